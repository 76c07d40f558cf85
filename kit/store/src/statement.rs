//! Named statements, collected so that one test prepares all of them on both databases.

/// Declares SQL statements as constants and the list `ALL` of them.
///
/// ```
/// kit_store::statements! {
///     /// How many guests there are.
///     pub COUNT_GUESTS = "SELECT COUNT(*) FROM guest";
/// }
/// assert_eq!(ALL, [("COUNT_GUESTS", COUNT_GUESTS)]);
/// ```
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $vis:vis $name:ident = $sql:expr;)*) => {
        $($(#[$meta])* $vis const $name: &str = $sql;)*
        /// Every statement of this file, with its name.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}
