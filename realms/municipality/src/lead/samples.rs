//! The leader's page as it looks.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Fields, Sample};

use super::pages::{AimFault, Back, TeamHours, lead_page};
use crate::hours::samples::bookings;
use crate::house::{Team, TeamId};

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let since = today.saturating_sub(200.days());
    let team = |id: &str, name: &str, minutes| {
        TeamId::from_text(id).map(|id| TeamHours {
            team: Team {
                id,
                name: name.to_owned(),
            },
            bookings: bookings(today),
            aims: vec![(since, minutes)],
            less: vec![(
                "Færre interne møder om mandagen. Ét er nok.".to_owned(),
                today.saturating_sub(30.days()),
            )],
        })
    };
    let teams: Vec<TeamHours> = team("team-havnen", "Holdet ved havnen", 840)
        .into_iter()
        .chain(team("team-noerreaa", "Holdet i Nørreå", 480))
        .collect();
    let page = |teams: &[TeamHours], back| lead_page(asked, teams, today, "form-0001", back);
    let wrong = Back {
        fields: Fields::of(&[("team", "team-havnen"), ("hours", "20"), ("less", "")]),
        faults: vec![("less", AimFault::NoLess)],
        receipt: None,
    };
    Ok(vec![
        Sample::of("lead", "empty", &page(&[], Back::default()))?,
        Sample::of("lead", "ordinary", &page(&teams, Back::default()))?,
        Sample::of("lead", "error", &page(&teams, wrong))?,
    ])
}
