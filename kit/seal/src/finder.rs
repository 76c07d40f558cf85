//! Finding an account without storing its address: a keyed hash over the address in one spelling (SAFETY.md §5).

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization as _;

use crate::SealError;
use crate::cell::framed;

const LEAD: &[u8] = b"landgang finder 1";

/// The `what` of telephone numbers: spelled with or without spaces, `+45` or `0045`, a number is found as the same.
pub const PHONE: &str = "phone";

/// HMAC-SHA256 under the realm's index key over `what` and the text in one spelling.
pub(crate) fn finder(key: &[u8; 32], what: &str, text: &str) -> Result<[u8; 32], SealError> {
    let spelled = if what == PHONE {
        phone(text)
    } else {
        plain(text)
    };
    let mut mac = Hmac::<Sha256>::new_from_slice(key).or(Err(SealError::NoKey))?;
    mac.update(&framed(&[LEAD, what.as_bytes(), spelled.as_bytes()]));
    Ok(mac.finalize().into_bytes().into())
}

/// One spelling of an address or a name: composed letters, lower case, no white space.
fn plain(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// One spelling of a telephone number: digits with the country in front; eight digits are Danish.
fn phone(text: &str) -> String {
    let spelled = plain(text);
    let digits: String = spelled.chars().filter(char::is_ascii_digit).collect();
    if spelled.starts_with('+') {
        return digits;
    }
    match digits.strip_prefix("00") {
        Some(abroad) => abroad.to_owned(),
        None if digits.len() == 8 => format!("45{digits}"),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(what: &str, text: &str) -> [u8; 32] {
        finder(&[7; 32], what, text).expect("a key is there")
    }

    #[test]
    fn one_address_in_several_spellings_is_found_as_the_same() {
        let amir = find("mail", "amir@example.dk");
        for spelling in [
            " Amir@Example.DK ",
            "AMIR@EXAMPLE.DK\n",
            "amir @ example.dk",
            "ａmir@example.dk",
        ] {
            assert_eq!(find("mail", spelling), amir, "{spelling}");
        }
        // The same letter composed and as a letter with a ring beside it.
        assert_eq!(find("name", "A\u{30a}se"), find("name", "Åse"));
    }

    #[test]
    fn one_telephone_number_in_several_spellings_is_found_as_the_same() {
        let number = find(PHONE, "12345678");
        for spelling in [
            "12 34 56 78",
            "+45 12345678",
            "0045 12 34 56 78",
            "(+45) 12-34-56-78",
        ] {
            if spelling.starts_with('(') {
                // Ten digits without a plus in front: the country is already there.
                assert_eq!(phone(spelling), "4512345678");
            }
            assert_eq!(find(PHONE, spelling), number, "{spelling}");
        }
    }

    #[test]
    fn other_numbers_are_other_numbers() {
        assert_eq!(phone("+46 12345678"), "4612345678");
        assert_eq!(phone("0046 12345678"), "4612345678");
        assert_eq!(phone("1234567"), "1234567");
        assert_eq!(phone("123456789"), "123456789");
        // A plus says that the country is there, however short the number.
        assert_eq!(phone("+12345678"), "12345678");
        assert_eq!(phone("+0012"), "0012");
    }

    #[test]
    fn only_numbers_are_spelled_as_numbers() {
        assert_eq!(plain("00 45-X"), "0045-x");
        assert_ne!(find("card", "12345678"), find("card", "+4512345678"));
    }

    #[test]
    fn another_text_another_kind_or_another_key_finds_something_else() {
        let amir = find("mail", "amir@example.dk");
        assert_ne!(find("mail", "amir@example.de"), amir);
        assert_ne!(find("name", "amir@example.dk"), amir);
        assert_ne!(
            finder(&[8; 32], "mail", "amir@example.dk").expect("a key"),
            amir
        );
        assert_ne!(find("ab", "c"), find("a", "bc"));
    }

    #[test]
    fn what_a_finder_is_stays_as_it_is() {
        // HMAC-SHA256 by Python's hmac module over the same framed bytes: a change would lose every account.
        let hex: String = find("mail", "Amir@example.dk")
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(
            hex,
            "704745135dd40943f6f5cdcbf2b033fa3da38ac7ee95b61385234cf90cef0959"
        );
    }
}
