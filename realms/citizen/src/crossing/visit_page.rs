//! One visit on a page, on paper: where, who, how to get there, what happens.

use kit_letters::{Appointment, Lines};
use kit_report::{ReportError, VisitCard, visit_card};
use kit_web::{Asked, Faults, Field, Frame, Link};
use kit_words::when;

use super::pages::visit_rows;
use super::rules::Doing;
use super::{says, store::Crossing};
use crate::PublicCommunity;
use crate::form::fresh_id;

/// The page of one visit; it prints as a card.
#[derive(Debug, askama::Template)]
#[template(path = "visit.html")]
pub(crate) struct VisitPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) community: String,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) directions: String,
    pub(crate) steps: Vec<String>,
    pub(crate) not_today: Vec<String>,
    pub(crate) links: Vec<Link>,
    /// A few words to whoever waits; none where it is over.
    pub(crate) write: Option<ToWrite>,
    /// What a press did.
    pub(crate) notice: Option<String>,
    pub(crate) faults: Faults,
}

/// A few words to whoever waits at the visit.
#[derive(Debug)]
pub(crate) struct ToWrite {
    pub(crate) heading: String,
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) field: Field,
    pub(crate) button: String,
    pub(crate) who_reads: String,
}

/// The words, if they fit; else what to do.
pub(crate) fn words(asked: &Asked) -> Result<Lines<300>, String> {
    let typed = asked.fields.get("tekst");
    if typed.is_empty() {
        return Err(asked.say("fault-message-empty"));
    }
    Lines::new(typed).or(Err(asked.say("fault-to-companion-long")))
}

fn to_write(asked: &Asked, crossing: &Crossing, offer: &Appointment, faults: &Faults) -> ToWrite {
    let who = offer.companion_first_name.as_str();
    let reader = says::owner(asked, crossing);
    ToWrite {
        heading: asked.tell("to-companion-heading", &[("who", who.into())]),
        hidden: vec![
            fresh_id(asked),
            ("vej".to_owned(), crossing.id.to_string()),
            ("besoeg".to_owned(), offer.visit.to_string()),
        ],
        field: Field::new(
            "tekst",
            asked.tell("to-companion-label", &[("who", who.into())]),
        )
        .hint(asked.say("to-companion-hint"))
        .keep(&asked.fields, faults),
        button: asked.tell("to-companion-send", &[("who", who.into())]),
        who_reads: asked.tell(
            "to-companion-who-reads",
            &[("who", who.into()), ("reader", reader.into())],
        ),
    }
}

fn not_today(asked: &Asked, crossing: &Crossing) -> Vec<String> {
    let who = says::owner(asked, crossing);
    let mut lines = vec![asked.say("visit-not-today")];
    let phone = says::phone(crossing);
    if !phone.is_empty() {
        lines.push(asked.tell(
            "visit-call",
            &[("who", who.into()), ("phone", phone.into())],
        ));
    }
    lines
}

/// The page.
pub(crate) fn page(
    asked: &Asked,
    crossing: &Crossing,
    offer: &Appointment,
    community: Option<&PublicCommunity>,
    faults: Faults,
) -> VisitPage {
    let way = format!("?vej={}", crossing.id);
    let mut links = vec![
        Link::to(format!("/min/aftale.pdf{way}"), asked.say("link-paper")),
        Link::to(format!("/min/aftale.ics{way}"), asked.say("link-calendar")),
        Link::to("/min/paamindelser", asked.say("remind-link")),
    ];
    if let Some(community) = community {
        let page = format!("/f/{}", community.slug);
        links.push(Link::to(page, asked.say("link-first-time")));
    }
    VisitPage {
        frame: asked
            .frame(asked.say("title-visit"))
            .back(format!("/min{way}")),
        heading: when::capital(&when::moment(asked.lang(), offer.starts.get())),
        community: crossing.community.clone(),
        rows: visit_rows(asked, offer).into_iter().skip(1).collect(),
        directions: community.map_or_else(String::new, |c| c.where_words.clone()),
        steps: community.map_or_else(Vec::new, |c| c.first_time.clone()),
        not_today: not_today(asked, crossing),
        links,
        write: crossing
            .way
            .may(
                Doing::WriteToCompanion(offer.visit),
                asked.web.given.local(),
            )
            .then(|| to_write(asked, crossing, offer, &faults)),
        notice: (asked.query.get("sendt") == "ja").then(|| {
            let who = offer.companion_first_name.as_str();
            asked.tell("to-companion-sent", &[("who", who.into())])
        }),
        faults,
    }
}

/// The same as a card on A5 paper.
pub(crate) fn card(
    asked: &Asked,
    crossing: &Crossing,
    offer: &Appointment,
    community: Option<&PublicCommunity>,
) -> Result<Vec<u8>, ReportError> {
    let named = |(name, value): (String, String)| format!("{name}: {value}");
    let rows = visit_rows(asked, offer);
    let mut place: Vec<String> = rows
        .iter()
        .skip(1)
        .take(1)
        .map(|(_, v)| v.clone())
        .collect();
    let directions = community.map_or("", |c| c.where_words.as_str());
    if !directions.is_empty() {
        place.push(directions.to_owned());
    }
    visit_card(&VisitCard {
        title: asked.say("title-visit"),
        language: asked.lang().tag().to_owned(),
        when: when::capital(&when::moment(asked.lang(), offer.starts.get())),
        name: crossing.community.clone(),
        place,
        meeting: rows.into_iter().skip(2).map(named).collect(),
        steps_label: asked.say("visit-steps"),
        steps: community.map_or_else(Vec::new, |c| c.first_time.clone()),
        not_today_label: asked.say("visit-not-today-heading"),
        not_today: not_today(asked, crossing),
        own_words_label: asked.say("visit-own-words"),
    })
}
