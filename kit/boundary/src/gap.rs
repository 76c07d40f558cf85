//! What is missing from a whole wall, each gap in plain words (SAFETY.md §2.2).

use serde::{Deserialize, Serialize};

/// A gap, by a key that stays the same in the log, on `/drift` and in `doctor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// The self-test failed; no override.
    BrokenThrough,
    /// Landlock is missing, switched off or forbidden.
    NoLock,
    /// ABI 1 and 2: a file can be cut short.
    CutShort,
    /// ABI below 4: any TCP port of this machine can be reached.
    Ports,
    /// ABI below 6: signals and abstract sockets reach the other realms.
    Signals,
    /// ABI below 9 and no own user: sockets by path can be connected to.
    PathSockets,
    /// No user per realm: size and time of the others' files can be seen, modes changed.
    NoOwnUser,
    /// Another realm's directory is open to more than its owner.
    DoorAjar,
    /// The self-test has not run.
    Untested,
    /// The self-test had attempts without an object.
    HalfTested,
}

impl Gap {
    /// The gap in Danish, du-form.
    #[must_use]
    pub fn danish(self) -> &'static str {
        match self {
            Self::BrokenThrough => {
                "Prøven kom igennem muren, eller kunne ikke nå sit eget hjem. Processen stopper, og det kan ikke slås fra."
            }
            Self::NoLock => "Muren er ikke slået til på denne maskine.",
            Self::CutShort => {
                "Kernen er for gammel til at hindre, at den andens filer bliver gjort kortere. Linux 6.2 kan det."
            }
            Self::Ports => {
                "Kernen er for gammel til at lukke for den andens porte. Linux 6.7 kan det."
            }
            Self::Signals => {
                "Kernen er for gammel til at lukke for signaler og abstrakte sockets. Linux 6.12 kan det."
            }
            Self::PathSockets => {
                "Den andens sockets kan nås, fordi siderne har samme bruger på maskinen."
            }
            Self::NoOwnUser => {
                "Siderne har ikke hver sin bruger på maskinen. Størrelse og tid på den andens filer kan ses. Start som root, og giv hver side sin bruger."
            }
            Self::DoorAjar => {
                "En anden sides mappe er åben for flere end dens ejer. Sæt den til 0700."
            }
            Self::Untested => "Muren er ikke prøvet endnu. Den bliver prøvet ved hver start.",
            Self::HalfTested => {
                "Noget kunne ikke prøves, fordi naboen ikke var startet. Det bliver prøvet igen om højst en time."
            }
        }
    }

    /// The gap in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::BrokenThrough => {
                "The self-test got through the wall, or could not reach its own home. The process ends, and nothing overrides that."
            }
            Self::NoLock => "The wall is not in force on this machine.",
            Self::CutShort => {
                "The kernel is too old to keep the other realm's files from being cut short. Linux 6.2 can."
            }
            Self::Ports => "The kernel is too old to close the other realm's ports. Linux 6.7 can.",
            Self::Signals => {
                "The kernel is too old to stop signals and abstract sockets. Linux 6.12 can."
            }
            Self::PathSockets => {
                "The other realm's sockets can be reached, since both run as the same user."
            }
            Self::NoOwnUser => {
                "The realms have no user each. Size and time of the other's files can be seen. Start as root and give each realm its user."
            }
            Self::DoorAjar => {
                "Another realm's directory is open to more than its owner. Set it to 0700."
            }
            Self::Untested => "The wall has not been tried yet. It is tried at every start.",
            Self::HalfTested => {
                "Something could not be tried because the neighbour had not started. It is tried again within the hour."
            }
        }
    }
}
