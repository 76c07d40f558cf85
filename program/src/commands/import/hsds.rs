//! `landgang import hsds`.

use std::process::ExitCode;

use clap::Args;
use kit_hsds::{Fault as FeedFault, Feed, Limits, Severity, Source};

use super::FAULTY;
use super::run::{How, Needs};
use crate::Fault;

#[derive(Debug, Args)]
pub(super) struct Hsds {
    /// File, folder, zip, or http address.
    source: String,
    #[command(flatten)]
    how: How,
}

impl Hsds {
    pub(super) fn run(&self) -> Result<ExitCode, Fault> {
        let source = Source::parse(&self.source);
        let needs = match &source {
            Source::Path(path) => Needs {
                files: vec![path.clone()],
                port: None,
            },
            Source::Web(address) => Needs {
                files: Vec::new(),
                port: address.port_or_known_default(),
            },
        };
        self.how.import(&self.source, &needs, || self.read(&source))
    }

    /// Reads the feed; a faulty one is listed whole.
    fn read(&self, source: &Source) -> Result<Feed, ExitCode> {
        let mut last = 0;
        let read = kit_hsds::read(source, &Limits::default(), &mut |progress| {
            // A line per hundred files is progress enough for a log and for a person.
            if progress.files >= last + 100 {
                last = progress.files;
                eprintln!("… {} files read", progress.files);
            }
        });
        match read {
            Ok(feed) => {
                self.list(&feed.notes);
                Ok(feed)
            }
            Err(faults) => {
                self.list(&faults);
                let errors = faults
                    .iter()
                    .filter(|f| f.severity == Severity::Error)
                    .count();
                println!("Nothing was imported: {errors} faults must be put right first.");
                Err(ExitCode::from(FAULTY))
            }
        }
    }

    fn list(&self, faults: &[FeedFault]) {
        for fault in faults {
            println!(
                "{}",
                if self.how.english {
                    fault.english_line()
                } else {
                    fault.danish_line()
                }
            );
        }
    }
}
