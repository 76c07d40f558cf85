#![doc = include_str!("../README.md")]

mod address;
mod folder;

pub use address::{Address, Subject};
pub use folder::Folder;

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
