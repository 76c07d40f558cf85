//! The words for faults, in Danish and English: what is wrong, and what to do. Never "invalid".

use std::fmt;

use crate::{Counted, Fault, FaultKind, Severity, Type};

impl Fault {
    /// What is wrong, in Danish, without the place.
    #[must_use]
    pub fn danish(&self) -> String {
        self.kind.danish().0
    }

    /// What to do about it, in Danish.
    #[must_use]
    pub fn danish_to_do(&self) -> String {
        self.kind.danish().1
    }

    /// What is wrong, in English, without the place.
    #[must_use]
    pub fn english(&self) -> String {
        self.kind.english().0
    }

    /// What to do about it, in English.
    #[must_use]
    pub fn english_to_do(&self) -> String {
        self.kind.english().1
    }

    /// Where it is: file, line, record and field, in that order, without words of any language.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = self.file.clone();
        if let Some(line) = self.line {
            place.push_str(&format!(":{line}"));
        }
        for part in [&self.record, &self.field].into_iter().flatten() {
            place.push_str(" · ");
            place.push_str(part);
        }
        place
    }

    /// The whole fault as one Danish line.
    #[must_use]
    pub fn danish_line(&self) -> String {
        let weight = if self.severity == Severity::Error {
            "Fejl"
        } else {
            "Bemærk"
        };
        format!(
            "{weight}: {}: {} {}",
            self.place(),
            self.danish(),
            self.danish_to_do()
        )
    }

    /// The whole fault as one English line.
    #[must_use]
    pub fn english_line(&self) -> String {
        let weight = if self.severity == Severity::Error {
            "Error"
        } else {
            "Note"
        };
        format!(
            "{weight}: {}: {} {}",
            self.place(),
            self.english(),
            self.english_to_do()
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.english_line())
    }
}

impl std::error::Error for Fault {}

fn bytes(count: u64) -> String {
    match count {
        0..1_024 => format!("{count} byte"),
        1_024..1_048_576 => format!("{} KB", count / 1_024),
        _ => format!("{} MB", count / 1_048_576),
    }
}

impl Type {
    fn danish(self) -> &'static str {
        match self {
            Self::Text => "tekst i anførselstegn",
            Self::Number => "et tal uden anførselstegn",
            Self::Truth => "true eller false",
            Self::List => "en liste […]",
            Self::Record => "en post {…}",
            Self::Nothing => "null",
        }
    }

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
    fn danish(self) -> &'static str {
        match self {
            Self::Files => "filer",
            Self::Records => "poster",
            Self::Pages => "sider",
            Self::Folders => "mapper i mapper",
        }
    }

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
    fn danish(&self) -> (String, String) {
        let (what, to_do): (String, String) = match self {
            Self::Missing => ("Feltet mangler eller er tomt.".into(), "Udfyld det.".into()),
            Self::NotUuid { found } => (
                format!("»{found}« er ikke en UUID."),
                "Skriv id'et som 8-4-4-4-12 tegn, for eksempel 3f2b8c1e-5a77-4d0e-9c21-7be04d1a6f55.".into(),
            ),
            Self::NotAllowed { found, allowed } => {
                (format!("Standarden kender ikke »{found}« her."), format!("Skriv et af ordene: {}.", allowed.join(", ")))
            }
            Self::NotDate { found } => {
                (format!("»{found}« kan ikke læses som en dato."), "Skriv år-måned-dag, for eksempel 2026-11-22.".into())
            }
            Self::NotTime { found } => {
                (format!("»{found}« kan ikke læses som et klokkeslæt."), "Skriv timer:minutter, for eksempel 16:00.".into())
            }
            Self::NotDateTime { found } => (
                format!("»{found}« kan ikke læses som dato med klokkeslæt."),
                "Skriv det som 2026-11-22T16:00:00Z.".into(),
            ),
            Self::NotEmail { found } => (
                format!("»{found}« ligner ikke en e-mailadresse."),
                "Skriv den som navn@forening.dk, eller lad feltet være tomt.".into(),
            ),
            Self::NotWebAddress { found } => (
                format!("»{found}« er ikke en hel webadresse."),
                "Begynd med https://, eller lad feltet være tomt.".into(),
            ),
            Self::NotWeekdays { found } => (
                format!("»{found}« kan ikke læses som ugedage."),
                "Skriv MO, TU, WE, TH, FR, SA, SU med komma imellem; 1MO er den første mandag i måneden.".into(),
            ),
            Self::OutsideGlobe { found } => (
                format!("{found} grader ligger uden for kloden, så stedet vises uden kort."),
                "Bredde går fra −90 til 90, længde fra −180 til 180. Se efter, om de er byttet om.".into(),
            ),
            Self::WrongType { expected, found } => (
                format!("Her står {}, men standarden har {}.", found.danish(), expected.danish()),
                format!("Skriv {}.", expected.danish()),
            ),
            Self::BrokenLink { table, id, needed: true } => (
                format!("Posten peger på {id}, som ikke findes i {table}, og den kan ikke bruges uden."),
                format!("Tilføj {id} i {table}, eller ret henvisningen."),
            ),
            Self::BrokenLink { table, id, needed: false } => (
                format!("Posten peger på {id}, som ikke findes i {table}. Henvisningen er udeladt."),
                format!("Tilføj {id} i {table}, eller tøm feltet."),
            ),
            Self::LooseAttribute { id } => (
                format!("Kendetegnet hænger på {id}, som ikke findes i tabellerne. Det er udeladt."),
                "Ret link_id til en post, der findes.".into(),
            ),
            Self::BrokenJson { line, column, reason } => (
                format!("JSON går i stykker i linje {line}, tegn {column} ({reason})."),
                "Ret tegnet der, eller lav filen på ny fra kilden.".into(),
            ),
            Self::TooDeep { line } => (
                format!("JSON er pakket ind i flere lag, end nogen post har (linje {line})."),
                "Bed udgiveren om filen i standardens form.".into(),
            ),
            Self::BrokenRow { expected, found } => (
                format!("Rækken har {found} felter, overskriften {expected}."),
                "Sæt tekst med komma i anførselstegn, og giv rækken lige så mange felter som overskriften.".into(),
            ),
            Self::BrokenTable { reason } => (
                format!("Tabellen kan ikke læses ({reason})."),
                "Gem den som CSV i UTF-8 med komma imellem.".into(),
            ),
            Self::NoIdColumn => {
                ("Tabellen har ingen kolonne »id«.".into(), "Begynd filen med standardens kolonnenavne.".into())
            }
            Self::UnknownTable => (
                "Standarden har ingen tabel med det navn. Den er sprunget over.".into(),
                "Giv filen standardens navn, for eksempel services.csv, hvis den skal med.".into(),
            ),
            Self::NotUtf8 { line } => (
                format!("Filen er ikke UTF-8. Den første forkerte byte står i linje {line}."),
                "Gem filen som UTF-8, så æ, ø og å kommer med.".into(),
            ),
            Self::WrongTotal { stated, counted } => (
                format!("Siden siger {stated}, men der er {counted}."),
                "Spørg udgiveren, om der mangler poster.".into(),
            ),
            Self::OtherPages { page, total } => (
                format!("Det er side {page} af {total}; de andre sider er ikke med."),
                "Hent alle sider, eller angiv adressen på listen i stedet for filen.".into(),
            ),
            Self::SameIdTwice { other } => (
                format!("Det samme id står også i {other} med et andet indhold."),
                "Giv hver post sit eget id, eller fjern den ene.".into(),
            ),
            Self::Differs { used } => (
                format!("Posten står to steder med forskelligt indhold. Det fra {used} er brugt."),
                "Ret det ene sted, så de er ens.".into(),
            ),
            Self::OlderVersion { sign } => (
                format!("»{sign}« hører til HSDS 1 eller 2."),
                "Landgang læser HSDS 3. Bed udgiveren om den nyere form.".into(),
            ),
            Self::UnknownVersion { version } => (
                format!("Versionen »{version}« er ukendt; alt er læst som HSDS 3."),
                "Se efter, om felterne er kommet rigtigt med.".into(),
            ),
            Self::NotHsds => (
                "Filen er hverken en HSDS-post, en liste eller en forside.".into(),
                "Vælg filen med services, eller angiv adressen på hele kataloget.".into(),
            ),
            Self::Description => (
                "Filen beskriver en form og indeholder ingen poster. Den er sprunget over.".into(),
                "Intet. Flyt den, hvis den ikke skal nævnes.".into(),
            ),
            Self::NoRecords => (
                "Der er ingen HSDS-poster her.".into(),
                "Angiv en fil, mappe, zip eller adresse med mindst én post.".into(),
            ),
            Self::NoServices => (
                "Der er ingen services, så ingen fællesskaber kan vises.".into(),
                "Tag listen over services med.".into(),
            ),
            Self::TooLarge { limit_bytes } => (
                format!("Filen fylder mere end de {}, der er plads til.", bytes(*limit_bytes)),
                "Del den i flere filer, eller hæv grænsen, hvis du kender kilden.".into(),
            ),
            Self::TooMany { what, limit } => (
                format!("Der er mere end {limit} {}.", what.danish()),
                "Del kilden, eller hæv grænsen, hvis du kender den.".into(),
            ),
            Self::BrokenZip { reason } => {
                (format!("Zip-filen kan ikke pakkes ud ({reason})."), "Pak den igen uden adgangskode.".into())
            }
            Self::Unreadable { reason } => (
                format!("Filen kan ikke åbnes ({reason})."),
                "Se efter, om stien er rigtig, og om programmet må læse den.".into(),
            ),
            Self::NotAFeedFile => (
                "Filen er ikke JSON eller CSV. Den er sprunget over.".into(),
                "Intet, hvis den ikke hører til kataloget.".into(),
            ),
            Self::Status { status } => (
                format!("Serveren svarede {status} i stedet for siden."),
                "Åbn adressen i en browser, og spørg udgiveren, hvis den ikke virker.".into(),
            ),
            Self::Slow { seconds } => (
                format!("Svaret var ikke helt her efter {seconds} sekunder."),
                "Prøv igen senere, eller bed udgiveren om en fil.".into(),
            ),
            Self::Unreachable { reason } => (
                format!("Serveren kan ikke nås ({reason})."),
                "Se efter, om adressen er rigtig, og om maskinen må gå på nettet.".into(),
            ),
            Self::Endless => (
                "Siden gentager en tidligere side, så listen får aldrig en ende.".into(),
                "Bed udgiveren om at rette last_page og total_pages.".into(),
            ),
        };
        (what, to_do)
    }

    fn english(&self) -> (String, String) {
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
            Self::Endless => (
                "The page repeats an earlier one, so the list never ends.".into(),
                "Ask the publisher to correct last_page and total_pages.".into(),
            ),
        };
        (what, to_do)
    }
}
