//! Danish alphabetical order: a–z, then æ, ø, å, with aa as å.

/// A text that bytes sort as Danes sort `name`. Every list of partners stands in it, whoever they are (VH-16).
#[must_use]
pub fn sort_key(name: &str) -> String {
    let lower: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let mut out = String::with_capacity(name.len());
    let mut at = lower.iter().copied().peekable();
    while let Some(letter) = at.next() {
        match letter {
            'a' if at.peek() == Some(&'a') => {
                at.next();
                out.push('}');
            }
            // The three bytes after z.
            'æ' | 'ä' => out.push('{'),
            'ø' | 'ö' => out.push('|'),
            'å' => out.push('}'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'ü' => out.push('y'),
            letter if letter.is_alphanumeric() => out.push(letter),
            _ if out.is_empty() || out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn the_danish_letters_come_last_and_double_a_is_one_of_them() {
        let mut names = [
            "Åen",
            "Øen",
            "Aarhus",
            "Zebra",
            "Ærlig snak",
            "abe",
            "Café",
            "Æblet",
        ];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(
            names,
            [
                "abe",
                "Café",
                "Zebra",
                "Æblet",
                "Ærlig snak",
                "Øen",
                "Åen",
                "Aarhus"
            ]
        );
    }
}
