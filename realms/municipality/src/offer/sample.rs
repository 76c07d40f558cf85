//! Offers to begin with: five as houses really are, and an empty one with an explanation of every value.

use super::settings::Settings;

/// A text to begin with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    /// In forms.
    pub(crate) key: &'static str,
    /// The whole text.
    pub(crate) text: &'static str,
}

impl Sample {
    /// What it is called.
    pub(crate) fn name(&self) -> String {
        super::read::read(self.text)
            .map_or_else(|_| self.key.to_owned(), |settings: Settings| settings.name)
    }
}

macro_rules! samples {
    ($($key:literal),+ $(,)?) => {
        [$(Sample { key: $key, text: include_str!(concat!("../../offers/", $key, ".toml")) }),+]
    };
}

/// All of them, the empty one first.
pub(crate) const ALL: [Sample; 6] = samples![
    "tom",
    "fremdrift",
    "den-gode-modtagelse",
    "det-sociale-pitstop",
    "daghuset",
    "drivhuset",
];

/// The sample with this key.
pub(crate) fn find(key: &str) -> Option<Sample> {
    ALL.into_iter().find(|sample| sample.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::offer::read::read;
    use crate::offer::settings::{Decides, Documentation, Door, FirstMeeting};

    fn settings(key: &str) -> Settings {
        read(find(key).expect("a sample").text).expect("readable")
    }

    /// LE-12: what makes the five different is in their texts, and all of them can be read.
    #[test]
    fn every_sample_can_be_read_and_has_its_own_name() {
        let mut names: Vec<String> = ALL.iter().map(|sample| settings(sample.key).name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }

    /// Whoever fills the empty one in needs no code: every value there is stands in it, and says what most have.
    #[test]
    fn the_empty_one_names_every_value_there_is() {
        let whole = |text: &str| -> Vec<String> {
            let table: toml::Table = text.parse().expect("TOML");
            table
                .into_iter()
                .flat_map(|(section, value)| match value {
                    toml::Value::Table(inside) => inside
                        .into_iter()
                        .map(|(name, _)| format!("{section}.{name}"))
                        .collect(),
                    _ => vec![section],
                })
                .collect()
        };
        let all = toml::to_string(&Settings::default()).expect("written");
        let (mut named, mut known) = (whole(find("tom").expect("a sample").text), whole(&all));
        named.sort();
        known.sort();
        assert_eq!(named, known);
    }

    /// FR-4, FR-1
    #[test]
    fn fremdrift_is_a_house_from_the_street_with_guests() {
        let it = settings("fremdrift");
        assert_eq!(it.words.one, "gæst");
        assert!(it.words.short_stay.contains("kort"));
        assert!(it.doors.has(Door::Street));
        assert_eq!(it.decides, Decides::Provider);
    }

    /// GM-10, GM-9, DD-5
    #[test]
    fn the_good_reception_is_considered_first_and_has_reasons_not_to() {
        let it = settings("den-gode-modtagelse");
        assert!(it.doors.considered_first && it.doors.exceptions.len() > 2);
        assert!(it.doors.has(Door::Advice) && it.doors.has(Door::Form));
        assert_eq!(it.house.here_on(jiff::civil::Weekday::Tuesday).count(), 1);
        assert_eq!(it.house.here_on(jiff::civil::Weekday::Monday).count(), 0);
    }

    /// PS-6, PS-13, and PS-1's hours: three days of four.
    #[test]
    fn the_pitstop_is_open_three_days_of_four_hours() {
        let it = settings("det-sociale-pitstop");
        let hours: Vec<i64> = jiff::civil::Weekday::Monday
            .cycle_forward()
            .take(7)
            .flat_map(|day| it.open.on(day).to_vec())
            .map(|stretch| stretch.to_min - stretch.from_min)
            .collect();
        assert_eq!(hours, [240, 240, 240]);
        assert!(!it.contact_fixed && it.house.tour && it.house.other_doors.len() > 2);
        assert!(it.house.first_meetings.contains(&FirstMeeting::Driven));
    }

    /// LE-2, DD-3
    #[test]
    fn in_daghuset_the_authority_decides_and_one_is_assessed_at_the_door() {
        let it = settings("daghuset");
        assert_eq!(it.decides, Decides::Authority);
        assert!(it.doors.has(Door::Assessed) && !it.doors.has(Door::Street));
        assert!(it.bases.iter().any(|basis| basis == "104"));
    }

    /// DD-1
    #[test]
    fn drivhuset_keeps_nobody() {
        let it = settings("drivhuset");
        assert!(!it.persons && it.documentation == Documentation::None);
    }
}
