//! `/min/moede`, one meeting, and the page behind a link.

use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt};
use kit_words::{key, when};

use super::form::said_items;
use super::rules::{Called, Coming, Gathering, MAX_CALLED, Plan, Said, Shown};
use crate::form::{Button, Item, TellPage, fresh_id};
use crate::network::pages::Press;
use crate::network::rules::Network;
use crate::network::store::Around;

/// What the form says to open a meeting's links again.
pub(crate) const REOPEN: &str = "aabn";

/// When a meeting is, in words.
pub(crate) fn when_words(asked: &Asked, plan: &Plan) -> String {
    when::capital(&when::moment(asked.lang(), plan.day.to_datetime(plan.time)))
}

fn day(asked: &Asked, date: Date) -> String {
    when::date(asked.lang(), date)
}

/// What one of the called has said about coming.
pub(crate) fn coming_words(asked: &Asked, coming: Coming) -> String {
    asked.say(match coming {
        Coming::Unsaid => key!("meeting-unsaid"),
        Coming::Yes => key!("meeting-yes"),
        Coming::No => key!("meeting-no"),
        Coming::Unknown => key!("meeting-unknown"),
    })
}

/// What the guest planned, as pairs.
pub(crate) fn plan_rows(asked: &Asked, plan: &Plan) -> Vec<(String, String)> {
    let rows = [
        (key!("meeting-leads"), plan.leads.clone()),
        (key!("meeting-place"), plan.place.clone()),
        (key!("meeting-closes"), day(asked, plan.closes)),
    ];
    rows.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (asked.say(key), value))
        .collect()
}

/// The newest day on which a meeting's agreements are to be looked at, in words.
fn again_words(asked: &Asked, gathering: &Gathering) -> Option<String> {
    let again = gathering.endings.last()?.again()?;
    let args = [("day", day(asked, again).into())];
    Some(if again <= asked.web.given.today() {
        asked.tell("meeting-again-now", &args)
    } else {
        asked.tell("meeting-again-on", &args)
    })
}

/// `/min/moede`.
pub(crate) fn list(asked: &Asked, around: &Around) -> TellPage {
    let mut meetings: Vec<(&String, &Gathering)> = around.network.gatherings.iter().collect();
    meetings.sort_by_key(|(_, gathering)| std::cmp::Reverse(gathering.plan.day));
    let mut lines = vec![
        asked.say("meeting-list-lead"),
        asked.say("meeting-list-own"),
    ];
    if meetings.is_empty() {
        lines.push(asked.say("meeting-list-empty"));
    }
    lines.extend(
        meetings
            .iter()
            .filter_map(|(_, gathering)| again_words(asked, gathering)),
    );
    let mut links = vec![Link::to("/min/moede/plan", asked.say("meeting-new"))];
    links.extend(meetings.iter().map(|(id, gathering)| {
        Link::to(
            format!("/min/moede/{id}"),
            when_words(asked, &gathering.plan),
        )
    }));
    TellPage {
        frame: asked
            .frame(asked.say("title-meetings"))
            .back("/min/netvaerk"),
        heading: asked.say("meeting-list-heading"),
        lines,
        press: None,
        hidden: Vec::new(),
        links,
    }
}

/// Before a meeting is erased.
pub(crate) fn away(asked: &Asked, id: &str) -> TellPage {
    let back = format!("/min/moede/{id}");
    TellPage {
        frame: asked
            .frame(asked.say("title-meeting-away"))
            .back(back.clone()),
        heading: asked.say("meeting-away-heading"),
        lines: vec![asked.say("meeting-away-lead")],
        press: Some(Link::to(
            format!("/min/moede/{id}/slet"),
            asked.say("meeting-away"),
        )),
        hidden: vec![fresh_id(asked)],
        links: vec![Link::to(back, asked.say("network-cancel"))],
    }
}

/// Somebody who is called.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    name: String,
    stand: String,
    said: String,
    slip: Option<Link>,
    back: Option<Vec<(String, String)>>,
    back_text: String,
}

/// Somebody's hopes beside the others'.
#[derive(Debug, Clone)]
pub(crate) struct Hope {
    name: String,
    text: String,
}

/// What a meeting ended in on one day.
#[derive(Debug, Clone)]
pub(crate) struct EndingView {
    heading: String,
    goals: String,
    agreed: Vec<(String, String)>,
}

/// One meeting.
#[derive(Debug, askama::Template)]
#[template(path = "gathering.html")]
pub(crate) struct MeetingPage {
    frame: Frame,
    faults: Faults,
    heading: String,
    id: String,
    rests: String,
    again: Option<String>,
    rows: Vec<(String, String)>,
    agenda: String,
    guests: Vec<Guest>,
    call_hidden: Vec<(String, String)>,
    call: Vec<Item>,
    hopes: Vec<Hope>,
    endings: Vec<EndingView>,
    links: Vec<Link>,
    press: Press,
    press_path: String,
    away: Link,
}

fn stand(asked: &Asked, network: &Network, gathering: &Gathering, called: &Called) -> String {
    asked.say(if called.withdrawn {
        key!("meeting-link-withdrawn")
    } else if !gathering.is_open(asked.web.given.today()) {
        key!("meeting-link-closed")
    } else if network.is_paused(called) {
        key!("meeting-link-rests")
    } else if network.rests(called) {
        key!("meeting-link-off-the-map")
    } else {
        key!("meeting-link-open")
    })
}

fn guest(
    asked: &Asked,
    around: &Around,
    (id, gathering): (&str, &Gathering),
    called: &Called,
) -> Guest {
    let said = around.answers.get(&called.id).cloned().unwrap_or_default();
    let named = [("name", called.name.as_str().into())];
    Guest {
        name: called.name.clone(),
        stand: stand(asked, &around.network, gathering, called),
        said: coming_words(asked, said.coming),
        // Also while the link is closed: what came back on paper is written down there.
        slip: (!called.withdrawn).then(|| {
            Link::to(
                format!("/min/moede/{id}/seddel/{}", called.id),
                asked.tell("meeting-slip", &named),
            )
        }),
        back: (!called.withdrawn)
            .then(|| vec![fresh_id(asked), ("gaest".to_owned(), called.id.clone())]),
        back_text: asked.tell("meeting-withdraw", &named),
    }
}

/// Everybody's hopes, the guest's own first: side by side, and nobody has to agree (NW-5).
pub(crate) fn hopes(
    asked: &Asked,
    around: &Around,
    gathering: &Gathering,
) -> Vec<(String, String)> {
    let own = (asked.say("meeting-me"), gathering.plan.hope.clone());
    let called = gathering.called.iter().map(|called| {
        let said = around.answers.get(&called.id);
        let hope = said.map(|said| said.hope.clone()).unwrap_or_default();
        (called.name.clone(), hope)
    });
    [own]
        .into_iter()
        .chain(called)
        .filter(|(_, hope)| !hope.is_empty())
        .collect()
}

/// What was agreed, as who and what.
pub(crate) fn agreed_rows(
    asked: &Asked,
    gathering: &Gathering,
    at: usize,
) -> Vec<(String, String)> {
    let agreed = gathering.endings.get(at).map(|ending| &ending.agreed);
    let name = |who: &str| {
        let called = gathering.called.iter().find(|called| called.id == who);
        called.map_or_else(|| asked.say("meeting-me"), |called| called.name.clone())
    };
    let rows = agreed.into_iter().flatten();
    rows.map(|one| (name(&one.who), one.what.clone())).collect()
}

fn endings(asked: &Asked, gathering: &Gathering) -> Vec<EndingView> {
    let all = gathering.endings.iter().enumerate().rev();
    all.map(|(at, ending)| EndingView {
        heading: asked.tell("meeting-ended-on", &[("day", day(asked, ending.on).into())]),
        goals: ending.goals.clone(),
        agreed: agreed_rows(asked, gathering, at),
    })
    .collect()
}

fn call_items(
    asked: &Asked,
    network: &Network,
    gathering: &Gathering,
    faults: &Faults,
) -> Vec<Item> {
    if gathering.called.len() >= MAX_CALLED {
        return Vec::new();
    }
    let called = |id: &str| {
        let mut all = gathering.called.iter();
        all.any(|called| !called.withdrawn && called.tie.as_deref() == Some(id))
    };
    let ties: Vec<Opt> = network
        .in_order()
        .into_iter()
        .filter(|(id, _)| !called(id) && !network.resting.ties.contains(*id))
        .map(|(id, tie)| Opt::new(id, tie.name.clone()))
        .collect();
    let name = Field::new("navn", asked.say("meeting-call-name"))
        .hint(asked.say("network-name-hint"))
        .keep(&asked.fields, faults);
    let mut items = Vec::new();
    if !ties.is_empty() {
        let ties = Choice::many("hvem", asked.say("meeting-call-ties"), ties);
        items.push(Item::Choice(ties.keep(&asked.fields, faults)));
    }
    items.push(Item::Line(name));
    items
}

/// `/min/moede/{id}`.
pub(crate) fn show(
    asked: &Asked,
    around: &Around,
    (id, gathering): (&str, &Gathering),
    faults: Faults,
) -> MeetingPage {
    let network = &around.network;
    let path = format!("/min/moede/{id}");
    let open = gathering.is_open(asked.web.given.today());
    let mut links = vec![
        Link::to(
            format!("/min/moede/plan?moede={id}"),
            asked.say("meeting-plan-change"),
        ),
        Link::to(format!("{path}/aftaler"), asked.say("meeting-ending-write")),
    ];
    links.push(Link::to(
        format!("{path}/aftaler.pdf"),
        asked.say("meeting-sheet"),
    ));
    let hopes = hopes(asked, around, gathering).into_iter();
    MeetingPage {
        frame: asked.frame(asked.say("title-meeting")).back("/min/moede"),
        heading: when_words(asked, &gathering.plan),
        id: id.to_owned(),
        rests: if network.resting.all {
            asked.say("network-rests-all")
        } else {
            String::new()
        },
        again: again_words(asked, gathering),
        rows: plan_rows(asked, &gathering.plan),
        agenda: gathering.plan.agenda.clone(),
        guests: gathering
            .called
            .iter()
            .map(|called| guest(asked, around, (id, gathering), called))
            .collect(),
        call_hidden: vec![fresh_id(asked)],
        call: call_items(asked, network, gathering, &faults),
        faults,
        hopes: hopes.map(|(name, text)| Hope { name, text }).collect(),
        endings: endings(asked, gathering),
        links,
        press: if open {
            Press::new(asked, "", &[], asked.say("meeting-close"))
        } else {
            Press::new(asked, "", &[("til", REOPEN)], asked.say("meeting-reopen"))
        },
        press_path: format!("{path}/lukning"),
        away: Link::to(format!("{path}/slet"), asked.say("meeting-away-link")),
    }
}

/// The page behind a link.
#[derive(Debug, askama::Template)]
#[template(path = "invited.html")]
pub(crate) struct InvitedPage {
    frame: Frame,
    faults: Faults,
    heading: String,
    saved: bool,
    when: String,
    rows: Vec<(String, String)>,
    agenda: String,
    hope: String,
    hope_heading: String,
    action: String,
    items: Vec<Item>,
    button: Button,
    who: String,
    closes: String,
}

/// `/moede/{token}`: what was planned, and what the invited one says to it.
pub(crate) fn invited(
    asked: &Asked,
    token: &str,
    shown: &Shown,
    (said, saved): (&Said, bool),
    faults: Faults,
) -> InvitedPage {
    let host = [("name", shown.host.as_str().into())];
    let hint = asked.tell("meeting-your-hope-hint", &host);
    // Whose page it is and who sees it is another here than in the room.
    let frame = Frame {
        strip: asked.say("strip-meeting"),
        promise: asked.tell("strip-meeting-promise", &host),
        looked: None,
        home: "/".to_owned(),
        ..asked.frame(asked.say("title-invited"))
    };
    let plan = &shown.plan;
    InvitedPage {
        frame,
        heading: asked.tell("meeting-invited-heading", &host),
        saved,
        when: when_words(asked, plan),
        rows: plan_rows(asked, plan)
            .into_iter()
            .filter(|(name, _)| *name != asked.say("meeting-closes"))
            .collect(),
        agenda: plan.agenda.clone(),
        hope: plan.hope.clone(),
        hope_heading: asked.tell("meeting-host-hope", &host),
        action: format!("/moede/{token}"),
        items: said_items(asked, said, hint, &faults),
        faults,
        button: Button::on(asked.say("meeting-answer")),
        who: asked.tell("meeting-who-reads", &host),
        closes: asked.tell(
            "meeting-page-closes",
            &[("day", day(asked, plan.closes).into())],
        ),
    }
}
