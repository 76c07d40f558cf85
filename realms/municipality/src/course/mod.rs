//! Guests and their courses: a goal, an end date within the limit, a contact person; everything else is free (FR-5).

mod act;
pub(crate) mod after;
mod after_page;
pub(crate) mod again;
pub(crate) mod beside;
pub(crate) mod clock;
pub(crate) mod ended;
pub(crate) mod list_page;
mod new_page;
mod new_routes;
mod page;
pub(crate) mod policy;
mod routes;
pub(crate) mod rules;
mod samples;
mod says;
pub(crate) mod sql;
mod step_routes;
pub(crate) mod steps;
pub(crate) mod store;
pub(crate) mod story;
#[cfg(test)]
mod story_tests;
mod sums;
pub(crate) mod support;
#[cfg(test)]
mod tests;

pub(crate) use clock::Where;
pub use ended::{Ended as CoursesEnded, courses_ended};
pub(crate) use page::{Guest, coming as coming_line, ends};
pub(crate) use routes::{load as load_guest, routes};
pub(crate) use rules::GuestId;
pub(crate) use samples::samples;
pub(crate) use samples::{course_sample, guest_samples, listed};
pub(crate) use says::then_to_guest;
#[cfg(test)]
pub(crate) use tests::course_begun;
