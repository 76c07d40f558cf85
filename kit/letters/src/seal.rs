//! The envelope: one letter sealed to its receiver and signed by its sender.
//!
//! ```text
//! header   4 mark and envelope version · 1 from · 1 to · 16 letter id · 32 sender's key · 32 receiver's key
//! sealed   32 one-time key · padded content · 16 tag       (HPKE, RFC 9180, base mode; the header is bound as AAD)
//! signed   64 Ed25519 over all before it
//! content  10 day posted · 1 version of the type · 1+n type · 2+n fields · zeros up to a size class
//! ```
//! The signature stands outside so that a stranger's bytes are refused before anything is opened. It cannot be taken
//! off and replaced, because the sender's key is bound into what is sealed.

use ed25519_dalek::SIGNATURE_LENGTH;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::{Deserializable as _, OpModeR, OpModeS, Serializable as _};
use kit_store::Given;
use zeroize::Zeroizing;

use crate::chance::Drawn;
use crate::end::End;
use crate::keys::{LetterAddress, LetterKeys, SealingKem};
use crate::list::LetterList;
use crate::opened::{OpenError, Opened, SealError};
use crate::time::Day;
use crate::token::{LetterId, Random128};
use crate::wire::Cut;

const MARK: &[u8; 4] = b"LGL\x01";
const SEAL_INFO: &[u8] = b"landgang letter seal 1";
const SIGN_INFO: &[u8] = b"landgang letter signature 1";
const TAG: usize = 16;
const ONE_TIME_KEY: usize = 32;
const HEADER: usize = 4 + 1 + 1 + 16 + 32 + 32;
const AROUND: usize = HEADER + ONE_TIME_KEY + TAG + SIGNATURE_LENGTH;

/// The sizes that a letter's content is padded to, in bytes. Everything but a long text is of the first.
pub const SIZE_CLASSES: [usize; 2] = [2048, 12_288];

/// The longest envelope in bytes; whatever is longer is refused unread.
pub const LONGEST_ENVELOPE: usize = SIZE_CLASSES[1] + AROUND;

fn header<L: LetterList>(
    id: LetterId,
    sender: &LetterAddress<L::From>,
    receiver: &LetterAddress<L::To>,
) -> Vec<u8> {
    let mut header = Vec::with_capacity(LONGEST_ENVELOPE);
    header.extend_from_slice(MARK);
    header.extend_from_slice(&[L::From::CODE, L::To::CODE]);
    header.extend_from_slice(id.bits().as_bytes());
    header.extend_from_slice(&sender.verifying_bytes());
    header.extend_from_slice(&receiver.sealing_bytes());
    header
}

pub(crate) fn to_sign(envelope: &[u8]) -> Vec<u8> {
    [SIGN_INFO, envelope].concat()
}

/// Seals `letter` to `to` and signs it as `from`. A letter of another direction does not compile:
///
/// ```compile_fail,E0308
/// # use kit_letters::*;
/// fn wrong_way(l: &CitizenToCivil, id: LetterId, day: Day, civil: &LetterKeys<Civil>, citizen: &LetterAddress<Citizen>, given: &kit_store::Given) {
///     let _ = seal(l, id, day, civil, citizen, given);
/// }
/// ```
/// ```
/// # use kit_letters::*;
/// fn right_way(l: &CitizenToCivil, id: LetterId, day: Day, citizen: &LetterKeys<Citizen>, civil: &LetterAddress<Civil>, given: &kit_store::Given) {
///     let _ = seal(l, id, day, citizen, civil, given);
/// }
/// ```
///
/// # Errors
/// [`SealError`]; none of the lists' letters gives cause for one.
pub fn seal<L: LetterList>(
    letter: &L,
    id: LetterId,
    posted_on: Day,
    from: &LetterKeys<L::From>,
    to: &LetterAddress<L::To>,
    given: &Given,
) -> Result<Vec<u8>, SealError> {
    let fields = letter.fields().map_err(|source| SealError::Fields {
        kind: letter.kind(),
        source,
    })?;
    seal_content::<L>(
        letter.kind(),
        L::VERSION,
        &fields,
        id,
        posted_on,
        from,
        to,
        given,
    )
}

/// The part of sealing that does not care whether the content is a letter of the list; apart so that tests can forge.
#[expect(
    clippy::too_many_arguments,
    reason = "each is one part of the envelope's layout"
)]
pub(crate) fn seal_content<L: LetterList>(
    kind: &'static str,
    version: u8,
    fields: &[u8],
    id: LetterId,
    posted_on: Day,
    from: &LetterKeys<L::From>,
    to: &LetterAddress<L::To>,
    given: &Given,
) -> Result<Vec<u8>, SealError> {
    let mut content = Zeroizing::new(Vec::with_capacity(SIZE_CLASSES[1]));
    content.extend_from_slice(posted_on.to_string().as_bytes());
    content.push(version);
    content.push(u8::try_from(kind.len()).or(Err(SealError::TooLong { kind }))?);
    content.extend_from_slice(kind.as_bytes());
    content.extend_from_slice(
        &u16::try_from(fields.len())
            .or(Err(SealError::TooLong { kind }))?
            .to_be_bytes(),
    );
    content.extend_from_slice(fields);
    let class = SIZE_CLASSES
        .into_iter()
        .find(|class| *class >= content.len())
        .ok_or(SealError::TooLong { kind })?;
    content.resize(class, 0);

    let mut envelope = header::<L>(id, &from.address(), to);
    let (one_time_key, sealed) =
        hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, SealingKem>(
            &OpModeS::Base,
            to.sealing(),
            SEAL_INFO,
            &content,
            &envelope,
            &mut Drawn(given),
        )
        .map_err(SealError::Key)?;
    envelope.extend_from_slice(&one_time_key.to_bytes());
    envelope.extend_from_slice(&sealed);
    let signature = from.sign(&to_sign(&envelope));
    envelope.extend_from_slice(&signature);
    Ok(envelope)
}

/// Opens an envelope: refuses whatever is not exactly a letter of the list `L`, from `from`, to the owner of `keys`.
///
/// # Errors
/// [`OpenError`] says at which step it was refused.
pub fn open<L: LetterList>(
    envelope: &[u8],
    from: &LetterAddress<L::From>,
    keys: &LetterKeys<L::To>,
) -> Result<Opened<L>, OpenError> {
    if !SIZE_CLASSES
        .iter()
        .any(|class| class + AROUND == envelope.len())
    {
        return Err(OpenError::Length);
    }
    let mut cut = Cut(envelope);
    let mark: [u8; 4] = cut.array().ok_or(OpenError::Length)?;
    let pair: [u8; 2] = cut.array().ok_or(OpenError::Length)?;
    let id: [u8; 16] = cut.array().ok_or(OpenError::Length)?;
    let sender: [u8; 32] = cut.array().ok_or(OpenError::Length)?;
    let receiver: [u8; 32] = cut.array().ok_or(OpenError::Length)?;
    if &mark != MARK {
        return Err(OpenError::NotAnEnvelope);
    }
    if pair != [L::From::CODE, L::To::CODE] {
        return Err(OpenError::WrongPair);
    }
    let own = keys.address();
    if receiver != own.sealing_bytes() {
        return Err(OpenError::WrongReceiver);
    }
    if sender != from.verifying_bytes() {
        return Err(OpenError::UnknownSender);
    }
    let (signed, signature) = envelope
        .split_last_chunk::<SIGNATURE_LENGTH>()
        .ok_or(OpenError::Length)?;
    if !from.signed(&to_sign(signed), signature) {
        return Err(OpenError::Signature);
    }
    let (header, sealed) = signed.split_at_checked(HEADER).ok_or(OpenError::Length)?;
    let (one_time_key, sealed) = sealed
        .split_at_checked(ONE_TIME_KEY)
        .ok_or(OpenError::Length)?;
    let one_time_key = <SealingKem as hpke::Kem>::EncappedKey::from_bytes(one_time_key)
        .or(Err(OpenError::Seal))?;
    // Why a seal does not open is the same for every cause, on purpose: the crate's reason is of no use to anybody.
    let content = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, SealingKem>(
        &OpModeR::Base,
        keys.sealing(),
        &one_time_key,
        SEAL_INFO,
        sealed,
        header,
    )
    .or(Err(OpenError::Seal))
    .map(Zeroizing::new)?;
    read_content(LetterId::from(Random128::from_bytes(id)), &content)
}

pub(crate) fn read_content<L: LetterList>(
    id: LetterId,
    content: &[u8],
) -> Result<Opened<L>, OpenError> {
    let mut cut = Cut(content);
    let mut layout = || {
        let posted_on = Day::from_text(cut.text(10)?).ok()?;
        let [version, kind] = cut.array()?;
        let kind = cut.text(usize::from(kind))?;
        let fields = u16::from_be_bytes(cut.array()?);
        let fields = cut.take(usize::from(fields))?;
        // Only zeros may follow, so that nothing can ride along unseen.
        cut.0
            .iter()
            .all(|byte| *byte == 0)
            .then_some((posted_on, version, kind, fields))
    };
    let (posted_on, version, kind, fields) = layout().ok_or(OpenError::Content)?;
    let letter = L::from_fields(kind, version, fields)?;
    Ok(Opened {
        id,
        posted_on,
        letter,
    })
}
