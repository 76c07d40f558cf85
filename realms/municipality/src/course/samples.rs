//! Course pages as they look.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Failed, Fields, Sample};

use super::after::{CameAfter, Ending, Next, Reason, Stands};
use super::after_page::{after_page, slip_page};
use super::again::Meets;
use super::beside::{Card, Sums, Todo};
use super::list_page::guests_page;
use super::new_page::{self, From, Return, new_page};
use super::page::{Back, Guest, guest_page};
use super::policy::CoursePolicy;
use super::rules::{CardId, CourseFault, CourseId, GuestId, Hat, Offer, SupportId, TodoId};
use super::store::{Course, Listed};
use super::story::{Happened, Longer, Step, Story};
use super::sums::sums_page;
use super::support::{Kind, Stretch, Support, What, line_of_time};
use crate::goal::rules::Sheet;
use crate::goal::{due_sample, sheet_sample};
use crate::group::read::WayIn;
use crate::group::rules::SeriesId;
use crate::house::{FormId, House, WorkerId};
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
        protected: false,
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
            decided_at: Some("Rådgiver på Værestedet i Nørreå, tirsdage kl. 10-12".to_owned()),
            hat: Hat::Worker,
            with: None,
        },
        support: Vec::new(),
        way: vec![Stretch {
            what: What::Course(offer),
            from: start,
            to: None,
        }],
        todos: Vec::new(),
        sheet: Sheet::default(),
        card: None,
        carried_on: false,
        policy: CoursePolicy::default(),
        talks: 1,
        workshops: Vec::new(),
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

/// A guest's number and course as the samples of other areas need them.
pub(crate) fn course_sample(asked: &Asked) -> Option<(GuestId, Course)> {
    let guest = guest(asked, 150, Offer::Individual, "Jeg vil synge igen.")?;
    Some((guest.id, guest.course))
}

/// A guest in the middle of a course and one whose course has ended, as the samples of other areas need them.
pub(crate) fn guest_samples(asked: &Asked) -> Option<(Guest, Guest)> {
    let running = guest(asked, 40, Offer::Individual, "Jeg vil synge igen.")?;
    let mut ended = running.clone();
    ended.steps.push(happened(
        asked,
        Step::Ended(Ending {
            reason: Reason::TimeIsUp,
            next: Next::Talks,
            stands: None,
            came_after: None,
            words: String::new(),
        }),
    ));
    Some((running, ended))
}

fn happened(asked: &Asked, step: Step) -> Happened {
    Happened {
        step,
        by: "Birgitte".to_owned(),
        at: asked.web.given.now(),
    }
}

/// A guest near the end, with everything that can stand beside a course.
fn beside(asked: &Asked, guest: &mut Guest) -> Option<()> {
    let today = asked.web.given.today();
    let long_ago = today.saturating_sub(400.days());
    guest.workshops = vec![WayIn {
        series: SeriesId::from_text("series-00001")?,
        name: "Krop og ro for dem, der har svært ved at komme ud ad døren".to_owned(),
        day: today.saturating_add(9.days()),
        at_min: 600,
        free: false,
    }];
    guest.course.with = Some(("Signe".to_owned(), Hat::Adviser));
    guest.support = vec![Support {
        id: SupportId::from_text("support-01")?,
        kind: Kind::S85,
        from: long_ago,
        to: None,
    }];
    guest.way = line_of_time(guest.way.clone(), &guest.support);
    guest.sheet = sheet_sample(asked)?;
    guest.todos = vec![
        Todo {
            id: TodoId::from_text("todo-00001")?,
            line: LONG.to_owned(),
            done: false,
            shared: false,
        },
        Todo {
            id: TodoId::from_text("todo-00002")?,
            line: "Ring til boligselskabet.".to_owned(),
            done: true,
            shared: true,
        },
    ];
    guest.card = Some(Card {
        id: CardId::from_text("card-00001")?,
        talks: 5,
        valid_to: today.saturating_add(90.days()),
        used: vec![(FormId::from_text("punch-0001")?, today)],
    });
    guest.steps.extend([
        happened(asked, Step::SpokeOfCommunities),
        happened(asked, Step::SpokeOfNetwork),
        happened(asked, Step::SaidBack("Den sidste dag i maj.".to_owned())),
        happened(asked, Step::TooShort(Longer::Trust)),
        happened(asked, Step::Taper(LONG.to_owned())),
        happened(asked, Step::Planned(Next::Talks, LONG.to_owned())),
    ]);
    Some(())
}

/// Open courses: one whose last day is over, one near it, and others.
pub(crate) fn listed(today: Date) -> Option<Vec<Listed>> {
    let one = |called: &str, days: i64, offer: Offer| {
        let start = today.saturating_sub(days.days());
        Some(Listed {
            guest: GuestId::from_text("guest-00001")?,
            called: called.to_owned(),
            protected: false,
            goal: "Jeg vil synge igen.".to_owned(),
            offer,
            start,
            end: (offer == Offer::Individual).then(|| engine_planning::clock::end_of(start, 6)),
            contact: "Birgitte".to_owned(),
            contact_id: WorkerId::from_text("worker-birgitte")?,
            story: Story::of(&[]),
        })
    };
    Some(vec![
        one("Bodil", 200, Offer::Individual)?,
        Listed {
            protected: true,
            ..one("Lisa", 165, Offer::Individual)?
        },
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
        ..From::default()
    };
    let back = From {
        back: Some(Return {
            guest: GuestId::from_text("guest-00001").ok_or(Failed::NotFound)?,
            called: "Anna".to_owned(),
            goal: "Jeg vil synge igen.".to_owned(),
            meets: Meets::Left {
                before: "Jonas".to_owned(),
                instead: workers.first().ok_or(Failed::NotFound)?.id.clone(),
            },
            had_before: true,
        }),
        ..From::default()
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
    let mut near = made(150, Offer::Individual, LONG)?;
    beside(asked, &mut near).ok_or(Failed::NotFound)?;
    let mut ended = near.clone();
    ended.steps.push(happened(
        asked,
        Step::Ended(Ending {
            reason: Reason::TimeIsUp,
            next: Next::Talks,
            stands: Some(Stands::OnTheWay),
            came_after: Some(CameAfter::OwnWay),
            words: "Det var godt at have en dag.".to_owned(),
        }),
    ));
    let mut waits = ordinary.clone();
    waits.steps.push(happened(
        asked,
        Step::Paused(
            today,
            super::story::Clock::Runs,
            "Er hos sin søster i to uger.".to_owned(),
        ),
    ));
    let mut wrong_end = Back {
        fields: Fields::of(&[("next", ""), ("caught", LONG)]),
        ..Back::default()
    };
    wrong_end.faults.add("next", asked.say("after-fault-next"));
    let after = |guest: &Guest, back| after_page(asked, guest, "form-0001", back);
    let policy = CoursePolicy::default();
    let sums = |open, spoke, ended, without_taper, too_short| {
        sums_page(
            asked,
            &Sums {
                open,
                spoke,
                ended,
                without_taper,
                too_short,
            },
        )
    };
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
        Sample::of(
            "course-new",
            "again",
            &new(&back, &new_page::Back::default()),
        )?,
        Sample::of("guest", "empty", &page(&bare, Back::default()))?,
        Sample::of("guest", "ordinary", &page(&ordinary, Back::default()))?,
        Sample::of("guest", "longest", &page(&ended, Back::default()))?,
        Sample::of("guest", "error", &page(&ordinary, wrong_day))?,
        Sample::of("guest", "pause", &page(&waits, Back::default()))?,
        Sample::of("course-after", "empty", &after(&bare, Back::default()))?,
        Sample::of(
            "course-after",
            "ordinary",
            &after(&ordinary, Back::default()),
        )?,
        Sample::of("course-after", "longest", &after(&near, Back::default()))?,
        Sample::of("course-after", "ended", &after(&ended, Back::default()))?,
        Sample::of("course-after", "error", &after(&near, wrong_end))?,
        Sample::of("course-slip", "empty", &slip_page(asked, &bare))?,
        Sample::of("course-slip", "ordinary", &slip_page(asked, &ordinary))?,
        Sample::of("course-slip", "longest", &slip_page(asked, &near))?,
        Sample::of("course-sums", "empty", &sums(0, 0, 0, 0, Vec::new()))?,
        Sample::of(
            "course-sums",
            "ordinary",
            &sums(23, 9, 14, 5, vec![(Longer::Trust, 4), (Longer::Ill, 2)]),
        )?,
        Sample::of(
            "guests",
            "empty",
            &guests_page(asked, &house, &[], &policy, &[], today),
        )?,
        Sample::of(
            "guests",
            "ordinary",
            &guests_page(
                asked,
                &house,
                &listed(today).unwrap_or_default(),
                &policy,
                &due_sample(asked).unwrap_or_default(),
                today,
            ),
        )?,
    ])
}
