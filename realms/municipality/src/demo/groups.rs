//! The groups of the demo: one that has a queue and a cancelled meeting, and one that walks.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_store::{Given, StoreError, Tx};

use super::worker_id;
use crate::course::GuestId;
use crate::group::plan::{OnClosed, plan};
use crate::group::rules::{NewSeries, Programme, ProgrammeId, Said, SeriesId, Step};
use crate::group::shown::{self, Notice};
use crate::group::{places, store};
use crate::house::{FormId, Mode};

/// A group as it is told here.
struct Told {
    key: &'static str,
    title: &'static str,
    intro: &'static str,
    parts: &'static [&'static str],
    /// What it is in plain words, and for whom.
    about: &'static str,
    for_whom: &'static str,
    /// Words to find similar groups by.
    words: &'static str,
    room: &'static str,
    mode: Mode,
    places: i64,
    every_weeks: i64,
    /// Days from today to its first meeting. Never a whole week, so that none of them meets today.
    first: i64,
    /// Numbers of the guests who asked, in their order.
    guests: std::ops::Range<usize>,
}

const GROUPS: [Told; 2] = [
    Told {
        key: "ro",
        title: "Ro og små pauser",
        intro: "Vi siger fornavne. Du må gerne sidde ved døren og bare lytte.",
        parts: &[
            "Hvad giver ro? Vi samler på det.",
            "At trække vejret. Vi prøver det sammen.",
            "Når tankerne løber. Tre ting, der hjælper.",
            "At sige nej tak.",
            "En pause midt på dagen.",
            "Søvn. Hvad gør vi om aftenen?",
            "At bede om hjælp.",
            "Det, der gik godt. Og hvad så nu?",
        ],
        about: "Et lille ACT-hold. ACT betyder, at man øver sig i at have svære tanker uden at følge dem. Vi øver korte pauser sammen.",
        for_whom: "Voksne, der bekymrer sig meget. Man behøver ikke at fortælle noget.",
        words: "ro",
        room: "Stuen mod haven",
        mode: Mode::House,
        places: 5,
        every_weeks: 1,
        first: -13,
        guests: 0..7,
    },
    Told {
        key: "gaa",
        title: "Gå og snak",
        intro: "Vi går to og to. Ingen skal fortælle noget.",
        parts: &["En times tur ad åstien."; 6],
        about: "En rolig gåtur på en time. Man går to og to.",
        for_whom: "Voksne, der gerne vil ud og gå med andre.",
        words: "gåtur",
        room: "Ved lågen",
        mode: Mode::Walk,
        places: 8,
        every_weeks: 2,
        first: 2,
        guests: 7..10,
    },
];

fn form(text: &str) -> Result<FormId, StoreError> {
    FormId::from_text(text).ok_or(StoreError::Broken("a demo id is an id"))
}

/// Writes both.
pub(crate) fn groups(tx: &mut Tx<'_>, today: Date, given: &Given) -> Result<(), StoreError> {
    for told in &GROUPS {
        group(tx, told, today, given)?;
    }
    Ok(())
}

fn group(tx: &mut Tx<'_>, told: &Told, today: Date, given: &Given) -> Result<(), StoreError> {
    let broken = StoreError::Broken("a demo id is an id");
    let (by, now) = (worker_id("jonas"), given.now());
    let programme = Programme {
        title: told.title.to_owned(),
        intro: told.intro.to_owned(),
        parts: told.parts.iter().map(|part| (*part).to_owned()).collect(),
    };
    let programme_id = format!("programme-{}", told.key);
    store::put_programme(tx, &form(&programme_id)?, &programme, now)?;
    let first = today.saturating_add(told.first.days());
    let new = NewSeries {
        programme: ProgrammeId::from_text(&programme_id).ok_or(broken)?,
        name: told.title.to_owned(),
        room: told.room.to_owned(),
        mode: told.mode,
        places: told.places,
        at_min: 600,
        minutes: 120,
        first,
        every_weeks: told.every_weeks,
        newcomers_weeks: Some(4),
        on_closed: OnClosed::Skip,
        lead: by.clone(),
        second: Some(worker_id("inge")),
    };
    let planned = plan(
        &new.rhythm(programme.parts.len()),
        new.on_closed,
        engine_planning::calendar::is_holiday,
    );
    let series = format!("series-{}", told.key);
    store::open(tx, &form(&series)?, &new, &planned, now)?;
    let series = SeriesId::from_text(&series).ok_or(StoreError::Broken("a demo id is an id"))?;
    for number in told.guests.clone() {
        let guest = GuestId::from_text(&format!("guest-{number:05}"));
        let guest = guest.ok_or(StoreError::Broken("a demo id is an id"))?;
        let seat = form(&format!("seat-{number:05}"))?;
        places::join(tx, &seat, (&series, &guest), &by, first, now)?;
    }
    let notice = Notice {
        about: told.about.to_owned(),
        for_whom: told.for_whom.to_owned(),
        spot: "Havnegade 3, Demokøbing".to_owned(),
        words: told.words.to_owned(),
        shown: true,
    };
    let row = form(&format!("notice-{}", told.key))?;
    shown::store::put(tx, &row, (&series, &notice), (&by, now))?;
    told_so_far(tx, told, &series, today, given)
}

/// Who came to the meetings that have been, and the next one cancelled where the group has met already.
fn told_so_far(
    tx: &mut Tx<'_>,
    told: &Told,
    id: &SeriesId,
    today: Date,
    given: &Given,
) -> Result<(), StoreError> {
    let (by, now) = (worker_id("jonas"), given.now());
    let series = store::series(tx, id)?.ok_or(StoreError::Broken("a demo group is there"))?;
    let seats = places::seats(tx, id)?;
    let sessions = store::sessions(tx, id)?;
    let been = |day: Option<Date>| day.is_some_and(|day| day < today);
    for session in sessions.iter().filter(|session| been(session.day)) {
        for (number, seat) in seats.iter().filter(|seat| seat.sits()).enumerate() {
            // Everybody but one each time, another each time.
            let place = usize::try_from(session.place).unwrap_or(0);
            let said = if number == place {
                Said::NotToday
            } else {
                Said::Came
            };
            let row = form(&format!("came-{}-{number}", session.id))?;
            places::note(tx, &row, &session.id, &seat.guest, said, (&by, now))?;
        }
    }
    let next = sessions.iter().find(|session| !been(session.day));
    if let (Some(next), true) = (next, told.first < 0) {
        let row = form(&format!("off-{}", next.id))?;
        store::change(tx, &row, (&series, next), &Step::Cancelled, &by, now)?;
    }
    Ok(())
}
