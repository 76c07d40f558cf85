//! The page of one community, "Sådan er første gang" (BR-2), and its leaflet (PS-2, VH-20).

mod facts;
mod leaflet;
mod offer;
mod page;
mod person;
mod samples;

pub(crate) use leaflet::{leaflet_a4, leaflet_a5, leaflet_page};
pub(crate) use offer::{offer, offers};
pub(crate) use page::show;
pub(crate) use person::{people, person};

use kit_hsds::Community;
use kit_leaflet::{email, named, phone};
use kit_web::{Asked, Failed, Sample};
use kit_words::key;

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let directory = crate::demo::sample_directory(asked)?;
    let mut all = samples::page_samples(asked, &directory)?;
    all.extend(leaflet::samples(asked, &directory)?);
    all.extend(offer::samples(asked, &directory)?);
    all.extend(person::samples(asked, &directory)?);
    Ok(all)
}

/// Who holds it, and the name of the place where that says something more.
pub(crate) fn about_line(community: &Community) -> Vec<String> {
    let holder = community.organization.clone();
    let place = community
        .place
        .as_ref()
        .and_then(|p| p.name.clone().or_else(|| p.city.clone()))
        .filter(|place| {
            !holder
                .as_ref()
                .is_some_and(|holder| holder.contains(place.as_str()))
        });
    holder.into_iter().chain(place).collect()
}

/// Where it is, a line each.
fn place_lines(community: &Community) -> Vec<String> {
    let Some(place) = &community.place else {
        return Vec::new();
    };
    let town = [&place.postcode, &place.city]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    place
        .name
        .clone()
        .into_iter()
        .chain(place.address.iter().cloned())
        .chain((!town.is_empty()).then_some(town))
        .collect()
}

/// Where it is, in one line, for a calendar.
pub(crate) fn where_line(community: &Community) -> String {
    place_lines(community).join(", ")
}

/// First name of the one to ask.
fn first_name(community: &Community) -> Option<&str> {
    community
        .contact
        .as_ref()?
        .name
        .as_deref()?
        .split_whitespace()
        .next()
}

/// Whom to ask and how, a line each.
fn contact_lines(community: &Community) -> Vec<String> {
    named(community)
        .into_iter()
        .chain(phone(community).cloned())
        .chain(email(community).cloned())
        .collect()
}

/// Who comes along the first times (BR-7): "nobody yet" is said as plainly as the rest.
fn company_key(community: &Community) -> &'static str {
    use kit_hsds::Accompanies;
    match community.accompanies {
        Some(Accompanies::Own) => key!("company-own"),
        Some(Accompanies::Municipality) => key!("company-municipality"),
        Some(Accompanies::Both) => key!("company-both"),
        Some(Accompanies::Nobody) => key!("company-nobody"),
        None => key!("company-untold"),
    }
}
