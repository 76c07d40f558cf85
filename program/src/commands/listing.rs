//! `landgang listing`: communities that asked not to be shown.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kit_store::Given;
use realm_public::{WithholdError, withheld, withhold};

use super::open_directory;
use crate::Fault;

/// The words of `listing`.
#[derive(Debug, Args)]
pub(crate) struct Listing {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Stops showing a community, whatever its source says: no list, no search, no page, no interface.
    Hide(Page),
    /// Shows it again.
    Show(Page),
    /// Says which communities are hidden so, and since when.
    List {
        /// The installation.
        #[arg(long, default_value = "landgang.toml")]
        config: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Page {
    /// The address of its page, or what stands in it after /f/.
    page: String,
    /// The installation.
    #[arg(long, default_value = "landgang.toml")]
    config: PathBuf,
}

/// There is no such community: nothing was changed.
const UNKNOWN: u8 = 2;

impl Listing {
    /// Hides, shows or lists.
    ///
    /// # Errors
    /// If the installation cannot be opened.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        let given = Given::system();
        let (page, away) = match self.what {
            What::Hide(page) => (page, true),
            What::Show(page) => (page, false),
            What::List { config } => {
                let hidden = withheld(&open_directory(&config, &given)?)?;
                if hidden.is_empty() {
                    println!("No community is hidden by hand.");
                }
                for one in hidden {
                    let since = given.zoned(one.since).date();
                    println!("{}  {}  (since {since})", one.slug, one.name);
                }
                return Ok(ExitCode::SUCCESS);
            }
        };
        let store = open_directory(&page.config, &given)?;
        match withhold(&store, &page.page, away, given.now()) {
            Ok(name) => {
                let done = if away { "is hidden" } else { "is shown again" };
                println!("{name} {done}; open pages follow within a second.");
                Ok(ExitCode::SUCCESS)
            }
            Err(WithholdError::Store(fault)) => Err(fault.into()),
            Err(unknown @ WithholdError::Unknown(_)) => {
                println!("{unknown}. Nothing was changed.");
                Ok(ExitCode::from(UNKNOWN))
            }
        }
    }
}
