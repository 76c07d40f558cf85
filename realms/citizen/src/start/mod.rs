//! "Jeg vil gerne have en med": one question a page, no account first, nothing stored before it is sent (BR-4, BR-5,
//! HS-4, HS-6, VH-11, ALL-3).

pub(crate) mod act;
pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
