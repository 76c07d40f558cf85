//! Counts as figures, and figures as people read them.

/// A count as a number with a point. Counts here stay far below the 4 thousand million that fit.
pub(crate) fn real(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// `12345.6` as `12 346`.
pub(crate) fn grouped(figure: f64) -> String {
    let digits = format!("{figure:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// Bytes as millions of bytes.
pub(crate) fn mega(bytes: u64) -> f64 {
    real(bytes / 1000) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(
            [grouped(12_345.6), grouped(999.4), grouped(1e6)],
            ["12 346", "999", "1 000 000"]
        );
    }

    #[test]
    fn bytes_are_said_in_millions() {
        assert!((mega(12_345_678) - 12.345).abs() < 1e-9);
    }
}
