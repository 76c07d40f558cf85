//! What can go wrong with the key ring, in words for the operator. They never hold a key.

use kit_seal::SealError;
use kit_store::StoreError;

/// A failing step of the key ring.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The realm key is another one.
    #[error(
        "this is not the realm key that the key ring was made with: check that the key file is this realm's own, or type the passphrase again"
    )]
    WrongRealmKey,
    /// There are person keys but no epochs to open them with.
    #[error(
        "the key ring holds keys, but its epoch file is new or empty: put the epoch file back beside it before starting"
    )]
    EpochsMissing,
    /// A person key is wrapped under an epoch that was destroyed.
    #[error(
        "the key ring is older than its epochs allow: restore a copy that is at most 30 days old; an older one cannot be opened any more, on purpose"
    )]
    EpochGone,
    /// The person was erased; her id does not come back.
    #[error("this person was erased")]
    Erased,
    /// A sweep that would take so many keys is more likely a fault of the caller.
    #[error(
        "{orphans} of {keys} keys have no data: that is too many to be swept; check that the data are complete"
    )]
    TooManyOrphans {
        /// Keys older than a day without data.
        orphans: usize,
        /// Keys in the ring.
        keys: usize,
    },
    /// The passphrase is another one, or the file was changed.
    #[error("that is not the passphrase of this realm's key")]
    WrongPassphrase,
    /// A passphrase that can be guessed.
    #[error("the passphrase is too short: at least {least} characters, such as five words or more")]
    TooShort {
        /// The least number of characters.
        least: usize,
    },
    /// argon2id refused the passphrase.
    #[error("the realm key could not be made from the passphrase")]
    Passphrase(#[source] argon2::Error),
    /// A key could not be wrapped or unwrapped.
    #[error("a key of the ring could not be opened")]
    Seal(#[from] SealError),
    /// The database failed.
    #[error("the key ring's database failed")]
    Store(#[from] StoreError),
}

impl From<KeyError> for SealError {
    fn from(fault: KeyError) -> Self {
        Self::Keeper(Box::new(fault))
    }
}
