//! One file per reader of outside bytes.

pub(crate) mod copies;
pub(crate) mod forms;
pub(crate) mod hsds_json;
pub(crate) mod hsds_tables;
pub(crate) mod kept;
pub(crate) mod letter_fields;
pub(crate) mod letters;
pub(crate) mod lists;
pub(crate) mod paper;
pub(crate) mod picture;
pub(crate) mod request;
