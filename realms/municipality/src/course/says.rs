//! What happened, what is due and what comes after, in words.

use kit_web::Asked;
use kit_words::when;

use super::after::{Next, promise, promise_to_guest};
use super::clock::Due;
use super::page::Guest;
use super::story::{Happened, Step};
use super::support::{Stretch, What, runs};

/// Everything that happened, newest first.
pub(crate) fn steps(asked: &Asked, guest: &Guest) -> Vec<String> {
    guest
        .steps
        .iter()
        .rev()
        .flat_map(|one| step(asked, guest, one))
        .collect()
}

/// One step; an end that says more takes more lines.
fn step(asked: &Asked, guest: &Guest, one: &Happened) -> Vec<String> {
    let day = when::capital(&when::day(
        asked.lang(),
        asked.web.given.zoned(one.at).date(),
    ));
    let say = |key: &str, bare: &str, line: &str| {
        let args = [
            ("day", day.as_str().into()),
            ("by", one.by.as_str().into()),
            ("line", line.into()),
        ];
        vec![asked.tell(if line.is_empty() { bare } else { key }, &args)]
    };
    let always = |key: &str, line: &str| say(key, key, line);
    let date = |day| when::date(asked.lang(), day);
    match &one.step {
        Step::Opened => always("step-opened", ""),
        Step::Visit => always("step-visit", ""),
        Step::Talk(line) => say("step-talk", "step-talk-bare", line),
        Step::SpokeOfCommunities => always("step-spoke", ""),
        Step::SpokeOfNetwork => always("step-network", ""),
        Step::SaidBack(line) => say("step-said-back", "step-said-back-bare", line),
        Step::Contact(id, _) => {
            let name = guest
                .workers
                .iter()
                .find(|worker| worker.id == *id)
                .map_or_else(|| asked.say("somebody"), |worker| worker.first_name.clone());
            always("step-contact", &name)
        }
        Step::Taper(line) => say("step-taper", "step-taper-bare", line),
        Step::Planned(next, line) => {
            let mut lines = always("step-planned", &short(asked, *next));
            lines.extend(
                (!line.is_empty())
                    .then(|| asked.tell("step-words", &[("line", line.as_str().into())])),
            );
            lines
        }
        Step::TooShort(longer) => always("step-too-short", &asked.say(longer.name())),
        Step::Paused(from, _, line) => {
            let from = date(*from);
            let args = [
                ("day", day.as_str().into()),
                ("from", from.as_str().into()),
                ("line", line.as_str().into()),
            ];
            vec![asked.tell("step-paused", &args)]
        }
        Step::Resumed(_) => always("step-resumed", ""),
        Step::Ended(ending) => {
            let mut lines = say("step-ended", "step-ended-bare", &ending.words);
            let then = [
                ("reason", asked.say(ending.reason.name()).into()),
                ("next", short(asked, ending.next).into()),
            ];
            lines.push(asked.tell("step-ended-then", &then));
            lines.extend(ending.stands.map(|stands| {
                asked.tell("step-stands", &[("line", asked.say(stands.name()).into())])
            }));
            lines.extend(
                ending.came_after.map(|came| {
                    asked.tell("step-came", &[("line", asked.say(came.name()).into())])
                }),
            );
            lines
        }
        Step::GoesOn => always("step-goes-on", ""),
        Step::Withdrawn => always("step-withdrawn", ""),
    }
}

/// What comes after, in a few words with its day or kind.
pub(crate) fn short(asked: &Asked, next: Next) -> String {
    let name = asked.say(next.way().name());
    match next {
        Next::Workshop(day) => format!("{name}, {}", when::date(asked.lang(), day)),
        Next::OtherHelp(kind) => format!("{name}: {}", asked.say(kind.name())),
        _ => name,
    }
}

/// What comes after, in a sentence to the guest.
pub(crate) fn then(asked: &Asked, guest: &Guest) -> String {
    let plan = guest.next_now();
    let words = guest.words(asked);
    match plan {
        Some(next) => format!(
            "{}. {}",
            short(asked, next),
            asked.tell(promise(next.way()), &words.with(&[]))
        ),
        None => guest
            .course
            .afterwards
            .clone()
            .unwrap_or_else(|| asked.tell("guest-afterwards", &words.with(&[]))),
    }
}

/// What comes after, in a sentence to the guest on paper.
pub(crate) fn then_to_guest(asked: &Asked, guest: &Guest) -> String {
    let Some(next) = guest.next_now() else {
        return asked.say("slip-next-open");
    };
    let day = next
        .day()
        .map_or_else(String::new, |day| when::date(asked.lang(), day));
    asked.tell(promise_to_guest(next.way()), &[("day", day.into())])
}

/// What is due, as sentences.
pub(crate) fn due(asked: &Asked, due: &[Due]) -> Vec<String> {
    due.iter()
        .map(|one| match one {
            Due::Loose { end } => asked.tell(
                "due-loose",
                &[("day", when::date(asked.lang(), *end).into())],
            ),
            Due::Weeks(weeks) => asked.tell("due-weeks", &[("n", i64::from(*weeks).into())]),
            Due::Taper => asked.say("due-taper"),
            Due::Plan => asked.say("due-plan"),
            Due::SayEnd => asked.say("due-say-end"),
            Due::NoMoreMeetings(most) => {
                asked.tell("due-no-more", &[("n", i64::from(*most).into())])
            }
        })
        .collect()
}

/// A line of the guest's time: what, from, to, and whether it runs today.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) what: String,
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) now: String,
}

/// The line of time (PS-12).
pub(crate) fn line_of_time(asked: &Asked, guest: &Guest) -> Vec<Span> {
    let today = asked.web.given.today();
    let date = |day| when::date(asked.lang(), day);
    let span = |one: &Stretch| Span {
        what: match one.what {
            What::Course(offer) => asked.say(offer.name()),
            What::Support(kind) => asked.say(kind.name()),
        },
        from: date(one.from),
        to: one.to.map_or_else(|| asked.say("course-no-end"), date),
        now: asked.say(if runs(one, today) {
            "time-now"
        } else {
            "time-not-now"
        }),
    };
    guest.way.iter().map(span).collect()
}
