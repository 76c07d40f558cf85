//! Sealed columns: what is typed about a person lies in the database as bytes that only her own key opens.

use kit_seal::{Cell, Sealed};

use crate::{Column, Param, Row, StoreError, Tx, Value};

/// A sealed column of a table; with a row and a person it is the one place where a value belongs.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

impl Place {
    /// The column `column` of `table`.
    #[must_use]
    pub const fn of(table: &'static str, column: &'static str) -> Self {
        Self { table, column }
    }

    fn cell<'a>(self, realm: &'static str, row: &'a str, person: &'a str) -> Cell<'a> {
        Cell {
            realm,
            table: self.table,
            column: self.column,
            row,
            person,
        }
    }
}

impl Param for Sealed {
    fn hold(&self, with: &mut dyn FnMut(Value<'_>)) {
        with(Value::Blob(self.as_bytes()));
    }
}

impl Column for Sealed {
    fn read(row: &Row<'_>, index: usize) -> Result<Self, StoreError> {
        Ok(Self::from_bytes(row.get(index)?))
    }
}

impl Tx<'_> {
    /// Makes the key of a new person, durable before any of her data is.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] if the key ring cannot keep it.
    pub fn new_person(&mut self, place: Place, person: &str) -> Result<(), StoreError> {
        let about = self.about.as_ref().ok_or(StoreError::NoAsker)?;
        about
            .vault
            .new_person(person)
            .map_err(|fault| place.fault(fault))
    }

    /// Seals `text` with the key of `person`, bound to this place and row.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] if the person has no key.
    pub fn seal(
        &mut self,
        place: Place,
        row: &str,
        person: &str,
        text: &str,
    ) -> Result<Sealed, StoreError> {
        let about = self.about.as_ref().ok_or(StoreError::NoAsker)?;
        let fill = |bytes: &mut [u8]| about.given.fill(bytes);
        about
            .vault
            .seal(&place.cell(about.realm, row, person), text, &fill)
            .map_err(|fault| place.fault(fault))
    }

    /// Opens what [`Tx::seal`] sealed at the same place for the same row and person.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] if the key is gone, or the value was changed or moved.
    pub fn open(
        &self,
        place: Place,
        row: &str,
        person: &str,
        sealed: &Sealed,
    ) -> Result<String, StoreError> {
        let about = self.about.as_ref().ok_or(StoreError::NoAsker)?;
        about
            .vault
            .open(&place.cell(about.realm, row, person), sealed)
            .map_err(|fault| place.fault(fault))
    }
}

impl Place {
    fn fault(self, fault: kit_seal::SealError) -> StoreError {
        StoreError::Sealed {
            table: self.table,
            column: self.column,
            fault,
        }
    }
}
