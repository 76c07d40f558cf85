//! Invented people for the samples of pages: the same in every gallery, whatever the database holds.

use engine_planning::companions::{CompanyWish, Kind, Slot, Suggested, Wish};
use jiff::civil::DateTime;
use jiff::{Span, Timestamp};
use kit_letters::{ThreadToken, VisitToken};
use kit_store::Given;
use kit_web::Asked;

use crate::companion::approval::store::Approvals;
use crate::crossing::CrossingId;
use crate::crossing::pages::answer::Opened;
use crate::crossing::pages::detail::Known;
use crate::crossing::rules::{After, Crossing, State, answer_by};
use crate::crossing::store::{By, Happened, Line, Stored};
use crate::crossing::suggest::Found;
use crate::listing::times::Meets;
use crate::people::store::House;
use crate::people::{
    Association, AssociationId, Community, CommunityId, Companion, CompanionId, Coordinator,
    CoordinatorId,
};
use crate::visit::{Visit, VisitId};

/// The id spelt so here. Every spelling below is well-formed; a wrong one would only be another invented id.
macro_rules! id {
    ($type:ty, $text:expr) => {
        <$type>::from_text($text).unwrap_or_else(|| <$type>::new(&Given::system()))
    };
}

fn sure(text: &str) -> CompanionId {
    id!(CompanionId, text)
}

fn coordinator_id(text: &str) -> CoordinatorId {
    id!(CoordinatorId, text)
}

fn association_id() -> AssociationId {
    id!(AssociationId, "association-havnen")
}

fn community_id() -> CommunityId {
    id!(CommunityId, "community-walk")
}

/// A companion with some time on Wednesdays.
pub(crate) fn companion(id: &str, name: &str) -> Companion {
    Companion {
        id: sure(id),
        association: association_id(),
        first_name: name.to_owned(),
        kind: Kind::Peer,
        age: Some(34),
        interests: vec![Wish::Move, Wish::Nature],
        max_load: 2,
        sign: Some("gul jakke".to_owned()),
        paused: false,
        left: false,
        languages: None,
        area: None,
        pause: None,
        times: vec![Slot {
            weekday: 3,
            from_min: 15 * 60,
            to_min: 20 * 60,
        }],
    }
}

/// An association of four people and one walk.
pub(crate) fn house() -> House {
    let coordinator = |id: &str, name: &str, phone: &str| Coordinator {
        id: coordinator_id(id),
        association: association_id(),
        first_name: name.to_owned(),
        phone: phone.to_owned(),
        away: false,
        left: false,
    };
    House {
        association: Association {
            id: association_id(),
            name: "Fællesskabet på Havnen".to_owned(),
            phone: "00 00 20 00".to_owned(),
            answer_days: 2,
        },
        coordinators: vec![
            coordinator("coordinator-lone", "Lone", "00 00 20 01"),
            coordinator("coordinator-peter", "Peter", "00 00 20 02"),
        ],
        companions: vec![
            companion("companion-mette", "Mette"),
            companion("companion-ole", "Ole"),
        ],
        communities: vec![Community {
            id: community_id(),
            association: association_id(),
            name: "Gåturen ved åen".to_owned(),
            meeting_place: "Bænken foran biblioteket, Havnegade 4".to_owned(),
            wishes: vec![Wish::Move],
            duty: None,
            times: vec![Meets::weekly(Slot {
                weekday: 3,
                from_min: 16 * 60,
                to_min: 16 * 60 + 40,
            })],
        }],
    }
}

fn days_ago(asked: &Asked, days: i64) -> Timestamp {
    let now = asked.web.given.now();
    now.checked_sub(Span::new().hours(24 * days)).unwrap_or(now)
}

fn stored(asked: &Asked, name: &str, state: State, days: i64) -> Stored {
    Stored {
        id: id!(CrossingId, "crossing-sample"),
        thread: ThreadToken::new(&asked.web.given),
        association: association_id(),
        community: Some(community_id()),
        called: Some(name.to_owned()),
        reach: Some(("room".to_owned(), None)),
        company: CompanyWish::Peer,
        about: Some("Jeg taler bedst, når vi går.".to_owned()),
        when_suits: Some("Helst om eftermiddagen.".to_owned()),
        opened: days_ago(asked, days),
        since: days_ago(asked, days),
        crossing: Crossing {
            coordinator: coordinator_id("coordinator-lone"),
            last: None,
            held: 0,
            state,
        },
    }
}

fn new_state(asked: &Asked, days_on: i64) -> State {
    State::New {
        answer_by: answer_by(asked.web.given.today(), days_on),
    }
}

fn visit_id() -> VisitId {
    id!(VisitId, "visit-sample")
}

/// The next Wednesday at four.
fn wednesday(asked: &Asked) -> DateTime {
    let now = asked.web.given.local();
    house()
        .communities
        .first()
        .and_then(|one| one.next_meetings(now, 1).first().copied())
        .unwrap_or(now)
}

/// A visit of the sample crossing.
pub(crate) fn visit(asked: &Asked) -> Visit {
    Visit {
        id: visit_id(),
        token: VisitToken::new(&asked.web.given),
        crossing: id!(CrossingId, "crossing-sample"),
        companion: sure("companion-mette"),
        number: 1,
        starts: wednesday(asked),
        place: "Bænken foran biblioteket, Havnegade 4".to_owned(),
        note: Some("Kom gerne fem minutter før.".to_owned()),
        accepted: Some(days_ago(asked, 1)),
        guest_answer: Some("coming".to_owned()),
        ended: None,
        again: None,
    }
}

/// Visits of the running samples.
pub(crate) fn visits(asked: &Asked) -> Vec<Visit> {
    vec![visit(asked)]
}

/// A new enquiry.
pub(crate) fn first(asked: &Asked) -> Stored {
    stored(asked, "Amir", new_state(asked, 2), 1)
}

/// Two that wait for an answer, one late, and one that waits for a companion.
pub(crate) fn waiting(asked: &Asked) -> Vec<Stored> {
    let late = State::New {
        answer_by: asked
            .web
            .given
            .today()
            .checked_sub(Span::new().days(3))
            .unwrap_or_else(|_| asked.web.given.today()),
    };
    vec![
        stored(asked, "Åse", late, 6),
        first(asked),
        stored(asked, "Ivalu", State::Answered, 4),
    ]
}

/// One in each running state.
pub(crate) fn running(asked: &Asked) -> Vec<Stored> {
    let (companion, visit) = (sure("companion-mette"), visit_id());
    let one = |state| stored(asked, "Amir", state, 5);
    vec![
        first(asked),
        one(State::Asked {
            companion: companion.clone(),
            visit: visit.clone(),
        }),
        one(State::Promised {
            companion: companion.clone(),
            visit: visit.clone(),
        }),
        one(State::CallWanted {
            companion: companion.clone(),
            visit,
        }),
        one(State::Between {
            companion,
            after: After::NotToday,
        }),
    ]
}

/// One in a given pause.
pub(crate) fn between(asked: &Asked, after: After) -> Stored {
    let companion = sure("companion-mette");
    stored(asked, "Amir", State::Between { companion, after }, 5)
}

/// Two who go alone now.
pub(crate) fn arrived(asked: &Asked) -> Vec<Stored> {
    vec![
        stored(asked, "Freja", State::WalksAlone, 100),
        stored(asked, "Otto", State::Stayed, 150),
    ]
}

/// The longest words that may stand in an enquiry.
pub(crate) fn longest(asked: &Asked) -> Stored {
    let about = "Jeg er glad for faste aftaler og vil vide ændringer dagen før, for ellers bliver jeg hjemme. ";
    Stored {
        called: Some("Paninnguaq-Elisabeth af Rødgrødmedflødekøbing på Sønderstrandsvej".chars().take(60).collect()),
        about: Some(about.repeat(6).chars().take(500).collect()),
        when_suits: Some(about.repeat(4).chars().take(300).collect()),
        reach: Some((
            "email".to_owned(),
            Some("paninnguaq.elisabeth.roedgroedmedfloedekoebing@soenderstrandsvejens-beboerforening.example".to_owned()),
        )),
        company: CompanyWish::CallBeforeAfter,
        ..first(asked)
    }
}

/// What the answer page is made from; without people there is nobody to suggest.
pub(crate) fn opened(asked: &Asked, stored: Stored, people: bool) -> Opened {
    let house = house();
    let now = asked.web.given.local();
    let found = if people {
        let asked_about = house.companions.clone();
        let candidates: Vec<_> = asked_about
            .iter()
            .enumerate()
            .map(|(index, one)| engine_planning::companions::Candidate {
                id: one.id.as_str().to_owned(),
                kind: one.kind,
                times: one.times.clone(),
                running: u32::from(index > 0) * 2,
                max_load: 2,
                paused: false,
                been_with_before: false,
                interests: one.interests.clone(),
                age: None,
                last_visit_days: Some(30),
            })
            .collect();
        let when = wednesday(asked);
        let need = engine_planning::companions::Need {
            when: crate::people::hour_from(when),
            wish: stored.company,
            interests: vec![Wish::Move],
            preferred: None,
            near_age: None,
            said_no: Vec::new(),
        };
        Found {
            answer: engine_planning::companions::suggest(&candidates, &need, 3),
            people: asked_about,
            lacking: Vec::new(),
        }
    } else {
        Found {
            people: Vec::new(),
            lacking: Vec::new(),
            answer: Suggested::default(),
        }
    };
    let times = if people {
        house
            .communities
            .first()
            .map_or_else(Vec::new, |one| one.next_meetings(now, 3))
    } else {
        Vec::new()
    };
    Opened {
        lines: lines(asked),
        house,
        stored,
        found,
        times,
    }
}

fn lines(asked: &Asked) -> Vec<Line> {
    vec![Line {
        at: days_ago(asked, 1),
        by: Some(coordinator_id("coordinator-lone")),
        words: "Hej. Tak, fordi du skrev.\nJeg finder en, der kan følge dig.".to_owned(),
    }]
}

/// What the page of one crossing is made from.
pub(crate) fn known(asked: &Asked, stored: Stored) -> Known {
    let steps = [
        ("opened", By::Guest),
        (
            "answered",
            By::Coordinator(coordinator_id("coordinator-lone")),
        ),
        ("accepted", By::Companion(sure("companion-mette"))),
    ];
    Known {
        house: house(),
        visit: stored.crossing.state.visit().map(|_| visit(asked)),
        plan: None,
        notices: Vec::new(),
        lines: lines(asked),
        steps: steps
            .into_iter()
            .map(|(what, by)| Happened {
                at: days_ago(asked, 1),
                what: what.to_owned(),
                by,
            })
            .collect(),
        approvals: Approvals::default(),
        visit_lines: Vec::new(),
        turns: house().companions.into_iter().take(2).collect(),
        stored,
    }
}
