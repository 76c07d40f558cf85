//! `landgang import hsds`.

use std::process::ExitCode;

use clap::Args;
use kit_hsds::{Fault as FeedFault, Feed, Kept, Limits, Manner, Severity, Source};
use kit_store::Given;

use super::run::{How, Needs};
use super::{Bar, FAULTY};
use crate::Fault;
use crate::commands::harvest::PAUSE;
use crate::place::Place;

#[derive(Debug, Args)]
pub(super) struct Hsds {
    /// File, folder, zip, or http address.
    source: String,
    /// Also where the address leads to a machine of a private network.
    #[arg(long)]
    private_network: bool,
    #[command(flatten)]
    how: How,
}

impl Hsds {
    pub(super) fn run(&self) -> Result<ExitCode, Fault> {
        let source = Source::parse(&self.source);
        let needs = match &source {
            Source::Path(path) => Needs {
                files: vec![path.clone()],
                ports: Vec::new(),
            },
            Source::Web(address) => Needs {
                files: Vec::new(),
                ports: address.port_or_known_default().into_iter().collect(),
            },
        };
        let read = |place: Option<&Place>| self.read(&source, place);
        self.how.import(&self.source, &needs, read)
    }

    /// Reads the feed; a faulty one is listed whole.
    fn read(&self, source: &Source, place: Option<&Place>) -> Result<Feed, ExitCode> {
        let (limits, mut bar) = (Limits::default(), Bar::new());
        let read = match source {
            Source::Path(_) => kit_hsds::read(source, &limits, &mut |progress| bar.show(progress)),
            Source::Web(address) => {
                let manner = Manner {
                    private_network: self.private_network,
                    pause: PAUSE,
                    // A folder that cannot be made costs the answers of the last time, not the reading.
                    kept: place.and_then(|place| {
                        Kept::open(&place.harvests(), address, Given::system().now()).ok()
                    }),
                    ..Manner::default()
                };
                kit_hsds::harvest(address, &limits, manner, &mut |progress| bar.show(progress))
            }
        };
        drop(bar);
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
