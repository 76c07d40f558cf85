//! Looking after the directory: the queue, pairs that may be one, white spots, and who is open to whom (HS-13, CV-8, CV-11, BR-7,
//! RW-6; issue "directory" 9).

use jiff::Timestamp;
use kit_hsds::{Limits, read_bytes};
use kit_store::store_test;
use realm_public::{Asking, Outcome, Public, Run, import, note_harvest, sources};
use serde_json::json;

use crate::support::{World, words};

async fn told(world: &World, path: &str) -> String {
    words(&world.page(path).await)
}

/// BR-7: the overview counts what its lists hold.
#[tokio::test]
async fn the_overview_counts_what_the_lists_hold() {
    let world = World::demo();
    let overview = world.page("/eftersyn").await;
    for (word, name) in [
        ("nye", "Nye på listen"),
        ("aendrede", "Ændret for nylig"),
        ("gamle", "Skal bekræftes"),
        ("skjulte", "For gamle til listerne"),
        ("ubekraeftede", "Aldrig bekræftet"),
        ("uden-foelge", "Ingen følges med"),
        ("uden-foerste", "Intet om første gang"),
    ] {
        let link = format!("<a href=\"/eftersyn?vis={word}\">{name}</a></dt><dd>");
        let (_, rest) = overview.split_once(&link).expect("the line");
        let (count, _) = rest.split_once('<').expect("a number");
        let count: usize = count.parse().expect("a number");
        let mut held = 0;
        for page in 1..=3 {
            let list = world
                .page(&format!("/eftersyn?vis={word}&side={page}"))
                .await;
            held += list.matches("<li class=\"card\">").count();
        }
        assert_eq!(held, count, "{word}");
    }
    // Everything of a fresh demo is new, and stands on more than one page.
    assert!(overview.contains("Nye på listen</a></dt><dd>60<"));
    assert_eq!(
        world.get_with("/eftersyn?vis=andet", &[]).await.status(),
        404
    );
}

/// HS-13: the same place from a second source is proposed to a person; both stay until somebody decides.
#[tokio::test]
async fn the_same_place_from_two_sources_is_proposed_and_not_merged() {
    let world = World::demo();
    let before = told(&world, "/eftersyn?vis=dobbelt").await;
    assert!(before.contains("Her er ikke noget lige nu."), "{before}");
    let again = json!([{
        "id": "00000000-0000-4000-8000-000000000009", "name": "Gåtur ved åen", "status": "active",
        "organization": { "id": "00000000-0000-4000-9000-000000000009", "name": "En anden", "description": "x" },
        "service_at_locations": [{ "id": "00000000-0000-4000-a000-000000000009", "location": {
            "id": "00000000-0000-4000-b000-000000000009", "location_type": "physical",
            "addresses": [{ "id": "00000000-0000-4000-c000-000000000009", "address_1": "Et andet sted 1", "city": "Demokøbing",
                "postal_code": "4799", "state_province": "x", "country": "DK", "address_type": "physical" }] } }],
    }]);
    let feed = read_bytes("b.json", again.to_string().as_bytes(), &Limits::default());
    let now = world.app.web.given.now();
    import(
        &world.app.store,
        &feed.expect("a feed"),
        "b.json",
        Run::Write,
        now,
    )
    .expect("imported");
    world.clock.advance_ms(2_000);
    let after = told(&world, "/eftersyn?vis=dobbelt").await;
    assert!(
        after.contains("Gåtur ved åen") && after.contains("Gåturen ved åen"),
        "{after}"
    );
    assert!(after.contains("Læst fra b.json.") && after.contains("Læst fra demokobing/hsds.json."));
    assert!(
        told(&world, "/eftersyn")
            .await
            .contains("Listen har 61 fællesskaber.")
    );
}

/// RW-6, CV-8: what nobody offers in a town, for whom, and who is open to which municipality; nothing of it is of a person.
#[tokio::test]
async fn white_spots_are_told_by_town_and_group() {
    let world = World::demo();
    let every = world.page("/hvide-pletter").await;
    let chairs = told(&world, "/hvide-pletter?gruppe=koerestol").await;
    assert!(
        every.contains("<svg") && words(&every).contains("Demokøbing"),
        "{every}"
    );
    assert!(
        chairs.contains("Det mangler:") && chairs.len() > words(&every).len(),
        "fewer places let a wheelchair in, so more is missing: {chairs}"
    );
    let welcome = told(&world, "/eftersyn?vis=kommuner").await;
    assert!(welcome.contains("tager imod herfra."), "{welcome}");
}

store_test! {
    fn what_came_of_asking_a_source_is_kept_beside_what_was_read(store: Store<Public>) {
        let at = |ms| Timestamp::from_millisecond(ms).expect("a time");
        assert_eq!(sources(&store).expect("read"), []);
        let one = "https://a.example/hsds";
        for (outcome, ms) in [(Outcome::Silent, 1_000), (Outcome::Refused(3), 2_000), (Outcome::Emptied, 3_000), (Outcome::Taken, 4_000)] {
            let asking = Asking { at: at(ms), outcome };
            note_harvest(&store, one, asking).expect("noted");
            let all = sources(&store).expect("read");
            assert_eq!(all.len(), 1);
            assert_eq!((all[0].source.as_str(), all[0].read, all[0].asked), (one, None, Some(asking)));
        }
        let feed = read_bytes("b.json", br#"{"id": "00000000-0000-4000-8000-000000000009", "name": "Kor", "status": "active"}"#, &Limits::default());
        let feed = feed.expect("a feed");
        import(&store, &feed, one, Run::Write, at(5_000)).expect("imported");
        import(&store, &feed, "0-a-file.json", Run::Write, at(6_000)).expect("imported");
        let all = sources(&store).expect("read");
        let read: Vec<_> = all.iter().map(|state| (state.source.as_str(), state.read, state.asked.is_some())).collect();
        assert_eq!(read, [("0-a-file.json", Some(at(6_000)), false), (one, Some(at(5_000)), true)]);
    }
}

/// Issue "directory" 2: a source that falls silent is seen by whoever looks after the directory.
#[tokio::test]
async fn the_list_of_sources_names_each_and_what_is_amiss() {
    let world = World::demo();
    let overview = world.page("/eftersyn").await;
    assert!(
        overview.contains("href=\"/eftersyn?vis=kilder\""),
        "{overview}"
    );
    let now = world.app.web.given.now();
    let store = world.app.store.clone();
    let note = move |outcome| {
        let asking = Asking { at: now, outcome };
        note_harvest(&store, "https://tavs.example/hsds", asking).expect("noted");
    };
    for (outcome, said) in [
        (Outcome::Silent, "Den svarede ikke"),
        (Outcome::Refused(2), "Den havde 2 fejl"),
        (Outcome::Emptied, "Den var tom"),
        (Outcome::Taken, "0 fællesskaber."),
    ] {
        note(outcome);
        let page = told(&world, "/eftersyn?vis=kilder").await;
        assert!(page.contains("demokobing/hsds.json"), "{page}");
        assert!(
            page.contains("https://tavs.example/hsds") && page.contains(said),
            "{said}: {page}"
        );
    }
}
