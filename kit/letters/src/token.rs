//! Names that both ends know a thing by: 128 random bits each, made for the letters and used nowhere else, so that no
//! identifier occurs in two realms outside its letter (SAFETY.md §1.4). Never a UUIDv7: that holds its millisecond.

use std::fmt;

use kit_store::Given;

use crate::hex;

/// A text that is not 32 lower-case hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 128 bits in lower-case hex")]
pub struct NotRandom128;

/// 128 random bits, written as 32 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Random128([u8; 16]);

impl Random128 {
    /// Fresh random bits.
    #[must_use]
    pub fn new(given: &Given) -> Self {
        let mut bytes = [0; 16];
        given.fill(&mut bytes);
        Self(bytes)
    }

    /// The bits written in `text`.
    ///
    /// # Errors
    /// [`NotRandom128`] unless it is exactly 32 lower-case hex digits.
    pub fn from_text(text: &str) -> Result<Self, NotRandom128> {
        hex::read(text).map(Self).ok_or(NotRandom128)
    }

    pub(crate) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Random128 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::write(&self.0))
    }
}

impl fmt::Debug for Random128 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random128")
    }
}

macro_rules! token {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Random128);

        impl $name {
            /// A fresh one.
            #[must_use]
            pub fn new(given: &Given) -> Self {
                Self(Random128::new(given))
            }

            /// The one written in `text`.
            ///
            /// # Errors
            /// [`NotRandom128`] unless it is exactly 32 lower-case hex digits.
            pub fn from_text(text: &str) -> Result<Self, NotRandom128> {
                Random128::from_text(text).map(Self)
            }

            /// The bits themselves.
            #[must_use]
            pub fn bits(&self) -> &Random128 {
                &self.0
            }
        }

        impl From<Random128> for $name {
            fn from(bits: Random128) -> Self {
                Self(bits)
            }
        }
        impl TryFrom<String> for $name {
            type Error = NotRandom128;
            fn try_from(text: String) -> Result<Self, NotRandom128> {
                Self::from_text(&text)
            }
        }
        impl From<$name> for String {
            fn from(token: $name) -> Self {
                token.0.to_string()
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl kit_store::Param for $name {
            fn hold(&self, with: &mut dyn FnMut(kit_store::Value<'_>)) {
                with(kit_store::Value::Text(&self.0.to_string()));
            }
        }
        impl kit_store::Column for $name {
            fn read(row: &kit_store::Row<'_>, index: usize) -> Result<Self, kit_store::StoreError> {
                let text: String = row.get(index)?;
                Self::from_text(&text).or(Err(kit_store::StoreError::Column { index, wanted: stringify!($name) }))
            }
        }
    };
}

token! {
    /// Names one conversation between a room and a coordinator, from the enquiry on. Made by the citizen realm.
    ThreadToken
}
token! {
    /// Names one visit of a thread. Made by the civil realm when it sends the appointment.
    VisitToken
}
token! {
    /// Names one letter, so that a repeat is recognised. Made when the letter is posted.
    LetterId
}
token! {
    /// Names one "still there" answer and nothing else: it stands in no other letter, so no answer leads to a room.
    StillThereToken
}

/// A community's published id, as the public directory gives it (a UUID in text): 8–64 letters, digits or dashes.
/// The only identifier in a letter that is not random, because it is public anyway.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommunityId(String);

/// A text that cannot be a published community's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a published community's id: 8 to 64 letters, digits or dashes")]
pub struct NotACommunityId;

impl CommunityId {
    /// The id written in `text`.
    ///
    /// # Errors
    /// [`NotACommunityId`] unless it is 8 to 64 ASCII letters, digits or dashes.
    pub fn from_text(text: &str) -> Result<Self, NotACommunityId> {
        let fits = (8..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotACommunityId)
        }
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CommunityId {
    type Error = NotACommunityId;
    fn try_from(text: String) -> Result<Self, NotACommunityId> {
        Self::from_text(&text)
    }
}
impl From<CommunityId> for String {
    fn from(id: CommunityId) -> Self {
        id.0
    }
}
