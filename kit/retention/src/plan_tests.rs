//! Plans made and refused, and the last day of each rule.

use super::*;

const FILE: &str = r#"
[acts]
withdrawn = { does = "taken back" }
[worker]
"*" = { ground = "x", keep = "P1Y after left_ms once unnamed" }
id = { class = "technical" }
left_ms = { class = "personal" }
[course]
"*" = { ground = "x", keep = "P5Y after last talk.at_ms" }
id = { class = "technical" }
worker_id = { class = "personal", names = "worker" }
[talk]
"*" = { ground = "x", keep = "with course" }
id = { class = "technical" }
course_id = { class = "technical", names = "course" }
at_ms = { class = "personal" }
note = { class = "sensitive", keep = "P30D after at_ms" }
said = { class = "sensitive", keep = "until withdrawn" }
[word]
"*" = { ground = "x", keep = "with talk" }
talk_id = { class = "technical", names = "talk" }
[day_seen]
"*" = { ground = "x", keep = "P6M after day where state is over or left" }
day = { class = "personal" }
state = { class = "personal" }
[house]
"*" = { ground = "x", keep = "always: its own name" }
name = { class = "public" }
"#;

fn plan(file: &str) -> Result<Plan, Vec<PlanFault>> {
    Plan::of(&Tables::read(file).expect("a good file"))
}

#[test]
fn rows_that_name_others_go_first_and_what_goes_along_goes_before() {
    let plan = plan(FILE).expect("a plan");
    let told: Vec<(String, Option<String>)> = plan
        .rules
        .iter()
        .map(|r| (r.table.clone(), r.column.clone()))
        .collect();
    let place = |table: &str| told.iter().position(|(t, c)| t == table && c.is_none());
    assert!(place("course") < place("worker"), "{told:?}");
    assert!(told.contains(&("talk".to_owned(), Some("note".to_owned()))));
    assert_eq!(
        told.len(),
        4,
        "neither acts nor what is always kept make a rule: {told:?}"
    );
    let course = plan
        .rules
        .iter()
        .find(|r| r.table == "course")
        .expect("course");
    assert_eq!(
        course.find,
        Some(
            "SELECT id FROM course WHERE (SELECT MAX(talk.at_ms) FROM talk WHERE talk.course_id = course.id) <= $1 ORDER BY id"
        )
    );
    assert_eq!(
        course.statements,
        [
            "DELETE FROM word WHERE talk_id IN (SELECT id FROM talk WHERE course_id = $1)",
            "DELETE FROM talk WHERE course_id = $1",
            "DELETE FROM course WHERE id = $1",
        ]
    );
    let worker = plan
        .rules
        .iter()
        .find(|r| r.table == "worker")
        .expect("worker");
    assert_eq!(
        worker.statements,
        [
            "DELETE FROM worker WHERE left_ms <= $1 AND NOT EXISTS (SELECT 1 FROM course WHERE course.worker_id = worker.id)"
        ]
    );
    let day = plan
        .rules
        .iter()
        .find(|r| r.table == "day_seen")
        .expect("day");
    assert_eq!(
        day.statements,
        ["DELETE FROM day_seen WHERE day <= $1 AND state IN ('over', 'left')"]
    );
}

#[test]
fn a_plan_that_cannot_be_carried_out_is_refused() {
    let cases = [
        ("left_ms once unnamed", "left_ms", "is named by course"),
        (
            "last talk.at_ms",
            "last talk.gone_ms",
            "speaks of talk.gone_ms",
        ),
        (
            "\"with course\"",
            "\"with house\"",
            "needs exactly one column",
        ),
        (
            "after day where",
            "after seen_ms where",
            "speaks of seen_ms",
        ),
        ("state is over", "mood is over", "speaks of mood"),
        ("P30D after at_ms", "with house", "no other way"),
        ("names = \"worker\"", "class2 = \"\"", "nothing names it"),
        (
            "keep = \"with talk\"",
            "keep = \"always: why\"",
            "talk is named by word",
        ),
    ];
    for (from, to, says) in cases {
        let faults = plan(&FILE.replacen(from, to, 1)).expect_err(to);
        assert!(
            faults.iter().any(|f| f.to_string().contains(says)),
            "{to}: {faults:?}"
        );
    }
}

#[test]
fn tables_that_name_each_other_in_a_circle_are_refused() {
    let file = "[a]\n\"*\" = { ground = \"x\", keep = \"P1D after day once unnamed\" }\nid = { class = \"technical\", names = \"b\" }\nday = { class = \"public\" }\n[b]\n\"*\" = { ground = \"x\", keep = \"P1D after day once unnamed\" }\nid = { class = \"technical\", names = \"a\" }\nday = { class = \"public\" }\n";
    assert!(
        matches!(plan(file), Err(faults) if matches!(faults.as_slice(), [PlanFault::Circle(_)]))
    );
}

#[test]
fn the_last_day_is_never_early_and_at_most_one_day_late() {
    let (mut tried, mut latest) = (0, 0);
    let start: jiff::civil::Date = "2023-12-01".parse().expect("a date");
    for (keep, months) in [
        ("P1M after day", 1_i32),
        ("P6M after day", 6),
        ("P5Y after day", 60),
        ("P12M after day", 12),
    ] {
        let plan = plan(&format!(
            "[a]\nday = {{ class = \"public\", ground = \"x\", keep = \"{keep}\" }}\n"
        ))
        .expect("a plan");
        for offset in 0..800_i64 {
            let day = start.checked_add(Span::new().days(offset)).expect("a day");
            let due = day.checked_add(Span::new().months(months)).expect("a day");
            let over = |late: i64| {
                let now = due
                    .checked_add(Span::new().days(late))
                    .expect("a day")
                    .at(12, 0, 0, 0)
                    .in_tz("Europe/Copenhagen")
                    .expect("a time");
                matches!(plan.rules[0].cutoff(&now), Some(Cutoff::Day(last)) if day.to_string() <= last)
            };
            assert!(!over(-1), "{keep} of {day} was over a day early");
            let late = (0..=1)
                .find(|late| over(*late))
                .expect("over at most one day late");
            latest = latest.max(late);
            tried += 1;
        }
    }
    println!(
        "{tried} / {tried} days kept to the end; at most {latest} day late, every day from {start}"
    );
}
