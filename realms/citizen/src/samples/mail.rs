//! The second step by mail: its page in every state, and every page on the way.

use kit_web::{Asked, Failed, Faults, Sample};

use crate::key::store::Card;
use crate::mail::act::State;
use crate::mail::pages;
use crate::mail::store::SecondStep;

pub(super) fn mail_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.now();
    let card = |left| Some(Card { made: now, left });
    let state = |address: &str, asks, left| State {
        step: Some(SecondStep {
            address: address.to_owned(),
            asks,
        }),
        card: card(left),
    };
    let none = State {
        step: None,
        card: card(10),
    };
    let no_card = State {
        step: None,
        card: None,
    };
    let (off, on) = (
        state("sofie@post.example", false, 9),
        state("sofie@post.example", true, 1),
    );
    let longest = state(
        "anne-sofie.margrethe.kirkegaard@en-meget-lang-udbyder.example",
        true,
        0,
    );
    let clean = Faults::none;
    let no_address = pages::fault("mail", asked.say("code-no-address"));
    let too_many = pages::fault("mail", pages::too_many(asked, now));
    let wrong = || pages::fault("kode", pages::wrong(asked, 3));
    let mail = |state, open, faults| pages::mail(asked, open, state, faults);
    Ok(vec![
        Sample::of("mail", "empty", &mail(&none, true, clean()))?,
        Sample::of("mail", "no-card", &mail(&no_card, true, clean()))?,
        Sample::of("mail", "error", &mail(&none, true, no_address))?,
        Sample::of("mail", "too-many", &mail(&none, true, too_many))?,
        Sample::of("mail", "closed", &mail(&none, false, clean()))?,
        Sample::of("mail", "off", &mail(&off, true, clean()))?,
        Sample::of("mail", "ordinary", &mail(&on, true, clean()))?,
        Sample::of("mail", "longest", &mail(&longest, true, clean()))?,
        Sample::of("mail-prove", "ordinary", &pages::prove(asked, clean()))?,
        Sample::of("mail-prove", "error", &pages::prove(asked, wrong()))?,
        Sample::of("mail-link", "ordinary", &pages::prove_link(asked, "0"))?,
        Sample::of("halted", "ordinary", &pages::halted(asked, clean()))?,
        Sample::of("halted", "error", &pages::halted(asked, wrong()))?,
        Sample::of("halted-link", "ordinary", &pages::halted_link(asked, "0"))?,
    ])
}
