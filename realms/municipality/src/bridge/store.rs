//! The directory's own copy, and how often a community was talked about.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use kit_hsds::{Community, Feed};
use kit_store::{Store, StoreError, Tx};

use super::book::Book;
use super::sql;
use crate::Municipality;
use crate::house::{FormId, store as house};

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    id: String,
    slug: String,
    name: String,
    json: String,
}

/// Puts the communities of `feed`, fetched at `now`, in place of the copy, in one transaction and only where the content
/// differs: an unchanged feed leaves every row, and so the fingerprint, as it was. Tells whether anything was written.
///
/// # Errors
/// [`StoreError`] if the database refuses, or [`StoreError::Broken`] if a community cannot be written as JSON.
pub fn refresh_directory(
    store: &Store<Municipality>,
    feed: &Feed,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let mut lines = Vec::new();
    for mut community in feed.communities() {
        // Whoever told how it went takes it down at once, and a copy that is a night old would not know (HS-15).
        community.stories.clear();
        let json = serde_json::to_string(&community).or(Err(StoreError::Broken(
            "a community can be written as JSON",
        )))?;
        lines.push(Line {
            id: community.id,
            slug: community.slug,
            name: community.name,
            json,
        });
    }
    lines.sort_by(|a, b| a.id.cmp(&b.id));
    store
        .job("directory")
        .write_now("refresh the directory", move |tx| replace(tx, &lines, now))
}

fn replace(tx: &mut Tx<'_>, lines: &[Line], now: Timestamp) -> Result<bool, StoreError> {
    let mut kept = tx.rows(sql::SAME, &[], |r| {
        Ok(Line {
            id: r.get(0)?,
            slug: r.get(1)?,
            name: r.get(2)?,
            json: r.get(3)?,
        })
    })?;
    // The two databases may sort ids differently; the comparison must not.
    kept.sort_by(|a, b| a.id.cmp(&b.id));
    if kept == lines {
        return Ok(false);
    }
    tx.run(sql::EMPTY_COPY, &[])?;
    for line in lines {
        tx.run(
            sql::INSERT_COPY,
            &[&line.id, &line.slug, &line.name, &line.json, &now],
        )?;
    }
    Ok(true)
}

/// The copy, if it is another than the one with this stamp.
pub(crate) fn newer(tx: &mut Tx<'_>, than: (i64, i64)) -> Result<Option<Book>, StoreError> {
    let stamp = tx
        .row(sql::STAMP, &[], |r| Ok((r.get(0)?, r.get(1)?)))?
        .unwrap_or_default();
    if stamp == than {
        return Ok(None);
    }
    let mut communities: Vec<Community> = tx.rows(sql::COPY, &[], |r| {
        serde_json::from_str(&r.get::<String>(0)?)
            .or(Err(StoreError::Broken("the directory's copy is readable")))
    })?;
    communities.sort_by_key(|one| (kit_words::fold(&one.name), one.id.clone()));
    Ok(Some(Book { stamp, communities }))
}

/// Counts that a community was talked about today; nothing about with whom (HS-3). Once for each form.
pub(crate) fn told(
    tx: &mut Tx<'_>,
    form: &FormId,
    community: &str,
    today: Date,
) -> Result<(), StoreError> {
    if house::use_form(tx, form, today)? {
        tx.run(sql::TELL, &[&community, &today])?;
    }
    Ok(())
}

/// How often each community was talked about since a day.
pub(crate) fn told_since(tx: &mut Tx<'_>, from: Date) -> Result<BTreeMap<String, i64>, StoreError> {
    Ok(tx
        .rows(sql::TOLD, &[&from], |r| Ok((r.get(0)?, r.get(1)?)))?
        .into_iter()
        .collect())
}
