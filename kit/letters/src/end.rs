//! The two ends of a pair. A realm that is not named here has no letter box: the list is closed by a private
//! supertrait, so no other crate can add an end (SAFETY.md §1.2, §3).

/// One end that letters go from or come to. Closed: only the kit's own markers are ends.
///
/// The municipality is none, and cannot become one from outside:
/// ```compile_fail,E0277
/// struct Municipality;
/// fn needs_an_end<E: kit_letters::End>() {}
/// needs_an_end::<Municipality>();
/// ```
/// ```compile_fail,E0277
/// #[derive(Debug)]
/// struct Municipality;
/// impl kit_letters::End for Municipality {
///     const NAME: &'static str = "municipality";
///     const CODE: u8 = 9;
/// }
/// ```
/// while these two are:
/// ```
/// fn needs_an_end<E: kit_letters::End>() {}
/// needs_an_end::<kit_letters::Citizen>();
/// needs_an_end::<kit_letters::Civil>();
/// ```
pub trait End: closed::Closed + std::fmt::Debug + Send + Sync + 'static {
    /// The end's name in key files, socket names and logs.
    const NAME: &'static str;
    /// The end's number on the wire. Never reused for another end.
    const CODE: u8;
}

/// The citizens' realm. A marker; no value of it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Citizen {}

/// The associations' realm. A marker; no value of it exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Civil {}

impl End for Citizen {
    const NAME: &'static str = "citizen";
    const CODE: u8 = 1;
}

impl End for Civil {
    const NAME: &'static str = "civil";
    const CODE: u8 = 2;
}

pub(crate) mod closed {
    /// Guards the lists of ends and of letters against additions from outside this crate.
    pub trait Closed {}
    impl Closed for super::Citizen {}
    impl Closed for super::Civil {}
}
