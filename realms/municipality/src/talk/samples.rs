//! The pages of talks as they look.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::act::{Held, own_of};
use super::pages::{Back, field_id, talk_page};
use super::policy::TalkPolicy;
use super::rules::{Set, Talk, TalkId};
use super::sheet::{Filled, Sheet};
use super::store::Turned;
use super::turn_pages::{At, clash_page, code_page, own_code_page, question_page, thanks_page};
use crate::course::GuestId;
use crate::course::rules::{CourseId, Hat, Offer};
use crate::course::store::Course;
use crate::house::{FormId, House, Mode, WorkerId};
use crate::instrument::{Answer, Moment};

const LONG: &str = "Jeg vil gerne fortælle om en uge med både regn og sol. Hver dag kom jeg uden for en dør. \
    Det gjorde jeg også den dag, hvor jeg helst ville blive liggende. Jeg trak bare dynen over hovedet, og så stod jeg op alligevel.";

fn filled(asked: &Asked, moment: Moment, value: i32, note: &str) -> Filled {
    let mut filled = Filled {
        note: note.to_owned(),
        ..Filled::default()
    };
    for one in own_of(asked).iter().filter(|one| one.moment == moment) {
        let answers = one
            .scoring
            .items
            .iter()
            .map(|key| (key.clone(), Answer::Number(value)));
        filled.answers.insert(one.key(), answers.collect());
    }
    filled
}

fn talk(
    asked: &Asked,
    n: i64,
    day: Date,
    mode: Mode,
    sides: &[(Moment, i32, &str)],
) -> Option<Talk> {
    let sets = sides.iter().map(|(moment, value, note)| {
        let id = FormId::from_text(&format!("answers-{n}-{}", moment.key()))?;
        let filled = filled(asked, *moment, *value, note);
        Some((*moment, Set { id, filled }))
    });
    Some(Talk {
        id: TalkId::from_text(&format!("talk-0000{n}"))?,
        mode,
        day,
        at: asked.web.given.moment(day.at(10, 0, 0, 0)),
        by: "Birgitte".to_owned(),
        sets: sets.collect::<Option<_>>()?,
    })
}

fn held(asked: &Asked, talks: Vec<Talk>, has_code: bool) -> Option<Held> {
    let start = asked.web.given.today().saturating_sub(40.days());
    let by = "Birgitte".to_owned();
    Some(Held {
        id: GuestId::from_text("guest-00001")?,
        called: "Anna".to_owned(),
        house: House::default(),
        course: Course {
            id: CourseId::from_text("course-0001")?,
            offer: Offer::Individual,
            start,
            end: Some(engine_planning::clock::end_of(start, 6)),
            goal: "Jeg vil synge igen.".to_owned(),
            afterwards: Some("Koret om torsdagen.".to_owned()),
            contact: WorkerId::from_text("worker-birgitte")?,
            contact_name: by.clone(),
            decided_by: by,
            hat: Hat::Worker,
            with: None,
            decided_at: None,
        },
        talks,
        instruments: own_of(asked),
        policy: TalkPolicy {
            reach: "Ring til Birgitte mellem 9 og 15, eller skriv en sms.".to_owned(),
            ..TalkPolicy::default()
        },
        offer: None,
        today: asked.web.given.today(),
        trained: true,
        has_code,
    })
}

fn history(asked: &Asked) -> Option<Vec<Talk>> {
    let today = asked.web.given.today();
    let day = |weeks: i64| today.saturating_sub((weeks * 7).days());
    Some(vec![
        talk(
            asked,
            1,
            day(5),
            Mode::House,
            &[(Moment::Start, 3, "Svært at sove."), (Moment::End, 8, "")],
        )?,
        talk(
            asked,
            2,
            day(4),
            Mode::Walk,
            &[(Moment::Start, 5, ""), (Moment::End, 9, LONG)],
        )?,
        talk(asked, 3, day(2), Mode::Phone, &[])?,
        talk(
            asked,
            4,
            day(1),
            Mode::Home,
            &[(Moment::Start, 6, "Vi nåede helt ud til åen.")],
        )?,
        talk(asked, 5, today, Mode::Walk, &[(Moment::Start, 7, "")])?,
    ])
}

/// An invented address of the public pages.
const ORIGIN: &str = "https://faellesskaber.example";

fn turned(moment: Moment) -> Option<Turned> {
    Some(Turned {
        id: FormId::from_text("turn-00001")?,
        guest: GuestId::from_text("guest-00001")?,
        talk: TalkId::from_text("talk-00005")?,
        moment,
        worker: WorkerId::from_text("worker-birgitte")?,
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let missing = || Failed::NotFound;
    let made = |talks, code| held(asked, talks, code).ok_or_else(missing);
    let page = |held: &Held, back| talk_page(asked, held, ORIGIN, (today, "form-0001"), back);
    let all = history(asked).ok_or_else(missing)?;
    let ordinary = made(all.clone(), true)?;
    let bare = made(
        talk(asked, 9, today, Mode::House, &[])
            .into_iter()
            .collect(),
        false,
    )?;
    let mut wrong = Back {
        fields: Fields::of(&[("moment", "end"), ("q0", "11"), ("note", LONG)]),
        ..Back::default()
    };
    wrong
        .faults
        .add(&field_id(Moment::End, "q0"), asked.say("talk-fault-step"));
    let set = all
        .last()
        .and_then(|talk| talk.sets.get(&Moment::Start))
        .cloned();
    let both = (
        set.ok_or_else(missing)?,
        filled(asked, Moment::Start, 4, LONG),
    );
    let mut two = Back {
        clash: Some(both.clone()),
        ..Back::default()
    };
    two.faults.add("clash", asked.say("talk-clash-fault"));

    let sheet = |moment| Sheet(ordinary.policy.at(moment, &ordinary.instruments));
    let turn = turned(Moment::End).ok_or_else(missing)?;
    let typed = |name: &str| match name {
        "q0" => "8".to_owned(),
        "q2" => LONG.to_owned(),
        _ => String::new(),
    };
    let ask = |at: usize, faults: Faults| {
        let at = At {
            at,
            form: "form-0001",
            typed: &typed,
            faults,
        };
        question_page(asked, &turn, &sheet(Moment::End), at)
    };
    let mut too_long = Faults::none();
    too_long.add(
        &field_id(Moment::End, "q2"),
        asked.tell("line-too-long", &[("max", 300.into())]),
    );
    Ok(vec![
        Sample::of(
            "talk",
            "empty",
            &page(&made(Vec::new(), false)?, Back::default()),
        )?,
        Sample::of("talk", "begun", &page(&bare, Back::default()))?,
        Sample::of("talk", "ordinary", &page(&ordinary, Back::default()))?,
        Sample::of("talk", "error", &page(&ordinary, wrong))?,
        Sample::of("talk", "two-windows", &page(&ordinary, two))?,
        Sample::of("turn", "ordinary", &ask(0, Faults::none()))?,
        Sample::of("turn", "longest", &ask(4, Faults::none()))?,
        Sample::of("turn", "error", &ask(2, too_long))?,
        Sample::of("turn", "review", &ask(5, Faults::none()))?,
        Sample::of("turn", "thanks", &thanks_page(asked))?,
        Sample::of(
            "turn",
            "two-windows",
            &clash_page(asked, &both, &ordinary.instruments, "form-0002".to_owned()),
        )?,
        Sample::of("turn", "code", &code_page(asked, None))?,
        Sample::of(
            "turn",
            "code-wrong",
            &code_page(asked, Some(asked.say("turn-code-wrong"))),
        )?,
        Sample::of("my-code", "empty", &own_code_page(asked, None, None))?,
        Sample::of(
            "my-code",
            "error",
            &own_code_page(asked, None, Some(("code", asked.say("my-code-plain")))),
        )?,
    ])
}
