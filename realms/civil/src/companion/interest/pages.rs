//! The form for anybody, the page that follows an answer, and the coordinator's list.

use askama::Template;
use engine_planning::companions::Kind;
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Link, Opt, Sample};
use kit_words::{key, when};

use super::{Interest, InterestId, Outcome, REACH_MAX, WORDS_MAX};
use crate::crossing::show;
use crate::people::newcomers::{NAME_MAX, Wrong, line};
use crate::people::{Association, AssociationId};
use crate::sample;

/// Who comes along without being employed for it.
const KINDS: [Kind; 2] = [Kind::Volunteer, Kind::Peer];

/// The form that anybody may send.
#[derive(Template)]
#[template(path = "interest-write.html")]
pub(super) struct Write {
    frame: Frame,
    heading: String,
    faults: Faults,
    nonce: String,
    whose: Choice,
    lines: [Field; 2],
    words: Field,
    peer: Choice,
}

impl Write {
    pub(super) fn of(asked: &Asked, whose: &[Association], faults: &Faults) -> Self {
        let fields = &asked.fields;
        let options = whose
            .iter()
            .map(|one| Opt::new(one.id.as_str(), one.name.clone()));
        let choose = Opt::new("", asked.say("people-choose"));
        let options = std::iter::once(choose).chain(options).collect();
        let field = |name, label| Field::new(name, asked.say(label));
        Self {
            frame: asked.frame(asked.say("interest-title")),
            heading: asked.say("interest-heading"),
            faults: faults.clone(),
            nonce: match fields.get("nonce") {
                kept if faults.any() && !kept.is_empty() => kept.to_owned(),
                _ => asked.web.given.random128(),
            },
            whose: Choice::one("whose", asked.say("interest-whose"), options).keep(fields, faults),
            lines: [
                field("first_name", key!("interest-name")).keep(fields, faults),
                field("reach", key!("interest-reach"))
                    .hint(asked.say("interest-reach-hint"))
                    .keep(fields, faults),
            ],
            words: field("words", key!("interest-words"))
                .hint(asked.say("interest-words-hint"))
                .keep(fields, faults),
            peer: Choice::many(
                "peer",
                asked.say("interest-peer"),
                vec![
                    Opt::new("ja", asked.say("interest-peer-yes"))
                        .note(asked.say("interest-peer-note")),
                ],
            )
            .keep(fields, faults),
        }
    }
}

/// What the form says.
pub(super) struct Told {
    pub(super) association: AssociationId,
    pub(super) first_name: String,
    pub(super) reach: String,
    pub(super) words: Option<String>,
    pub(super) kind: Kind,
}

fn long(asked: &Asked, most: usize) -> String {
    let max = i64::try_from(most).unwrap_or(i64::MAX);
    asked.tell("people-fault-long", &[("max", max.into())])
}

fn read_line(
    asked: &Asked,
    name: &str,
    most: usize,
    missing: &'static str,
    faults: &mut Faults,
) -> String {
    match line(asked.fields.get(name), most) {
        Ok(text) => return text,
        Err(Wrong::TooLong(most)) => faults.add(name, long(asked, most)),
        Err(_) => faults.add(name, asked.say(missing)),
    }
    String::new()
}

/// Reads it.
pub(super) fn read(asked: &Asked, whose: &[Association]) -> Result<Told, Faults> {
    let mut faults = Faults::none();
    let to = whose
        .iter()
        .find(|one| one.id.as_str() == asked.fields.get("whose"));
    if to.is_none() {
        faults.add("whose", asked.say("people-fault-of"));
    }
    let missing = key!("people-fault-missing");
    let first_name = read_line(asked, "first_name", NAME_MAX, missing, &mut faults);
    let missing = key!("interest-fault-reach");
    let reach = read_line(asked, "reach", REACH_MAX, missing, &mut faults);
    let words = asked.fields.get("words").to_owned();
    if words.chars().count() > WORDS_MAX {
        faults.add("words", long(asked, WORDS_MAX));
    }
    match to {
        Some(to) if !faults.any() => Ok(Told {
            association: to.id.clone(),
            first_name,
            reach,
            words: (!words.is_empty()).then_some(words),
            kind: if asked.fields.get("peer") == "ja" {
                Kind::Peer
            } else {
                Kind::Volunteer
            },
        }),
        _ => Err(faults),
    }
}

/// The words of an answer.
pub(super) fn answer(asked: &Asked) -> Result<String, Faults> {
    let words = asked.fields.get("answer");
    let mut faults = Faults::none();
    if words.is_empty() {
        faults.add("answer", asked.say("interest-fault-answer"));
    } else if words.chars().count() > WORDS_MAX {
        faults.add("answer", long(asked, WORDS_MAX));
    } else {
        return Ok(words.to_owned());
    }
    Err(faults)
}

/// Who comes along from now on.
pub(super) fn joining(asked: &Asked) -> Result<(String, Kind), Faults> {
    let mut faults = Faults::none();
    let missing = key!("people-fault-missing");
    let name = read_line(asked, "first_name", NAME_MAX, missing, &mut faults);
    let kind = KINDS
        .into_iter()
        .find(|kind| kind.key() == asked.fields.get("kind"));
    if kind.is_none() {
        faults.add("kind", asked.say("people-fault-task"));
    }
    match kind {
        Some(kind) if !faults.any() => Ok((name, kind)),
        _ => Err(faults),
    }
}

/// One of them, for herself or for the coordinator.
#[derive(Template)]
#[template(path = "interest.html")]
pub(super) struct One {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    /// The address to read the answer by, for whoever wrote.
    address: Option<String>,
    facts: Vec<(String, String)>,
    words: Option<String>,
    answered: Option<(String, String)>,
    state: String,
    here: String,
    nonce: String,
    /// The coordinator's forms: come along, and an answer.
    join: Option<(Field, Choice)>,
    answer: Option<(Field, Choice)>,
}

fn day(asked: &Asked, at: jiff::Timestamp) -> String {
    when::date(asked.lang(), asked.web.given.zoned(at).date())
}

fn state(asked: &Asked, one: &Interest) -> String {
    asked.say(match (one.outcome, one.answered) {
        (Some(Outcome::Joined), _) => key!("interest-state-joined"),
        (Some(Outcome::No), _) => key!("interest-state-no"),
        (None, Some(_)) => key!("interest-state-answered"),
        (None, None) => key!("interest-state-waits"),
    })
}

fn name(asked: &Asked, one: &Interest) -> String {
    let gone = || asked.say("remark-gone");
    one.first_name.clone().unwrap_or_else(gone)
}

fn one(asked: &Asked, of: &Interest) -> One {
    let gone = || asked.say("remark-gone");
    let mut facts = vec![
        (
            asked.say("interest-fact-reach"),
            of.reach.clone().unwrap_or_else(gone),
        ),
        (asked.say("interest-fact-day"), day(asked, of.made)),
    ];
    if let Some(kind) = of.kind {
        facts.push((asked.say("interest-fact-as"), show::kind(asked, kind)));
    }
    One {
        frame: asked.frame(asked.say("interest-title-answer")),
        heading: name(asked, of),
        faults: Faults::none(),
        notice: None,
        address: None,
        facts,
        words: of.words.clone(),
        answered: of.answered.map(|at| {
            let said = asked.tell("remark-answered", &[("day", day(asked, at).into())]);
            (said, of.answer.clone().unwrap_or_else(gone))
        }),
        state: state(asked, of),
        here: format!("/interesserede/{}", of.id),
        nonce: asked.web.given.random128(),
        join: None,
        answer: None,
    }
}

impl One {
    /// For whoever wrote it.
    pub(super) fn follow(asked: &Asked, of: &Interest, address: String) -> Self {
        let sent = !asked.query.get("sendt").is_empty();
        Self {
            notice: sent.then(|| asked.say("interest-sent")),
            address: Some(address),
            ..one(asked, of)
        }
    }

    /// For the coordinator.
    pub(super) fn open(asked: &Asked, of: &Interest, faults: &Faults) -> Self {
        let fields = &asked.fields;
        let kinds = KINDS.map(|kind| Opt::new(kind.key(), show::kind(asked, kind)));
        let as_what = Choice::one("kind", asked.say("interest-as"), kinds.to_vec())
            .chosen(of.kind.map_or("", Kind::key));
        let first_name = Field::new("first_name", asked.say("interest-join-name"))
            .value(of.first_name.clone().unwrap_or_default());
        // Of two forms, only the one that was sent shows what was typed.
        let joining = faults.of("first_name").is_some() || faults.of("kind").is_some();
        let join = if joining {
            (
                first_name.keep(fields, faults),
                as_what.keep(fields, faults),
            )
        } else {
            (first_name, as_what)
        };
        let no = Opt::new("ja", asked.say("interest-no")).note(asked.say("interest-no-note"));
        let no = Choice::many("no", asked.say("interest-no-legend"), vec![no]);
        let words = Field::new("answer", asked.say("interest-answer"))
            .hint(asked.say("interest-answer-hint"));
        let answer = if faults.of("answer").is_some() {
            (words.keep(fields, faults), no.keep(fields, faults))
        } else {
            (words, no)
        };
        let nonce = match fields.get("nonce") {
            kept if joining && !kept.is_empty() => kept.to_owned(),
            _ => asked.web.given.random128(),
        };
        Self {
            frame: asked
                .frame(asked.say("interest-title-one"))
                .back("/interesserede"),
            faults: faults.clone(),
            notice: (asked.query.get("gjort") == "svaret")
                .then(|| asked.say("interest-answer-saved")),
            nonce,
            join: (of.outcome != Some(Outcome::Joined)).then_some(join),
            answer: Some(answer),
            ..one(asked, of)
        }
    }
}

/// Everybody who has told.
#[derive(Template)]
#[template(path = "interests.html")]
pub(super) struct List {
    frame: Frame,
    heading: String,
    /// The address that anybody may be given.
    address: String,
    rows: Vec<(Link, String, String)>,
}

impl List {
    pub(super) fn of(asked: &Asked, all: &[Interest]) -> Self {
        let row = |one: &Interest| {
            let link = Link::to(format!("/interesserede/{}", one.id), name(asked, one));
            (link, day(asked, one.made), state(asked, one))
        };
        Self {
            frame: asked
                .frame(asked.say("interests-heading"))
                .back("/frivillige"),
            heading: asked.say("interests-heading"),
            address: format!("{}/bliv-frivillig", asked.web.origin),
            rows: all.iter().map(row).collect(),
        }
    }
}

fn made_up(asked: &Asked, name: &str, words: &str) -> Option<Interest> {
    Some(Interest {
        id: InterestId::from_text("interest-sample")?,
        association: sample::house().association.id,
        first_name: Some(name.to_owned()),
        reach: Some("00 00 30 12, helst om aftenen".to_owned()),
        words: Some(words.to_owned()),
        kind: Some(Kind::Peer),
        made: asked.web.given.now(),
        answer: None,
        answered: None,
        outcome: None,
    })
}

/// Empty, ordinary, longest, error.
pub(in crate::companion) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let whose = [sample::house().association];
    let none = Faults::none();
    let mut wrong = Faults::none();
    wrong.add("whose", asked.say("people-fault-of"));
    wrong.add("reach", asked.say("interest-fault-reach"));
    let mut unanswered = Faults::none();
    unanswered.add("answer", asked.say("interest-fault-answer"));
    let address = format!(
        "{}/interesse/{}",
        asked.web.origin,
        "0123456789abcdef".repeat(2)
    );
    let mut made = vec![
        Sample::of("interest-write", "empty", &Write::of(asked, &whose, &none))?,
        Sample::of("interest-write", "error", &Write::of(asked, &whose, &wrong))?,
        Sample::of("interests", "empty", &List::of(asked, &[]))?,
    ];
    let words = "Jeg har selv været med på et hold og vil gerne give noget videre.";
    let long = words.repeat(WORDS_MAX / words.len());
    let name = "Paninnguaq-Elisabeth af Rødgrødmedfløde";
    let first = made_up(asked, "Anna", words);
    let last = made_up(asked, name, &long).map(|one| Interest {
        answer: Some("Tak. Kom forbi på onsdag kl. 16, så taler vi sammen.".to_owned()),
        answered: Some(asked.web.given.now()),
        ..one
    });
    for (situation, one) in [("ordinary", first), ("longest", last)] {
        let Some(one) = one else { continue };
        let follow = One::follow(asked, &one, address.clone());
        made.push(Sample::of("interest-answer", situation, &follow)?);
        made.push(Sample::of(
            "interest",
            situation,
            &One::open(asked, &one, &none),
        )?);
        made.push(Sample::of(
            "interest",
            "error",
            &One::open(asked, &one, &unanswered),
        )?);
        made.push(Sample::of(
            "interests",
            situation,
            &List::of(asked, &[one]),
        )?);
    }
    Ok(made)
}
