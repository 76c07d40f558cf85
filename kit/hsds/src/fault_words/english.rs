//! Faults in English: what is wrong, and what to do.

use super::bytes;
use crate::{Counted, FaultKind, Type};

impl Type {
    fn english(self) -> &'static str {
        match self {
            Self::Text => "text in quotes",
            Self::Number => "a number without quotes",
            Self::Truth => "true or false",
            Self::List => "a list […]",
            Self::Record => "a record {…}",
            Self::Nothing => "null",
        }
    }
}

impl Counted {
    fn english(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Records => "records",
            Self::Pages => "pages",
            Self::Folders => "folders within folders",
        }
    }
}

impl FaultKind {
    /// What is wrong, and what to do.
    pub(super) fn english(&self) -> (String, String) {
        let (what, to_do): (String, String) = match self {
            Self::Missing => ("The field is missing or empty.".into(), "Fill it in.".into()),
            Self::NotUuid { found } => (
                format!("\"{found}\" is not a UUID."),
                "Write the id as 8-4-4-4-12 characters, like 3f2b8c1e-5a77-4d0e-9c21-7be04d1a6f55.".into(),
            ),
            Self::NotAllowed { found, allowed } => (
                format!("The standard does not know \"{found}\" here."),
                format!("Write one of these words: {}.", allowed.join(", ")),
            ),
            Self::NotDate { found } => {
                (format!("\"{found}\" cannot be read as a date."), "Write year-month-day, like 2026-11-22.".into())
            }
            Self::NotTime { found } => {
                (format!("\"{found}\" cannot be read as a time of day."), "Write hours:minutes, like 16:00.".into())
            }
            Self::NotDateTime { found } => (
                format!("\"{found}\" cannot be read as a date with a time."),
                "Write it like 2026-11-22T16:00:00Z.".into(),
            ),
            Self::NotEmail { found } => (
                format!("\"{found}\" does not look like an e-mail address."),
                "Write it like name@association.dk, or leave the field empty.".into(),
            ),
            Self::NotWebAddress { found } => (
                format!("\"{found}\" is not a whole web address."),
                "Begin with https://, or leave the field empty.".into(),
            ),
            Self::NotWeekdays { found } => (
                format!("\"{found}\" cannot be read as days of the week."),
                "Write MO, TU, WE, TH, FR, SA, SU with commas between; 1MO is the first Monday of the month.".into(),
            ),
            Self::OutsideGlobe { found } => (
                format!("{found} degrees lie outside the globe, so the place is shown without a map."),
                "Latitude goes from −90 to 90, longitude from −180 to 180. See whether they are swapped.".into(),
            ),
            Self::WrongType { expected, found } => (
                format!("Here stands {}, but the standard has {}.", found.english(), expected.english()),
                format!("Write {}.", expected.english()),
            ),
            Self::BrokenLink { table, id, needed: true } => (
                format!("The record points at {id}, which is not in {table}, and cannot be used without it."),
                format!("Add {id} to {table}, or correct the link."),
            ),
            Self::BrokenLink { table, id, needed: false } => (
                format!("The record points at {id}, which is not in {table}. The link is left out."),
                format!("Add {id} to {table}, or empty the field."),
            ),
            Self::LooseAttribute { id } => (
                format!("The attribute hangs on {id}, which is in none of the tables. It is left out."),
                "Correct link_id to a record that is there.".into(),
            ),
            Self::BrokenJson { line, column, reason } => (
                format!("The JSON breaks at line {line}, character {column} ({reason})."),
                "Correct the character there, or make the file anew from its source.".into(),
            ),
            Self::TooDeep { line } => (
                format!("The JSON is nested deeper than any record is (line {line})."),
                "Ask the publisher for the file in the standard's form.".into(),
            ),
            Self::BrokenRow { expected, found } => (
                format!("The row has {found} fields, the heading {expected}."),
                "Put text with commas in quotes, and give the row as many fields as the heading.".into(),
            ),
            Self::BrokenTable { reason } => (
                format!("The table cannot be read ({reason})."),
                "Save it as CSV in UTF-8 with commas between.".into(),
            ),
            Self::NoIdColumn => {
                ("The table has no column \"id\".".into(), "Begin the file with the standard's column names.".into())
            }
            Self::UnknownTable => (
                "The standard has no table of that name. It was skipped.".into(),
                "Give the file the standard's name, like services.csv, if it is to be read.".into(),
            ),
            Self::AbsentTable { path } => (
                format!("The data package names {path}, which is not here."),
                "Put the file beside it, or take it off the list.".into(),
            ),
            Self::NotUtf8 { line } => (
                format!("The file is not UTF-8. The first wrong byte is in line {line}."),
                "Save the file as UTF-8, so that æ, ø and å survive.".into(),
            ),
            Self::WrongTotal { stated, counted } => (
                format!("The page says {stated}, but there are {counted}."),
                "Ask the publisher whether records are missing.".into(),
            ),
            Self::OtherPages { page, total } => (
                format!("This is page {page} of {total}; the other pages are not here."),
                "Fetch all pages, or give the address of the list instead of the file.".into(),
            ),
            Self::SameIdTwice { other } => (
                format!("The same id also stands in {other} with other content."),
                "Give each record an id of its own, or remove one of them.".into(),
            ),
            Self::Differs { used } => (
                format!("The record stands in two places with different content. The one from {used} is used."),
                "Correct one of them, so that they agree.".into(),
            ),
            Self::OlderVersion { sign } => (
                format!("\"{sign}\" belongs to HSDS 1 or 2."),
                "Landgang reads HSDS 3. Ask the publisher for the newer form.".into(),
            ),
            Self::UnknownVersion { version } => (
                format!("The version \"{version}\" is unknown; everything was read as HSDS 3."),
                "See whether the fields came through right.".into(),
            ),
            Self::NotHsds => (
                "The file is no HSDS record, list or front page.".into(),
                "Choose the file with the services, or give the address of the whole directory.".into(),
            ),
            Self::Description => (
                "The file describes a form and holds no records. It was skipped.".into(),
                "Nothing. Move it if it should not be mentioned.".into(),
            ),
            Self::NoRecords => (
                "There are no HSDS records here.".into(),
                "Give a file, folder, zip or address with at least one record.".into(),
            ),
            Self::NoServices => (
                "There are no services, so no communities can be shown.".into(),
                "Bring the list of services too.".into(),
            ),
            Self::TooLarge { limit_bytes } => (
                format!("The file is larger than the {} there is room for.", bytes(*limit_bytes)),
                "Split it, or raise the limit if you know the source.".into(),
            ),
            Self::TooMany { what, limit } => (
                format!("There are more than {limit} {}.", what.english()),
                "Split the source, or raise the limit if you know it.".into(),
            ),
            Self::MoreFaults { limit } => (
                format!("There are more. Only the first {limit} are listed."),
                "Put these right first, then read the source again.".into(),
            ),
            Self::BrokenZip { reason } => {
                (format!("The zip file cannot be unpacked ({reason})."), "Pack it again without a password.".into())
            }
            Self::Unreadable { reason } => (
                format!("The file cannot be opened ({reason})."),
                "See whether the path is right and whether the program may read it.".into(),
            ),
            Self::NotAFeedFile => (
                "The file is neither JSON nor CSV. It was skipped.".into(),
                "Nothing, unless it belongs to the directory.".into(),
            ),
            Self::Status { status } => (
                format!("The server answered {status} instead of the page."),
                "Open the address in a browser, and ask the publisher if it does not work.".into(),
            ),
            Self::Slow { seconds } => (
                format!("The answer was not all here after {seconds} seconds."),
                "Try again later, or ask the publisher for a file.".into(),
            ),
            Self::Unreachable { reason } => (
                format!("The server cannot be reached ({reason})."),
                "See whether the address is right and whether this machine may use the network.".into(),
            ),
            Self::PrivateNetwork => (
                "The address leads into a private network, such as this machine itself.".into(),
                "If that is meant, say so: --private-network at the keyboard, or private_network = true in landgang.toml.".into(),
            ),
            Self::Endless => (
                "The page repeats an earlier one, so the list never ends.".into(),
                "Ask the publisher to correct last_page and total_pages.".into(),
            ),
        };
        (what, to_do)
    }
}
