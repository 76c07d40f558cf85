//! Kinds of short help.

use kit_words::key;

/// Small help that needs no course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errand {
    /// A letter read together.
    Letter,
    /// A form filled in together.
    Form,
    /// A call made together.
    Call,
    /// A talk, when things are hard again.
    Talk,
}

impl Errand {
    pub(crate) const ALL: [Self; 4] = [Self::Letter, Self::Form, Self::Call, Self::Talk];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Form => "form",
            Self::Call => "call",
            Self::Talk => "talk",
        }
    }

    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|errand| errand.key() == key)
    }

    /// Key of its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Letter => key!("errand-letter"),
            Self::Form => key!("errand-form"),
            Self::Call => key!("errand-call"),
            Self::Talk => key!("errand-talk"),
        }
    }
}

/// Heads that one press may count: nobody comes as a hundred, and a slip takes one back.
pub(crate) fn heads(typed: &str) -> Option<i64> {
    typed.parse().ok().filter(|n| [-1, 1, 5].contains(n))
}
