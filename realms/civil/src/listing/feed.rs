//! The pages as HSDS 3: what everybody may read, in the standard's fields, with our profile's where it has none
//! (`kit/hsds/README.md`). A pure function of the pages, of the stories shown on them and of how fast corrections are answered, so that
//! nothing else can be told by it.

use jiff::Timestamp;
use jiff::civil::Date;
use kit_hsds::{Fault, Feed, Limits, read_whole_list};
use kit_store::{StoreError, Tx};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::facts::Facts;
use super::{Listing, store};
use crate::people::Association;
use crate::people::store::associations;
use crate::remark::pace::{Pace, Paces, paces};
use crate::story::Told;
use crate::story::rules::ON_A_PAGE;
use crate::story::store as stories;

/// A record of its own, always the same for the same thing: a UUID out of what it is called.
fn uuid(of: &[&str]) -> String {
    let hash = Sha256::digest(of.join("\u{1f}"));
    let mut bytes = [0_u8; 16];
    for (byte, from) in bytes.iter_mut().zip(hash) {
        *byte = from;
    }
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}

/// One page as a full service.
pub(crate) fn service(
    page: &Listing,
    association: &Association,
    stories: &[Told],
    pace: Option<Pace>,
    origin: &str,
) -> Value {
    let facts = &page.facts;
    let id = page.id.as_str();
    let own = |part: &str| uuid(&[id, part]);
    let mut map = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(name.to_owned(), value);
        }
    };
    let of = |key: &str| facts.said(key).map(Value::from);
    put("id", Some(id.into()));
    let closed = facts.said("closed").is_some();
    let status = if closed {
        "temporarily closed"
    } else {
        "active"
    };
    put("status", Some(status.into()));
    put("name", of("name"));
    put("alternate_name", of("alternate_name"));
    put("description", of("summary"));
    // A contact has the address herself.
    put(
        "email",
        of("contact_mail").filter(|_| facts.said("contact_name").is_none()),
    );
    put("fees_description", of("cost"));
    put("eligibility_description", of("for_whom"));
    put("url", of("online"));
    put("alert", of("alert"));
    let whole = |key: &str| facts.get(key).parse::<u16>().ok().map(Value::from);
    put("minimum_age", whole("min_age"));
    put("maximum_age", whole("max_age"));
    put(
        "assured_date",
        page.confirmed.map(|day| day.to_string().into()),
    );
    put(
        "organization",
        Some(json!({
            "id": uuid(&[association.id.as_str(), "organization"]),
            "name": association.name,
            "description": association.name,
            "phones": [{ "id": uuid(&[association.id.as_str(), "phone"]), "number": association.phone }],
        })),
    );
    put(
        "phones",
        of("contact_phone").map(|number| json!([{ "id": own("phone"), "number": number }])),
    );
    put("contacts", contact(facts, &own));
    put("schedules", schedules(facts, &own));
    put("service_at_locations", place(facts, &own));
    put(
        "service_areas",
        named(facts, "municipalities", "name", &own),
    );
    put("funding", named(facts, "funding", "source", &own));
    put("capacities", capacity(facts, &own));
    put("languages", languages(facts, &own));
    put("attributes", Some(attributes(page, stories, pace, origin)));
    Value::Object(map)
}

fn contact(facts: &Facts, own: &impl Fn(&str) -> String) -> Option<Value> {
    let name = facts.said("contact_name")?;
    let mut contact = json!({ "id": own("contact"), "name": name });
    if let (Some(map), Some(number)) = (contact.as_object_mut(), facts.said("contact_phone")) {
        let phone = json!([{ "id": own("contact-phone"), "number": number }]);
        map.insert("phones".to_owned(), phone);
    }
    if let (Some(map), Some(mail)) = (contact.as_object_mut(), facts.said("contact_mail")) {
        map.insert("email".to_owned(), mail.into());
    }
    if let (Some(map), Some(title)) = (contact.as_object_mut(), facts.said("contact_title")) {
        map.insert("title".to_owned(), title.into());
    }
    Some(json!([contact]))
}

fn schedules(facts: &Facts, own: &impl Fn(&str) -> String) -> Option<Value> {
    let end = facts.date("ends_on");
    // A line of words for each time, in their order.
    let mut words = facts.lines("times_words");
    let each = facts.times().into_iter().zip(1_u8..).map(|(one, number)| {
        let mut record = one.schedule(own(&format!("time-{number}")), end);
        record.description = words.next().map(str::to_owned);
        serde_json::to_value(record).unwrap_or_default()
    });
    let list: Vec<Value> = each.collect();
    (!list.is_empty()).then(|| list.into())
}

fn place(facts: &Facts, own: &impl Fn(&str) -> String) -> Option<Value> {
    let keys = ["place_name", "street", "postcode", "city", "way", "access"];
    let physical = keys.iter().any(|key| facts.said(key).is_some());
    if !physical && facts.said("online").is_none() {
        return None;
    }
    let mut location = Map::new();
    location.insert("id".to_owned(), own("location").into());
    let kind = if physical { "physical" } else { "virtual" };
    location.insert("location_type".to_owned(), kind.into());
    let mut put = |name: &str, value: Value| {
        location.insert(name.to_owned(), value);
    };
    if let Some(name) = facts.said("place_name") {
        put("name", name.into());
    }
    if let Some(way) = facts.said("way") {
        put(
            "transportation",
            way.lines().collect::<Vec<_>>().join(" ").into(),
        );
    }
    if let Some((north, east)) = facts.position() {
        put("latitude", north.into());
        put("longitude", east.into());
    }
    let access = facts.lines("access").zip(1_u8..).map(
        |(line, number)| json!({ "id": own(&format!("access-{number}")), "description": line }),
    );
    let access: Vec<Value> = access.collect();
    if !access.is_empty() {
        put("accessibility", access.into());
    }
    if physical {
        let street = facts.said("street").or_else(|| facts.said("place_name"));
        put(
            "addresses",
            json!([{
                "id": own("address"),
                "address_1": street.unwrap_or_default(),
                "city": facts.get("city"),
                "postal_code": facts.get("postcode"),
                "state_province": "Danmark",
                "country": "DK",
                "address_type": "physical",
            }]),
        );
    }
    Some(json!([{ "id": own("at"), "location": location }]))
}

/// Records with one text each, a line of the page for each.
fn named(facts: &Facts, key: &str, field: &str, own: &impl Fn(&str) -> String) -> Option<Value> {
    let each = facts
        .lines(key)
        .zip(1_u16..)
        .map(|(line, number)| json!({ "id": own(&format!("{key}-{number}")), field: line }));
    let list: Vec<Value> = each.collect();
    (!list.is_empty()).then(|| list.into())
}

fn capacity(facts: &Facts, own: &impl Fn(&str) -> String) -> Option<Value> {
    let available = facts.get("newcomers").parse::<u16>().ok();
    let room = facts.said("room");
    if available.is_none() && room.is_none() {
        return None;
    }
    let mut one = json!({
        "id": own("capacity"),
        "unit": { "id": own("newcomers"), "name": "newcomers" },
    });
    if let Some(map) = one.as_object_mut() {
        if let Some(number) = available {
            map.insert("available".to_owned(), number.into());
        }
        if let Some(words) = room {
            map.insert("description".to_owned(), words.into());
        }
    }
    Some(json!([one]))
}

fn languages(facts: &Facts, own: &impl Fn(&str) -> String) -> Option<Value> {
    let each = facts.get("languages").split(',').map(str::trim);
    let each = each.filter(|name| !name.is_empty()).zip(1_u8..);
    let list: Vec<Value> = each
        .map(|(name, number)| json!({ "id": own(&format!("language-{number}")), "name": name }))
        .collect();
    (!list.is_empty()).then(|| list.into())
}

/// Fields of our profile that hold what a field of the page says.
const PROFILE: [(&str, &str); 24] = [
    ("intrusive", "landgang.intrusive"),
    ("popular_words", "landgang.popular_words"),
    ("for_whom", "landgang.for_whom"),
    ("room", "landgang.room"),
    ("size", "landgang.size"),
    ("quiet", "landgang.quiet"),
    ("entrance", "landgang.entrance"),
    ("step_free", "landgang.step_free"),
    ("setting", "landgang.setting"),
    ("accompanies", "landgang.accompanies"),
    ("met_by", "landgang.first.met_by"),
    ("door", "landgang.first.door"),
    ("may_sit", "landgang.first.may_sit"),
    ("leave", "landgang.first.leave"),
    ("say", "landgang.first.say"),
    ("next_start", "landgang.next_start"),
    ("ends_on", "landgang.ends"),
    ("busy", "landgang.busy"),
    ("manual", "landgang.manual"),
    ("looks", "landgang.looks"),
    ("outdoors", "landgang.outdoors"),
    ("parents", "landgang.parents"),
    ("write", "landgang.write"),
    ("write_hours", "landgang.write.hours"),
];

fn attributes(page: &Listing, stories: &[Told], pace: Option<Pace>, origin: &str) -> Value {
    let facts = &page.facts;
    let one = PROFILE.iter().filter_map(|(key, label)| {
        let words = facts.said(key)?.lines().collect::<Vec<_>>().join(" ");
        Some(((*label).to_owned(), words))
    });
    let wishes = facts
        .get("wishes")
        .split(',')
        .filter(|wish| !wish.is_empty());
    let wishes = wishes.map(|wish| ("landgang.wish".to_owned(), wish.to_owned()));
    let steps = facts.lines("steps").zip(1_u8..);
    let steps =
        steps.map(|(step, number)| (format!("landgang.first.step.{number}"), step.to_owned()));
    let lines = |key: &'static str, label: &'static str| {
        facts
            .lines(key)
            .map(move |line| (label.to_owned(), line.to_owned()))
    };
    let correct = format!("{origin}/ret/{}", page.id);
    let tell = format!("{origin}/fortael/{}", page.id);
    let told = stories.iter().filter(|story| story.community == page.id);
    let told = told
        .take(ON_A_PAGE)
        .zip(1_u8..)
        .flat_map(|(story, number)| {
            let label = format!("landgang.story.{number}");
            let by = story.called.clone();
            let by = by.map(|name| (format!("{label}.by"), name));
            std::iter::once((label, story.words.clone())).chain(by)
        });
    let all = one
        .chain(wishes)
        .chain(steps)
        .chain(lines("meet", "landgang.meet"))
        .chain(lines("learn", "landgang.learn"))
        .chain(lines("roles", "landgang.role"))
        .chain(lines("presence", "landgang.presence"))
        .chain([
            ("landgang.correct".to_owned(), correct),
            ("landgang.tell".to_owned(), tell),
        ])
        .chain(told)
        .chain(pace.map(|pace| ("landgang.answers".to_owned(), pace.word().to_owned())));
    let list: Vec<Value> = all
        .zip(1_u16..)
        .map(|((label, value), number)| {
            let number = number.to_string();
            json!({ "id": uuid(&[page.id.as_str(), "attribute", &number]), "label": label, "value": value })
        })
        .collect();
    list.into()
}

/// Everything that the list is made of.
#[derive(Debug, Default)]
pub(crate) struct Open {
    pub(crate) pages: Vec<Listing>,
    pub(crate) associations: Vec<Association>,
    pub(crate) stories: Vec<Told>,
    /// How fast each association answers.
    pub(crate) paces: Paces,
}

impl Open {
    pub(crate) fn read(tx: &mut Tx<'_>, now: Timestamp) -> Result<Self, StoreError> {
        Ok(Self {
            pages: store::every(tx)?,
            associations: associations(tx)?,
            stories: stories::shown(tx)?,
            paces: paces(tx, now)?,
        })
    }
}

/// Every page that everybody may read today: one page of the standard's list, with the records whole.
pub(crate) fn list(open: &Open, origin: &str, today: Date) -> Value {
    let shown = open.pages.iter().filter(|page| page.is_shown(today));
    let each = shown.filter_map(|page| {
        let whose = open
            .associations
            .iter()
            .find(|one| one.id == page.association)?;
        let pace = open.paces.get(&page.association).copied();
        Some(service(page, whose, &open.stories, pace, origin))
    });
    let contents: Vec<Value> = each.collect();
    json!({
        "total_items": contents.len(),
        "total_pages": 1,
        "page_number": 1,
        "size": contents.len(),
        "first_page": true,
        "last_page": true,
        "empty": contents.is_empty(),
        "contents": contents,
    })
}

/// The same, read as everybody else reads it.
///
/// # Errors
/// The faults that another reader would find.
pub(crate) fn read(list: &Value) -> Result<Feed, Vec<Fault>> {
    read_whole_list(FILE, list.to_string().as_bytes(), &Limits::default())
}

/// What the list is called where it is a file.
pub(crate) const FILE: &str = "services.json";
