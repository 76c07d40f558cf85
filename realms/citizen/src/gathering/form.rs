//! The forms of a meeting: its plan, and what it ended in.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use kit_web::{Asked, Choice, Faults, Field, Link, Opt};

use super::pages::coming_words;
use super::rules::{AGREED, Agreed, Coming, Ending, Gathering, Plan, Said};
use crate::form::{AskPage, Button, Item, fresh_id};
use crate::network::rules::from_word;

/// Under so many letters a line or an area must stay.
const LINE: usize = 120;
const AREA: usize = 1500;
/// What one of the called hopes for has at most so many letters.
const HOPE: usize = 1000;
/// A meeting's links are open for at most so many days.
const LONGEST_DAYS: i64 = 366;

fn text(asked: &Asked, faults: &mut Faults, name: &str, limit: usize) -> String {
    let typed = asked.fields.get(name);
    if typed.chars().count() > limit {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        faults.add(
            name,
            asked.tell("fault-meeting-long", &[("limit", limit.into())]),
        );
    }
    typed.to_owned()
}

/// A clock as people type it: `16`, `16.30`, `16:30`.
fn read_time(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.split_once(['.', ':']).unwrap_or((typed, "0"));
    let read = |part: &str| part.trim().parse::<i8>().ok();
    Time::new(read(hour)?, read(minute)?, 0, 0).ok()
}

/// The plan that was typed.
pub(crate) fn read_plan(asked: &Asked) -> Result<Plan, Faults> {
    let (mut faults, fields, today) = (Faults::none(), &asked.fields, asked.web.given.today());
    let agenda = text(asked, &mut faults, "dagsorden", AREA);
    let leads = text(asked, &mut faults, "leder", LINE);
    let place = text(asked, &mut faults, "sted", LINE);
    let hope = text(asked, &mut faults, "haab", AREA);
    if agenda.is_empty() {
        faults.add("dagsorden", asked.say("fault-meeting-agenda"));
    }
    let day = fields.get("dag").parse::<Date>();
    if day.is_err() {
        faults.add("dag", asked.say("fault-date"));
    }
    let time = read_time(fields.get("tid"));
    if time.is_none() {
        faults.add("tid", asked.say("fault-meeting-time"));
    }
    let closes = fields.get("lukker").parse::<Date>();
    let latest = today.saturating_add(LONGEST_DAYS.days());
    let in_time = |day: &Date| (today..=latest).contains(day);
    match &closes {
        Err(_) => faults.add("lukker", asked.say("fault-date")),
        Ok(day) if !in_time(day) => faults.add("lukker", asked.say("fault-meeting-closes")),
        Ok(_) => {}
    }
    match (day, time, closes) {
        (Ok(day), Some(time), Ok(closes)) if !faults.any() => Ok(Plan {
            agenda,
            leads,
            day,
            time,
            place,
            closes,
            hope,
            show_hope: fields.get("vis") == "ja",
        }),
        _ => Err(faults),
    }
}

/// `/min/moede/plan`: a new meeting, or one to plan anew.
pub(crate) fn plan(asked: &Asked, known: Option<(&str, &Gathering)>, faults: Faults) -> AskPage {
    let plan = known.map(|(_, gathering)| &gathering.plan);
    let value = |of: fn(&Plan) -> String| plan.map(of).unwrap_or_default();
    let field = |name: &str, label: &str, hint: &str, value: String| {
        let field = Field::new(name, asked.say(label)).value(value);
        let field = if hint.is_empty() {
            field
        } else {
            field.hint(asked.say(hint))
        };
        field.keep(&asked.fields, &faults)
    };
    let clock = value(|plan| plan.time.strftime("%H:%M").to_string());
    let mut show = Opt::new("ja", asked.say("meeting-show-hope"));
    show.on = plan.is_some_and(|plan| plan.show_hope);
    let show = Choice::many("vis", asked.say("meeting-show-legend"), vec![show]);
    let agenda = field(
        "dagsorden",
        "meeting-agenda",
        "meeting-agenda-hint",
        value(|plan| plan.agenda.clone()),
    );
    let leads = field(
        "leder",
        "meeting-leads",
        "meeting-leads-hint",
        value(|plan| plan.leads.clone()),
    );
    let day = field("dag", "meeting-day", "", value(|plan| plan.day.to_string())).kind("date");
    let time = field("tid", "meeting-time", "meeting-time-hint", clock);
    let place = field(
        "sted",
        "meeting-place",
        "meeting-place-hint",
        value(|plan| plan.place.clone()),
    );
    let closes = field(
        "lukker",
        "meeting-closes",
        "meeting-closes-hint",
        value(|plan| plan.closes.to_string()),
    )
    .kind("date");
    let hope = field(
        "haab",
        "meeting-hope",
        "meeting-hope-hint",
        value(|plan| plan.hope.clone()),
    );
    let mut hidden = vec![fresh_id(asked)];
    hidden.extend(known.map(|(id, _)| ("moede".to_owned(), id.to_owned())));
    let back = known.map_or_else(
        || "/min/moede".to_owned(),
        |(id, _)| format!("/min/moede/{id}"),
    );
    AskPage {
        frame: asked
            .frame(asked.say("title-meeting-plan"))
            .back(back.clone()),
        heading: asked.say("meeting-plan-heading"),
        lead: vec![asked.say("meeting-plan-lead")],
        action: "/min/moede/plan".to_owned(),
        hidden,
        items: vec![
            Item::Area(agenda),
            Item::Line(leads),
            Item::Line(day),
            Item::Line(time),
            Item::Line(place),
            Item::Line(closes),
            Item::Area(hope),
            Item::Choice(show.keep(&asked.fields, &faults)),
        ],
        faults,
        buttons: vec![Button::on(asked.say("meeting-plan-save"))],
        below: String::new(),
        links: vec![Link::to(back, asked.say("network-cancel"))],
    }
}

/// What the meeting ended in, as it was typed.
pub(crate) fn read_ending(asked: &Asked, gathering: &Gathering) -> Result<Ending, Faults> {
    let mut faults = Faults::none();
    let goals = text(asked, &mut faults, "maal", AREA);
    let mut agreed = Vec::new();
    for (what, who) in rows() {
        let text = text(asked, &mut faults, &what, 200);
        let who = asked.fields.get(&who);
        if !text.is_empty() {
            let known = gathering.called.iter().any(|called| called.id == who);
            agreed.push(Agreed {
                who: if known { who.to_owned() } else { String::new() },
                what: text,
            });
        }
    }
    let typed = asked.fields.get("igen");
    if !typed.is_empty() && typed.parse::<Date>().is_err() {
        faults.add("igen", asked.say("fault-date"));
    }
    if goals.is_empty() && agreed.is_empty() {
        faults.add("maal", asked.say("fault-meeting-goals"));
    }
    if faults.any() {
        return Err(faults);
    }
    Ok(Ending {
        on: asked.web.given.today(),
        goals,
        agreed,
        again: typed.to_owned(),
    })
}

/// The names of the fields: what, and who.
fn rows() -> impl Iterator<Item = (String, String)> {
    (1..=AGREED).map(|at| (format!("aftale{at}"), format!("hvem{at}")))
}

/// `/min/moede/{id}/aftaler`: begins with what was agreed last, so that it can be looked at again (NW-5).
pub(crate) fn ending(asked: &Asked, id: &str, gathering: &Gathering, faults: Faults) -> AskPage {
    let last = gathering.endings.last();
    let goals = Field::new("maal", asked.say("meeting-goals"))
        .hint(asked.say("meeting-goals-hint"))
        .value(last.map_or("", |ending| ending.goals.as_str()))
        .keep(&asked.fields, &faults);
    let mut items = vec![Item::Area(goals)];
    let people = || {
        let me = Opt::new("", asked.say("meeting-me"));
        let called = gathering.called.iter();
        let called = called.map(|called| Opt::new(called.id.clone(), called.name.clone()));
        [me].into_iter().chain(called).collect::<Vec<_>>()
    };
    for (at, (what, who)) in (1_i64..).zip(rows()) {
        let known = usize::try_from(at - 1)
            .ok()
            .and_then(|at| last?.agreed.get(at));
        let number = [("number", at.into())];
        let what = Field::new(&what, asked.tell("meeting-agreed-what", &number))
            .value(known.map_or("", |known| known.what.as_str()))
            .keep(&asked.fields, &faults);
        let who = Choice::one(&who, asked.tell("meeting-agreed-who", &number), people())
            .chosen(known.map_or("", |known| known.who.as_str()))
            .keep(&asked.fields, &faults);
        items.extend([Item::Line(what), Item::Select(who)]);
    }
    let again = Field::new("igen", asked.say("meeting-again"))
        .hint(asked.say("meeting-again-hint"))
        .kind("date")
        .keep(&asked.fields, &faults);
    items.push(Item::Line(again));
    let back = format!("/min/moede/{id}");
    AskPage {
        frame: asked
            .frame(asked.say("title-meeting-ending"))
            .back(back.clone()),
        heading: asked.say("meeting-ending-heading"),
        lead: vec![asked.say("meeting-ending-lead")],
        action: format!("/min/moede/{id}/aftaler"),
        hidden: vec![fresh_id(asked)],
        items,
        faults,
        buttons: vec![Button::on(asked.say("meeting-ending-save"))],
        below: String::new(),
        links: vec![Link::to(back, asked.say("network-cancel"))],
    }
}

/// What one of the called answers, by link or on paper.
pub(crate) fn read_said(asked: &Asked) -> Result<Said, Faults> {
    let mut faults = Faults::none();
    let coming = from_word(&Coming::ALL, asked.fields.get("kommer"));
    let hope = text(asked, &mut faults, "haab", HOPE);
    if coming.is_none() && hope.is_empty() {
        faults.add("kommer", asked.say("fault-meeting-answer"));
    }
    if faults.any() {
        return Err(faults);
    }
    Ok(Said {
        coming: coming.unwrap_or_default(),
        hope,
    })
}

/// The two things that one of the called may answer, with what was answered before.
pub(crate) fn said_items(asked: &Asked, said: &Said, hint: String, faults: &Faults) -> Vec<Item> {
    let options = Coming::ALL.map(|(coming, word)| Opt::new(word, coming_words(asked, coming)));
    let known = Coming::ALL.iter().find(|(one, _)| *one == said.coming);
    let mut coming = Choice::one("kommer", asked.say("meeting-coming"), options.to_vec());
    if let Some((_, word)) = known {
        coming = coming.chosen(word);
    }
    let hope = Field::new("haab", asked.say("meeting-your-hope"))
        .hint(hint)
        .value(said.hope.clone());
    vec![
        Item::Choice(coming.keep(&asked.fields, faults)),
        Item::Area(hope.keep(&asked.fields, faults)),
    ]
}
