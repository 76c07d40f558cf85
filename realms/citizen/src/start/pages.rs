//! The pages of the row: three questions, everything once more, and the words that open the room.

use kit_letters::Reach;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Link, Opt};
use kit_words::key;

use super::rules::{Answers, COMPANIES, FIELDS, Fault, Page, company_word};
use crate::PublicCommunity;
use crate::form::{AskPage, Button, Item, TellPage};

/// What goes unseen from page to page.
#[derive(Debug, Clone)]
pub(crate) struct Carried {
    /// The thread of the enquiry: its row's key, so that a double press sends once.
    pub(crate) thread: String,
    /// The start of the room's key; empty for a guest who has a room.
    pub(crate) seed: String,
}

/// The check page: every field of the letter, before it goes (STYLE.md habit 14).
#[derive(Debug, askama::Template)]
#[template(path = "check.html")]
pub(crate) struct CheckPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lead: String,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) note: String,
}

/// The name of a kind of company, and a sentence about it.
pub(crate) fn company_words(asked: &Asked, word: &str) -> (String, String) {
    let (name, note) = match word {
        "peer" => (key!("company-peer"), key!("company-peer-note")),
        "volunteer" => (key!("company-volunteer"), key!("company-volunteer-note")),
        "door" => (key!("company-door"), key!("company-door-note")),
        "municipal" => (key!("company-municipal"), key!("company-municipal-note")),
        "call" => (key!("company-call"), key!("company-call-note")),
        _ => (key!("company-unknown"), key!("company-unknown-note")),
    };
    (asked.say(name), asked.say(note))
}

/// The choice of company, for this row and for asking again.
pub(crate) fn company_choice(asked: &Asked, legend: String) -> Choice {
    let options = COMPANIES
        .iter()
        .map(|(_, word)| {
            let (name, note) = company_words(asked, word);
            Opt::new(*word, name).note(note)
        })
        .collect();
    Choice::one("hvem", legend, options)
}

/// The faults in words.
pub(crate) fn faults(asked: &Asked, found: &[Fault]) -> Faults {
    let mut faults = Faults::none();
    for fault in found {
        let text = match fault {
            Fault::NoCompany => asked.say("fault-company"),
            Fault::NoName => asked.say("fault-name"),
            Fault::NameTooLong => asked.say("fault-name-long"),
            Fault::Phone => asked.say("fault-phone"),
            Fault::Email => asked.say("fault-email"),
            Fault::AboutTooLong => asked.say("fault-about-long"),
            Fault::WhenTooLong => asked.say("fault-when-long"),
        };
        faults.add(fault.place().0, text);
    }
    faults
}

fn who(asked: &Asked, community: &PublicCommunity) -> String {
    if community.coordinator_first_name.is_empty() {
        asked.say("the-coordinator")
    } else {
        community.coordinator_first_name.clone()
    }
}

/// One of the three questions.
pub(crate) fn question(
    asked: &Asked,
    community: &PublicCommunity,
    page: Page,
    fields: &Fields,
    carried: &Carried,
    found: &[Fault],
) -> AskPage {
    let faults = faults(asked, found);
    let name = |text: String| Field::new("kald", text);
    let (heading, lead, items, own): (_, _, _, &[&str]) = match page {
        Page::Company | Page::Check => (
            asked.say("start-company-heading"),
            vec![asked.tell("start-company-lead", &[("name", (&community.name).into())])],
            vec![Item::Choice(
                company_choice(asked, asked.say("start-company-legend")).keep(fields, &faults),
            )],
            &["hvem"],
        ),
        Page::You => {
            let ways = vec![
                Opt::new("her", asked.say("reach-room")).note(asked.say("reach-room-note")),
                Opt::new("telefon", asked.say("reach-phone")),
                Opt::new("email", asked.say("reach-email")),
            ];
            let reach = Choice::one("naa", asked.say("start-reach-legend"), ways);
            let reach = if fields.get("naa").is_empty() {
                reach.chosen("her")
            } else {
                reach.keep(fields, &faults)
            };
            let line = |name: &str, label: String| Field::new(name, label).keep(fields, &faults);
            (
                asked.say("start-you-heading"),
                Vec::new(),
                vec![
                    Item::Line(
                        name(asked.say("start-called"))
                            .hint(asked.say("start-called-hint"))
                            .keep(fields, &faults),
                    ),
                    Item::Choice(reach),
                    Item::Line(
                        line("telefon", asked.say("start-phone"))
                            .hint(asked.say("start-only-if"))
                            .kind("tel")
                            .autocomplete("tel"),
                    ),
                    Item::Line(
                        line("email", asked.say("start-email"))
                            .hint(asked.say("start-only-if"))
                            .kind("email")
                            .autocomplete("email"),
                    ),
                ],
                &["kald", "naa", "telefon", "email"],
            )
        }
        Page::About => (
            asked.say("start-about-heading"),
            vec![asked.tell("start-about-lead", &[("who", who(asked, community).into())])],
            vec![
                Item::Area(
                    Field::new("om", asked.say("start-about"))
                        .hint(asked.say("start-about-hint"))
                        .keep(fields, &faults),
                ),
                Item::Area(
                    Field::new("tid", asked.say("start-when"))
                        .hint(asked.say("start-when-hint"))
                        .keep(fields, &faults),
                ),
            ],
            &["om", "tid"],
        ),
    };
    let (next, before) = match page {
        Page::Company | Page::Check => (Page::You, None),
        Page::You => (Page::About, Some(Page::Company)),
        Page::About => (Page::Check, Some(Page::You)),
    };
    let mut buttons = vec![Button::to(next.word(), asked.say("go-on"))];
    if let Some(before) = before {
        buttons.push(Button::to(before.word(), asked.say("go-back")).quiet());
    }
    let mut hidden = hidden(fields, carried, own);
    hidden.push(("fra".to_owned(), page.word().to_owned()));
    let title = match page {
        Page::Company | Page::Check => asked.say("title-start-company"),
        Page::You => asked.say("title-start-you"),
        Page::About => asked.say("title-start-about"),
    };
    let mut frame = asked.frame(title);
    if page == Page::Company {
        frame = frame.back(format!("/f/{}", community.slug));
    }
    AskPage {
        frame,
        heading,
        lead,
        action: "/min/ny".to_owned(),
        hidden,
        items,
        faults,
        buttons,
        below: String::new(),
        links: Vec::new(),
    }
}

/// The answers of the other pages and what goes unseen.
fn hidden(fields: &Fields, carried: &Carried, shown: &[&str]) -> Vec<(String, String)> {
    let mut hidden: Vec<(String, String)> = FIELDS
        .iter()
        .filter(|name| !shown.contains(name))
        .map(|name| ((*name).to_owned(), fields.typed(name).to_owned()))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    hidden.push(("_thread".to_owned(), carried.thread.clone()));
    if !carried.seed.is_empty() {
        hidden.push(("_seed".to_owned(), carried.seed.clone()));
    }
    hidden
}

/// Everything once more.
pub(crate) fn check(
    asked: &Asked,
    community: &PublicCommunity,
    fields: &Fields,
    answers: &Answers,
    carried: &Carried,
) -> CheckPage {
    let nothing = || asked.say("check-nothing");
    let reach = match &answers.reach {
        Reach::Room => asked.say("reach-room"),
        Reach::Phone(number) => asked.tell("check-phone", &[("number", number.as_str().into())]),
        Reach::Email(address) => asked.tell("check-email", &[("address", address.as_str().into())]),
    };
    let (company, _) = company_words(asked, company_word(answers.company));
    let rows = vec![
        (asked.say("check-place"), community.name.clone()),
        (asked.say("check-company"), company),
        (asked.say("check-called"), answers.called.to_string()),
        (asked.say("check-reach"), reach),
        (
            asked.say("check-about"),
            answers
                .about
                .as_ref()
                .map_or_else(nothing, ToString::to_string),
        ),
        (
            asked.say("check-when"),
            answers
                .when
                .as_ref()
                .map_or_else(nothing, ToString::to_string),
        ),
    ];
    CheckPage {
        frame: asked.frame(asked.say("title-check")),
        heading: asked.tell(
            "check-heading",
            &[
                ("who", who(asked, community).into()),
                ("association", (&community.association).into()),
            ],
        ),
        lead: asked.say("check-lead"),
        rows,
        hidden: hidden(fields, carried, &[]),
        note: if carried.seed.is_empty() {
            String::new()
        } else {
            asked.say("check-key-comes")
        },
    }
}

/// Somebody came without having picked a place.
pub(crate) fn no_place(asked: &Asked) -> TellPage {
    TellPage {
        frame: asked.frame(asked.say("title-start")),
        heading: asked.say("no-place-heading"),
        lines: vec![asked.say("no-place-text")],
        press: None,
        hidden: Vec::new(),
        links: vec![Link::to("/", asked.say("find-a-place"))],
    }
}
