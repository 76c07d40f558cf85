//! Fluent catalogues in two languages.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The two languages every text exists in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Danish, written first.
    Da,
    /// English.
    En,
}

impl Lang {
    /// The language tag for `lang="…"`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag {
            "da" => Some(Self::Da),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// What a catalogue file got wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueFault(pub String);

impl std::fmt::Display for CatalogueFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a catalogue cannot be read: {}", self.0)
    }
}
impl std::error::Error for CatalogueFault {}

/// A value that a sentence is told with.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A word.
    Text(String),
    /// A count; chooses the plural.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// All texts of one realm, with the shared ones.
pub struct Catalogue {
    da: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Catalogue")
    }
}

impl Catalogue {
    /// Reads pairs of Danish and English catalogue files, the shared one first.
    ///
    /// # Errors
    /// [`CatalogueFault`] if a file is not Fluent or repeats a key.
    pub fn new(files: &[(&str, &str)]) -> Result<Self, CatalogueFault> {
        let mut da = FluentBundle::new_concurrent(vec![tag("da")]);
        let mut en = FluentBundle::new_concurrent(vec![tag("en")]);
        for bundle in [&mut da, &mut en] {
            // Isolation marks around values break copied text and PDF, and names here are not bidirectional.
            bundle.set_use_isolating(false);
        }
        for (danish, english) in files {
            add(&mut da, danish)?;
            add(&mut en, english)?;
        }
        Ok(Self { da, en })
    }

    /// The sentence of `key`, with `⟦key⟧` where it is missing.
    #[must_use]
    pub fn tell(&self, lang: Lang, key: &str, args: &[(&str, Arg)]) -> String {
        let bundle = match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut fluent = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            fluent.set(
                *name,
                match value {
                    Arg::Text(text) => FluentValue::from(text.as_str()),
                    Arg::Number(number) => FluentValue::from(*number),
                },
            );
        }
        let mut faults = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&fluent), &mut faults);
        if faults.is_empty() {
            said.into_owned()
        } else {
            format!("⟦{key}⟧")
        }
    }
}

fn tag(text: &str) -> LanguageIdentifier {
    text.parse().unwrap_or_default()
}

fn add(bundle: &mut FluentBundle<FluentResource>, text: &str) -> Result<(), CatalogueFault> {
    let resource = FluentResource::try_new(text.to_owned())
        .map_err(|(_, faults)| CatalogueFault(format!("{faults:?}")))?;
    bundle
        .add_resource(resource)
        .map_err(|faults| CatalogueFault(format!("{faults:?}")))
}

/// A catalogue in one reader's language.
#[derive(Debug, Clone)]
pub struct Words {
    catalogue: Arc<Catalogue>,
    /// The reader's language.
    pub lang: Lang,
}

impl Words {
    /// The catalogue in a language.
    #[must_use]
    pub fn new(catalogue: Arc<Catalogue>, lang: Lang) -> Self {
        Self { catalogue, lang }
    }

    /// A sentence without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.catalogue.tell(self.lang, key, &[])
    }

    /// A sentence with values.
    #[must_use]
    pub fn tell(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.catalogue.tell(self.lang, key, args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(lang: Lang) -> Words {
        let da = "hej = Hej { $name }\nantal = { $n ->\n    [one] 1 gæst\n   *[other] { $n } gæster\n }\n";
        let en = "hej = Hello { $name }\nantal = { $n ->\n    [one] 1 guest\n   *[other] { $n } guests\n }\n";
        Words::new(Arc::new(Catalogue::new(&[(da, en)]).expect("fluent")), lang)
    }

    #[test]
    fn a_sentence_is_told_in_the_readers_language() {
        assert_eq!(
            words(Lang::Da).tell("hej", &[("name", "Mette".into())]),
            "Hej Mette"
        );
        assert_eq!(
            words(Lang::En).tell("hej", &[("name", "Mette".into())]),
            "Hello Mette"
        );
    }

    #[test]
    fn a_count_chooses_its_word() {
        assert_eq!(words(Lang::Da).tell("antal", &[("n", 1.into())]), "1 gæst");
        assert_eq!(
            words(Lang::Da).tell("antal", &[("n", 2.into())]),
            "2 gæster"
        );
    }

    #[test]
    fn a_missing_key_or_value_shows_its_mark() {
        assert_eq!(words(Lang::Da).say("væk"), "⟦væk⟧");
        assert_eq!(words(Lang::Da).say("hej"), "⟦hej⟧");
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        assert!(Catalogue::new(&[("a = 1\n", "a = 1\n"), ("a = 2\n", "a = 2\n")]).is_err());
    }
}
