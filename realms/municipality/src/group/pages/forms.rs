//! The two forms that begin something: a programme, and a series of one.

use jiff::civil::Date;
use kit_web::{Asked, Choice, Field, Fields, Opt};

use super::super::plan::OnClosed;
use super::super::store::Listed;
use super::closed_key;
use crate::house::{Mode, Worker};

/// The fields of a programme.
pub(crate) struct ProgrammeForm {
    pub(crate) title: Field,
    pub(crate) intro: Field,
    pub(crate) parts: Field,
}

/// The fields of a series.
pub(crate) struct SeriesForm {
    pub(crate) programme: Choice,
    pub(crate) name: Field,
    pub(crate) first: Field,
    pub(crate) time: Field,
    pub(crate) minutes: Field,
    pub(crate) every: Field,
    pub(crate) newcomers: Field,
    pub(crate) closed: Choice,
    pub(crate) room: Field,
    pub(crate) mode: Choice,
    pub(crate) places: Field,
    pub(crate) lead: Choice,
    pub(crate) second: Choice,
}

/// What a form is filled from: what came back, and the faults in words.
type Kept<'a> = (&'a Fields, &'a kit_web::Faults);

/// The form of a programme.
pub(crate) fn programme(asked: &Asked, (fields, faults): Kept<'_>) -> ProgrammeForm {
    let keep = |field: Field| field.keep(fields, faults);
    ProgrammeForm {
        title: keep(Field::new("title", asked.say("group-title"))),
        intro: keep(
            Field::new("intro", asked.say("group-intro")).hint(asked.say("group-intro-hint")),
        ),
        parts: keep(
            Field::new("parts", asked.say("group-parts")).hint(asked.say("group-parts-hint")),
        ),
    }
}

fn staff(workers: &[Worker]) -> Vec<Opt> {
    workers
        .iter()
        .filter(|worker| worker.sees_guests())
        .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone()))
        .collect()
}

/// The choice of a worker; `nobody` is the word for none, where that can be chosen.
pub(crate) fn worker(
    name: &str,
    label: String,
    workers: &[Worker],
    nobody: Option<String>,
) -> Choice {
    let first = nobody.map(|word| Opt::new("", word));
    let options = first.into_iter().chain(staff(workers)).collect();
    Choice::one(name, label, options)
}

/// The choice of a way of meeting.
pub(crate) fn mode(asked: &Asked, chosen: Mode) -> Choice {
    let options = Mode::ALL
        .into_iter()
        .map(|mode| Opt::new(mode.key(), asked.say(mode.name())))
        .collect();
    Choice::one("mode", asked.say("group-mode"), options).chosen(chosen.key())
}

/// The form of a series, with what the offer begins with.
pub(crate) fn series(
    asked: &Asked,
    (programmes, workers): (&[Listed], &[Worker]),
    today: Date,
    policy: &super::super::GroupPolicy,
    (fields, faults): Kept<'_>,
) -> SeriesForm {
    let keep = |field: Field| field.keep(fields, faults);
    let chosen = |choice: Choice| choice.keep(fields, faults);
    let number = |name: &str, label: String, value: i64| {
        keep(
            Field::new(name, label)
                .kind("number")
                .value(value.to_string()),
        )
    };
    let closed = OnClosed::ALL
        .into_iter()
        .map(|one| Opt::new(one.key(), asked.say(closed_key(one))))
        .collect();
    let programmes = programmes
        .iter()
        .map(|one| {
            let about = [
                ("title", one.title.as_str().into()),
                ("n", one.meetings.into()),
            ];
            Opt::new(
                one.id.as_str(),
                asked.tell("group-programme-option", &about),
            )
        })
        .collect();
    SeriesForm {
        programme: chosen(Choice::one(
            "programme",
            asked.say("group-programme"),
            programmes,
        )),
        name: keep(Field::new("name", asked.say("group-name")).hint(asked.say("group-name-hint"))),
        first: keep(
            Field::new("first", asked.say("group-first"))
                .kind("date")
                .value(today.to_string()),
        ),
        time: keep(
            Field::new("time", asked.say("field-time"))
                .kind("time")
                .value("10:00"),
        ),
        minutes: number("minutes", asked.say("group-minutes"), policy.minutes),
        every: number("every", asked.say("group-every"), 1),
        newcomers: keep(
            Field::new("newcomers", asked.say("group-newcomers"))
                .kind("number")
                .hint(asked.say("group-newcomers-hint"))
                .value(policy.newcomers_weeks.to_string()),
        ),
        closed: chosen(
            Choice::one("closed", asked.say("group-closed"), closed).chosen(OnClosed::Skip.key()),
        ),
        room: keep(Field::new("room", asked.say("group-room"))),
        mode: chosen(mode(asked, Mode::House)),
        places: number("places", asked.say("group-places"), policy.places),
        lead: chosen(worker("lead", asked.say("group-lead"), workers, None)),
        second: chosen(worker(
            "second",
            asked.say("group-second"),
            workers,
            Some(asked.say("group-nobody")),
        )),
    }
}
