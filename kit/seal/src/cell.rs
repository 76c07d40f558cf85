//! Where a sealed value stands. Bound into the seal, so that a value cannot be moved (SAFETY.md §5).

/// One cell of a realm's tables, and the person whom its value is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The realm's short name, as its store has it.
    pub realm: &'static str,
    /// The table's name.
    pub table: &'static str,
    /// The column's name.
    pub column: &'static str,
    /// The row's id.
    pub row: &'a str,
    /// The random id of the person whose key seals the value.
    pub person: &'a str,
}

impl Cell<'_> {
    /// The cell as associated data under `lead`.
    pub(crate) fn bound(&self, lead: &[u8]) -> Vec<u8> {
        framed(&[
            lead,
            self.realm.as_bytes(),
            self.table.as_bytes(),
            self.column.as_bytes(),
            self.row.as_bytes(),
            self.person.as_bytes(),
        ])
    }
}

/// Parts behind one another, each after its own length in 8 bytes: no two lists of parts give the same bytes, or else
/// ("ab", "c") could stand for ("a", "bc").
pub(crate) fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_stands_behind_its_length() {
        assert_eq!(
            framed(&[b"ab", b"", b"c"]),
            [
                &[0, 0, 0, 0, 0, 0, 0, 2][..],
                b"ab",
                &[0, 0, 0, 0, 0, 0, 0, 0],
                &[0, 0, 0, 0, 0, 0, 0, 1],
                b"c"
            ]
            .concat()
        );
    }

    #[test]
    fn moving_a_letter_from_one_part_to_the_next_makes_another_cell() {
        let cell = |column, row| Cell {
            realm: "civil",
            table: "guest",
            column,
            row,
            person: "p1",
        };
        assert_ne!(
            cell("name1", "2").bound(b"x"),
            cell("name", "12").bound(b"x")
        );
        assert_ne!(cell("name", "1").bound(b"x"), cell("name", "1").bound(b"y"));
    }
}
