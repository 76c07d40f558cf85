//! The half year of the report's annex, 1 April to 30 September 2021, lived by invented people in the four municipalities'
//! offers; and what the house counts of it afterwards.

mod make;
mod replay;
mod row;

use jiff::civil::date;
use kit_store::test::{TestStore, postgres, sqlite};
use realm_municipality::{CoursesEnded, Municipality};

use make::{HALF_YEAR, PLANS};
use replay::House;
use row::Row;

const FREMDRIFT: &str = include_str!("../../offers/fremdrift.toml");
const MODTAGELSE: &str = include_str!("../../offers/den-gode-modtagelse.toml");
const DAGHUSET: &str = include_str!("../../offers/daghuset.toml");
const PITSTOP: &str = include_str!("../../offers/det-sociale-pitstop.toml");

/// Each municipality's offer and its file, in the order of the annex.
const HOUSES: [(&str, &str, &str); 4] = [
    (
        "aalborg",
        FREMDRIFT,
        include_str!("../../../../data/annex-2021/aalborg.csv"),
    ),
    (
        "hjoerring",
        MODTAGELSE,
        include_str!("../../../../data/annex-2021/hjoerring.csv"),
    ),
    (
        "thisted",
        DAGHUSET,
        include_str!("../../../../data/annex-2021/thisted.csv"),
    ),
    (
        "frederikshavn",
        PITSTOP,
        include_str!("../../../../data/annex-2021/frederikshavn.csv"),
    ),
];

/// The rows can be made again, and nobody has changed one by hand.
#[test]
fn the_files_are_what_the_generator_makes() {
    let at = std::env::temp_dir().join("annex-2021");
    let mut differ = Vec::new();
    for (plan, (file, _, kept)) in PLANS.iter().zip(HOUSES) {
        assert_eq!(plan.file, file);
        let made = row::write(&make::rows(plan));
        if made != kept {
            std::fs::create_dir_all(&at).expect("a folder");
            std::fs::write(at.join(format!("{file}.csv")), made).expect("written");
            differ.push(file);
        }
    }
    let told = format!("what the generator makes lies in {}", at.display());
    assert_eq!(differ, Vec::<&str>::new(), "{told}");
}

/// How many of the file's courses are open at the end: each that did not end, and each group that a course went on as.
fn open_at_the_end(rows: &[Row]) -> usize {
    let open = |row: &&Row| row.ended.is_none() || row.next == "group";
    rows.iter().filter(open).count()
}

fn per_mille(part: usize, of: usize) -> usize {
    (part * 1000 + of / 2) / of
}

/// Lives all four, each in a database of its own, side by side.
fn live(fresh: fn() -> Option<TestStore<Municipality>>) -> Vec<CoursesEnded> {
    let lived = |(name, offer, file): (&str, &str, &str)| {
        let rows = row::read(file);
        let house = House::new(fresh()?, offer);
        assert_eq!(house.live(&rows), [], "{name}: no row is refused");
        let open = format!("{} ", open_at_the_end(&rows));
        assert!(house.open().starts_with(&open), "{name}: {}", house.open());
        Some(house.ended(HALF_YEAR))
    };
    std::thread::scope(|scope| {
        let all = HOUSES.map(|house| scope.spawn(move || lived(house)));
        all.into_iter()
            .filter_map(|one| one.join().expect("lived"))
            .collect()
    })
}

fn totals(all: &[CoursesEnded]) {
    let counted: Vec<(usize, usize)> = all.iter().map(|one| (one.courses, one.helped)).collect();
    // REQUIREMENTS.md §1, from the annex of 004.
    assert_eq!(counted, [(38, 34), (119, 48), (22, 6), (32, 9)]);
    let (ended, helped) = counted
        .iter()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert_eq!((ended, helped, per_mille(helped, ended)), (211, 97, 460));
    for one in all {
        let (least, middle, most) = one.followed.expect("some ended");
        // From 30 September and from 1 April to the day of the count, 31 December.
        assert!(92 <= least && least <= middle && middle <= most && most <= 274);
    }
}

fn on_sqlite() -> Option<TestStore<Municipality>> {
    Some(sqlite().expect("a fresh SQLite store"))
}

fn on_postgres() -> Option<TestStore<Municipality>> {
    postgres().expect("a fresh PostgreSQL schema")
}

/// AN-2, AN-11: one headline for each municipality over the same half year, counted from what the house itself keeps, and
/// with how long it could have known of later help. The people are invented; the totals are the annex's.
#[test]
fn the_half_year_of_2021_ends_with_the_totals_of_the_annex() {
    totals(&live(on_sqlite));
}

/// The same on the other database.
#[test]
fn the_half_year_of_2021_ends_with_the_same_totals_on_postgres() {
    let all = live(on_postgres);
    if !all.is_empty() {
        totals(&all);
    }
}

/// AN-2, AN-11: what lies on the edges. In order: ended on the last day and written down after it; ended the day before the
/// first; helped on the very day of the end; help from before that went on; advice; helped the day after; still running.
#[test]
fn only_what_ended_in_the_half_year_and_help_that_began_after_it_is_counted() {
    let rows = [
        "1,Fie,2021-04-06,street,82b,2021-04-07,2021-09-30,2021-10-04,time_is_up,own,,,,,,,At sove.",
        "2,Kaj,2020-10-12,street,82b,2020-10-14,2021-03-31,2021-04-07,time_is_up,own,,,,,85,2021-05-03,At sove.",
        "3,Ida,2021-02-01,phone,82b,2021-02-03,2021-08-02,2021-06-02,chose_off,own,,,,,85,2021-06-02,At sove.",
        "4,Ove,2021-02-01,phone,82b,2021-02-03,2021-08-02,2021-06-02,chose_off,own,,,85,2020-06-01,,,At sove.",
        "5,Pia,2021-02-01,phone,82b,2021-02-03,2021-08-02,2021-06-02,chose_off,talks,,,,,12,2021-07-01,At sove.",
        "6,Lea,2021-02-01,phone,82a,2021-02-03,,2021-06-02,chose_off,own,,,,,104,2021-06-03,At sove.",
        "7,Abel,2021-02-01,phone,82a,2021-02-03,,,,,,,,,,,At sove.",
    ];
    let rows = row::read(&format!("{}\n{}\n", row::COLUMNS, rows.join("\n")));
    let house = House::new(sqlite().expect("a fresh SQLite store"), PITSTOP);
    assert_eq!(house.live(&rows), []);
    let counted = house.ended(HALF_YEAR);
    assert_eq!((counted.courses, counted.helped), (5, 1), "{counted:?}");
    assert_eq!(counted.followed, Some((92, 212, 212)));
    let before = house.ended((date(2020, 10, 1), date(2021, 3, 31)));
    assert_eq!((before.courses, before.helped), (1, 1), "{before:?}");
    let none = house.ended((date(2020, 8, 1), date(2020, 9, 30)));
    assert_eq!((none.courses, none.helped, none.followed), (0, 0, None));
}

/// LE-2, FR-5: the scenario is lived by the house's own rules. A row that breaks one is refused and told with its number: a
/// day more than the law allows, an end to nothing, a workshop without a day, an open door for somebody who can be asked, a
/// section that the offer does not have; and where the authority decides, a worker's hat.
#[test]
fn a_row_that_the_rules_refuse_is_listed() {
    let rows = [
        "1,Fie,2021-02-01,assessed,82b,2021-02-03,2021-08-03,2021-06-02,chose_off,own,,,,,85,2021-09-01,At sove.",
        "2,Kaj,2021-02-01,assessed,82b,2021-02-03,2021-08-02,2021-06-02,time_is_up,,,,,,,,At sove.",
        "3,Ida,2021-02-01,assessed,82b,2021-02-03,2021-08-02,2021-06-03,time_is_up,workshop,,,,,,,At sove.",
        "4,Ove,2021-02-01,assessed,82b,2021-02-03,2021-08-02,2021-06-04,enough_guest,door,,,,,,,At sove.",
        "5,Pia,2021-02-01,assessed,82c,2021-02-03,,2021-06-02,chose_off,own,,,,,,,At sove.",
        "6,Lea,2021-02-01,assessed,82b,2021-02-03,2021-08-02,2021-06-02,chose_off,own,,,,,104,2021-06-03,At sove.",
    ];
    let rows = row::read(&format!("{}\n{}\n", row::COLUMNS, rows.join("\n")));
    let house = || House::new(sqlite().expect("a fresh SQLite store"), DAGHUSET);
    let refused = house().live(&rows);
    let told: Vec<(usize, &str)> = refused
        .iter()
        .map(|one| (one.row, one.what.as_str()))
        .collect();
    let wanted = [
        (1, "Opens 2021-02-03"),
        (5, "Opens 2021-02-03"),
        (2, "Ends 2021-06-02"),
        (3, "Ends 2021-06-03"),
        (4, "Ends 2021-06-04"),
    ];
    assert_eq!(told, wanted, "{refused:?}");
    assert!(
        refused
            .iter()
            .all(|one| one.status == 422 && !one.why.is_empty()),
        "{refused:?}"
    );
    assert!(refused[0].why.contains("2. august 2021"), "{refused:?}");
    let only = [Row {
        n: 1,
        ..rows[5].clone()
    }];
    let by_worker = house().decided_as("worker").live(&only);
    assert_eq!(by_worker.len(), 1, "{by_worker:?}");
}
