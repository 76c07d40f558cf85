//! Kerning: how much closer two letters stand than their widths say ("Ta", "Vå").
//!
//! Only the pair adjustments of the GPOS table are read. Everything else that a shaping engine does
//! (ligatures, marks, scripts written from right to left) is not needed for Danish, and would cost a crate.

use skrifa::raw::TableProvider;
use skrifa::raw::tables::gpos::{PairPos, PositionSubtables, ValueContext};
use skrifa::{FontRef, GlyphId};

/// The pair tables of one face.
pub(crate) struct Kerning {
    tables: Vec<PairPos<'static>>,
    units_per_em: f32,
}

impl Kerning {
    /// Reads the pair tables; a face without any has no kerning.
    pub(crate) fn read(font: &FontRef<'static>, units_per_em: f32) -> Self {
        Self {
            tables: pair_tables(font).unwrap_or_default(),
            units_per_em,
        }
    }

    /// What to add to the advance of `left` when `right` follows, in em; mostly zero or negative.
    pub(crate) fn between(&self, left: GlyphId, right: GlyphId) -> f32 {
        let units = self
            .tables
            .iter()
            .find_map(|table| adjustment(table, left, right))
            .unwrap_or_default();
        f32::from(units) / self.units_per_em
    }
}

fn pair_tables(font: &FontRef<'static>) -> Option<Vec<PairPos<'static>>> {
    let lookups = font.gpos().ok()?.lookup_list().ok()?;
    let mut tables = Vec::new();
    for lookup in lookups.lookups().iter().flatten() {
        if let Ok(PositionSubtables::Pair(pairs)) = lookup.subtables() {
            tables.extend(pairs.iter().flatten());
        }
    }
    Some(tables)
}

/// The adjustment in font units, or `None` when this table does not know the pair and the next shall be asked.
fn adjustment(table: &PairPos<'static>, left: GlyphId, right: GlyphId) -> Option<i16> {
    match table {
        PairPos::Format1(pairs) => {
            let row = usize::from(pairs.coverage().ok()?.get(left)?);
            let set = pairs.pair_sets().get(row).ok()?;
            set.pair_value_records()
                .iter()
                .flatten()
                .find(|pair| GlyphId::from(pair.second_glyph()) == right)?
                .value_record1()
                .x_advance()
        }
        PairPos::Format2(classes) => {
            classes.coverage().ok()?.get(left)?;
            let first = classes.class_def1().ok()?.get(left);
            let second = classes.class_def2().ok()?.get(right);
            let [left, _] = classes
                .values(first, second, &ValueContext::default())
                .ok()?;
            Some(left.x_advance)
        }
    }
}
