//! An entry of somebody's list as an HSDS service with what it nests.

use std::collections::BTreeMap;

use kit_hsds::{Feed, read_whole_list};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::{Fault, FaultKind, Giver};

/// One entry. Only `key`, `name` and `organization` are always there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Draft {
    /// What keeps the entry the same from one reading to the next, within one source.
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) organization: String,
    pub(crate) description: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) street: Option<String>,
    pub(crate) postcode: Option<String>,
    pub(crate) city: Option<String>,
    pub(crate) position: Option<(f64, f64)>,
    pub(crate) contact: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) mail: Option<String>,
    pub(crate) web: Option<String>,
    /// HSDS schedules without their ids.
    pub(crate) schedules: Vec<Map<String, Value>>,
    pub(crate) cost: Option<String>,
    pub(crate) for_whom: Option<String>,
    pub(crate) minimum_age: Option<u16>,
    pub(crate) maximum_age: Option<u16>,
    pub(crate) step_free: Option<bool>,
    pub(crate) languages: Vec<String>,
    pub(crate) words: Option<String>,
    /// ISO 8601.
    pub(crate) confirmed: Option<String>,
}

/// Adds an entry; one that is there already gets its times.
pub(crate) fn together(drafts: &mut BTreeMap<String, Draft>, draft: Draft) {
    match drafts.get_mut(&draft.key) {
        Some(known) => known.schedules.extend(draft.schedules),
        None => {
            drafts.insert(draft.key.clone(), draft);
        }
    }
}

/// A UUID out of what a record is called: the same for the same thing, whenever it is read.
pub(crate) fn uuid(of: &[&str]) -> String {
    let hash = Sha256::digest(of.join("\u{1f}"));
    let mut bytes = [0_u8; 16];
    for (byte, from) in bytes.iter_mut().zip(hash) {
        *byte = from;
    }
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}

/// The entries as a feed.
pub(crate) fn feed(drafts: &[Draft], giver: &Giver) -> Result<Feed, Vec<Fault>> {
    let services: Vec<Value> = drafts
        .iter()
        .map(|draft| service(draft, &giver.source))
        .collect();
    let page = json!({
        "total_items": services.len(), "total_pages": 1, "page_number": 1, "size": services.len(),
        "first_page": true, "last_page": true, "empty": services.is_empty(), "contents": services,
    });
    // Our own records, in memory: the limits are for strangers' bytes, and those were read before.
    let limits = kit_hsds::Limits {
        file_bytes: u64::MAX,
        total_bytes: u64::MAX,
        records: u64::MAX,
        ..kit_hsds::Limits::default()
    };
    read_whole_list("services.json", page.to_string().as_bytes(), &limits).map_err(|faults| {
        let each = faults.iter().map(kit_hsds::Fault::english_line);
        each.map(|line| Fault::of(FaultKind::Unreadable(line)))
            .collect()
    })
}

fn service(draft: &Draft, source: &str) -> Value {
    let own = |part: &str| uuid(&[source, &draft.key, part]);
    let mut map = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(name.to_owned(), value);
        }
    };
    let text = |words: &Option<String>| words.clone().map(Value::from);
    put("id", Some(own("service").into()));
    put("status", Some("active".into()));
    put("name", Some(draft.name.as_str().into()));
    put("description", text(&draft.description));
    put("url", text(&draft.web));
    put("fees_description", text(&draft.cost));
    put("eligibility_description", text(&draft.for_whom));
    put("minimum_age", draft.minimum_age.map(Value::from));
    put("maximum_age", draft.maximum_age.map(Value::from));
    put("assured_date", text(&draft.confirmed));
    put(
        "organization",
        Some(json!({
            "id": uuid(&[source, "organization", &draft.organization]),
            "name": draft.organization,
            "description": draft.organization,
        })),
    );
    let phones = draft
        .phone
        .as_ref()
        .map(|number| json!([{ "id": own("phone"), "number": number }]));
    match &draft.contact {
        // A contact has number and address herself.
        Some(name) => {
            let mut contact = json!({ "id": own("contact"), "name": name });
            if let Some(fields) = contact.as_object_mut() {
                fields.extend(phones.map(|phones| ("phones".to_owned(), phones)));
                fields.extend(text(&draft.mail).map(|mail| ("email".to_owned(), mail)));
            }
            put("contacts", Some(json!([contact])));
        }
        None => {
            put("phones", phones);
            put("email", text(&draft.mail));
        }
    }
    let schedules = draft.schedules.iter().zip(1_u32..).map(|(schedule, nth)| {
        let mut schedule = schedule.clone();
        schedule.insert("id".to_owned(), own(&format!("schedule-{nth}")).into());
        Value::from(schedule)
    });
    put("schedules", list(schedules));
    let languages = draft.languages.iter().zip(1_u32..);
    put(
        "languages",
        list(
            languages
                .map(|(name, nth)| json!({ "id": own(&format!("language-{nth}")), "name": name })),
        ),
    );
    put("service_at_locations", location(draft, &own));
    put("attributes", attributes(draft, &own));
    Value::Object(map)
}

fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let list: Vec<Value> = values.collect();
    (!list.is_empty()).then(|| list.into())
}

fn location(draft: &Draft, own: &impl Fn(&str) -> String) -> Option<Value> {
    let told = [&draft.place, &draft.street, &draft.postcode, &draft.city];
    if told.iter().all(|part| part.is_none()) && draft.position.is_none() {
        return None;
    }
    let mut place = Map::new();
    place.insert("id".to_owned(), own("location").into());
    place.insert("location_type".to_owned(), "physical".into());
    if let Some(name) = &draft.place {
        place.insert("name".to_owned(), name.as_str().into());
    }
    if let Some((north, east)) = draft.position {
        place.insert("latitude".to_owned(), north.into());
        place.insert("longitude".to_owned(), east.into());
    }
    let or_empty = |part: &Option<String>| part.clone().unwrap_or_default();
    place.insert(
        "addresses".to_owned(),
        json!([{
            "id": own("address"),
            "address_1": draft.street.clone().or_else(|| draft.place.clone()).unwrap_or_default(),
            "city": or_empty(&draft.city),
            "postal_code": or_empty(&draft.postcode),
            "state_province": "Danmark",
            "country": "DK",
            "address_type": "physical",
        }]),
    );
    Some(json!([{ "id": own("at"), "location": place }]))
}

fn attributes(draft: &Draft, own: &impl Fn(&str) -> String) -> Option<Value> {
    let step_free = draft.step_free.map(|free| if free { "yes" } else { "no" });
    let told = [
        ("landgang.popular_words", draft.words.as_deref()),
        ("landgang.step_free", step_free),
    ];
    list(told.into_iter().filter_map(|(label, value)| {
        Some(json!({ "id": own(label), "label": label, "value": value? }))
    }))
}
