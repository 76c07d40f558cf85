//! Reminders by mail that the guest chose: at most two, never at night, never of what is no longer so (HS-6, UX.md §9).

use std::sync::Mutex;

use kit_letters::{Cancelled, CancelledBecause, WallTime};
use kit_mail::{Gateway, Mail, Refused};
use kit_store::store_test;
use realm_citizen::{Citizen, Reminded};

use crate::mail;
use crate::support::{Browser, Page, World, between};

const EARLY: [(&str, &str); 2] = [("hvornaar", "both"), ("ord", "husk")];

/// Takes what is sent, or answers as it is told to.
#[derive(Default)]
struct Server {
    taken: Mutex<Vec<Mail>>,
    answers: Mutex<Vec<Refused>>,
}

impl Gateway for Server {
    fn send(&self, mail: &Mail) -> Result<(), Refused> {
        if let Some(refused) = self.answers.lock().unwrap().pop() {
            return Err(refused);
        }
        self.taken.lock().unwrap().push(mail.clone());
        Ok(())
    }
}

impl Server {
    fn subjects(&self) -> Vec<String> {
        let taken = self.taken.lock().unwrap();
        taken
            .iter()
            .map(|mail| mail.subject.as_str().to_owned())
            .collect()
    }
}

/// Chooses reminders; what is not named is as the page has it.
pub(crate) async fn choose(world: &World, browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    let page = world.get(browser, "/min/paamindelser").await;
    let usual = [
        ("hvornaar", "day"),
        ("ord", "husk"),
        ("egne", ""),
        ("fra", "21"),
        ("til_kl", "8"),
    ];
    let mut all = fields.to_vec();
    all.extend(
        usual
            .iter()
            .filter(|(name, _)| !fields.iter().any(|(n, _)| n == name)),
    );
    world.send(browser, &page, "/min/paamindelser", &all).await
}

/// A room with an address and reminders, and a visit on Wednesday 3 March 2027 at four that she has said yes to. It is
/// Monday noon.
async fn coming(
    world: &World,
    fields: &[(&str, &str)],
) -> (Browser, Vec<String>, kit_letters::Appointment) {
    let (mut amir, words) = world.new_room().await;
    mail::add(world, &mut amir).await;
    let chosen = choose(world, &mut amir, fields).await;
    assert_eq!(chosen.goes_to, "/min/paamindelser", "{}", chosen.body);
    world.arrives(world.received());
    let offer = world.appointment();
    world.arrives(offer.clone());
    let page = world.get(&mut amir, "/min").await;
    world.press(&mut amir, &page, "Ja, jeg kommer").await;
    (amir, words, offer)
}

/// Comes in again with the words.
async fn come_in(world: &World, words: &[String]) -> Browser {
    let mut browser = Browser::default();
    world
        .post(&mut browser, "/ind", &[("ord", &words.join(" "))])
        .await;
    browser
}

fn waiting(world: &World) -> String {
    world
        .text("SELECT CAST(COUNT(*) AS TEXT) FROM reminder")
        .unwrap()
}

/// Goes on to this moment of the wall's clock, a round each quarter of an hour, as the job does each minute.
fn until(world: &World, server: &Server, moment: &str) {
    let at = world.given.moment(moment.parse().unwrap());
    while world.given.now() < at {
        world.wait(15);
        world.remind(server);
    }
}

store_test! {
    fn the_evening_before_and_two_hours_before_and_no_more(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let server = Server::default();
            let (mut amir, ..) = coming(&world, &EARLY).await;
            let page = world.get(&mut amir, "/min/paamindelser").await.body;
            assert!(page.contains("Du får mails på amir@post.example."), "{page}");
            assert!(page.contains("Den næste mail kommer tirsdag"), "{page}");
            assert_eq!(waiting(&world), "2");
            until(&world, &server, "2027-03-02T16:45");
            assert!(server.subjects().is_empty());
            until(&world, &server, "2027-03-02T17:00");
            assert_eq!(server.subjects(), ["Husk onsdag kl. 16"]);
            until(&world, &server, "2027-03-03T14:00");
            assert_eq!(server.subjects(), ["Husk onsdag kl. 16", "Husk onsdag kl. 16"]);
            until(&world, &server, "2027-03-05T12:00");
            assert_eq!(server.subjects().len(), 2);
            // Nothing stays outside the lock when it is sent.
            assert_eq!(waiting(&world), "0");
            let mail = server.taken.lock().unwrap().pop().unwrap();
            assert_eq!(mail.to.as_str(), "amir@post.example");
            // Neither where nor whom (ALL-5).
            for word in ["Mette", "Åvej", "Gåturen", "Fællesskabet", "Amir,", "Lone"] {
                assert!(!format!("{} {}", mail.subject.as_str(), mail.text).contains(word), "{}", mail.text);
            }
        });
    }
}

store_test! {
    /// HS-6: not without having been chosen, and not after "ikke i dag".
    fn nobody_is_reminded_who_did_not_choose_it_or_who_says_not_today(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut other, _) = world.new_room().await;
            let page = world.get(&mut other, "/min/paamindelser").await.body;
            assert!(page.contains("Der er ingen e-mail på din side endnu."), "{page}");
            world.arrives(world.appointment());
            let page = world.get(&mut other, "/min").await;
            world.press(&mut other, &page, "Ja, jeg kommer").await;
            assert_eq!(waiting(&world), "0");
        });
    }
}

store_test! {
    fn not_today_takes_the_reminders_along(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, ..) = coming(&world, &EARLY).await;
            assert_eq!(waiting(&world), "2");
            let page = world.get(&mut amir, "/min").await;
            world.press(&mut amir, &page, "Ikke i dag").await;
            assert_eq!(waiting(&world), "0");
        });
    }
}

store_test! {
    /// A letter while the room is shut: a yes to one time is no yes to another.
    fn a_visit_that_is_moved_or_called_off_is_not_reminded_of(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, _, offer) = coming(&world, &EARLY).await;
            let thread = world.thread();
            // The same time with another meeting point: still hers.
            world.arrives(kit_letters::Appointment { meeting_note: None, ..offer.clone() });
            assert_eq!(waiting(&world), "2");
            let later = WallTime::from_text("2027-03-04T10:00").unwrap();
            world.arrives(kit_letters::Appointment { starts: later, ..offer.clone() });
            assert_eq!(waiting(&world), "0");
            let page = world.get(&mut amir, "/min").await;
            world.press(&mut amir, &page, "Ja, jeg kommer").await;
            assert_eq!(waiting(&world), "2");
            world.arrives(Cancelled { thread, visit: offer.visit, why: CancelledBecause::CompanionCannot });
            assert_eq!(waiting(&world), "0");
        });
    }
}

store_test! {
    fn her_own_words_and_hours_count_and_a_new_choice_replaces_the_old(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let server = Server::default();
            let (mut amir, ..) = coming(&world, &EARLY).await;
            let kept = choose(&world, &mut amir, &[("ord", "egne"), ("egne", "Tag den blå jakke på. "), ("hvornaar", "day")]).await;
            assert_eq!(kept.goes_to, "/min/paamindelser");
            assert_eq!(waiting(&world), "1");
            // The same once more changes nothing: not even the seal.
            let before = world.dump(&["look", "brake", "brake_salt"]);
            choose(&world, &mut amir, &[("ord", "egne"), ("egne", "Tag den blå jakke på."), ("hvornaar", "day")]).await;
            assert_eq!(world.dump(&["look", "brake", "brake_salt"]), before);
            // A slip keeps what was typed and says what to do.
            let wrong = choose(&world, &mut amir, &[("ord", "egne"), ("egne", " ")]).await;
            assert_eq!(wrong.status, 422);
            assert!(wrong.body.contains("eller skriv dine egne ord"), "{}", wrong.body);
            let long = "Ja ".repeat(60);
            let wrong = choose(&world, &mut amir, &[("ord", "egne"), ("egne", &long)]).await;
            assert!(wrong.status == 422 && wrong.body.contains(long.trim()), "{}", wrong.body);
            until(&world, &server, "2027-03-03T16:00");
            assert_eq!(server.subjects(), ["Tag den blå jakke på (onsdag kl. 16)"]);
        });
    }
}

store_test! {
    fn the_link_in_a_mail_stops_them_without_opening_the_room(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let server = Server::default();
            let (_, words, offer) = coming(&world, &EARLY).await;
            until(&world, &server, "2027-03-02T17:00");
            let text = server.taken.lock().unwrap()[0].text.clone();
            let link = between(&format!("{text} "), "Åbn http://landgang.localhost:8701", " ").unwrap().trim().to_owned();
            let mut anybody = Browser::default();
            for _ in 0..2 { assert_eq!(world.get(&mut anybody, &link).await.status, 200); }
            assert_eq!(waiting(&world), "1", "programs open links too");
            let page = world.get(&mut anybody, &link).await;
            let done = world.send(&mut anybody, &page, &link, &[]).await;
            assert!(done.body.contains("Der kommer ikke flere påmindelser"), "{}", done.body);
            assert_eq!(waiting(&world), "0");
            let mut amir = come_in(&world, &words).await;
            let page = world.get(&mut amir, "/min/paamindelser").await.body;
            assert!(page.contains("Påmindelserne er slået fra med linket i en mail."), "{page}");
            // Her next yes brings none; turning them on again does.
            world.arrives(kit_letters::Appointment { starts: WallTime::from_text("2027-03-10T16:00").unwrap(), ..offer });
            let page = world.get(&mut amir, "/min").await;
            world.press(&mut amir, &page, "Ja, jeg kommer").await;
            assert_eq!(waiting(&world), "0");
            choose(&world, &mut amir, &EARLY).await;
            assert_eq!(waiting(&world), "2");
        });
    }
}

store_test! {
    fn what_may_have_gone_out_is_not_sent_again_and_a_refusal_is_tried_five_times(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let server = Server::default();
            let _ = coming(&world, &EARLY).await;
            server.answers.lock().unwrap().push(Refused::Silent);
            until(&world, &server, "2027-03-02T18:00");
            assert!(server.subjects().is_empty());
            assert_eq!(waiting(&world), "1", "nobody knows whether it went out: it is not sent again");
            server.answers.lock().unwrap().extend((0..2).map(|_| Refused::Unreached));
            until(&world, &server, "2027-03-03T14:45");
            assert_eq!(server.subjects(), ["Husk onsdag kl. 16"], "after two refusals it went out");
        });
    }
}

store_test! {
    fn a_server_that_never_answers_is_given_up_and_one_that_stood_still_sends_no_old_news(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let server = Server::default();
            let _ = coming(&world, &[("hvornaar", "day")]).await;
            server.answers.lock().unwrap().extend((0..9).map(|_| Refused::Unreached));
            until(&world, &server, "2027-03-02T20:00");
            assert_eq!((server.subjects().len(), waiting(&world).as_str()), (0, "0"));
            assert_eq!(server.answers.lock().unwrap().len(), 4, "five tries");
        });
        let world = World::new(world.store.clone());
        world.run(async {
            let server = Server::default();
            world.clock.advance_ms(11_000);
            let _ = coming(&world, &[("hvornaar", "same")]).await;
            // The program stood still until ten minutes before.
            world.clock.advance_ms((2 * 24 * 60 + 4 * 60 - 10) * 60_000);
            assert_eq!(world.remind(&server), Reminded { too_late: 1, ..Reminded::default() });
            assert_eq!(waiting(&world), "0");
        });
    }
}

store_test! {
    /// T14: taking the address away, ending them and deleting the room leave nothing outside the lock.
    fn nothing_waits_where_there_is_no_address_no_wish_or_no_room(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let (mut amir, ..) = coming(&world, &EARLY).await;
            choose(&world, &mut amir, &[("til", "slut")]).await;
            assert_eq!(waiting(&world), "0");
            choose(&world, &mut amir, &EARLY).await;
            assert_eq!(waiting(&world), "2");
            let page = world.get(&mut amir, "/min/mail").await;
            world.send(&mut amir, &page, "/min/mail", &[("til", "fjern")]).await;
            assert_eq!(waiting(&world), "0");
            mail::add(&world, &mut amir).await;
            assert_eq!(waiting(&world), "2");
            let page = world.get(&mut amir, "/min/slet").await;
            world.send(&mut amir, &page, "/min/slet", &[]).await;
            assert_eq!(waiting(&world), "0");
            assert!(world.text("SELECT room_id FROM reminder_choice").is_none());
        });
    }
}

store_test! {
    /// UX.md §9: never more than two, whatever is chosen anew; and one that waits for another try is not lost by a message.
    fn no_new_choice_makes_a_third_and_no_message_loses_a_try(store: Store<Citizen>) {
        let world = World::new(store);
        world.run(async {
            let server = Server::default();
            let early = [("hvornaar", "both"), ("ord", "husk"), ("til_kl", "8")];
            let (mut amir, words, offer) = coming(&world, &early).await;
            world.arrives(kit_letters::Appointment { starts: WallTime::from_text("2027-03-03T10:00").unwrap(), ..offer });
            let page = world.get(&mut amir, "/min").await;
            world.press(&mut amir, &page, "Ja, jeg kommer").await;
            until(&world, &server, "2027-03-02T17:00");
            server.answers.lock().unwrap().push(Refused::Unreached);
            until(&world, &server, "2027-03-03T08:00");
            assert_eq!((server.subjects().len(), waiting(&world).as_str()), (1, "1"), "the second was refused once");
            let mut amir = come_in(&world, &words).await;
            let page = world.get(&mut amir, "/min/beskeder").await;
            world.send(&mut amir, &page, "/min/beskeder", &[("tekst", "Er der kaffe?")]).await;
            assert_eq!(waiting(&world), "1", "it waits for its next try");
            until(&world, &server, "2027-03-03T08:15");
            assert_eq!(server.subjects().len(), 2);
            // Quiet until nine: by these hours the second would go out at nine.
            choose(&world, &mut amir, &[("hvornaar", "both"), ("til_kl", "9")]).await;
            until(&world, &server, "2027-03-03T10:00");
            assert_eq!((server.subjects().len(), waiting(&world).as_str()), (2, "0"));
        });
    }
}
