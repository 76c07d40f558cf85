//! What one realm process may touch: the row of the table in SAFETY.md §2.1, as values.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Everything one process may touch once it is behind the wall; all else is refused.
///
/// The caller fills it from the realm's configuration; this crate knows no realm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wall {
    /// The realm's own directory, absolute: read, write, create, delete; never execute.
    pub home: PathBuf,
    /// Further own directories with the same rights (public and citizen share one process).
    pub further_homes: Vec<PathBuf>,
    /// Files or directories that may only be read: TLS files, `/etc/resolv.conf`. Each must exist.
    pub read_only: Vec<PathBuf>,
    /// Letter directories of a pair: path sockets may be made, connected to and removed there.
    pub shared: Vec<PathBuf>,
    /// TCP ports the process may listen on.
    pub listen: Vec<u16>,
    /// TCP ports the process may connect to. Landlock filters ports, not addresses.
    pub connect: Vec<u16>,
    /// The realm's own user; `None` keeps the starter's, which `doctor` names as a gap.
    pub user: Option<User>,
}

impl Wall {
    /// A wall around one directory with nothing else open.
    #[must_use]
    pub fn around(home: impl Into<PathBuf>) -> Self {
        Self {
            home: home.into(),
            ..Self::default()
        }
    }
}

/// A numeric user; no entry in the password file is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// User id; never 0, root is nobody's own user.
    pub uid: u32,
    /// Primary group id.
    pub gid: u32,
    /// Further group ids: those of the letter directories.
    pub groups: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_around_one_directory_opens_nothing_else() {
        let wall = Wall::around("/srv/civil");
        assert_eq!(wall.home, PathBuf::from("/srv/civil"));
        let open = [&wall.further_homes, &wall.read_only, &wall.shared];
        assert!(open.iter().all(|paths| paths.is_empty()));
        assert!(wall.listen.is_empty() && wall.connect.is_empty());
        assert_eq!(wall.user, None);
    }
}
