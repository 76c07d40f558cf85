//! The map as a picture: three rings, one dot with a number for each tie, lines between those who know each other. The
//! numbers are those of the list below it, so that no name is too long for a narrow screen (NW-1).

use std::f64::consts::{PI, TAU};

use super::rules::{Circle, Closeness, Network};

/// Half of the picture's side.
const MIDDLE: f64 = 300.0;
/// The middles of two dots stand at least so far apart.
const APART: f64 = 45.0;
/// The rings from within; those who are near and too many for the first stand in the second.
const RINGS: [(Closeness, f64); 4] = [
    (Closeness::Near, 105.0),
    (Closeness::Near, 155.0),
    (Closeness::Middle, 205.0),
    (Closeness::Far, 270.0),
];

/// A tie in the picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Dot {
    /// Its number in the list.
    pub(crate) number: usize,
    pub(crate) x: f64,
    pub(crate) y: f64,
    /// Where the number's line of writing is.
    pub(crate) base: f64,
    pub(crate) rests: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Drawing {
    pub(crate) dots: Vec<Dot>,
    /// From where to where.
    pub(crate) lines: Vec<(f64, f64, f64, f64)>,
}

fn number(value: usize) -> f64 {
    u32::try_from(value).map_or(0.0, f64::from)
}

/// How many dots fit on a ring.
fn room_on(radius: f64) -> f64 {
    (PI / (APART / 2.0 / radius).asin()).floor()
}

/// Angles near those that are wanted, in their order, and far enough apart.
fn spread(wanted: &[f64], radius: f64) -> Vec<f64> {
    let gap = TAU / room_on(radius);
    let mut angles: Vec<f64> = Vec::new();
    for want in wanted {
        let least = angles.last().map_or(*want, |last| last + gap);
        angles.push(want.max(least));
    }
    let turn = angles
        .first()
        .zip(angles.last())
        .map_or(0.0, |(a, b)| b - a);
    if turn + gap <= TAU + 1e-9 {
        return angles;
    }
    let even = TAU / number(wanted.len());
    (0..wanted.len()).map(|at| number(at) * even).collect()
}

/// Draws the map.
pub(crate) fn draw(network: &Network) -> Drawing {
    let ties = network.in_order();
    let mut dots: Vec<Option<Dot>> = vec![None; ties.len()];
    let mut placed = vec![false; ties.len()];
    for (closeness, radius) in RINGS {
        let waiting = ties.iter().enumerate().filter(|(at, (_, tie))| {
            tie.closeness == closeness && !placed.get(*at).copied().unwrap_or(true)
        });
        let ring: Vec<(usize, f64)> = waiting
            .map(|(at, (_, tie))| (at, angle(tie.circle)))
            .collect();
        let ring: Vec<(usize, f64)> = ring
            .into_iter()
            .enumerate()
            .take_while(|(count, _)| number(*count) < room_on(radius))
            .map(|(_, one)| one)
            .collect();
        let wanted: Vec<f64> = ring.iter().map(|(_, angle)| *angle).collect();
        for ((at, _), angle) in ring.iter().zip(spread(&wanted, radius)) {
            let (x, y) = (MIDDLE + radius * angle.sin(), MIDDLE - radius * angle.cos());
            let rests = network.resting.all
                || ties
                    .get(*at)
                    .is_some_and(|(id, _)| network.resting.ties.contains(*id));
            if let (Some(dot), Some(done)) = (dots.get_mut(*at), placed.get_mut(*at)) {
                *done = true;
                *dot = Some(Dot {
                    number: at + 1,
                    x: x.round(),
                    y: y.round(),
                    base: y.round() + 9.0,
                    rests,
                });
            }
        }
    }
    let at = |one: usize| dots.get(one).and_then(Option::as_ref);
    let mut lines = Vec::new();
    for (one, (id, _)) in ties.iter().enumerate() {
        for (other, (later, _)) in ties.iter().enumerate().skip(one + 1) {
            if let (true, Some(a), Some(b)) = (network.know(id, later), at(one), at(other)) {
                lines.push((a.x, a.y, b.x, b.y));
            }
        }
    }
    Drawing {
        dots: dots.into_iter().flatten().collect(),
        lines,
    }
}

/// Where a field begins, clockwise from above.
fn angle(circle: Circle) -> f64 {
    let at = Circle::ALL.iter().position(|(one, _)| *one == circle);
    TAU * number(at.unwrap_or(0)) / number(Circle::ALL.len())
}
