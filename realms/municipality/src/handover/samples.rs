//! Hand-over pages as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::pages::{Moving, handover_page};
use super::rules::{Handover, HandoverId, Part, State};
use crate::course::after::Reason;
use crate::course::course_sample;
use crate::course::support::Kind;
use crate::house::House;

const LONG: &str = "Om morgenen er det svært at komme ud ad døren, især når det regner, eller når der har været \
    mange mennesker dagen før. Når nogen ringer klokken ni og siger, at de står nede ved cyklerne, går det som regel.";

fn moving(asked: &Asked, to: Option<Kind>, state: Option<State>) -> Option<Moving> {
    let (guest, course) = course_sample(asked)?;
    let id = HandoverId::from_text("handover-01")?;
    Some(Moving {
        guest,
        called: "Anna".to_owned(),
        protected: false,
        house: House::default(),
        course,
        to,
        ended: Some(Reason::TimeIsUp),
        handover: state.map(|state| Handover {
            id,
            receiver: Kind::S85,
            words: "Jeg vil gerne have en, der kommer om morgenen.".to_owned(),
            state,
            parts: vec![
                (Part::Goal, "Jeg vil synge igen.".to_owned()),
                (Part::Hard, LONG.to_owned()),
            ],
        }),
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let at = asked.web.given.now();
    let made = |to, state| moving(asked, to, state).ok_or(Failed::NotFound);
    let page = |moving: &Moving, typed: &Fields, faults| {
        handover_page(asked, moving, "form-0001", (typed, faults))
    };
    let plain = |moving: Moving| page(&moving, &Fields::default(), Faults::none());
    let help = Some(Kind::S85);
    let mut faults = Faults::none();
    faults.add("read", asked.say("hand-fault-read"));
    let typed = Fields::of(&[("goal", LONG), ("hard", LONG), ("words", LONG)]);
    let draft = made(help, Some(State::Draft))?;
    Ok(vec![
        Sample::of("handover", "empty", &plain(made(None, None)?))?,
        Sample::of("handover", "ordinary", &plain(made(help, None)?))?,
        Sample::of("handover", "draft", &plain(draft.clone()))?,
        Sample::of("handover", "error", &page(&draft, &typed, faults))?,
        Sample::of(
            "handover",
            "longest",
            &plain(made(help, Some(State::Released(at)))?),
        )?,
        Sample::of(
            "handover",
            "withdrawn",
            &plain(made(help, Some(State::Withdrawn))?),
        )?,
        Sample::of(
            "handover",
            "carried",
            &plain(made(help, Some(State::Carried))?),
        )?,
    ])
}
