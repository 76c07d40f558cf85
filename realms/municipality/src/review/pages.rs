//! The leader's page about the log of looks: what chance drew, what was noticed, and one question about each.

use askama::Template;
use jiff::Timestamp;
use kit_web::{Asked, Faults, Frame};
use kit_words::{Arg, key, when};

use super::rules::{MANY, Said, Why};
use super::store::{Drawn, Item, OfTeam};
use crate::looks::pages as looks;

/// A form that came back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Back {
    /// Whose note it was, what was typed, and what is amiss with it.
    pub(crate) note: Option<(String, String, String)>,
    pub(crate) receipt: Option<String>,
}

/// One look with its question.
pub(crate) struct Question {
    id: String,
    heading: String,
    about: String,
    /// What was noticed; none for what chance drew.
    why: Option<String>,
    yes: String,
    ask: String,
    undo: String,
    note: String,
    fault: Option<String>,
    said: Option<String>,
}

/// A team with its questions.
pub(crate) struct TeamPart {
    name: String,
    drawn: String,
    sample: Vec<Question>,
    noticed: Vec<Question>,
    answered: Vec<Question>,
}

#[derive(Template)]
#[template(path = "review.html")]
pub(crate) struct ReviewPage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<String>,
    faults: Faults,
    teams: Vec<TeamPart>,
}

pub(crate) fn review_page(asked: &Asked, teams: &[OfTeam], back: &Back) -> ReviewPage {
    let open = |team: &OfTeam| team.items.iter().filter(|item| item.said.is_none()).count();
    let waiting: usize = teams.iter().map(open).sum();
    let mut faults = Faults::none();
    if let Some((id, _, fault)) = &back.note {
        faults.add(&format!("note-{id}"), fault.clone());
    }
    ReviewPage {
        frame: asked.frame(asked.say("review-title")),
        heading: asked.tell("review-heading", &[("n", count(waiting))]),
        lead: asked.say(match waiting {
            0 => key!("review-lead-none"),
            _ => key!("review-lead"),
        }),
        receipt: back.receipt.clone(),
        faults,
        teams: teams.iter().map(|team| part(asked, team, back)).collect(),
    }
}

fn count(n: usize) -> Arg {
    i64::try_from(n).unwrap_or(i64::MAX).into()
}

fn part(asked: &Asked, team: &OfTeam, back: &Back) -> TeamPart {
    let questions = |wanted: &dyn Fn(&Item) -> bool| -> Vec<Question> {
        team.items
            .iter()
            .filter(|item| wanted(item))
            .map(|item| question(asked, item, back))
            .collect()
    };
    let sampled = |item: &Item| item.why == Why::Sample;
    TeamPart {
        name: team.team.name.clone(),
        drawn: drawn(asked, team.drawn.as_ref()),
        sample: questions(&|item| item.said.is_none() && sampled(item)),
        noticed: questions(&|item| item.said.is_none() && !sampled(item)),
        answered: questions(&|item| item.said.is_some()),
    }
}

fn drawn(asked: &Asked, drawn: Option<&Drawn>) -> String {
    let Some(drawn) = drawn else {
        return asked.say("review-not-drawn");
    };
    let lang = asked.lang();
    let day = when::date(lang, asked.web.given.zoned(drawn.at).date());
    let month = when::month(lang, drawn.month);
    let key = match drawn.among {
        0 => key!("review-drawn-of-none"),
        _ => key!("review-drawn"),
    };
    let about = [
        ("month", month.into()),
        ("day", day.into()),
        ("among", drawn.among.into()),
    ];
    asked.tell(key, &about)
}

/// What was done, with whom; the guest's name where it can be said.
fn heading(asked: &Asked, item: &Item) -> String {
    let name = match &item.called {
        Some(called) => called.clone(),
        None => asked.say("review-name-gone"),
    };
    let about = [
        ("who", item.who.as_str().into()),
        ("name", name.into()),
        ("many", count(MANY)),
    ];
    let key = match (item.why, item.look.action.as_str()) {
        (Why::Many, _) => key!("review-did-many"),
        (_, "change") => key!("review-did-change"),
        (_, "close") => key!("review-did-close"),
        _ => key!("review-did-open"),
    };
    asked.tell(key, &about)
}

fn why(asked: &Asked, why: Why) -> Option<String> {
    let key = match why {
        Why::Sample => return None,
        Why::Surname => key!("review-why-surname"),
        Why::Colleague => key!("review-why-colleague"),
        Why::Many => key!("review-why-many"),
        Why::Unexpected => key!("review-why-unexpected"),
    };
    Some(asked.say(key))
}

fn question(asked: &Asked, item: &Item, back: &Back) -> Question {
    let at = Timestamp::from_millisecond(item.look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    let moment = when::moment(asked.lang(), asked.web.given.zoned(at).datetime());
    let label = [
        ("who", item.who.as_str().into()),
        ("when", moment.as_str().into()),
    ];
    let typed = back
        .note
        .as_ref()
        .filter(|(id, _, _)| id == item.id.as_str());
    let kept = item.said.as_ref().map(|(_, note)| note.clone());
    Question {
        id: item.id.to_string(),
        heading: heading(asked, item),
        about: asked.tell(
            "review-about",
            &[
                ("when", when::capital(&moment).into()),
                ("role", looks::role(asked, &item.look).into()),
                ("purpose", looks::purpose(asked, &item.look).into()),
            ],
        ),
        why: why(asked, item.why),
        yes: asked.tell("review-yes-label", &label),
        ask: asked.tell("review-ask-label", &label),
        undo: asked.tell("review-undo-label", &label),
        note: typed.map_or_else(|| kept.unwrap_or_default(), |(_, typed, _)| typed.clone()),
        fault: typed.map(|(_, _, fault)| fault.clone()),
        said: item.said.as_ref().map(|(said, _)| match said {
            Said::Asked => asked.say("review-said-ask"),
            Said::Grounded | Said::TakenBack => asked.say("review-said-yes"),
        }),
    }
}
