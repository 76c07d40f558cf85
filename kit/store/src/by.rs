//! Who asks, as what, to do what, and what for: every call of a store names it (SAFETY.md §7).

/// The asker of one store call, as the log of looks writes it down. It holds numbers and words of the program only:
/// no name, no search word, no content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// Number of the person, unit or room in this realm; the job's name for a job.
    pub actor: String,
    /// Role, as in the permission matrix.
    pub role: String,
    /// Team, association or house of the actor; empty where the realm has only one.
    pub unit: String,
    /// What is done: `see`, `list`, `open`, `change`, `close`.
    pub action: &'static str,
    /// To what, as in the permission matrix.
    pub resource: &'static str,
    /// What for: a word of the realm's own list of purposes.
    pub purpose: &'static str,
    /// Whether this asker may write at all.
    pub may_write: bool,
}

/// The role of work that the program does on its own.
pub const JOB: &str = "job";

impl By {
    /// The program itself, at work on a named job: letters, clean-up, demo data. It may write, and it is logged as well.
    #[must_use]
    pub fn job(name: &'static str) -> Self {
        Self {
            actor: name.to_owned(),
            role: JOB.to_owned(),
            unit: String::new(),
            action: "change",
            resource: JOB,
            purpose: name,
            may_write: true,
        }
    }
}
