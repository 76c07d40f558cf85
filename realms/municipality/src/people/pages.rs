//! The pages "Folk" and "Opsætning".

use askama::Template;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::key;

use crate::house::{House, Team, Worker};
use crate::{HOST, LEADER, OWNER, VOLUNTEERS, WORKER};

/// Key of a role's name.
fn role_key(role: &str) -> &'static str {
    match role {
        role if role == HOST.0 => key!("role-host"),
        role if role == LEADER.0 => key!("role-leader"),
        role if role == OWNER.0 => key!("role-owner"),
        role if role == VOLUNTEERS.0 => key!("role-volunteers"),
        _ => key!("role-worker"),
    }
}

/// Somebody who works here.
pub(crate) struct Person {
    id: String,
    name: String,
    role: String,
    team: String,
    link: String,
    reopen: String,
    leave: String,
    is_me: bool,
}

#[derive(Template)]
#[template(path = "people.html")]
pub(crate) struct PeoplePage {
    frame: Frame,
    heading: String,
    faults: Faults,
    shown: Option<(String, String)>,
    shown_note: String,
    people: Vec<Person>,
    form: String,
    name: Field,
    last_name: Field,
    role: Choice,
    team: Choice,
    team_name: Field,
}

/// A form that came back, and a link that is shown once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    pub(crate) fields: Fields,
    pub(crate) faults: Faults,
    /// Whose, and the address.
    pub(crate) link: Option<(String, String)>,
    /// The link is for somebody who has lost their key.
    pub(crate) reopened: bool,
}

/// The list of who works here; `form` is its fresh id.
pub(crate) fn people_page(
    asked: &Asked,
    workers: &[Worker],
    teams: &[Team],
    form: &str,
    back: Back,
) -> PeoplePage {
    let Back {
        fields,
        faults,
        link,
        reopened,
    } = back;
    let me = asked.who.as_ref().map(|actor| actor.id.as_str());
    let mut team_options = vec![Opt::new("", asked.say("people-no-team"))];
    team_options.extend(
        teams
            .iter()
            .map(|team| Opt::new(team.id.as_str(), team.name.clone())),
    );
    PeoplePage {
        frame: asked.frame(asked.say("people-title")),
        heading: asked.say("people-heading"),
        shown: link.map(|(name, address)| {
            (
                asked.tell("people-link-for", &[("name", name.into())]),
                address,
            )
        }),
        shown_note: if reopened {
            asked.say("recovery-made-text")
        } else {
            asked.say("people-link-note")
        },
        people: workers
            .iter()
            .map(|worker| {
                let name = [("name", worker.first_name.as_str().into())];
                Person {
                    id: worker.id.to_string(),
                    role: asked.say(role_key(&worker.role)),
                    team: worker
                        .team
                        .as_ref()
                        .and_then(|id| teams.iter().find(|team| team.id == *id))
                        .map_or_else(String::new, |team| team.name.clone()),
                    link: asked.tell("people-link-label", &name),
                    reopen: asked.tell("people-reopen-label", &name),
                    leave: asked.tell("people-leave-label", &name),
                    is_me: me == Some(worker.id.as_str()),
                    name: worker.first_name.clone(),
                }
            })
            .collect(),
        form: form.to_owned(),
        name: Field::new("name", asked.say("people-name")).keep(&fields, &faults),
        last_name: Field::new("last_name", asked.say("people-last-name"))
            .hint(asked.say("people-last-name-hint"))
            .keep(&fields, &faults),
        role: Choice::one(
            "role",
            asked.say("people-role"),
            crate::ROLES
                .iter()
                .map(|role| Opt::new(role.0, asked.say(role_key(role.0))))
                .collect(),
        )
        .chosen(WORKER.0)
        .keep(&fields, &faults),
        team: Choice::one("team", asked.say("people-team"), team_options).keep(&fields, &faults),
        team_name: Field::new("team_name", asked.say("people-team-name")).keep(&fields, &faults),
        faults,
    }
}

#[derive(Template)]
#[template(path = "settings.html")]
pub(crate) struct SettingsPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    faults: Faults,
    name: Field,
    one: Field,
    the: Field,
    many: Field,
    evening: Field,
    weekend: Field,
}

/// Øre as a whole number of kroner with two decimals at most, as a number field wants it.
fn kroner(ore: i64) -> String {
    if ore % 100 == 0 {
        (ore / 100).to_string()
    } else {
        format!("{}.{:02}", ore / 100, ore % 100)
    }
}

/// The words and rates of the house.
pub(crate) fn settings_page(
    asked: &Asked,
    house: &House,
    fields: &Fields,
    faults: Faults,
    saved: bool,
) -> SettingsPage {
    let field = |name: &str, key: &str, value: &str| {
        Field::new(name, asked.say(key))
            .value(value)
            .keep(fields, &faults)
    };
    SettingsPage {
        frame: asked.frame(asked.say("settings-title")),
        heading: asked.say("settings-heading"),
        receipt: saved.then(|| asked.say("settings-saved")),
        name: field("name", "settings-name", &house.name),
        one: field("one", "settings-one", &house.one),
        the: field("the", "settings-the", &house.the),
        many: field("many", "settings-many", &house.many),
        evening: field("evening", "settings-evening", &kroner(house.evening_ore)),
        weekend: field("weekend", "settings-weekend", &kroner(house.weekend_ore)),
        faults,
    }
}
