//! Reminders: their page in every state, and the page behind the link that stops them.

use engine_planning::reminders::Early;
use kit_web::{Asked, Failed, Faults, Sample};

use crate::remind::act::Wishes;
use crate::remind::rules::{Choice, Fault, OWN_MAX, Words};
use crate::remind::store::Standing;
use crate::remind::{pages, stop_page};

pub(super) fn remind_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let address = "sofie@post.example";
    let wishes = |standing: Option<Standing>, waits: bool| Wishes {
        address: Some(address.to_owned()),
        standing,
        waiting: if waits {
            vec![asked.web.given.now()]
        } else {
            Vec::new()
        },
    };
    let standing = |words: Words, own: &str, early, stopped| {
        Some(Standing {
            choice: Choice::new((words, own.to_owned()), early, (20, 9)),
            stop: "0".repeat(32),
            stopped,
        })
    };
    let none = wishes(None, false);
    let on = wishes(standing(Words::See, "", Early::DayBefore, false), true);
    let stopped = wishes(standing(Words::Bare, "", Early::SameDay, true), false);
    let own =
        "Husk nøglerne, og at du gerne må gå hjem igen, når du vil, og at den blå dør er åben nu";
    let own: String = own.chars().take(OWN_MAX).collect();
    let longest = wishes(standing(Words::Own, &own, Early::Both, false), false);
    let wrong = [
        ("hvornaar", Fault::NoEarly),
        ("egne", Fault::TooLong),
        ("fra", Fault::NoQuiet),
    ];
    let nowhere = Wishes {
        address: None,
        ..wishes(None, false)
    };
    let page = |wishes, faults| pages::choose(asked, wishes, faults);
    let clean = Faults::none;
    Ok(vec![
        Sample::of("remind", "empty", &page(&none, clean()))?,
        Sample::of("remind", "ordinary", &page(&on, clean()))?,
        Sample::of("remind", "stopped", &page(&stopped, clean()))?,
        Sample::of("remind", "longest", &page(&longest, clean()))?,
        Sample::of(
            "remind",
            "error",
            &page(&none, pages::faults(asked, &wrong)),
        )?,
        Sample::of("remind", "no-address", &page(&nowhere, clean()))?,
        Sample::of("remind", "closed", &pages::closed(asked))?,
        Sample::of("remind-stop", "ordinary", &stop_page(asked, Some("0")))?,
        Sample::of("remind-stop", "done", &stop_page(asked, None))?,
    ])
}
