//! The roster's page.

use askama::Template;
use jiff::civil::Date;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::when;

use super::rules::ShiftFault;
use super::store::Shift;
use crate::house::Worker;
use crate::offer::Offer;
use crate::offer::about::{hours, stretch};
use crate::offer::settings::Stretch;
use crate::portrait::pages::Face;

/// A day with its shifts.
pub(crate) struct Day {
    name: String,
    hours: String,
    shifts: Vec<OnDuty>,
}

/// Somebody on a day.
pub(crate) struct OnDuty {
    id: String,
    face: Face,
    line: String,
    also: Option<String>,
    remove: String,
}

#[derive(Template)]
#[template(path = "roster.html")]
pub(crate) struct RosterPage {
    frame: Frame,
    heading: String,
    faults: Faults,
    days: Vec<Day>,
    form: String,
    day: Field,
    from: Field,
    to: Field,
    worker: Choice,
    kind: Choice,
}

/// What to do about a field.
pub(crate) fn advice(asked: &Asked, fault: ShiftFault) -> String {
    asked.say(match fault {
        ShiftFault::NoDate => "fault-date",
        ShiftFault::Past => "fault-day-past",
        ShiftFault::NoTime => "fault-time",
        ShiftFault::EndsFirst => "roster-fault-end",
        ShiftFault::UnknownWorker => "choose-worker",
    })
}

/// The roster of some days.
pub(crate) fn page(
    asked: &Asked,
    (offer, shifts, workers): (&Offer, &[Shift], &[Worker]),
    days: &[Date],
    form: &str,
    (fields, faults): (&Fields, Faults),
) -> RosterPage {
    let field = |name: &str, key: &str| Field::new(name, asked.say(key));
    let first = days.first().map(ToString::to_string).unwrap_or_default();
    RosterPage {
        frame: asked.frame(asked.say("roster-title")),
        heading: asked.say("roster-heading"),
        days: days
            .iter()
            .map(|day| Day {
                name: when::capital(&when::day(asked.lang(), *day)),
                hours: hours(asked, offer.hours(*day)).unwrap_or_else(|| asked.say("hours-closed")),
                shifts: shifts
                    .iter()
                    .filter(|shift| shift.new.day == *day)
                    .map(|shift| on_duty(asked, shift))
                    .collect(),
            })
            .collect(),
        form: form.to_owned(),
        day: field("day", "field-day")
            .kind("date")
            .value(first)
            .keep(fields, &faults),
        from: field("from", "roster-from")
            .kind("time")
            .keep(fields, &faults),
        to: field("to", "roster-to").kind("time").keep(fields, &faults),
        worker: Choice::one(
            "worker",
            asked.say("roster-who"),
            workers
                .iter()
                .filter(|worker| worker.sees_guests())
                .map(|worker| Opt::new(worker.id.as_str(), worker.first_name.clone()))
                .collect(),
        )
        .keep(fields, &faults),
        kind: Choice::one(
            "kind",
            asked.say("roster-kind"),
            vec![
                Opt::new("host", asked.say("roster-host")),
                Opt::new("shadow", asked.say("roster-shadow")),
            ],
        )
        .chosen("host")
        .keep(fields, &faults),
        faults,
    }
}

fn on_duty(asked: &Asked, shift: &Shift) -> OnDuty {
    let hours = Stretch {
        from_min: shift.new.from_min,
        to_min: shift.new.to_min,
    };
    let key = if shift.new.shadow {
        "roster-line-shadow"
    } else {
        "roster-line"
    };
    let line = asked.tell(
        key,
        &[
            ("name", shift.name.as_str().into()),
            ("hours", stretch(asked, &hours).into()),
        ],
    );
    OnDuty {
        id: shift.id.to_string(),
        face: Face::of_worker(&shift.name, shift.picture.as_ref()),
        remove: asked.tell("roster-remove-label", &[("line", line.as_str().into())]),
        line,
        also: (!shift.also.is_empty())
            .then(|| asked.tell("roster-also", &[("also", shift.also.as_str().into())])),
    }
}
