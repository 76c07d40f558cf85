//! Reminders: the hours, the verdicts, and what goes out, on both databases and through real servers.

use std::sync::{Arc, Mutex};

use engine_planning::reminders::Early;
use jiff::civil::{Date, DateTime, date, datetime};
use jiff::{Timestamp, ToSpan as _};
use kit_sms::{Gateway, Refused, Sms};
use kit_store::{FixedClock, Given, SeededChance, Store, StoreError, store_test};
use kit_web::Web;
use proptest::prelude::*;

use super::act::{Reminded, remind};
use super::rules::{Choice, Facts, Verdict, Way, Words, choice, decide, due, sentence};
use super::{ReminderPolicy, Senders, store};
use crate::Municipality;
use crate::course::GuestId;
use crate::house::{FormId, WorkerId};
use crate::{demo::seed_demo, web};

fn given_at(local: &str) -> (Given, Arc<FixedClock>) {
    let local: DateTime = local.parse().expect("a local time");
    let at = Given::system().moment(local);
    let clock = Arc::new(FixedClock::at(at));
    let given = Given::new(
        Arc::<FixedClock>::clone(&clock),
        Arc::new(SeededChance::new(7)),
    );
    (given, clock)
}

const FACTS: Facts = Facts {
    chosen: true,
    appointment: Some(datetime(2026, 11, 25, 16, 0, 0, 0)),
    skipped: false,
    course_runs: true,
    handed: false,
    on: true,
};

fn verdict(facts: Facts, early: Early, slot: i64, now: &str) -> Verdict {
    let (given, _) = given_at(now);
    decide(
        &given,
        &ReminderPolicy::default(),
        facts,
        (early, slot),
        given.now(),
    )
}

/// UX.md §9, BR-20: none after "not this time", none after the course has ended, none after stop, and none that may
/// have gone out already.
#[test]
fn a_reminder_goes_out_only_while_everything_still_stands() {
    let now = "2026-11-24T17:00";
    assert_eq!(
        verdict(FACTS, Early::Both, 1, now),
        Verdict::Send(datetime(2026, 11, 25, 16, 0, 0, 0))
    );
    for (facts, why) in [
        (
            Facts {
                skipped: true,
                ..FACTS
            },
            "not today",
        ),
        (
            Facts {
                course_runs: false,
                ..FACTS
            },
            "ended",
        ),
        (
            Facts {
                chosen: false,
                ..FACTS
            },
            "stopped",
        ),
        (Facts { on: false, ..FACTS }, "stopped"),
        (
            Facts {
                appointment: None,
                ..FACTS
            },
            "gone",
        ),
        (
            Facts {
                handed: true,
                ..FACTS
            },
            "unsure",
        ),
    ] {
        assert_eq!(verdict(facts, Early::Both, 1, now), Verdict::Drop(why));
    }
    assert_eq!(
        verdict(FACTS, Early::SameDay, 1, now),
        Verdict::Drop("stopped"),
        "the guest chose the other one"
    );
    assert_eq!(
        verdict(FACTS, Early::Both, 2, "2026-11-25T15:50"),
        Verdict::Drop("too late")
    );
    let moved = Facts {
        appointment: Some(datetime(2026, 11, 27, 9, 0, 0, 0)),
        ..FACTS
    };
    assert!(
        matches!(verdict(moved, Early::Both, 1, now), Verdict::Wait(_)),
        "it follows the appointment"
    );
}

/// PS-5: "jeg er derhenne på mandag" stands in the reminder as it was written; ALL-5: what the house suggests names
/// nothing but a time and a first name.
#[test]
fn the_sentence_is_the_guests_own_or_neutral() {
    let (given, _) = given_at("2026-11-22T12:00");
    let web = web(
        given,
        "http://kommune.localhost".into(),
        "Demokøbing".into(),
    )
    .expect("words");
    let danish = web.words(kit_words::Lang::Da);
    let say = |key: &'static str, args: &[(&str, kit_words::Arg)]| danish.tell(key, args);
    let at = datetime(2026, 11, 23, 16, 30, 0, 0);
    let of = |words: &Words| sentence(say, words, at, "Mette");
    assert_eq!(
        of(&Words::Own("Jeg er derhenne på mandag.".to_owned())),
        "Jeg er derhenne på mandag (mandag kl. 16.30)"
    );
    assert_eq!(of(&Words::Remember), "Husk mandag kl. 16.30. Hilsen Mette");
    for words in [Words::Remember, Words::See, Words::Bare] {
        let said = of(&words).to_lowercase();
        for tell in [
            "hus",
            "kommune",
            "samtale",
            "forløb",
            "støtte",
            "aftale hos",
            "demokøbing",
            "hold",
        ] {
            assert!(
                !said.contains(tell) || (tell == "hus" && said.starts_with("husk")),
                "{said}"
            );
        }
    }
}

#[test]
fn a_choice_that_cannot_be_read_says_what_to_do_in_each_field() {
    let read = |fields: &[(&str, &str)]| {
        let get = |name: &str| {
            fields
                .iter()
                .find(|(field, _)| *field == name)
                .map_or("", |(_, value)| value)
        };
        choice(get, |way| way == Way::Sms).map_err(|faults| {
            faults
                .into_iter()
                .map(|(field, _)| field)
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(read(&[]), Err(vec!["way", "words", "early"]));
    assert_eq!(
        read(&[
            ("way", "mail"),
            ("address", "a@b.dk"),
            ("words", "see"),
            ("early", "day")
        ]),
        Err(vec!["way"]),
        "the house sends no mail"
    );
    assert_eq!(
        read(&[
            ("way", "sms"),
            ("address", "2012"),
            ("words", "own"),
            ("own", " "),
            ("early", "day")
        ]),
        Err(vec!["address", "own"])
    );
    let long = "x".repeat(91);
    assert_eq!(
        read(&[
            ("way", "sms"),
            ("address", "20123456"),
            ("words", "own"),
            ("own", &long),
            ("early", "day")
        ]),
        Err(vec!["own"])
    );
    let good = read(&[
        ("way", "sms"),
        ("address", "20 12 34 56"),
        ("words", "bare"),
        ("early", "both"),
    ])
    .expect("good");
    assert_eq!(good.address, "+4520123456");
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..12_000).prop_map(|days| date(2024, 1, 1).saturating_add(days.days()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Any appointment on any day, the days of the clock and the leap day among them: at most two, in order, before it,
    /// and none between 21 and 8 on the wall.
    #[test]
    fn no_reminder_at_night_and_at_most_two(day in any_day(), minute in 0_i64..1_440, early in 0_usize..3) {
        let given = Given::system();
        let policy = ReminderPolicy::default();
        let appointment = day.to_datetime(crate::text::time(minute));
        let early = Early::ALL[early];
        let all = due(&given, &policy, appointment, early);
        prop_assert!((1..=2).contains(&all.len()));
        for (slot, at) in &all {
            let local = given.zoned(*at).datetime();
            prop_assert!(!policy.quiet().holds_at(local), "{local}");
            prop_assert!(*at < given.moment(appointment));
            prop_assert!((1..=2).contains(slot));
        }
        prop_assert!(all.windows(2).all(|pair| pair[0].1 < pair[1].1 && pair[0].0 != pair[1].0));
    }

    /// Whenever the job comes to it, late or early: what is sent is sent by day and in time, and a wait ends by day.
    #[test]
    fn whenever_it_is_decided_nothing_goes_out_at_night(
        day in any_day(), minute in 0_i64..1_440, early in 0_usize..3, slot in 1_i64..3, shift in -4_000_i64..4_000,
    ) {
        let given = Given::system();
        let policy = ReminderPolicy::default();
        let appointment = day.to_datetime(crate::text::time(minute));
        let now = crate::queue::later(given.moment(appointment), shift * 60_000);
        let facts = Facts { appointment: Some(appointment), ..FACTS };
        match decide(&given, &policy, facts, (Early::ALL[early], slot), now) {
            Verdict::Send(at) => {
                prop_assert_eq!(at, appointment);
                prop_assert!(!policy.quiet().holds_at(given.zoned(now).datetime()));
                prop_assert!(now < given.moment(appointment));
            }
            Verdict::Wait(at) => {
                prop_assert!(at > now && !policy.quiet().holds_at(given.zoned(at).datetime()));
            }
            Verdict::Drop(_) => {}
        }
        let awake = |at| policy.quiet().awake(&given.zoned(at));
        prop_assert_eq!(awake(awake(now)), awake(now));
    }
}

/// Keeps what was handed over, and answers as it is told to.
#[derive(Default)]
struct Phone {
    got: Mutex<Vec<Sms>>,
    answers: Mutex<Vec<Refused>>,
}

impl Gateway for Phone {
    fn send(&self, sms: &Sms) -> Result<(), Refused> {
        if let Some(fault) = self.answers.lock().expect("a lock").pop() {
            return Err(fault);
        }
        self.got.lock().expect("a lock").push(sms.clone());
        Ok(())
    }
}

impl Phone {
    fn texts(&self) -> Vec<String> {
        self.got
            .lock()
            .expect("a lock")
            .iter()
            .map(|sms| sms.text.clone())
            .collect()
    }

    fn answers(&self, fault: Refused) {
        self.answers.lock().expect("a lock").push(fault);
    }
}

fn guest() -> GuestId {
    GuestId::from_text("guest-00007").expect("an id")
}

fn jonas() -> WorkerId {
    WorkerId::from_text("worker-jonas").expect("an id")
}

/// Demokøbing on Sunday 22 November 2026 at noon; its walking group meets on Tuesday at ten, and guest 7 is in it.
struct Town {
    store: Store<Municipality>,
    web: Arc<Web>,
    clock: Arc<FixedClock>,
    phone: Arc<Phone>,
    senders: Senders,
}

impl Town {
    fn new(store: Store<Municipality>) -> Self {
        let (given, clock) = given_at("2026-11-22T12:00");
        seed_demo(&store, &given).expect("seeded");
        let web = web(
            given,
            "http://kommune.localhost".into(),
            "Demokøbing".into(),
        )
        .expect("words");
        let phone = Arc::new(Phone::default());
        let senders = Senders {
            mail: None,
            sms: Some(Arc::<Phone>::clone(&phone)),
        };
        let town = Self {
            store,
            web: Arc::new(web),
            clock,
            phone,
            senders,
        };
        // Only this guest's own: what else the demo has is another's.
        town.write(|tx| tx.run("DELETE FROM expected WHERE guest_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.expected_id = expected.id)", &[]).map(|_| ()));
        town.write(|tx| tx.run("UPDATE course SET start_on = '2026-11-01', end_on = '2027-03-01' WHERE guest_id = 'guest-00007'", &[]).map(|_| ()));
        town.write(|tx| tx.run("DELETE FROM course_step WHERE kind IN ('ended', 'goes_on') AND course_id IN (SELECT id FROM course WHERE guest_id = 'guest-00007')", &[]).map(|_| ()));
        town
    }

    fn write(
        &self,
        run: impl Fn(&mut kit_store::Tx<'_>) -> Result<(), StoreError> + Send + 'static,
    ) {
        self.store.aside().write_now("test", run).expect("written");
    }

    fn choose(&self, early: Early, way: Way, address: &str) {
        let new = Choice {
            way,
            address: address.to_owned(),
            words: Words::Own("Jeg er derhenne".to_owned()),
            early,
        };
        let now = self.web.given.now();
        self.write(move |tx| {
            let form = FormId::from_text("choice-of-the-test").expect("an id");
            store::choose(
                tx,
                &form,
                &guest(),
                &new,
                "token-of-the-test",
                (&jonas(), now),
            )
            .map(|_| ())
        });
    }

    /// Moves the clock to a local time.
    fn at(&self, local: &str) {
        let wanted = Given::system().moment(local.parse().expect("a local time"));
        self.clock
            .advance_ms(wanted.as_millisecond() - self.web.given.now().as_millisecond());
    }

    fn round(&self) -> Reminded {
        remind(&self.store, &self.web, &self.senders).expect("a round")
    }

    fn outcomes(&self) -> Vec<String> {
        let read = self.store.aside().read_now("outcomes", |tx| {
            tx.rows(
                "SELECT COALESCE(outcome, 'open') FROM job ORDER BY id",
                &[],
                |r| r.get(0),
            )
        });
        read.expect("readable")
    }
}

impl Town {
    /// Two guests with the same hour: guest 7 is the house's, guest 8 is of an offer that is quiet from 16 to 11.
    fn of_two_offers(&self, day: Date, at_min: i64) {
        self.write(move |tx| {
            tx.run("UPDATE team SET offer_id = 'offer-drivhuset' WHERE id = (SELECT w.team_id FROM worker w WHERE w.id = 'worker-lisbet')", &[])?;
            tx.run("INSERT INTO offer_setting (id, offer_id, from_on, settings, by_id, at_ms, place) VALUES ('setting-quiet', 'offer-drivhuset', '2026-11-01', '[reminders]\nquiet_from = 16\nquiet_to = 11\n', NULL, 1, 900)", &[])?;
            for (number, contact) in [("guest-00007", "worker-jonas"), ("guest-00008", "worker-lisbet")] {
                tx.run("UPDATE course SET start_on = '2026-11-01', end_on = '2027-12-31', contact_id = $2 WHERE guest_id = $1", &[&number, &contact])?;
                tx.run("DELETE FROM course_step WHERE kind IN ('ended', 'goes_on', 'plan', 'planned', 'contact') AND course_id IN (SELECT id FROM course WHERE guest_id = $1)", &[&number])?;
                let new = crate::today::store::NewExpected {
                    form: FormId::from_text(&format!("quiet-{number}")).expect("an id"),
                    day,
                    at_min,
                    guest: GuestId::from_text(number).expect("an id"),
                    with: WorkerId::from_text(contact).expect("an id"),
                    what: "En tur".to_owned(),
                };
                crate::today::store::make_expected(tx, &new)?;
                let choice = Choice { way: Way::Sms, address: "+4520123456".to_owned(), words: Words::Own(number.to_owned()), early: Early::Both };
                let form = FormId::from_text(&format!("choice-{number}")).expect("an id");
                store::choose(tx, &form, &new.guest, &choice, number, (&jonas(), Timestamp::UNIX_EPOCH))?;
            }
            Ok(())
        });
    }

    /// How many messages each of the two has got.
    fn got(&self) -> (usize, usize) {
        let of = |number| {
            self.phone
                .texts()
                .iter()
                .filter(|text| text.starts_with(number))
                .count()
        };
        (of("guest-00007"), of("guest-00008"))
    }
}

store_test! {
    /// UX.md §9: each guest's reminders keep the quiet hours of her own offer, on the wall's clock, in the night when it is
    /// set forward as well.
    fn each_offer_has_its_own_quiet_hours(store: Store<Municipality>) {
        let town = Town::new(store);
        town.of_two_offers(date(2027, 3, 28), 11 * 60 + 30);
        for (local, got) in [
            ("2027-03-27T14:59", (0, 0)),
            ("2027-03-27T15:00", (0, 1)),
            ("2027-03-27T16:59", (0, 1)),
            ("2027-03-27T17:00", (1, 1)),
            ("2027-03-28T07:30", (1, 1)),
            ("2027-03-28T09:29", (1, 1)),
            ("2027-03-28T09:30", (2, 1)),
            ("2027-03-28T10:59", (2, 1)),
            ("2027-03-28T11:00", (2, 2)),
            ("2027-03-28T11:29", (2, 2)),
        ] {
            town.at(local);
            town.round();
            assert_eq!(town.got(), got, "{local}");
        }
    }
}

/// UX.md §9: on both nights when the clock is set, the hours are those on the wall, whatever an offer sets.
#[test]
fn quiet_hours_are_those_on_the_wall_when_the_clock_is_set() {
    let (given, _) = given_at("2026-10-01T12:00");
    let early = ReminderPolicy {
        on: true,
        quiet_from: 16,
        quiet_to: 11,
    };
    for (day, zone) in [(date(2026, 10, 25), 1), (date(2027, 3, 28), 2)] {
        for (policy, evening, morning) in
            [(ReminderPolicy::default(), 17, 9), (early.clone(), 15, 11)]
        {
            let due = due(&given, &policy, day.at(11, 30, 0, 0), Early::Both);
            let local: Vec<i8> = due.iter().map(|(_, at)| given.zoned(*at).hour()).collect();
            assert_eq!(local, [evening, morning], "{day}");
            let (night, last) = (given.moment(day.at(3, 30, 0, 0)), due[1].1);
            let woken = given
                .zoned(policy.quiet().awake(&given.zoned(night)))
                .datetime();
            assert_eq!(i64::from(woken.hour()), policy.quiet_to, "{day}");
            assert_eq!(
                i64::from(given.zoned(last).offset().seconds()),
                zone * 3_600
            );
        }
    }
}

/// One more minute than a lease.
const LEASE_AND_MORE: i64 = crate::queue::LEASE_MS + 60_000;

store_test! {
    /// UX.md §9: the evening before and two hours before, each once, however often the sender goes round; at most two.
    fn two_reminders_go_out_once_each(store: Store<Municipality>) {
        let town = Town::new(store);
        town.choose(Early::Both, Way::Sms, "+4520123456");
        assert_eq!(town.round().sent, 0, "on Sunday it is too early");
        for (local, sent) in [("2026-11-23T16:59", 0), ("2026-11-23T17:00", 1), ("2026-11-23T17:01", 1), ("2026-11-23T23:00", 1), ("2026-11-24T07:59", 1), ("2026-11-24T08:00", 2), ("2026-11-24T09:30", 2), ("2026-11-24T12:00", 2)] {
            town.at(local);
            for _ in 0..3 {
                town.round();
            }
            assert_eq!(town.phone.texts().len(), sent, "{local}");
        }
        assert_eq!(town.phone.texts(), vec!["Jeg er derhenne (tirsdag kl. 10). Stop: http://kommune.localhost/stop/token-of-the-test"; 2]);
        assert_eq!(town.phone.got.lock().expect("a lock")[0].to.digits(), "4520123456");
        assert_eq!(town.outcomes(), ["sent", "sent"]);
    }
}

store_test! {
    /// None after "not this time", and the group's own note counts the same; taken back, it comes.
    fn not_this_time_is_silence(store: Store<Municipality>) {
        let town = Town::new(store);
        town.choose(Early::DayBefore, Way::Sms, "+4520123456");
        let skip = |town: &Town| town.write(|tx| {
            let row = FormId::from_text("skip-of-the-test").expect("an id");
            store::skip(tx, &row, (&guest(), "series-gaa-1"), (&jonas(), Timestamp::UNIX_EPOCH))
        });
        skip(&town);
        town.at("2026-11-23T17:00");
        assert_eq!(town.round(), Reminded { dropped: 1, ..Reminded::default() });
        assert_eq!(town.phone.texts().len(), 0);
        assert_eq!(town.outcomes(), ["not today"]);
    }
}

store_test! {
    /// BR-20: after the end of the course the house is silent, whatever was chosen before.
    fn after_the_end_of_a_course_the_house_is_silent(store: Store<Municipality>) {
        let town = Town::new(store);
        town.choose(Early::Both, Way::Sms, "+4520123456");
        town.write(|tx| tx.run("UPDATE course SET end_on = '2026-11-23' WHERE guest_id = 'guest-00007'", &[]).map(|_| ()));
        for local in ["2026-11-23T17:00", "2026-11-24T08:00"] {
            town.at(local);
            town.round();
        }
        assert_eq!(town.phone.texts().len(), 0);
        assert_eq!(town.outcomes(), ["ended", "ended"]);
    }
}

store_test! {
    /// The link in the message stops the messages; an unknown link stops nothing.
    fn the_link_stops_what_the_guest_chose(store: Store<Municipality>) {
        let town = Town::new(store);
        town.choose(Early::Both, Way::Sms, "+4520123456");
        town.write(|tx| {
            assert_eq!(store::by_stop(tx, "another token")?, None);
            let guest = store::by_stop(tx, "token-of-the-test")?.expect("known");
            store::end(tx, &guest, Timestamp::UNIX_EPOCH)
        });
        town.at("2026-11-23T17:00");
        assert_eq!(town.round(), Reminded::default());
        assert_eq!(town.phone.texts().len(), 0);
    }
}

store_test! {
    /// A refusal is tried again with pauses; a refusal for good is not.
    fn a_refused_reminder_is_tried_again_and_a_wrong_number_is_not(store: Store<Municipality>) {
        let town = Town::new(store);
        town.choose(Early::Both, Way::Sms, "+4520123456");
        town.phone.answers(Refused::Answered { code: 500, for_good: false });
        town.at("2026-11-23T17:00");
        assert_eq!(town.round().later, 1);
        assert_eq!(town.round(), Reminded::default(), "not at once");
        town.at("2026-11-23T17:02");
        assert_eq!(town.round().sent, 1);
        town.phone.answers(Refused::Answered { code: 422, for_good: true });
        town.at("2026-11-24T08:00");
        assert_eq!(town.round().failed, 1);
        town.at("2026-11-24T08:30");
        assert_eq!(town.round(), Reminded::default());
        assert_eq!((town.phone.texts().len(), town.outcomes()), (1, vec!["sent".to_owned(), "refused".to_owned()]));
    }
}

store_test! {
    /// A process that ends between marking and writing down, and a gateway that says nothing: neither is repeated.
    fn a_reminder_that_may_have_gone_out_is_not_sent_again(store: Store<Municipality>) {
        let town = Town::new(store);
        town.choose(Early::Both, Way::Sms, "+4520123456");
        town.phone.answers(Refused::Unreached);
        town.at("2026-11-23T17:00");
        assert_eq!(town.round().failed, 1);
        // Somebody took the second one, marked it, and was never heard of again.
        town.at("2026-11-24T08:00");
        town.write(|tx| tx.run("UPDATE job SET lease_no = lease_no + 1, tries = 1, handed_ms = 1, lease_ms = 1 WHERE slot = 2", &[]).map(|_| ()));
        town.clock.advance_ms(LEASE_AND_MORE);
        town.round();
        assert_eq!(town.phone.texts().len(), 0);
        assert_eq!(town.outcomes(), ["unsure", "unsure"]);
    }
}

/// A mail server of PyPI (`aiosmtpd`) in a process of its own: the reminder arrives as one mail whose subject is the
/// sentence and nothing more.
#[test]
fn a_reminder_arrives_through_a_real_mail_server() {
    #[expect(
        clippy::disallowed_methods,
        reason = "the machine says where a Python with aiosmtpd is"
    )]
    let Ok(python) = std::env::var("LANDGANG_TEST_SMTPD") else {
        println!(
            "without LANDGANG_TEST_SMTPD (a Python with aiosmtpd) no real mail server is asked"
        );
        return;
    };
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .expect("a port")
        .local_addr()
        .expect("an address")
        .port();
    let mut server = std::process::Command::new(python)
        .args([
            "-u",
            "-m",
            "aiosmtpd",
            "-n",
            "-l",
            &format!("127.0.0.1:{port}"),
            "-c",
            "aiosmtpd.handlers.Debugging",
            "stdout",
        ])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("a mail server");
    let up = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
    });
    assert!(up, "it listens");
    let world = kit_store::test::sqlite::<Municipality>().expect("a store");
    let mut town = Town::new(world.store.clone());
    let account = kit_mail::Account {
        host: "127.0.0.1".to_owned(),
        port,
        cover: kit_mail::Cover::Plain,
        login: None,
        sender: kit_mail::Address::from_text("post@kommune.example").expect("an address"),
        trusted: None,
    };
    town.senders = Senders {
        mail: Some(Arc::new(kit_mail::Smtp::new(&account).expect("an account"))),
        sms: None,
    };
    town.choose(Early::DayBefore, Way::Mail, "anna@example.dk");
    town.at("2026-11-23T17:00");
    assert_eq!(town.round().sent, 1);
    server.kill().expect("ended");
    let heard = server.wait_with_output().expect("its words").stdout;
    let heard = String::from_utf8_lossy(&heard);
    assert_eq!(heard.matches("MESSAGE FOLLOWS").count(), 1, "{heard}");
    assert!(heard.contains("To: anna@example.dk"), "{heard}");
    assert!(
        heard.contains("Subject: Jeg er derhenne (tirsdag kl. 10)"),
        "{heard}"
    );
    for tell in ["Huset", "Demo", "kommune.example\r\nSubject: Huset"] {
        assert!(!heard.contains(tell), "{heard}");
    }
}
