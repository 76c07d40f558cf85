//! `/noegle`: a person's keys.

use kit_web::{Asked, Choice, Faults, Frame, Opt};
use kit_words::key;

use super::moment;
use crate::passkey::store::{Key, Kind};

/// A key in the list.
struct Row {
    id: String,
    named: String,
    made: String,
    used: String,
    remove: String,
}

#[derive(askama::Template)]
#[template(path = "keys.html")]
pub(crate) struct KeysPage {
    frame: Frame,
    heading: String,
    notice: Option<String>,
    faults: Faults,
    keys: Vec<Row>,
    /// Whether keys are good at this address at all.
    possible: bool,
    kind: Choice,
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Phone => key!("keys-kind-phone"),
        Kind::Computer => key!("keys-kind-computer"),
        Kind::Device => key!("keys-kind-device"),
        Kind::Other => key!("keys-kind-other"),
    }
}

/// The list, with what was just done or what is amiss.
pub(crate) fn keys(
    asked: &Asked,
    keys: &[Key],
    possible: bool,
    notice: Option<String>,
    faults: Faults,
) -> KeysPage {
    let rows = keys.iter().map(|key| {
        let named = asked.say(kind_key(key.kind));
        Row {
            id: key.id.clone(),
            made: moment(asked, key.made),
            used: key
                .used
                .map_or_else(|| asked.say("keys-never"), |at| moment(asked, at)),
            remove: asked.tell("keys-remove-label", &[("name", named.as_str().into())]),
            named,
        }
    });
    KeysPage {
        frame: asked.frame(asked.say("keys-title")),
        heading: asked.say("keys-title"),
        notice,
        keys: rows.collect(),
        possible,
        kind: Choice::one(
            "kind",
            asked.say("keys-kind"),
            Kind::ALL
                .iter()
                .map(|kind| Opt::new(kind.word(), asked.say(kind_key(*kind))))
                .collect(),
        )
        .keep(&asked.fields, &faults),
        faults,
    }
}
