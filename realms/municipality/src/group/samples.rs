//! Groups as they look: empty, ordinary, longest, and with an error.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kit_web::{Asked, Failed, Fields, Sample};

use super::GroupPolicy;
use super::pages::list::{Counted, Groups, groups_page};
use super::pages::series::{Whole, group_page};
use super::pages::session::{Meeting, session_page};
use super::pages::{Back, paper};
use super::places::CallDue;
use super::plan::{OnClosed, Rhythm, plan};
use super::rules::{
    CallId, CallWhy, Fault, LeftWhy, Programme, ProgrammeId, Said, Seat, SeatId, SeriesId, Session,
    SessionId, Step,
};
use super::store::{Listed, Series};
use crate::course::GuestId;
use crate::house::{House, Mode, Worker, WorkerId};

/// Ids that are written here are ids; a sample without one has nothing to show.
fn ids<T>(id: Option<T>) -> Result<T, Failed> {
    id.ok_or(Failed::NotFound)
}

fn worker(key: &str, first_name: &str) -> Result<Worker, Failed> {
    Ok(Worker {
        id: ids(WorkerId::from_text(&format!("worker-{key}")))?,
        first_name: first_name.to_owned(),
        role: "worker".to_owned(),
        team: None,
    })
}

fn seat(number: usize, name: &str, seated: bool, left: Option<LeftWhy>) -> Result<Seat, Failed> {
    let at = Timestamp::UNIX_EPOCH;
    Ok(Seat {
        id: ids(SeatId::from_text(&format!("seat-{number:05}")))?,
        guest: ids(GuestId::from_text(&format!("guest-{number:05}")))?,
        called: name.to_owned(),
        queue_no: 1,
        from_place: 1,
        seated: seated.then_some(at),
        left: left.map(|why| (at, why)),
    })
}

fn sessions(first: Date) -> Result<Vec<Session>, Failed> {
    let rhythm = Rhythm {
        first,
        every_weeks: 1,
        meetings: 6,
    };
    let shut = first.saturating_add(14.days());
    let mut all = Vec::new();
    for (place, one) in (1_i64..).zip(plan(&rhythm, OnClosed::Move, |day| day == shut)) {
        all.push(Session {
            id: ids(SessionId::from_text(&format!("series-0001-{place}")))?,
            place,
            planned: one.day,
            at_min: 600,
            instead_of: one.instead_of,
            day: Some(one.day),
            stand_in: None,
            mode: None,
        });
    }
    Ok(all
        .into_iter()
        .map(|session| match session.place {
            2 => session.then(Step::Cancelled),
            4 => session.then(Step::Mode(Mode::Walk)),
            _ => session,
        })
        .collect())
}

fn series(name: &str) -> Result<Series, Failed> {
    Ok(Series {
        id: ids(SeriesId::from_text("series-0001"))?,
        programme: ids(ProgrammeId::from_text("programme-0001"))?,
        name: name.to_owned(),
        room: "Stuen mod haven".to_owned(),
        mode: Mode::House,
        places: 8,
        minutes: 120,
        every_weeks: 1,
        newcomers_weeks: Some(4),
        lead: ids(WorkerId::from_text("worker-jonas"))?,
        second: ids(WorkerId::from_text("worker-inge")).ok(),
        leaders: vec!["Jonas".to_owned(), "Inge".to_owned()],
    })
}

const LONGEST: &str = "Onsdagsværkstedet for hverdagsmestringsøvelser og eftermiddagskaffe";

fn programme() -> Programme {
    Programme {
        title: "Ro i hverdagen".to_owned(),
        intro: "Vi siger fornavne. Du må gerne bare sidde.".to_owned(),
        parts: vec!["At trække vejret. Vi prøver det sammen.".to_owned(); 6],
    }
}

fn whole(name: &str, first: Date) -> Result<Whole, Failed> {
    let sessions = sessions(first)?;
    let seats = vec![
        seat(0, "Anna", true, None)?,
        seat(1, "Benedikte-Alexandrine", true, None)?,
        seat(2, "Carl", false, None)?,
        seat(3, "Dorte", true, Some(LeftWhy::NoMatch))?,
    ];
    let calls = vec![CallDue {
        id: ids(CallId::from_text("call-0001"))?,
        session: sessions.get(1).map(|session| session.id.clone()),
        guest: ids(GuestId::from_text("guest-00000"))?,
        called: "Anna".to_owned(),
        why: CallWhy::Cancelled,
    }];
    let came = [(ids(GuestId::from_text("guest-00000"))?, 3)];
    Ok(Whole {
        house: House::default(),
        series: series(name)?,
        programme: programme(),
        sessions,
        seats,
        came: HashMap::from(came),
        calls,
        guests: vec![(ids(GuestId::from_text("guest-00009"))?, "Ejvind".to_owned())],
        names: HashMap::new(),
        notice: super::shown::notice(),
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let first = today.saturating_sub(6.days());
    let form = "form-0001";
    let workers = vec![worker("jonas", "Jonas")?, worker("inge", "Inge")?];
    let groups = Groups {
        house: House::default(),
        workers: workers.clone(),
        programmes: vec![Listed {
            id: ids(ProgrammeId::from_text("programme-0001"))?,
            title: "Ro i hverdagen".to_owned(),
            meetings: 6,
        }],
        all: [("Ro om onsdagen", 1), (LONGEST, 0)]
            .into_iter()
            .map(|(name, calls)| {
                Ok(Counted {
                    series: series(name)?,
                    sessions: sessions(first)?,
                    sitting: 8,
                    waiting: 2,
                    calls,
                })
            })
            .collect::<Result<_, Failed>>()?,
        policy: GroupPolicy::default(),
    };
    let wrong = |fields: &[(&str, &str)], faults: &[(&'static str, Fault)]| Back {
        fields: Fields::of(fields),
        faults: faults.to_vec(),
        receipt: None,
    };
    let list = |groups: &Groups, back: Back| groups_page(asked, groups, today, form, &back);
    let typed = [("name", ""), ("first", "snart"), ("places", "mange")];
    let amiss = [
        ("name", Fault::Empty),
        ("first", Fault::NoDay),
        ("places", Fault::Number(200)),
    ];
    let ordinary = whole("Ro om onsdagen", first)?;
    let empty = Whole {
        seats: Vec::new(),
        calls: Vec::new(),
        guests: Vec::new(),
        came: HashMap::new(),
        ..ordinary.clone()
    };
    let meeting = |place: usize| -> Result<Meeting, Failed> {
        let session = ordinary.sessions.get(place).cloned();
        let seats = ordinary.seats.iter().filter(|seat| seat.sits());
        Ok(Meeting {
            house: House::default(),
            workers: workers.clone(),
            series: series("Ro om onsdagen")?,
            programme: programme(),
            session: ids(session)?,
            seats: seats.cloned().collect(),
            noted: HashMap::from([(ids(GuestId::from_text("guest-00000"))?, Said::Came)]),
        })
    };
    let no_guest = wrong(&[("guest", "x")], &[("guest", Fault::NoGuest)]);
    let no_day = wrong(&[("day", "snart")], &[("day", Fault::NoDay)]);
    let longest = whole(LONGEST, first)?;
    let week = [(series("Ro om onsdagen")?, sessions(first)?)];
    let one = |whole: &Whole, back: Back| group_page(asked, whole, today, form, &back);
    let monday = crate::hours::rules::monday(today);
    let on =
        |place, back: Back| Ok::<_, Failed>(session_page(asked, &meeting(place)?, form, &back));
    let offer = crate::offer::sample("daghuset");
    let wrong_notice = wrong(
        &[("about", ""), ("shown", "ja")],
        &[("about", Fault::Empty)],
    );
    let two = (&ordinary.series, &longest.series);
    let mut all = super::shown::samples(asked, two, &ordinary.sessions)?;
    all.extend(vec![
        Sample::of(
            "groups",
            "empty",
            &list(&Groups::default(), Back::default()),
        )?,
        Sample::of("groups", "ordinary", &list(&groups, Back::default()))?,
        Sample::of("groups", "error", &list(&groups, wrong(&typed, &amiss)))?,
        Sample::of("group", "empty", &one(&empty, Back::default()))?,
        Sample::of("group", "ordinary", &one(&ordinary, Back::default()))?,
        Sample::of("group", "longest", &one(&longest, Back::default()))?,
        Sample::of("group", "error", &one(&ordinary, no_guest))?,
        Sample::of("group", "notice-error", &one(&ordinary, wrong_notice))?,
        Sample::of("group-session", "ordinary", &on(3, Back::default())?)?,
        Sample::of("group-session", "cancelled", &on(1, Back::default())?)?,
        Sample::of("group-session", "error", &on(3, no_day)?)?,
        Sample::of(
            "group-sheet",
            "ordinary",
            &paper::sheet(asked, &ordinary.series, &ordinary.sessions),
        )?,
        Sample::of(
            "group-week",
            "ordinary",
            &paper::week(asked, &House::default(), offer.as_ref(), &week, monday),
        )?,
        Sample::of(
            "group-week",
            "empty",
            &paper::week(asked, &House::default(), None, &[], monday),
        )?,
    ]);
    Ok(all)
}
