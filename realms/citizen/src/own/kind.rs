//! The kinds of notes, and what each asks. Every question may be left open but the one that names the note.

use kit_words::key;
use serde::{Deserialize, Serialize};

/// A kind of note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// "Det må du gerne vide om mig".
    Card,
    /// A tool that she has learned.
    Tool,
    /// Something that she does herself now.
    Alone,
    /// A way on after the support.
    Next,
    /// How the last weeks shall be, and what catches her.
    Taper,
    /// A question for the doctor.
    Question,
    /// What she has ready for the check.
    Ready,
    /// Whom she goes to with what.
    Helper,
    /// A place to try without signing up.
    Outing,
}

/// Every kind, in the order in which the file to take along tells them.
pub(crate) const KINDS: [Kind; 9] = [
    Kind::Card,
    Kind::Tool,
    Kind::Alone,
    Kind::Next,
    Kind::Taper,
    Kind::Question,
    Kind::Ready,
    Kind::Helper,
    Kind::Outing,
];

/// A word in forms and its words on the page.
type Options = &'static [(&'static str, &'static str)];

/// How a field is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ask {
    Line,
    Area,
    Day,
    One(Options),
    Many(Options),
}

/// A field of a note.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spec {
    /// Its name in the form and in the sealed entry.
    pub(crate) name: &'static str,
    pub(crate) ask: Ask,
    pub(crate) label: &'static str,
    /// Empty for none.
    pub(crate) hint: &'static str,
    /// Whether a note without it is none.
    pub(crate) needed: bool,
}

const fn spec(name: &'static str, ask: Ask, label: &'static str, hint: &'static str) -> Spec {
    Spec {
        name,
        ask,
        label,
        hint,
        needed: false,
    }
}

const fn needed(name: &'static str, ask: Ask, label: &'static str, hint: &'static str) -> Spec {
    Spec {
        needed: true,
        ..spec(name, ask, label, hint)
    }
}

/// The day on which a tool is to be shown on her first page.
pub(crate) const REMIND_ON: &str = "dag";
/// The words she wants to see then.
pub(crate) const REMIND_WORDS: &str = "husk";
/// What the person who reads the card is to call her.
pub(crate) const CALLED: &str = "kaldes";

const CARD: &[Spec] = &[
    spec(CALLED, Ask::Line, key!("card-called"), ""),
    spec(
        "hjaelper",
        Ask::Area,
        key!("card-helps"),
        key!("card-helps-hint"),
    ),
    spec("svaert", Ask::Area, key!("card-hard"), ""),
    spec(
        "tegn",
        Ask::Area,
        key!("card-signs"),
        key!("card-signs-hint"),
    ),
    spec("ring", Ask::Area, key!("card-call"), key!("card-call-hint")),
    spec(
        "fast",
        Ask::Line,
        key!("card-coordinator"),
        key!("card-coordinator-hint"),
    ),
    spec(
        "stille",
        Ask::Area,
        key!("card-quiet"),
        key!("card-quiet-hint"),
    ),
];
const TOOL: &[Spec] = &[
    needed("navn", Ask::Line, key!("tool-name"), key!("tool-name-hint")),
    spec("hvordan", Ask::Area, key!("tool-how"), ""),
    spec(
        REMIND_ON,
        Ask::Day,
        key!("tool-remind-on"),
        key!("tool-remind-on-hint"),
    ),
    spec(REMIND_WORDS, Ask::Line, key!("tool-remind-words"), ""),
];
const ALONE: &[Spec] = &[needed(
    "navn",
    Ask::Line,
    key!("alone-name"),
    key!("alone-name-hint"),
)];
const WAYS: Options = &[
    ("praktik", key!("after-practice")),
    ("uddannelse", key!("after-education")),
    ("job", key!("after-job")),
    ("faellesskab", key!("after-community")),
    ("andet", key!("after-other")),
];
const STAND: Options = &[
    ("taenker", key!("after-thinking")),
    ("leder", key!("after-looking")),
    ("fundet", key!("after-found")),
];
const NEXT: &[Spec] = &[
    needed(
        "navn",
        Ask::Line,
        key!("after-name"),
        key!("after-name-hint"),
    ),
    spec("vej", Ask::One(WAYS), key!("after-way"), ""),
    spec("sted", Ask::One(STAND), key!("after-stand"), ""),
    spec("skridt", Ask::Line, key!("after-step"), ""),
    spec(
        "ellers",
        Ask::Area,
        key!("after-else"),
        key!("after-else-hint"),
    ),
];
const TAPER: &[Spec] = &[
    spec(
        "ned",
        Ask::Area,
        key!("taper-down"),
        key!("taper-down-hint"),
    ),
    spec(
        "griber",
        Ask::Area,
        key!("taper-catches"),
        key!("taper-catches-hint"),
    ),
];
const QUESTION: &[Spec] = &[needed(
    "navn",
    Ask::Line,
    key!("question-name"),
    key!("question-name-hint"),
)];
const THINGS: Options = &[
    ("blodproeve", key!("ready-blood")),
    ("bmi", key!("ready-bmi")),
    ("blodtryk", key!("ready-pressure")),
    ("medicin", key!("ready-medicine")),
];
const READY: &[Spec] = &[
    spec(
        "klar",
        Ask::Many(THINGS),
        key!("ready-things"),
        key!("ready-things-hint"),
    ),
    spec(
        "tal",
        Ask::Area,
        key!("ready-values"),
        key!("ready-values-hint"),
    ),
];
const HELPER: &[Spec] = &[
    needed(
        "navn",
        Ask::Line,
        key!("helper-name"),
        key!("helper-name-hint"),
    ),
    spec("hvem", Ask::Line, key!("helper-who"), ""),
    spec(
        "sted",
        Ask::Area,
        key!("helper-where"),
        key!("helper-where-hint"),
    ),
];
const OUTING: &[Spec] = &[
    needed(
        "navn",
        Ask::Line,
        key!("outing-name"),
        key!("outing-name-hint"),
    ),
    spec("tid", Ask::Line, key!("outing-when"), ""),
    spec(
        "med",
        Ask::Line,
        key!("outing-with"),
        key!("outing-with-hint"),
    ),
    spec(
        "gik",
        Ask::Area,
        key!("outing-went"),
        key!("outing-went-hint"),
    ),
];

impl Kind {
    /// Its word in addresses and forms.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Card => "kort",
            Self::Tool => "redskab",
            Self::Alone => "selv",
            Self::Next => "bagefter",
            Self::Taper => "nedtrapning",
            Self::Question => "spoergsmaal",
            Self::Ready => "klar",
            Self::Helper => "hvem",
            Self::Outing => "tur",
        }
    }

    /// The kind of a word from a form.
    pub(crate) fn of(word: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.word() == word)
    }

    /// The page that it stands on.
    pub(crate) fn home(self) -> &'static str {
        match self {
            Self::Card => "/min/om-mig",
            Self::Tool | Self::Alone | Self::Next | Self::Taper => "/min/maal",
            Self::Question | Self::Ready | Self::Helper => "/min/sundhed",
            Self::Outing => "/min/proev",
        }
    }

    /// Whether a room has at most one.
    pub(crate) fn is_single(self) -> bool {
        matches!(self, Self::Card | Self::Taper | Self::Ready)
    }

    /// What it asks.
    pub(crate) fn fields(self) -> &'static [Spec] {
        match self {
            Self::Card => CARD,
            Self::Tool => TOOL,
            Self::Alone => ALONE,
            Self::Next => NEXT,
            Self::Taper => TAPER,
            Self::Question => QUESTION,
            Self::Ready => READY,
            Self::Helper => HELPER,
            Self::Outing => OUTING,
        }
    }

    /// The heading of its list and of its form.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Card => key!("card-own-heading"),
            Self::Tool => key!("tool-heading"),
            Self::Alone => key!("alone-own-heading"),
            Self::Next => key!("after-heading"),
            Self::Taper => key!("taper-heading"),
            Self::Question => key!("question-heading"),
            Self::Ready => key!("ready-heading"),
            Self::Helper => key!("helper-heading"),
            Self::Outing => key!("outing-heading"),
        }
    }

    /// What it is for, in a sentence or two.
    pub(crate) fn lead(self) -> &'static str {
        match self {
            Self::Card => key!("card-own-lead"),
            Self::Tool => key!("tool-lead"),
            Self::Alone => key!("alone-own-lead"),
            Self::Next => key!("after-lead"),
            Self::Taper => key!("taper-lead"),
            Self::Question => key!("question-lead"),
            Self::Ready => key!("ready-lead"),
            Self::Helper => key!("helper-lead"),
            Self::Outing => key!("outing-lead"),
        }
    }

    /// The link that adds one.
    pub(crate) fn add(self) -> &'static str {
        match self {
            Self::Card => key!("card-own-add"),
            Self::Tool => key!("tool-add"),
            Self::Alone => key!("alone-own-add"),
            Self::Next => key!("after-add"),
            Self::Taper => key!("taper-add"),
            Self::Question => key!("question-add"),
            Self::Ready => key!("ready-add"),
            Self::Helper => key!("helper-add"),
            Self::Outing => key!("outing-add"),
        }
    }

    /// The button that ticks it, where there is something to tick.
    pub(crate) fn tick(self) -> Option<&'static str> {
        match self {
            Self::Alone => Some(key!("alone-tick")),
            Self::Next => Some(key!("after-tick")),
            Self::Question => Some(key!("question-tick")),
            Self::Outing => Some(key!("outing-tick")),
            Self::Card | Self::Tool | Self::Taper | Self::Ready | Self::Helper => None,
        }
    }
}
