//! Address parts of pages, folded from Danish names.

/// Folds a name to `a`–`z`, digits and hyphens: æ→ae, ø→oe, å→aa, common accents lose theirs, all else parts words.
/// Empty when the name has none of these letters.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let folded = match letter {
            'æ' | 'ä' => "ae",
            'ø' | 'ö' => "oe",
            'å' => "aa",
            'á' | 'à' | 'â' | 'ã' => "a",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'í' | 'ì' | 'î' | 'ï' => "i",
            'ó' | 'ò' | 'ô' | 'õ' => "o",
            'ú' | 'ù' | 'û' => "u",
            'ü' | 'ý' => "y",
            'ñ' => "n",
            'ç' => "c",
            'ß' => "ss",
            'þ' => "th",
            'ð' => "d",
            // A combining mark or apostrophe belongs to the word it stands in.
            '\u{300}'..='\u{36f}' | '\'' | '’' => continue,
            _ if letter.is_ascii_alphanumeric() => {
                slug.push(letter);
                continue;
            }
            _ => {
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
                continue;
            }
        };
        slug.push_str(folded);
    }
    // Long names make addresses that nobody can type from paper.
    let mut short = String::new();
    for word in slug.split('-').filter(|word| !word.is_empty()) {
        if !short.is_empty() && short.len() + word.len() >= 60 {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.extend(word.chars().take(60));
    }
    short
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn danish_letters_become_two_letters_each() {
        assert_eq!(fold("Gåturen ved Åen"), "gaaturen-ved-aaen");
        assert_eq!(fold("Æblegrød & Øl"), "aeblegroed-oel");
    }

    #[test]
    fn signs_part_words_and_never_stand_at_an_end() {
        assert_eq!(fold("  «Café» – Mødestedet!  "), "cafe-moedestedet");
        assert_eq!(fold("Lars' værksted"), "lars-vaerksted");
        assert_eq!(fold("…"), "");
    }

    #[test]
    fn a_long_name_is_cut_between_words() {
        let slug = fold(&"meget langt navn ".repeat(20));
        assert!(slug.len() <= 60, "{slug}");
        assert!(slug.ends_with("navn") || slug.ends_with("langt") || slug.ends_with("meget"));
    }

    proptest::proptest! {
        #[test]
        fn a_slug_holds_only_letters_digits_and_single_hyphens(name in "\\PC{0,80}") {
            let slug = fold(&name);
            proptest::prop_assert!(slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            proptest::prop_assert!(!slug.contains("--") && !slug.starts_with('-') && !slug.ends_with('-'));
            proptest::prop_assert_eq!(fold(&slug), slug);
        }
    }
}
