//! The fingerprint of a database: SHA-256 over a logical dump.

use kit_store::{Realm, Store, StoreError};
use sha2::{Digest, Sha256};

/// SHA-256 in hex over every row of every table but `leave_out`, and how many rows that was.
///
/// # Errors
/// [`StoreError`] if a table cannot be read.
pub fn fingerprint<R: Realm>(
    store: &Store<R>,
    leave_out: &[&str],
) -> Result<(String, usize), StoreError> {
    let lines = store.dump(leave_out)?;
    let mut sum = Sha256::new();
    for line in &lines {
        sum.update(line.as_bytes());
        sum.update(b"\n");
    }
    Ok((crate::door::hex(&sum.finalize()), lines.len()))
}
