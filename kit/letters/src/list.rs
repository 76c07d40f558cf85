//! The machinery of the closed lists: one enum per direction, which is all that can be posted or taken in there.

use serde::de::DeserializeOwned;

use crate::end::{End, closed::Closed};
use crate::token::ThreadToken;

/// Why a sealed letter's content is no letter of its list. The words name no content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotALetter {
    /// A type that is not on this direction's list.
    #[error("the letter's type is not on the list of this direction")]
    UnknownKind,
    /// A version of a type that this program does not know.
    #[error("this program does not know version {version} of a {kind}")]
    UnknownVersion {
        /// The type's name on the wire.
        kind: &'static str,
        /// The version found.
        version: u8,
    },
    /// Fields that are missing, unknown or out of bounds.
    #[error("the fields of a {kind} are not as agreed")]
    Fields {
        /// The type's name on the wire.
        kind: &'static str,
    },
}

/// Everything that may go from one end to the other. Implemented by this crate's enums only.
pub trait LetterList:
    Closed + std::fmt::Debug + Clone + PartialEq + Send + Sync + Sized + 'static
{
    /// The end that sends.
    type From: End;
    /// The end that receives.
    type To: End;
    /// The types' names on the wire.
    const KINDS: &'static [&'static str];
    /// The newest version of every type that this program writes.
    const VERSION: u8 = 1;

    /// The type's name on the wire.
    fn kind(&self) -> &'static str;
    /// The thread the letter belongs to; none for what must not lead to a room. Letters of a thread keep their order.
    fn thread(&self) -> Option<ThreadToken>;
    /// The fields as JSON text.
    ///
    /// # Errors
    /// If the fields cannot be written, which no type of the lists does.
    fn fields(&self) -> Result<Vec<u8>, serde_json::Error>;
    /// The letter with these fields.
    ///
    /// # Errors
    /// [`NotALetter`] if the type, its version or its fields are not as agreed.
    fn from_fields(kind: &str, version: u8, fields: &[u8]) -> Result<Self, NotALetter>;
    /// Every field with its name and value as text, in the order of the type, so that a check page can show all that
    /// is about to go (STYLE.md habit 14). Left-out fields are left out; parts of a field are named `field.part`.
    fn shown(&self) -> Vec<(String, String)> {
        let fields = self
            .fields()
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut out = Vec::new();
        if let Some(value) = fields {
            flatten(String::new(), &value, &mut out);
        }
        out
    }
}

fn flatten(name: String, value: &serde_json::Value, out: &mut Vec<(String, String)>) {
    use serde_json::Value;
    match value {
        Value::Null => {}
        Value::Object(parts) => {
            for (part, value) in parts {
                let name = if name.is_empty() {
                    part.clone()
                } else {
                    format!("{name}.{part}")
                };
                flatten(name, value, out);
            }
        }
        Value::Array(items) => {
            for item in items {
                flatten(name.clone(), item, out);
            }
        }
        Value::String(text) => out.push((name, text.clone())),
        Value::Bool(_) | Value::Number(_) => out.push((name, value.to_string())),
    }
}

/// Writes one direction's enum. A type that is not named here cannot be posted: `Outbox::post` takes `Into` of the enum.
macro_rules! letter_list {
    (
        $(#[$meta:meta])*
        pub enum $list:ident: $from:ident => $to:ident {
            $($kind:ident = $wire:literal ($thread:expr)),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq)]
        pub enum $list {
            $(
                #[doc = concat!("A [`", stringify!($kind), "`], `", $wire, "` on the wire.")]
                $kind($kind),
            )*
        }

        $(
            impl From<$kind> for $list {
                fn from(letter: $kind) -> Self {
                    Self::$kind(letter)
                }
            }
        )*

        impl $crate::end::closed::Closed for $list {}

        impl $crate::LetterList for $list {
            type From = $crate::$from;
            type To = $crate::$to;
            const KINDS: &'static [&'static str] = &[$($wire),*];

            fn kind(&self) -> &'static str {
                match self {
                    $(Self::$kind(_) => $wire,)*
                }
            }

            fn thread(&self) -> Option<$crate::ThreadToken> {
                match self {
                    $(Self::$kind(letter) => {
                        let thread: fn(&$kind) -> Option<$crate::ThreadToken> = $thread;
                        thread(letter)
                    })*
                }
            }

            fn fields(&self) -> Result<Vec<u8>, serde_json::Error> {
                match self {
                    $(Self::$kind(letter) => serde_json::to_vec(letter),)*
                }
            }

            fn from_fields(kind: &str, version: u8, fields: &[u8]) -> Result<Self, $crate::NotALetter> {
                match kind {
                    $(
                        $wire => $crate::list::read::<$kind>($wire, version, Self::VERSION, fields).map(Self::$kind),
                    )*
                    _ => Err($crate::NotALetter::UnknownKind),
                }
            }
        }

        /// Tells the type only: a letter's fields must not reach a log by `{:?}` (STYLE.md habit 13).
        impl ::std::fmt::Debug for $list {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str($crate::LetterList::kind(self))
            }
        }
    };
}
pub(crate) use letter_list;

/// Reads the fields of a type; every type has version 1 only so far.
pub(crate) fn read<L: DeserializeOwned>(
    kind: &'static str,
    version: u8,
    known: u8,
    fields: &[u8],
) -> Result<L, NotALetter> {
    if version == 0 || version > known {
        return Err(NotALetter::UnknownVersion { kind, version });
    }
    // The parser's own words can quote the text it stumbled on, so they are dropped here on purpose.
    serde_json::from_slice(fields).or(Err(NotALetter::Fields { kind }))
}
