//! A screen on the house's table (SAFETY.md §6.3, misuse M5).

use crate::support::World;

const MINUTE_MS: i64 = 60_000;

/// Whoever presses nothing keeps the half hour of a desk; whoever says that the screen is the house's has ten minutes.
#[tokio::test]
async fn a_screen_on_the_houses_table_locks_itself_after_ten_minutes() {
    let world = World::demo();
    let (birgitte, jonas) = (world.birgitte(), world.jonas());
    let sent = birgitte.post("/vagt/faelles", &[]).await;
    assert_eq!((sent.status, sent.to.as_str()), (303, "/vagt?nyt=skaerm"));
    let told = birgitte.get("/vagt?nyt=skaerm").await.body;
    assert!(told.contains("i 10 minutter, og senest om 4 timer"));
    world.later(9 * MINUTE_MS);
    assert_eq!(birgitte.get("/vagt").await.status, 200, "still in use");
    world.later(11 * MINUTE_MS);
    assert_ne!(birgitte.get("/vagt").await.status, 200, "left on the table");
    assert_eq!(jonas.get("/vagt").await.status, 200, "another's own screen");
}
