//! Keys and addresses as files.

use crate::common::*;
use kit_letters::*;
use std::os::unix::fs::PermissionsExt as _;

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn secret_keys_are_for_their_owner_only_and_never_written_over() {
    let (given, _) = world(30);
    let (folder, keys) = (Folder::new(), LetterKeys::<Citizen>::new(&given));
    let path = folder.0.join("letters.key");
    keys.create_file(&path).unwrap();
    assert_eq!(mode(&path), 0o600);
    assert_eq!(
        LetterKeys::<Citizen>::read_file(&path).unwrap().address(),
        keys.address()
    );
    let before = std::fs::read(&path).unwrap();
    let other = LetterKeys::<Citizen>::new(&given);
    assert!(matches!(
        other.create_file(&path),
        Err(KeyFileError::Write { .. })
    ));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn keys_that_others_can_read_are_not_used() {
    let (given, _) = world(31);
    let folder = Folder::new();
    let path = folder.0.join("letters.key");
    LetterKeys::<Citizen>::new(&given)
        .create_file(&path)
        .unwrap();
    for open in [0o640, 0o604, 0o620, 0o601] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(open)).unwrap();
        let refused = LetterKeys::<Citizen>::read_file(&path).unwrap_err();
        assert!(
            matches!(refused, KeyFileError::Open { .. }),
            "{open:o}: {refused}"
        );
    }
}

#[test]
fn a_file_of_another_end_or_with_anything_else_in_it_is_refused() {
    let (given, _) = world(32);
    let (folder, keys) = (Folder::new(), LetterKeys::<Citizen>::new(&given));
    let path = folder.0.join("letters.key");
    keys.create_file(&path).unwrap();
    assert!(matches!(
        LetterKeys::<Civil>::read_file(&path),
        Err(KeyFileError::NotThese { .. })
    ));
    let address = folder.0.join("letters.address");
    keys.address().create_file(&address).unwrap();
    assert_eq!(mode(&address), 0o644);
    assert_eq!(
        LetterAddress::<Citizen>::read_file(&address).unwrap(),
        keys.address()
    );
    assert!(LetterAddress::<Civil>::read_file(&address).is_err());

    let text = keys.address().to_text();
    assert_eq!(
        LetterAddress::<Citizen>::from_text(&text),
        Some(keys.address())
    );
    for wrong in [
        String::new(),
        text.to_uppercase(),
        format!("{text}more\n"),
        text.replace("sealing ", "sealing  "),
        text.replace("address 1", "address 2"),
        text.lines().take(3).collect::<Vec<_>>().join("\n"),
    ] {
        assert_eq!(LetterAddress::<Citizen>::from_text(&wrong), None, "{wrong}");
    }
    // A signing key of small order would accept forged signatures.
    let weak = format!(
        "landgang letter address 1\nend citizen\nsealing {}\nverifying {:064}\n",
        "11".repeat(32),
        0
    );
    assert_eq!(LetterAddress::<Citizen>::from_text(&weak), None);
}

#[test]
fn secrets_do_not_show_in_debug_text() {
    let (given, _) = world(33);
    let ends = Ends::new(&given);
    assert_eq!(format!("{:?}", ends.citizen), "LetterKeys<citizen>");
    let boxes = format!("{:?} {:?}", ends.outbox(Pace::ordinary()), ends.inbox());
    assert!(boxes.contains("LetterKeys<citizen>") && boxes.contains("LetterKeys<civil>"));
    assert!(!boxes.contains('['), "{boxes}");
}
