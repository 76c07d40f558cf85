//! The pages of what a guest writes down for herself.

use jiff::ToSpan;
use kit_report::{NotTaken, TakeHome, TakenMark};
use kit_web::{Asked, Failed, Faults, Sample};

use super::cast::{Scene, amiss, longest, ordinary};
use crate::about::ShareId;
use crate::about::pages as about;
use crate::about::store::Share;
use crate::measure::pages as measure;
use crate::measure::rules::Wrong;
use crate::own::kind::{Ask, KINDS, Kind};
use crate::own::rules::{Entry, Mark, Told, Values, What, only};
use crate::own::{EntryId, lists, pages};

const LONG: &str = "Jeg går en tur langs åen, hvis der bliver for meget larm, og ringer til min søster bagefter.\nHun ved, at jeg somme tider bare har brug for at sidde lidt uden at sige noget.";

fn entry(asked: &Asked, nth: usize, what: What) -> Result<Entry, Failed> {
    let id = format!("0198c1de-0000-7000-8000-0000000001{nth:02}");
    Ok(Entry {
        id: EntryId::from_text(&id).ok_or_else(|| amiss("id"))?,
        told: Told::now(what, asked.web.given.now().as_millisecond()),
    })
}

fn values(kind: Kind, text: &str) -> Values {
    let said = |ask: Ask| match ask {
        Ask::Line => text.lines().next().unwrap_or_default().to_owned(),
        Ask::Area => text.to_owned(),
        Ask::Day => "2027-03-01".to_owned(),
        Ask::One(list) | Ask::Many(list) => list.first().map_or("", |(word, _)| *word).to_owned(),
    };
    let pairs = kind
        .fields()
        .iter()
        .map(|spec| (spec.name.to_owned(), said(spec.ask)));
    pairs.collect()
}

/// One note of every kind, ticked where that can be.
fn all(asked: &Asked, text: &str) -> Result<Vec<Entry>, Failed> {
    let today = asked.web.given.today().to_string();
    let notes = KINDS.into_iter().enumerate().map(|(nth, kind)| {
        let done = (kind.tick().is_some() && nth % 2 == 0).then(|| today.clone());
        entry(
            asked,
            nth,
            What::Note {
                kind,
                values: values(kind, text),
                done,
            },
        )
    });
    notes.collect()
}

fn measured(asked: &Asked, question: &str) -> Result<Vec<Entry>, Failed> {
    let today = asked.web.given.today();
    let asks = What::Asks {
        questions: vec!["#soevn".to_owned(), question.to_owned()],
    };
    let mut all = vec![entry(asked, 50, asks)?];
    for (nth, tenths) in [40, 60, 30, 70].into_iter().enumerate() {
        let weeks = i64::try_from(nth).unwrap_or_default() - 3;
        let mark = |question: &str| Mark {
            question: question.to_owned(),
            tenths,
            least: 0,
            most: 100,
            taken: false,
        };
        let marks = if nth == 1 {
            vec![mark("#soevn")]
        } else {
            vec![mark("#soevn"), mark(question)]
        };
        let day = today
            .checked_add((weeks * 7).days())
            .unwrap_or(today)
            .to_string();
        all.push(entry(
            asked,
            60 + nth,
            What::Measure {
                day,
                marks,
                words: "En rolig uge.".to_owned(),
            },
        )?);
    }
    Ok(all)
}

/// Somebody who sees the card, and somebody who has opened it.
pub(super) fn shares(asked: &Asked) -> Result<Vec<Share>, Failed> {
    let now = asked.web.given.now();
    let share = |id: &str, whom: &str, opened| {
        Ok::<_, Failed>(Share {
            id: ShareId::from_text(id).ok_or_else(|| amiss("id"))?,
            whom: whom.to_owned(),
            until: now,
            opened,
            last: (opened > 0).then_some(now),
        })
    };
    Ok(vec![
        share("0198c1de-0000-7000-8000-000000000201", "Jette", 0)?,
        share(
            "0198c1de-0000-7000-8000-000000000202",
            "Anne-Margrethe Kristiane på dagholdet",
            3,
        )?,
    ])
}

fn card_samples(asked: &Asked, full: &[Entry], far: &[Entry]) -> Result<Vec<Sample>, Failed> {
    let seen = shares(asked)?;
    let none = Faults::none;
    let mut wrong = Faults::none();
    wrong.add("til_hvem", asked.say("fault-share-whom"));
    let now = asked.web.given.now();
    let token = asked.web.given.token();
    let words = |all: &[Entry]| {
        only(all, Kind::Card).map_or_else(Values::new, |(_, values)| values.clone())
    };
    let shared = about::shared(asked, "Jette", now, &token).map_err(amiss)?;
    Ok(vec![
        Sample::of("about", "empty", &about::page(asked, &[], &[], none()))?,
        Sample::of(
            "about",
            "ordinary",
            &about::page(asked, full, seen.get(..1).unwrap_or_default(), none()),
        )?,
        Sample::of("about", "longest", &about::page(asked, far, &seen, none()))?,
        Sample::of("about", "error", &about::page(asked, full, &[], wrong))?,
        Sample::of(
            "about-show",
            "ordinary",
            &about::on_the_telephone(asked, &words(full)),
        )?,
        Sample::of("shared", "ordinary", &shared)?,
        Sample::of("shown-before", "ordinary", &about::before(asked, &token))?,
        Sample::of("shown", "ordinary", &about::shown(asked, &words(full), now))?,
        Sample::of("shown", "longest", &about::shown(asked, &words(far), now))?,
    ])
}

pub(super) fn own_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (full, far) = (all(asked, "Gå en tur")?, all(asked, LONG)?);
    let (cast, long) = (ordinary(), longest());
    let (scene, far_scene) = (Scene::new(asked, &cast)?, Scene::new(asked, &long)?);
    let way = scene.crossing(vec![scene.enquiry()?, scene.received()?], 0)?;
    let far_way = far_scene.crossing(vec![far_scene.enquiry()?], 0)?;
    let mut samples = card_samples(asked, &full, &far)?;
    let none = Faults::none;
    samples.extend([
        Sample::of("plan", "empty", &lists::plan(asked, &[]))?,
        Sample::of("plan", "ordinary", &lists::plan(asked, &full))?,
        Sample::of("plan", "longest", &lists::plan(asked, &far))?,
        Sample::of("check-up", "empty", &lists::health(asked, &[], None))?,
        Sample::of(
            "check-up",
            "ordinary",
            &lists::health(asked, &full, Some(&way)),
        )?,
        Sample::of(
            "check-up",
            "longest",
            &lists::health(asked, &far, Some(&far_way)),
        )?,
        Sample::of("try", "empty", &lists::outings(asked, &[]))?,
        Sample::of("try", "ordinary", &lists::outings(asked, &full))?,
        Sample::of("try", "longest", &lists::outings(asked, &far))?,
    ]);
    for kind in KINDS {
        samples.push(Sample::of(
            "own",
            kind.word(),
            &pages::form(asked, kind, only(&full, kind), none()),
        )?);
    }
    let mut empty = Faults::none();
    empty.add("navn", asked.say("fault-own-empty"));
    samples.push(Sample::of(
        "own",
        "error",
        &pages::form(asked, Kind::Tool, None, empty),
    )?);
    let weeks = measured(asked, "Har jeg spist frokost sammen med nogen?")?;
    let mut left = weeks.clone();
    if let Some(last) = left.last_mut() {
        last.told.gone_ms = Some(0);
    }
    let mut wrong = Faults::none();
    wrong.add("a0", asked.say("fault-measure"));
    let day = weeks.last().ok_or_else(|| amiss("a day"))?;
    let mark = |title: &str| TakenMark {
        title: title.to_owned(),
        tenths: 520,
        least: 0,
        most: 1000,
    };
    let home = TakeHome {
        day: asked.web.given.today(),
        marks: vec![mark("Trivsel"), mark("Kræfter i hverdagen")],
    };
    samples.extend([
        Sample::of(
            "fetch",
            "ordinary",
            &measure::fetched(asked, Ok(&home), "AQAA"),
        )?,
        Sample::of(
            "fetch",
            "error",
            &measure::fetched(asked, Err(NotTaken::Damaged), ""),
        )?,
        Sample::of(
            "fetch",
            "old",
            &measure::fetched(asked, Err(NotTaken::OldOrNew), ""),
        )?,
    ]);
    samples.extend([
        Sample::of("measure", "empty", &measure::page(asked, &[], none()))?,
        Sample::of("measure", "ordinary", &measure::page(asked, &weeks, none()))?,
        Sample::of("measure", "error", &measure::page(asked, &left, wrong))?,
        Sample::of(
            "measure-day",
            "ordinary",
            &measure::edit(asked, day, none()),
        )?,
        Sample::of("ask", "empty", &measure::choose(asked, &[], None))?,
        Sample::of("ask", "ordinary", &measure::choose(asked, &weeks, None))?,
        Sample::of(
            "ask",
            "error",
            &measure::choose(asked, &weeks, Some(Wrong::Many)),
        )?,
    ]);
    Ok(samples)
}
