//! "Beskeder" as it looks.

use jiff::ToSpan as _;
use kit_web::{Asked, Failed, Fields, Sample};

use super::pages::{Back, Wishes, remind_page};
use super::rules::{Choice, ChoiceId, Fault, Way, Words};
use super::stop::stop_page;
use super::store::{Coming, Standing};
use crate::course::GuestId;
use crate::house::House;
use engine_planning::reminders::Early;

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let coming = |days: i64, skipped| Coming {
        subject: format!("expected-{days:05}"),
        at: today
            .saturating_add(days.days())
            .to_datetime(jiff::civil::time(16, 0, 0, 0)),
        with: "Mette".to_owned(),
        skipped,
    };
    let nothing = Wishes {
        id: GuestId::from_text("guest-00000").ok_or(Failed::NotFound)?,
        called: "Anna".to_owned(),
        house: House::default(),
        standing: None,
        coming: Vec::new(),
        ways: Way::ALL.to_vec(),
        me: "Mette".to_owned(),
        protected: false,
    };
    let longest =
        "Jeg er derhenne på mandag og venter ved den grønne bænk, også hvis det regner meget";
    let chosen = Wishes {
        standing: Some(Standing {
            id: ChoiceId::from_text("choice-0001").ok_or(Failed::NotFound)?,
            choice: Choice {
                way: Way::Sms,
                address: "+4520123456".to_owned(),
                words: Words::Own(longest.to_owned()),
                early: Early::Both,
            },
            stop: String::new(),
        }),
        coming: vec![coming(2, false), coming(9, true)],
        ..nothing.clone()
    };
    let no_ways = Wishes {
        ways: Vec::new(),
        ..nothing.clone()
    };
    let wrong = Back {
        fields: Fields::of(&[("way", "sms"), ("address", "2012"), ("words", "own")]),
        faults: vec![("address", Fault::NoNumber), ("own", Fault::NoWords)],
        receipt: None,
    };
    let page = |wishes: &Wishes, back: &Back| remind_page(asked, wishes, "form-0001", back);
    let plain = Back::default();
    Ok(vec![
        Sample::of("remind", "empty", &page(&nothing, &plain))?,
        Sample::of("remind", "no-ways", &page(&no_ways, &plain))?,
        Sample::of("remind", "longest", &page(&chosen, &plain))?,
        Sample::of("remind", "error", &page(&chosen, &wrong))?,
        Sample::of(
            "remind-stop",
            "ordinary",
            &stop_page(asked, Some("a-token")),
        )?,
        Sample::of("remind-stop", "stopped", &stop_page(asked, None))?,
    ])
}
