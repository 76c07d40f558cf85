//! The forms that anybody may send slow a flood (ASVS 2.4.1, SAFETY.md §6.2).

use crate::support::World;

/// More than the 300 a minute that go through from everybody together.
const FLOOD: usize = 310;

#[tokio::test]
async fn a_flood_of_enquiries_is_slowed() {
    let world = World::demo();
    let stranger = world.stranger();
    let mut slowed = 0;
    for n in 0..FLOOD {
        let form = format!("form-of-a-flood-{n}");
        let typed = [
            ("id", form.as_str()),
            ("text", "Vil gerne tale."),
            ("called", "Anna"),
            ("way", "comes"),
        ];
        slowed += usize::from(stranger.post("/henvendelse", &typed).await.status == 429);
    }
    assert!((1..FLOOD).contains(&slowed), "{slowed} of {FLOOD}");
}

#[tokio::test]
async fn a_flood_at_the_link_of_reminders_is_slowed() {
    let world = World::demo();
    let stranger = world.stranger();
    let mut slowed = 0;
    for n in 0..FLOOD {
        let path = format!("/stop/{n:064}");
        slowed += usize::from(stranger.post(&path, &[]).await.status == 429);
    }
    assert!((1..FLOOD).contains(&slowed), "{slowed} of {FLOOD}");
}
