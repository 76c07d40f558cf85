//! A row of the scenario: one invented course with what came before and after it.

use std::str::FromStr;

use jiff::civil::Date;

/// The names of the columns, as the first line of a file has them.
pub(super) const COLUMNS: &str = "row,called,came,way_in,basis,opened,last_day,ended,reason,next,next_on,help,beside,beside_from,later,later_from,goal";

/// One invented course. An empty text is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) n: usize,
    /// What the guest wants to be called.
    pub(super) called: String,
    /// The day of the first word, and the offer's door it came through.
    pub(super) came: Date,
    pub(super) way_in: String,
    /// The section, the first day and the last day that was decided.
    pub(super) basis: String,
    pub(super) opened: Date,
    pub(super) last_day: Option<Date>,
    /// The day on which the end was written down, why, and to what.
    pub(super) ended: Option<Date>,
    pub(super) reason: String,
    pub(super) next: String,
    pub(super) next_on: Option<Date>,
    pub(super) help: String,
    /// Other help at the same time, from before the course.
    pub(super) beside: String,
    pub(super) beside_from: Option<Date>,
    /// Help that began after it.
    pub(super) later: String,
    pub(super) later_from: Option<Date>,
    pub(super) goal: String,
}

fn day(text: &str) -> Option<Date> {
    (!text.is_empty()).then(|| Date::from_str(text).expect(text))
}

fn text(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

impl Row {
    fn read(line: &str) -> Self {
        let all: Vec<&str> = line.split(',').collect();
        let [
            n,
            called,
            came,
            way_in,
            basis,
            opened,
            last_day,
            ended,
            reason,
            next,
            next_on,
            help,
            beside,
            beside_from,
            later,
            later_from,
            goal,
        ] = all[..]
        else {
            panic!("{} columns and not 17: {line}", all.len());
        };
        Self {
            n: n.parse().expect(line),
            called: called.to_owned(),
            came: day(came).expect(line),
            way_in: way_in.to_owned(),
            basis: basis.to_owned(),
            opened: day(opened).expect(line),
            last_day: day(last_day),
            ended: day(ended),
            reason: reason.to_owned(),
            next: next.to_owned(),
            next_on: day(next_on),
            help: help.to_owned(),
            beside: beside.to_owned(),
            beside_from: day(beside_from),
            later: later.to_owned(),
            later_from: day(later_from),
            goal: goal.to_owned(),
        }
    }

    fn line(&self) -> String {
        [
            self.n.to_string().as_str(),
            &self.called,
            &self.came.to_string(),
            &self.way_in,
            &self.basis,
            &self.opened.to_string(),
            &text(self.last_day),
            &text(self.ended),
            &self.reason,
            &self.next,
            &text(self.next_on),
            &self.help,
            &self.beside,
            &text(self.beside_from),
            &self.later,
            &text(self.later_from),
            &self.goal,
        ]
        .join(",")
    }
}

/// Reads a file.
pub(super) fn read(file: &str) -> Vec<Row> {
    let (columns, rows) = file.split_once('\n').expect("a first line");
    assert_eq!(columns, COLUMNS);
    rows.lines().map(Row::read).collect()
}

/// The file of these rows.
pub(super) fn write(rows: &[Row]) -> String {
    let mut file = format!("{COLUMNS}\n");
    for row in rows {
        file.push_str(&row.line());
        file.push('\n');
    }
    file
}
