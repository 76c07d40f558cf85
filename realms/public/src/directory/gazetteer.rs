//! Where a town is, as far as the directory itself knows: the middle of its places there. No map is asked.

use std::collections::HashMap;

use kit_hsds::Community;
use kit_words::fold;

/// Town or postcode, folded, to latitude and longitude in degrees.
#[derive(Debug, Default)]
pub(crate) struct Gazetteer(HashMap<String, (f64, f64)>);

impl Gazetteer {
    pub(crate) fn of<'a>(communities: impl Iterator<Item = &'a Community>) -> Self {
        let mut sums: HashMap<String, (f64, f64, f64)> = HashMap::new();
        for place in communities.filter_map(|c| c.place.as_ref()) {
            let Some((north, east)) = place.latitude.zip(place.longitude) else {
                continue;
            };
            for name in [&place.postcode, &place.city].into_iter().flatten() {
                let sum = sums.entry(fold(name)).or_default();
                *sum = (sum.0 + north, sum.1 + east, sum.2 + 1.0);
            }
        }
        let middle = |(name, (north, east, count))| (name, (north / count, east / count));
        Self(sums.into_iter().map(middle).collect())
    }

    /// The point of what somebody wrote: a postcode, a town, or both.
    pub(crate) fn point(&self, named: &str) -> Option<(f64, f64)> {
        let folded = fold(named);
        self.0.get(&folded).copied().or_else(|| {
            let (first, rest) = folded.split_once(' ')?;
            self.0.get(first).or_else(|| self.0.get(rest)).copied()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Gazetteer;
    use kit_hsds::{Community, Place};

    #[test]
    fn a_town_is_found_by_postcode_by_name_and_by_both() {
        let at = |latitude| Community {
            place: Some(Place {
                postcode: Some("4799".to_owned()),
                city: Some("Demokøbing".to_owned()),
                latitude: Some(latitude),
                longitude: Some(11.5),
                ..Place::default()
            }),
            ..Community::default()
        };
        let both = [at(55.0), at(56.0)];
        let towns = Gazetteer::of(both.iter());
        for named in ["4799", "demokoebing", " Demokøbing ", "4799 Demokøbing"] {
            assert_eq!(towns.point(named), Some((55.5, 11.5)), "{named}");
        }
        assert_eq!(towns.point("Skagen"), None);
        assert_eq!(towns.point(""), None);
    }
}
