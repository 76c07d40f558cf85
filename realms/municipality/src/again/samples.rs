//! Coming again, as it looks.

use kit_web::{Asked, Failed, Fields, Sample};

use super::pages::{Again, Back, page};
use super::rules::CallId;
use super::store::{Call, Known};
use crate::course::GuestId;
use crate::course::again::Before;
use crate::door::rules::Errand;
use crate::house::{House, WorkerId};
use crate::today::samples::workers;

fn before(worker: &WorkerId, name: &str) -> Before {
    Before {
        worker: worker.clone(),
        name: name.to_owned(),
        team: None,
    }
}

fn ordinary(asked: &Asked) -> Option<Again> {
    let today = asked.web.given.today();
    let guest = |n: u8| GuestId::from_text(&format!("guest-0000{n}"));
    let (jonas, left) = (
        WorkerId::from_text("worker-jonas")?,
        WorkerId::from_text("worker-laila")?,
    );
    Some(Again {
        house: House::default(),
        workers: workers(),
        me: WorkerId::from_text("worker-birgitte")?,
        looked_for: "an".to_owned(),
        found: vec![
            Known {
                guest: guest(1)?,
                called: "Anna".to_owned(),
                contact: Some(before(&jonas, "Jonas")),
                end: Some(today),
                errands: vec![(Errand::Letter, today)],
                protected: false,
            },
            Known {
                guest: guest(2)?,
                called: "Susanne-Marie Rosing Kristoffersen".to_owned(),
                contact: Some(before(&left, "Laila")),
                end: None,
                errands: Vec::new(),
                protected: true,
            },
        ],
        calls: vec![Call {
            id: CallId::from_text("callback-0001")?,
            day: today,
            guest: guest(3)?,
            called: "Samir".to_owned(),
            worker: jonas,
            worker_name: "Jonas".to_owned(),
            line: asked.say("return-line"),
        }],
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let ordinary = ordinary(asked).ok_or(Failed::NotFound)?;
    let empty = Again {
        looked_for: "Ib".to_owned(),
        found: Vec::new(),
        calls: Vec::new(),
        ..ordinary.clone()
    };
    let mut wrong = Back {
        fields: Fields::of(&[
            ("day-callback-0001", "mandag"),
            ("time-callback-0001", "10"),
        ]),
        call: Some("callback-0001".to_owned()),
        ..Back::default()
    };
    wrong
        .faults
        .add("day-callback-0001", asked.say("fault-date"));
    let done = Back {
        receipt: Some((
            asked.say("calls-receipt-done"),
            Some("/ring/callback-0001/ringet/fortrydelse".to_owned()),
        )),
        ..Back::default()
    };
    let form = || "form-0001".to_owned();
    let made = |again: &Again, back| page(asked, again, today, &form, back);
    Ok(vec![
        Sample::of("again", "empty", &made(&empty, Back::default()))?,
        Sample::of("again", "ordinary", &made(&ordinary, done))?,
        Sample::of("again", "error", &made(&ordinary, wrong))?,
    ])
}
