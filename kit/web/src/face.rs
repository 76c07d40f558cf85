//! How a realm shows itself.

use crate::{Role, SessionRule};

/// A realm's own look and words; one constant in each realm.
#[derive(Debug, Clone, Copy)]
pub struct Face {
    /// The realm's short name, `civil`.
    pub realm: &'static str,
    /// The mark of the strip, `◆`.
    pub mark: &'static str,
    /// Dense pages for workers (16 px, 44-px targets) or roomy ones for guests (18 px, 48 px).
    pub dense: bool,
    /// Key of "whose page is this".
    pub strip: &'static str,
    /// Key of "who can see it".
    pub promise: &'static str,
    /// Address and key of "see who has looked", where there is such a page.
    pub looked: Option<(&'static str, &'static str)>,
    /// Every role of the realm.
    pub roles: &'static [Role],
    /// Where one lands after signing in.
    pub home: &'static str,
    /// Name of the session cookie, `__Host-lg-civil`.
    pub cookie: &'static str,
    /// How long a session of a role lasts.
    pub session: fn(&str) -> SessionRule,
}
