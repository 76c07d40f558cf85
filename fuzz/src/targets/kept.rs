//! What a realm keeps and reads again: sealed values, wrapped keys, the checkpoints of the log in both forms. A host
//! may have changed every byte of them.

use std::sync::{Arc, LazyLock};

use ed25519_dalek::SigningKey;
use jiff::civil::date;
use kit_audit::{Checkpoint, PaperCheckpoint, SignedCheckpoint};
use kit_seal::{
    Cell, KeyKeeper, Pair, PersonKey, PublicKey, SealError, Sealed, Vault, Zeroizing, open_under,
    open_with, seal_to, seal_under, unwrap, wrap,
};

use crate::parts::choice;

const KEY: [u8; 32] = [7; 32];
const CELL: Cell<'static> = Cell {
    realm: "civil",
    table: "guest",
    column: "called",
    row: "1",
    person: "p1",
};

/// The keys are put in by hand, so nobody is asked.
struct Nobody;

impl KeyKeeper for Nobody {
    fn make(&self, _: &str) -> Result<(u32, PersonKey), SealError> {
        Err(SealError::NoKey)
    }

    fn erase(&self, _: &str) -> Result<(), SealError> {
        Ok(())
    }
}

/// The keys, and one good value of each kind.
struct Kept {
    vault: Vault,
    pair: Pair,
    signing: SigningKey,
    good: [Vec<u8>; 5],
}

#[expect(
    clippy::expect_used,
    reason = "without its good values the target cannot run at all"
)]
static KEPT: LazyLock<Kept> = LazyLock::new(|| {
    let fill = |bytes: &mut [u8]| bytes.fill(3);
    let vault = Vault::new(Zeroizing::new([9; 32]), Arc::new(Nobody));
    vault.put("p1", 1, PersonKey::from_bytes(Zeroizing::new(KEY)));
    let pair = Pair::draw(&fill);
    let signing = SigningKey::from_bytes(&[5; 32]);
    let checkpoint = Checkpoint::new("civil", date(2027, 3, 1), [8; 32]).expect("a realm");
    let good = [
        vault
            .seal(&CELL, "Amir", &fill)
            .expect("sealed")
            .into_bytes(),
        seal_under(&KEY, "session", "s1", b"Amir", &fill).expect("sealed"),
        wrap(&[4; 32], &KEY, "room", "r1", &fill).expect("wrapped"),
        seal_to(&pair.public, &CELL, b"Amir", &fill).expect("sealed"),
        checkpoint.sign(&signing).to_string().into_bytes(),
    ];
    Kept {
        vault,
        pair,
        signing,
        good,
    }
});

/// Whether these bytes are taken for a value of the kind.
fn is_taken(kept: &Kept, kind: usize, bytes: &[u8]) -> bool {
    match kind {
        0 => {
            let opened = kept.vault.open(&CELL, &Sealed::from_bytes(bytes.to_vec()));
            opened.is_ok_and(|text| text == "Amir")
        }
        1 => {
            open_under(&KEY, "session", "s1", bytes).is_ok_and(|plain| plain.as_slice() == b"Amir")
        }
        2 => unwrap(bytes, &KEY, "room", "r1").is_ok_and(|secret| *secret == [4; 32]),
        3 => open_with(&kept.pair.secret, &CELL, bytes)
            .is_ok_and(|plain| plain.as_slice() == b"Amir"),
        _ => SignedCheckpoint::read(bytes)
            .is_ok_and(|signed| signed.check(&kept.signing.verifying_key()).is_ok()),
    }
}

/// The first byte chooses: a stranger's bytes for every reader, or a good value changed.
pub(crate) fn read(bytes: &[u8]) {
    let kept = &*KEPT;
    let (which, rest) = choice(bytes);
    let kind = usize::from(which / 2) % kept.good.len();
    if which % 2 == 0 {
        texts(rest);
        for kind in 0..4 {
            assert!(
                !is_taken(kept, kind, rest) || kept.good.get(kind).is_some_and(|good| good == rest)
            );
        }
        if let Ok(key) = PublicKey::from_bytes(rest) {
            assert_eq!(key.to_bytes().as_slice(), rest);
        }
    } else if let Some(good) = kept.good.get(kind) {
        changed(kept, kind, good, rest);
    }
}

/// Three bytes for each change: where, and by what. A place beyond the end cuts the value, or lengthens it.
fn changed(kept: &Kept, kind: usize, good: &[u8], changes: &[u8]) {
    let mut value = good.to_vec();
    for change in changes.chunks_exact(3) {
        let [high, low, with] = change else { continue };
        let place = usize::from(u16::from_be_bytes([*high, *low]));
        match value.get_mut(place) {
            Some(byte) => *byte ^= with,
            None if with % 2 == 0 => value.truncate(usize::from(*with)),
            None => value.push(*with),
        }
    }
    // A checkpoint may have blanks and remarks that change nothing of what it says.
    let same = match kind {
        4 => SignedCheckpoint::read(&value).ok() == SignedCheckpoint::read(good).ok(),
        _ => value == good,
    };
    assert_eq!(
        is_taken(kept, kind, &value),
        same,
        "a changed value of kind {kind} was taken"
    );
}

fn texts(bytes: &[u8]) {
    if let Ok(signed) = SignedCheckpoint::read(bytes) {
        let again = SignedCheckpoint::read(signed.to_string().as_bytes());
        assert!(again.is_ok_and(|again| again == signed));
    }
    if let Ok(paper) = PaperCheckpoint::read(&String::from_utf8_lossy(bytes)) {
        assert!(PaperCheckpoint::read(&paper.to_string()).is_ok_and(|again| again == paper));
    }
}
