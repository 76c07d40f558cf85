//! What a realm tells about its own people; the kit knows no realm.

use kit_store::{Given, Realm, StoreError, Tx};
use kit_web::Role;
use kit_web::door::Entrant;

/// A realm whose people sign in by passkey or by a login at another house.
pub trait People: Realm {
    /// The one with this id as they are now; none if they have left, so that no old key lets in who has gone. Asked in
    /// writing transactions only, so that a realm may note it in its log of looks.
    ///
    /// # Errors
    /// As [`Tx::row`].
    fn entrant(tx: &mut Tx<'_>, id: &str) -> Result<Option<Entrant>, StoreError>;

    /// Takes in somebody whom a mapped role lets in for the first time. None where a person must choose more than the
    /// role, as for a companion.
    ///
    /// # Errors
    /// As [`Tx::run`].
    fn welcome(
        tx: &mut Tx<'_>,
        given: &Given,
        role: Role,
        first_name: &str,
    ) -> Result<Option<Entrant>, StoreError>;

    /// Gives somebody the role that their house now says they have. None where that role cannot be theirs.
    ///
    /// # Errors
    /// As [`Tx::run`].
    fn take_role(tx: &mut Tx<'_>, id: &str, role: Role) -> Result<Option<Entrant>, StoreError>;
}
