//! The leader's page about the log of looks, as it looks.

use kit_store::looks::Look;
use kit_web::{Asked, Failed, Sample};

use super::pages::{Back, review_page};
use super::rules::{Said, Why};
use super::store::{Drawn, Item, ItemId, OfTeam};
use crate::house::{Team, TeamId};

fn item(asked: &Asked, number: u64, why: Why, action: &str) -> Option<Item> {
    let at = asked.web.given.now().as_millisecond();
    let minutes = i64::try_from(number).unwrap_or(0) * 97;
    let look = Look {
        number,
        at_ms: at - minutes * 60_000,
        actor: "worker-jonas".to_owned(),
        role: "worker".to_owned(),
        unit: String::new(),
        action: action.to_owned(),
        resource: "guest".to_owned(),
        object: "guest-00001".to_owned(),
        purpose: crate::COURSE.to_owned(),
    };
    ItemId::from_text(&format!("item-{number:05}")).map(|id| Item {
        id,
        why,
        who: "Jonas".to_owned(),
        guest: "guest-00001".to_owned(),
        called: (number != 3).then(|| "Anna".to_owned()),
        look,
        said: None,
    })
}

fn team(id: &str, name: &str, drawn: Option<Drawn>, items: Vec<Item>) -> Option<OfTeam> {
    TeamId::from_text(id).map(|id| OfTeam {
        team: Team {
            id,
            name: name.to_owned(),
        },
        drawn,
        items,
    })
}

/// Nothing asked yet; one of each kind; everything answered; and a note that came back.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let given = &asked.web.given;
    let drawn = || Drawn {
        month: given.today().first_of_month(),
        at: given.now(),
        among: 134,
    };
    let kinds = [
        (1, Why::Sample, "open"),
        (2, Why::Sample, "change"),
        (3, Why::Sample, "close"),
        (4, Why::Unexpected, "open"),
        (5, Why::Surname, "open"),
        (6, Why::Colleague, "open"),
        (7, Why::Many, "open"),
    ];
    let open: Vec<Item> = kinds
        .iter()
        .filter_map(|(number, why, action)| item(asked, *number, *why, action))
        .collect();
    let mut answered = open.clone();
    for (place, one) in answered.iter_mut().enumerate() {
        one.said = Some(match place {
            0 => (Said::Grounded, "Anna ringede, og Jonas tog den.".to_owned()),
            1 => (Said::Asked, String::new()),
            _ => (Said::Grounded, String::new()),
        });
    }
    let havnen = |items| team("team-havnen", "Holdet ved havnen", Some(drawn()), items);
    let noerreaa = || team("team-noerreaa", "Holdet i Nørreå", None, Vec::new());
    let teams = |items| -> Vec<OfTeam> { havnen(items).into_iter().chain(noerreaa()).collect() };
    let receipt = Back {
        receipt: Some(asked.say("review-receipt-ask")),
        ..Back::default()
    };
    let long = Back {
        note: Some((
            "item-00001".to_owned(),
            "Vi talte om det. ".repeat(20),
            asked.tell("line-too-long", &[("max", 300_i64.into())]),
        )),
        receipt: None,
    };
    let page = |items, back| review_page(asked, &teams(items), back);
    let none = Back::default();
    Ok(vec![
        Sample::of("review", "empty", &page(Vec::new(), &none))?,
        Sample::of("review", "ordinary", &page(open.clone(), &none))?,
        Sample::of("review", "answered", &page(answered, &receipt))?,
        Sample::of("review", "error", &page(open, &long))?,
    ])
}
