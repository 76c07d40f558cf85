//! A type per id, so that a visit's id cannot be handed over as a guest's (STYLE.md habit 2).

/// Makes a newtype over text for the ids of one kind of row.
///
/// ```
/// kit_store::id! {
///     /// One visit.
///     pub struct VisitId;
/// }
/// let id = VisitId::from_text("0198c1de-0000-7000-8000-000000000001").expect("a well-formed id");
/// assert_eq!(id.as_str().len(), 36);
/// assert!(VisitId::from_text("'; DROP TABLE").is_none());
/// ```
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* pub struct $name:ident;) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// A fresh id.
            #[must_use]
            pub fn new(given: &$crate::Given) -> Self {
                Self(given.uuid7())
            }

            /// The id in a text from outside: 8 to 64 letters, digits or dashes; else none.
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                let fits = (8..=64).contains(&text.len())
                    && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
                fits.then(|| Self(text.to_owned()))
            }

            /// The id as it stands in the database and in addresses.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl $crate::Param for $name {
            fn hold(&self, with: &mut dyn FnMut($crate::Value<'_>)) {
                with($crate::Value::Text(&self.0));
            }
        }
        impl $crate::Column for $name {
            fn read(row: &$crate::Row<'_>, index: usize) -> Result<Self, $crate::StoreError> {
                Ok(Self(row.get(index)?))
            }
        }
    };
}
