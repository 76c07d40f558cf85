//! ASVS 14.2.1: no name, and nothing that somebody typed about a person, travels in an address, where logs, histories and
//! the next host would see it.

use std::collections::BTreeSet;

use crate::visitor::{everybody, send, walk};
use crate::world::World;

/// Names that a field of an address may have, each with why it tells nothing of anybody.
const ALLOWED: &str = include_str!("../../address-fields.txt");

/// The names after the question mark.
fn names(address: &str) -> impl Iterator<Item = String> + '_ {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or("");
    let parts = query.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split('=').next().unwrap_or(part).to_owned())
}

/// The fields of the forms on a page that are sent as part of an address.
fn asked_in_addresses(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for form in page.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap_or(form);
        let head = form.split('>').next().unwrap_or("");
        if head.contains("method=\"post\"") {
            continue;
        }
        for field in form.split(" name=\"").skip(1) {
            found.extend(field.split('"').next().map(str::to_owned));
        }
    }
    found
}

#[tokio::test]
async fn no_address_of_any_page_carries_a_name_or_a_text() {
    let world = World::new(20_261_122);
    let allowed: BTreeSet<&str> = ALLOWED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split(':').next())
        .collect();
    let (mut used, mut pages) = (BTreeSet::new(), 0);
    for process in &world.processes {
        for who in everybody(process).await {
            let (seen, _) = walk(process, &who).await;
            for path in seen {
                let answer = send(process, &who, "GET", &path, Vec::new()).await;
                let page = answer.text();
                used.extend(names(answer.header("location")));
                used.extend(crate::page::links(&page).iter().flat_map(|to| names(to)));
                used.extend(asked_in_addresses(&page));
                pages += 1;
            }
        }
    }
    assert!(pages > 300, "{pages} pages are too few to tell");
    let new: Vec<&String> = used
        .iter()
        .filter(|name| !allowed.contains(name.as_str()))
        .collect();
    assert!(
        new.is_empty(),
        "argue for them in address-fields.txt: {new:?}"
    );
    println!(
        "{pages} pages, {} fields in addresses, each argued for",
        used.len()
    );
}
