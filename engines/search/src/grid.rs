//! Places in the order of small cells of the map, so that those within reach of a point are a few runs of rows.

use std::ops::Range;

use crate::distance::{REACH_M, on_earth};
use crate::{Place, Setting};

/// Cells to a degree of latitude (a cell is some two kilometres high), and half as many to one of longitude.
const ROWS: f64 = 50.0;
const COLUMNS: f64 = 25.0;
/// Metres of a degree of latitude, a little too few, so that a reach is rather too long.
const DEGREE_M: f64 = 111_000.0;

/// The cell of places that have no way: online, or nobody knows where. It stands last.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// The cell of a place.
pub(crate) fn cell(place: &Place) -> u32 {
    let online = place.setting == Some(Setting::Online);
    match place.point.filter(|point| on_earth(*point) && !online) {
        Some((lat, lon)) => key(row(lat), column(lon)),
        None => NOWHERE,
    }
}

fn row(lat: f64) -> u16 {
    whole((lat + 90.0) * ROWS)
}

fn column(lon: f64) -> u16 {
    whole((lon + 180.0) * COLUMNS)
}

fn whole(number: f64) -> u16 {
    #[expect(
        clippy::as_conversions,
        reason = "clamped to what fits; there is no other way from f64"
    )]
    let whole = number.clamp(0.0, 65_534.0) as u16;
    whole
}

fn key(row: u16, column: u16) -> u32 {
    u32::from(row) << 16 | u32::from(column)
}

/// Where each cell begins among the rows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    /// Cell and first row, in the order of cells.
    cells: Vec<(u32, u32)>,
    rows: u32,
}

impl Grid {
    /// From the cell of each row, in order.
    pub(crate) fn of(cells: impl Iterator<Item = u32>) -> Self {
        let mut grid = Self::default();
        for cell in cells {
            if grid.cells.last().is_none_or(|(last, _)| *last != cell) {
                grid.cells.push((cell, grid.rows));
            }
            grid.rows += 1;
        }
        grid
    }

    /// Runs of rows that hold every place within reach of a point, and every place that has no way; in order, none
    /// twice. There are others in them.
    pub(crate) fn within_reach(&self, (lat, lon): (f64, f64)) -> Vec<Range<u32>> {
        let mut runs: Vec<Range<u32>> = Vec::new();
        let mut add = |run: Range<u32>| {
            if run.is_empty() {
                return;
            }
            match runs.last_mut() {
                Some(last) if last.end == run.start => last.end = run.end,
                _ => runs.push(run),
            }
        };
        if on_earth((lat, lon)) {
            let high = f64::from(REACH_M + 1) / DEGREE_M;
            // The nearer to a pole, the more degrees a way spans; at the pole it spans them all.
            let narrowest = (lat.abs() + high).min(90.0).to_radians().cos();
            let wide = if narrowest > 0.01 {
                high / narrowest * 1.01
            } else {
                360.0
            };
            let round = lon - wide < -180.0 || lon + wide > 180.0;
            let (from, to) = if round {
                (column(-180.0), column(180.0))
            } else {
                (column(lon - wide), column(lon + wide))
            };
            for row in row((lat - high).max(-90.0))..=row((lat + high).min(90.0)) {
                add(self.first(key(row, from))..self.first(key(row, to) + 1));
            }
        }
        add(self.first(NOWHERE)..self.rows);
        runs
    }

    /// The first row of this cell or a later one.
    fn first(&self, cell: u32) -> u32 {
        let at = self.cells.partition_point(|(other, _)| *other < cell);
        self.cells.get(at).map_or(self.rows, |(_, row)| *row)
    }
}

#[cfg(test)]
mod tests {
    use super::{Grid, cell};
    use crate::distance::{REACH_M, metres_between};
    use crate::{Place, Setting};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        /// Also at the poles and where the day begins.
        #[test]
        fn nothing_within_reach_is_left_out(
            around in prop_oneof![Just((56.0, 10.0)), Just((89.95, 20.0)), Just((-90.0, 0.0)), Just((-17.0, 179.99))],
            steps in proptest::collection::vec((-0.2..0.2f64, -0.4..0.4f64, any::<bool>()), 1..60),
        ) {
            let mut places: Vec<Place> = steps.into_iter().map(|(north, east, online)| {
                let lon = around.1 + east;
                let lon = if lon > 180.0 { lon - 360.0 } else { lon };
                let lat = f64::clamp(around.0 + north, -90.0, 90.0);
                Place { point: Some((lat, lon)), setting: online.then_some(Setting::Online), ..Place::default() }
            }).collect();
            places.sort_by_key(cell);
            let runs = Grid::of(places.iter().map(cell)).within_reach(around);
            prop_assert!(runs.windows(2).all(|pair| pair[0].end < pair[1].start));
            for (at, place) in (0u32..).zip(&places) {
                let metres = metres_between(around, place.point.expect("all have one"));
                if place.setting.is_some() || metres.is_some_and(|metres| metres <= REACH_M) {
                    prop_assert!(runs.iter().any(|run| run.contains(&at)), "{:?} is {:?} m away", place.point, metres);
                }
            }
        }
    }
}
