//! The owner's pages as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::pages::{Back, people_page, settings_page};
use crate::house::House;
use crate::today::samples::workers;

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let people = |back| people_page(asked, &workers(), &[], "form-0001", back);
    let linked = Back {
        link: Some((
            "Jonas".to_owned(),
            format!("{}/ind/{}", asked.web.origin, "0123456789abcdef".repeat(4)),
        )),
        ..Back::default()
    };
    let mut wrong = Back {
        fields: Fields::of(&[("name", "")]),
        ..Back::default()
    };
    wrong.faults.add("name", asked.say("people-fault-name"));
    let house = House::default();
    let mut faults = Faults::none();
    faults.add("evening", asked.say("settings-fault-rate"));
    let typed = Fields::of(&[("name", "Huset"), ("one", "gæst"), ("evening", "mange")]);
    Ok(vec![
        Sample::of("people", "ordinary", &people(Back::default()))?,
        Sample::of("people", "longest", &people(linked))?,
        Sample::of("people", "error", &people(wrong))?,
        Sample::of(
            "settings",
            "ordinary",
            &settings_page(asked, &house, &Fields::default(), Faults::none(), true),
        )?,
        Sample::of(
            "settings",
            "error",
            &settings_page(asked, &house, &typed, faults, false),
        )?,
    ])
}
