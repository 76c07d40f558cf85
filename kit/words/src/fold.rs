//! One spelling for comparing: lower case, Danish letters spelled out, only letters and digits.

/// `"Fællesspisning på Åen"` becomes `"faellesspisning paa aaen"`: for addresses, search and finding words again.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'æ' | 'ä' => out.push_str("ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'á' | 'à' | 'â' => out.push('a'),
            'ü' => out.push('u'),
            'ß' => out.push_str("ss"),
            letter if letter.is_alphanumeric() => out.push(letter),
            _ if !out.ends_with(' ') && !out.is_empty() => out.push(' '),
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn danish_letters_are_spelled_out() {
        assert_eq!(
            fold("  Fællesspisning – på Åen! "),
            "faellesspisning paa aaen"
        );
    }

    #[test]
    fn folding_twice_changes_nothing() {
        let once = fold("Café Öst & søn");
        assert_eq!(fold(&once), once);
    }
}
