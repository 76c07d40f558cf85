//! Descriptors opened before the lock stay usable after it, on every ABI (SAFETY.md §2.2).
//! So nothing but 0, 1 and 2 may come in: the parent closes, the child refuses.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::BoundaryError;

/// An open descriptor beyond 0, 1 and 2.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inherited {
    /// Its number.
    pub number: i32,
    /// What it points at, as the kernel words it (`pipe:[18304]`, a path).
    pub target: String,
}

/// Lists every open descriptor beyond 0, 1 and 2, in order. Call before anything is opened.
///
/// # Errors
/// When `/proc/self/fd` cannot be read; then nothing is known, and that counts as no.
pub fn inherited_descriptors() -> Result<Vec<Inherited>, BoundaryError> {
    let folder = Path::new("/proc/self/fd");
    let mut numbers = Vec::new();
    for entry in
        std::fs::read_dir(folder).map_err(|source| BoundaryError::ListDescriptors { source })?
    {
        let entry = entry.map_err(|source| BoundaryError::ListDescriptors { source })?;
        if let Some(number) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<i32>().ok())
            && number > 2
        {
            numbers.push(number);
        }
    }
    numbers.sort_unstable();
    // The listing itself was a descriptor; it is closed by now and no longer resolves.
    Ok(numbers
        .into_iter()
        .filter_map(|number| {
            let target = std::fs::read_link(folder.join(number.to_string())).ok()?;
            Some(Inherited {
                number,
                target: target.to_string_lossy().into_owned(),
            })
        })
        .collect())
}

/// The child's side: an error when anything beyond 0, 1 and 2 is open.
///
/// # Errors
/// [`BoundaryError::DescriptorsInherited`] with what was found.
pub fn refuse_inherited() -> Result<(), BoundaryError> {
    let found = inherited_descriptors()?;
    if found.is_empty() {
        Ok(())
    } else {
        Err(BoundaryError::DescriptorsInherited { found })
    }
}

/// The parent's side: closes everything beyond 0, 1 and 2 that a shell or a service manager
/// left open, and says what it was. Call first in `main`, before anything is opened: a
/// descriptor that a Rust value owns must not be closed behind its back.
///
/// # Errors
/// When the list cannot be read or a descriptor cannot be closed.
pub fn close_inherited() -> Result<Vec<Inherited>, BoundaryError> {
    let found = inherited_descriptors()?;
    for one in &found {
        nix::unistd::close(one.number).map_err(|source| BoundaryError::Step {
            step: "close an inherited descriptor",
            source,
        })?;
    }
    Ok(found)
}
