//! Closing days, giving out, and what a verification says, on the log of an invented realm and on both databases.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use ed25519_dalek::SigningKey;
use jiff::civil::{Date, date};
use kit_audit::{Checkpoint, SignedCheckpoint};
use kit_store::{
    FixedClock, Given, Migration, Realm, SeededChance, Store, Where, looks, test as store_test,
};
use kit_web::{Built, Router, Routes, assemble, body_text, request};
use tower::ServiceExt as _;

use super::close::close_once;
use super::cut::{Cut, cut_once};
use super::verify::against;
use super::{Desk, Finding, Latest, Outside, beside};

struct Toy;

impl Realm for Toy {
    const NAME: &'static str = "toy";
    const MIGRATIONS: &'static [Migration] = &[Migration {
        version: 1,
        name: "looks",
        sql: looks::TABLES_SQL,
        data: looks::TABLES_DATA,
    }];
    const LOGS: bool = true;
}

kit_store::statements! {
    CHANGE = "UPDATE look SET actor = 'somebody-else' WHERE number = $1";
    CUT_TAIL = "DELETE FROM look WHERE number >= $1";
    DROP_CUT = "DELETE FROM look_cut WHERE number <> $1";
    MOVE_CUT = "UPDATE look_cut SET hash = (SELECT hash FROM look WHERE number = $1)";
    DROP = "DELETE FROM look WHERE number = $1";
    SWAP = "UPDATE look SET at_ms = at_ms - 1000 WHERE number = $1";
    TICKS = "SELECT COUNT(*) FROM look WHERE action = 'tick'";
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A log, its clock and its desk. The folders go away with it.
struct World {
    store: Store<Toy>,
    given: Given,
    clock: Arc<FixedClock>,
    desk: Desk,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl World {
    /// 2 March 2027, five in the morning.
    fn at(place: &Where, folder: PathBuf) -> Self {
        let now = "2027-03-02T05:00:00+01:00".parse().expect("a moment");
        let clock = Arc::new(FixedClock::at(now));
        let given = Given::new(clock.clone(), Arc::new(SeededChance::new(27)));
        let folders = vec![folder.join("own"), folder.join("further")];
        for folder in &folders {
            fs::create_dir_all(folder).expect("made");
        }
        Self {
            store: Store::open(place, &given).expect("opened"),
            given,
            clock,
            desk: Desk::in_folders(SigningKey::from_bytes(&[3; 32]), folders),
            folder,
        }
    }

    fn look(&self, object: &'static str) {
        let write = self.store.job("test");
        write
            .write_now("look", move |tx| tx.looked(object))
            .expect("logged");
    }

    fn close(&self) -> Option<Checkpoint> {
        close_once(&self.store, &self.given, &self.desk).expect("closed")
    }

    /// Three days of two looks each, all closed, and one look after.
    fn three_days(&self) {
        for _ in 0..3 {
            self.look("7");
            self.look("8");
            self.close().expect("a day");
            self.clock.advance_ms(DAY_MS);
        }
        self.look("9");
    }

    fn verify(&self) -> Finding {
        against(&self.store, &self.desk, &[]).expect("verified")
    }

    fn file(&self, folder: &str, day: Date) -> PathBuf {
        self.folder.join(folder).join(format!("{day}.txt"))
    }

    fn files(&self, folder: &str) -> usize {
        fs::read_dir(self.folder.join(folder))
            .expect("there")
            .count()
    }

    fn ticks(&self) -> i64 {
        let read = self
            .store
            .aside()
            .read_now("count", |tx| tx.row(TICKS, &[], |row| row.get(0)));
        let read: Option<i64> = read.expect("counted");
        read.expect("a number")
    }

    fn damage(&self, sql: &'static str, number: i64) {
        let damage = self.store.aside();
        damage
            .write_now("damage", move |tx| tx.run(sql, &[&number]))
            .expect("damaged");
    }
}

/// Runs `test` on SQLite, and on PostgreSQL where there is one.
fn on_both(test: impl Fn(&World)) {
    let (place, folder) = store_test::sqlite_place();
    test(&World::at(&place, folder));
    if let Some(place) = store_test::postgres_place().expect("a server") {
        let (_, folder) = store_test::sqlite_place();
        test(&World::at(&place, folder));
    }
}

fn broken(finding: &Finding, why: &str) {
    assert!(!finding.holds, "{finding:?}");
    assert!(
        finding.lines.iter().any(|line| line.contains(why)),
        "{why}: {finding:?}"
    );
}

#[test]
fn a_day_is_closed_once_and_its_checkpoint_lies_in_both_folders() {
    on_both(|world| {
        let first = world.close().expect("yesterday");
        assert_eq!(first.day(), date(2027, 3, 1));
        for _ in 0..3 {
            world.clock.advance_ms(DAY_MS / 8);
            assert_eq!(world.close(), Some(first.clone()));
        }
        assert_eq!(
            (world.ticks(), world.files("own"), world.files("further")),
            (1, 1, 1)
        );
        let [own, further] = ["own", "further"]
            .map(|folder| fs::read(world.file(folder, first.day())).expect("there"));
        assert_eq!(own, further);
        let read = SignedCheckpoint::read(&own).expect("a checkpoint");
        assert_eq!(read.check(&world.desk.verifying()), Ok(first));
        // A quiet day is closed as a busy one is.
        world.clock.advance_ms(DAY_MS);
        assert_eq!(world.close().expect("the next").day(), date(2027, 3, 2));
        assert_eq!((world.ticks(), world.files("own")), (2, 2));
    });
}

#[test]
fn a_stop_between_the_line_and_the_file_is_made_good() {
    on_both(|world| {
        let day = date(2027, 3, 1);
        let head = world
            .store
            .job("test")
            .write_now("tick", move |tx| tx.tick(day));
        let checkpoint = world.close().expect("found again");
        assert_eq!(
            (checkpoint.day(), *checkpoint.head()),
            (day, head.expect("ticked"))
        );
        assert_eq!((world.ticks(), world.files("further")), (1, 1));
    });
}

#[test]
fn a_clock_put_back_closes_nothing_and_gives_out_nothing_new() {
    on_both(|world| {
        let first = world.close().expect("yesterday");
        world.clock.advance_ms(-40 * DAY_MS);
        assert_eq!(world.close(), Some(first));
        assert_eq!((world.ticks(), world.files("own")), (1, 1));
    });
}

#[test]
fn a_checkpoint_that_is_there_is_never_written_over() {
    on_both(|world| {
        let path = world.file("own", date(2027, 3, 1));
        fs::write(&path, "landgang checkpoint 1\nsomething else").expect("laid");
        let fault = close_once(&world.store, &world.given, &world.desk).expect_err("refused");
        assert!(
            fault.to_string().contains("another checkpoint of that day"),
            "{fault}"
        );
        assert!(
            fs::read_to_string(&path)
                .expect("there")
                .ends_with("something else")
        );
        // The other folder has it all the same.
        assert_eq!(world.files("further"), 1);
        broken(&world.verify(), "2027-03-01.txt");
    });
}

#[test]
fn a_log_that_nobody_touched_holds_and_says_how_far_it_is_proven() {
    on_both(|world| {
        let unproven = world.verify();
        assert!(unproven.holds);
        assert!(
            unproven.lines[0].contains("no checkpoint was given out yet"),
            "{unproven:?}"
        );
        world.three_days();
        let finding = world.verify();
        assert!(finding.holds, "{finding:?}");
        assert!(
            finding.lines[0].starts_with("toy: 10 rows hold, head "),
            "{finding:?}"
        );
        assert!(
            finding.lines[0]
                .ends_with("last checkpoint 2027-03-03 met, 1 rows after it not yet under one"),
            "{finding:?}"
        );
    });
}

#[test]
fn a_changed_row_is_named() {
    on_both(|world| {
        world.three_days();
        world.damage(CHANGE, 5);
        broken(&world.verify(), "toy: BROKEN, row 5: it was changed");
    });
}

#[test]
fn a_log_cut_off_before_its_last_checkpoint_is_noticed_from_either_folder() {
    on_both(|world| {
        world.three_days();
        world.damage(CUT_TAIL, 9);
        broken(
            &world.verify(),
            "it ends before the checkpoint of 2027-03-03",
        );
        // Whoever can write the realm's own folder as well does not reach the other one.
        fs::remove_file(world.file("own", date(2027, 3, 3))).expect("removed");
        broken(
            &world.verify(),
            "it ends before the checkpoint of 2027-03-03",
        );
    });
}

#[test]
fn a_checkpoint_from_outside_shows_what_both_folders_hide() {
    on_both(|world| {
        world.three_days();
        let text = fs::read_to_string(world.file("own", date(2027, 3, 3))).expect("there");
        let signed = SignedCheckpoint::read(text.as_bytes()).expect("a checkpoint");
        let paper = signed
            .check(&world.desk.verifying())
            .expect("ours")
            .on_paper();
        world.damage(CUT_TAIL, 9);
        for folder in ["own", "further"] {
            fs::remove_file(world.file(folder, date(2027, 3, 3))).expect("removed");
        }
        assert!(world.verify().holds);
        for kept in [text, paper.to_string()] {
            let outside = Outside::parse(&kept).expect("either kind");
            assert_eq!(Outside::parse(&outside.text()), Ok(outside.clone()));
            let finding = against(&world.store, &world.desk, &[outside]).expect("verified");
            broken(&finding, "it ends before the checkpoint of 2027-03-03");
        }
    });
}

#[test]
fn a_checkpoint_that_the_realm_did_not_sign_breaks_the_verification_and_another_realms_does_not() {
    on_both(|world| {
        world.three_days();
        let forged = |realm: &str| {
            let forged = Checkpoint::new(realm, date(2027, 3, 2), [7; 32]).expect("a name");
            Outside::Published(forged.sign(&SigningKey::from_bytes(&[4; 32])))
        };
        let with = |outside| against(&world.store, &world.desk, &[outside]).expect("verified");
        broken(
            &with(forged("toy")),
            "the checkpoint you brought: the signature is not",
        );
        assert!(with(forged("civil")).holds);
        let Outside::Published(laid) = forged("toy") else {
            return;
        };
        fs::write(world.folder.join("own/laid.txt"), laid.to_string()).expect("laid");
        broken(&world.verify(), "own/laid.txt: the signature is not");
    });
}

#[test]
fn a_log_whose_old_lines_were_cut_off_in_time_holds_from_its_signed_checkpoint_on() {
    on_both(|world| {
        world.three_days();
        let day = date(2027, 3, 1);
        let bytes = fs::read(world.file("own", day)).expect("there");
        let read = SignedCheckpoint::read(&bytes).expect("a checkpoint");
        let head = *read.check(&world.desk.verifying()).expect("ours").head();
        let cut = world.store.aside();
        cut.write_now("cut", move |tx| looks::cut_off(tx, 3, day, &head))
            .expect("cut");
        let finding = world.verify();
        assert!(finding.holds, "{finding:?}");
        assert!(finding.lines[0].contains("7 rows hold"), "{finding:?}");
        assert!(
            finding.lines[0].contains("up to 2027-03-01 were cut off in time"),
            "{finding:?}"
        );
        // Without the signed checkpoint anybody could have cut there, or made up what the rest hangs on.
        for folder in ["own", "further"] {
            fs::remove_file(world.file(folder, day)).expect("removed");
        }
        broken(
            &world.verify(),
            "lines up to 2027-03-01 are gone, and no signed checkpoint",
        );
    });
}

/// Half a year and more in which every day has two looks and is closed; half a year is the shortest that a log is kept.
fn a_long_while(world: &World) {
    for _ in 0..190 {
        world.look("7");
        world.look("8");
        world.close().expect("a day");
        world.clock.advance_ms(DAY_MS);
    }
}

fn cut(world: &World) -> Result<Option<Cut>, crate::Fault> {
    cut_once(&world.store, &world.given, &world.desk, 6)
}

fn lines(world: &World) -> Vec<looks::Look> {
    let read = world.store.aside();
    read.read_now("lines", |tx| looks::since(tx, jiff::Timestamp::UNIX_EPOCH))
        .expect("read")
}

#[test]
fn lines_that_had_their_time_are_cut_off_at_a_closed_day_and_the_rest_holds() {
    on_both(|world| {
        world.three_days();
        assert_eq!(cut(world).expect("nothing yet"), None);
        a_long_while(world);
        let before = lines(world);
        let since = world
            .given
            .zoned(world.given.now())
            .checked_sub(jiff::Span::new().months(6));
        let since = since.expect("half a year ago").timestamp().as_millisecond();
        let done = cut(world).expect("cut").expect("something");
        let after = lines(world);
        // The job's own line is new; of the others none is lost that is younger.
        let young = before.iter().filter(|line| line.at_ms >= since).count();
        let old = after.iter().filter(|line| line.at_ms < since).count();
        assert!(
            old <= 3,
            "no more than the day that was not over is left: {old}"
        );
        assert_eq!(after.len(), young + old + 1);
        assert_eq!(
            done.lines,
            u64::try_from(before.len() - young - old).expect("few")
        );
        let finding = world.verify();
        assert!(finding.holds, "{finding:?}");
        assert!(
            finding.lines[0].contains(&format!("up to {} were cut off", done.day)),
            "{finding:?}"
        );
        // The same night again, and the log goes on: closed, cut and verified day after day.
        assert_eq!(cut(world).expect("again"), None);
        for _ in 0..5 {
            world.look("9");
            world.close().expect("a day");
            world.clock.advance_ms(DAY_MS);
            cut(world).expect("cut");
            assert!(world.verify().holds);
        }
        assert_eq!(
            world.files("own"),
            world.files("further"),
            "no checkpoint goes"
        );
        assert!(world.files("own") > 190);
    });
}

/// T27 after a cut: what is left is as hard to change as before, and so is the place where it begins.
#[test]
fn tampering_after_a_cut_is_noticed() {
    let mut noticed = 0;
    let tried = 60;
    let (place, folder) = store_test::sqlite_place();
    let world = World::at(&place, folder);
    a_long_while(&world);
    cut(&world).expect("cut").expect("something");
    let left = lines(&world);
    let numbers: Vec<u64> = left.iter().map(|line| line.number).collect();
    let (first, newest) = (numbers[0], numbers[numbers.len() - 1]);
    let file = match &place {
        Where::Sqlite(file) => file.clone(),
        Where::Postgres(_) => unreachable!("a file"),
    };
    assert!(world.store.empty_journal().expect("emptied"));
    let whole = fs::read(&file).expect("the file");
    for n in 0..tried {
        // Everything but the lines after the last checkpoint, which nothing proves yet.
        let line = first + world.given.below(newest - first - 3);
        let sql = [CHANGE, DROP, SWAP, CUT_TAIL, MOVE_CUT][n % 5];
        let path = world.folder.join(format!("tampered-{n}.db"));
        fs::write(&path, &whole).expect("a copy");
        let copy: Store<Toy> = Store::open(&Where::Sqlite(path), &world.given).expect("opened");
        let number = i64::try_from(line).expect("small");
        copy.aside()
            .write_now("damage", move |tx| tx.run(sql, &[&number]))
            .expect("damaged");
        let finding = against(&copy, &world.desk, &[]).expect("verified");
        assert!(!finding.holds, "{sql} at {line}: {finding:?}");
        noticed += 1;
    }
    // Whoever cuts further than the program did has no signed checkpoint for the place, unless it is a closed day; then
    // what is lost is what the retention would have taken, and the checkpoint says up to when.
    world.damage(DROP_CUT, -1);
    broken(&world.verify(), "row ");
    println!("tampering after a cut: {noticed} / {tried} noticed, seed 27");
}

#[test]
fn a_log_that_does_not_hold_or_has_lost_its_checkpoint_is_left_whole() {
    on_both(|world| {
        a_long_while(world);
        let all = lines(world).len();
        let away = |folder: &str| world.folder.join(format!("{folder}-away"));
        for folder in ["own", "further"] {
            fs::rename(world.folder.join(folder), away(folder)).expect("moved");
            fs::create_dir(world.folder.join(folder)).expect("empty");
        }
        let fault = cut(world).expect_err("no checkpoint").to_string();
        assert!(fault.contains("no checkpoint of that day"), "{fault}");
        for folder in ["own", "further"] {
            fs::remove_dir(world.folder.join(folder)).expect("empty");
            fs::rename(away(folder), world.folder.join(folder)).expect("back");
        }
        world.damage(CHANGE, 5);
        let fault = cut(world).expect_err("a changed line").to_string();
        assert!(fault.contains("row 5: it was changed"), "{fault}");
        assert_eq!(lines(world).len(), all);
    });
}

/// Lines before a closed day may be younger than it, where the clock ran ahead and was put back: they are not cut off.
#[test]
fn a_line_of_a_clock_that_ran_ahead_is_kept_for_its_time() {
    on_both(|world| {
        world.close().expect("a day");
        world.clock.advance_ms(250 * DAY_MS);
        world.look("ahead");
        world.clock.advance_ms(-250 * DAY_MS);
        a_long_while(world);
        assert_eq!(cut(world).expect("looked"), None);
        assert!(lines(world).iter().any(|line| line.object == "ahead"));
        world.clock.advance_ms(251 * DAY_MS);
        assert!(cut(world).expect("looked").is_some(), "and no longer");
        assert!(lines(world).iter().all(|line| line.object != "ahead"));
    });
}

#[test]
fn what_is_no_checkpoint_is_refused_at_the_keyboard_in_words() {
    assert_eq!(
        Outside::parse("toy").expect_err("none"),
        "the day must stand after the realm's name, as 2027-03-01"
    );
    let fault = Outside::read("/nowhere/at-all.txt".as_ref()).expect_err("no file");
    assert!(
        fault.to_string().starts_with("/nowhere/at-all.txt: "),
        "{fault}"
    );
}

async fn got(router: &Router, path: &str) -> (u16, String) {
    let asked = router.clone().oneshot(request("GET", path, &[], "")).await;
    let response = asked.unwrap_or_else(|never| match never {});
    (response.status().as_u16(), body_text(response).await)
}

/// A router with nothing but the page, and the hand that puts a checkpoint there.
fn page(logs: Vec<Latest>) -> Router {
    let web = realm_research::web(Given::system(), "https://x.example".into(), "X".into());
    let web = Arc::new(web.expect("words"));
    let bare = Built::new(Routes::<()>::new(), (), &web, None, |_| Ok(Vec::new()));
    assemble(beside(bare, &web, logs))
}

#[tokio::test]
async fn anybody_reads_the_newest_checkpoint_as_it_is_read_again() {
    let key = SigningKey::from_bytes(&[3; 32]);
    let (shown, latest) = Latest::new("toy", &key.verifying_key());
    let router = page(vec![latest]);
    assert_eq!(
        got(&router, "/kontrolpunkt").await.0,
        404,
        "before the first"
    );
    let checkpoint = Checkpoint::new("toy", date(2027, 3, 1), [7; 32]).expect("a name");
    shown.send_replace(Some(checkpoint.clone().sign(&key)));
    for path in ["/kontrolpunkt", "/kontrolpunkt/toy"] {
        let (status, text) = got(&router, path).await;
        assert_eq!(status, 200);
        assert!(
            text.starts_with(&format!("# {}\n# key ", checkpoint.on_paper())),
            "{text}"
        );
        let read = SignedCheckpoint::read(text.as_bytes()).expect("a checkpoint");
        assert_eq!(read.check(&key.verifying_key()), Ok(checkpoint.clone()));
    }
    assert_eq!(got(&router, "/kontrolpunkt/civil").await.0, 404);
}

#[tokio::test]
async fn a_realm_without_a_log_has_no_such_address() {
    assert_eq!(got(&page(Vec::new()), "/kontrolpunkt").await.0, 404);
}
