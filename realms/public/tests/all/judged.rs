//! How good the search is: what a helpful person would name, and how much of it stands among the first three hits (BR-1).
//!
//! The questions are frozen (`data/judged/demokobing.toml`): the search is made to suit them, never the other way round.

use std::collections::BTreeSet;

use engine_search::Question;
use realm_public::{Directory, directory};
use serde::Deserialize;

use crate::support::World;

const QUESTIONS: &str = include_str!("../../../../data/judged/demokobing.toml");
/// Recall must not fall below this: the aim, which the search reaches.
const FLOOR: f64 = 0.9;
/// So many hits are looked at.
const FIRST: usize = 3;

#[derive(Deserialize)]
struct Judged {
    question: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    ask: String,
    #[serde(default)]
    near: String,
    #[serde(default)]
    step_free: bool,
    fits: BTreeSet<String>,
}

fn judged() -> Vec<Asked> {
    let judged: Judged = toml::from_str(QUESTIONS).expect("the questions read");
    judged.question
}

/// The middle of the places at a postcode.
fn middle(directory: &Directory, postcode: &str) -> Option<(f64, f64)> {
    let places = directory
        .communities()
        .iter()
        .filter_map(|one| one.place.as_ref());
    let there = places.filter(|place| place.postcode.as_deref() == Some(postcode));
    let points: Vec<(f64, f64)> = there
        .filter_map(|place| place.latitude.zip(place.longitude))
        .collect();
    let count = f64::from(
        u32::try_from(points.len())
            .ok()
            .filter(|count| *count > 0)?,
    );
    let sum = points
        .iter()
        .fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    Some((sum.0 / count, sum.1 / count))
}

/// Of what fits, how much stands among the first three: 1 where all of it does, or where all three fit.
fn recall(directory: &Directory, asked: &Asked) -> f64 {
    let question = Question {
        text: Some(asked.ask.clone()),
        near: middle(directory, &asked.near),
        step_free: asked.step_free,
        ..Question::default()
    };
    let answer = directory.find(&question, FIRST);
    let hits = answer.fits.iter().filter(|fit| {
        let found = directory.communities().get(fit.index);
        found.is_some_and(|one| asked.fits.contains(&one.slug))
    });
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(hits.count()) / number(asked.fits.len().min(FIRST))
}

/// A question that names what is not there, or that stands twice, judges nothing.
#[test]
fn every_question_is_asked_once_and_what_fits_is_there() {
    let world = World::demo();
    let directory = directory(&world.app);
    let known: BTreeSet<&str> = directory
        .communities()
        .iter()
        .map(|one| one.slug.as_str())
        .collect();
    let (all, mut seen) = (judged(), BTreeSet::new());
    assert!(all.len() >= 200, "{}", all.len());
    for asked in &all {
        let Asked {
            ask,
            near,
            step_free,
            ..
        } = asked;
        assert!(seen.insert((ask, near, *step_free)), "{ask} stands twice");
        assert!(!asked.fits.is_empty(), "{ask}");
        assert!(
            near.is_empty() || middle(&directory, near).is_some(),
            "{near}"
        );
        for slug in &asked.fits {
            assert!(known.contains(slug.as_str()), "{ask}: {slug} is not there");
        }
    }
    // Every community is what somebody asks for.
    let named: BTreeSet<&str> = all
        .iter()
        .flat_map(|one| &one.fits)
        .map(String::as_str)
        .collect();
    assert_eq!(
        known.difference(&named).collect::<Vec<_>>(),
        Vec::<&&str>::new()
    );
}

/// What is missed is printed, since a number alone tells nobody what to mend.
#[test]
fn the_first_three_hits_are_what_a_helpful_person_would_name() {
    let world = World::demo();
    let directory = directory(&world.app);
    let all = judged();
    let recalls: Vec<(f64, &str)> = all
        .iter()
        .map(|asked| (recall(&directory, asked), asked.ask.as_str()))
        .collect();
    let mean = recalls.iter().map(|(one, _)| one).sum::<f64>()
        / f64::from(u32::try_from(all.len()).expect("few"));
    for (one, ask) in recalls.iter().filter(|(one, _)| *one < 1.0) {
        println!("{one:.2} of what fits: {ask}");
    }
    println!("recall@3 {mean:.3} over {} judged questions", all.len());
    assert!(mean >= FLOOR, "recall@3 fell to {mean:.3}");
}
