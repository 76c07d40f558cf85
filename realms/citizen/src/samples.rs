//! Every page in its situations, for the eye, for axe, and for the tests (STYLE.md habit 15).

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use kit_letters::{
    Again, Appointment, Cancelled, CancelledBecause, CitizenToCivil, CivilToCitizen, ComingOrNot,
    CommunityId, Company, Day, Enquiry, HowItWent, Lines, Message, Reach, Received, Reply, Short,
    TextFault, ThreadToken, VisitAnswer, VisitClosed, VisitNumber, VisitToken, WalksAlone,
    WallTime, Went, Withdrawal,
};
use kit_web::{Asked, Failed, Faults, Fields, Sample};

use crate::PublicCommunity;
use crate::crossing::rules::{Step, Way};
use crate::crossing::store::Crossing;
use crate::crossing::{CrossingId, messages, pages as mine, routes, visit_page};
use crate::key::words::{Misread, RoomKey};
use crate::key::{pages as key, words};
use crate::realm::{GUEST, GUEST_OWN_PHONE};
use crate::room::{pages as room, store::Device};
use crate::start::pages::{self as start, Carried};
use crate::start::rules::{Page, read};

const THREAD: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const VISIT: &str = "5d4c3b2a19087f6e5d4c3b2a19087f6e";

fn amiss(fault: impl std::fmt::Display) -> Failed {
    Failed::Page(format!("a sample is not as it should be: {fault}"))
}

fn short<const N: usize>(text: &str) -> Result<Short<N>, Failed> {
    Short::new(text).map_err(|fault: TextFault| amiss(fault))
}

fn lines<const N: usize>(text: &str) -> Result<Lines<N>, Failed> {
    Lines::new(text).map_err(|fault: TextFault| amiss(fault))
}

/// The people and places of the samples: short as they often are, or as long as they may be.
struct Cast {
    place: PublicCommunity,
    companion: &'static str,
    meet: &'static str,
    sign: &'static str,
    note: &'static str,
}

fn ordinary() -> Cast {
    Cast {
        place: PublicCommunity {
            id: "02995e37-f778-4447-841e-39e8812d3e9f".to_owned(),
            slug: "gaaturen-ved-aaen".to_owned(),
            name: "Gåturen ved åen".to_owned(),
            association: "Fællesskabet på Havnen".to_owned(),
            coordinator_first_name: "Lone".to_owned(),
            coordinator_phone: "00 00 20 01".to_owned(),
            where_words:
                "Fra busholdepladsen går du ned mod vandet. Bænken står til højre for broen."
                    .to_owned(),
            first_time: vec![
                "Mette står ved bænken kl. 16.".to_owned(),
                "I går langs åen i en halv time.".to_owned(),
                "Bagefter er der kaffe for dem, der vil.".to_owned(),
            ],
        },
        companion: "Mette",
        meet: "Bænken ved Åvej 1",
        sign: "gul jakke",
        note: "Vi går i roligt tempo.",
    }
}

fn longest() -> Cast {
    Cast {
        place: PublicCommunity {
            name: "Eftermiddagsfællesspisningen i Søndervangskvarterets beboerhus ved Gammel Åboulevard".to_owned(),
            association: "Landsforeningen for medborgerskab og fællesskaber i lokalområderne omkring Demokøbing Fjord".to_owned(),
            coordinator_first_name: "Anne-Margrethe Kristiane".to_owned(),
            ..ordinary().place
        },
        companion: "Christian-Emanuel",
        meet: "Ved den lange træbænk mellem cykelstativerne og den gamle røde telefonboks på Søndervangsboulevardens nordlige side, lige over for bageren",
        sign: "en stor grøn regnfrakke med gule knapper og en stribet stofpose med garn",
        note: "Vi går ind ad sidedøren.\nDer er et roligt rum bag køkkenet, hvor du kan sidde i fred, hvis der bliver for meget larm.",
    }
}

/// The letters of one sample way, seen from the reader's today.
struct Scene<'a> {
    asked: &'a Asked,
    cast: &'a Cast,
    thread: ThreadToken,
    visit: VisitToken,
    today: Date,
}

impl<'a> Scene<'a> {
    fn new(asked: &'a Asked, cast: &'a Cast) -> Result<Self, Failed> {
        Ok(Self {
            asked,
            cast,
            thread: ThreadToken::from_text(THREAD).map_err(amiss)?,
            visit: VisitToken::from_text(VISIT).map_err(amiss)?,
            today: asked.web.given.today(),
        })
    }

    fn day(&self, days: i64) -> Date {
        self.today.checked_add(days.days()).unwrap_or(self.today)
    }

    fn enquiry(&self) -> Result<Step, Failed> {
        let letter = Enquiry {
            thread: self.thread,
            community: CommunityId::from_text(&self.cast.place.id).map_err(amiss)?,
            called: short("Amir")?,
            reach: Reach::Phone(short("00 00 12 34")?),
            company: Company::Peer,
            about: Some(lines("Jeg vil helst sidde ved døren.")?),
            when_suits: Some(lines("Helst om eftermiddagen.")?),
        };
        Ok(Step::Sent(letter.into()))
    }

    fn received(&self) -> Result<Step, Failed> {
        let letter = Received {
            thread: self.thread,
            owner_first_name: short(&self.cast.place.coordinator_first_name)?,
            owner_phone: short(&self.cast.place.coordinator_phone)?,
            answer_by: Day::from(self.day(3)),
        };
        Ok(Step::Got(letter.into()))
    }

    fn reply(&self) -> Result<Step, Failed> {
        let from = short(&self.cast.place.coordinator_first_name)?;
        let text = lines("Hej Amir. Tak for din besked.\nJeg finder en, der kan gå med dig.")?;
        let thread = self.thread;
        Ok(Step::Got(Reply { thread, from, text }.into()))
    }

    fn offer(&self, days: i64) -> Result<Appointment, Failed> {
        let at: DateTime = self.day(days).at(16, 0, 0, 0);
        Ok(Appointment {
            thread: self.thread,
            visit: self.visit,
            starts: WallTime::from(at),
            place: short(self.cast.meet)?,
            companion_first_name: short(self.cast.companion)?,
            companion_sign: Some(short(self.cast.sign)?),
            meeting_note: Some(lines(self.cast.note)?),
            number: VisitNumber::new(1).map_err(amiss)?,
        })
    }

    fn offered(&self, days: i64) -> Result<Step, Failed> {
        Ok(Step::Got(self.offer(days)?.into()))
    }

    fn answer(&self, answer: ComingOrNot) -> Step {
        let (thread, visit) = (self.thread, self.visit);
        let letter = VisitAnswer {
            thread,
            visit,
            answer,
        };
        Step::Sent(letter.into())
    }

    fn cancelled(&self, why: CancelledBecause) -> Step {
        let (thread, visit) = (self.thread, self.visit);
        Step::Got(Cancelled { thread, visit, why }.into())
    }

    fn closed(&self) -> Step {
        let (thread, visit) = (self.thread, self.visit);
        let letter = VisitClosed {
            thread,
            visit,
            met: true,
            next: None,
        };
        Step::Got(letter.into())
    }

    fn told(&self, again: Again) -> Step {
        let (thread, visit, went) = (self.thread, self.visit, Went::Good);
        let letter = HowItWent {
            thread,
            visit,
            went,
            again,
        };
        Step::Sent(letter.into())
    }

    fn sent(letter: impl Into<CitizenToCivil>) -> Step {
        Step::Sent(letter.into())
    }

    /// The way after these steps, of which the last was `days` ago.
    fn crossing(&self, steps: Vec<Step>, days: i64) -> Result<Crossing, Failed> {
        let on = self.day(-days);
        let at = self.asked.web.given.moment(on.at(10, 0, 0, 0));
        let steps: Vec<_> = steps.into_iter().map(|step| (at, step)).collect();
        Ok(Crossing {
            id: CrossingId::from_text("0198c1de-0000-7000-8000-000000000002")
                .ok_or_else(|| amiss("id"))?,
            thread: self.thread,
            community_id: self.cast.place.id.clone(),
            community: self.cast.place.name.clone(),
            association: self.cast.place.association.clone(),
            coordinator: self.cast.place.coordinator_first_name.clone(),
            phone: self.cast.place.coordinator_phone.clone(),
            way: Way::of(steps.iter().map(|(_, step)| (on, step))),
            steps,
        })
    }
}

fn mine_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
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
        let page = visit_page::page(asked, &crossing, &scene.offer(3)?, Some(&cast.place));
        samples.push(Sample::of("visit", name, &page)?);
    }
    Ok(samples)
}

fn talk_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
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

fn room_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
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
    let device = |session: &str, role: &str| Device {
        session: session.to_owned(),
        role: role.to_owned(),
        since: now,
        seen: now,
    };
    let here = asked
        .who
        .as_ref()
        .map_or("here", |who| who.session.as_str());
    let devices = [
        device(here, GUEST.0),
        device("elsewhere", GUEST_OWN_PHONE.0),
    ];
    let mut wrong_date = Faults::none();
    wrong_date.add("dato", asked.say("fault-date"));
    Ok(vec![
        Sample::of("control", "empty", &room::control(asked, &[], &devices))?,
        Sample::of(
            "control",
            "ordinary",
            &room::control(asked, &[visited], &devices),
        )?,
        Sample::of(
            "control",
            "longest",
            &room::control(asked, &[far_way], &devices),
        )?,
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

fn start_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (cast, long) = (ordinary(), longest());
    let carried = Carried {
        thread: THREAD.to_owned(),
        seed: THREAD.repeat(2),
    };
    let typed = Fields::of(&[
        ("f", &cast.place.id),
        ("hvem", "peer"),
        ("kald", "Amir"),
        ("naa", "telefon"),
        ("telefon", "00 00 12 34"),
        ("om", "Jeg vil helst sidde ved døren."),
        (
            "tid",
            "Helst om eftermiddagen, og gerne på en dag, hvor der ikke er så mange andre.",
        ),
    ]);
    let bare = Fields::of(&[("f", &cast.place.id)]);
    let wrong = Fields::of(&[("f", &cast.place.id), ("naa", "telefon"), ("telefon", "12")]);
    let ask = |place, page, fields, faults: &[_]| {
        start::question(asked, place, page, fields, &carried, faults)
    };
    let faults = |fields, page| read(fields, page).err().unwrap_or_default();
    let answers = read(&typed, Page::Check)
        .ok()
        .flatten()
        .ok_or_else(|| amiss("answers"))?;
    let you: Vec<_> = faults(&wrong, Page::You)
        .into_iter()
        .filter(|f| f.place().1 == Page::You)
        .collect();
    let room_key =
        RoomKey::from_bits(&[0x5a, 0x13, 0xf7, 0x88, 0x21, 0x4e, 0xc3, 0x09, 0xd6, 0x70]);
    let frame = || asked.frame(asked.say("title-key"));
    let wrong_words = key::misread(asked, &Misread::Count(6));
    let misspelt = words::read("albatrs")
        .err()
        .map(|fault| key::misread(asked, &fault));
    Ok(vec![
        Sample::of("start-place", "empty", &start::no_place(asked))?,
        Sample::of(
            "start-company",
            "empty",
            &ask(&cast.place, Page::Company, &bare, &[]),
        )?,
        Sample::of(
            "start-company",
            "ordinary",
            &ask(&cast.place, Page::Company, &typed, &[]),
        )?,
        Sample::of(
            "start-company",
            "longest",
            &ask(&long.place, Page::Company, &typed, &[]),
        )?,
        Sample::of(
            "start-company",
            "error",
            &ask(
                &cast.place,
                Page::Company,
                &bare,
                &faults(&bare, Page::Company),
            ),
        )?,
        Sample::of(
            "start-you",
            "empty",
            &ask(&cast.place, Page::You, &bare, &[]),
        )?,
        Sample::of(
            "start-you",
            "ordinary",
            &ask(&cast.place, Page::You, &typed, &[]),
        )?,
        Sample::of(
            "start-you",
            "error",
            &ask(&cast.place, Page::You, &wrong, &you),
        )?,
        Sample::of(
            "start-about",
            "empty",
            &ask(&cast.place, Page::About, &bare, &[]),
        )?,
        Sample::of(
            "start-about",
            "ordinary",
            &ask(&cast.place, Page::About, &typed, &[]),
        )?,
        Sample::of(
            "check",
            "ordinary",
            &start::check(asked, &cast.place, &typed, &answers, &carried),
        )?,
        Sample::of(
            "check",
            "longest",
            &start::check(asked, &long.place, &typed, &answers, &carried),
        )?,
        Sample::of(
            "key",
            "ordinary",
            &key::shown(asked, frame(), &room_key, &cast.place),
        )?,
        Sample::of(
            "key",
            "longest",
            &key::shown(asked, frame(), &room_key, &long.place),
        )?,
        Sample::of("enter", "empty", &key::enter(asked, None))?,
        Sample::of("enter", "error", &key::enter(asked, Some(wrong_words)))?,
        Sample::of("enter", "longest", &key::enter(asked, misspelt))?,
    ])
}

/// Every page of the realm: empty, ordinary, longest Danish, error.
///
/// # Errors
/// [`Failed::Page`] if a page cannot be filled.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    Ok([
        mine_samples(asked)?,
        talk_samples(asked)?,
        room_samples(asked)?,
        start_samples(asked)?,
    ]
    .concat())
}
