//! What can go wrong with a seal. The words never hold what was sealed, nor whom it is about.

use crate::KeeperFault;

/// Why something could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The vault holds no key for this: the person is unknown or erased, the value was sealed under another generation
    /// of her key, or the realm is closed.
    #[error("there is no key for this")]
    NoKey,
    /// It was not sealed by us for this place: foreign, moved or changed. Which of these is not told, on purpose.
    #[error("this was not sealed for this place, or it was changed")]
    Refused,
    /// Sealed in a way that this program does not know.
    #[error("this was sealed by a newer program, in version {0}")]
    UnknownVersion(u8),
    /// Longer than the largest size class.
    #[error("this is too long to be sealed: at most {most} bytes")]
    TooLong {
        /// The longest that fits, in bytes.
        most: usize,
    },
    /// The key ring could not make or erase a key.
    #[error("the key ring could not do its part")]
    Keeper(#[source] KeeperFault),
}
