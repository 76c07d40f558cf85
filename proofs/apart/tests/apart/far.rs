//! What the other banks do meanwhile: people come and go, letters are carried or lie, something goes wrong.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use kit_web::Router;

use crate::die::Die;
use crate::kept::{Bank, Kept};
use crate::observe::{Seen, Sent, ask};
use crate::page::Page;
use crate::visitor::{Person, Visitor};
use crate::world::{Post, World};

/// What a leak could carry over: everything here comes from another realm than the one that is watched.
#[derive(Debug, Default)]
pub(crate) struct Traces {
    /// Requests of the other banks.
    pub(crate) acts: AtomicU64,
    /// Those that were answered with more than a refusal.
    pub(crate) earnest: AtomicU64,
    /// Letters that were carried.
    pub(crate) letters: AtomicU64,
    /// Crossings that the association's people were shown.
    pub(crate) crossings: AtomicU64,
    /// The newest heading of theirs.
    pub(crate) heading: Mutex<String>,
    /// The newest body of each address.
    pub(crate) pages: Mutex<HashMap<String, Vec<u8>>>,
    known: Mutex<BTreeSet<String>>,
    /// Whether the newest of theirs was read in English.
    pub(crate) english: Mutex<bool>,
}

impl Traces {
    pub(crate) fn count(&self, of: &AtomicU64) -> u64 {
        of.load(Ordering::SeqCst)
    }

    pub(crate) fn note(&self, path: &str, seen: &Seen) {
        self.acts.fetch_add(1, Ordering::SeqCst);
        if seen.status < 400 {
            self.earnest.fetch_add(1, Ordering::SeqCst);
        }
        if !seen.is("text/html") {
            return;
        }
        let text = seen.text();
        *self.english.lock().unwrap() = text.contains("lang=\"en\"");
        if let Some((_, rest)) = text.split_once("<h1>") {
            let heading = rest.split("</h1>").next().unwrap_or_default();
            heading.clone_into(&mut self.heading.lock().unwrap());
        }
        let links = Page::read(&text).links;
        let crossings = links.into_iter().filter(|link| {
            let to = link.split('?').next().unwrap_or_default();
            ["/nye/", "/foelgeskab/", "/mine/"]
                .iter()
                .any(|begin| to.starts_with(begin))
        });
        let mut known = self.known.lock().unwrap();
        known.extend(crossings);
        let count = u64::try_from(known.len()).unwrap();
        self.crossings.store(count, Ordering::SeqCst);
        self.pages
            .lock()
            .unwrap()
            .insert(path.to_owned(), seen.body.clone());
    }
}

/// One address of the other banks with those who use it.
pub(crate) struct Address {
    pub(crate) router: Router,
    pub(crate) visitor: Visitor,
}

/// The other banks of one world.
pub(crate) struct Far {
    pub(crate) addresses: Vec<Address>,
    post: Option<Arc<Post>>,
    die: Die,
    today: Date,
    /// How busy this world is: 0 is a bank that is closed.
    busy: usize,
    pub(crate) traces: Arc<Traces>,
}

/// Links that the sample worlds have, by realm.
pub(crate) fn people(bank: Bank) -> Vec<Person> {
    let links: &[&str] = match bank {
        Bank::Municipality => &["demo-birgitte", "demo-jonas", "demo-karen", "demo-vibeke"],
        Bank::Civil => &[
            "demo-lone",
            "demo-mette",
            "demo-owner",
            "demo-anders",
            "demo-peter",
        ],
        Bank::Citizen => &["demo-guest", "demo-guest-alone", "demo-guest-new"],
        Bank::Research => &["demo-sigrid", "demo-villads"],
        Bank::Public => &[],
    };
    let mut all: Vec<Person> = links
        .iter()
        .map(|link| Person::with(&[(*link).to_owned()]))
        .collect();
    if bank == Bank::Municipality {
        all.push(Person::with_card(&realm_municipality::DEMO_CARD));
    }
    all.push(Person::default());
    all
}

/// Everybody at a realm's own address, by the realm's own list of routes.
pub(crate) fn visitor(bank: Bank) -> Visitor {
    let declared = match bank {
        Bank::Public => realm_public::routes().declared().to_vec(),
        // The rooms are entered from the open pages at the same address.
        Bank::Citizen => [
            realm_citizen::routes().declared(),
            realm_public::routes().declared(),
        ]
        .concat(),
        Bank::Municipality => realm_municipality::routes().declared().to_vec(),
        Bank::Civil => realm_civil::routes().declared().to_vec(),
        Bank::Research => realm_research::routes().declared().to_vec(),
    };
    let mut visitor = Visitor::new(bank.origin(), &declared, people(bank));
    if bank == Bank::Citizen {
        // Each guess at a key costs its work on purpose.
        visitor.rare = &["/min/noegle", "/ind", "/min/noegle.pdf"];
    }
    visitor
}

impl Far {
    pub(crate) fn new(
        world: &World,
        banks: &[Bank],
        carries: bool,
        seed: u64,
        traces: &Arc<Traces>,
    ) -> Self {
        let kept: &Kept = &world.kept;
        let addresses = banks.iter().map(|bank| Address {
            router: world.doors.of(*bank).clone(),
            visitor: visitor(*bank),
        });
        let mut die = Die::new(seed);
        let busy = die.below(4);
        Self {
            addresses: addresses.collect(),
            post: carries.then(|| Arc::clone(&world.post)),
            die,
            busy,
            today: kept.kit(Bank::Civil).given.today(),
            traces: Arc::clone(traces),
        }
    }

    /// How many things are done beside the request of this number: at first one for sure, later by how busy it is.
    pub(crate) fn how_much(&mut self, number: usize) -> usize {
        if self.busy == 0 {
            return 0;
        }
        let most = if number < 4 { 5 } else { 2 };
        if number < 4 || self.die.percent(10 * self.busy) {
            1 + self.die.below(most)
        } else {
            0
        }
    }

    /// Does this many things.
    pub(crate) async fn act(&mut self, times: usize) {
        for _ in 0..times {
            if self.die.percent(20)
                && let Some(post) = self.post.clone()
            {
                self.carry(&post).await;
                continue;
            }
            let at = self.die.below(self.addresses.len());
            let Some(address) = self.addresses.get_mut(at) else {
                return;
            };
            let sent = address.visitor.next(self.today, &mut self.die);
            let seen = ask(&address.router, &sent).await;
            address.visitor.saw(&sent, &seen);
            self.traces.note(&sent.path, &seen);
        }
    }

    async fn carry(&self, post: &Post) {
        let there = post.from_citizen.round().await.unwrap();
        let back = post.from_civil.round().await.unwrap();
        let letters = u64::from(there.delivered) + u64::from(back.delivered);
        self.traces.letters.fetch_add(letters, Ordering::SeqCst);
    }
}

impl Far {
    /// Somebody new writes to an association: the whole row of questions, to the key in words.
    pub(crate) async fn enquire(&mut self) {
        let Some(at) = self.addresses.iter().position(|a| {
            a.visitor
                .routes
                .iter()
                .any(|route| route.path == "/min/noegle")
        }) else {
            return;
        };
        let address = self.addresses.get_mut(at).unwrap();
        address.visitor.people.push(Person::default());
        let who = address.visitor.people.len() - 1;
        let mut sent = Sent::get("/alle");
        for _ in 0..9 {
            address.visitor.dress_for(who, &mut sent);
            let seen = ask(&address.router, &sent).await;
            address.visitor.saw(&sent, &seen);
            self.traces.note(&sent.path, &seen);
            let Some(next) = address.visitor.onward(who, self.today, &mut self.die) else {
                return;
            };
            sent = next;
        }
    }
}
