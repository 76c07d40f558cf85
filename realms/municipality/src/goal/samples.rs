//! Goal pages as they look.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::due::DueReview;
use super::pages::{Back, Goals, goals_page};
use super::rules::{Agency, Goal, Kind, Part, Review, Sheet};
use super::{GoalId, PartId, ReviewId};
use crate::course::{Where, course_sample};
use crate::house::{GuestWords, House};

const LONG: &str = "At kunne gå gennem torvet midt på dagen, stille sig i køen til bageren og blive stående, til det \
    er ens tur, også når der er mange, som man ikke kender";

fn part(number: usize, agency: Agency, kind: Kind, line: &str, over: bool) -> Option<Part> {
    Some(Part {
        id: PartId::from_text(&format!("goal-part-{number:02}"))?,
        agency,
        kind,
        line: line.to_owned(),
        over,
    })
}

/// A sheet with two goals, a line that is not agreed, and a review that was held.
pub(crate) fn sheet_sample(asked: &Asked) -> Option<Sheet> {
    let today = asked.web.given.today();
    let review = |number: i64, agreed: Option<&str>| {
        Some(Review {
            id: ReviewId::from_text(&format!("review-{number:03}"))?,
            day: today.saturating_add((number * 28 - 25).days()),
            agreed: agreed.map(str::to_owned),
        })
    };
    Some(Sheet {
        goals: vec![
            Goal {
                id: None,
                line: "Jeg vil synge igen.".to_owned(),
                reached: false,
                parts: vec![
                    part(1, Agency::Guest, Kind::Does, "Går til prøve.", true)?,
                    part(2, Agency::House, Kind::Does, LONG, false)?,
                    part(3, Agency::Jobcentre, Kind::Differs, LONG, false)?,
                ],
            },
            Goal {
                id: Some(GoalId::from_text("goal-0001")?),
                line: LONG.to_owned(),
                reached: true,
                parts: Vec::new(),
            },
        ],
        yes: vec![(Agency::Jobcentre, asked.web.given.now())],
        reviews: vec![
            review(0, Some("Vi mødes på torvet fredag."))?,
            review(1, None)?,
            review(2, None)?,
        ],
    })
}

/// A review of one's own guest in three days.
pub(crate) fn due_sample(asked: &Asked) -> Option<Vec<DueReview>> {
    let goals = goals(asked, sheet_sample(asked)?, true)?;
    Some(vec![DueReview {
        guest: goals.guest,
        called: goals.called,
        day: asked.web.given.today().saturating_add(3.days()),
        at: goals.at,
    }])
}

fn goals(asked: &Asked, sheet: Sheet, open: bool) -> Option<Goals> {
    let (guest, course) = course_sample(asked)?;
    let at = Where::of(course.start, course.end, asked.web.given.today());
    Some(Goals {
        guest,
        called: "Anna".to_owned(),
        house: House::default(),
        course,
        sheet,
        at,
        open,
        shared: vec![LONG.to_owned()],
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let made = |sheet, open| goals(asked, sheet, open).ok_or(Failed::NotFound);
    let today = asked.web.given.today();
    let page = |goals: &Goals, back| goals_page(asked, goals, today, "form-0001", back);
    let whole = sheet_sample(asked).ok_or(Failed::NotFound)?;
    let first = Sheet {
        goals: whole.goals.iter().take(1).cloned().collect(),
        yes: Vec::new(),
        reviews: whole.reviews.iter().skip(1).cloned().collect(),
    };
    let bare = Goals {
        shared: Vec::new(),
        ..made(Sheet::default(), true)?
    };
    let words = GuestWords::of(&bare.house, asked.lang());
    let mut faults = Faults::none();
    faults.add("line", asked.say("goal-fault-empty"));
    faults.add("yes", asked.tell("goal-fault-yes", &words.with(&[])));
    let wrong = Back {
        fields: Fields::of(&[("agency", "house"), ("agreed", LONG)]),
        faults,
        receipt: None,
    };
    let ended = made(whole.clone(), false)?;
    Ok(vec![
        Sample::of("goals", "empty", &page(&bare, Back::default()))?,
        Sample::of(
            "goals",
            "ordinary",
            &page(&made(first, true)?, Back::default()),
        )?,
        Sample::of(
            "goals",
            "longest",
            &page(&made(whole.clone(), true)?, Back::default()),
        )?,
        Sample::of("goals", "ended", &page(&ended, Back::default()))?,
        Sample::of("goals", "error", &page(&made(whole, true)?, wrong))?,
    ])
}
