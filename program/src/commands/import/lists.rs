//! `landgang import table`, `ics` and `events`: lists that are no HSDS.

use std::io::Read as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use kit_hsds::Feed;
use kit_intake::{
    CodeList, Fault as ListFault, Giver, Limits, Mapping, Taken, read_calendar, read_codes,
    read_events, read_table,
};
use kit_store::Given;

use super::FAULTY;
use super::run::{How, Needs};
use crate::Fault;

#[derive(Debug, Args)]
pub(super) struct Table {
    #[command(flatten)]
    list: List,
    /// A file that says which column is which (TOML).
    #[arg(long)]
    mapping: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Calendar {
    #[command(flatten)]
    list: List,
}

#[derive(Debug, Args)]
pub(super) struct Events {
    #[command(flatten)]
    list: List,
}

#[derive(Debug, Args)]
pub(super) struct Codes {
    #[command(flatten)]
    list: List,
    /// What the codes are called.
    #[arg(long)]
    name: String,
    /// Their version.
    #[arg(long = "version")]
    edition: Option<String>,
    /// Their address.
    #[arg(long)]
    uri: Option<String>,
}

#[derive(Debug, Args)]
struct List {
    /// The file.
    file: PathBuf,
    /// What the list is called from now on; its file's name if left out. A newer copy has to be
    /// called the same, and another list something else: what a source no longer has is hidden.
    #[arg(long)]
    source: Option<String>,
    /// Who is behind entries that name nobody.
    #[arg(long)]
    organization: Option<String>,
    #[command(flatten)]
    how: How,
}

impl Table {
    pub(super) fn run(&self) -> Result<ExitCode, Fault> {
        let files = self.mapping.iter().cloned().collect();
        self.list.import(files, |list, bytes| {
            let mapping = match &self.mapping {
                None => Mapping::default(),
                Some(path) => {
                    Mapping::read(&list.text(path)?).map_err(|faults| list.refuse(&faults))?
                }
            };
            read_table(bytes, &mapping, &list.giver(), &Limits::default())
                .map_err(|faults| list.refuse(&faults))
        })
    }
}

impl Calendar {
    pub(super) fn run(&self) -> Result<ExitCode, Fault> {
        let today = Given::system().today();
        self.list.import(Vec::new(), |list, bytes| {
            read_calendar(bytes, today, &list.giver(), &Limits::default())
                .map_err(|faults| list.refuse(&faults))
        })
    }
}

impl Events {
    pub(super) fn run(&self) -> Result<ExitCode, Fault> {
        let today = Given::system().today();
        self.list.import(Vec::new(), |list, bytes| {
            read_events(bytes, today, &list.giver(), &Limits::default())
                .map_err(|faults| list.refuse(&faults))
        })
    }
}

impl Codes {
    pub(super) fn run(&self) -> Result<ExitCode, Fault> {
        let codes = CodeList {
            name: self.name.clone(),
            version: self.edition.clone(),
            uri: self.uri.clone(),
        };
        self.list.import(Vec::new(), |list, bytes| {
            let taken = read_codes(bytes, &codes, &Limits::default())
                .map_err(|faults| list.refuse(&faults))?;
            println!("{} codes read.", taken.feed.taxonomy_terms.len());
            Ok(taken)
        })
    }
}

impl List {
    fn import(
        &self,
        mut files: Vec<PathBuf>,
        read: impl FnOnce(&Self, &[u8]) -> Result<Taken, ExitCode>,
    ) -> Result<ExitCode, Fault> {
        files.push(self.file.clone());
        let needs = Needs {
            files,
            ..Needs::default()
        };
        self.how.import(&self.giver().source, &needs, |_| {
            let bytes = self.bytes().map_err(|why| {
                println!("cannot read {}: {why}", self.file.display());
                ExitCode::from(FAULTY)
            })?;
            Ok(self.tell(read(self, &bytes)?))
        })
    }

    /// The file, up to one byte more than is read of it, which shows that there is more.
    fn bytes(&self) -> std::io::Result<Vec<u8>> {
        let most = u64::try_from(Limits::default().bytes).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        let file = std::fs::File::open(&self.file)?;
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn giver(&self) -> Giver {
        let named = || {
            let name = self.file.file_name();
            name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
        };
        Giver {
            source: self.source.clone().unwrap_or_else(named),
            organization: self.organization.clone(),
        }
    }

    fn text(&self, path: &std::path::Path) -> Result<String, ExitCode> {
        std::fs::read_to_string(path).map_err(|why| {
            println!("cannot read {}: {why}", path.display());
            ExitCode::from(FAULTY)
        })
    }

    /// The receipt: which column was read as what, and what was noticed.
    fn tell(&self, taken: Taken) -> Feed {
        for (column, field) in &taken.columns {
            match field {
                Some(field) => println!("{column} → {}", field.word()),
                None => println!("{column} → left out"),
            }
        }
        self.list(&taken.notes);
        taken.feed
    }

    fn refuse(&self, faults: &[ListFault]) -> ExitCode {
        self.list(faults);
        println!(
            "Nothing was imported: {} faults must be put right first.",
            faults.len()
        );
        ExitCode::from(FAULTY)
    }

    fn list(&self, faults: &[ListFault]) {
        for fault in faults {
            let line = if self.how.english {
                fault.english_line()
            } else {
                fault.danish_line()
            };
            println!("{line}");
        }
    }
}
