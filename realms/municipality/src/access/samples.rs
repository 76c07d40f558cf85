//! The pages as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::ErasureId;
use super::correct::{Corrected, Stands};
use super::decide::{Open, erasures_page};
use super::erase::Erasure;
use super::pages::{Right, Wish, correct_page, erase_page, own_page};
use super::rules::{Reason, Said, Scope, What};
use super::store::{Own, Value};
use crate::course::course_sample;

const LONG: &str = "At kunne gå gennem torvet midt på dagen, stille sig i køen til bageren og blive stående, til det \
    er ens tur, også når der er mange, som man ikke kender";

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (guest, course) = course_sample(asked).ok_or(Failed::NotFound)?;
    let now = asked.web.given.now();
    let kept = |text: &str| Value::Text(text.to_owned());
    let own = |goal: &str, rows: usize| Own {
        guest: guest.clone(),
        called: "Anna".to_owned(),
        protected: false,
        tables: vec![
            (
                "guest",
                vec![vec![
                    ("called", kept("Anna")),
                    ("made_ms", Value::Moment(now)),
                ]],
            ),
            (
                "course",
                vec![
                    vec![
                        ("basis", kept("82b")),
                        ("start_on", kept("2026-10-01")),
                        ("goal", kept(goal))
                    ];
                    rows
                ],
            ),
        ],
        looks: Vec::new(),
    };
    let right = |value: &str, corrected| Right {
        guest: guest.clone(),
        called: "Anna".to_owned(),
        standing: vec![
            Stands::sample(What::Called, "Anna"),
            Stands::sample(What::Goal, value),
        ],
        corrected,
        protected: false,
    };
    let erasure = |said| Erasure {
        id: ErasureId::new(&asked.web.given),
        guest: guest.clone(),
        reason: Reason::Wish,
        asked_by: "Jonas".to_owned(),
        asked: now,
        said,
        until: None,
    };
    let until = Scope::AllButTheNote(course.start.saturating_add(jiff::ToSpan::years(5)));
    let wish = |scope, before| Wish {
        guest: guest.clone(),
        called: "Anna".to_owned(),
        scope,
        before,
    };
    let corrected = vec![Corrected {
        what: What::Called,
        was: "Ana".to_owned(),
        line: "Anna".to_owned(),
        by: "Jonas".to_owned(),
        at: now,
    }];
    let fault = |field: &str, key: &str| {
        let mut faults = Faults::none();
        faults.add(field, asked.say(key));
        faults
    };
    let none = Fields::default();
    let typed = Fields::of(&[("what", "goal"), ("line", LONG)]);
    let correct =
        |right: &Right, typed: (&Fields, Faults)| correct_page(asked, right, "form-0001", typed);
    let erase = |wish: &Wish, faults| erase_page(asked, wish, "form-0001", faults);
    let open = |scope| Open {
        erasure: erasure(None),
        called: "Anna".to_owned(),
        scope,
    };
    Ok(vec![
        Sample::of(
            "own",
            "ordinary",
            &own_page(asked, &own("At synge igen.", 1)),
        )?,
        Sample::of("own", "longest", &own_page(asked, &own(LONG, 3)))?,
        Sample::of(
            "right",
            "ordinary",
            &correct(&right("At synge igen.", corrected), (&none, Faults::none())),
        )?,
        Sample::of(
            "right",
            "longest",
            &correct(&right(LONG, Vec::new()), (&none, Faults::none())),
        )?,
        Sample::of(
            "right",
            "error",
            &correct(
                &right("At synge igen.", Vec::new()),
                (&typed, fault("line", "right-fault-line")),
            ),
        )?,
        Sample::of(
            "erase",
            "empty",
            &erase(&wish(Scope::All, Vec::new()), Faults::none()),
        )?,
        Sample::of(
            "erase",
            "ordinary",
            &erase(
                &wish(
                    until,
                    vec![erasure(None), erasure(Some((Said::Refused, now)))],
                ),
                Faults::none(),
            ),
        )?,
        Sample::of(
            "erase",
            "error",
            &erase(
                &wish(until, Vec::new()),
                fault("reason", "erase-fault-reason"),
            ),
        )?,
        Sample::of(
            "erasures",
            "empty",
            &erasures_page(asked, &[], Faults::none()),
        )?,
        Sample::of(
            "erasures",
            "ordinary",
            &erasures_page(asked, &[open(until), open(Scope::All)], Faults::none()),
        )?,
    ])
}
