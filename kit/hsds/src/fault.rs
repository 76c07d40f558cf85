//! What can be wrong with a feed, where it is, and how bad it is. The words are in `fault_words`.

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Refuses the whole import: nothing is changed.
    Error,
    /// Worth knowing; the import goes on.
    Note,
}

/// One fault: where, what, and (in [`Fault::danish`] and [`Fault::english`]) what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// File, entry of a zip file or web address.
    pub file: String,
    /// The record: its kind and id, or the row of its table.
    pub record: Option<String>,
    /// Line of the row in its table, from 1.
    pub line: Option<u64>,
    /// JSON pointer from the record, or the column.
    pub field: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong, with the values that the words need.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// A required field is missing or empty.
    Missing,
    /// An id that is not a UUID.
    NotUuid {
        /// What stands there.
        found: String,
    },
    /// A word that is not on the standard's list.
    NotAllowed {
        /// What stands there.
        found: String,
        /// The list.
        allowed: &'static [&'static str],
    },
    /// A date that cannot be read.
    NotDate {
        /// What stands there.
        found: String,
    },
    /// A time of day that cannot be read.
    NotTime {
        /// What stands there.
        found: String,
    },
    /// A date with a time that cannot be read.
    NotDateTime {
        /// What stands there.
        found: String,
    },
    /// Not an e-mail address.
    NotEmail {
        /// What stands there.
        found: String,
    },
    /// Not a web address.
    NotWebAddress {
        /// What stands there.
        found: String,
    },
    /// A part of `byday` that is not a weekday.
    NotWeekdays {
        /// What stands there.
        found: String,
    },
    /// A position outside the globe.
    OutsideGlobe {
        /// What stands there.
        found: String,
    },
    /// Another type than the standard has.
    WrongType {
        /// What the standard has.
        expected: Type,
        /// What stands there.
        found: Type,
    },
    /// A record that another one needs is not in the feed.
    BrokenLink {
        /// Table that is pointed at.
        table: &'static str,
        /// Id that is not there.
        id: String,
        /// True when the record cannot do without it.
        needed: bool,
    },
    /// An attribute that hangs on a record that is not in the feed.
    LooseAttribute {
        /// Id that is not there.
        id: String,
    },
    /// JSON that cannot be read.
    BrokenJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the reader stumbled on, in English.
        reason: String,
    },
    /// JSON nested deeper than any record is.
    TooDeep {
        /// Line, from 1.
        line: usize,
    },
    /// A table row with another number of cells than the heading.
    BrokenRow {
        /// Cells in the heading.
        expected: usize,
        /// Cells in the row.
        found: usize,
    },
    /// A table that cannot be read as CSV.
    BrokenTable {
        /// What the reader stumbled on, in English.
        reason: String,
    },
    /// A table without the column `id`.
    NoIdColumn,
    /// A table that the standard does not have.
    UnknownTable,
    /// A data package names a table that is not there.
    AbsentTable {
        /// As the package names it.
        path: String,
    },
    /// Bytes that are not UTF-8.
    NotUtf8 {
        /// Line of the first such byte, from 1.
        line: usize,
    },
    /// A count in a page's envelope that does not fit.
    WrongTotal {
        /// What the envelope says.
        stated: u64,
        /// What was counted.
        counted: u64,
    },
    /// A page of a list whose other pages are not there.
    OtherPages {
        /// This page.
        page: u64,
        /// Pages in all.
        total: u64,
    },
    /// The same id twice at equal rank, with different content.
    SameIdTwice {
        /// The other file.
        other: String,
    },
    /// The same record in two places, with different content; the fuller one is used.
    Differs {
        /// The file whose value is used.
        used: String,
    },
    /// HSDS 1 or 2, or a form that only they have.
    OlderVersion {
        /// What gave it away: a version or a field.
        sign: String,
    },
    /// A version that we do not know.
    UnknownVersion {
        /// As stated.
        version: String,
    },
    /// JSON that is no record, list or front page of HSDS.
    NotHsds,
    /// A JSON schema or an API description, which holds no records.
    Description,
    /// A feed without a single record.
    NoRecords,
    /// A feed with records but without any service.
    NoServices,
    /// Larger than the limit.
    TooLarge {
        /// Limit in bytes.
        limit_bytes: u64,
    },
    /// More files, pages or records than the limit.
    TooMany {
        /// What there are too many of.
        what: Counted,
        /// The limit.
        limit: u64,
    },
    /// More faults of this severity than are listed.
    MoreFaults {
        /// How many are listed.
        limit: u64,
    },
    /// A zip file that cannot be opened.
    BrokenZip {
        /// What the reader stumbled on, in English.
        reason: String,
    },
    /// A file that cannot be opened.
    Unreadable {
        /// The system's words.
        reason: String,
    },
    /// A kind of file that is not read.
    NotAFeedFile,
    /// The server answered something else than the page.
    Status {
        /// HTTP status.
        status: u16,
    },
    /// The server did not answer in time.
    Slow {
        /// Seconds waited.
        seconds: u64,
    },
    /// The server could not be reached.
    Unreachable {
        /// The system's words.
        reason: String,
    },
    /// The address leads into a private network, which the operator has not allowed.
    PrivateNetwork,
    /// A page that repeats an earlier one, so that the list would never end.
    Endless,
}

/// A JSON type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A list.
    List,
    /// A record.
    Record,
    /// `null`.
    Nothing,
}

/// What there can be too many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Files.
    Files,
    /// Records.
    Records,
    /// Pages of a list.
    Pages,
    /// Folders within folders.
    Folders,
}

impl FaultKind {
    /// How bad this is. What a record can be used without is a note: its value is kept, and not shown.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::NotEmail { .. }
            | Self::NotWebAddress { .. }
            | Self::OutsideGlobe { .. }
            | Self::WrongTotal { .. }
            | Self::OtherPages { .. }
            | Self::Differs { .. }
            | Self::UnknownVersion { .. }
            | Self::LooseAttribute { .. }
            | Self::UnknownTable
            | Self::AbsentTable { .. }
            | Self::Description
            | Self::NoServices
            | Self::NotAFeedFile
            | Self::WrongType {
                expected: Type::Text,
                found: Type::Number,
            }
            | Self::WrongType {
                expected: Type::Number,
                found: Type::Text,
            }
            | Self::BrokenLink { needed: false, .. } => Severity::Note,
            _ => Severity::Error,
        }
    }
}

impl Fault {
    pub(crate) fn of_file(file: &str, kind: FaultKind) -> Self {
        Self {
            severity: kind.severity(),
            file: file.to_owned(),
            record: None,
            line: None,
            field: None,
            kind,
        }
    }
}
