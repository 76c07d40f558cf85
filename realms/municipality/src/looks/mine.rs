//! "Hvad jeg har åbnet": a worker's own lines of the log, and what the leader has asked about (UX.md §4.5).
//!
//! No guest is named here, so that looking back is no new look; the link leads to the guest's own page, which is one.

use askama::Template;
use jiff::Timestamp;
use kit_store::looks::Look;
use kit_web::{Asked, Failed, Frame, Sample};
use kit_words::{key, when};

use super::pages::{did, purpose};
use crate::STAFF;

/// Lines of so many days stand on the page.
pub(crate) const OWN_DAYS: i64 = 31;
/// What leads to a guest's own page.
const OF_A_GUEST: [&str; 3] = ["guest", "course", "looks"];

/// What one has opened oneself.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mine {
    /// The newest first.
    pub(crate) lines: Vec<Look>,
    /// What the leader has asked about.
    pub(crate) asked: Vec<Look>,
}

/// A line of the page.
pub(crate) struct Line {
    when: String,
    did: String,
    what: String,
    purpose: String,
    /// Where the guest's own page is, for who may open it.
    link: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "mine.html")]
pub(crate) struct MinePage {
    frame: Frame,
    heading: String,
    lead: String,
    asked: Vec<String>,
    lines: Vec<Line>,
}

impl Line {
    fn reads_as(&self, other: &Self) -> bool {
        self.link.is_none()
            && other.link.is_none()
            && (&self.when, &self.did, &self.what, &self.purpose)
                == (&other.when, &other.did, &other.what, &other.purpose)
    }
}

fn what(asked: &Asked, look: &Look) -> String {
    asked.say(match look.resource.as_str() {
        "guest" | "course" => key!("mine-what-course"),
        "expected" | "arrival" => key!("mine-what-appointment"),
        "walk_in" | "phone_call" => key!("mine-what-door"),
        "day" => key!("mine-what-day"),
        "looks" => key!("mine-what-looks"),
        "look_review" => key!("mine-what-review"),
        _ => key!("mine-what-other"),
    })
}

fn moment(asked: &Asked, look: &Look) -> String {
    let at = Timestamp::from_millisecond(look.at_ms).unwrap_or(Timestamp::UNIX_EPOCH);
    when::moment(asked.lang(), asked.web.given.zoned(at).datetime())
}

fn line(asked: &Asked, look: &Look) -> Line {
    let role = asked.who.as_ref().map_or("", |who| who.role.as_str());
    let may = STAFF.iter().any(|staff| staff.0 == role);
    let guest = OF_A_GUEST.contains(&look.resource.as_str()) && look.object.len() > 1;
    let when = moment(asked, look);
    let what = what(asked, look);
    // Begins with what is seen, so that who says the link's words to the machine is understood.
    let label = asked.tell(
        "mine-open-label",
        &[
            ("what", what.as_str().into()),
            ("when", when.as_str().into()),
        ],
    );
    Line {
        did: did(asked, look),
        what,
        purpose: purpose(asked, look),
        link: (may && guest).then(|| (format!("/gaest/{}", look.object), label)),
        when,
    }
}

/// Lines of one minute that read the same and lead nowhere are one with a count.
fn lines(asked: &Asked, looks: &[Look]) -> Vec<Line> {
    let mut all: Vec<(Line, i64)> = Vec::new();
    for look in looks {
        let line = line(asked, look);
        match all.last_mut() {
            Some((last, times)) if last.reads_as(&line) => *times += 1,
            _ => all.push((line, 1)),
        }
    }
    all.into_iter()
        .map(|(line, times)| match times {
            1 => line,
            _ => {
                let about = [("did", line.did.as_str().into()), ("n", times.into())];
                let did = asked.tell("mine-times", &about);
                Line { did, ..line }
            }
        })
        .collect()
}

pub(crate) fn mine_page(asked: &Asked, mine: &Mine) -> MinePage {
    MinePage {
        frame: asked.frame(asked.say("mine-title")),
        heading: asked.tell("mine-heading", &[("days", OWN_DAYS.into())]),
        lead: asked.say("mine-lead"),
        asked: mine
            .asked
            .iter()
            .map(|look| {
                let about = [
                    ("when", when::capital(&moment(asked, look)).into()),
                    ("did", did(asked, look).into()),
                    ("what", what(asked, look).into()),
                ];
                asked.tell("mine-asked-line", &about)
            })
            .collect(),
        lines: lines(asked, &mine.lines),
    }
}

/// A first day; and a usual one, with something the leader asks about.
pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.now().as_millisecond();
    let look = |minutes_ago: i64, action: &str, resource: &str, object: &str| Look {
        number: 1,
        at_ms: now - minutes_ago * 60_000,
        actor: "worker-jonas".to_owned(),
        role: "worker".to_owned(),
        unit: String::new(),
        action: action.to_owned(),
        resource: resource.to_owned(),
        object: object.to_owned(),
        purpose: match resource {
            "guest" | "course" => crate::COURSE.to_owned(),
            "looks" => crate::INSIGHT.to_owned(),
            _ => crate::WATCH.to_owned(),
        },
    };
    let usual = Mine {
        lines: vec![
            look(3, "list", "day", "*"),
            look(40, "open", "guest", "guest-00001"),
            look(42, "change", "course", "guest-00001"),
            look(80, "open", "looks", "guest-00002"),
            look(90, "change", "arrival", "expected-00003"),
            look(1500, "change", "walk_in", "walk-in-00003"),
            look(1500, "change", "walk_in", "walk-in-00002"),
        ],
        asked: vec![look(40, "open", "guest", "guest-00001")],
    };
    Ok(vec![
        Sample::of("mine", "empty", &mine_page(asked, &Mine::default()))?,
        Sample::of("mine", "ordinary", &mine_page(asked, &usual))?,
    ])
}
