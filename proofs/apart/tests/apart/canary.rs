//! T14: a word that stands nowhere else, for every line that somebody writes; then every place where it has no business
//! is searched – pages, PDFs, files, logs and the published directory.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use jiff::civil::Date;
use kit_letters::Round;

use crate::die::Die;
use crate::far::visitor;
use crate::files;
use crate::fill::marked;
use crate::kept::{BANKS, Bank};
use crate::log;
use crate::observe::{Seen, Sent, ask};
use crate::room::Room;
use crate::run::{SEED, alone, houses};
use crate::send::escaped;
use crate::visitor::Visitor;
use crate::world::World;

/// SAFETY.md §12: words put in, at each realm as many as its share of what people write.
const SHARES: [(Bank, usize); 4] = [
    (Bank::Municipality, 3_200),
    (Bank::Citizen, 600),
    (Bank::Civil, 800),
    (Bank::Public, 400),
];
/// Every word begins so; no other text of ours does.
const MARK: &str = "zq7x";
const DIGITS: usize = 6;

fn word(number: usize) -> String {
    format!("{MARK}{number:06}")
}

/// The numbers of all words in some bytes: as they are, in capitals, as UTF-16, or in hex.
fn words_in(bytes: &[u8]) -> BTreeSet<usize> {
    let low: Vec<u8> = bytes.to_ascii_lowercase();
    let thin: Vec<u8> = low.iter().copied().filter(|byte| *byte != 0).collect();
    let hex: String = MARK.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut found = numbers(&low, MARK.as_bytes(), 1);
    found.extend(numbers(&thin, MARK.as_bytes(), 1));
    found.extend(numbers(&low, hex.as_bytes(), 2));
    found
}

fn numbers(bytes: &[u8], mark: &[u8], step: usize) -> BTreeSet<usize> {
    let first = mark.first().copied().unwrap_or_default();
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
    let number = |at: usize| -> Option<usize> {
        let rest = bytes.get(at..)?.strip_prefix(mark)?;
        let digits = rest.get(..DIGITS * step)?;
        let text: String = if step == 1 {
            digits.iter().copied().map(char::from).collect()
        } else {
            digits
                .iter()
                .skip(1)
                .step_by(2)
                .copied()
                .map(char::from)
                .collect()
        };
        text.parse().ok()
    };
    starts.filter_map(|(at, _)| number(at)).collect()
}

/// Somewhere a word could be.
struct Place {
    bank: Bank,
    name: String,
    found: BTreeSet<usize>,
}

/// Everybody who writes at a realm; of the open pages only those that lead to a room, since the others have their own reader.
fn writer(bank: Bank) -> Visitor {
    let mut visitor = visitor(bank);
    let on_the_way = ["/alle", "/f/{slug}", "/ud"];
    if bank == Bank::Citizen {
        let own = |path: &str| {
            path.starts_with("/min") || path.starts_with("/ind") || on_the_way.contains(&path)
        };
        visitor.routes.retain(|route| own(route.path));
    }
    visitor
}

/// Everybody, everywhere, in one world.
struct Town {
    world: World,
    room: Room,
    visitors: Vec<(Bank, Visitor)>,
    /// Where each word was put in.
    from: BTreeMap<usize, Bank>,
    /// The newest word; none is used twice.
    fresh: usize,
    die: Die,
    requests: usize,
}

impl Town {
    fn today(&self) -> Date {
        self.world.kept.kit(Bank::Municipality).given.today()
    }

    /// Which realm a request's words are put into: the open pages and the rooms share an address.
    fn taker(bank: Bank, sent: &Sent) -> Bank {
        let room = ["/min", "/ind", "/ud"]
            .iter()
            .any(|begin| sent.path.starts_with(begin));
        if bank == Bank::Citizen && !room {
            Bank::Public
        } else {
            bank
        }
    }

    /// Writes in every field until a realm has its share.
    fn write(&mut self, at: usize) {
        let (bank, mut visitor) = self.visitors.get(at).cloned().unwrap();
        let share = SHARES
            .iter()
            .find(|(known, _)| *known == bank)
            .map_or(0, |(_, share)| *share);
        let today = self.today();
        let mut turn = 0;
        while self.put(bank) < share {
            turn += 1;
            assert!(
                turn < 60 * share,
                "{bank:?} takes no more words: {} of {share}",
                self.put(bank)
            );
            if bank == Bank::Citizen && turn % 120 == 1 {
                self.new_room(&mut visitor, today);
            }
            // The page is opened anew for each form: a form that is sent twice acts once.
            if self.die.percent(60)
                && let Some((page, index)) = visitor.somewhere_to_write(&mut self.die)
            {
                let who = page.who;
                self.send(bank, &mut visitor, page);
                if let Some(sent) = visitor.write_there(who, index, today, &mut self.die) {
                    self.send(bank, &mut visitor, sent);
                }
                continue;
            }
            let sent = visitor.next(today, &mut self.die);
            self.send(bank, &mut visitor, sent);
        }
        *self.visitors.get_mut(at).unwrap() = (bank, visitor);
    }

    fn put(&self, bank: Bank) -> usize {
        self.from.values().filter(|from| **from == bank).count()
    }

    fn send(&mut self, bank: Bank, visitor: &mut Visitor, mut sent: Sent) -> Seen {
        let taker = Self::taker(bank, &sent);
        let fresh = &mut self.fresh;
        let mut next = || {
            *fresh += 1;
            word(*fresh)
        };
        sent.body = marked(&sent.body, escaped, &mut next);
        sent.path = marked(&sent.path, escaped, &mut next);
        let seen = self.room.run(ask(self.world.doors.of(bank), &sent));
        self.requests += 1;
        visitor.saw(&sent, &seen);
        // Only what was taken in counts; what came back with a fault is still searched for, as somebody's words.
        let written = words_in(sent.body.as_bytes())
            .into_iter()
            .chain(words_in(sent.path.as_bytes()));
        if seen.status < 400 {
            for number in written {
                self.from.entry(number).or_insert(taker);
            }
        }
        seen
    }

    /// Somebody new writes to an association, with words of their own.
    fn new_room(&mut self, visitor: &mut Visitor, today: Date) {
        visitor.people.push(crate::visitor::Person::default());
        let who = visitor.people.len() - 1;
        let mut sent = Sent::get("/alle");
        for _ in 0..9 {
            visitor.dress_for(who, &mut sent);
            self.send(Bank::Citizen, visitor, sent);
            let Some(next) = visitor.onward(who, today, &mut self.die) else {
                return;
            };
            sent = next;
        }
    }

    /// Carries every letter that waits, both ways.
    fn carry(&self) -> u32 {
        let post = self.world.post.clone();
        let rounds: [Round; 2] = self.room.run(async move {
            [
                post.from_citizen.round().await.unwrap(),
                post.from_civil.round().await.unwrap(),
            ]
        });
        rounds.iter().map(|round| round.delivered).sum()
    }

    /// Reads every page of every realm as everybody there, and every file.
    fn search(&mut self) -> Vec<Place> {
        let mut places = self.files();
        let visitors = self.visitors.clone();
        for (bank, visitor) in &visitors {
            let mut papers = 0;
            for sent in visitor.round(6) {
                let paper = sent.path.contains(".pdf");
                // The open pages are read as the open pages' own visitor; of papers a dozen in each realm.
                if Self::taker(*bank, &sent) != *bank || (paper && papers >= 12) {
                    continue;
                }
                let seen = self.room.run(ask(self.world.doors.of(*bank), &sent));
                self.requests += 1;
                let mut found = words_in(&seen.body);
                for (_, value) in &seen.headers {
                    found.extend(words_in(value));
                }
                if seen.is("application/pdf") {
                    papers += 1;
                    found.extend(words_in(
                        text_of(self.world.folder.path(), &seen.body).as_bytes(),
                    ));
                }
                let (bank, name) = (*bank, sent.path);
                places.push(Place { bank, name, found });
            }
        }
        places
    }

    /// Every file of every realm, logs of changes included.
    fn files(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for bank in BANKS {
            let home = self.world.home(bank);
            for path in files::all(&home) {
                places.push(Place {
                    bank,
                    name: path.strip_prefix(&home).unwrap().display().to_string(),
                    found: words_in(&std::fs::read(&path).unwrap()),
                });
            }
        }
        places
    }

    /// Words that are where they have no business; `beside` says where else a realm's words may be.
    fn astray(&self, places: &[Place], beside: impl Fn(Bank, Bank) -> bool) -> Vec<String> {
        let mut astray = Vec::new();
        for place in places {
            for number in &place.found {
                let Some(from) = self.from.get(number) else {
                    continue;
                };
                // What somebody types into a search on the open pages is kept nowhere.
                let own = place.bank == *from && *from != Bank::Public;
                if !own && !beside(*from, place.bank) {
                    astray.push(format!(
                        "{} of {from:?} in {:?} {}",
                        word(*number),
                        place.bank,
                        place.name
                    ));
                }
            }
        }
        astray
    }
}

/// A PDF's text, by Debian's poppler-utils.
fn text_of(folder: &std::path::Path, pdf: &[u8]) -> String {
    let path = folder.join("paper.pdf");
    std::fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output();
    std::fs::remove_file(&path).unwrap();
    match output {
        Ok(output) => String::from_utf8_lossy(&output.stdout).into_owned(),
        Err(_) => {
            println!("skipped: no pdftotext");
            String::new()
        }
    }
}

/// T14 (ALL-2, HS-1): no word of a realm's people is found at another realm that got no letter with it.
#[test]
fn what_is_written_at_one_bank_is_found_at_no_other() {
    let houses = houses();
    let _machine = alone();
    log::listen();
    log::behind_the_scene();
    let begun = Instant::now();
    let house = houses.first().unwrap();
    let kept = house.kept();
    kept.begin(house.at_ms, SEED, SEED, &[]);
    let room = Room::beside();
    log::stand_in(&room.log);
    let mut town = Town {
        world: World::open(
            &kept,
            |bank| house.template(0, bank),
            |_| Arc::clone(&room.log),
        ),
        room,
        visitors: [
            Bank::Municipality,
            Bank::Civil,
            Bank::Citizen,
            Bank::Public,
            Bank::Research,
        ]
        .map(|bank| (bank, writer(bank)))
        .to_vec(),
        from: BTreeMap::new(),
        fresh: 0,
        die: Die::new(SEED),
        requests: 0,
    };
    if let Some((_, house_people)) = town.visitors.first_mut() {
        house_people
            .people
            .push(crate::visitor::Person::with(&house.owners));
    }
    // Letters that lay in the template go first, so that only fresh ones wait while the words are put in.
    town.carry();
    for at in 0..4 {
        town.write(at);
    }
    let tried = town.from.len();

    let sealed_in = town.search();
    let mut astray = town.astray(&sealed_in, |_, _| false);
    let letters = town.carry();
    let delivered = town.search();
    let pair = [Bank::Citizen, Bank::Civil];
    astray.extend(town.astray(&delivered, |from, place| {
        pair.contains(&from) && pair.contains(&place)
    }));
    let crossed: BTreeSet<usize> = delivered
        .iter()
        .filter(|place| pair.contains(&place.bank))
        .flat_map(|place| {
            place
                .found
                .iter()
                .copied()
                .filter(|n| town.from.get(n).is_some_and(|from| *from != place.bank))
        })
        .collect();
    let logs = log::take(&town.room.log);
    let logged: Vec<&String> = logs
        .iter()
        .filter(|line| !words_in(line.as_bytes()).is_empty())
        .collect();

    let survived = tried - astray.len().min(tried);
    println!(
        "T14 canaries: {survived} / {tried} words found nowhere else, {} places searched twice, {} requests, {} log lines; \
         {letters} letters carried, {} words crossed in them; {:.0} s, seed {SEED}",
        delivered.len(),
        town.requests,
        logs.len(),
        crossed.len(),
        begun.elapsed().as_secs_f64(),
    );
    for (bank, share) in SHARES {
        println!(
            "  {:>5} words put into {bank:?}, aim {share}",
            town.put(bank)
        );
    }
    assert_eq!(astray, Vec::<String>::new(), "words astray");
    assert_eq!(
        logged,
        Vec::<&String>::new(),
        "STYLE.md habit 13: no log line holds what somebody wrote"
    );
    assert!(
        tried >= 5_000 && letters > 0 && !crossed.is_empty(),
        "the search must have something to find"
    );
    control(&town);
}

/// The control: a word of the association's, left in the municipality's folder, in each form that is searched for.
fn control(town: &Town) {
    let number = *town
        .from
        .iter()
        .find(|(_, from)| **from == Bank::Civil)
        .unwrap()
        .0;
    let home = town.world.home(Bank::Municipality);
    let wide: Vec<u8> = word(number)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let hex: String = word(number)
        .bytes()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    for form in [
        word(number).to_uppercase().into_bytes(),
        wide,
        hex.into_bytes(),
    ] {
        std::fs::write(home.join("left-there"), form).unwrap();
        let places = town.files();
        let astray = town.astray(&places, |from, _| from != Bank::Civil);
        std::fs::remove_file(home.join("left-there")).unwrap();
        assert!(
            astray.iter().any(|line| line.contains("left-there")),
            "the planted word is found"
        );
    }
}

/// A leaflet's words are compressed in the file, so the search reads them as a reader does.
#[test]
fn the_text_of_a_paper_is_read() {
    let houses = houses();
    let _machine = alone();
    log::behind_the_scene();
    let house = houses.first().unwrap();
    let kept = house.kept();
    let room = Room::beside();
    let world = World::open(
        &kept,
        |bank| house.template(0, bank),
        |_| Arc::clone(&room.log),
    );
    let page = room.run(ask(
        &world.doors.front,
        &Sent::get("/f/gaaturen-ved-aaen/folder.pdf"),
    ));
    assert_eq!(page.status, 200);
    let text = text_of(world.folder.path(), &page.body);
    assert!(text.is_empty() || text.contains("Gåturen"), "{text}");
}
