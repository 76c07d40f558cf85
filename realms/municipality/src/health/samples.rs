//! The pages of health as they look.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Fields, Sample};

use super::pages::{Back, Health, ask_page, health_page};
use super::rules::{Sheet, Stands, Topic};
use crate::house::{Team, TeamId};

fn sheet() -> Sheet {
    let mut sheet = Sheet::default();
    for (slot, name) in
        sheet
            .actors
            .iter_mut()
            .zip(["Medarbejder", "Hjemmesygeplejen", "Egen læge"])
    {
        *slot = name.to_owned();
    }
    for row in &mut sheet.rows {
        row.does = [
            "Spørger til det og følger med.",
            "Måler og vejleder.",
            "Udreder.",
            "",
        ]
        .map(str::to_owned);
        row.treatment = "Når der skal gives medicin: hjemmesygeplejen tager over.".to_owned();
        row.first = "Vidensperson: tirsdag 9 til 12.".to_owned();
        row.then = "Sundhedsnetværket: hver dag, telefon i huset.".to_owned();
    }
    sheet
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let id = TeamId::from_text("team-havnen").ok_or(Failed::NotFound)?;
    let team = Team {
        id,
        name: "Holdet ved havnen".to_owned(),
    };
    let stands = |topic: Topic| match topic {
        Topic::Screening => Stands::Until(today.saturating_add(300.days())),
        Topic::Medicine => Stands::Lapsed(today.saturating_sub(9.days())),
        Topic::Peer => Stands::Held,
        _ => Stands::None,
    };
    let held = Topic::ALL
        .into_iter()
        .map(|topic| (topic, stands(topic)))
        .collect();
    let ordinary = Health {
        offer: "Huset".to_owned(),
        sheets: vec![(today.saturating_sub(30.days()), sheet())],
        teams: vec![(team, held)],
        ratings: vec![(today, 3, 4), (today.saturating_sub(365.days()), 2, 2)],
    };
    let page = |health: &Health, back| health_page(asked, health, today, "form-0001", back);
    let mut wrong = Back {
        fields: Fields::of(&[("from", "i morgen"), ("actor-0", "Medarbejder")]),
        ..Back::default()
    };
    wrong.faults.add("from", asked.say("health-fault-day"));
    let bare = Health {
        offer: "Huset".to_owned(),
        ..Health::default()
    };
    Ok(vec![
        Sample::of("health", "empty", &page(&bare, Back::default()))?,
        Sample::of("health", "ordinary", &page(&ordinary, Back::default()))?,
        Sample::of("health", "error", &page(&ordinary, wrong))?,
        Sample::of("health-ask", "empty", &ask_page(asked, None, Some(2)))?,
        Sample::of(
            "health-ask",
            "ordinary",
            &ask_page(asked, Some(&sheet()), None),
        )?,
        Sample::of(
            "health-ask",
            "longest",
            &ask_page(asked, Some(&sheet()), Some(11)),
        )?,
    ])
}
