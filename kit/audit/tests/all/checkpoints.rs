//! What is given out: its text, its signature, its line on paper.

use ed25519_dalek::SigningKey;
use jiff::civil::date;
use kit_audit::{
    Checkpoint, CheckpointError, Kept, LONGEST_CHECKPOINT, PaperCheckpoint, PaperError,
    SignedCheckpoint,
};
use proptest::prelude::*;

use crate::common::{FIRST_DAY, REALM};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

fn checkpoint() -> Checkpoint {
    let head = std::array::from_fn(|at| u8::try_from(at * 7).unwrap());
    Checkpoint::new(REALM, FIRST_DAY, head).unwrap()
}

fn text() -> String {
    checkpoint().sign(&key()).to_string()
}

fn refused(text: &str) -> CheckpointError {
    SignedCheckpoint::read(text.as_bytes()).unwrap_err()
}

#[test]
fn what_is_published_comes_back_and_is_signed() {
    let text = text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "landgang checkpoint 1",
            "realm civil",
            "day 2027-03-01",
            "head 00070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9",
        ]
    );
    assert_eq!(lines.len(), 5);
    let read = SignedCheckpoint::read(text.as_bytes()).unwrap();
    assert_eq!(read.to_string(), text);
    assert_eq!(read.claimed_realm(), REALM);
    assert_eq!(read.check(&key().verifying_key()), Ok(checkpoint()));
}

#[test]
fn remarks_empty_lines_and_foreign_line_ends_do_not_matter() {
    let sent = format!(
        "# Gem denne tekst.\r\n\r\n{}",
        text().replace('\n', " \r\n")
    );
    let read = SignedCheckpoint::read(sent.as_bytes()).unwrap();
    assert_eq!(read.check(&key().verifying_key()), Ok(checkpoint()));
}

#[test]
fn the_text_says_nothing_of_how_many_rows_there_are() {
    // The same day and head, however many rows lie under it: there is no other field to put a count in.
    let words: Vec<_> = text()
        .lines()
        .filter_map(|line| line.split(' ').next().map(str::to_owned))
        .collect();
    assert_eq!(words, ["landgang", "realm", "day", "head", "signature"]);
}

#[test]
fn another_key_did_not_sign_it() {
    let read = SignedCheckpoint::read(text().as_bytes()).unwrap();
    let other = SigningKey::from_bytes(&[4; 32]).verifying_key();
    assert_eq!(read.check(&other), Err(CheckpointError::Signature));
}

#[test]
fn every_claim_is_under_the_signature() {
    let head = "head 0007";
    for (from, to) in [
        ("realm civil", "realm citizen"),
        ("day 2027-03-01", "day 2027-03-02"),
        (head, "head 1007"),
        ("signature ", "signature 0"),
    ] {
        let mut changed = text().replacen(from, to, 1);
        if from.starts_with("signature") {
            changed = changed.trim_end().to_owned();
            changed.pop();
        }
        assert_ne!(changed, text(), "{from}");
        let read = SignedCheckpoint::read(changed.as_bytes()).unwrap();
        assert_eq!(
            read.check(&key().verifying_key()),
            Err(CheckpointError::Signature),
            "{from}"
        );
    }
}

#[test]
fn what_is_no_checkpoint_is_refused_with_the_line_that_is_wrong() {
    let line = |line| CheckpointError::Line { line };
    let without = |word: &str| -> String {
        let keep = |line: &&str| !line.starts_with(word);
        text()
            .lines()
            .filter(keep)
            .map(|line| format!("{line}\n"))
            .collect()
    };
    assert_eq!(refused(""), CheckpointError::NotACheckpoint);
    assert_eq!(
        refused(&text().replace("point 1", "point 2")),
        CheckpointError::NotACheckpoint
    );
    for word in ["realm", "day", "head", "signature"] {
        assert_eq!(refused(&without(word)), line(word), "{word}");
    }
    assert_eq!(
        refused(&text().replace("day 2027", "day27-2027")),
        line("day")
    );
    assert_eq!(
        refused(&text().replace("2027-03-01", "20270301")),
        line("day")
    );
    assert_eq!(
        refused(&text().replace("2027-03-01", "2027-02-29")),
        line("day")
    );
    assert_eq!(
        refused(&text().replace("head 0007", "head 0G07")),
        line("head")
    );
    assert_eq!(refused(&text().replace("070e15", "070E15")), line("head"));
    assert_eq!(refused(&text().replace("head 00", "head 0")), line("head"));
    assert_eq!(
        refused(&text().replace("signature ", "signature x")),
        line("signature")
    );
    assert_eq!(
        refused(&format!("{}rows 17\n", text())),
        CheckpointError::Surplus
    );
    assert_eq!(
        refused(&text().replace("realm civil", "realm Civil 2")),
        CheckpointError::RealmName
    );
}

#[test]
fn bytes_that_are_no_text_or_too_many_are_refused_unread() {
    let filled = |length: usize| {
        let remark = length - text().len();
        format!("#{}\n{}", " ".repeat(remark - 2), text())
    };
    assert_eq!(filled(LONGEST_CHECKPOINT).len(), LONGEST_CHECKPOINT);
    assert!(SignedCheckpoint::read(filled(LONGEST_CHECKPOINT).as_bytes()).is_ok());
    assert_eq!(
        refused(&filled(LONGEST_CHECKPOINT + 1)),
        CheckpointError::TooLong
    );
    assert_eq!(
        SignedCheckpoint::read(b"landgang checkpoint 1\nrealm \xff"),
        Err(CheckpointError::NotText)
    );
}

#[test]
fn a_realms_name_is_one_plain_word() {
    for name in ["a", "civil", "civil-2", &"x".repeat(40)] {
        assert!(Checkpoint::new(name, FIRST_DAY, [0; 32]).is_ok(), "{name}");
    }
    for name in [
        "",
        "Civil",
        "by rum",
        "x\ny",
        "å",
        "civil_2",
        &"x".repeat(41),
    ] {
        assert_eq!(
            Checkpoint::new(name, FIRST_DAY, [0; 32]),
            Err(CheckpointError::RealmName),
            "{name}"
        );
    }
}

#[test]
fn the_line_on_paper_is_nine_groups_of_four() {
    let paper = checkpoint().on_paper();
    let line = paper.to_string();
    let words: Vec<&str> = line.split(' ').collect();
    assert_eq!(words[..2], ["civil", "2027-03-01"]);
    assert_eq!(words.len(), 11);
    assert!(words[2..].iter().all(|group| group.len() == 4), "{line}");
    assert_eq!(PaperCheckpoint::read(&line), Ok(paper));
    // The first five bytes are 00 07 0e 15 1c: in fives of bits 0, 0, 3, 16, 28, 5, 8, 28.
    assert_eq!(words[2..4], ["003G", "W58W"]);
}

#[test]
fn the_line_may_be_typed_carelessly() {
    let paper = checkpoint().on_paper();
    let line = paper.to_string();
    let groups = line.strip_prefix("civil 2027-03-01 ").unwrap();
    for typed in [
        line.to_lowercase(),
        format!("  Civil  2027-03-01\t{}", groups.replace(' ', "-")),
        format!("civil 2027-03-01 {}", groups.replace(' ', "")),
        format!(
            "civil 2027-03-01 {}",
            groups.replace('0', "O").replace('1', "l")
        ),
        format!(
            "civil 2027-03-01 {}",
            groups.replace('0', "o").replace('1', "I")
        ),
    ] {
        assert_eq!(PaperCheckpoint::read(&typed), Ok(paper.clone()), "{typed}");
    }
}

#[test]
fn a_line_that_was_not_on_the_paper_is_refused_in_words() {
    let line = checkpoint().on_paper().to_string();
    let read = |line: &str| PaperCheckpoint::read(line).unwrap_err();
    assert_eq!(read(""), PaperError::Realm);
    assert_eq!(read("ci.vil 2027-03-01"), PaperError::Realm);
    assert_eq!(read("civil"), PaperError::Day);
    assert_eq!(read("civil 1/3 2027"), PaperError::Day);
    assert_eq!(read("civil 2027-03-01"), PaperError::Length(0));
    assert_eq!(read(&format!("{line}0")), PaperError::Length(37));
    assert_eq!(read(&line.replace("003G", "003")), PaperError::Length(35));
    assert_eq!(read(&line.replace("003G", "0U3G")), PaperError::Sign('U'));
    assert_eq!(read(&line.replace("03-01", "03-02")), PaperError::Slip);
    assert_eq!(read(&line.replace("civil", "citizen")), PaperError::Slip);
}

#[test]
fn a_slip_of_one_sign_or_two_swapped_is_noticed() {
    let line = checkpoint().on_paper().to_string();
    let signs: Vec<char> = line.chars().collect();
    let (mut tried, mut survived) = (0, 0);
    let mut attempt = |typed: Vec<char>| {
        if typed != signs {
            tried += 1;
            survived += u32::from(PaperCheckpoint::read(&typed.iter().collect::<String>()).is_ok());
        }
    };
    for at in 17..signs.len() {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
            .chars()
            .filter(|_| signs[at] != ' ')
        {
            let mut typed = signs.clone();
            typed[at] = other;
            attempt(typed);
        }
        // Two groups, or two signs of one, the other way round; a swap across a space moves the space only.
        if at + 1 < signs.len() && signs[at] != ' ' && signs[at + 1] != ' ' {
            let mut typed = signs.clone();
            typed.swap(at, at + 1);
            attempt(typed);
        }
    }
    println!("slips taken for the checkpoint: {survived} / {tried}, no seed: all of one line");
    assert!(tried > 1_100, "{tried}");
    assert_eq!(survived, 0);
}

#[test]
fn paper_fits_the_head_it_was_printed_from_and_no_head_that_differs_in_its_first_160_bits() {
    let paper = Kept::from(checkpoint().on_paper());
    assert_eq!((paper.realm(), paper.day()), (REALM, date(2027, 3, 1)));
    for bit in 0..256 {
        let mut head = *checkpoint().head();
        head[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(paper.fits(&head), bit >= 160, "{bit}");
        assert!(!Kept::from(checkpoint()).fits(&head), "{bit}");
    }
    assert!(paper.fits(checkpoint().head()));
    assert!(Kept::from(checkpoint()).fits(checkpoint().head()));
}

#[test]
fn a_published_text_with_any_byte_changed_to_any_other_is_refused_or_says_the_same() {
    let text = text().into_bytes();
    let (mut tried, mut refused) = (0, 0);
    for at in 0..text.len() {
        for other in (0..=u8::MAX).filter(|other| *other != text[at]) {
            let mut changed = text.clone();
            changed[at] = other;
            let read = SignedCheckpoint::read(&changed);
            tried += 1;
            match read.and_then(|read| read.check(&key().verifying_key())) {
                // Another white space, or a remark, at the very end; nothing that is said differs.
                Ok(same) => assert_eq!((same, at), (checkpoint(), text.len() - 1)),
                Err(_) => refused += 1,
            }
        }
    }
    println!("changed texts refused: {refused} / {tried}, no seed: every byte, every value");
    assert!(tried - refused < 10, "{refused} / {tried}");
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..600), text in "\\PC{0,80}") {
        let _ = SignedCheckpoint::read(&bytes);
        let _ = PaperCheckpoint::read(&text);
        let _ = PaperCheckpoint::read(&format!("civil 2027-03-01 {text}"));
    }

    #[test]
    fn any_checkpoint_comes_back_from_text_and_from_paper(realm in "[a-z0-9-]{1,40}", days in 0..20_000_i32, head in any::<[u8; 32]>(), secret in any::<[u8; 32]>()) {
        let day = FIRST_DAY.saturating_add(jiff::Span::new().days(days));
        let key = SigningKey::from_bytes(&secret);
        let checkpoint = Checkpoint::new(&realm, day, head).unwrap();
        let read = SignedCheckpoint::read(checkpoint.clone().sign(&key).to_string().as_bytes()).unwrap();
        prop_assert_eq!(read.check(&key.verifying_key()), Ok(checkpoint.clone()));
        let paper = checkpoint.on_paper();
        prop_assert_eq!(PaperCheckpoint::read(&paper.to_string()), Ok(paper));
    }
}
