//! Pictures of people: of colleagues, each brought by themselves (PS-3), and of the doctor or nurse who comes (HE-5). A
//! picture is a square of points and nothing else; `kit-picture` sees to that.

pub(crate) mod pages;
mod routes;
pub(crate) mod rules;
pub(crate) mod sql;
pub(crate) mod store;
#[cfg(test)]
mod tests;

pub(crate) use routes::routes;

kit_store::id! {
    /// A picture.
    pub struct PortraitId;
}
