//! The published feed: front page, list pages and full records, as the standard's API answers them.

use serde_json::{Map, Value, json};

use crate::{Feed, Service, record::Record};

/// The version of the standard that is written.
pub const VERSION: &str = "3.1";
/// What a directory of the United Kingdom's profile calls itself, and where that profile stands.
const UK_VERSION: &str = "HSDS-UK-3.0";
const UK_PROFILE: &str = "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md";

/// What a list page shows of a service: all of its own fields and whose it is, without lists.
///
/// `attributes` stay, because a profile's words (wishes, who goes along) are what a list is searched by.
#[must_use]
pub fn summary(service: &Service) -> Value {
    let keep = |(name, value): &(String, Value)| !value.is_array() || name == "attributes";
    Value::Object(service.to_map().into_iter().filter(keep).collect())
}

/// One page of a list of services. Pages count from 1; a page beyond the last is empty, and says so.
///
/// `services` is the whole list in its order; `per_page` below 1 counts as 1.
#[must_use]
pub fn page(services: &[&Service], page_number: usize, per_page: usize) -> Value {
    let per_page = per_page.max(1);
    let total_pages = services.len().div_ceil(per_page);
    let page_number = page_number.max(1);
    let skip = (page_number - 1).saturating_mul(per_page);
    let contents: Vec<Value> = services
        .iter()
        .skip(skip)
        .take(per_page)
        .map(|service| summary(service))
        .collect();
    json!({
        "total_items": services.len(),
        "total_pages": total_pages,
        "page_number": page_number,
        "size": contents.len(),
        "first_page": page_number == 1,
        "last_page": page_number >= total_pages,
        "empty": contents.is_empty(),
        "contents": contents,
    })
}

/// The front page of the API. `profile` and `openapi_url` are addresses that resolve.
#[must_use]
pub fn front(profile: &str, openapi_url: &str) -> Value {
    json!({ "version": VERSION, "profile": profile, "openapi_url": openapi_url })
}

/// As [`front`], for readers of the United Kingdom's profile (Open Referral UK). It names fewer fields than HSDS and forbids none, so
/// that the records are the same: its readers pass over what they do not know.
#[must_use]
pub fn uk_front(openapi_url: &str) -> Value {
    json!({ "version": UK_VERSION, "profile": UK_PROFILE, "openapi_url": openapi_url })
}

/// One full record, exactly as it was read.
#[must_use]
pub fn full(service: &Service) -> Value {
    Value::Object(service.to_map())
}

impl Feed {
    /// A full service with its organisation and places nested in it, as `/services/{id}` answers, whatever form the
    /// feed came in; `None` for an id that is not there.
    #[must_use]
    pub fn full_service(&self, id: &str) -> Option<Value> {
        let service = self.services.get(id)?;
        let mut map = service.to_map();
        let owner = service
            .organization_id
            .as_ref()
            .or_else(|| self.owners.get(id));
        if let Some(organization) = owner.and_then(|owner| self.organizations.get(owner)) {
            map.entry("organization").or_insert_with(|| {
                // Its other services are asked for by their own ids; nested here they would nest this one again.
                let mut organization = organization.to_map();
                organization.remove("services");
                Value::Object(organization)
            });
        }
        let mut visits: Vec<Value> = match map.remove("service_at_locations") {
            Some(Value::Array(list)) => list,
            _ => Vec::new(),
        };
        for (visit_id, visit) in &self.service_at_locations {
            let of = visit
                .service_id
                .as_ref()
                .or_else(|| self.visits.get(visit_id));
            let here = visits
                .iter()
                .any(|nested| nested.get("id").and_then(Value::as_str) == Some(visit_id));
            if of.is_some_and(|of| of == id) && !here {
                visits.push(Value::Object(visit.to_map()));
            }
        }
        for visit in visits.iter_mut().filter_map(Value::as_object_mut) {
            self.nest_place(visit);
        }
        if !visits.is_empty() {
            map.insert("service_at_locations".to_owned(), Value::Array(visits));
        }
        Some(Value::Object(map))
    }

    fn nest_place(&self, visit: &mut Map<String, Value>) {
        visit.remove("service");
        let place = visit
            .get("location_id")
            .and_then(Value::as_str)
            .and_then(|id| self.locations.get(id));
        if let Some(place) = place {
            visit
                .entry("location")
                .or_insert_with(|| Value::Object(place.to_map()));
        }
    }
}
