//! What is kept, in words: the name of each table and column, and of the words of closed lists.

use kit_web::Asked;
use kit_words::key;

use super::store::Told;
use super::values::value;

/// Key of a table's name.
pub(crate) fn table(name: &str) -> &'static str {
    match name {
        "guest" => key!("own-table-guest"),
        "course" => key!("own-table-course"),
        "course_step" | "course_ending" => key!("own-table-step"),
        "course_note" => key!("own-table-note"),
        "card_code" => key!("own-card-title"),
        "correction" => key!("own-table-correction"),
        "other_support" => key!("own-table-support"),
        "goal" | "goal_part" | "goal_agency" | "goal_review" => key!("own-table-goal"),
        "meeting" | "meeting_agency" | "meeting_line" | "meeting_draft" => key!("meeting-title"),
        "advice" => key!("advice-title"),
        "course_todo" => key!("own-table-todo"),
        "punch_card" | "punch" => key!("own-table-card"),
        "handover" | "handover_part" => key!("own-table-handover"),
        "expected" | "arrival" => key!("own-table-expected"),
        "errand" => key!("own-table-errand"),
        "call_back" | "call_due" => key!("own-table-call"),
        "talk" | "answer_set" | "turn" => key!("own-table-talk"),
        "group_seat" | "attendance" => key!("own-table-group"),
        "job" | "reminder_choice" | "reminder_link" | "reminder_skip" => key!("own-table-reminder"),
        "erasure" => key!("own-table-erasure"),
        _ => key!("own-table-other"),
    }
}

/// Key of a column's name.
pub(crate) fn column(name: &str) -> &'static str {
    match name {
        "called" => key!("own-col-called"),
        "made_ms" | "at_ms" | "opened_ms" | "asked_ms" | "chosen_ms" => key!("own-col-at"),
        "protected_ms" => key!("own-col-protected"),
        "basis" => key!("own-col-basis"),
        "start_on" | "from_on" => key!("own-col-from"),
        "end_on" | "to_on" | "valid_to" | "until" | "until_on" => key!("own-col-to"),
        "goal" => key!("own-col-goal"),
        "afterwards" | "next" | "came_after" => key!("own-col-after"),
        "contact_id" => key!("own-col-contact"),
        "decided_by" => key!("own-col-decided"),
        "decided_at" => key!("course-decided-at-short"),
        "hat" | "with_hat" => key!("own-col-hat"),
        "with_id" => key!("own-col-with"),
        "kind" | "mode" | "way" | "what" | "part" => key!("own-col-kind"),
        "line" | "agreed" | "sheet" | "outcome" => key!("own-col-line"),
        "was" => key!("own-col-was"),
        "by_id" | "asked_by" => key!("own-col-by"),
        "worker_id" | "adviser_id" | "said_by" | "rung_by" => key!("own-col-worker"),
        "on_day" | "day" | "next_on" => key!("own-col-day"),
        "at_min" => key!("own-col-clock"),
        "reason" | "left_why" | "why" | "purpose" => key!("own-col-reason"),
        "help" | "receiver" | "agency" => key!("own-col-help"),
        "guest_words" => key!("own-col-words"),
        "answers" => key!("own-col-answers"),
        "moment" => key!("own-col-moment"),
        "address" => key!("own-col-address"),
        "talks" | "queue_no" | "from_place" => key!("own-col-number"),
        "done_ms" | "used_ms" | "handed_ms" | "carried_ms" | "rung_ms" | "seated_ms"
        | "said_ms" | "reached_ms" | "held_ms" | "decided_ms" => {
            key!("own-col-done")
        }
        "undone_ms" | "withdrawn_ms" | "left_ms" | "stopped_ms" | "closed_ms" | "over_ms"
        | "cancelled_ms" => {
            key!("own-col-ended")
        }
        "released_ms" | "due_ms" | "yes_ms" | "shared_ms" => key!("own-col-when"),
        _ => key!("own-col-more"),
    }
}

/// Who did what no worker did, in the rows of a table where that can be.
pub(crate) fn nobody(asked: &Asked, of: &str, told: &Told) -> Option<(String, String)> {
    let noted = told.iter().any(|(column, _)| *column == "by_id");
    (of == "call_back" && !noted).then(|| (asked.say(column("by_id")), asked.say("own-by-guest")))
}

/// Whether a column says where somebody lives or goes.
fn says_where(of: &str, column: &str) -> bool {
    matches!(
        (of, column),
        ("reminder_choice", "address") | ("expected", "what" | "group_name")
    )
}

/// A row as a sentence of "name: value" pairs; a bare one says of no place.
pub(crate) fn row(asked: &Asked, of: &str, told: &Told, bare: bool) -> String {
    let pairs: Vec<String> = told
        .iter()
        .filter(|(name, _)| !bare || !says_where(of, name))
        .map(|(name, kept)| {
            format!(
                "{}: {}",
                asked.say(column(name)),
                value(asked, of, name, kept)
            )
        })
        .chain(nobody(asked, of, told).map(|(name, who)| format!("{name}: {who}")))
        .collect();
    pairs.join(" · ")
}
