//! Starting the open directory and the citizens' rooms: one address, two databases, two keys.

use std::sync::Arc;

use kit_letters::{CitizenToCivil, CivilToCitizen};
use kit_store::Store;
use kit_web::code::Codes;
use kit_web::{Router, assemble};
use realm_citizen::{Citizen, PublicCommunity};
use realm_public::Public;

use super::post::Boxes;
use super::talk::growing;
use super::{Start, disk, mail, publish, remind};
use crate::config::HsdsProfile;
use crate::looks::{self, Finding, Outside};
use crate::{Fault, kept, letter_box};

/// The public facts that a room may know, read from the directory beside it.
struct PublicFacts(realm_public::App);

impl realm_citizen::Directory for PublicFacts {
    fn community(&self, id: &str) -> Option<PublicCommunity> {
        let community = self.0.community_by_id(id)?;
        let contact = community.contact.as_ref();
        Some(PublicCommunity {
            id: community.id.clone(),
            slug: community.slug.clone(),
            name: community.name.clone(),
            association: community.organization.clone().unwrap_or_default(),
            coordinator_first_name: contact.and_then(|c| c.name.clone()).unwrap_or_default(),
            coordinator_phone: contact
                .and_then(|c| c.phone.clone())
                .or_else(|| community.phone.clone())
                .unwrap_or_default(),
            where_words: where_words(&community),
            first_time: community.first.steps.clone(),
            tell: community.tell.clone().unwrap_or_default(),
        })
    }
}

/// How to get there: the other entrance first, if there is one, then the house and its address.
fn where_words(community: &kit_hsds::Community) -> String {
    let mut lines: Vec<String> = community.entrance.iter().cloned().collect();
    if let Some(place) = &community.place {
        lines.extend(place.name.clone());
        lines.extend(place.address.iter().cloned());
        let town: Vec<&str> = [&place.postcode, &place.city]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        lines.push(town.join(" "));
        lines.extend(place.transportation.clone());
    }
    lines.retain(|line| !line.is_empty());
    lines.join(", ")
}

pub(crate) fn start(start: &Start<'_>) -> Result<Router, Fault> {
    let directory_store = open_directory(start)?;
    let room_store = open_rooms(start)?;
    disk::end_on_fault(&directory_store);
    disk::end_on_fault(&room_store);
    if start.config.house.demo {
        realm_public::seed_demo(&directory_store, &start.given)?;
        realm_citizen::seed_demo(&room_store, &start.given)?;
        let (rooms, tell) = (start.config.house.large, growing("citizen", start));
        realm_citizen::seed_large(&room_store, &start.given, rooms, tell)?;
    }
    publish::take_in(start, &directory_store);
    kept::no_longer_than_said(&directory_store, start)?;
    kept::no_longer_than_said(&room_store, start)?;
    let mut web = realm_public::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    let mut public_app = realm_public::App::new(
        directory_store.clone(),
        Arc::new(web),
        &start.config.keeping(),
    )?;
    if start.section.hsds_profile == HsdsProfile::Uk {
        public_app = public_app.with_uk_profile();
    }
    let public = realm_public::build(public_app.clone());

    let mut web = realm_citizen::web(
        start.given.clone(),
        start.section.origin.clone(),
        start.section.host.clone(),
    )?;
    start.dress(&mut web);
    let boxes = Boxes::<CitizenToCivil, CivilToCitizen>::open(start)?;
    let knock = boxes.send_out(&room_store)?;
    let door = kit_letters::receive(
        room_store.clone(),
        Arc::clone(&boxes.inbox),
        start.given.clone(),
        realm_citizen::take_in,
    );
    // The rooms' log first: it is the one of persons.
    let logs = [
        looks::close_daily(&room_store, start)?,
        looks::close_daily(&directory_store, start)?,
    ];
    let (web, counting) = (Arc::new(web), room_store.clone());
    let codes = Codes::told(mail::pepper(start.keys.of("citizen")?)?);
    let codes = mail::post(start, &room_store, &web, codes)?;
    let key = **start.keys.of("citizen")?;
    remind::send_to_guests(start, &room_store, key)?;
    let rooms = realm_citizen::build(realm_citizen::App {
        store: room_store,
        web: Arc::clone(&web),
        directory: Arc::new(PublicFacts(public_app)),
        outbox: Arc::clone(&boxes.outbox),
        knock,
        room_pepper: key,
        codes,
    });
    let logs = logs.into_iter().flatten().collect();
    let built = looks::beside(public.beside(rooms), &web, logs);
    boxes.take_in(&counting, assemble(built), door)
}

pub(crate) fn open_only(start: &Start<'_>) -> Result<Vec<String>, Fault> {
    open_directory(start)?;
    open_rooms(start)?;
    let mut lines = vec![
        "public: up to date".to_owned(),
        "citizen: up to date".to_owned(),
    ];
    lines.extend(letter_box::lines::<CitizenToCivil>(
        start.config,
        &start.place,
    )?);
    Ok(lines)
}

pub(crate) fn audit(start: &Start<'_>, outside: &[Outside]) -> Result<Vec<Finding>, Fault> {
    Ok(vec![
        looks::verify(&open_directory(start)?, start, outside)?,
        looks::verify(&open_rooms(start)?, start, outside)?,
    ])
}

fn open_directory(start: &Start<'_>) -> Result<Store<Public>, Fault> {
    Ok(Store::open(&start.place.database("public"), &start.given)?)
}

fn open_rooms(start: &Start<'_>) -> Result<Store<Citizen>, Fault> {
    Ok(Store::open(&start.place.database("citizen"), &start.given)?)
}
