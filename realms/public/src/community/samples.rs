//! The community's page as it looks: with little, with much, with nobody to come along.

use jiff::ToSpan as _;
use kit_hsds::{Accompanies, Community};
use kit_web::{Asked, Failed, Sample};

use super::page::{gone_page, page};
use crate::Directory;

pub(super) fn page_samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let nothing = Community {
        slug: "x".to_owned(),
        name: "Åen".to_owned(),
        ..Community::default()
    };
    let mut all = vec![
        Sample::of("community", "empty", &page(asked, &nothing, false)?)?,
        Sample::of(
            "community",
            "longest",
            &page(asked, &longest(asked), false)?,
        )?,
        Sample::of(
            "gone",
            "ordinary",
            &gone_page(asked, Some("Gåturen ved åen")),
        )?,
        Sample::of("gone", "withheld", &gone_page(asked, None))?,
    ];
    if let Some(walk) = directory.by_slug("gaaturen-ved-aaen") {
        all.push(Sample::of(
            "community",
            "ordinary",
            &page(asked, &walk, false)?,
        )?);
        let nobody = Community {
            accompanies: Some(Accompanies::Nobody),
            closed_for_now: true,
            ..(*walk).clone()
        };
        all.push(Sample::of(
            "community",
            "nobody",
            &page(asked, &nobody, false)?,
        )?);
        for (name, days, too_old) in [("aged", 200, false), ("too_old", 400, true)] {
            let old = Community {
                assured_date: Some(asked.web.given.today().saturating_sub(days.days())),
                ..(*walk).clone()
            };
            all.push(Sample::of("community", name, &page(asked, &old, too_old)?)?);
        }
    }
    Ok(all)
}

/// Words and lines as long as Danish makes them.
pub(super) fn longest(asked: &Asked) -> Community {
    let long = "Fællesspisningsarrangementsplanlægningsudvalgets åbne hverdagskøkken for alle i Vestermarksskovkvarteret".to_owned();
    let text = Some(format!("{long}. {long}."));
    Community {
        id: "7f0c8f5e-8a1b-4c53-9d5e-2f1f6f0f3a11".to_owned(),
        slug: kit_hsds::fold_slug(&long),
        name: long.clone(),
        organization: Some(long.clone()),
        description: text.clone(),
        first: kit_hsds::FirstTime {
            met_by: text.clone(),
            door: text.clone(),
            steps: (1..=9).map(|n| format!("Kl. 16.{n}5: {long}.")).collect(),
            may_sit: text.clone(),
            leave: text.clone(),
            say: text.clone(),
        },
        for_whom: text.clone(),
        room: text.clone(),
        quiet: text.clone(),
        entrance: text.clone(),
        cost: text.clone(),
        contact: Some(kit_hsds::ContactPerson {
            name: Some("Bartholomæusine Østergaard-Christoffersen".to_owned()),
            title: Some("Frivilligkoordinatorvikar".to_owned()),
            phone: Some("+45 00 00 20 01".to_owned()),
            email: Some(
                "bartholomaeusine.oestergaard-christoffersen@vestermarksskovkvarteret.example"
                    .to_owned(),
            ),
        }),
        alert: text,
        minimum_age: Some(18),
        maximum_age: Some(99),
        languages: vec!["Dansk".to_owned(), "Arabisk".to_owned()],
        newcomers: Some(2),
        next_start: Some(asked.web.given.today()),
        ends: Some(asked.web.given.today()),
        meet: vec![long.clone(), long.clone()],
        welcome: vec![long.clone()],
        funding: vec![long.clone()],
        learn: vec![long.clone()],
        correct: Some("https://forening.example/ret/1".to_owned()),
        tell: Some("https://forening.example/fortael/1".to_owned()),
        stories: vec![
            kit_hsds::Story {
                words: long.clone(),
                by: Some("Bartholomæusine Østergaard-Christoffersen".to_owned()),
            },
            kit_hsds::Story {
                words: long.clone(),
                by: None,
            },
        ],
        ..Community::default()
    }
}
