#![doc = include_str!("../README.md")]

mod folder;
mod http;
mod number;
mod shape;

pub use folder::Folder;
pub use http::{Account, AccountFault, Http, Scheme};
pub use number::Number;
pub use shape::{NumberForm, Shape};

/// A short message.
#[derive(Clone, PartialEq, Eq)]
pub struct Sms {
    /// Its own id: the same message handed over again has the same.
    pub id: String,
    /// The one who gets it.
    pub to: Number,
    /// What it says; neutral, since it shows on a locked screen (ALL-5).
    pub text: String,
}

impl std::fmt::Debug for Sms {
    /// Neither the number nor the text.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sms")
    }
}

/// Why a message did not go out. No word of it is in it.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The folder could not be written to.
    #[error("a message could not be laid into its folder")]
    Folder(#[from] std::io::Error),
    /// The provider answered no.
    #[error("the message gateway answered {code}")]
    Answered {
        /// Its number; its words could repeat the message.
        code: u16,
        /// Whether it will answer the same next time.
        for_good: bool,
    },
    /// The provider could not be reached, or took too long; nobody knows whether the message went out.
    #[error("the message gateway could not be reached, or did not answer in time")]
    Unreached,
}

impl Refused {
    /// Whether the same message will be refused next time too.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        matches!(self, Self::Answered { for_good: true, .. })
    }

    /// Whether it may have gone out all the same.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        matches!(self, Self::Unreached)
    }
}

/// Takes messages out of the house. Each realm has an account of its own (SAFETY.md §2.5).
pub trait Gateway: Send + Sync {
    /// Hands one message over; may block.
    ///
    /// # Errors
    /// [`Refused`] if it was not taken.
    fn send(&self, sms: &Sms) -> Result<(), Refused>;
}
