//! Offers: what a house under § 82 is set to, by configuration and from a day on (LE-12, FR-23).

pub(crate) mod about;
mod change;
pub(crate) mod law;
mod pages;
mod read;
mod routes;
mod sample;
mod samples;
pub(crate) mod settings;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;
pub(crate) use samples::samples;
pub(crate) use settings::Settings;

use crate::house::House;

/// The text of a shipped configuration; nothing under another key.
pub(crate) fn sample_text(key: &str) -> &'static str {
    sample::find(key).map_or("", |sample| sample.text)
}

/// The offer of a shipped configuration, for pages as they look.
pub(crate) fn sample(key: &str) -> Option<Offer> {
    let settings = read::read(sample::find(key)?.text).ok()?;
    let id = OfferId::from_text(&format!("offer-{key}"))?;
    Some(Offer { id, settings })
}

kit_store::id! {
    /// An offer of the house.
    pub struct OfferId;
}

/// An offer as it is set on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) id: OfferId,
    pub(crate) settings: Settings,
}

impl Offer {
    /// What it is called; as the house where it has no name of its own.
    pub(crate) fn name<'a>(&'a self, house: &'a str) -> &'a str {
        if self.settings.name.is_empty() {
            house
        } else {
            &self.settings.name
        }
    }

    /// The house as this offer speaks of it.
    pub(crate) fn house(&self, house: House) -> House {
        let words = &self.settings.words;
        let own = |word: &str, house: String| {
            if words.own() { word.to_owned() } else { house }
        };
        House {
            name: self.name(&house.name).to_owned(),
            one: own(&words.one, house.one),
            the: own(&words.the, house.the),
            many: own(&words.many, house.many),
            ..house
        }
    }

    /// When it is open on a day: nothing on a closed day.
    pub(crate) fn hours(&self, day: jiff::civil::Date) -> &[settings::Stretch] {
        if self.settings.closed.on(day) {
            &[]
        } else {
            self.settings.open.on(day.weekday())
        }
    }
}
