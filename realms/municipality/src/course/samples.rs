//! Course pages as they look.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Failed, Fields, Sample};

use super::new_page::{self, From, guests_page, new_page};
use super::page::{Back, Guest, guest_page};
use super::rules::{CourseFault, CourseId, GuestId, Happened, Hat, Offer, Step};
use super::store::{Course, Listed};
use crate::house::{House, WorkerId};
use crate::today::samples::workers;
use crate::today::store::Coming;

const LONG: &str = "Jeg vil gerne kunne gå gennem torvet midt på dagen, stille mig i køen til bageren og blive \
    stående, til det er min tur, også når der er mange, som jeg ikke kender";

fn guest(asked: &Asked, days_ago: i64, offer: Offer, goal: &str) -> Option<Guest> {
    let given = &asked.web.given;
    let today = given.today();
    let start = today.saturating_sub(days_ago.days());
    let at = given.moment(start.at(10, 0, 0, 0));
    let by = "Birgitte".to_owned();
    Some(Guest {
        id: GuestId::from_text("guest-00001")?,
        called: "Anna".to_owned(),
        house: House::default(),
        workers: workers(),
        course: Course {
            id: CourseId::from_text("course-0001")?,
            offer,
            start,
            end: (offer == Offer::Individual).then(|| engine_planning::clock::end_of(start, 6)),
            goal: goal.to_owned(),
            afterwards: None,
            contact: WorkerId::from_text("worker-birgitte")?,
            contact_name: by.clone(),
            decided_by: "Jonas".to_owned(),
            hat: Hat::Worker,
        },
        steps: vec![
            Happened {
                step: Step::Opened,
                by: by.clone(),
                at,
            },
            Happened {
                step: Step::Talk("Vi går en tur næste gang.".to_owned()),
                by,
                at,
            },
        ],
        coming: vec![Coming {
            day: today.saturating_add(2.days()),
            at_min: 600,
            with: "Birgitte".to_owned(),
            what: "Samtale".to_owned(),
        }],
    })
}

fn listed(today: Date) -> Option<Vec<Listed>> {
    let one = |called: &str, days: i64, offer: Offer| {
        let start = today.saturating_sub(days.days());
        Some(Listed {
            guest: GuestId::from_text("guest-00001")?,
            called: called.to_owned(),
            offer,
            start,
            end: (offer == Offer::Individual).then(|| engine_planning::clock::end_of(start, 6)),
            contact: "Birgitte".to_owned(),
        })
    };
    Some(vec![
        one("Lisa", 165, Offer::Individual)?,
        one("Paninnguaq-Marie Rosing Sørensen", 44, Offer::Individual)?,
        one("Anna", 80, Offer::Group)?,
    ])
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let house = House::default();
    let workers = workers();
    let new = |from: &From, back: &new_page::Back| {
        new_page(asked, &house, &workers, today, "form-0001", from, back)
    };
    let from = From {
        wish: "Leder efter noget at stå op til.".to_owned(),
        met_by: Some("worker-jonas".to_owned()),
    };
    let latest = engine_planning::clock::end_of(today, 6);
    let typed = Fields::of(&[
        ("called", ""),
        ("goal", LONG),
        ("basis", "82b"),
        ("start", &today.to_string()),
        ("end", "2099-01-01"),
    ]);
    let wrong = new_page::Back {
        fields: typed,
        faults: vec![
            ("called", CourseFault::NoName),
            ("end", CourseFault::TooLate(latest)),
        ],
    };
    let page = |guest: &Guest, back| guest_page(asked, guest, today, "form-0001", back);
    let made = |days, offer, goal| guest(asked, days, offer, goal).ok_or(Failed::NotFound);
    let ordinary = made(16, Offer::Individual, "Jeg vil synge igen.")?;
    let mut ended = made(200, Offer::Individual, LONG)?;
    ended.steps.push(Happened {
        step: Step::Ended("Det var godt at have en dag.".to_owned()),
        by: "Birgitte".to_owned(),
        at: asked.web.given.now(),
    });
    let mut bare = made(3, Offer::Group, "Jeg vil grine noget mere.")?;
    bare.coming.clear();
    let mut wrong_day = Back {
        fields: Fields::of(&[("day", "i morgen"), ("time", "10")]),
        ..Back::default()
    };
    wrong_day.faults.add("day", asked.say("fault-day-past"));
    Ok(vec![
        Sample::of(
            "course-new",
            "empty",
            &new(&From::default(), &new_page::Back::default()),
        )?,
        Sample::of(
            "course-new",
            "ordinary",
            &new(&from, &new_page::Back::default()),
        )?,
        Sample::of("course-new", "error", &new(&from, &wrong))?,
        Sample::of("guest", "empty", &page(&bare, Back::default()))?,
        Sample::of("guest", "ordinary", &page(&ordinary, Back::default()))?,
        Sample::of("guest", "longest", &page(&ended, Back::default()))?,
        Sample::of("guest", "error", &page(&ordinary, wrong_day))?,
        Sample::of("guests", "empty", &guests_page(asked, &house, &[], today))?,
        Sample::of(
            "guests",
            "ordinary",
            &guests_page(asked, &house, &listed(today).unwrap_or_default(), today),
        )?,
    ])
}
