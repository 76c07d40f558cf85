//! Faults in Danish: what is wrong, and what to do.

use super::bytes;
use crate::{Counted, FaultKind, Type};

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
}

impl FaultKind {
    /// What is wrong, and what to do.
    pub(super) fn danish(&self) -> (String, String) {
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
            Self::AbsentTable { path } => (
                format!("Datapakken nævner {path}, som ikke er her."),
                "Læg filen ved siden af, eller fjern den fra listen.".into(),
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
            Self::MoreFaults { limit } => (
                format!("Der er flere. Kun de første {limit} står her."),
                "Ret dem først, og læs kilden igen.".into(),
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
            Self::PrivateNetwork => (
                "Adressen fører ind i et privat net, for eksempel denne maskine selv.".into(),
                "Er det meningen, så sig det: --private-network ved tastaturet, eller private_network = true i landgang.toml.".into(),
            ),
            Self::Endless => (
                "Siden gentager en tidligere side, så listen får aldrig en ende.".into(),
                "Bed udgiveren om at rette last_page og total_pages.".into(),
            ),
        };
        (what, to_do)
    }
}
