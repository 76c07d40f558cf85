//! Whom to ask about a community, and how: the person first, then the house.

use kit_hsds::Community;

/// The number to ring, as written in the feed: the contact person's, else the community's.
#[must_use]
pub fn phone(community: &Community) -> Option<&String> {
    let contact = community
        .contact
        .as_ref()
        .and_then(|person| person.phone.as_ref());
    contact.or(community.phone.as_ref())
}

/// The address to write to, as written in the feed: the contact person's, else the community's.
#[must_use]
pub fn email(community: &Community) -> Option<&String> {
    let contact = community
        .contact
        .as_ref()
        .and_then(|person| person.email.as_ref());
    contact.or(community.email.as_ref())
}

/// Whom to ask, with what the person does there: "Mette Holm, tovholder".
#[must_use]
pub fn named(community: &Community) -> Option<String> {
    let person = community.contact.as_ref()?;
    let name = person.name.clone()?;
    Some(match &person.title {
        Some(title) => format!("{name}, {title}"),
        None => name,
    })
}

/// Whom to ask in a line, and how in another.
pub(crate) fn lines(community: &Community) -> Vec<String> {
    let ways = [phone(community), email(community)]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    named(community)
        .into_iter()
        .chain(Some(ways).filter(|line| !line.is_empty()))
        .collect()
}
