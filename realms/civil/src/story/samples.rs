//! The pages of stories in every situation.

use kit_web::{Asked, Failed, Faults, Sample};

use super::pages::{self, Write};
use super::rules::{CALLED_MAX, WORDS_MAX, Wrong};
use super::{State, Story, StoryId};
use crate::sample;

fn made_up(asked: &Asked, state: State, words: &str, called: Option<&str>) -> Option<Story> {
    let house = sample::house();
    Some(Story {
        id: StoryId::from_text("story-sample")?,
        association: house.association.id,
        community: house.communities.first()?.id.clone(),
        community_name: "Gåturen ved åen".to_owned(),
        own: called == Some("Gåturen ved åen"),
        state,
        words: (state != State::Gone).then(|| words.to_owned()),
        called: called.map(str::to_owned),
        answer: (state == State::Declined)
            .then(|| "Tak. Vi viser den ikke, fordi din nabo kan kendes.".to_owned()),
        made: asked.web.given.now(),
    })
}

/// Empty, ordinary, longest, error, in every state.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let none = Faults::none();
    let wrong = pages::faults(
        asked,
        vec![
            ("words", Wrong::Reaches),
            ("called", Wrong::Long(CALLED_MAX)),
        ],
    );
    let mut own_wrong = pages::faults(asked, vec![("words", Wrong::Empty)]);
    own_wrong.add("community", asked.say("staying-fault-of"));
    let unsaid = pages::faults(asked, vec![("answer", Wrong::Empty)]);
    let name = "Gåturen ved åen";
    let words = "Jeg stod længe på den anden side af gaden. Så vinkede en af dem. Nu går jeg med hver onsdag.";
    let longest: String = "Sønderstrandsvejskaffefællesskabet og rødgrød med fløde. "
        .chars()
        .cycle()
        .take(WORDS_MAX)
        .collect();
    let each: Vec<Story> = State::ALL
        .into_iter()
        .filter_map(|state| made_up(asked, state, words, None))
        .chain(made_up(
            asked,
            State::Shown,
            &longest,
            Some("Bartholomæusine Østergaard-Christoffersen"),
        ))
        .chain(made_up(asked, State::Shown, words, Some(name)))
        .collect();
    let there: Vec<Story> = each
        .iter()
        .filter(|one| one.state != State::Gone)
        .cloned()
        .collect();
    let mut samples = vec![
        Sample::of(
            "tell",
            "empty",
            &Write::anybody(asked, name, "community-walk", &none),
        )?,
        Sample::of(
            "tell",
            "error",
            &Write::anybody(asked, name, "community-walk", &wrong),
        )?,
        Sample::of("story, own", "empty", &Write::own(asked, &[], &none))?,
        Sample::of("story, own", "error", &Write::own(asked, &[], &own_wrong))?,
        Sample::of("stories", "empty", &pages::list(asked, &[]))?,
        Sample::of("stories", "ordinary", &pages::list(asked, &there))?,
    ];
    let token = "0123456789abcdef".repeat(2);
    let here = format!("/historie/{token}");
    let names = ["waits", "shown", "declined", "gone", "longest", "community"];
    for (one, name) in each.iter().zip(names) {
        let address = format!("{}{here}", asked.web.origin);
        samples.push(Sample::of(
            "story, followed",
            name,
            &pages::follow(asked, one, address, &here),
        )?);
        if one.state != State::Gone {
            samples.push(Sample::of("story", name, &pages::open(asked, one, &none))?);
        }
    }
    if let Some(one) = each.first() {
        samples.push(Sample::of(
            "story",
            "error",
            &pages::open(asked, one, &unsaid),
        )?);
    }
    Ok(samples)
}
