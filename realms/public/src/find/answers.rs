//! The answers to the three questions. They live in the address only, so nothing is kept (BR-1, ALL-3).

use engine_search::{Company, DayPart, Wish};
use kit_web::Fields;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Names of the answers in an address.
pub(crate) const WHAT: &str = "hvad";
pub(crate) const WHEN: &str = "hvornaar";
pub(crate) const WHERE: &str = "hvor";
pub(crate) const WHO: &str = "hvem";
pub(crate) const WORDS: &str = "ord";
pub(crate) const MUST: &str = "krav";
pub(crate) const AGE: &str = "alder";
pub(crate) const MORE: &str = "flere";
pub(crate) const SCREEN: &str = "skaerm";

/// More letters than this are no question.
const LONGEST: usize = 200;

/// Nobody has become older than 122 years.
const OLDEST: u8 = 122;

/// What a community must be, beyond the three questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Must {
    /// One can get in with a wheelchair.
    StepFree,
    /// It costs nothing.
    Free,
    /// People are few.
    Small,
    /// It is quiet.
    Quiet,
    /// There is room for newcomers now.
    Newcomers,
}

impl Must {
    /// All, in the order in which the page shows them.
    pub(crate) const ALL: [Self; 5] = [
        Self::Free,
        Self::Small,
        Self::Quiet,
        Self::StepFree,
        Self::Newcomers,
    ];

    /// The word used in addresses.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::StepFree => "koerestol",
            Self::Free => "gratis",
            Self::Small => "faa",
            Self::Quiet => "stille",
            Self::Newcomers => "nye",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// What somebody has answered so far; everything may be left open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Answers {
    pub(crate) wishes: Vec<Wish>,
    pub(crate) when: Option<DayPart>,
    pub(crate) near: String,
    pub(crate) company: Option<Company>,
    pub(crate) words: String,
    pub(crate) must: Vec<Must>,
    /// Years; a number that is no age is left out.
    pub(crate) age: Option<u8>,
    pub(crate) more: bool,
    /// On the house's shared screen (HS-5).
    pub(crate) screen: bool,
}

impl Answers {
    /// Reads an address; words that mean nothing are left out.
    pub(crate) fn read(query: &Fields) -> Self {
        let mut wishes: Vec<Wish> = query.all(WHAT).filter_map(Wish::from_key).collect();
        wishes.sort_unstable();
        wishes.dedup();
        let mut must: Vec<Must> = query.all(MUST).filter_map(Must::from_key).collect();
        must.sort_unstable();
        must.dedup();
        let short = |text: &str| text.chars().take(LONGEST).collect();
        Self {
            wishes,
            when: DayPart::from_key(query.get(WHEN)),
            near: short(query.get(WHERE)),
            company: Company::from_key(query.get(WHO)),
            words: short(query.get(WORDS)),
            must,
            age: query
                .get(AGE)
                .trim()
                .parse()
                .ok()
                .filter(|age| *age <= OLDEST),
            more: query.get(MORE) == "1",
            screen: on_screen(query),
        }
    }

    /// Names and values, for hidden fields and links.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = self
            .wishes
            .iter()
            .map(|wish| (WHAT, wish.key().to_owned()))
            .collect();
        pairs.extend(self.must.iter().map(|must| (MUST, must.key().to_owned())));
        pairs.extend(self.age.map(|age| (AGE, age.to_string())));
        let single = [
            (WHEN, self.when.map_or("", DayPart::key)),
            (WHERE, self.near.as_str()),
            (WHO, self.company.map_or("", Company::key)),
            (WORDS, self.words.as_str()),
            (MORE, if self.more { "1" } else { "" }),
            (SCREEN, if self.screen { "1" } else { "" }),
        ];
        pairs.extend(
            single
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name, value.to_owned())),
        );
        pairs
    }

    /// The pairs without those that a form asks for itself.
    pub(crate) fn hidden(&self, asked_for: &[&str]) -> Vec<(&'static str, String)> {
        let mut pairs = self.pairs();
        pairs.retain(|(name, _)| !asked_for.contains(name) && *name != MORE);
        pairs
    }

    /// A link with these answers.
    pub(crate) fn href(&self, path: &str) -> String {
        let query: Vec<String> = self
            .pairs()
            .iter()
            .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
            .collect();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{}", query.join("&"))
        }
    }
}

/// Whether the page is on the house's shared screen. It stands in the address, since no cookie may tell.
pub(crate) fn on_screen(query: &Fields) -> bool {
    query.get(SCREEN) == "1"
}

/// The way through the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// What do you long for?
    What,
    /// When, and where?
    When,
    /// Alone, or with somebody?
    Who,
    /// Three that fit.
    Found,
}

impl Step {
    /// Its address.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::What => "/",
            Self::When => "/find/hvornaar",
            Self::Who => "/find/hvem",
            Self::Found => "/find",
        }
    }

    /// The page after it.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::What => Self::When,
            Self::When => Self::Who,
            Self::Who | Self::Found => Self::Found,
        }
    }

    /// The page before it.
    pub(crate) fn before(self) -> Self {
        match self {
            Self::What | Self::When => Self::What,
            Self::Who => Self::When,
            Self::Found => Self::Who,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// BR-1: going back and forth between the questions loses no answer.
        #[test]
        fn an_address_is_read_back_as_it_was_written(
            wishes in proptest::sample::subsequence(Wish::ALL.to_vec(), 0..=11),
            when in proptest::option::of(proptest::sample::select(DayPart::ALL.to_vec())),
            company in proptest::option::of(proptest::sample::select(Company::ALL.to_vec())),
            near in "[a-zæøåÆØÅ0-9&=%+?#]{0,20}", words in "[a-zæøå&=%+?#\"<>]{0,40}",
            must in proptest::sample::subsequence(Must::ALL.to_vec(), 0..=5), age in proptest::option::of(0..=OLDEST),
            more in any::<bool>(), screen in any::<bool>(),
        ) {
            let mut must = must;
            must.sort_unstable();
            let answers = Answers { wishes, when, near, company, words, must, age, more, screen };
            let href = answers.href("/find");
            let query = href.split_once('?').map_or("", |(_, query)| query);
            prop_assert_eq!(Answers::read(&Fields::parse(query.as_bytes())), answers);
        }
    }

    #[test]
    fn three_questions_lead_to_the_answer_and_back() {
        let mut step = Step::What;
        let mut asked = 0;
        while step != Step::Found {
            asked += 1;
            assert_eq!(step.next().before(), step);
            step = step.next();
        }
        assert_eq!(asked, 3, "UX.md §12: at most three questions");
    }

    #[test]
    fn a_number_that_is_no_age_is_left_out() {
        for (written, read) in [
            ("34", Some(34)),
            (" 9 ", Some(9)),
            ("123", None),
            ("-1", None),
            ("x", None),
        ] {
            assert_eq!(
                Answers::read(&Fields::of(&[(AGE, written)])).age,
                read,
                "{written}"
            );
        }
    }

    /// BR-1: an illness is no wish.
    #[test]
    fn a_word_that_is_no_wish_is_left_out() {
        let read = Answers::read(&Fields::of(&[
            (WHAT, "depression"),
            (WHAT, "music"),
            (WHAT, "music"),
        ]));
        assert_eq!(read.wishes, [Wish::Music]);
    }
}
