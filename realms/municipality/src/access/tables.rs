//! Every table that knows a guest: how her rows are read and how they go. One list for both, so that what she is shown is
//! what is erased; a test compares it with `data-classes.toml`.

/// How a value is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word, a date.
    Word,
    /// A number.
    Number,
    /// A moment in milliseconds.
    Moment,
    /// Minutes after midnight.
    Minute,
    /// Somebody who works here, by id.
    Worker,
    /// What was typed, under the guest's own key.
    Sealed,
}

/// Whether its rows go with the guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goes {
    /// At once.
    Always,
    /// Once the duty to keep a note is over.
    AfterDuty,
    /// Never before its own time: what is kept of the erasure itself, which names nobody then.
    Not,
}

/// A table with a guest's rows.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) goes: Goes,
    /// Her rows: the row's id, then the columns.
    pub(crate) read: &'static str,
    /// The statement by which they go.
    pub(crate) drop: &'static str,
    pub(crate) columns: &'static [(&'static str, Kind)],
}

macro_rules! tables {
    ($($name:ident by $key:ident, $goes:ident, $whose:literal: $($column:ident $kind:ident),+;)*) => {
        /// Those that are named before those that name them.
        pub(crate) const TABLES: &[Table] = &[$(Table {
            name: stringify!($name),
            goes: Goes::$goes,
            read: concat!(
                "SELECT t.", stringify!($key), $(", t.", stringify!($column),)+
                " FROM ", stringify!($name), " t WHERE ", $whose, " ORDER BY t.", stringify!($key)
            ),
            drop: concat!("DELETE FROM ", stringify!($name), " AS t WHERE ", $whose),
            columns: &[$((stringify!($column), Kind::$kind)),+],
        }),*];
    };
}

tables! {
    guest by id, AfterDuty, "t.id = $1": called Sealed, made_ms Moment, protected_ms Moment;
    course by id, AfterDuty, "t.guest_id = $1": basis Word, start_on Word, end_on Word, goal Sealed, afterwards Sealed,
        contact_id Worker, decided_by Worker, decided_at Sealed, hat Word, with_id Worker, with_hat Word, opened_ms Moment;
    course_step by id, AfterDuty, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": kind Word, line Sealed,
        contact_id Worker, word Word, on_day Word, by_id Worker, at_ms Moment;
    course_ending by id, AfterDuty, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": reason Word, next Word,
        next_on Word, help Word, stands Word, came_after Word;
    course_note by id, AfterDuty, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": on_day Word, basis Word,
        purpose Sealed, next Sealed, by_id Worker, at_ms Moment;
    card_code by id, Always, "t.guest_id = $1": made_ms Moment, used_ms Moment;
    correction by id, Always, "t.guest_id = $1": what Word, was Sealed, line Sealed, by_id Worker, at_ms Moment;
    other_support by id, Always, "t.guest_id = $1": kind Word, from_on Word, to_on Word, by_id Worker, made_ms Moment;
    course_todo by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": line Sealed, by_id Worker,
        made_ms Moment, done_ms Moment, shared_ms Moment;
    goal by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": line Sealed, by_id Worker, at_ms Moment,
        reached_ms Moment;
    goal_part by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": agency Word, line Sealed, by_id Worker,
        at_ms Moment, over_ms Moment;
    goal_agency by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": agency Word, by_id Worker, yes_ms Moment,
        withdrawn_ms Moment;
    goal_review by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": day Word, agreed Sealed, by_id Worker,
        held_ms Moment;
    meeting_draft by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": sheet Sealed, by_id Worker,
        made_ms Moment, closed_ms Moment;
    meeting by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": on_day Word, review_day Word, by_id Worker,
        closed_ms Moment;
    meeting_agency by meeting_id, Always, "t.meeting_id IN (SELECT m.id FROM meeting m JOIN course c ON c.id = m.course_id WHERE c.guest_id = $1)":
        agency Word;
    meeting_line by id, Always, "t.meeting_id IN (SELECT m.id FROM meeting m JOIN course c ON c.id = m.course_id WHERE c.guest_id = $1)":
        what Sealed, agency Word, until_on Word, done_ms Moment;
    advice by id, Always, "t.guest_id = $1": enquiry_id Word, day Word, at_min Minute, worker_id Worker, adviser_id Worker, by_id Worker,
        made_ms Moment, outcome Word, help Word, decided_by Worker, decided_ms Moment, cancelled_ms Moment;
    punch_card by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": talks Number, valid_to Word,
        by_id Worker, made_ms Moment;
    punch by id, Always, "t.card_id IN (SELECT k.id FROM punch_card k JOIN course c ON c.id = k.course_id WHERE c.guest_id = $1)":
        on_day Word, by_id Worker, made_ms Moment, undone_ms Moment;
    handover by id, Always, "t.course_id IN (SELECT c.id FROM course c WHERE c.guest_id = $1)": receiver Word, guest_words Sealed,
        by_id Worker, made_ms Moment, released_ms Moment, withdrawn_ms Moment, carried_ms Moment;
    handover_part by id, Always, "t.handover_id IN (SELECT h.id FROM handover h JOIN course c ON c.id = h.course_id WHERE c.guest_id = $1)":
        part Word, line Sealed;
    expected by id, Always, "t.guest_id = $1": day Word, at_min Minute, worker_id Worker, group_name Word, what Sealed;
    arrival by id, Always, "t.expected_id IN (SELECT e.id FROM expected e WHERE e.guest_id = $1)": at_ms Moment, by_id Worker,
        undone_ms Moment;
    errand by id, Always, "t.guest_id = $1": day Word, kind Word, by_id Worker, at_ms Moment;
    call_back by id, Always, "t.guest_id = $1": day Word, worker_id Worker, line Sealed, by_id Worker, at_ms Moment, done_ms Moment;
    talk by id, Always, "t.guest_id = $1": mode Word, day Word, by_id Worker, at_ms Moment;
    answer_set by id, Always, "t.talk_id IN (SELECT k.id FROM talk k WHERE k.guest_id = $1)": moment Word, answers Sealed, by_id Worker,
        at_ms Moment;
    turn by id, Always, "t.guest_id = $1": moment Word, worker_id Worker, opened_ms Moment, closed_ms Moment;
    group_seat by id, Always, "t.guest_id = $1": queue_no Number, from_place Number, asked_ms Moment, seated_ms Moment, left_ms Moment,
        left_why Word, by_id Worker;
    attendance by id, Always, "t.guest_id = $1": said Word, by_id Worker, at_ms Moment;
    call_due by id, Always, "t.guest_id = $1": why Word, made_ms Moment, rung_ms Moment, rung_by Worker;
    job by id, Always, "t.guest_id = $1": due_ms Moment, handed_ms Moment, done_ms Moment, outcome Word;
    reminder_choice by id, Always, "t.guest_id = $1": way Word, address Sealed, line Sealed, by_id Worker, chosen_ms Moment,
        stopped_ms Moment;
    reminder_link by guest_id, Always, "t.guest_id = $1": made_ms Moment;
    reminder_skip by id, Always, "t.guest_id = $1": by_id Worker, at_ms Moment, undone_ms Moment;
    erasure by id, Not, "t.guest_no = $1": reason Word, asked_by Worker, asked_ms Moment, said Word, said_by Worker, said_ms Moment,
        until Word;
}

/// Every statement with its name, for the test that prepares all of them on both databases.
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    TABLES
        .iter()
        .flat_map(|table| [(table.name, table.read), (table.name, table.drop)])
        .collect()
}

/// Every table and column that a guest is shown of herself, for the test that compares it with `data-classes.toml`.
#[must_use]
pub fn shown_to_the_guest() -> std::collections::BTreeSet<(String, String)> {
    TABLES
        .iter()
        .flat_map(|table| {
            let columns = table.columns.iter();
            columns.map(|(column, _)| (table.name.to_owned(), (*column).to_owned()))
        })
        .collect()
}
