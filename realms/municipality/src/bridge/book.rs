//! The directory, prepared for searching.

use engine_search::{Accompanies, Directory, Place, Question, Setting, Slot, Synonyms, Wish};
use jiff::civil::{Date, DateTime, Time};
use kit_hsds::Community;

/// Everyday words and the wish they speak of, as every page of the house reads them.
const SYNONYMS: &str = include_str!("../../../../data/synonyms.da.toml");

/// Communities, ready to be searched.
#[derive(Debug)]
pub(crate) struct Book {
    /// Tells when the copy has changed: when it was fetched and how many there are.
    pub(crate) stamp: (i64, i64),
    /// In the order of their names.
    pub(crate) communities: Vec<Community>,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            // No stored copy has this stamp, so the first question reads it.
            stamp: (-1, -1),
            communities: Vec::new(),
        }
    }
}

impl Book {
    /// The communities that fit a question best, each with the engine's reasons.
    pub(crate) fn find(
        &self,
        question: &Question,
        now: DateTime,
        limit: usize,
    ) -> (
        Vec<(&Community, engine_search::Fit)>,
        Vec<engine_search::Understood>,
    ) {
        let places = self
            .communities
            .iter()
            .map(|community| place(community, now))
            .collect();
        let answer = Directory::new(places, synonyms()).find(question, limit);
        let found = answer
            .fits
            .into_iter()
            .filter_map(|fit| self.communities.get(fit.index).map(|c| (c, fit)))
            .collect();
        (found, answer.understood)
    }

    /// The community with this id.
    pub(crate) fn get(&self, id: &str) -> Option<&Community> {
        self.communities.iter().find(|one| one.id == id)
    }
}

/// The list of everyday words; empty if the file that is built in were not readable, which a test excludes.
pub(crate) fn synonyms() -> Synonyms {
    #[derive(serde::Deserialize)]
    struct File {
        words: std::collections::BTreeMap<String, String>,
        alike: std::collections::BTreeMap<String, Vec<String>>,
    }
    let Ok(file) = toml::from_str::<File>(SYNONYMS) else {
        return Synonyms::default();
    };
    let wishes = file.words.into_iter();
    let alike = file.alike.into_iter();
    Synonyms::new(wishes.filter_map(|(word, wish)| Wish::from_key(&wish).map(|wish| (word, wish))))
        .alike(alike.flat_map(|(asked, answers)| {
            answers
                .into_iter()
                .map(move |answer| (asked.clone(), answer))
        }))
}

/// A community as the search sees it at `now`.
pub(crate) fn place(community: &Community, now: DateTime) -> Place {
    Place {
        id: community.id.clone(),
        wishes: community
            .wishes
            .iter()
            .filter_map(|wish| Wish::from_key(wish.as_str()))
            .collect(),
        setting: community
            .setting
            .and_then(|setting| Setting::from_key(setting.as_str())),
        intrusive: community.intrusive,
        company_possible: false,
        accompanies: community
            .accompanies
            .and_then(|who| Accompanies::from_key(who.as_str())),
        times: slots(community),
        next_in_min: next_in_min(community, now),
        point: community
            .place
            .as_ref()
            .and_then(|place| place.latitude.zip(place.longitude)),
        name: name(community),
        text: community.description.clone().unwrap_or_default(),
        assured_days_ago: community
            .assured_date
            .map(|date| days_between(date, now.date())),
        ..Place::default()
    }
}

/// What it is called and wants to be found by.
fn name(community: &Community) -> String {
    [
        Some(community.name.as_str()),
        community.alternate_name.as_deref(),
        Some(&community.popular_words.join(" ")),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" ")
}

fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

fn next_in_min(community: &Community, now: DateTime) -> Option<i64> {
    let open_now = community.times.iter().any(|time| {
        time.is_on(now.date())
            && time
                .opens
                .zip(time.closes)
                .is_some_and(|(opens, closes)| opens <= now.time() && now.time() < closes)
    });
    if open_now {
        return Some(0);
    }
    community
        .next_meeting(now)
        .map(|next| now.duration_until(next).as_secs() / 60)
}

fn minute(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

/// The hours of an ordinary week, from schedules that name both hours.
fn slots(community: &Community) -> Vec<Slot> {
    community
        .times
        .iter()
        .flat_map(|time| {
            let hours = time.opens.zip(time.closes);
            time.days.iter().filter_map(move |day| {
                let (opens, closes) = hours?;
                Some(Slot {
                    weekday: day.weekday().to_monday_one_offset().unsigned_abs(),
                    from_min: minute(opens),
                    to_min: minute(closes),
                })
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_everyday_words_are_readable() {
        let question = Question {
            text: Some("snakke".to_owned()),
            ..Question::default()
        };
        let book = Book {
            stamp: (0, 1),
            communities: vec![Community {
                id: "a".to_owned(),
                wishes: vec![kit_hsds::Wish::Company],
                ..Community::default()
            }],
        };
        let now = jiff::civil::date(2026, 11, 23).at(10, 0, 0, 0);
        let (found, understood) = book.find(&question, now, 3);
        assert_eq!(found.len(), 1);
        assert_eq!(understood.first().map(|one| one.wish), Some(Wish::Company));
    }
}
