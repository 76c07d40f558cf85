//! `/koordinator/<navn>`: who answers, where she can be met, and why the association may be trusted (HS-9, VH-1, VH-5).

use std::collections::HashMap;

use kit_hsds::{Community, fold_slug};
use kit_web::{Answer, Asked, Failed, Path, Sample, State};
use kit_words::key;
use serde_json::Value;

use super::about_line;
use super::facts::answers;
use super::page::reach;
use crate::directory::Entry;
use crate::find::next_line;
use crate::sheet::{MOST, Sheet, entry};
use crate::{App, Directory};

/// Whom people ask at an association.
pub(super) struct Person {
    pub(super) slug: String,
    name: String,
}

impl Person {
    pub(super) fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or_default()
    }
}

/// The named person of a community. Two of one name at one association are one to whoever asks.
pub(super) fn person_of(community: &Community) -> Option<Person> {
    let name = community.contact.as_ref()?.name.clone()?;
    let association = community.organization.as_deref().unwrap_or_default();
    let slug = fold_slug(&format!("{name} {association}"));
    (!slug.is_empty()).then_some(Person { slug, name })
}

/// Entries by the page address of their person.
pub(crate) fn people(entries: &[Entry]) -> HashMap<String, Vec<usize>> {
    let mut people: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        if let Some(person) = person_of(&entry.community) {
            people.entry(person.slug).or_default().push(at);
        }
    }
    people
}

pub(crate) async fn person(
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: Asked,
) -> Answer {
    let directory = app.newest().await;
    let sheet = page(&asked, &directory, &slug);
    asked.page(&sheet.ok_or(Failed::NotFound)?)
}

fn page(asked: &Asked, directory: &Directory, slug: &str) -> Option<Sheet> {
    let own: Vec<&Community> = directory.of_person(slug).take(MOST).collect();
    let first = own.first()?;
    let contact = first.contact.as_ref()?;
    let person = person_of(first)?;
    let called = |key: &'static str| asked.tell(key, &[("name", person.first_name().into())]);
    let mut sheet = Sheet::new(
        asked,
        asked.tell("person-title", &[("name", person.name.as_str().into())]),
        person.name.clone(),
        called(key!("person-lead")),
        &format!("/f/{}", first.slug),
    );
    let title = contact.title.clone();
    let association = first.organization.clone();
    sheet.about = title
        .into_iter()
        .chain(association)
        .collect::<Vec<_>>()
        .join(" · ");

    let mut meet: Vec<String> = Vec::new();
    for place in own.iter().flat_map(|one| &one.meet) {
        if !meet.contains(place) {
            meet.push(place.clone());
        }
    }
    sheet.row(called(key!("person-where")), meet);
    if let Some(id) = &first.organization_id {
        let record = directory
            .catalogue()
            .organizations()
            .find(|one| one.get("id").and_then(Value::as_str) == Some(id));
        let said = record
            .and_then(|one| one.get("description"))
            .and_then(Value::as_str);
        sheet.row(asked.say("person-association"), said.map(str::to_owned));
    }
    let manuals = own.iter().filter_map(|one| {
        let manual = one.further.manual.as_ref()?;
        Some(format!("{}: {manual}", one.name))
    });
    sheet.row(asked.say("person-manual"), manuals);

    sheet.row(asked.say("facts-answers"), answers(asked, first));
    let now = asked.web.given.local();
    let entries = own.iter().map(|one| {
        let place = about_line(one).into_iter().skip(1);
        entry(
            asked,
            one,
            [next_line(asked, one, now)]
                .into_iter()
                .chain(place)
                .collect(),
        )
    });
    sheet.part(
        called(key!("person-communities")),
        Vec::new(),
        entries.collect(),
    );
    sheet.links = reach(asked, first, sheet.is_on_screen());
    Some(sheet)
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let walk = directory.by_slug("gaaturen-ved-aaen");
    let lone = walk.and_then(|one| page(asked, directory, &person_of(&one)?.slug));
    lone.map(|sheet| Sample::of("person", "ordinary", &sheet))
        .into_iter()
        .collect()
}
