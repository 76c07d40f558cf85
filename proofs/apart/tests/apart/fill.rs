//! What people write in fields: what is meant, and what is not.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::die::Die;
use crate::page::Input;

const LINES: [&str; 12] = [
    "Vil gerne ud at gå",
    "Leder efter noget at stå op til.",
    "Kommer igen på torsdag",
    "Æblegrød & rødgrød \"med\" fløde",
    "Anna",
    "Bo",
    "Spurgte om vej til bænken ved åen",
    "gåtur",
    "Ring først, tak",
    "Vi talte om havnen, kaffen og hunden",
    "kor",
    "Færre møder",
];

const BROKEN: [&str; 14] = [
    "",
    " ",
    "-1",
    "999999999999",
    "0",
    "2026-13-45",
    "25:99",
    "<script>alert(1)</script>",
    "=HYPERLINK(\"http://x.example\")",
    "\u{0}\u{1}",
    "\r\nSet-Cookie: a=b",
    "' OR 1=1 --",
    "🙂🙂🙂",
    "../../realm.db",
];

/// The code that every worker has chosen and types again.
const CODE: &str = "273846";

/// A value that a person could mean. What stands in a line already is mostly left as it is.
pub(crate) fn meant(input: &Input, today: Date, die: &mut Die) -> Option<String> {
    let stands = input.values.first().filter(|value| !value.is_empty());
    match input.kind.as_str() {
        "hidden" | "submit" => input.values.first().cloned(),
        "select" | "radio" => {
            let full: Vec<&String> = input.values.iter().filter(|v| !v.is_empty()).collect();
            die.pick(&full).map(|value| (*value).clone())
        }
        "checkbox" => input.values.first().filter(|_| die.percent(50)).cloned(),
        "date" => Some(match input.name.as_str() {
            // What was held lies behind, and what lapses ahead.
            "held" => today.saturating_sub(3.days()).to_string(),
            "lapses" => today.saturating_add(90.days()).to_string(),
            _ => day(today, die),
        }),
        "time" => Some(time(die)),
        "number" => Some(die.below(40).to_string()),
        _ if stands.is_some() && die.percent(85) => stands.cloned(),
        _ => Some(line(&input.name, today, die)),
    }
}

fn day(today: Date, die: &mut Die) -> String {
    let days = i64::try_from(die.below(60)).unwrap() - 5;
    today.saturating_add(days.days()).to_string()
}

fn time(die: &mut Die) -> String {
    format!("{:02}:{:02}", 8 + die.below(12), 15 * die.below(4))
}

fn line(name: &str, today: Date, die: &mut Die) -> String {
    match name {
        "day" | "start" | "end" | "dato" | "dag" => day(today, die),
        "time" | "kl" => time(die),
        "code" | "again" => CODE.to_owned(),
        // A letter of many names.
        "navn" if die.percent(50) => "a".to_owned(),
        // A day's watch.
        "times" if die.percent(70) => "9-14".to_owned(),
        "minutes" => (30 * (1 + die.below(5))).to_string(),
        "hours" | "evening" | "weekend" => die.below(60).to_string(),
        // Words for the end of a course: whoever only plans it leaves them out.
        "ended" if die.percent(50) => String::new(),
        // Words of a plan: whoever ends the course leaves them out.
        "caught" if die.percent(50) => String::new(),
        // Terms of two languages, a line each.
        "list" if die.percent(70) => "1.1;Netværk;A1;Sociale forhold".to_owned(),
        _ if die.percent(6) => String::new(),
        _ => {
            let more = die.below(3);
            let mut text = die.word(&LINES).to_owned();
            for _ in 0..more {
                text.push(' ');
                text.push_str(die.word(&LINES));
            }
            text
        }
    }
}

/// A value that nobody means.
pub(crate) fn broken(die: &mut Die) -> String {
    match die.below(BROKEN.len() + 2) {
        0 => "Vil gerne høre om alt. ".repeat(20 + die.below(100)),
        1 => format!("{:x}", die.next()),
        _ => die.word(&BROKEN).to_owned(),
    }
}

/// A part of an address that names nothing, or something that is not there.
pub(crate) fn made_up(die: &mut Die) -> String {
    match die.below(8) {
        0 => "0".to_owned(),
        1 => "%F0%9F".to_owned(),
        2 => "..%2F..%2Frealm.db".to_owned(),
        3 => "a".repeat(300),
        4 => format!("guest-{:05}", die.below(40)),
        5 => format!(
            "worker-{}",
            die.word(&["birgitte", "jonas", "karen", "inge"])
        ),
        6 => format!("{:016x}{:016x}", die.next(), die.next()),
        _ => "019a0000-0000-7000-8000-000000000000".to_owned(),
    }
}

/// Puts a word of its own behind every line that a person wrote, in a body or an address.
pub(crate) fn marked(
    sent: &str,
    escaped: impl Fn(&str) -> String,
    mut word: impl FnMut() -> String,
) -> String {
    let mut out = sent.to_owned();
    for line in LINES {
        let line = escaped(line);
        // `=` and the end hold the line, so that a short one is not found within a longer one.
        for (before, after) in [
            ("=", "&"),
            ("=", ""),
            ("=", "%20"),
            ("%20", "%20"),
            ("%20", "&"),
            ("%20", ""),
        ] {
            let found = format!("{before}{line}{after}");
            while after.is_empty() && out.ends_with(&found)
                || !after.is_empty() && out.contains(&found)
            {
                let with = format!("{before}{}{after}", word());
                out = if after.is_empty() {
                    format!("{}{with}", out.strip_suffix(&found).unwrap())
                } else {
                    out.replacen(&found, &with, 1)
                };
            }
        }
    }
    out
}
