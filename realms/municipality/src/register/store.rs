//! Reading and writing entries. Nothing is written over: a new row takes the place of the old one.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_store::{Param, StoreError, Tx};

use super::kinds::Kind;
use super::rules::{Entry, Part, Values};
use super::{EntryId, sql};
use crate::house::names::Names;
use crate::house::{FormId, WorkerId};

/// Every entry as it stands, ended ones too, in the order of their last words.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<Entry>, StoreError> {
    let names = Names::read(tx)?;
    let given = tx.given()?.clone();
    tx.rows(sql::CURRENT, &[], |r| {
        let kind = Kind::from_key(&r.get::<String>(2)?)
            .ok_or(StoreError::Broken("a kind of entry is known"))?;
        let mut values = Values::new();
        for (place, part) in Part::ALL.into_iter().enumerate() {
            if let Some(value) = r.get::<Option<String>>(6 + place)? {
                values.insert(part, value);
            }
        }
        Ok(Entry {
            row: r.get(0)?,
            root: r.get(1)?,
            kind,
            values,
            by: names.of(&r.get::<WorkerId>(3)?),
            written: given.zoned(r.get(4)?).date(),
            ended: r.get::<Option<Timestamp>>(5)?.is_some(),
        })
    })
}

/// Outreach hours that hold on a day, where something can be decided: number and words, "Værestedet, tirsdage" (CV-5).
pub(crate) fn outreach(tx: &mut Tx<'_>, day: Date) -> Result<Vec<(String, String)>, StoreError> {
    let hours = all(tx)?;
    let hours = hours
        .iter()
        .filter(|one| one.kind == Kind::Outreach && one.holds(day));
    Ok(hours
        .map(|one| {
            let said = [Part::Title, Part::Spot, Part::Times].map(|part| one.get(part));
            let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
            (one.root.to_string(), said.join(", "))
        })
        .collect())
}

/// What became of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Put {
    /// It is written, now or by the same form before.
    Kept(EntryId),
    /// Somebody else has changed the entry since the form was shown.
    Overtaken,
}

/// Writes a new entry, or `over` one: its number and the row that the form was shown with. Once for each form.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    form: &FormId,
    (kind, values): (Kind, &Values),
    over: Option<(&EntryId, &str)>,
    (by, now): (&WorkerId, Timestamp),
) -> Result<Put, StoreError> {
    let id = EntryId::from_text(form.as_str()).ok_or(StoreError::Broken("a form has an id"))?;
    let known = tx.row(sql::KNOWN, &[&id], |r| r.get::<EntryId>(0))?;
    if let Some(root) = known {
        return Ok(Put::Kept(root));
    }
    if let Some((root, row)) = over
        && tx.run(sql::REPLACE, &[&row, &now, root])? == 0
    {
        return Ok(Put::Overtaken);
    }
    let root = over.map_or(&id, |(root, _)| root);
    let key = kind.key();
    let values: Vec<Option<&str>> = Part::ALL
        .iter()
        .map(|part| values.get(part).map(String::as_str))
        .collect();
    let mut params: Vec<&dyn Param> = vec![&id, root, &key, by, &now];
    params.extend(values.iter().map(|value| {
        let one: &dyn Param = value;
        one
    }));
    tx.run(sql::INSERT, &params)?;
    Ok(Put::Kept(root.clone()))
}

/// Ends an entry; it can be taken up again.
pub(crate) fn end(tx: &mut Tx<'_>, root: &EntryId, now: Timestamp) -> Result<(), StoreError> {
    tx.run(sql::END, &[root, &now]).map(|_| ())
}

/// Takes an ended entry up again.
pub(crate) fn take_up(tx: &mut Tx<'_>, root: &EntryId) -> Result<(), StoreError> {
    tx.run(sql::TAKE_UP, &[root]).map(|_| ())
}
