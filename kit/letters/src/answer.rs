//! What a receiver answers, and the receipt that lets the sender erase its copy.

use std::marker::PhantomData;

use crate::end::End;
use crate::keys::{LetterAddress, LetterKeys};
use crate::list::LetterList;
use crate::token::{LetterId, Random128};
use crate::wire::Cut;

const RECEIPT_INFO: &[u8] = b"landgang letter receipt 1";
const TAKEN: u8 = 1;
const LATER: u8 = 2;
const REFUSED: u8 = 3;

/// Every answer's length in bytes, whatever it says, so that the length tells nothing.
pub const ANSWER_LENGTH: usize = 1 + 16 + 64;

/// The receiver's signed word that a letter's effect is stored. The same for a repeat, byte for byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt<L> {
    id: LetterId,
    signature: [u8; 64],
    list: PhantomData<fn() -> L>,
}

impl<L> std::fmt::Debug for Receipt<L> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Receipt")
    }
}

impl<L: LetterList> Receipt<L> {
    pub(crate) fn sign(
        id: LetterId,
        by: &LetterKeys<L::To>,
        sender: &LetterAddress<L::From>,
    ) -> Self {
        Self {
            id,
            signature: by.sign(&receipt_text::<L>(id, sender)),
            list: PhantomData,
        }
    }

    /// Whether `receiver` signed it for the letter it names, to `sender`.
    #[must_use]
    pub fn is_from(
        &self,
        receiver: &LetterAddress<L::To>,
        sender: &LetterAddress<L::From>,
    ) -> bool {
        receiver.signed(&receipt_text::<L>(self.id, sender), &self.signature)
    }

    /// The letter that was taken in.
    #[must_use]
    pub fn id(&self) -> LetterId {
        self.id
    }
}

fn receipt_text<L: LetterList>(id: LetterId, sender: &LetterAddress<L::From>) -> Vec<u8> {
    [
        RECEIPT_INFO,
        &[L::From::CODE, L::To::CODE],
        id.bits().as_bytes(),
        &sender.verifying_bytes(),
    ]
    .concat()
}

/// What a receiver answers to an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer<L> {
    /// The letter's effect is stored, now or before.
    Taken(Receipt<L>),
    /// Not now; the same letter may succeed later.
    Later,
    /// Not a letter that this receiver takes. The sender keeps it and a human looks.
    Refused,
}

impl<L: LetterList> Answer<L> {
    /// The answer on the wire.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; ANSWER_LENGTH] {
        let mut bytes = [0; ANSWER_LENGTH];
        let (id, signature) = match self {
            Self::Taken(receipt) => (*receipt.id.bits().as_bytes(), receipt.signature),
            Self::Later | Self::Refused => ([0; 16], [0; 64]),
        };
        let tag = match self {
            Self::Taken(_) => TAKEN,
            Self::Later => LATER,
            Self::Refused => REFUSED,
        };
        let parts = std::iter::once(tag).chain(id).chain(signature);
        bytes
            .iter_mut()
            .zip(parts)
            .for_each(|(to, from)| *to = from);
        bytes
    }

    /// The answer in these bytes; none if it is none. A receipt's signature is not looked at here.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; ANSWER_LENGTH]) -> Option<Self> {
        let mut cut = Cut(bytes);
        let [tag] = cut.array()?;
        let id = LetterId::from(Random128::from_bytes(cut.array()?));
        let signature: [u8; 64] = cut.array()?;
        match tag {
            TAKEN => Some(Self::Taken(Receipt {
                id,
                signature,
                list: PhantomData,
            })),
            LATER => Some(Self::Later),
            REFUSED => Some(Self::Refused),
            _ => None,
        }
    }
}
