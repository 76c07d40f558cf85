//! The pages as they look.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Sample};

use super::pages::{Around, Held, card_page, enter_page, own_page};
use crate::course::guest_samples;
use crate::door::protected::{Of, ask_page};

const LONG: &str = "Ring eller skriv til din kontaktperson på hverdage mellem 9 og 15. Er det svært at ringe, så send \
    en besked. Vi svarer senest den næste hverdag, og er huset lukket, står det på døren.";

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (running, ended) = guest_samples(asked).ok_or(Failed::NotFound)?;
    let held = |on, left| Held {
        guest: running.id.clone(),
        called: "Anna".to_owned(),
        on,
        protected: false,
        made: (left > 0).then(|| asked.web.given.now()),
        left,
    };
    let today = asked.web.given.today();
    let around = || Around {
        phone: "70 00 00 00".to_owned(),
        reach: LONG.to_owned(),
        watches: (1..6)
            .map(|n| (today.saturating_add(n.days()), 540, 720))
            .collect(),
        ..Around::default()
    };
    let codes: Vec<String> = ["BCDF-GHJK-LMNP", "QRST-VWXZ-BCDF"]
        .map(str::to_owned)
        .to_vec();
    let card = |held: &Held, codes: &[String]| card_page(asked, held, "form-0001", codes);
    let page = |guest, around| own_page(asked, guest, around, "form-0001");
    let paper = Around {
        on_paper: true,
        ..around()
    };
    let asks = |shown| {
        let of = Of {
            called: "Anna",
            protected: true,
            back: "/gaest/guest-00001",
        };
        ask_page(asked, of, shown)
    };
    let said = (asked.say("slip-goal"), LONG.to_owned());
    let waits = asked.tell("own-fault-code", &[("seconds", 3.into())]);
    Ok(vec![
        Sample::of("own-enter", "ordinary", &enter_page(asked, None))?,
        Sample::of("own-enter", "error", &enter_page(asked, Some(waits)))?,
        Sample::of("own-card", "empty", &card(&held(false, 0), &[]))?,
        Sample::of("own-card", "ordinary", &card(&held(true, 7), &[]))?,
        Sample::of("own-card", "codes", &card(&held(true, 10), &codes))?,
        Sample::of("protected", "empty", &asks(Vec::new()))?,
        Sample::of("protected", "longest", &asks(vec![said; 6]))?,
        Sample::of("own-page", "empty", &page(&running, Around::default()))?,
        Sample::of("own-page", "longest", &page(&running, around()))?,
        Sample::of("own-page", "ended", &page(&ended, around()))?,
        Sample::of("own-page", "paper", &page(&running, paper))?,
    ])
}
