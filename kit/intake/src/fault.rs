//! What is wrong with a list, with its line, in words that say what to do.

use crate::Field;

/// One thing that is wrong, or that was noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line of a table or entry of a calendar, from 1; none where it is of the whole list.
    pub line: Option<u64>,
    /// The column's own name.
    pub column: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What can be wrong with a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is no table, workbook, calendar or event list.
    Unreadable(String),
    /// More than is read.
    TooLarge {
        /// The most that is read, in bytes, rows or faults.
        limit: u64,
    },
    /// There is nothing in it.
    Empty,
    /// No column says what an entry is called.
    NoNameColumn,
    /// The mapping names a column that the table does not have.
    NoSuchColumn(String),
    /// A code stands below one that the list does not have.
    NoSuchCode(String),
    /// The mapping names a field that does not exist.
    NoSuchField(String),
    /// Two columns are read as the same field.
    Twice(Field),
    /// The workbook has no sheet of this name.
    NoSuchSheet(String),
    /// An entry without a name.
    NoName,
    /// Neither the entry nor whoever imports says who is behind it.
    NoOrganization,
    /// Two entries have the same id, or the same name, organisation and place.
    SameEntry {
        /// Line of the first one.
        first: u64,
    },
    /// No whole number from 0 to 120.
    NoAge(String),
    /// No day as 2026-11-24 or 24-11-2026.
    NoDate(String),
    /// Neither yes nor no.
    NoYesOrNo(String),
    /// No degrees on the earth.
    NoDegrees(String),
    /// No mail address.
    NoMail(String),
    /// No address of a page, beginning with http.
    NoWeb(String),
    /// The times are kept as words, since they were not understood; a note.
    TimesKeptAsWords(String),
    /// A rule of a calendar that cannot be told in the directory; the entry is kept without it; a note.
    RuleLeftOut(String),
    /// The entry is over, or has no time to come; left out; a note.
    Over,
    /// The entry is not open to everybody and was left out; a note.
    NotPublic,
}

impl Fault {
    pub(crate) fn of(kind: FaultKind) -> Self {
        Self {
            line: None,
            column: None,
            kind,
        }
    }

    pub(crate) fn at(line: u64, kind: FaultKind) -> Self {
        Self {
            line: Some(line),
            ..Self::of(kind)
        }
    }

    pub(crate) fn in_column(line: u64, column: &str, kind: FaultKind) -> Self {
        Self {
            column: Some(column.to_owned()),
            ..Self::at(line, kind)
        }
    }

    /// The fault in one Danish line.
    #[must_use]
    pub fn danish_line(&self) -> String {
        let at = self.line.map(|line| format!("Linje {line}"));
        self.said(at, "kolonnen", self.kind.danish())
    }

    /// The fault in one English line.
    #[must_use]
    pub fn english_line(&self) -> String {
        let at = self.line.map(|line| format!("Line {line}"));
        self.said(at, "column", self.kind.english())
    }

    fn said(&self, at: Option<String>, column: &str, words: String) -> String {
        let column = self
            .column
            .as_ref()
            .map(|name| format!("{column} \u{201c}{name}\u{201d}"));
        let place: Vec<String> = at.into_iter().chain(column).collect();
        if place.is_empty() {
            words
        } else {
            format!("{}: {words}", place.join(", "))
        }
    }
}

/// A piece of a stranger's text that a message can hold.
fn short(text: &str) -> String {
    let mut cut: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}

impl FaultKind {
    fn danish(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("Filen kan ikke læses: {}. Gem den som CSV eller XLSX, og prøv igen.", short(why)),
            Self::TooLarge { limit } => format!("Der er mere end {limit}. Del filen i to."),
            Self::Empty => "Der er ingen linjer under overskriften.".to_owned(),
            Self::NoNameColumn => "Ingen kolonne siger, hvad stedet hedder. Skriv i en fil til --mapping, hvilken det er.".to_owned(),
            Self::NoSuchColumn(name) => format!("Filen har ingen kolonne, der hedder \u{201c}{}\u{201d}. Ret navnet i filen til --mapping.", short(name)),
            Self::NoSuchCode(code) => format!("Koden ovenover, \u{201c}{}\u{201d}, står ikke på listen.", short(code)),
            Self::NoSuchField(name) => format!("\u{201c}{}\u{201d} er ikke et felt. Felterne er: {}.", short(name), Field::all_words()),
            Self::Twice(field) => format!("To kolonner bliver læst som {}. Vælg én i filen til --mapping.", field.word()),
            Self::NoSuchSheet(name) => format!("Der er intet ark, der hedder \u{201c}{}\u{201d}.", short(name)),
            Self::NoName => "Stedet har intet navn. Skriv det, eller slet linjen.".to_owned(),
            Self::NoOrganization => "Der står ikke, hvem der står bag. Skriv det i en kolonne, eller brug --organization.".to_owned(),
            Self::SameEntry { first } => format!("Det samme står i linje {first}. Slet den ene."),
            Self::NoAge(text) => format!("\u{201c}{}\u{201d} er ikke en alder. Skriv et helt tal.", short(text)),
            Self::NoDate(text) => format!("\u{201c}{}\u{201d} er ikke en dato. Skriv den som 2026-11-24.", short(text)),
            Self::NoYesOrNo(text) => format!("\u{201c}{}\u{201d} er hverken ja eller nej.", short(text)),
            Self::NoDegrees(text) => format!("\u{201c}{}\u{201d} er ikke grader. Skriv dem som 55.6761.", short(text)),
            Self::NoMail(text) => format!("\u{201c}{}\u{201d} er ikke en mailadresse.", short(text)),
            Self::NoWeb(text) => format!("\u{201c}{}\u{201d} er ikke en adresse. Den skal begynde med https://.", short(text)),
            Self::TimesKeptAsWords(text) => format!("Tiden \u{201c}{}\u{201d} er gemt som ord. Skriv for eksempel: tirsdag og torsdag 14-16.", short(text)),
            Self::RuleLeftOut(rule) => format!("{} kan ikke siges i kataloget og er udeladt.", short(rule)),
            Self::Over => "Det er slut og er udeladt.".to_owned(),
            Self::NotPublic => "Det er ikke åbent for alle og er udeladt.".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Unreadable(why) => format!(
                "the file cannot be read: {}. Save it as CSV or XLSX and try again",
                short(why)
            ),
            Self::TooLarge { limit } => format!("there is more than {limit}; divide the file"),
            Self::Empty => "there is no line below the heading".to_owned(),
            Self::NoNameColumn => {
                "no column says what an entry is called; name it in a file for --mapping".to_owned()
            }
            Self::NoSuchColumn(name) => format!(
                "the file has no column {}; correct the name in the file for --mapping",
                short(name)
            ),
            Self::NoSuchCode(code) => {
                format!("the code above, {}, is not in the list", short(code))
            }
            Self::NoSuchField(name) => format!(
                "{} is no field; the fields are: {}",
                short(name),
                Field::all_words()
            ),
            Self::Twice(field) => format!(
                "two columns are read as {}; choose one in the file for --mapping",
                field.word()
            ),
            Self::NoSuchSheet(name) => format!("there is no sheet {}", short(name)),
            Self::NoName => "the entry has no name; write it, or delete the line".to_owned(),
            Self::NoOrganization => {
                "nobody is named behind it; write it in a column, or use --organization".to_owned()
            }
            Self::SameEntry { first } => format!("line {first} is the same; delete one"),
            Self::NoAge(text) => format!("{} is no age; write a whole number", short(text)),
            Self::NoDate(text) => format!("{} is no date; write it as 2026-11-24", short(text)),
            Self::NoYesOrNo(text) => format!("{} is neither yes nor no", short(text)),
            Self::NoDegrees(text) => {
                format!("{} is no degrees; write them as 55.6761", short(text))
            }
            Self::NoMail(text) => format!("{} is no mail address", short(text)),
            Self::NoWeb(text) => {
                format!("{} is no address; it must begin with https://", short(text))
            }
            Self::TimesKeptAsWords(text) => format!(
                "the time {} is kept as words; write for example: tuesday and thursday 14-16",
                short(text)
            ),
            Self::RuleLeftOut(rule) => format!(
                "{} cannot be told in the directory and is left out",
                short(rule)
            ),
            Self::Over => "it is over and left out".to_owned(),
            Self::NotPublic => "it is not open to everybody and left out".to_owned(),
        }
    }
}
