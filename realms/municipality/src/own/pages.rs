//! The way in, the card, and the page itself, on the screen and on paper.

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use kit_web::{Asked, Faults, Field, Frame, Link};
use kit_words::when;

use crate::course::{self, Guest, GuestId};
use crate::portrait::PortraitId;
use crate::portrait::pages::{Face, worker_src};
use crate::talk::Drawn;
use crate::text;

/// So many of the contact person's next watches are told.
const WATCHES: usize = 4;

#[derive(Template)]
#[template(path = "own_enter.html")]
pub(super) struct EnterPage {
    frame: Frame,
    faults: Faults,
    code: Field,
}

/// Typing a code. It is not shown again: it lets somebody in.
pub(super) fn enter_page(asked: &Asked, fault: Option<String>) -> EnterPage {
    let mut faults = Faults::none();
    let mut code = Field::new("kode", asked.say("own-code"))
        .hint(asked.say("own-code-hint"))
        .autocomplete("off");
    code.fault.clone_from(&fault);
    if let Some(fault) = fault {
        faults.add("kode", fault);
    }
    EnterPage {
        frame: asked.frame(asked.say("own-enter-title")),
        faults,
        code,
    }
}

/// A guest's card as it stands.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) guest: GuestId,
    pub(super) called: String,
    /// Whether the offer has such pages.
    pub(super) on: bool,
    /// Name and address are protected.
    pub(super) protected: bool,
    pub(super) made: Option<Timestamp>,
    pub(super) left: i64,
}

#[derive(Template)]
#[template(path = "own_card.html")]
pub(super) struct CardPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    here: String,
    guest: String,
    form: String,
    on: bool,
    stands: Option<String>,
    codes: Vec<String>,
    address: String,
}

/// The card's page; `codes` only in the answer that made them.
pub(super) fn card_page(asked: &Asked, held: &Held, form: &str, codes: &[String]) -> CardPage {
    let receipt = match asked.query.get("nyt") {
        "vist" => Some(asked.say("own-card-shown")),
        "lukket" => Some(asked.say("own-card-revoked")),
        _ => None,
    };
    CardPage {
        frame: asked
            .frame(asked.say("own-card-title"))
            .back(format!("/gaest/{}", held.guest)),
        heading: asked.tell("own-card-heading", &[("name", held.called.as_str().into())]),
        receipt,
        here: format!("/gaest/{}/kort", held.guest),
        guest: format!("/gaest/{}", held.guest),
        form: form.to_owned(),
        on: held.on,
        stands: held.made.map(|made| {
            let day = when::date(asked.lang(), asked.web.given.zoned(made).date());
            asked.tell(
                "own-card-stands",
                &[("day", day.into()), ("n", held.left.into())],
            )
        }),
        codes: codes.to_vec(),
        address: format!("{}/mit/ind", asked.web.origin),
    }
}

/// What stands on the page besides the course.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    /// The telephone of the house.
    pub(super) phone: String,
    /// How the contact person is reached, as the offer says it (GM-7).
    pub(super) reach: String,
    /// When the contact person is host (PS-4).
    pub(super) watches: Vec<(Date, i64, i64)>,
    pub(super) curves: Vec<Drawn>,
    /// The contact person's picture, where they brought one (PS-3).
    pub(super) picture: Option<PortraitId>,
    /// A call is on the house's list already.
    pub(super) called: bool,
    pub(super) on_paper: bool,
}

#[derive(Template)]
#[template(path = "own_page.html")]
pub(super) struct OwnPage {
    frame: Frame,
    heading: String,
    receipt: Option<String>,
    /// None after the end: then only the open door and whom to ring (FR-14, BR-20).
    running: Option<Running>,
    open_door: String,
    contact: String,
    face: Option<Face>,
    ways: Vec<String>,
    on_duty: Vec<String>,
    called: bool,
    ring: String,
    form: String,
    on_paper: bool,
}

/// What stands there while the course runs.
struct Running {
    ends: String,
    then: String,
    next: String,
    goals: Vec<String>,
    curves: Vec<Drawn>,
}

/// The page; week and end are told as on every paper (FR-12).
pub(super) fn own_page(asked: &Asked, guest: &Guest, around: Around, form: &str) -> OwnPage {
    let (lang, today) = (asked.lang(), asked.web.given.today());
    let (open, clock) = (guest.story().state.open(), guest.at(today));
    let mut frame = asked.frame(asked.say("own-page-title"));
    if around.on_paper {
        frame = frame.back(format!("/gaest/{}", guest.id));
    } else {
        frame.looked = Some(Link::to("/mit/kig", asked.say("mine-link")));
    }
    let first = guest.coming.first();
    let running = open.then(|| Running {
        ends: course::ends(asked, &clock),
        then: course::then_to_guest(asked, guest),
        next: first.map_or_else(
            || asked.say("guest-coming-none"),
            |one| course::coming_line(asked, today, one, around.on_paper && guest.protected),
        ),
        goals: guest
            .sheet
            .goals
            .iter()
            .filter(|goal| !goal.reached)
            .map(|goal| goal.line.clone())
            .collect(),
        curves: around.curves,
    });
    // What is carried home of a guest with protection says of no place.
    let bare = around.on_paper && guest.protected;
    let phone = (!bare && !around.phone.is_empty())
        .then(|| asked.tell("own-phone", &[("phone", around.phone.as_str().into())]));
    let reach = (!bare && !around.reach.is_empty()).then(|| around.reach.clone());
    OwnPage {
        frame,
        heading: if open {
            clock.in_words(asked)
        } else {
            asked.say("own-heading-ended")
        },
        receipt: (asked.query.get("nyt") == "ring").then(|| asked.say("own-receipt-ring")),
        open_door: asked.say("own-open-door"),
        contact: asked.tell(
            "slip-contact",
            &[("name", guest.course.contact_name.as_str().into())],
        ),
        face: around.picture.as_ref().map(|id| {
            let src = match around.on_paper {
                true => worker_src(id),
                false => "/mit/foto".to_owned(),
            };
            Face::new(&guest.course.contact_name, Some(src))
        }),
        ways: phone.into_iter().chain(reach).collect(),
        on_duty: around
            .watches
            .iter()
            .filter(|_| open)
            .take(WATCHES)
            .map(|(day, from, to)| {
                let clock = |minute| when::clock(lang, text::time(minute));
                let about = [
                    ("day", when::capital(&when::day(lang, *day)).into()),
                    ("from", clock(*from).into()),
                    ("to", clock(*to).into()),
                ];
                asked.tell("own-on-duty", &about)
            })
            .collect(),
        called: around.called,
        ring: asked.say(if open { "own-ring" } else { "own-again" }),
        form: form.to_owned(),
        on_paper: around.on_paper,
        running,
    }
}
