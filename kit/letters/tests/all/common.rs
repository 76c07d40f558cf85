//! Sample letters, two realms and a fixed clock for all tests of this crate.

use std::sync::Arc;

use kit_letters::*;
use kit_store::{FixedClock, Given, Migration, Realm, SeededChance, StoreError, Tx};

/// A clock at 1 March 2027, 16:00 in Denmark, and repeatable chance.
pub(crate) fn world(seed: u64) -> (Given, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::at("2027-03-01T15:00:00Z".parse().unwrap()));
    (
        Given::new(clock.clone(), Arc::new(SeededChance::new(seed))),
        clock,
    )
}

pub(crate) fn short<const N: usize>(text: &str) -> Short<N> {
    Short::new(text).unwrap()
}

pub(crate) fn lines<const N: usize>(text: &str) -> Lines<N> {
    Lines::new(text).unwrap()
}

/// A text of `N` characters of four bytes each: the longest in bytes that the field can hold.
pub(crate) fn longest_short<const N: usize>() -> Short<N> {
    Short::new(&"🜚".repeat(N)).unwrap()
}

pub(crate) fn longest_lines<const N: usize>() -> Lines<N> {
    Lines::new(&"🜚".repeat(N)).unwrap()
}

pub(crate) fn enquiry(given: &Given, thread: ThreadToken) -> Enquiry {
    Enquiry {
        thread,
        community: CommunityId::from_text("0b6f3f4e-8a39-4c56-9e3b-6f7d1c2a9b10").unwrap(),
        called: short("Bo fra nr. 4"),
        reach: if given.below(2) == 0 {
            Reach::Room
        } else {
            Reach::Phone(short("12 34 56 78"))
        },
        company: Company::MeetAtTheDoor,
        about: Some(lines(
            "Jeg bliver hurtigt træt.\nJeg vil gerne sidde ved døren.",
        )),
        when_suits: None,
    }
}

/// One of every type from citizen to civil, ordinary.
pub(crate) fn from_citizen(given: &Given) -> Vec<CitizenToCivil> {
    let (thread, visit) = (ThreadToken::new(given), VisitToken::new(given));
    vec![
        enquiry(given, thread).into(),
        VisitAnswer {
            thread,
            visit,
            answer: ComingOrNot::NotToday,
        }
        .into(),
        HowItWent {
            thread,
            visit,
            went: Went::TooMuch,
            again: Again::DontKnow,
        }
        .into(),
        WalksAlone { thread }.into(),
        AskAgain {
            thread,
            company: Company::Peer,
        }
        .into(),
        Message {
            thread,
            text: lines("Er der en bænk?"),
        }
        .into(),
        Withdrawal { thread }.into(),
        StillThere {
            token: StillThereToken::new(given),
            months: FollowUp::after_months(6).unwrap(),
            answer: StillThereAnswer::NowAndThen,
        }
        .into(),
        NotRight {
            text: Lines::new("Der blev råbt ad mig.").unwrap(),
        }
        .into(),
        ToCompanion {
            thread,
            visit,
            text: Lines::new("Jeg kommer fem minutter senere.").unwrap(),
        }
        .into(),
    ]
}

/// One of every type from civil to citizen, ordinary.
pub(crate) fn from_civil(given: &Given) -> Vec<CivilToCitizen> {
    let (thread, visit) = (ThreadToken::new(given), VisitToken::new(given));
    vec![
        Received {
            thread,
            owner_first_name: short("Signe"),
            owner_phone: short("87 65 43 21"),
            answer_by: Day::from_text("2027-03-03").unwrap(),
        }
        .into(),
        Reply {
            thread,
            from: short("Signe"),
            text: lines("Det kan vi godt.\nHilsen Signe"),
        }
        .into(),
        appointment(thread, visit).into(),
        Cancelled {
            thread,
            visit,
            why: CancelledBecause::GuestSaidSo,
        }
        .into(),
        VisitClosed {
            thread,
            visit,
            met: true,
            next: Some(NextStep::GuestDecides),
        }
        .into(),
        Message {
            thread,
            text: lines("Vi ses."),
        }
        .into(),
    ]
}

pub(crate) fn appointment(thread: ThreadToken, visit: VisitToken) -> Appointment {
    Appointment {
        thread,
        visit,
        starts: WallTime::from_text("2027-03-03T16:00").unwrap(),
        place: short("Bænken ved Åvej 1"),
        companion_first_name: short("Mette"),
        companion_sign: Some(short("rødt tørklæde")),
        meeting_note: None,
        number: VisitNumber::new(1).unwrap(),
    }
}

/// Both ends' keys.
pub(crate) struct Ends {
    pub(crate) citizen: LetterKeys<Citizen>,
    pub(crate) civil: LetterKeys<Civil>,
}

impl Ends {
    pub(crate) fn new(given: &Given) -> Self {
        Self {
            citizen: LetterKeys::new(given),
            civil: LetterKeys::new(given),
        }
    }

    pub(crate) fn outbox(&self, pace: Pace) -> Outbox<CitizenToCivil> {
        Outbox::new(copy(&self.citizen), self.civil.address(), pace)
    }

    pub(crate) fn inbox(&self) -> Inbox<CitizenToCivil> {
        Inbox::new(copy(&self.civil), self.citizen.address())
    }
}

/// Keys cannot be cloned; a test takes the way over a file.
pub(crate) fn copy<E: End>(keys: &LetterKeys<E>) -> LetterKeys<E> {
    let folder = Folder::new();
    let path = folder.0.join("keys");
    keys.create_file(&path).unwrap();
    LetterKeys::read_file(&path).unwrap()
}

/// A folder that goes away with its value.
pub(crate) struct Folder(pub(crate) std::path::PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let mut name = [0; 8];
        Given::system().fill(&mut name);
        let path = std::env::temp_dir().join(format!("letters-{:016x}", u64::from_le_bytes(name)));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const EFFECT: Migration = Migration {
    version: 1,
    name: "effect",
    sql: "CREATE TABLE effect (number {int} PRIMARY KEY, kind {text} NOT NULL, thread {text}) {strict}",
    data: "INSERT INTO effect (number, kind, thread) VALUES (1, 'enquiry', NULL)",
};
const LETTERS: Migration = Migration {
    version: 2,
    name: "letters",
    sql: TABLES_SQL,
    data: TABLES_DATA,
};

/// A realm with a letter box, and a table for what letters do.
#[derive(Debug)]
pub(crate) struct Room;

impl Realm for Room {
    const NAME: &'static str = "room";
    const MIGRATIONS: &'static [Migration] = &[EFFECT, LETTERS];
}

kit_store::statements! {
    pub(crate) ADD_EFFECT = "INSERT INTO effect (number, kind, thread)
        SELECT COALESCE(MAX(number), 0) + 1, $1, $2 FROM effect";
    pub(crate) EFFECTS = "SELECT kind FROM effect ORDER BY number";
}

/// Writes down that a letter came.
pub(crate) fn note(tx: &mut Tx<'_>, letter: &CitizenToCivil) -> Result<(), StoreError> {
    tx.run(ADD_EFFECT, &[&letter.kind(), &letter.thread()])?;
    Ok(())
}

/// Which letters came, in their order.
pub(crate) fn effects(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.rows(EFFECTS, &[], |row| row.get(0))
}
