//! The list for the treasurer: a table for a spreadsheet, and a sheet of paper.

use jiff::civil::Date;
use kit_report::{ReportError, Summary, summary};
use kit_web::{Asked, Failed};
use kit_words::when;

use super::pages::{drive, kind, kroner};
use super::rules::{Expense, Standing, sums};
use crate::people::store::House;

fn name(house: &House, one: &Expense) -> String {
    house
        .companion(&one.who)
        .map_or_else(String::new, |who| who.first_name.clone())
}

/// What a spreadsheet would take for a formula gets a mark before it, so that it is shown and not run.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The table: semicolons and commas in numbers, as a Danish spreadsheet reads them.
///
/// # Errors
/// [`Failed::Page`] if it cannot be written.
pub(crate) fn csv(asked: &Asked, house: &House, all: &[Expense]) -> Result<Vec<u8>, Failed> {
    let fault = |fault: &dyn std::fmt::Display| Failed::Page(fault.to_string());
    let mut table = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer("\u{feff}".as_bytes().to_vec());
    let heads = [
        asked.say("expense-day"),
        asked.say("expense-who"),
        asked.say("expense-kind"),
        asked.say("expense-km"),
        asked.say("expense-kroner"),
        asked.say("expense-note"),
        asked.say("expense-paid"),
    ];
    table.write_record(&heads).map_err(|f| fault(&f))?;
    for one in all {
        let paid = matches!(one.standing, Standing::Paid(_));
        let row = [
            one.day.to_string(),
            plain(&name(house, one)),
            kind(asked, one.kind),
            one.km.map(kroner).unwrap_or_default(),
            kroner(one.ore),
            plain(&one.note),
            asked.say(if paid { "expense-yes" } else { "expense-no" }),
        ];
        table.write_record(&row).map_err(|f| fault(&f))?;
    }
    table.into_inner().map_err(|f| fault(&f))
}

/// The sheet of paper: each companion with what was laid out, and the sums.
///
/// # Errors
/// As making a PDF.
pub(crate) fn pdf(
    asked: &Asked,
    house: &House,
    all: &[Expense],
    (from, to): (Date, Date),
) -> Result<Vec<u8>, ReportError> {
    let day = |day| when::date(asked.lang(), day);
    let (each, whole) = sums(all);
    let sum = |ore| asked.tell("expense-sum", &[("amount", kroner(ore).into())]);
    let sections = each.iter().map(|(who, ore)| {
        let own = all.iter().filter(|one| one.who == *who);
        let label = own
            .clone()
            .next()
            .map_or_else(String::new, |one| name(house, one));
        let lines: Vec<String> = own
            .map(|one| {
                let mut parts = vec![day(one.day), kind(asked, one.kind)];
                parts.extend(drive(asked, one));
                parts.extend(Some(one.note.clone()).filter(|note| !note.is_empty()));
                parts.push(asked.tell("expense-amount-of", &[("amount", kroner(one.ore).into())]));
                parts.join(", ")
            })
            .chain([sum(*ore)])
            .collect();
        (label, lines.join("\n"))
    });
    let period = [("from", day(from).into()), ("to", day(to).into())];
    summary(&Summary {
        title: asked.say("expense-paper-title"),
        language: asked.lang().tag().to_owned(),
        heading: asked.tell(
            "expense-paper-heading",
            &[("association", house.association.name.as_str().into())],
        ),
        lines: vec![asked.tell("expense-period", &period)],
        sections: sections.collect(),
        note: sum(whole),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_never_a_formula() {
        for text in ["=1+1", "+45", "-2", "@SUM(A1)", "\t=1"] {
            assert_eq!(plain(text), format!("'{text}"));
        }
        assert_eq!(plain("Bus 2A = kort"), "Bus 2A = kort");
    }
}
