//! `/min/maal`, `/min/sundhed`, `/min/proev`, and what of them stands on `/min`.

use jiff::civil::Date;
use kit_report::{ReportError, Summary, summary};
use kit_web::{Asked, Frame, Link};

use super::kind::{Kind, REMIND_WORDS};
use super::pages::{NoteView, Undo, rows, undo, view};
use super::rules::{Entry, asks_for_taper, due, notes, value};
use crate::crossing::rules::Doing;
use crate::crossing::says;
use crate::crossing::store::Crossing;

/// One kind on a page.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) id: &'static str,
    pub(crate) heading: String,
    pub(crate) lead: String,
    pub(crate) notes: Vec<NoteView>,
    /// Adds one; none where there is the only one.
    pub(crate) add: Option<Link>,
}

/// A page with some kinds of notes.
#[derive(Debug, askama::Template)]
#[template(path = "own.html")]
pub(crate) struct OwnPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lead: String,
    pub(crate) undo: Option<Undo>,
    pub(crate) sections: Vec<Section>,
    /// What else is good to know: heading, lines and links.
    pub(crate) help: Option<Help>,
    pub(crate) links: Vec<Link>,
}

/// How one gets somebody to come along.
#[derive(Debug, Clone)]
pub(crate) struct Help {
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
    pub(crate) links: Vec<Link>,
}

fn section(asked: &Asked, all: &[Entry], kind: Kind) -> Section {
    let notes: Vec<NoteView> = notes(all, kind)
        .map(|note| view(asked, kind, note))
        .collect();
    let full = kind.is_single() && !notes.is_empty();
    Section {
        id: kind.word(),
        heading: asked.say(kind.heading()),
        lead: asked.say(kind.lead()),
        add: (!full).then(|| {
            Link::to(
                format!("/min/note?slags={}", kind.word()),
                asked.say(kind.add()),
            )
        }),
        notes,
    }
}

fn page(
    asked: &Asked,
    all: &[Entry],
    title: String,
    words: (String, String),
    kinds: &[Kind],
) -> OwnPage {
    OwnPage {
        frame: asked.frame(title).back("/min"),
        heading: words.0,
        lead: words.1,
        undo: undo(asked, all),
        sections: kinds
            .iter()
            .map(|kind| section(asked, all, *kind))
            .collect(),
        help: None,
        links: Vec::new(),
    }
}

/// `/min/maal`: tools, what she does herself now, what comes after, and the last weeks.
pub(crate) fn plan(asked: &Asked, all: &[Entry]) -> OwnPage {
    let words = (asked.say("plan-heading"), asked.say("plan-lead"));
    page(
        asked,
        all,
        asked.say("title-plan"),
        words,
        &[Kind::Tool, Kind::Alone, Kind::Next, Kind::Taper],
    )
}

/// `/min/proev`: places to try without signing up.
pub(crate) fn outings(asked: &Asked, all: &[Entry]) -> OwnPage {
    let words = (asked.say("try-heading"), asked.say("try-lead"));
    let mut page = page(asked, all, asked.say("title-try"), words, &[Kind::Outing]);
    page.links = vec![Link::to("/", asked.say("find-a-place"))];
    page
}

/// How one asks somebody to come along to the doctor: the association that is there already, or the telephone.
fn company(asked: &Asked, way: Option<&Crossing>) -> Help {
    let heading = asked.say("company-heading");
    let Some(way) = way.filter(|way| way.way.may(Doing::Write, asked.web.given.local())) else {
        return Help {
            heading,
            lines: vec![asked.say("company-none"), asked.say("company-surgery")],
            links: vec![Link::to("/", asked.say("find-a-place"))],
        };
    };
    let who = says::owner(asked, way);
    let mut lines = vec![asked.tell("company-ask", &[("who", (&who).into())])];
    let phone = says::phone(way);
    if !phone.is_empty() {
        lines.push(asked.tell(
            "company-phone",
            &[("who", (&who).into()), ("phone", phone.into())],
        ));
    }
    Help {
        heading,
        lines,
        links: vec![Link::to(
            format!("/min/beskeder?vej={}", way.id),
            asked.tell("write-to", &[("who", who.into())]),
        )],
    }
}

/// `/min/sundhed`: what she wants to ask and have ready, and whom she goes to.
pub(crate) fn health(asked: &Asked, all: &[Entry], way: Option<&Crossing>) -> OwnPage {
    let words = (asked.say("check-up-heading"), asked.say("check-up-lead"));
    let kinds = [Kind::Question, Kind::Ready, Kind::Helper];
    let mut page = page(asked, all, asked.say("title-check-up"), words, &kinds);
    page.help = Some(company(asked, way));
    page.links = vec![Link::to("/min/sundhed.pdf", asked.say("check-up-paper"))];
    page
}

/// The same on paper.
pub(crate) fn health_paper(asked: &Asked, all: &[Entry]) -> Result<Vec<u8>, ReportError> {
    let questions: Vec<String> = notes(all, Kind::Question)
        .filter(|(_, _, done)| done.is_none())
        .map(|(_, values, _)| format!("– {}", value(values, "navn")))
        .collect();
    let mut sections = vec![(asked.say(Kind::Question.heading()), questions.join("\n"))];
    for (_, values, _) in notes(all, Kind::Ready) {
        sections.extend(rows(asked, Kind::Ready, values));
    }
    summary(&Summary {
        title: asked.say("title-check-up"),
        language: asked.lang().tag().to_owned(),
        heading: asked.say("check-up-heading"),
        lines: Vec::new(),
        sections,
        note: asked.say("check-up-note"),
    })
}

/// What her own notes say on her first page: chosen reminders, and the question of the last weeks.
pub(crate) fn reminders(asked: &Asked, all: &[Entry], end: Option<Date>) -> Vec<Link> {
    let today = asked.web.given.today();
    let tools = due(all, today).into_iter().map(|(_, values)| {
        let (name, own) = (value(values, "navn"), value(values, REMIND_WORDS));
        Link::to("/min/maal", if own.is_empty() { name } else { own })
    });
    let mut links: Vec<Link> = tools.collect();
    if asks_for_taper(all, end, today) {
        links.push(Link::to(
            "/min/note?slags=nedtrapning",
            asked.say("taper-ask"),
        ));
    }
    links
}

/// The pages of her own, for her first page.
pub(crate) fn own_links(asked: &Asked) -> Vec<Link> {
    vec![
        Link::to("/min/hvordan", asked.say("measure-heading")),
        Link::to("/min/om-mig", asked.say("about-heading")),
        Link::to("/min/maal", asked.say("plan-heading")),
        Link::to("/min/sundhed", asked.say("check-up-heading")),
        Link::to("/min/proev", asked.say("try-heading")),
    ]
}
