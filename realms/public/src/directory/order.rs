//! The letters of the list from A to Å.

use kit_words::sort_key;

/// The letter a name stands under, `#` for one that begins with a figure.
pub(crate) fn initial(name: &str) -> char {
    match sort_key(name).chars().next() {
        Some('{') => 'Æ',
        Some('|') => 'Ø',
        Some('}') => 'Å',
        Some(letter) if letter.is_alphabetic() => letter.to_uppercase().next().unwrap_or(letter),
        _ => '#',
    }
}

#[cfg(test)]
mod tests {
    use super::initial;

    #[test]
    fn a_name_stands_under_its_letter() {
        assert_eq!(initial("Aarhus"), 'Å');
        assert_eq!(initial("\"Æblet\""), 'Æ');
        assert_eq!(initial("3 på stribe"), '#');
        assert_eq!(initial(""), '#');
    }
}
