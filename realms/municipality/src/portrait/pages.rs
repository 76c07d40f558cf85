//! A face beside a name, and the card on which a picture is chosen.

use kit_web::{Asked, Choice, Faults, Field, Fields, Opt};

use super::PortraitId;
use super::rules::{FILE, YES, letter};
use super::store::Last;

/// A picture beside a name, or the name's letter: no hole in the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Face {
    pub(crate) name: String,
    pub(crate) letter: String,
    pub(crate) src: Option<String>,
}

impl Face {
    /// The face of `name`; `src` is the address of the picture.
    pub(crate) fn new(name: &str, src: Option<String>) -> Self {
        Self {
            name: name.to_owned(),
            letter: letter(name),
            src,
        }
    }

    /// The face of somebody who works here, for whoever works here.
    pub(crate) fn of_worker(name: &str, picture: Option<&PortraitId>) -> Self {
        Self::new(name, picture.map(worker_src))
    }
}

/// Where whoever works here sees a colleague's picture.
pub(crate) fn worker_src(id: &PortraitId) -> String {
    format!("/foto/{id}")
}

/// The card on which a picture is chosen, taken away and put back.
pub(crate) struct Desk {
    pub(crate) heading: String,
    pub(crate) face: Face,
    /// Where the form goes.
    pub(crate) action: String,
    pub(crate) form: String,
    pub(crate) file: Field,
    /// The yes of whom it shows, where somebody else brings it.
    pub(crate) yes: Option<Choice>,
    pub(crate) away: Option<String>,
    pub(crate) back: Option<String>,
}

/// Where the acts on a picture go, and how it is seen.
pub(crate) struct Ways {
    pub(crate) heading: String,
    pub(crate) action: String,
    /// Before the picture's number: where it is taken away and put back.
    pub(crate) acts: &'static str,
    pub(crate) src: fn(&PortraitId) -> String,
    pub(crate) asks_yes: bool,
}

/// The card for `name`; `form` is the form's fresh id.
pub(crate) fn desk(
    asked: &Asked,
    ways: Ways,
    (name, last): (&str, Option<&Last>),
    (form, fields, faults): (&str, &Fields, &Faults),
) -> Desk {
    let shown = last.filter(|last| !last.gone);
    let gone = last.filter(|last| last.gone);
    let act = |last: &Last, act: &str| format!("{}/{}/{act}", ways.acts, last.id);
    let mut file = Field::new(FILE, asked.say("portrait-file"));
    file.fault = faults.of(FILE);
    Desk {
        heading: ways.heading,
        face: Face::new(name, shown.map(|last| (ways.src)(&last.id))),
        action: ways.action,
        form: form.to_owned(),
        file: file.hint(asked.say(if ways.asks_yes {
            "portrait-hint-visitor"
        } else {
            "portrait-hint-own"
        })),
        yes: ways.asks_yes.then(|| {
            let yes = Opt::new("ja", asked.say("portrait-yes"));
            Choice::many(YES, asked.say("portrait-yes-legend"), vec![yes]).keep(fields, faults)
        }),
        away: shown.map(|last| act(last, "vaek")),
        back: gone.map(|last| act(last, "igen")),
    }
}
