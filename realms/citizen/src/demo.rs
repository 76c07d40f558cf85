//! A few rooms for the demo, so that a visitor can look into one that is lived in. The story's own guest makes her
//! room herself. All names are invented.

use jiff::civil::{DateTime, Time, Weekday};
use jiff::{Span, ToSpan};
use kit_letters::{
    Again, Appointment, CivilToCitizen, ComingOrNot, CommunityId, Company, Day, Enquiry, HowItWent,
    Lines, Reach, Received, Reply, Short, ThreadToken, VisitAnswer, VisitClosed, VisitNumber,
    VisitToken, WalksAlone, WallTime, Went,
};
use kit_store::{Given, Store, StoreError, Tx};
use kit_web::door;
use serde::Deserialize;

use crate::crossing::CrossingId;
use crate::crossing::rules::Step;
use crate::crossing::store::{NewCrossing, Target, begin, note};
use crate::demo_network;
use crate::key::act::entrant;
use crate::measure::rules::measure;
use crate::own::EntryId;
use crate::own::kind::Kind;
use crate::own::rules::{Told, What};
use crate::own::store::put;
use crate::realm::Citizen;
use crate::room::lock::OpenRoom;
use crate::room::notice::{self, Event};
use crate::room::store::make;
use crate::room::{RoomId, sql::ANY_ROOM};

/// Why the demo's rooms could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DemoFault {
    /// The scenario is not as this program expects.
    #[error("the scenario cannot be read")]
    Scenario(#[from] toml::de::Error),
    /// The directory is not as this program expects.
    #[error("the demo's directory cannot be read")]
    Directory(#[from] serde_json::Error),
    /// The scenario names something that is not there, or that no letter can hold.
    #[error("the scenario has no usable {0}")]
    Missing(&'static str),
    /// The database refused it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[derive(Deserialize)]
struct Scenario {
    hero: Hero,
    association: Vec<Association>,
    pools: Pools,
}
#[derive(Deserialize)]
struct Pools {
    guest_names: Vec<String>,
}
#[derive(Deserialize)]
struct Hero {
    association: String,
    coordinator: String,
    companion: String,
}
#[derive(Deserialize)]
struct Association {
    key: String,
    name: String,
    services: Vec<String>,
    coordinator: Vec<Person>,
    companion: Vec<Companion>,
}
#[derive(Deserialize)]
struct Person {
    key: String,
    first_name: String,
    phone: String,
}
#[derive(Deserialize)]
struct Companion {
    key: String,
    first_name: String,
    weekdays: Vec<String>,
    from: String,
    sign: String,
}
#[derive(Deserialize)]
struct Feed {
    contents: Vec<Service>,
}
#[derive(Deserialize)]
struct Service {
    id: String,
    name: String,
}

/// What every room of the demo is made from.
#[derive(Clone)]
pub(crate) struct World {
    association: String,
    coordinator: String,
    phone: String,
    companion: String,
    sign: String,
    weekday: Weekday,
    from: Time,
    /// Id and name of the communities.
    places: Vec<(String, String)>,
    /// What guests are called.
    pub(crate) names: Vec<String>,
}

pub(crate) fn world() -> Result<World, DemoFault> {
    let scenario: Scenario =
        toml::from_str(include_str!("../../../data/demokobing/scenario.toml"))?;
    let feed: Feed = serde_json::from_str(include_str!("../../../data/demokobing/hsds.json"))?;
    let hero = &scenario.hero;
    let house = scenario
        .association
        .into_iter()
        .find(|a| a.key == hero.association);
    let house = house.ok_or(DemoFault::Missing("association"))?;
    let lead = house.coordinator.iter().find(|c| c.key == hero.coordinator);
    let lead = lead.ok_or(DemoFault::Missing("coordinator"))?;
    // Not the story's companion: her first visit shall be the visitor's own.
    let other = house.companion.iter().find(|c| c.key != hero.companion);
    let other = other.ok_or(DemoFault::Missing("companion"))?;
    let weekday = other.weekdays.first().and_then(|word| weekday(word));
    let places = house.services.iter().filter_map(|id| {
        let service = feed.contents.iter().find(|s| s.id == *id)?;
        Some((service.id.clone(), service.name.clone()))
    });
    Ok(World {
        association: house.name.clone(),
        coordinator: lead.first_name.clone(),
        phone: lead.phone.clone(),
        companion: other.first_name.clone(),
        sign: other.sign.clone(),
        weekday: weekday.ok_or(DemoFault::Missing("weekday"))?,
        from: Time::strptime("%H:%M", &other.from).or(Err(DemoFault::Missing("time")))?,
        places: places.collect(),
        names: scenario.pools.guest_names,
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

/// Puts the demo's rooms into an empty database, relative to today; a database with rooms is left alone. The link
/// `/ind/demo-guest` leads into Sofie's room, `/ind/demo-guest-alone` into Poul's. No letters are posted.
///
/// # Errors
/// [`DemoFault`] says what is amiss with the demo's own data, or what the database said.
pub fn seed_demo(store: &Store<Citizen>, given: &Given) -> Result<(), DemoFault> {
    let (world, given) = (world()?, given.clone());
    store
        .job("demo")
        .write_now("make the demo's rooms", move |tx| {
            let there = tx.row(ANY_ROOM, &[], |r| r.get::<String>(0))?;
            if there.is_none() {
                sofie(tx, &given, &world, ("Sofie", Some("demo-guest")))?;
                poul(tx, &given, &world, ("Poul", Some("demo-guest-alone")))?;
                ines(tx, &given, &world, ("Ines", Some("demo-guest-new")))?;
            }
            Ok::<_, DemoFault>(())
        })
}

/// A room being filled, one step after the other.
struct Filling<'a> {
    given: &'a Given,
    world: &'a World,
    room: OpenRoom,
    thread: ThreadToken,
    crossing: CrossingId,
}

fn short<const N: usize>(text: &str, what: &'static str) -> Result<Short<N>, DemoFault> {
    Short::new(text).or(Err(DemoFault::Missing(what)))
}

fn move_in<'a>(
    tx: &mut Tx<'_>,
    given: &'a Given,
    world: &'a World,
    (name, link): (&str, Option<&str>),
    place: usize,
    days_ago: i64,
) -> Result<Filling<'a>, DemoFault> {
    let (id, name_and_place) = (given.random128(), world.places.get(place));
    let (community_id, community) = name_and_place.ok_or(DemoFault::Missing("community"))?;
    let id = RoomId::from_text(&id).ok_or(DemoFault::Missing("room"))?;
    let now = given.now();
    // Nobody has words for these rooms: a demo's room is entered by its link, which carries the key.
    let room = OpenRoom::new(id, &|bytes| given.fill(bytes));
    make(tx, &room.slot, name, given.today())?;
    notice::tell(tx, &room.slot, Event::Made, now)?;
    if let Some(link) = link {
        let entrant = entrant(&room, name, false);
        door::make_link(tx, link, &entrant, 3 * 525_600, 1_000_000, now)?;
    }
    let filling = Filling {
        given,
        world,
        room,
        thread: ThreadToken::new(given),
        crossing: CrossingId::new(given),
    };
    let crossing = NewCrossing {
        id: filling.crossing.clone(),
        thread: filling.thread,
        target: Target {
            community_id: community_id.clone(),
            community: community.clone(),
            association: world.association.clone(),
            coordinator: world.coordinator.clone(),
            phone: world.phone.clone(),
            asked_ms: 0,
        },
    };
    begin(tx, &filling.room.slot, &crossing, now)?;
    let enquiry = Enquiry {
        thread: filling.thread,
        community: CommunityId::from_text(community_id).or(Err(DemoFault::Missing("community")))?,
        called: short(name, "name")?,
        reach: Reach::Room,
        company: Company::Peer,
        about: None,
        when_suits: None,
    };
    filling.step(tx, days_ago, &Step::Sent(enquiry.into()))?;
    Ok(filling)
}

impl Filling<'_> {
    fn step(&self, tx: &mut Tx<'_>, days_ago: i64, step: &Step) -> Result<(), DemoFault> {
        let day = self.given.local().checked_sub(Span::new().days(days_ago));
        let at = day.map_or_else(|_| self.given.now(), |day| self.given.moment(day));
        let id = self.given.random128();
        note(tx, &self.room.slot, &self.crossing, &id, (step, None), at)?;
        Ok(())
    }

    fn note(&self, tx: &mut Tx<'_>, days_ago: i64, what: What) -> Result<(), DemoFault> {
        let day = self.given.local().checked_sub(Span::new().days(days_ago));
        let at = day.map_or_else(|_| self.given.now(), |day| self.given.moment(day));
        put(
            tx,
            &self.room.slot,
            &EntryId::new(self.given),
            &Told::now(what, at.as_millisecond()),
        )?;
        Ok(())
    }

    fn got(&self, tx: &mut Tx<'_>, days_ago: i64, letter: CivilToCitizen) -> Result<(), DemoFault> {
        self.step(tx, days_ago, &Step::Got(letter))
    }

    fn received(&self, tx: &mut Tx<'_>, days_ago: i64) -> Result<(), DemoFault> {
        let today = self.given.today();
        let by = today.checked_add((3 - days_ago).days()).unwrap_or(today);
        let letter = Received {
            thread: self.thread,
            owner_first_name: short(&self.world.coordinator, "coordinator")?,
            owner_phone: short(&self.world.phone, "phone")?,
            answer_by: Day::from(by),
        };
        self.got(tx, days_ago, letter.into())
    }

    fn appointment(&self, starts: DateTime, number: u8) -> Result<Appointment, DemoFault> {
        Ok(Appointment {
            thread: self.thread,
            visit: VisitToken::new(self.given),
            starts: WallTime::from(starts),
            place: short("Bænken ved døren", "place")?,
            companion_first_name: short(&self.world.companion, "companion")?,
            companion_sign: Some(short(&self.world.sign, "sign")?),
            meeting_note: Lines::new("Vi går ind sammen. Du må gerne bare sidde.").ok(),
            number: VisitNumber::new(number).or(Err(DemoFault::Missing("number")))?,
        })
    }

    /// The companion's weekday, `weeks` before or after the coming one, at the companion's hour.
    fn on_the_day(&self, weeks: i64) -> Result<DateTime, DemoFault> {
        let day = self
            .given
            .today()
            .nth_weekday(1, self.world.weekday)
            .and_then(|day| day.checked_add((7 * weeks).days()))
            .or(Err(DemoFault::Missing("weekday")))?;
        Ok(day.to_datetime(self.world.from))
    }
}

/// Sofie has asked, got an answer, and a visit comes up.
pub(crate) fn sofie(
    tx: &mut Tx<'_>,
    given: &Given,
    world: &World,
    who: (&str, Option<&str>),
) -> Result<(), DemoFault> {
    let room = move_in(tx, given, world, who, 1, 4)?;
    room.received(tx, 4)?;
    let reply = Reply {
        thread: room.thread,
        from: short(&world.coordinator, "coordinator")?,
        text: Lines::new(&format!(
            "Hej {}. Tak for din besked. Jeg har fundet en, der gerne vil med.",
            who.0
        ))
        .or(Err(DemoFault::Missing("text")))?,
    };
    room.got(tx, 2, reply.into())?;
    let visit = room.appointment(room.on_the_day(0)?, 1)?;
    room.got(tx, 1, visit.into())?;
    demo_network::fill(tx, given, &room.room, who.0)?;
    sofies_own(tx, &room, who.0)
}

/// What Sofie has written down for herself: her card, what helps, a way on, a place to try, and four weeks in numbers.
fn sofies_own(tx: &mut Tx<'_>, room: &Filling<'_>, name: &str) -> Result<(), DemoFault> {
    let notes: [(Kind, &[(&str, &str)]); 6] = [
        (
            Kind::Card,
            &[
                ("kaldes", name),
                (
                    "hjaelper",
                    "At vide på forhånd, hvem der kommer. Gerne på skrift.",
                ),
                ("svaert", "Når mange taler på én gang."),
                ("tegn", "Jeg bliver stille og ser ned."),
                ("stille", "Min søster må skrive: Går du med?"),
            ],
        ),
        (
            Kind::Tool,
            &[
                ("navn", "Træk vejret roligt i ét minut"),
                (
                    "hvordan",
                    "Ind, mens jeg tæller til fire. Ud, mens jeg tæller til seks.",
                ),
            ],
        ),
        (Kind::Alone, &[("navn", "Ringe og bestille tid")]),
        (
            Kind::Next,
            &[
                ("navn", "To formiddage i genbrugsbutikken"),
                ("vej", "praktik"),
                ("sted", "leder"),
                ("skridt", "Gå derind og se, hvordan der er"),
                ("ellers", "Biblioteket, når der bliver plads."),
            ],
        ),
        (
            Kind::Question,
            &[("navn", "Hvornår på dagen er det bedst at tage medicinen?")],
        ),
        (
            Kind::Outing,
            &[
                ("navn", "Kaffe på biblioteket"),
                ("tid", "På lørdag formiddag"),
                ("med", "Min søster"),
            ],
        ),
    ];
    for (kind, values) in notes {
        let values = values
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        room.note(
            tx,
            2,
            What::Note {
                kind,
                values,
                done: None,
            },
        )?;
    }
    let questions = ["#soevn", "#ud"].map(str::to_owned).to_vec();
    room.note(tx, 22, What::Asks { questions })?;
    for (days_ago, sleep, out) in [
        (21, 3, Some(2)),
        (14, 5, Some(4)),
        (7, 4, None),
        (0, 6, Some(5)),
    ] {
        let day = room
            .given
            .today()
            .checked_sub(Span::new().days(days_ago))
            .unwrap_or(room.given.today());
        let answers = [("#soevn", Some(sleep)), ("#ud", out)];
        let answers = answers
            .map(|(question, said)| (question.to_owned(), said.map(|number: i32| number * 10)));
        if let Some(what) = measure(day, &answers, "") {
            room.note(tx, days_ago, what)?;
        }
    }
    Ok(())
}

/// Poul went along twice, and has walked alone for more than three months.
pub(crate) fn poul(
    tx: &mut Tx<'_>,
    given: &Given,
    world: &World,
    who: (&str, Option<&str>),
) -> Result<(), DemoFault> {
    let room = move_in(tx, given, world, who, 0, 150)?;
    let thread = room.thread;
    room.received(tx, 150)?;
    for (number, weeks, again) in [(1_u8, -19_i64, Again::Yes), (2, -18, Again::DontKnow)] {
        let visit = room.appointment(room.on_the_day(weeks)?, number)?;
        let token = visit.visit;
        let ago = -7 * weeks;
        room.got(tx, ago + 3, visit.into())?;
        let yes = VisitAnswer {
            thread,
            visit: token,
            answer: ComingOrNot::Coming,
        };
        room.step(tx, ago + 2, &Step::Sent(yes.into()))?;
        let closed = VisitClosed {
            thread,
            visit: token,
            met: true,
            next: None,
        };
        room.got(tx, ago - 8, closed.into())?;
        let told = HowItWent {
            thread,
            visit: token,
            went: Went::Good,
            again,
        };
        room.step(tx, ago - 8, &Step::Sent(told.into()))?;
    }
    room.step(tx, 110, &Step::Sent(WalksAlone { thread }.into()))
}

/// Ines has just written; Lone reads it.
pub(crate) fn ines(
    tx: &mut Tx<'_>,
    given: &Given,
    world: &World,
    who: (&str, Option<&str>),
) -> Result<(), DemoFault> {
    let room = move_in(tx, given, world, who, 2, 1)?;
    room.received(tx, 1)
}
