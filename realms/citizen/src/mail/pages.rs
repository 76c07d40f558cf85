//! `/min/mail` and its steps, and the page between the words and the room.

use jiff::Timestamp;
use kit_web::{Asked, Choice, Faults, Field, Link, Opt};
use kit_words::when;

use super::act::State;
use crate::form::{AskPage, Button, Item};

/// What the form says to turn the asking on.
pub(crate) const TURN_ON: &str = "taend";
/// What the form says to turn it off.
pub(crate) const TURN_OFF: &str = "sluk";
/// What the form says to take the address away.
pub(crate) const REMOVE: &str = "fjern";
/// What the form says to send another code.
pub(crate) const AGAIN: &str = "ny";
/// The name of the tick "remember this browser".
pub(crate) const REMEMBER: &str = "husk";

/// One fault at a field.
pub(crate) fn fault(field: &str, text: String) -> Faults {
    let mut faults = Faults::none();
    faults.add(field, text);
    faults
}

/// Digits or a link that opened nothing.
pub(crate) fn wrong(asked: &Asked, seconds: i64) -> String {
    asked.tell("mail-wrong", &[("seconds", seconds.into())])
}

/// Too early for another code.
pub(crate) fn too_many(asked: &Asked, at: Timestamp) -> String {
    let clock = when::clock(asked.lang(), asked.web.given.zoned(at).time());
    asked.tell("mail-too-many", &[("time", clock.into())])
}

/// `/min/mail`: what it is, what happens if it fails, and what the room has chosen.
pub(crate) fn mail(asked: &Asked, is_open: bool, state: &State, faults: Faults) -> AskPage {
    let mut lead = vec![asked.say("mail-lead"), asked.say("mail-alone")];
    let mut buttons = Vec::new();
    let mut items = Vec::new();
    let cards = state.card.map_or(0, |card| card.left);
    if let Some(step) = &state.step {
        lead.push(asked.tell("mail-have", &[("address", step.address.as_str().into())]));
        lead.push(asked.say(if step.asks { "mail-on" } else { "mail-off" }));
        if step.asks {
            buttons.push(Button::to(TURN_OFF, asked.say("mail-turn-off")));
        } else {
            buttons.push(Button::to(TURN_ON, asked.say("mail-turn-on")));
        }
        buttons.push(Button::to(REMOVE, asked.say("mail-remove")).quiet());
    } else if is_open {
        let field = Field::new("mail", asked.say("mail-field"))
            .hint(asked.say("mail-hint"))
            .kind("email")
            .autocomplete("email")
            .keep(&asked.fields, &faults);
        items.push(Item::Line(field));
        buttons.push(Button::on(asked.say("mail-send")));
    }
    if !is_open {
        lead.push(asked.say("mail-closed"));
    }
    // Said before it is turned on: what opens if the mail does not come.
    let below = if cards == 0 {
        asked.say("mail-card-first")
    } else {
        let left = i64::try_from(cards).unwrap_or(i64::MAX);
        asked.tell("mail-card-opens", &[("left", left.into())])
    };
    AskPage {
        frame: asked.frame(asked.say("title-mail")).back("/min/hvem"),
        heading: asked.say("mail-heading"),
        lead,
        action: "/min/mail".to_owned(),
        hidden: Vec::new(),
        items,
        faults,
        buttons,
        below,
        links: vec![Link::to("/min/kort", asked.say("code-link"))],
    }
}

fn digits(asked: &Asked, faults: &Faults) -> Item {
    // What was typed is not shown again: it lets somebody in.
    let mut field = Field::new("kode", asked.say("mail-digits")).autocomplete("one-time-code");
    field.fault = faults.of("kode");
    Item::Line(field)
}

/// `/min/mail/kode`: the digits that prove an address.
pub(crate) fn prove(asked: &Asked, faults: Faults) -> AskPage {
    AskPage {
        frame: asked.frame(asked.say("title-mail-prove")).back("/min/mail"),
        heading: asked.say("mail-prove-heading"),
        lead: vec![asked.say("mail-sent"), asked.say("mail-browser")],
        action: "/min/mail/kode".to_owned(),
        hidden: Vec::new(),
        items: vec![digits(asked, &faults)],
        faults,
        buttons: vec![Button::on(asked.say("mail-prove"))],
        below: String::new(),
        links: vec![Link::to("/min/mail", asked.say("mail-other"))],
    }
}

/// `/min/mail/link/…`: the button behind the mail's link.
pub(crate) fn prove_link(asked: &Asked, token: &str) -> AskPage {
    AskPage {
        frame: asked.frame(asked.say("title-mail-link")).back("/min/mail"),
        heading: asked.say("mail-link-heading"),
        lead: vec![asked.say("mail-browser")],
        action: format!("/min/mail/link/{token}"),
        hidden: Vec::new(),
        items: Vec::new(),
        faults: Faults::none(),
        buttons: vec![Button::on(asked.say("mail-prove"))],
        below: String::new(),
        links: vec![Link::to("/min/mail/kode", asked.say("mail-type-it"))],
    }
}

fn remember(asked: &Asked) -> Item {
    let option = Opt::new("ja", asked.say("mail-remember")).note(asked.say("mail-remember-note"));
    let choice = Choice::many(REMEMBER, asked.say("mail-remember-legend"), vec![option]);
    Item::Choice(choice.keep(&asked.fields, &Faults::none()))
}

/// `/ind/mail`: between the words and the room. The same for everybody who looks at it.
pub(crate) fn halted(asked: &Asked, faults: Faults) -> AskPage {
    AskPage {
        frame: asked.frame(asked.say("title-halted")),
        heading: asked.say("halted-heading"),
        lead: vec![asked.say("mail-sent"), asked.say("mail-browser")],
        action: "/ind/mail".to_owned(),
        hidden: Vec::new(),
        items: vec![digits(asked, &faults), remember(asked)],
        faults,
        buttons: vec![
            Button::on(asked.say("enter-room-button")),
            Button::to(AGAIN, asked.say("mail-again")).quiet(),
        ],
        below: asked.say("halted-card"),
        links: vec![Link::to("/ind", asked.say("halted-card-link"))],
    }
}

/// `/ind/mail/link/…`: the button behind the mail's link.
pub(crate) fn halted_link(asked: &Asked, token: &str) -> AskPage {
    AskPage {
        frame: asked.frame(asked.say("title-halted-link")),
        heading: asked.say("halted-link-heading"),
        lead: vec![asked.say("mail-browser")],
        action: format!("/ind/mail/link/{token}"),
        hidden: Vec::new(),
        items: vec![remember(asked)],
        faults: Faults::none(),
        buttons: vec![Button::on(asked.say("enter-room-button"))],
        below: String::new(),
        links: vec![Link::to("/ind/mail", asked.say("mail-type-it"))],
    }
}
