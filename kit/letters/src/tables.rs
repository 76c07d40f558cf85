//! The tables of the letter boxes, for a realm to take up as a migration of its own:
//!
//! `Migration { version: 2, name: "letters", sql: TABLES_SQL, data: TABLES_DATA }`

/// The tables, with the marks that `kit-store` renders.
pub const TABLES_SQL: &str = include_str!("../sql/letters.sql");

/// Rows as real as the sample world's, for the tests of later migrations.
pub const TABLES_DATA: &str = include_str!("../sql/letters.data.sql");
