//! The forms for anybody, the page that follows an answer, and the coordinator's inbox.

use askama::Template;
use kit_web::{Asked, Choice, Failed, Faults, Field, Frame, Link, Opt, Sample};
use kit_words::{key, when};

use super::{Kind, PageAddress, Remark, RemarkId, WORDS_MAX};
use crate::app::Keeper;
use crate::listing::store::Shown;
use crate::people::{Association, AssociationId};
use crate::sample;

/// A form that anybody may send.
#[derive(Template)]
#[template(path = "remark-write.html")]
pub(crate) struct Write {
    frame: Frame,
    heading: String,
    lead: Vec<String>,
    faults: Faults,
    nonce: String,
    action: String,
    whose: Option<Choice>,
    lines: Vec<Field>,
    words: Field,
    button: String,
}

/// What somebody wrote and what was answered.
#[derive(Template)]
#[template(path = "remark.html")]
pub(crate) struct One {
    frame: Frame,
    heading: String,
    faults: Faults,
    notice: Option<String>,
    /// The address to follow the answer by, for whoever wrote.
    address: Option<String>,
    day: String,
    words: String,
    answered: Option<(String, String)>,
    /// The coordinator's form.
    form: Option<Field>,
    action: String,
    links: Vec<Link>,
}

/// The coordinator's inbox.
#[derive(Template)]
#[template(path = "remarks.html")]
pub(crate) struct List {
    frame: Frame,
    heading: String,
    rows: Vec<(Link, String, String)>,
}

/// The lines of an initiative, with the longest each: what, where, when, until when, who, telephone.
const PLAN: [(&str, &str, usize); 6] = [
    ("what", key!("initiative-what"), 80),
    ("where", key!("initiative-where"), 120),
    ("when", key!("initiative-when"), 120),
    ("until", key!("initiative-until"), 60),
    ("who", key!("initiative-who"), 40),
    ("phone", key!("initiative-phone"), 24),
];

impl Write {
    pub(crate) fn correction(asked: &Asked, page: &Shown, id: &str, faults: &Faults) -> Self {
        Self {
            frame: asked.frame(asked.say("title-correction")),
            heading: asked.tell("remark-heading", &[("name", page.name.as_str().into())]),
            lead: vec![asked.say("remark-lead"), asked.say("remark-follow")],
            faults: faults.clone(),
            nonce: asked.web.given.random128(),
            action: format!("/ret/{id}"),
            whose: None,
            lines: Vec::new(),
            words: Field::new("words", asked.say("remark-words"))
                .hint(asked.say("remark-words-hint"))
                .keep(&asked.fields, faults),
            button: asked.say("remark-send"),
        }
    }

    /// A correction to a page of the open directory at `address` that is nobody's here.
    pub(crate) fn elsewhere(
        asked: &Asked,
        address: &str,
        page: &PageAddress,
        faults: &Faults,
    ) -> Self {
        Self {
            frame: asked.frame(asked.say("title-correction")),
            heading: asked.tell("remark-heading-page", &[("page", short(address).into())]),
            lead: vec![asked.say("remark-lead-page"), asked.say("remark-follow")],
            faults: faults.clone(),
            nonce: asked.web.given.random128(),
            action: format!("/ret/side/{}", page.as_str()),
            whose: None,
            lines: Vec::new(),
            words: Field::new("words", asked.say("remark-words"))
                .hint(asked.say("remark-words-hint"))
                .keep(&asked.fields, faults),
            button: asked.say("remark-send"),
        }
    }

    pub(crate) fn initiative(asked: &Asked, whose: &[Association], faults: &Faults) -> Self {
        let options = whose
            .iter()
            .map(|one| Opt::new(one.id.as_str(), one.name.clone()));
        let choose = Opt::new("", asked.say("people-choose"));
        let choice = Choice::one(
            "whose",
            asked.say("initiative-whose"),
            std::iter::once(choose).chain(options).collect(),
        );
        let line = |(name, key, _): &(&str, &str, usize)| {
            let kind = if *name == "phone" { "tel" } else { "text" };
            Field::new(name, asked.say(key))
                .kind(kind)
                .keep(&asked.fields, faults)
        };
        Self {
            frame: asked.frame(asked.say("title-initiative")),
            heading: asked.say("initiative-heading"),
            lead: vec![asked.say("initiative-lead"), asked.say("remark-follow")],
            faults: faults.clone(),
            nonce: asked.web.given.random128(),
            action: "/initiativ".to_owned(),
            whose: Some(choice.keep(&asked.fields, faults)),
            lines: PLAN.iter().map(line).collect(),
            words: Field::new("words", asked.say("initiative-more")).keep(&asked.fields, faults),
            button: asked.say("remark-send"),
        }
    }
}

fn long(asked: &Asked, most: usize) -> String {
    let max = i64::try_from(most).unwrap_or(i64::MAX);
    asked.tell("listing-fault-long", &[("max", max.into())])
}

/// What stands in the box of this name.
pub(super) fn words(asked: &Asked, field: &str) -> Result<String, Faults> {
    let words = asked.fields.get(field).trim();
    let mut faults = Faults::none();
    if words.is_empty() {
        faults.add(field, asked.say("remark-fault-empty"));
    } else if words.chars().count() > WORDS_MAX {
        faults.add(field, long(asked, WORDS_MAX));
    }
    if faults.any() {
        Err(faults)
    } else {
        Ok(words.to_owned())
    }
}

/// An initiative as one text, and to whom.
pub(super) fn plan(
    asked: &Asked,
    whose: &[Association],
) -> Result<(AssociationId, String), Faults> {
    let mut faults = Faults::none();
    let to = whose
        .iter()
        .find(|one| one.id.as_str() == asked.fields.get("whose"));
    if to.is_none() {
        faults.add("whose", asked.say("people-fault-of"));
    }
    let mut text = Vec::new();
    for (name, key, most) in PLAN {
        let typed = asked
            .fields
            .get(name)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if typed.chars().count() > most {
            faults.add(name, long(asked, most));
        } else if typed.is_empty() && matches!(name, "what" | "until" | "phone") {
            faults.add(name, asked.say("initiative-fault-missing"));
        } else if !typed.is_empty() {
            text.push(format!("{}: {typed}", asked.say(key)));
        }
    }
    let more = asked.fields.get("words").trim();
    if more.chars().count() > WORDS_MAX {
        faults.add("words", long(asked, WORDS_MAX));
    }
    if !more.is_empty() {
        text.push(more.to_owned());
    }
    match to {
        Some(to) if !faults.any() => Ok((to.id.clone(), text.join("\n"))),
        _ => Err(faults),
    }
}

/// Where a page of the open directory lies.
pub(super) fn address(keeper: Option<&Keeper>, page: &PageAddress) -> String {
    let pages = keeper.map_or("", |keeper| keeper.pages.as_str());
    format!("{pages}/f/{}", page.as_str())
}

/// The same without what a person does not read.
fn short(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

fn about(asked: &Asked, keeper: Option<&Keeper>, one: &Remark) -> String {
    if let Some(page) = &one.page {
        let address = address(keeper, page);
        return asked.tell("remark-about-page", &[("page", short(&address).into())]);
    }
    match one.kind {
        Kind::Correction => asked.tell(
            "remark-about",
            &[("name", one.about.as_deref().unwrap_or_default().into())],
        ),
        Kind::Initiative => asked.say("remark-about-initiative"),
    }
}

fn day(asked: &Asked, at: jiff::Timestamp) -> String {
    when::date(asked.lang(), asked.web.given.zoned(at).date())
}

fn one(asked: &Asked, keeper: Option<&Keeper>, remark: &Remark) -> One {
    let gone = || asked.say("remark-gone");
    let answered = remark.answered.map(|at| {
        let words = remark.answer.clone().unwrap_or_else(gone);
        let said = asked.tell("remark-answered", &[("day", day(asked, at).into())]);
        (said, words)
    });
    One {
        frame: asked.frame(asked.say("title-remark")),
        heading: about(asked, keeper, remark),
        faults: Faults::none(),
        notice: None,
        address: None,
        day: asked.tell("remark-written", &[("day", day(asked, remark.made).into())]),
        words: remark.words.clone().unwrap_or_else(gone),
        answered,
        form: None,
        action: String::new(),
        links: Vec::new(),
    }
}

/// For whoever wrote it.
pub(crate) fn follow(
    asked: &Asked,
    keeper: Option<&Keeper>,
    remark: &Remark,
    address: String,
) -> One {
    let sent = !asked.query.get("sendt").is_empty();
    One {
        frame: asked.frame(asked.say("title-followed")),
        notice: sent.then(|| asked.say("remark-sent")),
        address: Some(address),
        ..one(asked, keeper, remark)
    }
}

/// For the coordinator, with the form of the answer.
pub(crate) fn open(
    asked: &Asked,
    keeper: Option<&Keeper>,
    remark: &Remark,
    faults: &Faults,
) -> One {
    let done = asked.query.get("gjort") == "svaret";
    let make = Link::to("/vores-sider/ny", asked.say("remark-make-page"));
    let see = remark.page.as_ref().filter(|_| keeper.is_some());
    let see = see.map(|page| Link::to(address(keeper, page), asked.say("remark-see-page")));
    let page = one(asked, keeper, remark);
    One {
        frame: asked.frame(asked.say("title-remark")).back("/rettelser"),
        faults: faults.clone(),
        notice: done.then(|| asked.say("remark-answer-sent")),
        form: Some(
            Field::new("answer", asked.say("remark-answer"))
                .hint(asked.say("remark-answer-hint"))
                .keep(&asked.fields, faults),
        ),
        action: format!("/rettelser/{}/svar", remark.id),
        links: (remark.kind == Kind::Initiative)
            .then_some(make)
            .into_iter()
            .chain(see)
            .collect(),
        ..page
    }
}

/// Everything that was written to the association.
pub(crate) fn list(asked: &Asked, keeper: Option<&Keeper>, remarks: &[Remark]) -> List {
    let row = |one: &Remark| {
        let state = if one.answered.is_some() {
            key!("remark-state-answered")
        } else {
            key!("remark-state-waits")
        };
        let link = Link::to(format!("/rettelser/{}", one.id), about(asked, keeper, one));
        (link, day(asked, one.made), asked.say(state))
    };
    List {
        frame: asked
            .frame(asked.say("remarks-heading"))
            .back("/vores-sider"),
        heading: asked.say("remarks-heading"),
        rows: remarks.iter().map(row).collect(),
    }
}

/// A made-up remark.
fn made_up(asked: &Asked, kind: Kind, words: &str) -> Option<Remark> {
    Some(Remark {
        id: RemarkId::from_text("remark-sample")?,
        association: sample::house().association.id,
        about: (kind == Kind::Correction).then(|| "Gåturen ved åen".to_owned()),
        page: None,
        kind,
        words: Some(words.to_owned()),
        made: asked.web.given.now(),
        answer: None,
        answered: None,
    })
}

/// Empty, ordinary, answered, error.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let house = sample::house();
    let page = Shown {
        name: "Gåturen ved åen".to_owned(),
        association: house.association.id.clone(),
    };
    let mut wrong = Faults::none();
    wrong.add("words", asked.say("remark-fault-empty"));
    let mut unfinished = Faults::none();
    unfinished.add("whose", asked.say("people-fault-of"));
    unfinished.add("phone", asked.say("initiative-fault-missing"));
    let whose = [house.association];
    let none = Faults::none();
    let moved = "Vi mødes ved museet nu, ikke ved biblioteket.";
    let waiting: Vec<Remark> = made_up(asked, Kind::Correction, moved)
        .into_iter()
        .chain(made_up(asked, Kind::Initiative, "Strik på trappen"))
        .collect();
    let answered: Vec<Remark> = waiting
        .iter()
        .map(|one| Remark {
            answer: Some("Tak. Vi har rettet siden.".to_owned()),
            answered: Some(asked.web.given.now()),
            ..one.clone()
        })
        .collect();
    let keeper = Keeper {
        association: "Fællesskabet på Havnen".to_owned(),
        pages: "https://landgang.example".to_owned(),
    };
    let keeper = Some(&keeper);
    let elsewhere = PageAddress::of("syng-med-nord").ok_or(Failed::NotFound)?;
    let far = Remark {
        about: None,
        page: Some(elsewhere.clone()),
        ..made_up(asked, Kind::Correction, moved).ok_or(Failed::NotFound)?
    };
    let there = address(keeper, &elsewhere);
    let mut samples = vec![
        Sample::of(
            "correction",
            "empty",
            &Write::correction(asked, &page, "community-walk", &none),
        )?,
        Sample::of(
            "correction",
            "error",
            &Write::correction(asked, &page, "community-walk", &wrong),
        )?,
        Sample::of(
            "correction",
            "elsewhere",
            &Write::elsewhere(asked, &there, &elsewhere, &none),
        )?,
        Sample::of("remark", "elsewhere", &open(asked, keeper, &far, &none))?,
        Sample::of(
            "initiative",
            "empty",
            &Write::initiative(asked, &whose, &none),
        )?,
        Sample::of(
            "initiative",
            "error",
            &Write::initiative(asked, &whose, &unfinished),
        )?,
        Sample::of("remarks", "empty", &list(asked, keeper, &[]))?,
        Sample::of(
            "remarks",
            "ordinary",
            &list(
                asked,
                keeper,
                &[vec![far.clone()], waiting.clone(), answered.clone()].concat(),
            ),
        )?,
    ];
    let follow_at = format!("{}/svar/{}", asked.web.origin, "0123456789abcdef".repeat(4));
    for one in &waiting {
        samples.push(Sample::of(
            "remark",
            one.kind.key(),
            &open(asked, keeper, one, &none),
        )?);
        samples.push(Sample::of(
            "remark, followed",
            one.kind.key(),
            &follow(asked, keeper, one, follow_at.clone()),
        )?);
    }
    for one in answered.iter().take(1) {
        samples.push(Sample::of(
            "remark",
            "answered",
            &open(asked, keeper, one, &wrong),
        )?);
        samples.push(Sample::of(
            "remark, followed",
            "answered",
            &follow(asked, keeper, one, follow_at.clone()),
        )?);
    }
    Ok(samples)
}
