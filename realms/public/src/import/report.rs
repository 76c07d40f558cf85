//! What an import did, or why it did nothing, in words for whoever ran it.

use std::fmt::Write as _;

use kit_hsds::Fault;
use kit_store::StoreError;

/// Communities, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Shown for the first time, or again.
    pub added: usize,
    /// With other words than before.
    pub changed: usize,
    /// As before.
    pub unchanged: usize,
    /// No longer in the source; hidden, their addresses kept.
    pub gone: usize,
}

/// What an import did; in a dry run, what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportReport {
    /// File, folder, zip or address.
    pub source: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Communities, counted.
    pub counts: Counts,
    /// Communities that another source brought before.
    pub taken_over: usize,
    /// Records of every kind that the feed holds.
    pub records: usize,
    /// What was noticed without refusing the feed.
    pub notes: Vec<Fault>,
}

impl ImportReport {
    /// The report as Danish lines.
    #[must_use]
    pub fn danish(&self) -> String {
        let counts = self.counts;
        let head = if self.dry_run {
            "Prøve: intet er ændret."
        } else {
            "Kataloget er læst ind."
        };
        let mut out = format!(
            "{head}\nKilde: {}\nFællesskaber: {} nye, {} ændrede, {} uændrede, {} væk.\nPoster i alt: {}.\n",
            self.source, counts.added, counts.changed, counts.unchanged, counts.gone, self.records
        );
        if self.taken_over > 0 {
            let _ = writeln!(
                out,
                "{} fællesskaber kom før fra en anden kilde. De hører nu til denne.",
                self.taken_over
            );
        }
        if !self.notes.is_empty() {
            let _ = writeln!(out, "Lagt mærke til undervejs ({}):", self.notes.len());
            lines(&mut out, &self.notes);
        }
        out
    }
}

/// The words for a feed that could not be read: every fault with file, record, field and what to do.
#[must_use]
pub fn refusal_danish(source: &str, faults: &[Fault]) -> String {
    let mut out = format!(
        "Kataloget er ikke læst ind, og intet er ændret.\nKilde: {source}\nDet skal rettes ({}):\n",
        faults.len()
    );
    lines(&mut out, faults);
    out
}

fn lines(out: &mut String, faults: &[Fault]) {
    for fault in faults {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {}", fault.danish_line());
    }
}

/// Why an import did nothing.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The source had communities and has none any more: more likely a fault there than the truth.
    #[error("the feed holds no community, and {had} are shown from this source")]
    Emptied {
        /// How many are shown from it.
        had: usize,
    },
    /// A record could not be written as JSON.
    #[error("a record of the feed could not be written")]
    Record(#[from] serde_json::Error),
    /// The database refused.
    #[error("the directory could not be stored")]
    Store(#[from] StoreError),
}

impl ImportError {
    /// What happened and what to do, as Danish lines.
    #[must_use]
    pub fn danish(&self) -> String {
        let what = match self {
            Self::Emptied { had } => format!(
                "Kilden er tom nu, men vi viser {had} fællesskaber fra den.\nSpørg den, der laver kataloget. Er det rigtigt, så læs ind igen med tvang."
            ),
            Self::Record(_) => "En post kunne ikke skrives. Meld det som en fejl.".to_owned(),
            Self::Store(_) => "Databasen svarede ikke. Prøv igen, og se i loggen.".to_owned(),
        };
        format!("Kataloget er ikke læst ind, og intet er ændret.\n{what}\n")
    }
}
