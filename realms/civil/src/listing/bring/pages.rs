//! The form of a list, and the receipt of how it was read.

use askama::Template;
use kit_intake::{Fault, FaultKind, Field as Column, Table};
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Opt, Sample};
use kit_words::{Arg, Lang, key};

use super::{LIMITS, MOST_LETTERS, Read, Wrong};
use crate::listing::form;

/// The form, and once a list has come the receipt.
#[derive(Template)]
#[template(path = "listing-bring.html")]
pub(super) struct Bring {
    frame: Frame,
    heading: String,
    faults: Faults,
    nonce: String,
    file: Field,
    typed: Field,
    receipt: Option<Receipt>,
}

/// How a list was read.
pub(super) struct Receipt {
    text: String,
    columns: Vec<Choice>,
    /// What the list says and what happens with it.
    entries: Vec<(String, String)>,
    wrong: Vec<String>,
    notes: Vec<String>,
    /// The button's words, where something can be made.
    make: Option<String>,
}

/// What a column may be, with its words. A list's own numbers, its days and who is behind an entry are not asked for: a page has
/// these of its own.
const COLUMNS: [(Column, &str); 18] = [
    (Column::Name, key!("bring-name")),
    (Column::Description, key!("bring-description")),
    (Column::Place, key!("bring-place")),
    (Column::Street, key!("bring-street")),
    (Column::Postcode, key!("bring-postcode")),
    (Column::City, key!("bring-city")),
    (Column::Contact, key!("bring-contact")),
    (Column::Phone, key!("bring-phone")),
    (Column::Mail, key!("bring-mail")),
    (Column::Web, key!("bring-web")),
    (Column::Times, key!("bring-times")),
    (Column::Cost, key!("bring-cost")),
    (Column::ForWhom, key!("bring-for-whom")),
    (Column::MinimumAge, key!("bring-min-age")),
    (Column::MaximumAge, key!("bring-max-age")),
    (Column::StepFree, key!("bring-step-free")),
    (Column::Languages, key!("bring-languages")),
    (Column::Words, key!("bring-words")),
];

/// The name of a column's question.
pub(super) fn column(at: usize) -> String {
    format!("column{at}")
}

/// A form's number, and nothing else.
pub(crate) fn number(text: &str) -> Option<String> {
    let is = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
    is.then(|| text.to_owned())
}

/// The list has more letters than are taken at once.
pub(super) fn too_long() -> Fault {
    Fault {
        line: None,
        column: None,
        kind: FaultKind::TooLarge {
            limit: u64::try_from(MOST_LETTERS).unwrap_or(u64::MAX),
        },
    }
}

fn said(asked: &Asked, fault: &Fault) -> String {
    let own = match &fault.kind {
        // The keyboard has files for what this page asks by a list.
        FaultKind::NoNameColumn => Some(asked.say("bring-fault-name")),
        FaultKind::Twice(field) => Some(asked.tell(
            "bring-fault-twice",
            &[("what", field_words(asked, *field).into())],
        )),
        FaultKind::TooLarge { .. } => {
            let rows = i64::try_from(LIMITS.rows).unwrap_or(i64::MAX);
            Some(asked.tell("bring-fault-large", &[("rows", rows.into())]))
        }
        FaultKind::Unreadable(_) | FaultKind::Empty => Some(asked.say("bring-fault-unreadable")),
        _ => None,
    };
    let own = own.map(|words| match fault.line {
        Some(_) => asked.tell(
            "bring-line",
            &[("line", line(fault.line)), ("what", words.into())],
        ),
        None => words,
    });
    own.unwrap_or_else(|| match asked.lang() {
        Lang::Da => fault.danish_line(),
        Lang::En => fault.english_line(),
    })
}

fn line(line: Option<u64>) -> Arg {
    i64::try_from(line.unwrap_or(0)).unwrap_or(0).into()
}

fn field_words(asked: &Asked, field: Column) -> String {
    let known = COLUMNS.iter().find(|(one, _)| *one == field);
    known.map_or_else(|| field.word().to_owned(), |(_, key)| asked.say(key))
}

/// What is amiss, in sentences.
fn wrong(asked: &Asked, wrong: &Wrong) -> Vec<String> {
    match wrong {
        Wrong::List(fault) => vec![said(asked, fault)],
        Wrong::Page(at, amiss) => {
            let faults = form::faults(asked, amiss.clone());
            let each = faults.list().iter();
            each.map(|fault| {
                let what = fault.text.clone();
                asked.tell("bring-line", &[("line", line(*at)), ("what", what.into())])
            })
            .collect()
        }
    }
}

impl Bring {
    /// The form before a list has come, or after one that is none.
    pub(super) fn empty(asked: &Asked, fault: Option<&Fault>) -> Self {
        let mut faults = Faults::none();
        if let Some(fault) = fault {
            faults.add("list", said(asked, fault));
        }
        Self {
            frame: asked.frame(asked.say("title-bring")).back("/vores-sider"),
            heading: asked.say("bring-heading"),
            nonce: asked.web.given.random128(),
            file: Field::new("file", asked.say("bring-file")).hint(asked.say("bring-file-hint")),
            typed: Field::new("list", asked.say("bring-list"))
                .hint(asked.say("bring-list-hint"))
                .keep(&asked.fields, &faults),
            faults,
            receipt: None,
        }
    }

    /// The receipt.
    pub(super) fn of(
        asked: &Asked,
        table: &Table,
        columns: &[Option<Column>],
        read: &Read,
    ) -> Self {
        let choice = |(at, (header, _)): (usize, &(String, Option<Column>))| {
            let is = columns.get(at).copied().flatten();
            let none = Opt::new("", asked.say("bring-unused"));
            let options = COLUMNS
                .iter()
                .map(|(field, key)| Opt::new(field.word(), asked.say(key)));
            let options = std::iter::once(none).chain(options).collect();
            Choice::one(&column(at), header.clone(), options).value(is.map_or("", Column::word))
        };
        let entry = |one: &super::Entry| {
            let known = if one.known {
                key!("bring-known")
            } else {
                key!("bring-fresh")
            };
            (one.name.clone(), asked.say(known))
        };
        let count = i64::try_from(read.fresh()).unwrap_or(i64::MAX);
        let can = read.wrong.is_empty() && count > 0;
        Self {
            receipt: Some(Receipt {
                text: table.text.clone(),
                columns: table.columns.iter().enumerate().map(choice).collect(),
                entries: read.entries.iter().map(entry).collect(),
                wrong: read
                    .wrong
                    .iter()
                    .flat_map(|one| wrong(asked, one))
                    .collect(),
                notes: read.notes.iter().map(|note| said(asked, note)).collect(),
                make: can.then(|| asked.tell("bring-make", &[("count", count.into())])),
            }),
            heading: asked.say("bring-read"),
            ..Self::empty(asked, None)
        }
    }
}

/// Empty, no list at all, ordinary, with faults.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let broken = |_| Failed::NotFound;
    let table = |text: &str| kit_intake::look_at(text.as_bytes(), &LIMITS).map_err(broken);
    let shown = |text: &str| -> Result<Bring, Failed> {
        let table = table(text)?;
        let columns: Vec<Option<Column>> = table.columns.iter().map(|(_, field)| *field).collect();
        let read = super::read(&table, &columns, ("havnen", "Havnen"), &[]);
        Ok(Bring::of(asked, &table, &columns, &read))
    };
    let good = "Navn;Sted;Tid;Telefon;Noter\nStrik på trappen;Biblioteket;torsdag 10-12;12 34 56 78;x\n\
        Skak i parken;Bænkene;når det passer;12 34 56 78;\n";
    let bad = "Navn;Mail;Alder fra\nStrik på trappen;strik;ung\n;skak@havnen.example;18\n";
    let nameless = "Hold;Adresse\nStrik på trappen;Havnegade 4\n";
    Ok(vec![
        Sample::of("listing_list", "empty", &Bring::empty(asked, None))?,
        Sample::of(
            "listing_list",
            "error",
            &Bring::empty(asked, Some(&too_long())),
        )?,
        Sample::of("listing_list", "read", &shown(good)?)?,
        Sample::of("listing_list", "faults", &shown(bad)?)?,
        Sample::of("listing_list", "no name", &shown(nameless)?)?,
    ])
}
