//! The pages of terms as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::pages::{advice, load_page, terms_page};
use super::rules::{LineFault, Pair};

fn pair(number: usize, long: bool) -> Pair {
    let term = if long {
        "At klare det, der hører til en almindelig dag med mange små ting"
    } else {
        "Egenomsorg"
    };
    Pair {
        social_code: format!("S{number}"),
        social: term.to_owned(),
        health_code: format!("H{number}"),
        health: term.to_owned(),
    }
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let some = vec![pair(1, false), pair(2, false)];
    let long: Vec<Pair> = (1..40).map(|n| pair(n, true)).collect();
    let none = Fields::default();
    let typed = Fields::of(&[("list", "S1;Egenomsorg;H1\nS2;;H2;Pleje")]);
    let mut faults = Faults::none();
    faults.add("list", asked.say("terms-fault-lines"));
    let wrong = [(1, LineFault::Columns), (2, LineFault::Empty)]
        .map(|one| advice(asked, one))
        .to_vec();
    Ok(vec![
        Sample::of("terms", "empty", &terms_page(asked, Vec::new()))?,
        Sample::of("terms", "ordinary", &terms_page(asked, some.clone()))?,
        Sample::of("terms", "longest", &terms_page(asked, long))?,
        Sample::of(
            "terms-load",
            "empty",
            &load_page(asked, &[], (&none, Faults::none(), Vec::new())),
        )?,
        Sample::of(
            "terms-load",
            "ordinary",
            &load_page(asked, &some, (&none, Faults::none(), Vec::new())),
        )?,
        Sample::of(
            "terms-load",
            "error",
            &load_page(asked, &some, (&typed, faults, wrong)),
        )?,
    ])
}
