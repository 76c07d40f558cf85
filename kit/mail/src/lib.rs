#![doc = include_str!("../README.md")]

mod address;
mod folder;
mod smtp;

pub use address::{Address, Subject};
pub use folder::Folder;
pub use smtp::{Account, AccountFault, Cover, Smtp};

/// A mail in plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The one who gets it.
    pub to: Address,
    /// Its subject; neutral, since it shows on a locked screen (ALL-5).
    pub subject: Subject,
    /// The text, lines of at most 72 signs where it can be.
    pub text: String,
}

impl std::fmt::Debug for Mail {
    /// Neither the address nor the text, since a code stands in it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mail")
    }
}

/// Why a mail did not go out. No word of the mail is in it.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The folder could not be written to.
    #[error("a mail could not be laid into its folder")]
    Folder(#[from] std::io::Error),
    /// It cannot be written as a mail, however often it is tried.
    #[error("the mail could not be written down as mail is")]
    Form,
    /// The server answered no.
    #[error("the mail server answered {code}")]
    Answered {
        /// Its number; its words would repeat the address.
        code: String,
        /// Whether it will answer the same next time.
        for_good: bool,
    },
    /// The way to the server could not be covered, so nothing was said.
    #[error(
        "the mail server does not offer a covered way (TLS) or a way to log in, so nothing was sent"
    )]
    NotCovered,
    /// The server took too long.
    #[error("the mail server did not answer in time")]
    Silent,
    /// The server could not be reached, or did not speak as a mail server does.
    #[error("the mail server could not be reached, or it does not do what is asked of it")]
    Unreached,
}

impl Refused {
    /// Whether the same mail will be refused next time too.
    #[must_use]
    pub fn is_for_good(&self) -> bool {
        matches!(self, Self::Form | Self::Answered { for_good: true, .. })
    }
}

/// Takes mails out of the house. Each realm has an account of its own: a shared one would let the provider join people
/// over the realms (SAFETY.md §2.5).
pub trait Gateway: Send + Sync {
    /// Hands one mail over; may block.
    ///
    /// # Errors
    /// [`Refused`] if it was not taken.
    fn send(&self, mail: &Mail) -> Result<(), Refused>;
}
