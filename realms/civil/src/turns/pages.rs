//! `/foelgeskab/{id}/flere`: who takes turns with one guest.

use kit_web::{Asked, Choice, Failed, Faults, Frame, Opt, Sample};

use crate::companion::approval::store::Approvals;
use crate::crossing::show;
use crate::crossing::store::Stored;
use crate::people::Companion;
use crate::people::store::House;
use crate::sample;

/// What the page is made from.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) house: House,
    pub(crate) stored: Stored,
    pub(crate) turns: Vec<Companion>,
    pub(crate) approvals: Approvals,
}

/// One who takes turns.
pub(crate) struct Row {
    id: String,
    name: String,
    button: String,
}

#[derive(askama::Template)]
#[template(path = "turns.html")]
pub(crate) struct Turns {
    frame: Frame,
    heading: String,
    text: String,
    notice: Option<String>,
    faults: Faults,
    action: String,
    rows: Vec<Row>,
    /// Who else could; none where nobody is left.
    more: Option<Choice>,
}

/// "Kaj og Niels", or nothing.
pub(crate) fn names(asked: &Asked, turns: &[Companion]) -> Option<String> {
    let mut names = turns.iter().map(|one| one.first_name.clone());
    let first = names.next()?;
    let rest: Vec<String> = names.collect();
    Some(match rest.split_last() {
        None => first,
        Some((last, between)) => {
            let most = std::iter::once(first)
                .chain(between.iter().cloned())
                .collect::<Vec<_>>()
                .join(", ");
            asked.tell(
                "turns-and",
                &[("most", most.into()), ("last", last.as_str().into())],
            )
        }
    })
}

impl Turns {
    /// The list, and whom to add.
    pub(crate) fn of(
        asked: &Asked,
        known: &Known,
        notice: Option<String>,
        faults: &Faults,
    ) -> Self {
        let (id, today) = (&known.stored.id, asked.web.given.today());
        let guest = show::name(asked, &known.stored);
        let now = known.stored.crossing.state.companion();
        let options: Vec<Opt> = known
            .house
            .companions
            .iter()
            .filter(|one| !one.left && Some(&one.id) != now)
            .filter(|one| !known.turns.iter().any(|has| has.id == one.id))
            .filter(|one| known.approvals.lacks(&one.id, today).is_empty())
            .map(|one| Opt::new(one.id.to_string(), one.first_name.clone()))
            .collect();
        Self {
            frame: asked
                .frame(asked.say("turns-title"))
                .back(format!("/foelgeskab/{id}")),
            heading: asked.tell("turns-heading", &[("guest", guest.as_str().into())]),
            text: asked.tell("turns-text", &[("guest", guest.into())]),
            notice,
            action: format!("/foelgeskab/{id}/flere"),
            rows: known
                .turns
                .iter()
                .map(|one| Row {
                    id: one.id.to_string(),
                    name: one.first_name.clone(),
                    button: asked.tell(
                        "turns-take-out",
                        &[("name", one.first_name.as_str().into())],
                    ),
                })
                .collect(),
            more: (!options.is_empty()).then(|| {
                Choice::one("companion", asked.say("turns-more"), options)
                    .keep(&asked.fields, faults)
            }),
            faults: faults.clone(),
        }
    }
}

/// None yet, two, and nothing chosen.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let house = sample::house();
    let known = |turns: Vec<Companion>| Known {
        stored: sample::first(asked),
        turns,
        approvals: Approvals::default(),
        house: house.clone(),
    };
    let some: Vec<Companion> = house.companions.iter().take(2).cloned().collect();
    let everybody = known(house.companions.clone());
    let mut faults = Faults::none();
    faults.add("companion", asked.say("turns-missing"));
    let fine = Faults::none();
    let said = Some(asked.say("notice-saved"));
    Ok(vec![
        Sample::of(
            "turns",
            "empty",
            &Turns::of(asked, &known(Vec::new()), None, &fine),
        )?,
        Sample::of(
            "turns",
            "ordinary",
            &Turns::of(asked, &known(some), said, &fine),
        )?,
        Sample::of(
            "turns",
            "longest",
            &Turns::of(asked, &everybody, None, &fine),
        )?,
        Sample::of(
            "turns",
            "error",
            &Turns::of(asked, &known(Vec::new()), None, &faults),
        )?,
    ])
}
