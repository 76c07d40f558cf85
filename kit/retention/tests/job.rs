#![cfg(test)]
//! The job on both databases (T15, ALL-6): what is over goes, with what goes along; what is not stays.

use kit_retention::proof::World;
use kit_retention::{Plan, Tables};
use kit_store::{Migration, Realm, Store, store_test};

struct Town;

impl Realm for Town {
    const NAME: &'static str = "town";
    const MIGRATIONS: &'static [Migration] = &[Migration {
        version: 1,
        name: "all",
        sql: "CREATE TABLE worker (id {text} PRIMARY KEY, name {text} NOT NULL CHECK (name <> ''), left_ms {int}) {strict};
            CREATE TABLE course (id {text} PRIMARY KEY, worker_id {text} NOT NULL REFERENCES worker (id), second_id {text} REFERENCES worker (id)) {strict};
            CREATE TABLE talk (id {text} PRIMARY KEY, course_id {text} NOT NULL REFERENCES course (id), at_ms {int} NOT NULL, place {int} NOT NULL, note {blob}, UNIQUE (course_id, place)) {strict};
            CREATE TABLE word (talk_id {text} NOT NULL REFERENCES talk (id), place {int} NOT NULL, PRIMARY KEY (talk_id, place)) {strict};
            CREATE TABLE seen (id {text} PRIMARY KEY, day {text} NOT NULL, state {text} NOT NULL, one {text}, two {text}, CHECK (CASE WHEN one IS NULL THEN 0 ELSE 1 END + CASE WHEN two IS NULL THEN 0 ELSE 1 END = 1)) {strict};",
        data: "",
    }];
}

const FILE: &str = r#"
[worker]
"*" = { ground = "x", keep = "P1Y after left_ms once unnamed" }
id = { class = "technical" }
left_ms = { class = "personal" }
name = { class = "personal" }
[course]
"*" = { ground = "x", keep = "P5Y after last talk.at_ms" }
id = { class = "technical" }
worker_id = { class = "personal", names = "worker" }
second_id = { class = "personal", names = "worker" }
[talk]
"*" = { ground = "x", keep = "with course" }
id = { class = "technical" }
course_id = { class = "technical", names = "course" }
at_ms = { class = "personal" }
place = { class = "technical" }
note = { class = "sensitive", keep = "P30D after at_ms" }
[word]
"*" = { ground = "x", keep = "with talk" }
talk_id = { class = "technical", names = "talk" }
place = { class = "technical" }
[seen]
"*" = { ground = "x", keep = "P6M after day where state is over or left" }
id = { class = "technical" }
day = { class = "personal" }
state = { class = "personal" }
one = { class = "personal" }
two = { class = "personal" }
"#;

/// The seed of this proof; any other must do as well.
const SEED: u64 = 0x6c61_6e64;

fn tried(file: &str, store: &Store<Town>) -> Result<kit_retention::proof::Survived, String> {
    let tables = Tables::read(file).expect("a good file");
    let plan = Plan::of(&tables).expect("a plan");
    World::of::<Town>(&tables, &[("seen", "one", "two")]).try_every_rule(store, &plan, SEED)
}

store_test! {
    fn every_rule_keeps_its_day(store: Store<Town>) {
        let told = tried(FILE, &store).expect("every rule keeps its day");
        println!("{} / {}, seed {}", told.survived, told.tried, told.seed);
        assert_eq!(told.survived, told.tried);
        assert!(told.tried > 250, "{told:?}");
    }
}

store_test! {
    fn every_statement_is_understood(store: Store<Town>) {
        let plan = Plan::of(&Tables::read(FILE).expect("a good file")).expect("a plan");
        assert_eq!(plan.statements().len(), 7);
        kit_store::test::prepare_all(&store, &plan.statements()).expect("both databases understand it");
    }
}

store_test! {
    fn a_rule_that_its_job_does_not_carry_out_is_found(store: Store<Town>) {
        // The proof itself is tried: it looks at the rows of one file, while the job follows another.
        let tables = Tables::read(FILE).expect("a good file");
        let world = World::of::<Town>(&tables, &[("seen", "one", "two")]);
        let wrong = [
            ("P6M after day where state is over or left", "P6M after day"),
            ("P6M after day where state is over or left", "P6M after day where state is over"),
            ("P6M after day where", "P7M after day where"),
            ("P6M after day where", "P5M after day where"),
            ("P30D after at_ms", "P31D after at_ms"),
            ("P5Y after last talk.at_ms", "P4Y after last talk.at_ms"),
            ("P1Y after left_ms", "P366D after left_ms"),
        ];
        let right = Plan::of(&tables).expect("a plan");
        let mut found = 0;
        for (from, to) in wrong {
            let other = Plan::of(&Tables::read(&FILE.replacen(from, to, 1)).expect("a good file")).expect("a plan");
            // The right rules decide the rows, the wrong statements and times remove them.
            if world.try_against(&store, &right, &other, SEED).is_err() {
                found += 1;
            }
        }
        println!("{found} / {} wrong jobs found, seed {SEED}", wrong.len());
        assert_eq!(found, wrong.len());
    }
}

#[test]
fn a_realm_whose_table_or_column_is_in_no_list_has_no_plan() {
    let more = "[letters]\n\"*\" = { ground = \"x\", keep = \"P1D after day\" }\nday = { class = \"technical\" }\n";
    let (tables, plan) =
        Plan::of_realm::<Town>(&[FILE, more]).expect("tables that the realm has not are left out");
    assert!(!tables.tables.contains_key("letters"));
    assert_eq!(plan.rules.len(), 4);
    let column = FILE.replacen("name = { class = \"personal\" }\n", "", 1);
    let fault = Plan::of_realm::<Town>(&[&column]).expect_err("a column without a line");
    assert!(
        fault.to_string().contains("worker.name is in no list"),
        "{fault}"
    );
    let table = FILE.split("[seen]").next().expect("the rest");
    let fault = Plan::of_realm::<Town>(&[table]).expect_err("a table without a list");
    assert!(
        fault.to_string().contains("seen.day is in no list"),
        "{fault}"
    );
}
