//! The register as it looks.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Failed, Fields, Sample};

use super::EntryId;
use super::fields::{Register, advice};
use super::kinds::{Desk, Kind};
use super::overview::desk_page;
use super::pages::{Back, entry_page, list_page};
use super::public::{house_page, open_page};
use super::rules::{Entry, Part, Wrong};
use crate::portrait::PortraitId;
use crate::portrait::store::Last;

fn entry(number: usize, kind: Kind, today: Date, long: bool) -> Option<Entry> {
    let root = EntryId::from_text(&format!("register-{number:04}"))?;
    let day = today.saturating_add(9.days()).to_string();
    let text = |part: Part| match part {
        Part::Offer => "offer-house".to_owned(),
        Part::Team => "team-havnen".to_owned(),
        Part::Lead => "worker-jonas".to_owned(),
        Part::Deputy => "worker-birgitte".to_owned(),
        Part::Parent => "register-0001".to_owned(),
        Part::Topic => kind.topics().first().map_or("", |(key, _)| key).to_owned(),
        Part::Rhythm => "year".to_owned(),
        Part::Times => "9-12".to_owned(),
        Part::Open | Part::From | Part::Next | Part::Until => day.clone(),
        Part::Title if long => "Foreningen for fællessang, håndværk og lange gåture".to_owned(),
        Part::Title => "Sangkoret".to_owned(),
        Part::Contact => "Formanden, 20 12 34 56".to_owned(),
        _ if long => {
            "Vi ses den første torsdag. Den, der er vært, tager imod ved døren.\n".repeat(12)
        }
        _ => "Vi ses den første torsdag.".to_owned(),
    };
    let slots = kind.slots().iter();
    Some(Entry {
        row: root.clone(),
        root,
        kind,
        values: slots.map(|slot| (slot.part, text(slot.part))).collect(),
        by: "Karen".to_owned(),
        written: today,
        ended: false,
    })
}

fn filled(today: Date, long: bool) -> Register {
    let pair = |id: &str, name: &str| vec![(id.to_owned(), name.to_owned())];
    let mut workers = pair("worker-jonas", "Jonas");
    workers.extend(pair("worker-birgitte", "Birgitte"));
    Register {
        entries: Kind::ALL
            .into_iter()
            .enumerate()
            .filter_map(|(n, kind)| entry(n + 1, kind, today, long))
            .collect(),
        offers: pair("offer-house", "Huset ved havnen"),
        teams: pair("team-havnen", "Holdet ved havnen"),
        workers,
        pictures: EntryId::from_text("register-0002")
            .zip(PortraitId::from_text("portrait-0001"))
            .map(|(entry, id)| (entry, Last { id, gone: true }))
            .into_iter()
            .collect(),
    }
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let (none, some, long) = (
        Register::default(),
        filled(today, false),
        filled(today, true),
    );
    let mut wrong = Back {
        fields: Fields::of(&[("title", ""), ("about", "Torsdage")]),
        ..Back::default()
    };
    wrong
        .faults
        .add("title", advice(asked, Part::Title, Wrong::Missing));
    let list = |register: &Register, kind, back| {
        list_page(asked, register, kind, ("form-0001", today), back)
    };
    let mut all = vec![
        Sample::of("register-open", "empty", &open_page(asked, &none, today))?,
        Sample::of("register-open", "ordinary", &open_page(asked, &some, today))?,
        Sample::of("register-open", "longest", &open_page(asked, &long, today))?,
        Sample::of("register-house", "empty", &house_page(asked, &none, today))?,
        Sample::of(
            "register-house",
            "ordinary",
            &house_page(asked, &some, today),
        )?,
    ];
    for (page, desk) in [
        ("register-cooperation", Desk::Cooperation),
        ("register-plan", Desk::Plan),
    ] {
        for (name, register) in [("empty", &none), ("ordinary", &some)] {
            let shown = desk_page(asked, register, desk, &[], today);
            all.push(Sample::of(page, name, &shown)?);
        }
    }
    for (page, kind) in [
        ("register-agreement", Kind::Agreement),
        ("register-clinic", Kind::Clinic),
        ("register-meeting", Kind::Meeting),
        ("register-method", Kind::Method),
        ("register-year", Kind::Year),
    ] {
        all.push(Sample::of(
            page,
            "empty",
            &list(&none, kind, Back::default()),
        )?);
        all.push(Sample::of(
            page,
            "ordinary",
            &list(&some, kind, Back::default()),
        )?);
        all.push(Sample::of(
            page,
            "longest",
            &list(&long, kind, Back::default()),
        )?);
        all.push(Sample::of(
            page,
            "error",
            &list(&some, kind, wrong.clone()),
        )?);
    }
    for (name, register, back) in [
        ("ordinary", &some, Back::default()),
        ("longest", &long, Back::default()),
        ("error", &some, wrong),
    ] {
        let entry = register.entries.first().ok_or(Failed::NotFound)?;
        let page = entry_page(asked, register, entry, ("form-0001", today), back);
        all.push(Sample::of("register-entry", name, &page)?);
    }
    Ok(all)
}
