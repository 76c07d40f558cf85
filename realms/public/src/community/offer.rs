//! `/tilbud` and `/tilbud/<navn>`: what the municipality offers, for colleagues who do not know and guests who fear what it changes
//! (DD-4, GM-12, LE-15, FR-25, PS-8). An offer is a service whose feed says `landgang.offer`.

use std::cmp::Reverse;

use kit_hsds::Community;
use kit_leaflet::times;
use kit_web::{Answer, Asked, Failed, Link, Path, Sample, State};
use kit_words::{key, when};

use super::facts::newcomers;
use super::{about_line, contact_lines, place_lines};
use crate::sheet::{Entry, MOST, Sheet, entry, is_there, own, where_field};
use crate::{App, Directory};

/// So many communities like it are named.
const ALIKE: usize = 3;

pub(crate) async fn offers(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    asked.page(&list(&asked, &directory))
}

pub(crate) async fn offer(
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: Asked,
) -> Answer {
    let directory = app.newest().await;
    let found = directory.by_slug(&slug);
    let Some(one) = found.filter(|one| one.further.offer.is_some()) else {
        return Err(Failed::NotFound);
    };
    asked.page(&page(&asked, &directory, &one))
}

fn list(asked: &Asked, directory: &Directory) -> Sheet {
    let mut sheet = Sheet::new(
        asked,
        asked.say("offers-title"),
        asked.say("offers-heading"),
        asked.say("offers-lead"),
        "/om",
    );
    let all = directory.communities().iter();
    let there = all.filter(|one| one.further.offer.is_some() && is_there(asked, one));
    let mut entries: Vec<Entry> = there
        .take(MOST + 1)
        .map(|one| {
            let whom = one.for_whom.clone();
            let lines = one.further.offer.clone().into_iter().chain(whom);
            let start = next_start(asked, one).chain(newcomers(asked, one));
            let place = about_line(one).join(" · ");
            Entry {
                link: Link::to(
                    own(asked, &format!("/tilbud/{}", one.slug)),
                    one.name.clone(),
                ),
                lines: lines.chain(start).chain([place]).collect(),
                soft: true,
            }
        })
        .collect();
    sheet.none = match entries.len() {
        0 => Some(asked.say("offers-none")),
        count if count > MOST => Some(asked.say("sheet-more")),
        _ => None,
    };
    entries.truncate(MOST);
    sheet.fields = vec![where_field(asked)];
    sheet.part(asked.say("offers-list"), Vec::new(), entries);
    // The words have no button that ends a visit at a shared screen.
    if !sheet.is_on_screen() {
        sheet.links = vec![Link::to("/ord", asked.say("words-title"))];
    }
    sheet
}

/// "Begynder igen 3. december 2026", where a day to come is said.
fn next_start(asked: &Asked, one: &Community) -> impl Iterator<Item = String> + use<> {
    let day = one
        .next_start
        .filter(|day| *day >= asked.web.given.today())
        .map(|day| when::date(asked.lang(), day));
    let said = day.map(|day| asked.tell("offers-next-start", &[("day", day.into())]));
    said.into_iter()
}

fn page(asked: &Asked, directory: &Directory, one: &Community) -> Sheet {
    let mut sheet = Sheet::new(
        asked,
        asked.tell("offer-title", &[("name", one.name.as_str().into())]),
        one.name.clone(),
        one.description.clone().unwrap_or_default(),
        "/tilbud",
    );
    sheet.about = one.organization.clone().unwrap_or_default();
    let further = &one.further;
    let today = asked.web.given.today();
    let rows: [(&'static str, Vec<String>); 10] = [
        (key!("offer-what"), further.offer.iter().cloned().collect()),
        (key!("facts-whom"), one.for_whom.iter().cloned().collect()),
        (key!("facts-when"), times(asked.lang(), one, today)),
        (key!("facts-where"), place_lines(one)),
        (key!("facts-looks"), further.looks.iter().cloned().collect()),
        (key!("facts-busy"), further.busy.iter().cloned().collect()),
        (key!("facts-quiet"), one.quiet.iter().cloned().collect()),
        (
            key!("facts-next-start"),
            one.next_start
                .filter(|day| *day >= today)
                .map(|day| when::date(asked.lang(), day))
                .into_iter()
                .collect(),
        ),
        (
            key!("facts-room"),
            one.room
                .clone()
                .into_iter()
                .chain(newcomers(asked, one))
                .collect(),
        ),
        (key!("facts-contact"), contact_lines(one)),
    ];
    for (label, lines) in rows {
        sheet.row(asked.say(label), lines);
    }
    // What is not written is said, since people fear the worst (GM-12).
    let changes = further
        .changes
        .clone()
        .unwrap_or_else(|| asked.say("offer-changes-none"));
    sheet.part(asked.say("offer-changes"), vec![changes], Vec::new());
    let colleagues = further.colleagues.iter().cloned().collect();
    sheet.part(asked.say("offer-colleagues"), colleagues, Vec::new());
    let alike: Vec<Entry> = alike(directory, one)
        .map(|other| entry(asked, other, vec![about_line(other).join(" · ")]))
        .collect();
    if !alike.is_empty() {
        sheet.part(
            asked.say("offer-alike"),
            vec![asked.say("offer-alike-lead")],
            alike,
        );
    }
    let first = own(asked, &format!("/f/{}", one.slug));
    sheet.links = vec![Link::to(first, asked.say("offer-first"))];
    sheet
}

/// Communities that answer most of the same wishes, those that ask least of a person first; no other offers.
fn alike<'d>(
    directory: &'d Directory,
    one: &Community,
) -> impl Iterator<Item = &'d Community> + use<'d> {
    let shared = |other: &Community| {
        other
            .wishes
            .iter()
            .filter(|wish| one.wishes.contains(wish))
            .count()
    };
    let others = directory.communities().iter().map(AsRef::as_ref);
    let mut others: Vec<&'d Community> = others
        .filter(|other| {
            other.further.offer.is_none() && other.organization_id != one.organization_id
        })
        .filter(|other| shared(other) > 0)
        .collect();
    // The sort is stable: equals stay by name.
    others.sort_by_key(|other| (Reverse(shared(other)), other.intrusive.unwrap_or(u8::MAX)));
    others.into_iter().take(ALIKE)
}

pub(super) fn samples(asked: &Asked, directory: &Directory) -> Result<Vec<Sample>, Failed> {
    let none = Directory::empty(asked.web.given.local());
    let mut all = vec![
        Sample::of("offers", "ordinary", &list(asked, directory))?,
        Sample::of("offers", "empty", &list(asked, &none))?,
    ];
    let offers = directory
        .communities()
        .iter()
        .filter(|one| one.further.offer.is_some());
    for (one, name) in offers.zip(["ordinary", "another"]) {
        all.push(Sample::of("offer", name, &page(asked, directory, one))?);
    }
    let bare = Community {
        name: "Åen".to_owned(),
        ..Community::default()
    };
    all.push(Sample::of(
        "offer",
        "empty",
        &page(asked, directory, &bare),
    )?);
    Ok(all)
}
