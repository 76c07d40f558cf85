//! `/min`: the one next thing, and what belongs to it.

use kit_letters::{Appointment, VisitToken};
use kit_web::{Asked, Choice, Faults, Frame, Link, Opt};
use kit_words::when;

use super::rules::{Doing, State};
use super::store::Crossing;
use super::{messages, says};
use crate::PublicCommunity;
use crate::form::{AskPage, Button, Item, fresh_id};
use crate::own::lists::own_links;
use crate::start::pages::company_choice;
use crate::start::rules::company_word;

/// A button that sends a small form.
#[derive(Debug, Clone)]
pub(crate) struct Press {
    pub(crate) action: String,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) text: String,
    pub(crate) quiet: bool,
}

/// A rung as the page shows it.
#[derive(Debug, Clone)]
pub(crate) struct RungView {
    pub(crate) text: String,
    pub(crate) done: bool,
    pub(crate) now: bool,
}

/// `/min` with a way.
#[derive(Debug, askama::Template)]
#[template(path = "mine.html")]
pub(crate) struct MinePage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) next: Vec<String>,
    /// A letter that has waited too long, in words.
    pub(crate) stuck: Option<String>,
    /// The visit: name of the row and what it holds.
    pub(crate) card: Vec<(String, String)>,
    /// The one next thing, where it is a page of its own.
    pub(crate) primary: Option<Link>,
    /// Buttons of the same size: the answers to the page's question.
    pub(crate) pair: Vec<Press>,
    /// Further buttons, less loud.
    pub(crate) further: Vec<Press>,
    pub(crate) links: Vec<Link>,
    pub(crate) community: String,
    pub(crate) ladder: Vec<RungView>,
    pub(crate) messages: Vec<messages::Shown>,
    pub(crate) write: Option<Link>,
    pub(crate) end_note: String,
    pub(crate) end_link: Link,
    /// What her own notes remind her of.
    pub(crate) reminders: Vec<Link>,
    /// The pages of her own.
    pub(crate) own: Vec<Link>,
    /// The room's other ways.
    pub(crate) others: Vec<Link>,
}

fn form(asked: &Asked, crossing: &Crossing, fields: &[(&str, String)]) -> Vec<(String, String)> {
    let mut hidden = vec![fresh_id(asked), ("vej".to_owned(), crossing.id.to_string())];
    hidden.extend(fields.iter().map(|(k, v)| ((*k).to_owned(), v.clone())));
    hidden
}

fn answer(
    asked: &Asked,
    crossing: &Crossing,
    visit: VisitToken,
    word: &str,
    text: String,
) -> Press {
    Press {
        action: "/min/svar".to_owned(),
        hidden: form(
            asked,
            crossing,
            &[("besoeg", visit.to_string()), ("svar", word.to_owned())],
        ),
        text,
        quiet: false,
    }
}

/// Place, sign and note of a visit, each with its name.
pub(crate) fn visit_rows(asked: &Asked, offer: &Appointment) -> Vec<(String, String)> {
    let at = offer.starts.get();
    let mut rows = vec![
        (
            asked.say("visit-when"),
            when::capital(&when::moment(asked.lang(), at)),
        ),
        (asked.say("visit-place"), offer.place.to_string()),
        (
            asked.say("visit-who"),
            offer.companion_first_name.to_string(),
        ),
    ];
    if let Some(sign) = &offer.companion_sign {
        rows.push((asked.say("visit-sign"), sign.to_string()));
    }
    if let Some(note) = &offer.meeting_note {
        rows.push((asked.say("visit-note"), note.to_string()));
    }
    rows
}

/// The page of a way.
pub(crate) fn mine(
    asked: &Asked,
    crossing: &Crossing,
    others: &[Crossing],
    community: Option<&PublicCommunity>,
    stuck: bool,
    end: Option<jiff::civil::Date>,
) -> MinePage {
    let now = asked.web.given.local();
    let state = crossing.way.state(now);
    let who = says::owner(asked, crossing);
    let way = format!("?vej={}", crossing.id);
    let (mut pair, mut further, mut links, mut card) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut primary = None;
    match &state {
        State::Offered(offer) | State::Coming(offer) => {
            card = visit_rows(asked, offer);
            let press = |word: &str, text| answer(asked, crossing, offer.visit, word, text);
            if matches!(state, State::Offered(_)) {
                pair.push(press("ja", asked.say("answer-yes")));
            }
            pair.push(press("ikke-i-dag", asked.say("answer-not-today")));
            further.push(Press {
                quiet: true,
                ..press("for-meget", asked.say("answer-too-much"))
            });
            links.push(Link::to(
                format!("/min/aftale{way}"),
                asked.say("link-visit"),
            ));
            links.push(Link::to(
                format!("/min/aftale.ics{way}"),
                asked.say("link-calendar"),
            ));
        }
        State::HowWasIt(offer) => {
            let href = format!("/min/hvordan/{}{way}", offer.visit);
            primary = Some(Link::to(href, asked.say("how-link")));
        }
        _ => {}
    }
    if crossing.way.may(Doing::AskAgain, now) {
        let link = Link::to(format!("/min/igen{way}"), asked.say("again-link"));
        match &state {
            // One press for the same again; the page behind the link is for choosing otherwise (BR-14).
            State::Resting(_) => {
                let before = crossing.way.company.map_or("unknown", company_word);
                pair.push(Press {
                    action: "/min/igen".to_owned(),
                    hidden: form(asked, crossing, &[("hvem", before.to_owned())]),
                    text: asked.say("again-same"),
                    quiet: false,
                });
                links.push(Link {
                    text: asked.say("again-other"),
                    ..link
                });
            }
            State::Alone(..) => links.push(link),
            _ => primary = Some(link),
        }
    }
    if let State::Alone(_, Some(months)) = state {
        pair.extend(still_there(asked, crossing, months));
    }
    if crossing.way.may(Doing::WalkAlone, now) {
        further.push(Press {
            action: "/min/selv".to_owned(),
            hidden: form(asked, crossing, &[]),
            text: asked.say("alone-button"),
            quiet: true,
        });
    }
    if let Some(community) = community {
        let page = format!("/f/{}", community.slug);
        links.push(Link::to(page, asked.say("link-first-time")));
        // An open form at the association's: nothing of the room goes along (HS-15).
        if matches!(state, State::Alone(..)) && !community.tell.is_empty() {
            links.push(Link::to(&community.tell, asked.say("link-tell")));
        }
    }
    let stuck = stuck.then(|| {
        let phone = says::phone(crossing);
        if phone.is_empty() {
            asked.tell("stuck-plain", &[("who", (&who).into())])
        } else {
            asked.tell("stuck", &[("who", (&who).into()), ("phone", phone.into())])
        }
    });
    let others = others
        .iter()
        .filter(|other| other.id != crossing.id)
        .map(|other| {
            let state = other.way.state(now);
            let text = format!(
                "{}: {}",
                other.community,
                says::heading(asked, other, &state)
            );
            Link::to(format!("/min?vej={}", other.id), text)
        })
        .collect();
    MinePage {
        frame: asked.frame(asked.say("title-mine")),
        heading: says::heading(asked, crossing, &state),
        next: says::next(asked, crossing, &state),
        stuck,
        card,
        primary,
        pair,
        further,
        links,
        community: crossing.community.clone(),
        ladder: crossing
            .way
            .ladder(now)
            .into_iter()
            .map(|(rung, done, now)| RungView {
                text: says::rung(asked, crossing, rung),
                done,
                now,
            })
            .collect(),
        messages: messages::last(asked, crossing, 3),
        write: crossing.way.may(Doing::Write, now).then(|| {
            let text = asked.tell("write-to", &[("who", who.into())]);
            Link::to(format!("/min/beskeder{way}"), text)
        }),
        end_note: end.map_or_else(
            || asked.say("end-none"),
            |day| asked.tell("end-note", &[("day", when::date(asked.lang(), day).into())]),
        ),
        end_link: Link::to("/min/slutdato", asked.say("end-link")),
        reminders: Vec::new(),
        own: own_links(asked),
        others,
    }
}

fn still_there(asked: &Asked, crossing: &Crossing, months: u8) -> Vec<Press> {
    let press = |word: &str, text: String| Press {
        action: "/min/stadig".to_owned(),
        hidden: form(
            asked,
            crossing,
            &[("maaneder", months.to_string()), ("svar", word.to_owned())],
        ),
        text,
        quiet: true,
    };
    vec![
        press("ja", asked.say("still-yes")),
        press("af-og-til", asked.say("still-now-and-then")),
        press("nej", asked.say("still-no")),
        press("et-andet-sted", asked.say("still-elsewhere")),
    ]
}

/// "Hvordan gik det?"
pub(crate) fn how(
    asked: &Asked,
    crossing: &Crossing,
    offer: &Appointment,
    faults: Faults,
) -> AskPage {
    let opt = |value: &str, text: String| Opt::new(value, text);
    let went = vec![
        opt("godt", asked.say("went-good")),
        opt("ok", asked.say("went-ok")),
        opt("for-meget", asked.say("went-too-much")),
        opt("ikke", asked.say("went-not")),
    ];
    let companion: kit_words::Arg = offer.companion_first_name.as_str().into();
    let again = vec![
        opt("ja", asked.tell("again-yes", &[("companion", companion)])),
        opt("ved-ikke", asked.say("again-unknown")),
        opt("alene", asked.say("again-alone")),
        opt("nej", asked.say("again-no")),
    ];
    let day = says::past_day(asked, offer.starts.get().date());
    let one = |name: &str, legend, options| {
        Item::Choice(Choice::one(name, legend, options).keep(&asked.fields, &faults))
    };
    AskPage {
        frame: asked
            .frame(asked.say("title-how"))
            .back(format!("/min?vej={}", crossing.id)),
        heading: asked.tell("state-how", &[("day", day.into())]),
        lead: vec![asked.say("how-lead")],
        action: format!("/min/hvordan/{}", offer.visit),
        hidden: form(asked, crossing, &[]),
        items: vec![
            one("gik", asked.say("how-went"), went),
            one("igen", asked.say("how-again"), again),
        ],
        faults,
        buttons: vec![
            Button::on(asked.say("how-send")),
            Button::to("spring", asked.say("how-skip")).quiet(),
        ],
        below: String::new(),
        links: Vec::new(),
    }
}

/// "Jeg vil gerne have en med igen."
pub(crate) fn again(asked: &Asked, crossing: &Crossing) -> AskPage {
    let before = crossing.way.company.map_or("unknown", company_word);
    let choice = company_choice(asked, asked.say("start-company-legend")).chosen(before);
    let who = says::owner(asked, crossing);
    AskPage {
        frame: asked
            .frame(asked.say("title-again"))
            .back(format!("/min?vej={}", crossing.id)),
        heading: asked.say("again-heading"),
        lead: vec![asked.tell("again-lead", &[("who", who.into())])],
        action: "/min/igen".to_owned(),
        hidden: form(asked, crossing, &[]),
        items: vec![Item::Choice(choice)],
        faults: Faults::none(),
        buttons: vec![Button::on(asked.say("again-send"))],
        below: String::new(),
        links: Vec::new(),
    }
}
