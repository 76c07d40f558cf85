//! "Hvem har kigget?": what was sent to whom, which devices are in, take it along, delete it.

use jiff::civil::Date;
use kit_letters::{CitizenToCivil, LetterList};
use kit_web::{Asked, Faults, Field, Frame, Link};
use kit_words::{key, when};

use super::act::{ALL_OTHERS, Look, Told, device_word};
use super::notice::{Event, Notice};
use crate::about::pages::{ShareView, share_views, told_in_the_strip};
use crate::crossing::rules::{State, Step};
use crate::crossing::store::Crossing;
use crate::form::{AskPage, Button, Item, TellPage, fresh_id};
use crate::own::lists::own_links;
use crate::passkey::pages as passkey;
use crate::realm::{GUEST_OWN_PHONE, OWN_ROOM, WAY_IN};
use crate::start::pages::company_words;

/// A letter with all its fields in words.
#[derive(Debug, Clone)]
pub(crate) struct LetterView {
    /// What it was, to whom, when.
    pub(crate) title: String,
    pub(crate) rows: Vec<(String, String)>,
}

/// What one association was sent.
#[derive(Debug, Clone)]
pub(crate) struct SentView {
    pub(crate) heading: String,
    pub(crate) letters: Vec<LetterView>,
    /// Take everything back; none where that is done.
    pub(crate) stop: Option<Link>,
}

/// A device that is signed in.
#[derive(Debug, Clone)]
pub(crate) struct DeviceView {
    pub(crate) text: String,
    pub(crate) word: String,
    /// The one that is being used now has no button: it has "Log ud".
    pub(crate) here: bool,
}

/// `/min/hvem`.
#[derive(Debug, askama::Template)]
#[template(path = "control.html")]
pub(crate) struct ControlPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lead: Vec<String>,
    /// Where links to meetings can be closed, while any is open.
    pub(crate) meetings: Option<Link>,
    pub(crate) sent: Vec<SentView>,
    pub(crate) empty: String,
    /// To whom the card is shown, until when.
    pub(crate) shares: Vec<ShareView>,
    pub(crate) devices: Vec<DeviceView>,
    /// What names "everywhere but here" in the form; none where nobody is in elsewhere.
    pub(crate) others: Option<&'static str>,
    /// What happened to the ways in: when, and what.
    pub(crate) notices: Vec<(String, String)>,
    /// Who else has looked: when, and as what; else the sentence that nobody has.
    pub(crate) looks: Vec<(String, String)>,
    /// Other ways in, and the reminders.
    pub(crate) ways: Vec<Link>,
    pub(crate) take: Vec<Link>,
    pub(crate) erase: Link,
}

/// A letter's name in words.
fn kind_words(asked: &Asked, letter: &CitizenToCivil) -> String {
    asked.say(match letter {
        CitizenToCivil::Enquiry(_) => key!("letter-enquiry"),
        CitizenToCivil::VisitAnswer(_) => key!("letter-visit-answer"),
        CitizenToCivil::HowItWent(_) => key!("letter-how-it-went"),
        CitizenToCivil::WalksAlone(_) => key!("letter-walks-alone"),
        CitizenToCivil::AskAgain(_) => key!("letter-ask-again"),
        CitizenToCivil::Message(_) => key!("letter-message"),
        CitizenToCivil::Withdrawal(_) => key!("letter-withdrawal"),
        CitizenToCivil::StillThere(_) => key!("letter-still-there"),
        CitizenToCivil::NotRight(_) => key!("letter-not-right"),
        CitizenToCivil::ToCompanion(_) => key!("letter-to-companion"),
    })
}

/// A field's name in words; the rest of the wire's names are marks without meaning.
fn field_words(asked: &Asked, name: &str) -> String {
    asked.say(match name {
        "called" => key!("check-called"),
        "company" => key!("check-company"),
        "reach" | "reach.phone" | "reach.email" => key!("check-reach"),
        "about" => key!("check-about"),
        "when_suits" => key!("check-when"),
        "text" => key!("message-label"),
        "answer" => key!("field-answer"),
        "went" => key!("how-went"),
        "again" => key!("how-again"),
        "community" => key!("check-place"),
        "months" => key!("field-months"),
        _ => key!("field-mark"),
    })
}

/// A field's value in words where the wire has a word of its own.
fn value_words(asked: &Asked, crossing: &Crossing, name: &str, value: &str) -> String {
    let said = match (name, value) {
        ("community", _) => return crossing.community.clone(),
        ("company", "peer") => return company_words(asked, "peer").0,
        ("company", "volunteer") => return company_words(asked, "volunteer").0,
        ("company", "meet-at-the-door") => return company_words(asked, "door").0,
        ("company", "municipal-worker") => return company_words(asked, "municipal").0,
        ("company", "alone-with-a-call") => return company_words(asked, "call").0,
        ("company", _) => return company_words(asked, "unknown").0,
        ("reach", "room") => key!("reach-room"),
        ("answer", "coming") => key!("answer-yes"),
        ("answer", "not-today") => key!("answer-not-today"),
        ("answer", "too-much") => key!("answer-too-much"),
        ("answer", "yes") => key!("still-yes"),
        ("answer", "now-and-then") => key!("still-now-and-then"),
        ("answer", "no") => key!("still-no"),
        ("answer", "elsewhere") => key!("still-elsewhere"),
        ("went", "good") => key!("went-good"),
        ("went", "ok") => key!("went-ok"),
        ("went", "too-much") => key!("went-too-much"),
        ("went", "did-not-come") => key!("went-not"),
        ("again", "yes") => key!("again-yes-short"),
        ("again", "no") => key!("again-no"),
        ("again", "dont-know") => key!("again-unknown"),
        ("again", "alone") => key!("again-alone"),
        _ => return value.to_owned(),
    };
    asked.say(said)
}

/// Every letter that was sent on a way, with all that stood in it, newest first.
pub(crate) fn letter_lines(asked: &Asked, crossing: &Crossing) -> Vec<LetterView> {
    let sent = crossing.steps.iter().rev().filter_map(|(at, step)| {
        let (kind, fields) = match step {
            Step::Sent(letter) => (kind_words(asked, letter), letter.shown()),
            Step::StillThere(months, answer) => {
                let answer = serde_json::to_value(answer).unwrap_or_default();
                let fields = vec![
                    ("months".to_owned(), months.to_string()),
                    (
                        "answer".to_owned(),
                        answer.as_str().unwrap_or("").to_owned(),
                    ),
                ];
                (asked.say("letter-still-there"), fields)
            }
            Step::Got(_) | Step::Skipped(_) | Step::Quiet(_) => return None,
        };
        let at = when::moment(asked.lang(), asked.web.given.zoned(*at).datetime());
        let rows = fields
            .iter()
            .map(|(name, value)| {
                (
                    field_words(asked, name),
                    value_words(asked, crossing, name, value),
                )
            })
            .collect();
        let title = asked.tell("letter-at", &[("kind", kind.into()), ("when", at.into())]);
        Some(LetterView { title, rows })
    });
    sent.collect()
}

/// What happened, in words.
fn event_words(asked: &Asked, notice: &Notice) -> String {
    asked.say(match notice.event {
        Event::Made => key!("notice-made"),
        Event::Words => key!("notice-words"),
        Event::Code => key!("notice-code"),
        Event::Remembered => key!("notice-remembered"),
        Event::Card => key!("notice-card"),
        Event::NoCard => key!("notice-no-card"),
        Event::Ended => key!("notice-ended"),
        Event::Taken => key!("notice-taken"),
        Event::Mail => key!("notice-mail"),
        Event::NoMail => key!("notice-no-mail"),
        Event::StepOn => key!("notice-step-on"),
        Event::StepOff => key!("notice-step-off"),
        Event::Halfway => key!("notice-halfway"),
        Event::WordsAndMail => key!("notice-words-and-mail"),
        Event::Shown => key!("notice-shown"),
        Event::ShownOpened => key!("notice-shown-opened"),
        Event::ShownEnded => key!("notice-shown-ended"),
        Event::Passkey => key!("notice-passkey"),
        Event::PasskeyMade => key!("notice-passkey-made"),
        Event::PasskeyGone => key!("notice-passkey-gone"),
        Event::PasskeyDoubted => key!("notice-passkey-doubted"),
    })
}

/// Who has looked and what for, without a name (SAFETY.md §7).
fn look_words(asked: &Asked, look: &Look) -> String {
    let role = if look.role == kit_store::JOB {
        asked.say("look-program")
    } else {
        look.role.clone()
    };
    let purpose = match look.purpose.as_str() {
        OWN_ROOM => asked.say("purpose-own-room"),
        WAY_IN => asked.say("purpose-way-in"),
        other => other.to_owned(),
    };
    asked.tell(
        "look-as",
        &[("role", role.into()), ("purpose", purpose.into())],
    )
}

/// `/min/hvem`.
pub(crate) fn control(asked: &Asked, crossings: &[Crossing], told: &Told) -> ControlPage {
    let now = asked.web.given.local();
    let here = asked.who.as_ref().map(|who| who.session.as_str());
    let sent = crossings.iter().map(|crossing| {
        let open = crossing.way.state(now) != State::Withdrawn;
        SentView {
            heading: asked.tell(
                "control-to",
                &[
                    ("association", (&crossing.association).into()),
                    ("name", (&crossing.community).into()),
                ],
            ),
            letters: letter_lines(asked, crossing),
            stop: open.then(|| {
                Link::to(
                    format!("/min/stop?vej={}", crossing.id),
                    asked.tell("stop-link", &[("name", (&crossing.community).into())]),
                )
            }),
        }
    });
    let local = |at| when::moment(asked.lang(), asked.web.given.zoned(at).datetime());
    let devices = told.devices.iter().map(|device| {
        let args = [
            ("since", local(device.since).into()),
            ("seen", local(device.seen).into()),
        ];
        let own = device.role == GUEST_OWN_PHONE.0;
        DeviceView {
            text: if own {
                asked.tell("device-own", &args)
            } else {
                asked.tell("device-other", &args)
            },
            word: device_word(device),
            here: here == Some(device.session.as_str()),
        }
    });
    ControlPage {
        frame: told_in_the_strip(
            asked,
            asked.frame(asked.say("title-control")),
            told.shares.len(),
        ),
        heading: asked.say("control-heading"),
        lead: vec![asked.say("control-lead"), asked.say("control-municipality")],
        meetings: (told.links > 0).then(|| {
            let count = i64::try_from(told.links).unwrap_or(i64::MAX);
            Link::to(
                "/min/moede",
                asked.tell("control-links", &[("count", count.into())]),
            )
        }),
        sent: sent.collect(),
        empty: asked.say("empty"),
        shares: share_views(asked, &told.shares),
        others: (told.devices.len() > 2).then_some(ALL_OTHERS),
        devices: devices.collect(),
        notices: told
            .notices
            .iter()
            .map(|notice| (local(notice.at()), event_words(asked, notice)))
            .collect(),
        looks: told
            .looks
            .iter()
            .map(|look| (local(look.at), look_words(asked, look)))
            .collect(),
        ways: vec![
            Link::to("/min/kort", asked.say("code-link")),
            Link::to(passkey::LIST, asked.say("passkeys-link")),
            Link::to("/min/mail", asked.say("mail-link")),
            Link::to("/min/paamindelser", asked.say("remind-link")),
        ],
        take: vec![
            Link::to("/min/hvem/alt.txt", asked.say("export-text")),
            Link::to("/min/hvem/alt.json", asked.say("export-json")),
        ],
        erase: Link::to("/min/slet", asked.say("erase-link")),
    }
}

/// A room without a way.
pub(crate) fn nothing_yet(asked: &Asked) -> TellPage {
    TellPage {
        frame: asked.frame(asked.say("title-mine")),
        heading: asked.say("nothing-heading"),
        lines: vec![asked.say("empty")],
        press: None,
        hidden: Vec::new(),
        links: [Link::to("/", asked.say("find-a-place"))]
            .into_iter()
            .chain(own_links(asked))
            .collect(),
    }
}

/// The second step before a room is gone.
pub(crate) fn erase(asked: &Asked) -> TellPage {
    TellPage {
        frame: asked.frame(asked.say("title-erase")).back("/min/hvem"),
        heading: asked.say("erase-heading"),
        lines: vec![asked.say("erase-what"), asked.say("erase-letters")],
        press: Some(Link::to("/min/slet", asked.say("erase-button"))),
        hidden: Vec::new(),
        links: vec![Link::to("/min/hvem", asked.say("keep-it"))],
    }
}

/// The room is gone.
pub(crate) fn erased(asked: &Asked) -> TellPage {
    TellPage {
        frame: Frame {
            signed_in: None,
            token: String::new(),
            menu: Vec::new(),
            ..asked.frame(asked.say("title-erased"))
        },
        heading: asked.say("erased-heading"),
        lines: vec![asked.say("erased-text"), asked.say("erase-letters")],
        press: None,
        hidden: Vec::new(),
        links: vec![Link::to("/", asked.say("find-a-place"))],
    }
}

/// The own note of the end date.
pub(crate) fn end_date(asked: &Asked, now: Option<Date>, faults: Faults) -> AskPage {
    let field = Field::new("dato", asked.say("end-field"))
        .hint(asked.say("end-hint"))
        .kind("date")
        .value(now.map(|day| day.to_string()).unwrap_or_default())
        .keep(&asked.fields, &faults);
    AskPage {
        frame: asked.frame(asked.say("title-end")).back("/min"),
        heading: asked.say("end-question"),
        lead: vec![asked.say("end-lead")],
        action: "/min/slutdato".to_owned(),
        hidden: vec![fresh_id(asked)],
        items: vec![Item::Line(field)],
        faults,
        buttons: vec![
            Button::on(asked.say("end-save")),
            Button::to("slet", asked.say("end-remove")).quiet(),
        ],
        below: String::new(),
        links: Vec::new(),
    }
}
