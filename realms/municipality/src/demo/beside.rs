//! What stands beside the demo's courses, so that no page of it is empty: talks with answers, notes, a card, reminders, a
//! hand-over, other help, and what colleagues may be asked about.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_store::{Given, StoreError, Tx};

use super::history::History;
use super::worker_id;
use crate::colleagues::store as colleagues;
use crate::course::after::Next;
use crate::course::beside as kept;
use crate::course::policy::CardPolicy;
use crate::course::rules::{CourseId, GuestId};
use crate::course::steps::put_step;
use crate::course::story::Step;
use crate::course::support::Kind;
use crate::handover::rules::{HandoverId, Part};
use crate::handover::store as handovers;
use crate::house::{FormId, Mode};
use crate::instrument::{Answer, Answers, Ask, Moment, own};
use crate::note::store::{self as notes, NewNote};
use crate::offer::store as offers;
use crate::remind::rules::{Choice, Way, Words};
use crate::remind::store as reminders;
use crate::talk::policy::TalkPolicy;
use crate::talk::rules::TalkId;
use crate::talk::sheet::Filled;
use crate::talk::store::{self as talks, NewSet, NewTalk};
use engine_planning::reminders::Early;

/// Guests who answer the questions of their talks.
const ANSWERING: [usize; 4] = [1, 2, 3, 4];
/// What they say in their own words, one talk after another.
const SAID: [&str; 4] = [
    "Jeg kom ud ad døren to gange.",
    "",
    "Søndagen var lang.",
    "Det hjalp at gå, mens vi talte.",
];
/// The next steps of the notes.
const NEXT: [&str; 3] = [
    "Vi går en tur ved havnen tirsdag kl. 10.",
    "Ringer sammen til boligselskabet.",
    "Ser på ugens plan næste gang.",
];

fn form(text: &str) -> Result<FormId, StoreError> {
    FormId::from_text(text).ok_or(StoreError::Broken("a demo id is an id"))
}

fn guest(number: usize) -> Result<GuestId, StoreError> {
    GuestId::from_text(&format!("guest-{number:05}"))
        .ok_or(StoreError::Broken("a demo id is an id"))
}

fn course(number: usize) -> Result<CourseId, StoreError> {
    CourseId::from_text(&format!("course-{number:05}"))
        .ok_or(StoreError::Broken("a demo id is an id"))
}

/// All of it.
pub(super) fn beside(
    tx: &mut Tx<'_>,
    history: &History,
    today: Date,
    given: &Given,
) -> Result<(), StoreError> {
    let offer = offers::first(tx, today)?.id.to_string();
    for number in 0..history.courses.len() {
        held(tx, history, number, &offer, given)?;
        card(tx, history, number, given)?;
    }
    for number in [0, 1, 2] {
        note(tx, history, number, given)?;
    }
    remind(tx, given)?;
    hand_over(tx, given)?;
    other_help(tx, today, given)?;
    staff(tx, given)
}

/// The talks of one guest; those who answer leave a gap now and then.
fn held(
    tx: &mut Tx<'_>,
    history: &History,
    number: usize,
    offer: &str,
    given: &Given,
) -> Result<(), StoreError> {
    let Some(told) = history.courses.get(number) else {
        return Ok(());
    };
    let talks = told.steps.iter().enumerate();
    for (place, (_, at)) in talks.filter(|(_, (step, _))| matches!(step, Step::Talk(_))) {
        let id = format!("step-{:05}", number * 100 + place);
        let mode = Mode::ALL.get((number + place) % 4).copied();
        let new = NewTalk {
            id: form(&id)?,
            guest: guest(number)?,
            offer: Some(offer.to_owned()),
            mode: mode.unwrap_or(Mode::House),
            day: given.zoned(*at).date(),
            by: told.new.contact.clone(),
            now: *at,
        };
        talks::begin(tx, &new)?;
        if ANSWERING.contains(&number) && place % 4 != 2 {
            for moment in [Moment::Start, Moment::End] {
                answers(tx, &new, (number, place), moment)?;
            }
        }
    }
    Ok(())
}

/// Answers that rise slowly and not every time, as they do.
fn answers(
    tx: &mut Tx<'_>,
    talk: &NewTalk,
    (number, place): (usize, usize),
    moment: Moment,
) -> Result<(), StoreError> {
    let all = own(&str::to_owned);
    let mut filled = Filled {
        answers: BTreeMap::new(),
        note: match moment {
            Moment::Start => SAID.get(place % SAID.len()).copied().unwrap_or_default(),
            Moment::End | Moment::Health => "",
        }
        .to_owned(),
    };
    for instrument in TalkPolicy::default().at(moment, &all) {
        let asked = instrument.items.iter().enumerate();
        let answers: Answers = asked
            .filter(|(_, item)| matches!(item.ask, Ask::Scale(_)))
            .map(|(nth, item)| {
                let step = 3 + place / 2 + (number + place + nth) % 3;
                let value = i32::try_from(step.min(9)).unwrap_or(5);
                (item.key.clone(), Answer::Number(value))
            })
            .collect();
        filled.answers.insert(instrument.key(), answers);
    }
    let new = NewSet {
        id: form(&format!("{}-{}", talk.id, moment.key()))?,
        talk: TalkId::from_text(talk.id.as_str())
            .ok_or(StoreError::Broken("a form's id is a talk's"))?,
        moment,
        filled,
        by: talk.by.clone(),
        now: talk.now,
        over: None,
    };
    talks::put(tx, &talk.guest, &new).map(|_| ())
}

/// Whose course ended to talks as needed has a card, and has used of it.
fn card(
    tx: &mut Tx<'_>,
    history: &History,
    number: usize,
    given: &Given,
) -> Result<(), StoreError> {
    let told = history.courses.get(number);
    let Some((Step::Ended(ending), at)) = told.and_then(|told| told.steps.last()) else {
        return Ok(());
    };
    let Some(told) = told.filter(|_| ending.next == Next::Talks) else {
        return Ok(());
    };
    let (day, by) = (given.zoned(*at).date(), &told.new.contact);
    let id = form(&format!("card-{number:05}"))?;
    let course = course(number)?;
    kept::give_card(tx, &id, &course, &CardPolicy::default(), day, by, *at)?;
    let used = day.saturating_add(7.days());
    if used < given.today()
        && let Some(card) = kept::card(tx, &course)?
    {
        let punch = form(&format!("punch-{number:05}"))?;
        kept::punch(tx, &punch, &card, used, by, *at)?;
    }
    Ok(())
}

/// Two notes with the last two talks of a guest.
fn note(
    tx: &mut Tx<'_>,
    history: &History,
    number: usize,
    given: &Given,
) -> Result<(), StoreError> {
    let Some(told) = history.courses.get(number) else {
        return Ok(());
    };
    for (nth, (_, at)) in told.steps.iter().rev().take(2).enumerate() {
        let new = NewNote {
            form: form(&format!("note-{number:05}-{nth}"))?,
            on: given.zoned(*at).date(),
            purpose: String::new(),
            next: NEXT
                .get((number + nth) % NEXT.len())
                .copied()
                .unwrap_or_default()
                .to_owned(),
            corrects: None,
        };
        let about = (&course(number)?, told.new.offer);
        notes::put(tx, &guest(number)?, about, &new, &told.new.contact, *at)?;
    }
    Ok(())
}

/// One guest wants a message before appointments, in words that tell nobody anything.
fn remind(tx: &mut Tx<'_>, given: &Given) -> Result<(), StoreError> {
    let choice = Choice {
        way: Way::Sms,
        address: "+4512345678".to_owned(),
        words: Words::Own("Husk vores aftale".to_owned()),
        early: Early::DayBefore,
    };
    let (by, stop) = (worker_id("jonas"), kit_web::door::token(given));
    let id = form("reminder-00001")?;
    let who = (&by, given.now());
    reminders::choose(tx, &id, &guest(1)?, &choice, &stop, who).map(|_| ())
}

/// One near the end moves on: what the next place needs to know is being written together.
fn hand_over(tx: &mut Tx<'_>, given: &Given) -> Result<(), StoreError> {
    let (id, by) = ("handover-00001", worker_id("birgitte"));
    let plan = Step::Planned(
        Next::OtherHelp(Kind::S85),
        "Jeg vil møde den nye først.".to_owned(),
    );
    put_step(
        tx,
        &form("plan-00001")?,
        &course(2)?,
        &plan,
        &by,
        given.now(),
    )?;
    let parts = [Part::Goal, Part::Helps, Part::Wish];
    let about = (Kind::S85, parts.as_slice());
    handovers::begin(tx, given, &form(id)?, &course(2)?, about, &by)?;
    let row = HandoverId::from_text(id).ok_or(StoreError::Broken("a demo id is an id"))?;
    let texts = [
        (Part::Helps, "At blive hentet ved døren de første gange."),
        (Part::Wish, "At møde den nye, før vi slutter her."),
    ]
    .map(|(part, text)| (part, text.to_owned()));
    handovers::write(tx, &guest(2)?, &row, (&texts, "Sig, at jeg helst går."))
}

/// Help under another section at the same time, and a small thing to do.
fn other_help(tx: &mut Tx<'_>, today: Date, given: &Given) -> Result<(), StoreError> {
    let (by, now) = (worker_id("jonas"), given.now());
    let since = today.saturating_sub(200.days());
    let what = (Kind::S85, since, None);
    kept::put_support(tx, &form("support-00001")?, &guest(1)?, what, &by, now)?;
    let todo = form("todo-00001")?;
    let line = "Tage brevet fra boligstøtten med.";
    kept::put_todo(tx, &todo, &guest(1)?, &course(1)?, line, &by, now)
}

/// What three of the house may be asked about and where else they work, and a line that waits for an answer.
fn staff(tx: &mut Tx<'_>, given: &Given) -> Result<(), StoreError> {
    for (key, topics, also) in [
        ("birgitte", "Breve, boligstøtte", ""),
        ("jonas", "Gåture, unge, gæld", "§ 85 mandag og tirsdag"),
        ("inge", "Sundhed, søvn", "§ 104 torsdag"),
    ] {
        colleagues::put(tx, &worker_id(key), topics, also)?;
    }
    let (from, to) = (worker_id("birgitte"), worker_id("jonas"));
    let line = "Hvem ved noget om en gældssanering?";
    colleagues::ask(
        tx,
        &form("question-00001")?,
        (&from, &to),
        line,
        given.now(),
    )
}
