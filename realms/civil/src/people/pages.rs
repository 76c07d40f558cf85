//! `/folk`: the owner makes the links by which the others come in, and nobody goes before the next is named.

use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Opt, Sample};

use super::leave::Leaving;
use super::newcomers::Task;
use super::store::House;
use crate::crossing::show;
use crate::sample;

/// Somebody in the list.
pub(crate) struct Person {
    name: String,
    role: String,
    /// `k:` or `f:` and the id, as forms send it.
    value: String,
    state: String,
    /// Whether she is away or pauses now. The form carries it, so that a second press does not take the first one back.
    off: bool,
    toggle: String,
}

/// One association's people.
pub(crate) struct Group {
    name: String,
    people: Vec<Person>,
}

/// A link that was just made. Shown once; only its hash is kept.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) address: String,
    /// Whether it is for somebody who has lost their key.
    pub(crate) reopened: bool,
}

#[derive(askama::Template)]
#[template(path = "people.html")]
pub(crate) struct People {
    frame: Frame,
    heading: String,
    made: Option<(String, String, String)>,
    notice: Option<String>,
    faults: Faults,
    nonce: String,
    groups: Vec<Group>,
    /// Who makes the links: name, what the form sends, and whether it is the one who reads.
    keepers: Vec<(String, String, bool)>,
    /// The one who reads.
    own: String,
    who: Choice,
    next: Choice,
    new: NewForms,
}

/// The two forms by which a house grows.
pub(crate) struct NewForms {
    /// Name, telephone, days of the answer.
    association: [Field; 3],
    /// Whether something is amiss with it.
    association_open: bool,
    of: Choice,
    task: Choice,
    name: Field,
    phone: Field,
    person_open: bool,
}

impl NewForms {
    fn of(asked: &Asked, houses: &[House], faults: &Faults) -> Self {
        let field = |name: &str, label: String| Field::new(name, label).keep(&asked.fields, faults);
        let choose = || Opt::new("", asked.say("people-choose"));
        let days = field("answer_days", asked.say("people-new-days"))
            .kind("number")
            .hint(asked.say("people-new-days-hint"));
        let days = if days.value.is_empty() && days.fault.is_none() {
            days.value(USUAL_DAYS)
        } else {
            days
        };
        let of = houses.iter().map(|house| {
            let one = &house.association;
            Opt::new(one.id.as_str(), one.name.clone())
        });
        let tasks = Task::all().map(|task| {
            let label = match task {
                Task::Coordinator => asked.say("role-coordinator"),
                Task::Companion(kind) => {
                    let kind = show::kind(asked, kind);
                    format!("{}, {kind}", asked.say("role-companion"))
                }
            };
            Opt::new(task.key(), label)
        });
        let association = [
            field("association_name", asked.say("people-new-association")),
            field(
                "association_phone",
                asked.say("people-new-association-phone"),
            )
            .kind("tel")
            .hint(asked.say("people-new-association-phone-hint")),
            days,
        ];
        let wrong = |names: &[&str]| names.iter().any(|name| faults.of(name).is_some());
        Self {
            association_open: wrong(&["association_name", "association_phone", "answer_days"]),
            association,
            of: Choice::one(
                "person_of",
                asked.say("people-new-of"),
                std::iter::once(choose()).chain(of).collect(),
            )
            .keep(&asked.fields, faults),
            task: Choice::one(
                "person_task",
                asked.say("people-new-task"),
                std::iter::once(choose()).chain(tasks).collect(),
            )
            .keep(&asked.fields, faults),
            name: field("person_name", asked.say("people-new-name")),
            phone: field("person_phone", asked.say("people-new-phone"))
                .kind("tel")
                .hint(asked.say("people-new-phone-hint")),
            person_open: wrong(&["person_of", "person_task", "person_name", "person_phone"]),
        }
    }
}

/// The promise that stands in the form to begin with.
const USUAL_DAYS: &str = "2";

/// What stands before the number of somebody who makes the links, in a form.
pub(crate) const KEEPER: &str = "e:";

impl People {
    /// The same with those who make the links.
    pub(crate) fn kept_by(self, stewards: &[(String, String)]) -> Self {
        let own = &self.own;
        let keepers = stewards
            .iter()
            .map(|(id, name)| (name.clone(), format!("{KEEPER}{id}"), id == own))
            .collect();
        Self { keepers, ..self }
    }

    /// Everybody, with what was just done.
    pub(crate) fn of(
        asked: &Asked,
        houses: &[House],
        made: Option<Made>,
        notice: Option<String>,
        faults: &Faults,
    ) -> Self {
        let groups: Vec<Group> = houses.iter().map(|house| group(asked, house)).collect();
        let options = |first: Option<Opt>| -> Vec<Opt> {
            let all = groups.iter().flat_map(|group| {
                group.people.iter().map(|one| {
                    let label = format!("{}, {}, {}", one.name, one.role, group.name);
                    Opt::new(one.value.clone(), label)
                })
            });
            first.into_iter().chain(all).collect()
        };
        let nobody = Opt::new("", asked.say("people-choose"));
        let none = Opt::new("", asked.say("people-next-none"));
        Self {
            frame: asked.frame(asked.say("menu-people")),
            heading: asked.say("people-heading"),
            made: made.map(|made| {
                (
                    asked.tell("people-made", &[("name", made.name.into())]),
                    made.address,
                    if made.reopened {
                        asked.say("recovery-made-text")
                    } else {
                        asked.say("people-made-text")
                    },
                )
            }),
            notice,
            nonce: asked.web.given.random128(),
            who: Choice::one("who", asked.say("people-leaves"), options(Some(nobody)))
                .keep(&asked.fields, faults),
            next: Choice::one("next", asked.say("people-next"), options(Some(none)))
                .keep(&asked.fields, faults),
            new: NewForms::of(asked, houses, faults),
            groups,
            keepers: Vec::new(),
            own: asked
                .who
                .as_ref()
                .map(|who| who.id.clone())
                .unwrap_or_default(),
            faults: faults.clone(),
        }
    }
}

fn group(asked: &Asked, house: &House) -> Group {
    let state = |off: bool, key_on: String, key_off: String| if off { key_off } else { key_on };
    let coordinators = house
        .coordinators
        .iter()
        .filter(|one| !one.left)
        .map(|one| Person {
            name: one.first_name.clone(),
            role: asked.say("role-coordinator"),
            value: format!("k:{}", one.id),
            state: state(one.away, asked.say("people-here"), asked.say("people-away")),
            off: one.away,
            toggle: state(
                one.away,
                asked.say("people-set-away"),
                asked.say("people-set-here"),
            ),
        });
    let companions = house
        .companions
        .iter()
        .filter(|one| !one.left)
        .map(|one| Person {
            name: one.first_name.clone(),
            role: asked.say("role-companion"),
            value: format!("f:{}", one.id),
            state: state(
                one.paused,
                asked.say("people-here"),
                asked.say("people-paused"),
            ),
            off: one.paused,
            toggle: state(
                one.paused,
                asked.say("people-set-paused"),
                asked.say("people-set-here"),
            ),
        });
    Group {
        name: house.association.name.clone(),
        people: coordinators.chain(companions).collect(),
    }
}

/// What became of a leaving, in words.
pub(crate) fn leaving(asked: &Asked, what: Leaving) -> Result<String, Faults> {
    match what {
        Leaving::Gone => Ok(asked.say("people-gone")),
        Leaving::StillOwns(count) => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            let mut faults = Faults::none();
            faults.add(
                "next",
                asked.tell("people-still-owns", &[("count", count.into())]),
            );
            Err(faults)
        }
    }
}

/// Empty, ordinary, longest, error.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let house = sample::house();
    let mut long = house.clone();
    long.association.name =
        "Beboerforeningen for Rødgrødmedflødekøbing og Sønderstrandsvejens Grundejere".to_owned();
    let made = Made {
        name: "Mette".to_owned(),
        address: format!("{}/ind/{}", asked.web.origin, "0123456789abcdef".repeat(4)),
        reopened: false,
    };
    let still = leaving(asked, Leaving::StillOwns(3))
        .err()
        .unwrap_or_default();
    let mut unfinished = Faults::none();
    unfinished.add("association_phone", asked.say("people-fault-phone"));
    unfinished.add("person_of", asked.say("people-fault-of"));
    unfinished.add("person_name", asked.say("people-fault-missing"));
    let fine = Faults::none();
    let own = asked.who.as_ref().map_or("own", |who| who.id.as_str());
    let keepers = [(own, "Birgit"), ("another", "Anne-Margrethe")]
        .map(|(id, name)| (id.to_owned(), name.to_owned()));
    let houses = [house];
    Ok(vec![
        Sample::of(
            "people",
            "empty",
            &People::of(asked, &[], None, None, &fine),
        )?,
        Sample::of(
            "people",
            "ordinary",
            &People::of(asked, &houses, None, None, &fine).kept_by(&keepers),
        )?,
        Sample::of(
            "people",
            "made",
            &People::of(asked, &houses, Some(made), None, &fine),
        )?,
        Sample::of(
            "people",
            "longest",
            &People::of(asked, &[long], None, None, &fine),
        )?,
        Sample::of(
            "people",
            "error",
            &People::of(asked, &houses, None, None, &still),
        )?,
        Sample::of(
            "people",
            "new, error",
            &People::of(asked, &houses, None, None, &unfinished),
        )?,
    ])
}
