//! Who makes keys durable. The vault knows no database; the key ring hangs itself in here.

use crate::{PersonKey, SealError};

/// What the keeper met, without any key or value in its words.
pub type KeeperFault = Box<dyn std::error::Error + Send + Sync>;

/// Keeps person keys where they outlive the process.
///
/// Keys and data lie in two files, so an order stands in place of a transaction (SAFETY.md §5): create the key, then
/// the data; delete the data, then the key.
pub trait KeyKeeper: Send + Sync {
    /// The person's key and its generation, durable when this returns; a new one only if there was none.
    ///
    /// # Errors
    /// [`SealError::Keeper`] if it could not be kept, or if the person was erased.
    fn make(&self, person: &str) -> Result<(u32, PersonKey), SealError>;

    /// Destroys every key of the person and remembers that she was erased, durable when this returns.
    ///
    /// # Errors
    /// [`SealError::Keeper`] if that could not be done.
    fn erase(&self, person: &str) -> Result<(), SealError>;
}
