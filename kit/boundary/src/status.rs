//! What the kernel granted of the wall that was asked for.

use serde::{Deserialize, Serialize};

/// What stands after [`enter`](crate::enter), read back from the kernel, not assumed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Landlock's ABI as enforced, 1 to 9; 0 when Landlock is missing.
    pub abi: u8,
    /// Which file rights are locked.
    pub files: Files,
    /// TCP listen and connect are limited to the wall's ports (ABI 4).
    pub network: bool,
    /// Signals and abstract sockets stay inside the process (ABI 6).
    pub scopes: bool,
    /// Path sockets are limited to the wall's directories (ABI 9).
    pub path_sockets: bool,
    /// The process runs as a user of its own that is not root.
    pub own_user: bool,
}

impl Status {
    /// The status that a given ABI brings, when everything it offers was enforced.
    #[must_use]
    pub fn of_abi(abi: u8, own_user: bool) -> Self {
        Self {
            abi,
            files: Files::of_abi(abi),
            network: abi >= 4,
            scopes: abi >= 6,
            path_sockets: abi >= 9,
            own_user,
        }
    }
}

/// The file rights that are locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Files {
    /// Landlock is missing: only users and modes protect the files.
    None,
    /// ABI 1 and 2: everything but `truncate`.
    AllButTruncate,
    /// ABI 3 and later.
    All,
}

impl Files {
    /// The file rights that an ABI knows.
    #[must_use]
    pub fn of_abi(abi: u8) -> Self {
        match abi {
            0 => Self::None,
            1 | 2 => Self::AllButTruncate,
            _ => Self::All,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of SAFETY.md §2.2, row by row.
    #[test]
    fn each_abi_locks_what_the_table_says() {
        let of = |abi| {
            let status = Status::of_abi(abi, false);
            (
                status.files,
                status.network,
                status.scopes,
                status.path_sockets,
            )
        };
        assert_eq!(of(0), (Files::None, false, false, false));
        assert_eq!(of(1), (Files::AllButTruncate, false, false, false));
        assert_eq!(of(2), (Files::AllButTruncate, false, false, false));
        assert_eq!(of(3), (Files::All, false, false, false));
        assert_eq!(of(4), (Files::All, true, false, false));
        assert_eq!(of(5), (Files::All, true, false, false));
        assert_eq!(of(6), (Files::All, true, true, false));
        assert_eq!(of(8), (Files::All, true, true, false));
        assert_eq!(of(9), (Files::All, true, true, true));
        for own_user in [false, true] {
            let status = Status::of_abi(7, own_user);
            assert_eq!((status.abi, status.own_user), (7, own_user));
        }
    }
}
