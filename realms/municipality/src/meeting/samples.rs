//! Meeting pages as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::pages::{Back, Meetings, meeting_page};
use super::rules::{Agreed, Draft, Line, Meeting};
use super::{LineId, MeetingId};
use crate::course::course_sample;
use crate::goal::rules::Agency;
use crate::goal::sheet_sample;
use crate::house::House;

const LONG: &str = "Vi går på torvet sammen hver fredag formiddag, også når det regner, og drikker kaffe bagefter, så der er \
    tid til at tale om, hvordan det gik";

fn sheet(asked: &Asked) -> Draft {
    let today = asked.web.given.today();
    let line = |who: Agency, what: &str| Line {
        what: what.to_owned(),
        who: who.key().to_owned(),
        until: Some(today),
    };
    Draft {
        with: vec!["guest".to_owned(), "jobcentre".to_owned()],
        words: "Jeg vil gerne synge igen, og jeg vil ikke presses.".to_owned(),
        lines: vec![
            line(Agency::Guest, "Går til prøve."),
            line(Agency::Jobcentre, LONG),
        ],
        review: String::new(),
    }
}

fn meetings(asked: &Asked, draft: Option<bool>, open: bool) -> Option<Meetings> {
    let (guest, course) = course_sample(asked)?;
    let agreed = |number: u8, done: bool| {
        Some(Agreed {
            id: LineId::from_text(&format!("meeting-line-{number}"))?,
            what: LONG.to_owned(),
            who: Agency::House,
            until: Some(asked.web.given.today()),
            done,
        })
    };
    let meeting = Meeting {
        id: MeetingId::from_text("meeting-0001")?,
        on: asked.web.given.today(),
        with: vec![Agency::Guest, Agency::House, Agency::Jobcentre],
        lines: vec![agreed(1, false)?, agreed(2, true)?],
        review: true,
    };
    let id = MeetingId::from_text("meeting-0002")?;
    Some(Meetings {
        guest,
        called: "Anna".to_owned(),
        house: House::default(),
        course,
        open,
        protected: false,
        goals: sheet_sample(asked)?,
        draft: draft.map(|closed| (id, sheet(asked), closed)),
        meetings: draft.map(|_| meeting).into_iter().collect(),
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let made = |draft, open| meetings(asked, draft, open).ok_or(Failed::NotFound);
    let page = |all: &Meetings, back| meeting_page(asked, all, "form-0001", back);
    let plain = |all: Meetings| page(&all, Back::default());
    let mut faults = Faults::none();
    faults.add("what-1", asked.say("meeting-fault-nothing"));
    let wrong = Back {
        fields: Fields::of(&[("words", LONG), ("with", "guest")]),
        faults,
        receipt: None,
    };
    Ok(vec![
        Sample::of("meeting", "empty", &plain(made(None, true)?))?,
        Sample::of("meeting", "ordinary", &plain(made(Some(true), true)?))?,
        Sample::of("meeting", "longest", &plain(made(Some(false), true)?))?,
        Sample::of("meeting", "ended", &plain(made(Some(true), false)?))?,
        Sample::of("meeting", "error", &page(&made(None, true)?, wrong))?,
    ])
}
