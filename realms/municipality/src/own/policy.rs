//! Whether an offer's guests have a page of their own.

use serde::{Deserialize, Serialize};

/// Off until somebody has decided it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct OwnPage {
    /// Whether cards are made and open the page.
    pub(crate) on: bool,
}
