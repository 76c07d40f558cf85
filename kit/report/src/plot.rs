//! The points of a small curve, for a page to draw: no colours, no words, and a gap where nothing was answered.

/// Width and height of the drawing, with room for a dot at each edge.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 120.0;
const EDGE: f64 = 10.0;

/// A point of the drawing, in its own units of 320 by 120.
pub type Point = (f64, f64);

/// Where the points of a row of numbers stand, oldest first, between the least and the most that they can be. A number
/// that is not there ends a line; without a span there is nothing to draw.
#[must_use]
pub fn plot(least: f64, most: f64, marks: &[Option<f64>]) -> Vec<Vec<Point>> {
    if least >= most {
        return Vec::new();
    }
    let steps = u32::try_from(marks.len().saturating_sub(1)).unwrap_or(u32::MAX);
    let wide = (WIDTH - 2.0 * EDGE) / f64::from(steps.max(1));
    let mut runs = vec![Vec::new()];
    let mut x = EDGE;
    for mark in marks {
        match mark {
            Some(mark) => {
                let share = (mark - least) / (most - least);
                let y = HEIGHT - EDGE - share * (HEIGHT - 2.0 * EDGE);
                if let Some(run) = runs.last_mut() {
                    run.push((x, y));
                }
            }
            None => runs.push(Vec::new()),
        }
        x += wide;
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The lines between neighbours, as the `points` of a polyline.
#[must_use]
pub fn plot_lines(runs: &[Vec<Point>]) -> Vec<String> {
    let long = runs.iter().filter(|run| run.len() > 1);
    long.map(|run| {
        let points: Vec<String> = run.iter().map(|(x, y)| format!("{x:.0},{y:.0}")).collect();
        points.join(" ")
    })
    .collect()
}

/// Every point as the `cx` and `cy` of a circle.
#[must_use]
pub fn plot_dots(runs: &[Vec<Point>]) -> Vec<(String, String)> {
    let all = runs.iter().flatten();
    all.map(|(x, y)| (format!("{x:.0}"), format!("{y:.0}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_breaks_the_line_and_every_number_has_its_dot() {
        let runs = plot(0.0, 10.0, &[Some(0.0), Some(10.0), None, Some(5.0)]);
        assert_eq!(plot_lines(&runs), ["10,110 110,10"]);
        assert_eq!(
            plot_dots(&runs),
            [("10", "110"), ("110", "10"), ("310", "60")]
                .map(|(x, y)| (x.to_owned(), y.to_owned()))
        );
    }

    #[test]
    fn without_a_span_or_a_number_there_is_nothing_to_draw() {
        assert!(plot(3.0, 3.0, &[Some(3.0)]).is_empty());
        assert!(plot(0.0, 10.0, &[None, None]).is_empty());
    }
}
