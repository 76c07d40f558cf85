//! Towns on a map, as a drawing that needs no map behind it: their places beside each other are what is told.

use super::gaps::Area;

/// The drawing's width and height, and room at its edges for the circles.
const SIZE: f64 = 600.0;
const EDGE: f64 = 50.0;
/// Radius of a circle.
pub(super) const RADIUS: u16 = 22;

/// A town's circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dot {
    pub(super) x: i32,
    pub(super) y: i32,
    /// Where its number's letters stand.
    pub(super) base: i32,
    /// Its number in the list beside the drawing.
    pub(super) number: usize,
    /// Whether nobody there answers some wish.
    pub(super) lacks: bool,
}

/// The towns with a position, north up, as far apart as they fit; none where there are not two places to tell apart.
/// Lengths along a parallel are shortened by the cosine of the middle latitude (equirectangular projection).
pub(super) fn dots(areas: &[Area]) -> Vec<Dot> {
    let points: Vec<(usize, &Area, (f64, f64))> = areas
        .iter()
        .zip(1_usize..)
        .filter_map(|(area, number)| Some((number, area, area.point?)))
        .collect();
    let bounds = |pick: fn(&(f64, f64)) -> f64| {
        points
            .iter()
            .map(|(_, _, point)| pick(point))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), one| {
                (least.min(one), most.max(one))
            })
    };
    let (south, north) = bounds(|point| point.0);
    let (west, east) = bounds(|point| point.1);
    let shorter = f64::midpoint(south, north).to_radians().cos();
    let span = (north - south).max((east - west) * shorter);
    if !span.is_finite() || span <= 0.0 {
        return Vec::new();
    }
    let scale = (SIZE - 2.0 * EDGE) / span;
    let middle = SIZE / 2.0;
    let dot = |(number, area, (up, along)): (usize, &Area, (f64, f64))| {
        let x = whole(middle + (along - f64::midpoint(west, east)) * shorter * scale);
        let y = whole(middle - (up - f64::midpoint(south, north)) * scale);
        Dot {
            x,
            y,
            base: y + 8,
            number,
            lacks: !area.missing.is_empty(),
        }
    };
    points.into_iter().map(dot).collect()
}

fn whole(length: f64) -> i32 {
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "lengths of a drawing of 600 fit, and there is no other way from f64"
    )]
    {
        length.round() as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(point: Option<(f64, f64)>) -> Area {
        Area {
            town: "Åby".to_owned(),
            communities: 1,
            missing: Vec::new(),
            point,
        }
    }

    #[test]
    fn north_is_up_and_the_list_gives_the_numbers() {
        let areas = [
            area(Some((55.0, 12.0))),
            area(None),
            area(Some((56.0, 12.0))),
        ];
        let dots = dots(&areas);
        let at: Vec<(i32, i32, usize)> =
            dots.iter().map(|dot| (dot.x, dot.y, dot.number)).collect();
        assert_eq!(at, [(300, 550, 1), (300, 50, 3)]);
    }

    #[test]
    fn one_place_is_no_map() {
        assert!(dots(&[area(Some((55.0, 12.0)))]).is_empty());
        assert!(dots(&[area(None)]).is_empty());
        assert!(dots(&[]).is_empty());
    }
}
