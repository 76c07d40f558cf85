//! What is given by hand: a slip with the link for one of the called, and the sheet of what was agreed.

use kit_report::{ReportError, Summary, qr_svg};
use kit_web::{Asked, Faults, Frame};
use kit_words::when;

use super::form::said_items;
use super::pages::{agreed_rows, coming_words, hopes, plan_rows, when_words};
use super::rules::{Called, Gathering};
use crate::form::Item;
use crate::network::store::Around;

/// A slip with the link and its code, or with room to write on paper.
#[derive(Debug, askama::Template)]
#[template(path = "slip.html")]
pub(crate) struct SlipPage {
    frame: Frame,
    heading: String,
    lead: String,
    when: String,
    rows: Vec<(String, String)>,
    agenda: String,
    /// The address and its code; none while the link is not open.
    link: Option<(String, String)>,
    closed: String,
    paper: Vec<String>,
    /// Where what came back on paper is typed in.
    faults: Faults,
    action: String,
    back_heading: String,
    items: Vec<Item>,
}

/// The slip for one of the called.
pub(crate) fn slip(
    asked: &Asked,
    around: &Around,
    (id, gathering): (&str, &Gathering),
    called: &Called,
    faults: Faults,
) -> Result<SlipPage, ReportError> {
    let open = !called.withdrawn
        && gathering.is_open(asked.web.given.today())
        && !around.network.rests(called);
    let link = if open {
        let address = format!("{}/moede/{}", asked.web.origin, called.token);
        let code = qr_svg(&address, &asked.say("meeting-slip-code"))?;
        Some((address, code))
    } else {
        None
    };
    let said = around.answers.get(&called.id).cloned().unwrap_or_default();
    let named = [("name", called.name.as_str().into())];
    Ok(SlipPage {
        action: format!("/min/moede/{id}/seddel/{}", called.id),
        back_heading: asked.tell("meeting-paper-back", &named),
        items: said_items(asked, &said, asked.say("meeting-paper-hint"), &faults),
        faults,
        frame: asked
            .frame(asked.say("title-meeting-slip"))
            .back(format!("/min/moede/{id}")),
        heading: asked.tell("meeting-slip-heading", &named),
        lead: asked.say("meeting-slip-lead"),
        when: when_words(asked, &gathering.plan),
        rows: plan_rows(asked, &gathering.plan),
        agenda: gathering.plan.agenda.clone(),
        link,
        closed: asked.say("meeting-slip-closed"),
        paper: vec![
            asked.say("meeting-paper-coming"),
            asked.say("meeting-paper-hope"),
        ],
    })
}

/// Everything of a meeting on paper, to take home.
pub(crate) fn sheet(asked: &Asked, around: &Around, gathering: &Gathering) -> Summary {
    let pairs = |rows: Vec<(String, String)>| {
        let rows = rows
            .into_iter()
            .map(|(name, value)| format!("{name}: {value}"));
        rows.collect::<Vec<_>>().join("\n")
    };
    let coming = gathering.called.iter().filter(|called| !called.withdrawn);
    let coming = coming.map(|called| {
        let said = around.answers.get(&called.id).cloned().unwrap_or_default();
        (called.name.clone(), coming_words(asked, said.coming))
    });
    let mut sections = vec![
        (asked.say("meeting-agenda"), gathering.plan.agenda.clone()),
        (asked.say("meeting-guests"), pairs(coming.collect())),
        (
            asked.say("meeting-hopes"),
            pairs(hopes(asked, around, gathering)),
        ),
    ];
    if let Some(ending) = gathering.endings.last() {
        let newest = gathering.endings.len() - 1;
        sections.push((asked.say("meeting-goals"), ending.goals.clone()));
        let agreed = pairs(agreed_rows(asked, gathering, newest));
        sections.push((asked.say("meeting-agreed"), agreed));
        if let Some(again) = ending.again() {
            sections.push((asked.say("meeting-again"), when::date(asked.lang(), again)));
        }
    }
    Summary {
        title: asked.say("title-meeting"),
        language: asked.lang().tag().to_owned(),
        heading: when_words(asked, &gathering.plan),
        lines: plan_rows(asked, &gathering.plan)
            .into_iter()
            .map(|(name, value)| format!("{name}: {value}"))
            .collect(),
        sections,
        note: String::new(),
    }
}
