//! What happens in the days to come, on a page and in a calendar file (DD-2, PS-1, HS-9).

use crate::support::{World, words};

/// DD-2: every day of the week, weekends included, with hours and a way on; and only what answers a wish, where one is
/// chosen.
#[tokio::test]
async fn the_calendar_shows_each_day_with_what_happens_on_it() {
    let world = World::demo();
    let page = world.page("/kalender?hvad=nature").await;
    let text = words(&page);
    assert_eq!(page.matches("<h2>").count(), 7, "{text}");
    for day in ["Lørdag", "Søndag", "Mandag", "Tirsdag"] {
        assert!(text.contains(day), "{day}: {text}");
    }
    assert!(text.contains("Kl. 16–16.40 Gåturen ved åen"), "{text}");
    assert!(page.contains("href=\"/f/gaaturen-ved-aaen\""), "{page}");
    // All of it is much: fewer days stand on a page.
    let all = world.page("/kalender").await;
    assert!(
        (1..7).contains(&all.matches("<h2>").count()),
        "{}",
        words(&all)
    );
    let food = words(&world.page("/kalender?hvad=eat").await);
    assert!(food.contains("Søndagsfrokost på Havnen"), "{food}");
    assert!(!food.contains("Gåturen ved åen"), "{food}");
}

/// The days after begin where the page ended, and nobody is led into the past or for ever on.
#[tokio::test]
async fn one_goes_on_day_by_day_and_not_without_end() {
    let world = World::demo();
    let first = world.page("/kalender?fra=1999-01-01").await;
    assert_eq!(first, world.page("/kalender").await, "the past is over");
    assert!(!first.contains("Dagene før"));
    let link = first
        .split("href=\"")
        .find(|part| part.starts_with("/kalender?fra="))
        .and_then(|part| part.split('"').next())
        .expect("the days after");
    let next = world.page(link).await;
    assert!(next.contains("Dagene før"), "{next}");
    assert_ne!(words(&first), words(&next));
    let far = world.page("/kalender?fra=9999-12-31").await;
    assert!(!far.contains("9999"), "{far}");
    assert!(world.page("/kalender?fra=snart").await == first);
}

/// HS-9: the same as an iCalendar file, with place and hours, in which nothing repeats itself under one name.
#[tokio::test]
async fn the_calendar_is_a_file_for_ones_own() {
    let world = World::demo();
    let file = world.page("/kalender.ics").await;
    assert!(file.starts_with("BEGIN:VCALENDAR\r\n"), "{file}");
    let names: Vec<&str> = file
        .lines()
        .filter(|line| line.starts_with("UID:"))
        .collect();
    assert!(names.len() > 200, "{}", names.len());
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), names.len(), "no event stands twice");
    assert!(file.contains("SUMMARY:Gåturen ved åen"), "{file}");
    let music = world.page("/kalender.ics?hvad=music").await;
    assert!(music.contains("Morgensang") && !music.contains("Gåturen"));
}

/// BR-1: on another day the search knows that entries have aged, also where nothing was imported since.
#[tokio::test]
async fn the_search_knows_that_days_have_passed() {
    let world = World::demo();
    let fresh = "Oplysningerne er bekræftet for nylig.";
    let before = words(&world.page("/find?ord=g%C3%A5tur").await);
    assert!(before.contains(fresh), "{before}");
    world.clock.advance_ms(200 * 24 * 60 * 60 * 1_000);
    let later = words(&world.page("/find?ord=g%C3%A5tur").await);
    assert!(later.contains("Gåturen ved åen"), "{later}");
    assert!(!later.contains(fresh), "{later}");
}
