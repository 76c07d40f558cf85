//! What a form or an address sends, and every reading of one typed value: lines, dates, times, amounts, room keys,
//! tokens, mail addresses, language.

use kit_hsds::{Day as HsdsDay, Wish, fold_slug};
use kit_letters::{CommunityId, Day, Lines, Short, ThreadToken, WallTime};
use kit_mail::{Address, Subject};
use kit_web::Fields;
use kit_words::{Lang, fold, when};

// In a test the file's own tests use the rest of it.
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "the whole file of the realm is read; the fuzzer calls its reader only"
    )
)]
#[path = "../../../realms/citizen/src/key/words.rs"]
mod key_words;
#[expect(
    dead_code,
    reason = "the whole file of the realm is read; the fuzzer calls its readers only"
)]
#[path = "../../../realms/municipality/src/text.rs"]
mod typed_lines;

/// Values of one form that are looked at: no page of ours has more fields, and the fuzzer would only repeat itself.
const MOST_VALUES: usize = 24;

/// Reads the bytes as the body of a form, and each value as everything that some field could hold.
pub(crate) fn read(bytes: &[u8]) {
    let fields = Fields::parse(bytes);
    for (name, value) in fields.iter().take(MOST_VALUES) {
        assert!(!name.starts_with('_'), "the form's own fields stay apart");
        assert_eq!(fields.get(name), fields.typed(name).trim());
        assert!(fields.all(name).any(|each| each == value));
        assert!(!fields.is_empty());
        line(value);
        calendar(value);
        if name == "ord" {
            key(value);
        }
        letters(value);
        mail(value);
        let once = fold(value);
        assert_eq!(fold(&once), once, "folding twice changes nothing");
        assert!(
            fold_slug(value)
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-')
        );
        if let Some(lang) = Lang::from_tag(value) {
            assert_eq!(lang.tag(), value);
        }
        let _ = (Wish::parse(value), HsdsDay::parse(value));
    }
}

fn line(value: &str) {
    if let Some(line) = typed_lines::line(value, typed_lines::LINE_MAX) {
        assert!(line.chars().count() <= typed_lines::LINE_MAX);
        assert!(
            !line.chars().any(char::is_control),
            "one line holds no break"
        );
        assert_eq!(
            typed_lines::line(&line, typed_lines::LINE_MAX).as_ref(),
            Some(&line)
        );
    }
}

fn calendar(value: &str) {
    if let Some(date) = typed_lines::date(value) {
        assert_eq!(typed_lines::date(&date.to_string()), Some(date));
        for lang in [Lang::Da, Lang::En] {
            let noon = date.at(12, 0, 0, 0);
            for today in [date, jiff::civil::date(2027, 3, 1)] {
                assert!(!when::soon(lang, today, noon).is_empty());
            }
            assert!(!when::date(lang, date).is_empty());
        }
    }
    if let Some(minute) = typed_lines::minute(value) {
        assert!((0..24 * 60).contains(&minute));
        let time = typed_lines::time(minute);
        assert_eq!(
            i64::from(time.hour()) * 60 + i64::from(time.minute()),
            minute
        );
        assert!(!when::clock(Lang::Da, time).is_empty());
    }
}

fn key(value: &str) {
    match key_words::read(value) {
        Ok(key) => {
            let written = key.words().join(" ");
            assert!(key_words::read(&written).is_ok_and(|again| again == key));
        }
        Err(key_words::Misread::NotAWord { typed, near }) => {
            assert!(!typed.is_empty() && near.len() <= 3);
        }
        Err(key_words::Misread::Count(count)) => assert_ne!(count, key_words::WORDS_IN_A_KEY),
    }
}

fn letters(value: &str) {
    if let Ok(day) = Day::from_text(value) {
        assert_eq!(day.to_string(), value, "a day has one form");
    }
    if let Ok(time) = WallTime::from_text(value) {
        assert_eq!(time.to_string(), value, "a time has one form");
    }
    if let Ok(token) = ThreadToken::from_text(value) {
        assert_eq!(token.to_string(), value, "a token has one form");
    }
    if let Ok(id) = CommunityId::from_text(value) {
        assert_eq!(id.as_str(), value);
    }
    // What a form makes must be what the other end takes, or the letter would never arrive.
    if let Ok(short) = Short::<60>::new(value) {
        assert!(Short::<60>::try_from(String::from(short)).is_ok());
    }
    if let Ok(lines) = Lines::<500>::new(value) {
        assert!(Lines::<500>::try_from(String::from(lines)).is_ok());
    }
}

/// No text may end the header that it stands in and begin another (T19).
fn mail(value: &str) {
    if let Some(address) = Address::from_text(value) {
        assert_eq!(Address::from_text(address.as_str()), Some(address.clone()));
        assert!(!address.as_str().chars().any(|c| c.is_control() || c == ' '));
        assert_eq!(address.as_str().matches('@').count(), 1);
    }
    assert!(!Subject::new(value).as_str().chars().any(char::is_control));
}
