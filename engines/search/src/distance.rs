//! How far it is, as the crow flies.

/// Beyond this many metres a place is not within reach: about half an hour on a bicycle. Our choice, no source.
pub const REACH_M: u32 = 10_000;

/// The earth's mean radius in metres (IUGG).
const EARTH_M: f64 = 6_371_008.8;

/// Metres between two points given as latitude and longitude in degrees, by the haversine formula on a sphere
/// (off by at most about half a per cent). `None` where a number is no place on earth.
#[must_use]
pub fn metres_between(one: (f64, f64), other: (f64, f64)) -> Option<u32> {
    if ![one, other].into_iter().all(on_earth) {
        return None;
    }
    let (lat_one, lat_other) = (one.0.to_radians(), other.0.to_radians());
    let lat_half = ((lat_other - lat_one) / 2.0).sin();
    let lon_half = ((other.1 - one.1).to_radians() / 2.0).sin();
    let chord = lat_half.mul_add(
        lat_half,
        lat_one.cos() * lat_other.cos() * lon_half * lon_half,
    );
    let metres = 2.0 * EARTH_M * chord.clamp(0.0, 1.0).sqrt().asin();
    #[expect(
        clippy::as_conversions,
        reason = "at most half the earth's girth, so it fits; no other way from f64"
    )]
    let whole = metres.round() as u32;
    Some(whole)
}

/// Whether a latitude and longitude name a point at all.
pub(crate) fn on_earth((lat, lon): (f64, f64)) -> bool {
    (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)
}

/// A point on the unit sphere. Chords between such points grow with the way, so a bound on the way is one on the chord,
/// and no angle has to be taken for each place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct OnSphere([f64; 3]);

impl OnSphere {
    pub(crate) fn of((lat, lon): (f64, f64)) -> Self {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        Self([lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()])
    }

    /// The square of the chord.
    fn chord(self, other: Self) -> f64 {
        let pairs = self.0.into_iter().zip(other.0);
        pairs.fold(0.0, |sum, (one, other)| {
            (one - other).mul_add(one - other, sum)
        })
    }
}

/// What a way counts for how easy it is to come: metres that it must be below, and points.
const STEPS: [(u32, u8); 4] = [(500, 20), (1_000, 15), (3_000, 10), (REACH_M + 1, 5)];

/// The points of every way from here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ways {
    from: OnSphere,
    /// Squares of chords that a way must be below, with its points.
    steps: [(f64, u8); 4],
}

impl Ways {
    pub(crate) fn from(point: (f64, f64)) -> Self {
        Self {
            from: OnSphere::of(point),
            // Ways are rounded to whole metres, so that one "below 500" is shorter than 499.5.
            steps: STEPS.map(|(below, points)| {
                let half_angle = (f64::from(below) - 0.5) / (2.0 * EARTH_M);
                ((2.0 * half_angle.sin()).powi(2), points)
            }),
        }
    }

    /// `None` beyond [`REACH_M`].
    pub(crate) fn points(&self, to: OnSphere) -> Option<u8> {
        let chord = self.from.chord(to);
        let step = self.steps.iter().find(|(below, _)| chord < *below);
        step.map(|(_, points)| *points)
    }
}

#[cfg(test)]
mod tests {
    use super::{OnSphere, REACH_M, Ways, metres_between};
    use proptest::prelude::*;

    #[test]
    fn one_degree_of_latitude_is_111_kilometres() {
        let metres = metres_between((56.0, 10.0), (57.0, 10.0)).expect("both on earth");
        assert!((111_150..=111_250).contains(&metres), "{metres}");
    }

    #[test]
    fn a_degree_of_longitude_shrinks_towards_the_pole() {
        // cos 60° = 1/2, so it is half of that at the equator but for the bend of the shortest way.
        let equator = metres_between((0.0, 10.0), (0.0, 11.0)).expect("on earth");
        let north = metres_between((60.0, 10.0), (60.0, 11.0)).expect("on earth");
        assert!((equator / 2).abs_diff(north) < 10, "{equator} {north}");
    }

    #[test]
    fn a_number_that_is_no_place_has_no_distance() {
        assert_eq!(metres_between((f64::NAN, 10.0), (56.0, 10.0)), None);
        assert_eq!(metres_between((56.0, 10.0), (91.0, 10.0)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_chord_says_the_same_as_the_way(lat in -89.0..89.0f64, lon in -179.0..179.0f64, north in -0.1..0.1f64, east in -0.1..0.1f64) {
            let (here, there) = ((lat, lon), (lat + north, lon + east));
            let metres = metres_between(here, there).expect("on earth");
            let points = match metres {
                0..=499 => Some(20),
                500..=999 => Some(15),
                1_000..=2_999 => Some(10),
                3_000..=REACH_M => Some(5),
                _ => None,
            };
            prop_assert_eq!(Ways::from(here).points(OnSphere::of(there)), points, "{} m", metres);
        }

        #[test]
        fn there_is_as_far_as_back_and_nowhere_is_beyond_half_the_earth(
            a in (-90.0..90.0f64, -180.0..180.0f64), b in (-90.0..90.0f64, -180.0..180.0f64)
        ) {
            let there = metres_between(a, b).expect("on earth");
            prop_assert_eq!(Some(there), metres_between(b, a));
            prop_assert!(there <= 20_015_115);
            prop_assert_eq!(metres_between(a, a), Some(0));
        }
    }
}
