//! Envelopes: from a stranger, changed on the way, and made by a sender who has the real keys and bad intentions.

use std::sync::{Arc, LazyLock};

use ed25519_dalek::{Signer as _, SigningKey};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable as _, Kem, OpModeS, Serializable as _};
use jiff::Timestamp;
use kit_letters::{
    Citizen, CitizenToCivil, Civil, Day, Inbox, LetterId, LetterKeys, LetterList as _, Message,
    SIZE_CLASSES, open, seal,
};
use kit_store::{FixedClock, Given, SeededChance};

use super::letter_fields::keeps;
use crate::parts::{choice, pick};

/// The layout that `kit_letters::seal` describes, written a second time on purpose: a forger has no use for the crate.
const MARK: &[u8; 4] = b"LGL\x01";
const PAIR: [u8; 2] = [1, 2];
const SEAL_INFO: &[u8] = b"landgang letter seal 1";
const SIGN_INFO: &[u8] = b"landgang letter signature 1";
const SIGNATURE: usize = 64;

/// Both ends with their real keys.
struct Pair {
    given: Given,
    inbox: Inbox<CitizenToCivil>,
    citizen: LetterKeys<Citizen>,
    civil: LetterKeys<Civil>,
    /// The citizen's signing key, which the forger has.
    signing: SigningKey,
    /// The civil end's public key to seal to.
    sealing: <X25519HkdfSha256 as Kem>::PublicKey,
    /// A good letter.
    good: Vec<u8>,
}

#[expect(
    clippy::expect_used,
    reason = "without the two ends the target cannot run at all"
)]
static PAIR_OF_ENDS: LazyLock<Pair> = LazyLock::new(|| {
    let clock = FixedClock::at(Timestamp::from_second(1_803_900_000).expect("a moment"));
    let given = Given::new(Arc::new(clock), Arc::new(SeededChance::new(17)));
    let citizen = keys::<Citizen>("citizen", 0x21);
    let civil = keys::<Civil>("civil", 0x42);
    let text = civil.address().to_text();
    let sealing = text
        .lines()
        .find_map(|line| line.strip_prefix("sealing "))
        .map(unhex)
        .expect("the address names the key");
    let letter = CitizenToCivil::from(Message {
        thread: kit_letters::ThreadToken::new(&given),
        text: kit_letters::Lines::new("Hej. Jeg kommer gerne.").expect("a text"),
    });
    let good = seal(
        &letter,
        LetterId::new(&given),
        Day::from(given.today()),
        &citizen,
        &civil.address(),
        &given,
    )
    .expect("a letter");
    Pair {
        inbox: Inbox::new(keys::<Civil>("civil", 0x42), citizen.address()),
        given,
        citizen,
        civil,
        signing: SigningKey::from_bytes(&[0x21; 32]),
        sealing: <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&sealing).expect("a key"),
        good,
    }
});

/// Keys whose secrets the forger knows, by way of a key file, which is how the program gets its own.
#[expect(clippy::expect_used, reason = "see above")]
fn keys<E: kit_letters::End>(end: &str, secret: u8) -> LetterKeys<E> {
    use std::io::Write as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    let path = std::env::temp_dir().join(format!(
        "landgang-fuzz-{}-{end}-{secret}.keys",
        std::process::id()
    ));
    let hex = format!("{secret:02x}").repeat(32);
    let text = format!("landgang letter keys 1\nend {end}\nsealing {hex}\nsigning {hex}\n");
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&path)
        .expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    let keys = LetterKeys::read_file(&path).expect("good keys");
    std::fs::remove_file(&path).expect("removed");
    keys
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .filter_map(|digit| u8::try_from(digit.to_digit(16)?).ok())
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| pair.iter().fold(0, |sum, digit| sum << 4 | digit))
        .collect()
}

/// The first byte chooses who has made the envelope.
pub(crate) fn read(bytes: &[u8]) {
    let ends = &*PAIR_OF_ENDS;
    let (who, rest) = choice(bytes);
    match who % 4 {
        0 => stranger(ends, rest),
        1 => changed(ends, rest),
        2 => forged(ends, &layout(rest)),
        _ => forged(ends, rest),
    }
}

fn stranger(ends: &Pair, bytes: &[u8]) {
    assert!(ends.inbox.open(bytes, &ends.given).is_err());
    assert!(
        open::<kit_letters::CivilToCitizen>(bytes, &ends.civil.address(), &ends.citizen).is_err()
    );
    // Of the right length, so that more than the length is looked at.
    let mut long = bytes.to_vec();
    long.resize(ends.good.len(), 0);
    assert!(ends.inbox.open(&long, &ends.given).is_err());
}

/// A good envelope with some bytes changed, three bytes for each: where, and by what.
/// With `0xffff` for a place, the rest is signed anew by the sender.
fn changed(ends: &Pair, changes: &[u8]) {
    let mut envelope = ends.good.clone();
    let mut signed_anew = false;
    for change in changes.chunks_exact(3) {
        let [high, low, with] = change else { continue };
        let place = usize::from(u16::from_be_bytes([*high, *low]));
        if place == usize::from(u16::MAX) {
            let signed = envelope.len().saturating_sub(SIGNATURE);
            envelope.truncate(signed);
            sign(ends, &mut envelope);
            signed_anew = true;
        } else if let Some(byte) = envelope.get_mut(place) {
            *byte ^= with;
        }
    }
    // What was signed anew by the sender himself is his letter; its seal must still be the one he made.
    let same = envelope == ends.good;
    assert_eq!(
        ends.inbox.open(&envelope, &ends.given).is_ok(),
        same,
        "a changed envelope was taken (signed anew: {signed_anew})"
    );
}

/// Content in the agreed layout: a byte for the kind, one for the version, ten for the day, then the fields.
fn layout(bytes: &[u8]) -> Vec<u8> {
    let (kind, rest) = choice(bytes);
    let (version, rest) = choice(rest);
    let (day, fields) = rest.split_at_checked(10).unwrap_or((rest, &[]));
    let kind = pick(CitizenToCivil::KINDS, kind).unwrap_or_default();
    let mut content = day.to_vec();
    content.push(version);
    content.push(u8::try_from(kind.len()).unwrap_or(u8::MAX));
    content.extend_from_slice(kind.as_bytes());
    content.extend_from_slice(
        &u16::try_from(fields.len())
            .unwrap_or(u16::MAX)
            .to_be_bytes(),
    );
    content.extend_from_slice(fields);
    content
}

/// Sealed and signed with the real keys, whatever the content is.
fn forged(ends: &Pair, content: &[u8]) {
    let class = SIZE_CLASSES
        .into_iter()
        .find(|class| *class >= content.len())
        .unwrap_or(SIZE_CLASSES[1]);
    let mut content = content.to_vec();
    content.resize(class, 0);

    let sender = ends.signing.verifying_key().to_bytes();
    let mut envelope = [
        MARK.as_slice(),
        &PAIR,
        &[7; 16],
        &sender,
        &ends.sealing.to_bytes(),
    ]
    .concat();
    let sealed = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &ends.sealing,
        SEAL_INFO,
        &content,
        &envelope,
        &mut Drawn(&ends.given),
    );
    let Ok((one_time_key, sealed)) = sealed else {
        return;
    };
    envelope.extend_from_slice(&one_time_key.to_bytes());
    envelope.extend_from_slice(&sealed);
    sign(ends, &mut envelope);
    // What comes through is a letter of the list with all its fields as agreed.
    if let Ok(opened) = ends.inbox.open(&envelope, &ends.given) {
        keeps(opened.letter());
        let day = opened.posted_on().to_string();
        assert!(
            content.starts_with(day.as_bytes()),
            "the day is the letter's own"
        );
    }
}

fn sign(ends: &Pair, envelope: &mut Vec<u8>) {
    let signature = ends
        .signing
        .sign(&[SIGN_INFO, envelope.as_slice()].concat());
    envelope.extend_from_slice(&signature.to_bytes());
}

/// Seeded chance, so that an input does the same each time.
struct Drawn<'a>(&'a Given);

impl TryRng for Drawn<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Drawn<'_> {}
