//! Two contestants in turn, A B A B, and what their rounds say together.

/// Rounds of every comparison: more than the five that the house's rule asks for, and odd, so that a median was measured.
pub(crate) const ROUNDS: usize = 9;

/// What was measured round by round.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Series(Vec<f64>);

impl Series {
    /// The figures, in the order of their rounds.
    pub(crate) fn of(figures: Vec<f64>) -> Self {
        Self(figures)
    }

    /// Each figure over the other's figure of the same round.
    pub(crate) fn over(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| a / b).collect())
    }

    /// The figure in the middle.
    pub(crate) fn median(&self) -> f64 {
        let sorted = self.sorted();
        let middle = sorted.len() / 2;
        let upper = sorted.get(middle).copied().unwrap_or(f64::NAN);
        if sorted.len().is_multiple_of(2) {
            let lower = middle
                .checked_sub(1)
                .and_then(|at| sorted.get(at).copied())
                .unwrap_or(f64::NAN);
            (lower + upper) / 2.0
        } else {
            upper
        }
    }

    /// The smallest and the largest.
    pub(crate) fn spread(&self) -> (f64, f64) {
        let sorted = self.sorted();
        let end = |figure: Option<&f64>| figure.copied().unwrap_or(f64::NAN);
        (end(sorted.first()), end(sorted.last()))
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

/// Lets every contestant have its turn in every round; the first fault ends it.
pub(crate) fn in_turn<const N: usize>(
    rounds: usize,
    mut turn: impl FnMut(usize) -> Result<[f64; 2], String>,
) -> Result<[[Series; 2]; N], String> {
    let mut figures: [[Vec<f64>; 2]; N] = std::array::from_fn(|_| [Vec::new(), Vec::new()]);
    for _ in 0..rounds {
        for (index, [first, second]) in figures.iter_mut().enumerate() {
            let [a, b] = turn(index)?;
            first.push(a);
            second.push(b);
        }
    }
    Ok(figures.map(|pair| pair.map(Series::of)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_odd_and_of_an_even_number_of_rounds() {
        assert!((Series::of(vec![9.0, 1.0, 2.0]).median() - 2.0).abs() < 1e-12);
        assert!((Series::of(vec![9.0, 1.0, 2.0, 4.0]).median() - 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_ratio_is_taken_within_the_round_and_not_between_medians() {
        let ratio = Series::of(vec![1.0, 20.0, 3.0]).over(&Series::of(vec![2.0, 10.0, 3.0]));
        assert_eq!(ratio, Series::of(vec![0.5, 2.0, 1.0]));
        assert_eq!(ratio.spread(), (0.5, 2.0));
    }

    #[test]
    fn the_contestants_take_turns() {
        let mut order = Vec::new();
        let _: Result<[[Series; 2]; 2], String> = in_turn(2, |who| {
            order.push(who);
            Ok([0.0, 0.0])
        });
        assert_eq!(order, [0, 1, 0, 1]);
    }

    #[test]
    fn a_fault_in_a_round_ends_the_comparison() {
        let done: Result<[[Series; 2]; 1], String> = in_turn(3, |_| Err("gone".to_owned()));
        assert_eq!(done, Err("gone".to_owned()));
    }
}
