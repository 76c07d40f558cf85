//! The room itself: its lock, who is in, what was sent, take it along, delete it (FR-18, ALL-2).

pub(crate) mod act;
pub(crate) mod export;
pub(crate) mod lock;
pub(crate) mod notice;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod sql;
pub(crate) mod store;

kit_store::id! {
    /// A guest's room.
    pub struct RoomId;
}
