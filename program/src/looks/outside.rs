//! Checkpoints that somebody kept outside of the installation, and brings to the keyboard.

use std::fs;
use std::path::Path;

use ed25519_dalek::VerifyingKey;
use kit_audit::{Kept, PaperCheckpoint, SignedCheckpoint};

use crate::Fault;

/// One checkpoint from outside, as text that can stand on a command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outside {
    /// A published text; its signature is yet to be checked.
    Published(SignedCheckpoint),
    /// A line on paper.
    OnPaper(PaperCheckpoint),
}

impl Outside {
    /// Reads a file with a published text.
    ///
    /// # Errors
    /// The file cannot be read, or is no checkpoint.
    pub(crate) fn read(path: &Path) -> Result<Self, Fault> {
        let named = |fault: &dyn std::error::Error| format!("{}: {fault}", path.display());
        let bytes = fs::read(path).map_err(|fault| named(&fault))?;
        let read = SignedCheckpoint::read(&bytes).map_err(|fault| named(&fault))?;
        Ok(Self::Published(read))
    }

    /// Reads a text of either kind.
    ///
    /// # Errors
    /// It is neither.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        match SignedCheckpoint::read(text.as_bytes()) {
            Ok(published) => Ok(Self::Published(published)),
            Err(_) => PaperCheckpoint::read(text)
                .map(Self::OnPaper)
                .map_err(|fault| fault.to_string()),
        }
    }

    /// The realm that it says it is of.
    pub(crate) fn realm(&self) -> String {
        match self {
            Self::Published(signed) => signed.claimed_realm().to_owned(),
            Self::OnPaper(paper) => Kept::from(paper.clone()).realm().to_owned(),
        }
    }

    /// What the log must meet.
    ///
    /// # Errors
    /// It was not signed with `key`.
    pub(crate) fn check(&self, key: &VerifyingKey) -> Result<Kept, Fault> {
        match self {
            Self::Published(signed) => Ok(signed.check(key)?.into()),
            Self::OnPaper(paper) => Ok(paper.clone().into()),
        }
    }

    /// As [`Outside::parse`] reads it.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Published(signed) => signed.to_string(),
            Self::OnPaper(paper) => paper.to_string(),
        }
    }
}
