//! From a given string to lines that fit: cleaning and word wrap by the real widths of the glyphs.

use crate::font::Face;
use unicode_normalization::UnicodeNormalization;

/// What stands where the face has no letter for a character; both faces have it (tested).
pub(crate) const UNKNOWN: char = '\u{a4}';

/// Makes a string drawable without losing a letter silently.
///
/// Letters are composed ("a" + ring becomes "å"), all kinds of space become one space, invisible characters
/// vanish, and a character that the face lacks becomes [`UNKNOWN`], so that a reader of the draft sees it.
/// Line breaks stay: they separate paragraphs.
pub(crate) fn clean(text: &str, face: &Face) -> String {
    text.nfc()
        .filter(|letter| !is_invisible(*letter))
        .map(|letter| match letter {
            '\n' => '\n',
            '\u{2010}' | '\u{2011}' => '-',
            space if space.is_whitespace() => ' ',
            known if face.has(known) => known,
            _ => UNKNOWN,
        })
        .collect()
}

/// Characters that take no room on paper: controls, soft hyphen, joiners, direction and variation marks.
fn is_invisible(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(
            letter,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
        )
}

/// One string for a place that has one line only: line breaks become spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Breaks one paragraph into lines of at most `width` points.
///
/// A word wider than the line is broken, after `/`, `-`, `.`, `@` or `_` where it has one, else anywhere:
/// a long address must never run out of the paper. A last line of one short word borrows from the line before.
pub(crate) fn wrap(text: &str, face: &Face, size: f32, width: f32) -> Vec<String> {
    let greedy = fill(text, face, size, width);
    let full_enough = |lines: &[String]| {
        let last = lines.last().map_or(0.0, |line| face.width(line, size));
        lines.len() < 2 || last > width * 0.3
    };
    if full_enough(&greedy) {
        return greedy;
    }
    [0.95, 0.9, 0.85, 0.8, 0.75]
        .iter()
        .map(|share| fill(text, face, size, width * share))
        .find(|lines| lines.len() == greedy.len() && full_enough(lines))
        .unwrap_or(greedy)
}

/// Puts as many words on each line as fit.
fn fill(text: &str, face: &Face, size: f32, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in unbroken(text) {
        let candidate = if line.is_empty() {
            word.clone()
        } else {
            format!("{line} {word}")
        };
        if face.width(&candidate, size) <= width {
            line = candidate;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut pieces = split_word(&word, face, size, width);
        line = pieces.pop().unwrap_or_default();
        lines.extend(pieces);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The words of a text, those joined that a reader takes in as one: "kl. 16", "00 00 00 00", "10 kr.".
fn unbroken(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = "";
    for word in text.split_whitespace() {
        match words.last_mut() {
            Some(last) if belong_together(before, word) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
        before = word;
    }
    words
}

/// A short abbreviation and its number; the groups of a number; a number and what it counts.
fn belong_together(before: &str, word: &str) -> bool {
    let digit_first = word.starts_with(|letter: char| letter.is_ascii_digit());
    let letter_first = word.starts_with(char::is_alphabetic);
    let abbreviation = before.ends_with('.')
        && before.chars().count() <= 3
        && before.starts_with(char::is_alphabetic);
    let number = before.len() <= 4 && before.chars().all(|letter| letter.is_ascii_digit());
    (abbreviation && digit_first) || (number && !before.is_empty() && (digit_first || letter_first))
}

/// Cuts a word into pieces that fit; a word that fits comes back whole.
fn split_word(word: &str, face: &Face, size: f32, width: f32) -> Vec<String> {
    let fits = |piece: &str, letter: char| {
        piece.is_empty() || face.width(&format!("{piece}{letter}"), size) <= width
    };
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for letter in word.chars() {
        if !fits(&piece, letter) {
            let rest = cut_at_mark(&mut piece);
            pieces.push(std::mem::replace(&mut piece, rest));
        }
        // What was cut off may itself be as long as a line.
        if !fits(&piece, letter) {
            pieces.push(std::mem::take(&mut piece));
        }
        piece.push(letter);
    }
    pieces.push(piece);
    pieces
}

/// Leaves the part up to the last mark in `piece` and returns what follows it; nothing without a mark.
fn cut_at_mark(piece: &mut String) -> String {
    let marks = ['/', '-', '.', '@', '_'];
    match piece.char_indices().rfind(|(_, c)| marks.contains(c)) {
        Some((at, mark)) => piece.split_off(at + mark.len_utf8()),
        None => String::new(),
    }
}
