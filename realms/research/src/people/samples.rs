//! The owner's page as it looks.

use kit_web::{Asked, Failed, Fields, Sample};

use super::pages::{Back, people_page};
use super::{Person, ResearcherId};
use crate::{OWNER, RESEARCHER};

/// Two who work here, for samples.
fn people() -> Vec<Person> {
    [
        ("researcher-sigrid", "Sigrid", RESEARCHER),
        ("researcher-villads", "Villads", OWNER),
    ]
    .into_iter()
    .filter_map(|(id, name, role)| {
        Some(Person {
            id: ResearcherId::from_text(id)?,
            first_name: name.to_owned(),
            role: role.0.to_owned(),
        })
    })
    .collect()
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let page = |people: &[Person], back| people_page(asked, people, "form-0001", back);
    let linked = Back {
        link: Some((
            "Sigrid".to_owned(),
            format!("{}/ind/{}", asked.web.origin, "0123456789abcdef".repeat(4)),
        )),
        ..Back::default()
    };
    let mut wrong = Back {
        fields: Fields::of(&[("name", "")]),
        ..Back::default()
    };
    let fault = asked.tell("people-fault-name", &[("max", 60_i64.into())]);
    wrong.faults.add("name", fault);
    Ok(vec![
        Sample::of("people", "empty", &page(&[], Back::default()))?,
        Sample::of("people", "ordinary", &page(&people(), Back::default()))?,
        Sample::of("people", "longest", &page(&people(), linked))?,
        Sample::of("people", "error", &page(&people(), wrong))?,
    ])
}
