//! "Hvem har kigget": who has opened or changed what of oneself (ALL-2). Participants get theirs with the trial.

mod pages;
mod routes;

pub(crate) use pages::samples;
pub(crate) use routes::routes;
