//! The pages of somebody who has a room.

use kit_letters::{
    Again, CancelledBecause, CivilToCitizen, ComingOrNot, LetterId, Message, WalksAlone, Withdrawal,
};
use kit_web::door::Open;
use kit_web::{Asked, Failed, Faults, Sample};

use super::cast::{Scene, amiss, lines, longest, ordinary};
use crate::card::pages as card;
use crate::crossing::act::POLITE;
use crate::crossing::rules::Step;
use crate::crossing::store::{Crossing, Held};
use crate::crossing::{CrossingId, messages, pages as mine, routes, visit_page};
use crate::key::code::{CODES, Code};
use crate::key::store::Card;
use crate::realm::{GUEST, GUEST_OWN_PHONE, OWN_ROOM, WAY_IN};
use crate::room::act::{Look, Told};
use crate::room::notice::{Event, Notice};
use crate::room::pages as room;

/// Everything that can be told of the ways in.
const EVENTS: [Event; 21] = [
    Event::PasskeyDoubted,
    Event::PasskeyGone,
    Event::Passkey,
    Event::PasskeyMade,
    Event::ShownEnded,
    Event::ShownOpened,
    Event::Shown,
    Event::WordsAndMail,
    Event::Halfway,
    Event::StepOff,
    Event::StepOn,
    Event::NoMail,
    Event::Mail,
    Event::Taken,
    Event::Ended,
    Event::NoCard,
    Event::Code,
    Event::Card,
    Event::Remembered,
    Event::Words,
    Event::Made,
];

fn look(at: jiff::Timestamp, purpose: &str) -> Look {
    Look {
        at,
        role: kit_store::JOB.to_owned(),
        purpose: purpose.to_owned(),
    }
}

pub(super) fn mine_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (cast, long) = (ordinary(), longest());
    let (scene, far) = (Scene::new(asked, &cast)?, Scene::new(asked, &long)?);
    let begun = || Ok::<_, Failed>(vec![scene.enquiry()?, scene.received()?]);
    let with = |more: Vec<Step>| begun().map(|steps| [steps, more].concat());
    let thread = scene.thread;
    let visited = || {
        Ok::<_, Failed>(vec![
            scene.offered(-3)?,
            scene.answer(ComingOrNot::Coming),
            scene.closed(),
        ])
    };
    let after = |step: Step| with([visited()?, vec![step]].concat());
    let ways: Vec<(&'static str, Vec<Step>, i64)> = vec![
        ("on-its-way", vec![scene.enquiry()?], 0),
        ("being-read", begun()?, 0),
        ("seeking", with(vec![scene.reply()?])?, 0),
        (
            "ordinary",
            with(vec![scene.reply()?, scene.offered(3)?])?,
            0,
        ),
        (
            "coming",
            with(vec![scene.offered(3)?, scene.answer(ComingOrNot::Coming)])?,
            0,
        ),
        (
            "not-today",
            with(vec![scene.offered(3)?, scene.answer(ComingOrNot::NotToday)])?,
            0,
        ),
        (
            "called-off",
            with(vec![
                scene.offered(3)?,
                scene.cancelled(CancelledBecause::CompanionCannot),
            ])?,
            0,
        ),
        ("how-was-it", with(visited()?)?, 0),
        ("thinking", after(scene.told(Again::DontKnow))?, 0),
        ("paused", after(scene.told(Again::No))?, 0),
        ("alone", after(Scene::sent(WalksAlone { thread }))?, 3),
        (
            "still-there",
            after(Scene::sent(WalksAlone { thread }))?,
            120,
        ),
        (
            "withdrawn",
            with(vec![Scene::sent(Withdrawal { thread })])?,
            0,
        ),
    ];
    let mut samples = vec![Sample::of("mine", "empty", &room::nothing_yet(asked))?];
    for (name, steps, days) in ways {
        let crossing = scene.crossing(steps, days)?;
        let page = mine::mine(asked, &crossing, &[], Some(&cast.place), false, None);
        samples.push(Sample::of("mine", name, &page)?);
    }
    let crossing = far.crossing(
        vec![
            far.enquiry()?,
            far.received()?,
            far.reply()?,
            far.offered(9)?,
        ],
        0,
    )?;
    let other = scene.crossing(begun()?, 0)?;
    let end = Some(scene.day(120));
    let other = Crossing {
        id: CrossingId::from_text("0198c1de-0000-7000-8000-000000000003")
            .ok_or_else(|| amiss("id"))?,
        ..other
    };
    let page = mine::mine(asked, &crossing, &[other], Some(&long.place), true, end);
    samples.push(Sample::of("mine", "longest", &page)?);
    for (name, cast, scene) in [("ordinary", &cast, &scene), ("longest", &long, &far)] {
        let steps = vec![scene.enquiry()?, scene.received()?, scene.offered(3)?];
        let crossing = scene.crossing(steps, 0)?;
        let offer = scene.offer(3)?;
        let page = visit_page::page(asked, &crossing, &offer, Some(&cast.place), Faults::none());
        samples.push(Sample::of("visit", name, &page)?);
        if name == "ordinary" {
            let mut faults = Faults::none();
            faults.add("tekst", asked.say("fault-to-companion-long"));
            let page = visit_page::page(asked, &crossing, &offer, Some(&cast.place), faults);
            samples.push(Sample::of("visit", "error", &page)?);
        }
    }
    Ok(samples)
}

/// The same way, with every message just written.
fn held(asked: &Asked, way: &Crossing) -> Crossing {
    let given = &asked.web.given;
    let until = given.now().saturating_add(POLITE).unwrap_or(given.now());
    let held = (0..way.steps.len()).map(|at| Held {
        at,
        step: format!("step-{at}"),
        letter: LetterId::new(given),
        until,
        waits: true,
    });
    Crossing {
        held: held.collect(),
        ..way.clone()
    }
}

pub(super) fn talk_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (cast, long) = (ordinary(), longest());
    let (scene, far) = (Scene::new(asked, &cast)?, Scene::new(asked, &long)?);
    let one = |field: &str, text: String| {
        let mut faults = Faults::none();
        faults.add(field, text);
        faults
    };
    let short_way = scene.crossing(vec![scene.enquiry()?], 0)?;
    let own = Message {
        thread: scene.thread,
        text: lines("Er der en bænk på vejen?")?,
    };
    let theirs = CivilToCitizen::from(Message {
        thread: scene.thread,
        text: lines("Ja, der er fire.\nHilsen Lone")?,
    });
    let talk = scene.crossing(
        vec![
            scene.enquiry()?,
            scene.reply()?,
            Scene::sent(own),
            Step::Got(theirs),
        ],
        0,
    )?;
    let past = scene.crossing(vec![scene.enquiry()?, scene.offered(-3)?], 5)?;
    let offer = scene.offer(-3)?;
    let far_past = far.crossing(vec![far.enquiry()?, far.offered(-3)?], 5)?;
    let none = Faults::none;
    Ok(vec![
        Sample::of(
            "messages",
            "empty",
            &messages::page(asked, &short_way, none()),
        )?,
        Sample::of(
            "messages",
            "ordinary",
            &messages::page(asked, &talk, none()),
        )?,
        Sample::of(
            "messages-not-right",
            "ordinary",
            &messages::not_right(asked, &talk, false, none()),
        )?,
        Sample::of(
            "messages-not-right",
            "sent",
            &messages::not_right(asked, &talk, true, none()),
        )?,
        Sample::of(
            "messages-not-right",
            "error",
            &messages::not_right(
                asked,
                &talk,
                false,
                one("tekst", asked.say("fault-not-right-empty")),
            ),
        )?,
        Sample::of(
            "messages",
            "held",
            &messages::page(asked, &held(asked, &talk), none()),
        )?,
        Sample::of(
            "messages",
            "error",
            &messages::page(asked, &talk, one("tekst", asked.say("fault-message-empty"))),
        )?,
        Sample::of("how", "ordinary", &mine::how(asked, &past, &offer, none()))?,
        Sample::of(
            "how",
            "longest",
            &mine::how(asked, &far_past, &far.offer(-3)?, none()),
        )?,
        Sample::of(
            "how",
            "error",
            &mine::how(asked, &past, &offer, one("gik", asked.say("fault-how"))),
        )?,
        Sample::of("again", "ordinary", &mine::again(asked, &past))?,
        Sample::of("stop", "ordinary", &routes::stop_page(asked, &past))?,
        Sample::of("stop", "longest", &routes::stop_page(asked, &far_past))?,
    ])
}

pub(super) fn room_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (cast, long) = (ordinary(), longest());
    let (scene, far) = (Scene::new(asked, &cast)?, Scene::new(asked, &long)?);
    let visited = scene.crossing(
        vec![
            scene.enquiry()?,
            scene.offered(-3)?,
            scene.answer(ComingOrNot::Coming),
            scene.told(Again::Yes),
        ],
        1,
    )?;
    let far_way = far.crossing(vec![far.enquiry()?], 1)?;
    let now = asked.web.given.now();
    let device = |session: &str, role: &str| Open {
        session: session.to_owned(),
        role: role.to_owned(),
        since: now,
        seen: now,
    };
    let here = asked
        .who
        .as_ref()
        .map_or("here", |who| who.session.as_str());
    let told = Told {
        devices: vec![
            device(here, GUEST.0),
            device("elsewhere", GUEST_OWN_PHONE.0),
        ],
        notices: vec![
            Notice::new(Event::Words, now),
            Notice::new(Event::Made, now),
        ],
        shares: Vec::new(),
        looks: Vec::new(),
        links: 0,
    };
    let seen = Told {
        devices: vec![
            device(here, GUEST.0),
            device("elsewhere", GUEST_OWN_PHONE.0),
            device("anywhere", GUEST.0),
        ],
        notices: EVENTS.map(|event| Notice::new(event, now)).to_vec(),
        shares: super::own::shares(asked)?,
        looks: [OWN_ROOM, WAY_IN]
            .map(|purpose| look(now, purpose))
            .to_vec(),
        links: 2,
    };
    let half_used = Card { made: now, left: 6 };
    let codes: Vec<Code> = (0..CODES).map(|_| Code::draw(&asked.web.given)).collect();
    let mut wrong_date = Faults::none();
    wrong_date.add("dato", asked.say("fault-date"));
    Ok(vec![
        Sample::of("control", "empty", &room::control(asked, &[], &told))?,
        Sample::of(
            "control",
            "ordinary",
            &room::control(asked, &[visited], &told),
        )?,
        Sample::of(
            "control",
            "longest",
            &room::control(asked, &[far_way], &seen),
        )?,
        Sample::of("card", "empty", &card::card(asked, None))?,
        Sample::of("card", "ordinary", &card::card(asked, Some(half_used)))?,
        Sample::of("codes", "ordinary", &card::codes(asked, &codes))?,
        Sample::of("erase", "ordinary", &room::erase(asked))?,
        Sample::of("erased", "ordinary", &room::erased(asked))?,
        Sample::of("end", "empty", &room::end_date(asked, None, Faults::none()))?,
        Sample::of(
            "end",
            "ordinary",
            &room::end_date(asked, Some(scene.day(120)), Faults::none()),
        )?,
        Sample::of("end", "error", &room::end_date(asked, None, wrong_date))?,
    ])
}
