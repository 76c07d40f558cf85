//! `cargo xtask broken`: does the check notice when a promise is broken? Each variant of the list is built in a copy of
//! the checkout, and the test that guards the promise must fail there, by its own assertion (issue 3).

mod copy;
mod judge;
mod list;

use crate::tidy;
use copy::Copy;
use judge::Verdict;
use list::{Judge, Variant};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// Which variants are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted<'a> {
    /// Every one.
    All,
    /// Those whose name or judge contains the words.
    About(&'a str),
    /// Those marked for the whole check, which has not the time for all.
    InTheCheck,
}

/// Breaks the wanted variants and prints who caught each. Cargo builds into `builds`, where what others have written is
/// built already; the copy lies under it and is used again by the next run.
///
/// # Errors
/// One was not caught, or the list does not fit the source any more.
pub(crate) fn run(root: &Path, builds: &Path, wanted: Wanted<'_>) -> Result<(), String> {
    let begun = Instant::now();
    let variants: Vec<Variant> = list::read(root)?
        .into_iter()
        .filter(|variant| match wanted {
            Wanted::All => true,
            Wanted::About(part) => variant.is_about(part),
            Wanted::InTheCheck => variant.in_the_check,
        })
        .collect();
    if variants.is_empty() {
        return Err(format!("{wanted:?}: no variant is called so"));
    }
    let copy = Copy::of(root, &builds.join("broken").join("tree"))?;
    let (mut caught, mut faults) = (0, Vec::new());
    for group in groups(&variants) {
        // In the whole check the unbroken tests have run a moment ago; they need no build of their own here.
        if wanted != Wanted::InTheCheck || group.iter().any(|one| one.by.is_tidy()) {
            sound(&copy, builds, &group)?;
        }
        for variant in group {
            let one = Instant::now();
            let verdict = try_one(&copy, builds, variant)?;
            let took = one.elapsed().as_secs_f64();
            println!("{}", line(variant, &verdict, took));
            match verdict {
                Verdict::Caught(_) => caught += 1,
                _ => faults.push(variant.name.as_str()),
            }
        }
    }
    println!(
        "  caught {caught} / tried {} broken variants, no seed; {:.0} s",
        variants.len(),
        begun.elapsed().as_secs_f64()
    );
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("not caught: {}", faults.join("; ")))
    }
}

/// The variants by the target that judges them, so that each is built unbroken once; in the order of the list.
fn groups(variants: &[Variant]) -> Vec<Vec<&Variant>> {
    let mut order = Vec::new();
    let mut by_target: BTreeMap<String, Vec<&Variant>> = BTreeMap::new();
    for variant in variants {
        let key = match &variant.by {
            Judge::Test {
                package, target, ..
            } => format!("{package} {target}"),
            Judge::Tidy { .. } => "tidy".to_owned(),
        };
        if !by_target.contains_key(&key) {
            order.push(key.clone());
        }
        by_target.entry(key).or_default().push(variant);
    }
    order
        .iter()
        .filter_map(|key| by_target.remove(key))
        .collect()
}

/// Every judge of a group finds the unbroken tree good; one that always fails would prove nothing.
fn sound(copy: &Copy, builds: &Path, group: &[&Variant]) -> Result<(), String> {
    let unsound = |judge: &Judge, output: &str| {
        format!(
            "{} does not pass before anything is broken:\n{output}",
            judge.shown()
        )
    };
    let tests: Vec<&str> = group
        .iter()
        .filter_map(|variant| match &variant.by {
            Judge::Test { test, .. } => Some(test.as_str()),
            Judge::Tidy { .. } => None,
        })
        .collect();
    match group.first().map(|variant| &variant.by) {
        Some(Judge::Test {
            package, target, ..
        }) => {
            let begun = Instant::now();
            let output = judge::run(&copy.root, builds, package, target, &tests)?;
            println!(
                "  {package}, unbroken: built and passed in {:.0} s",
                begun.elapsed().as_secs_f64()
            );
            let failed = group
                .iter()
                .zip(&tests)
                .find(|(_, test)| !judge::passed(&output, test));
            failed.map_or(Ok(()), |(variant, _)| Err(unsound(&variant.by, &output)))
        }
        _ => {
            let found = tidy::findings(&copy.root)?;
            let told = group
                .iter()
                .find(|variant| judge::among(&found, &variant.by).is_some());
            told.map_or(Ok(()), |variant| Err(unsound(&variant.by, "")))
        }
    }
}

/// Breaks one, asks its judge, and takes the change back whatever came of it.
fn try_one(copy: &Copy, builds: &Path, variant: &Variant) -> Result<Verdict, String> {
    if let Err(stale) = copy.apply(variant) {
        return Ok(Verdict::Otherwise(stale));
    }
    let verdict = judge::ask(&copy.root, builds, &variant.by);
    copy.undo(variant)?;
    verdict
}

fn line(variant: &Variant, verdict: &Verdict, took: f64) -> String {
    let (word, by) = match verdict {
        Verdict::Caught(place) => ("caught", format!("by {} ({place})", variant.by.shown())),
        Verdict::Lived => (
            "NOT CAUGHT",
            format!("{} found nothing amiss", variant.by.shown()),
        ),
        Verdict::Otherwise(why) => ("NOT CAUGHT", why.clone()),
    };
    format!(
        "  {word} {}; {took:.0} s\n         promise: {}\n         {by}",
        variant.name, variant.promise
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variant(name: &str, by: &str) -> Variant {
        let text = format!(
            "name = \"{name}\"\npromise = \"P.\"\nchanges = [{{ file = \"a\", find = \"x\", put = \"y\" }}]\nby = {{ {by} }}"
        );
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn variants_of_one_target_stand_together_in_the_order_of_the_list() {
        let seal = "package = \"kit-seal\", target = \"all\", test = \"t\", says = \"s\"";
        let all = [
            variant("a", seal),
            variant("b", "tidy = \"t\", says = \"s\""),
            variant("c", seal),
        ];
        let names: Vec<Vec<&str>> = groups(&all)
            .iter()
            .map(|group| group.iter().map(|one| one.name.as_str()).collect())
            .collect();
        assert_eq!(names, [vec!["a", "c"], vec!["b"]]);
    }

    #[test]
    fn one_that_got_through_is_shouted() {
        let one = variant("a leak", "tidy = \"t\", says = \"s\"");
        assert!(line(&one, &Verdict::Lived, 1.0).contains("NOT CAUGHT a leak"));
        let caught = line(&one, &Verdict::Caught("a.rs:1".to_owned()), 1.0);
        assert!(caught.contains("  caught a leak") && caught.contains("by tidy: t (a.rs:1)"));
    }
}
