//! Reminders as they are set down and stopped.

use std::sync::Arc;

use kit_web::assemble;
use realm_municipality::{Senders, build};

use crate::support::{World, between};

/// Takes everything and sends nothing.
pub(crate) struct Nowhere;

impl kit_sms::Gateway for Nowhere {
    fn send(&self, _: &kit_sms::Sms) -> Result<(), kit_sms::Refused> {
        Ok(())
    }
}

/// The demo's house with an account for short messages.
pub(crate) fn with_sms() -> World {
    let mut world = World::demo();
    world.app = world.app.clone().with_senders(Senders {
        mail: None,
        sms: Some(Arc::new(Nowhere)),
    });
    world.router = assemble(build(world.app.clone()));
    world
}

const HERE: &str = "/gaest/guest-00007/husk";

/// A house without an account says so and offers what it has: paper.
#[tokio::test]
async fn a_house_without_an_account_says_that_it_sends_nothing() {
    let world = World::demo();
    let page = world.jonas().get(HERE).await.body;
    assert!(page.contains("Huset sender ingen beskeder"));
    assert!(!page.contains("name=\"address\""));
}

/// PS-5: the guest's own words go out as they were typed; a faulty form keeps every one of them, and a double press
/// chooses once.
#[tokio::test]
async fn own_words_are_kept_and_a_faulty_form_loses_none() {
    let world = with_sms();
    let jonas = world.jonas();
    let fields = |address: &'static str| {
        [
            ("id", "choice-of-the-test"),
            ("way", "sms"),
            ("address", address),
            ("words", "own"),
            ("own", "Jeg er derhenne på mandag"),
            ("early", "both"),
        ]
    };
    let back = jonas.post(HERE, &fields("2012")).await;
    assert_eq!(back.status, 422);
    for kept in ["Jeg er derhenne på mandag", "value=\"2012\"", "8 tal"] {
        assert!(back.body.contains(kept), "{kept}");
    }
    for _ in 0..2 {
        let taken = jonas.post(HERE, &fields("20 12 34 56")).await;
        assert_eq!(taken.to, format!("{HERE}?nyt=valgt"));
    }
    let kept = world.number(
        "SELECT CAST(COUNT(*) AS TEXT) FROM reminder_choice WHERE guest_id <> 'guest-00001'",
    );
    assert_eq!(kept, "1");
    let page = jonas.get(HERE).await.body;
    assert!(
        page.contains("Der kommer beskeder: sms") && page.contains("Jeg er derhenne på mandag")
    );
    assert_eq!(jonas.post(&format!("{HERE}/stop"), &[]).await.status, 303);
    assert!(
        !jonas
            .get(HERE)
            .await
            .body
            .contains("Der kommer beskeder: sms")
    );
}

/// "Ikke denne gang" is one press and can be taken back; what is not the guest's own appointment is not kept.
#[tokio::test]
async fn not_this_time_is_one_press_and_can_be_taken_back() {
    let world = with_sms();
    let jonas = world.jonas();
    let page = jonas.get(HERE).await.body;
    let subject = between(&page, "name=\"subject\" value=\"", "\"").to_owned();
    assert!(!subject.is_empty(), "the walking group is to come: {page}");
    let not_this = format!("{HERE}/ikke-denne");
    let fields = [("subject", subject.as_str())];
    jonas.post(&not_this, &fields).await;
    jonas.post(&not_this, &fields).await;
    jonas.post(&not_this, &[("subject", "series-ro-3")]).await;
    let count = "SELECT CAST(COUNT(*) AS TEXT) FROM reminder_skip WHERE undone_ms IS NULL";
    assert_eq!(world.number(count), "1");
    jonas
        .post(&format!("{not_this}/fortrydelse"), &fields)
        .await;
    assert_eq!(world.number(count), "0");
}

/// The link in a message stops them without signing in; opening it does nothing, and an unknown one looks the same.
#[tokio::test]
async fn the_link_in_a_message_stops_them_by_its_button_only() {
    let world = with_sms();
    // A press is counted by the brake, whoever presses.
    let before = world.dump(&["look", "brake", "brake_salt"]);
    let open = world.stranger().get("/stop/no-such-token").await;
    assert_eq!(open.heading(), "Vil du stoppe beskederne?");
    let pressed = world.stranger().post("/stop/no-such-token", &[]).await;
    assert_eq!(pressed.heading(), "Der kommer ikke flere beskeder");
    assert_eq!(world.dump(&["look", "brake", "brake_salt"]), before);
    for told in ["Huset ved", "Anna", "forløb"] {
        let main = between(&open.body, "<main", "</main>");
        assert!(!main.contains(told), "{told}");
    }
}

/// GM-3: a reminder for a guest with address protection is asked about first, with what was typed kept.
#[tokio::test]
async fn a_reminder_of_a_protected_guest_is_asked_about_first() {
    let world = with_sms();
    let jonas = world.jonas();
    jonas.post("/beskyttet/guest-00007", &[("on", "ja")]).await;
    let typed = [
        ("id", "choice-protected"),
        ("way", "sms"),
        ("address", "20 12 34 56"),
        ("words", "own"),
        ("own", "Vi ses i Møllegade"),
        ("early", "both"),
    ];
    let asked = jonas.post(HERE, &typed).await;
    assert_eq!(asked.status, 422);
    for kept in [
        "har adressebeskyttelse",
        "Vi ses i Møllegade",
        "20 12 34 56",
    ] {
        assert!(asked.body.contains(kept), "{kept}: {}", asked.body);
    }
    let chosen = || {
        world.number(
            "SELECT CAST(COUNT(*) AS TEXT) FROM reminder_choice WHERE id = 'choice-protected'",
        )
    };
    assert_eq!(chosen(), "0");
    let yes: Vec<_> = typed.into_iter().chain([("gennemset", "ja")]).collect();
    assert_eq!(jonas.post(HERE, &yes).await.status, 303);
    assert_eq!(chosen(), "1");
}
