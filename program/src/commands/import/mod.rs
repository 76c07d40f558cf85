//! `landgang import`: other directories and lists into the open directory.

mod bar;
mod hsds;
mod lists;
mod run;

use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::Fault;

pub(super) use bar::Bar;
pub(super) use run::{Needs, behind_the_wall};

/// Faults in what was to be read: nothing was imported.
pub(super) const FAULTY: u8 = 2;

/// The words of `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Open Referral HSDS 3.x: a JSON file, a folder, a zip, tables (CSV), or the address of an API.
    #[command(
        after_help = "Examples:\n  landgang import hsds feed.json --dry-run\n  landgang import hsds tables.zip\n  landgang import hsds https://example.org/hsds\n\nAn address is asked for what has changed since the last time, and one that was cut off goes on where it stopped.\nA fault changes nothing: every fault is listed with file, record, field and what to do."
    )]
    Hsds(hsds::Hsds),
    /// A list in columns: CSV or XLSX.
    #[command(
        after_help = "Examples:\n  landgang import table list.csv --dry-run\n  landgang import table list.xlsx --organization Frivilligcentret --mapping columns.toml\n\nExample of a mapping:\n  sheet = \"Grupper\"\n  [columns]\n  name = \"Hvad hedder I\"\n  times = \"Hvornår mødes I\"\n\nColumns with ordinary names are known without one. A fault changes nothing: every fault is listed with its line."
    )]
    Table(lists::Table),
    /// A calendar (iCalendar, .ics).
    #[command(
        after_help = "Examples:\n  landgang import ics house.ics --organization Biblioteket --dry-run\n  landgang import ics house.ics --organization Biblioteket"
    )]
    Ics(lists::Calendar),
    /// A list of codes in columns (CSV or XLSX): code, name and the code above, such as KL's Fælles Faglige Begreber.
    #[command(
        after_help = "Examples:\n  landgang import codes ffb.csv --name FFB --dry-run\n  landgang import codes ffb.csv --name FFB --version 20240530 --uri urn:oid:1.2.208.176.2.22\n\nCodes and names are published by the open API; definitions are left out, since they may be their owner's."
    )]
    Codes(lists::Codes),
    /// Events of the Danish Event Database format (JSON).
    #[command(
        after_help = "Examples:\n  landgang import events events.json --dry-run\n  landgang import events events.json"
    )]
    Events(lists::Events),
}

impl Import {
    /// Imports.
    ///
    /// # Errors
    /// If the installation cannot be opened. A faulty list is no error of ours: code 2 and the list of faults.
    pub(crate) fn run(self) -> Result<ExitCode, Fault> {
        match self.what {
            What::Hsds(job) => job.run(),
            What::Table(job) => job.run(),
            What::Ics(job) => job.run(),
            What::Codes(job) => job.run(),
            What::Events(job) => job.run(),
        }
    }
}
