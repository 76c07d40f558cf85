//! "Min uge" as it looks.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_web::{Asked, Failed, Fields, Sample};

use super::pages::{Back, MyWeek, TeamWeek, my_week_page};
use super::rules::{BookingFault, Part, Standing, TimeId};
use super::store::Booked;
use crate::house::House;

/// A booking of the samples.
pub(crate) fn booked(day: Date, minutes: i64, part: Part, standing: Standing) -> Option<Booked> {
    let house = House {
        evening_ore: 4_200,
        weekend_ore: 8_500,
        ..House::default()
    };
    Some(Booked {
        id: TimeId::from_text(&format!("time-{day}-{minutes}"))?,
        day,
        minutes,
        part,
        extra_ore: part.extra_ore(&house, minutes),
        standing,
    })
}

/// Bookings of every standing.
pub(crate) fn bookings(today: Date) -> Vec<Booked> {
    let day = |n: i64| today.saturating_sub(n.days());
    [
        booked(day(0), 90, Part::Evening, Standing::Waiting),
        booked(day(1), 60, Part::Day, Standing::Plain),
        booked(day(8), 45, Part::Weekend, Standing::Approved),
        booked(day(9), 120, Part::Evening, Standing::Declined),
        booked(day(15), 30, Part::Day, Standing::Withdrawn),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let house = House {
        evening_ore: 4_200,
        weekend_ore: 8_500,
        ..House::default()
    };
    let since = today.saturating_sub(200.days());
    let ordinary = MyWeek {
        house,
        mine: bookings(today),
        team: Some(TeamWeek {
            name: "Holdet ved havnen".to_owned(),
            bookings: bookings(today),
            aims: vec![(since, 840)],
        }),
        less: vec!["Kortere overlevering om morgenen. Ti minutter.".to_owned()],
    };
    let page = |week: &MyWeek, back| my_week_page(asked, week, today, "form-0001", back);
    let wrong = Back {
        fields: Fields::of(&[("day", "i går"), ("time", "sent"), ("minutes", "mange")]),
        faults: vec![
            ("day", BookingFault::NoDay),
            ("time", BookingFault::NoTime),
            ("minutes", BookingFault::NoMinutes),
        ],
        receipt: None,
    };
    let receipt = Back {
        receipt: Some(asked.say("week-receipt-waiting")),
        ..Back::default()
    };
    Ok(vec![
        Sample::of(
            "my-week",
            "empty",
            &page(&MyWeek::default(), Back::default()),
        )?,
        Sample::of("my-week", "ordinary", &page(&ordinary, receipt))?,
        Sample::of("my-week", "error", &page(&ordinary, wrong))?,
    ])
}
