//! Made-up pages in every situation.

use jiff::Span;
use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::facts::{Amiss, Facts, Section, Wrong};
use super::times::{self, Meets, Rhythm, WrongTime};
use super::{Listing, form, pages};
use crate::sample;

fn facts() -> Facts {
    let mut facts = Facts::default();
    let said = [
        ("name", "Gåturen ved åen"),
        (
            "summary",
            "Vi går 40 minutter i roligt tempo.\nBagefter er der kaffe.",
        ),
        ("wishes", "move,nature"),
        ("setting", "small_group"),
        ("place_name", "Bænken foran biblioteket"),
        ("street", "Havnegade 4"),
        ("postcode", "9999"),
        ("city", "Demokøbing"),
        ("met_by", "Mette i gul jakke"),
        (
            "steps",
            "Kl. 16 mødes vi.\nVi går en runde.\nDu kan gå hjem, når du vil.",
        ),
        ("contact_name", "Lone"),
        ("contact_phone", "00 00 20 01"),
        ("accompanies", "own"),
        ("newcomers", "2"),
    ];
    for (field, words) in said {
        facts.set(field, words);
    }
    let wednesday = Meets {
        rhythm: Rhythm::Fortnightly,
        begins: Some(jiff::civil::date(2026, 9, 2)),
        ..Meets::weekly(engine_planning::companions::Slot {
            weekday: 3,
            from_min: 16 * 60,
            to_min: 16 * 60 + 40,
        })
    };
    facts.set("times", &times::to_words(&[wednesday]));
    facts
}

fn page(asked: &Asked, days: i64) -> Option<Listing> {
    let community = sample::house().communities.pop()?;
    let today = asked.web.given.today();
    Some(Listing {
        id: community.id,
        association: community.association,
        facts: facts(),
        published: true,
        taken_down: false,
        confirmed: Some(today.saturating_sub(Span::new().days(days))),
    })
}

/// Empty, ordinary, longest, error.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let Some(shown) = page(asked, 3) else {
        return Ok(Vec::new());
    };
    let with = |change: &dyn Fn(&mut Listing)| {
        let mut page = shown.clone();
        change(&mut page);
        page
    };
    let draft = with(&|page| {
        page.published = false;
        page.facts = Facts::default();
        page.facts.set("name", "Strik på trappen");
    });
    let down = with(&|page| page.taken_down = true);
    let older = |days: i64| {
        with(&|page| {
            let day = page
                .confirmed
                .map(|day| day.saturating_sub(Span::new().days(days)));
            page.confirmed = day;
        })
    };
    let (late, due) = (older(200), older(80));
    let over = with(&|page| page.facts.set("ends_on", "2020-01-31"));
    let longest = with(&|page| {
        let name = "Rødgrødmedflødeforeningens Sønderstrandsvejskaffefællesskab for Grundejere";
        page.facts.set("name", name);
        page.facts.set(
            "access",
            &"Niveaufri adgang fra parkeringspladsen bag biblioteksbygningen.\n".repeat(5),
        );
    });
    let amiss: Amiss = vec![
        ("contact_phone".to_owned(), Wrong::NoPhone),
        ("to1".to_owned(), Wrong::Time(WrongTime::Backwards)),
        ("begins".to_owned(), Wrong::Time(WrongTime::NoFirstDay)),
        ("name".to_owned(), Wrong::Missing),
    ];
    let wrong = form::faults(asked, amiss);
    let none = Faults::none();
    let empty = Fields::of(&[]);
    let all = [
        shown.clone(),
        draft.clone(),
        down.clone(),
        late.clone(),
        due.clone(),
        over.clone(),
        longest.clone(),
    ];
    let address = format!(
        "{}/bekraeft/{}",
        asked.web.origin,
        "0123456789abcdef".repeat(4)
    );
    let mut samples = vec![
        Sample::of("listings", "empty", &pages::Own::of(asked, &[]))?,
        Sample::of("listings", "ordinary", &pages::Own::of(asked, &all))?,
        Sample::of("listing-new", "empty", &form::new(asked, &empty, &none))?,
        Sample::of("listing-new", "error", &form::new(asked, &empty, &wrong))?,
        Sample::of("listing", "ordinary", &pages::page(asked, &shown, None))?,
        Sample::of(
            "listing",
            "empty",
            &pages::lacking(asked, &draft, &draft.facts.lacks()),
        )?,
        Sample::of("listing", "made", &pages::page(asked, &due, Some(address)))?,
        Sample::of("listing", "longest", &pages::page(asked, &longest, None))?,
        Sample::of("listing", "down", &pages::page(asked, &down, None))?,
        Sample::of(
            "listing-confirm",
            "ordinary",
            &pages::confirm(asked, &shown, "0123456789abcdef", false),
        )?,
        Sample::of(
            "listing-confirm",
            "done",
            &pages::confirm(asked, &shown, "0123456789abcdef", true),
        )?,
    ];
    for section in Section::ALL {
        let edit = form::Edit::of(asked, &shown, section, &none);
        samples.push(Sample::of("listing-edit", section.words().0, &edit)?);
    }
    let edit = form::Edit::of(asked, &shown, Section::When, &wrong);
    samples.push(Sample::of("listing-edit", "error", &edit)?);
    Ok(samples)
}
