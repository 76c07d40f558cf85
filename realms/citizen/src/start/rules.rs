//! The answers typed so far, and which page comes next.

use kit_letters::{Company, Lines, Reach, Short};
use kit_web::Fields;

/// The pages of the row, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Page {
    /// How to have somebody along.
    Company,
    /// What to be called and how to be reached.
    You,
    /// What may be known.
    About,
    /// Everything once more before it goes.
    Check,
}

impl Page {
    /// The page of a form's word.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Company, Self::You, Self::About, Self::Check]
            .into_iter()
            .find(|page| page.word() == word)
    }

    /// The word that stands in the form.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Company => "hvordan",
            Self::You => "navn",
            Self::About => "om-dig",
            Self::Check => "se",
        }
    }
}

/// The kinds of company in the order they are shown; the least intrusive choices are no further away (BR-5).
pub(crate) const COMPANIES: [(Company, &str); 6] = [
    (Company::Peer, "peer"),
    (Company::Volunteer, "volunteer"),
    (Company::MeetAtTheDoor, "door"),
    (Company::MunicipalWorker, "municipal"),
    (Company::AloneWithACall, "call"),
    (Company::DontKnowYet, "unknown"),
];

/// The company of a form's word.
pub(crate) fn company(word: &str) -> Option<Company> {
    let found = COMPANIES.iter().find(|(_, known)| *known == word);
    found.map(|(company, _)| *company)
}

/// The word of a company.
pub(crate) fn company_word(company: Company) -> &'static str {
    COMPANIES
        .iter()
        .find(|(known, _)| *known == company)
        .map_or("unknown", |(_, word)| word)
}

/// What is amiss with an answer; the page turns it into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No company is picked.
    NoCompany,
    /// No name.
    NoName,
    /// A name of more than 60 characters.
    NameTooLong,
    /// A telephone number without eight digits.
    Phone,
    /// An address without an @.
    Email,
    /// More than 500 characters about oneself.
    AboutTooLong,
    /// More than 300 characters about when.
    WhenTooLong,
}

impl Fault {
    /// The field it is about, and the page where it is mended.
    pub(crate) fn place(self) -> (&'static str, Page) {
        match self {
            Self::NoCompany => ("hvem", Page::Company),
            Self::NoName | Self::NameTooLong => ("kald", Page::You),
            Self::Phone => ("telefon", Page::You),
            Self::Email => ("email", Page::You),
            Self::AboutTooLong => ("om", Page::About),
            Self::WhenTooLong => ("tid", Page::About),
        }
    }
}

/// The names of the fields that go from page to page.
pub(crate) const FIELDS: [&str; 8] = ["f", "hvem", "kald", "naa", "telefon", "email", "om", "tid"];

/// Whole and valid answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answers {
    pub(crate) company: Company,
    pub(crate) called: Short<60>,
    pub(crate) reach: Reach,
    pub(crate) about: Option<Lines<500>>,
    pub(crate) when: Option<Lines<300>>,
}

/// Reads the answers; `upto` is the last page that has been answered, so that later pages are not asked about yet.
pub(crate) fn read(fields: &Fields, upto: Page) -> Result<Option<Answers>, Vec<Fault>> {
    let mut faults = Vec::new();
    let company = company(fields.get("hvem"));
    if company.is_none() {
        faults.push(Fault::NoCompany);
    }
    let called = Short::<60>::new(fields.get("kald"));
    if called.is_err() {
        faults.push(if fields.get("kald").is_empty() {
            Fault::NoName
        } else {
            Fault::NameTooLong
        });
    }
    let reach = reach(fields).map_err(|fault| faults.push(fault)).ok();
    let about = optional::<500>(fields.get("om"))
        .map_err(|()| faults.push(Fault::AboutTooLong))
        .ok();
    let when = optional::<300>(fields.get("tid"))
        .map_err(|()| faults.push(Fault::WhenTooLong))
        .ok();
    faults.retain(|fault| fault.place().1 <= upto);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(match (company, called.ok(), reach, about, when) {
        (Some(company), Some(called), Some(reach), Some(about), Some(when)) => Some(Answers {
            company,
            called,
            reach,
            about,
            when,
        }),
        _ => None,
    })
}

fn reach(fields: &Fields) -> Result<Reach, Fault> {
    match fields.get("naa") {
        "telefon" => {
            let number = fields.get("telefon");
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            Short::new(number)
                .ok()
                .filter(|_| (8..=15).contains(&digits))
                .map(Reach::Phone)
                .ok_or(Fault::Phone)
        }
        "email" => {
            let address = fields.get("email");
            let whole = address
                .split_once('@')
                .is_some_and(|(before, after)| !before.is_empty() && after.contains('.'));
            Short::new(address)
                .ok()
                .filter(|_| whole)
                .map(Reach::Email)
                .ok_or(Fault::Email)
        }
        // Nothing said means the room: it needs nothing else to be known.
        _ => Ok(Reach::Room),
    }
}

fn optional<const MOST: usize>(text: &str) -> Result<Option<Lines<MOST>>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    Lines::new(text).map(Some).or(Err(()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_but_a_company_and_a_name_is_needed() {
        let fields = Fields::of(&[("hvem", "unknown"), ("kald", "Amir")]);
        let answers = read(&fields, Page::Check).unwrap().unwrap();
        assert_eq!(answers.reach, Reach::Room);
        assert_eq!(answers.company, Company::DontKnowYet);
        assert_eq!(answers.about, None);
    }

    #[test]
    fn a_later_page_is_not_asked_about_yet() {
        let fields = Fields::of(&[("hvem", "peer")]);
        assert_eq!(read(&fields, Page::Company), Ok(None));
        assert_eq!(read(&fields, Page::You), Err(vec![Fault::NoName]));
        assert_eq!(
            read(&Fields::default(), Page::Company),
            Err(vec![Fault::NoCompany])
        );
    }

    #[test]
    fn a_way_to_be_reached_is_checked_only_if_it_is_chosen() {
        let with = |naa, telefon, email| {
            let fields = Fields::of(&[
                ("hvem", "peer"),
                ("kald", "Amir"),
                ("naa", naa),
                ("telefon", telefon),
                ("email", email),
            ]);
            read(&fields, Page::Check).map(|a| a.map(|a| a.reach))
        };
        assert_eq!(with("her", "1", "x"), Ok(Some(Reach::Room)));
        assert_eq!(with("telefon", "1", ""), Err(vec![Fault::Phone]));
        assert!(matches!(
            with("telefon", "12 34 56 78", ""),
            Ok(Some(Reach::Phone(_)))
        ));
        assert_eq!(with("email", "", "amir"), Err(vec![Fault::Email]));
        assert!(matches!(
            with("email", "", "a@b.dk"),
            Ok(Some(Reach::Email(_)))
        ));
    }

    proptest! {
        #[test]
        fn every_answer_ends_in_answers_or_in_a_fault_that_names_a_page(
            hvem in "peer|x|", kald in ".{0,80}", naa in "telefon|email|her|", telefon in ".{0,30}", om in ".{0,600}",
        ) {
            let fields = Fields::of(&[("hvem", &hvem), ("kald", &kald), ("naa", &naa), ("telefon", &telefon), ("om", &om)]);
            match read(&fields, Page::Check) {
                Ok(answers) => prop_assert!(answers.is_some()),
                Err(faults) => prop_assert!(faults.iter().all(|f| f.place().1 < Page::Check)),
            }
        }
    }
}
