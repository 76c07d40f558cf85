//! The OpenAPI document, made from what is declared: the lists, their parameters, and the fields of each record.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{List, Parameter};
use crate::record::{Holds, Need, Record, Spec};
use crate::records::{Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm};
use crate::write::VERSION;

/// What the API answers, in OpenAPI 3.1: the front page, and for each of `lists` a page of records, asked by address or by
/// a form in the body, and a full record. `server` is the address that paths begin at.
#[must_use]
pub fn openapi(server: &str, lists: &[(List, &[Parameter])], most_per_page: usize) -> Value {
    let mut paths = Map::new();
    paths.insert("/".to_owned(), json!({ "get": front() }));
    for (list, parameters) in lists {
        let asked: Vec<Value> = parameters
            .iter()
            .map(|one| parameter(*one, most_per_page))
            .collect();
        let mut list_path = Map::new();
        list_path.insert(
            "get".to_owned(),
            page(*list, json!({ "parameters": asked })),
        );
        if *parameters == list.parameters() {
            let body = form(parameters, most_per_page);
            list_path.insert(
                "post".to_owned(),
                page(*list, json!({ "requestBody": body })),
            );
        }
        paths.insert(format!("/{}", list.word()), Value::Object(list_path));
        paths.insert(
            format!("/{}/{{id}}", list.word()),
            json!({ "get": record(*list, most_per_page) }),
        );
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Landgang: communities as Open Referral HSDS",
            "version": VERSION,
            "description": "Everything that is asked for must hold. Amounts are in the units of the standard, distances in metres.",
        },
        "servers": [{ "url": server }],
        "paths": paths,
        "components": { "schemas": schemas() },
    })
}

/// The kind of record in a list.
fn kind(list: List) -> &'static Spec {
    match list {
        List::Services => Service::spec(),
        List::ServiceAtLocations => ServiceAtLocation::spec(),
        List::Organizations => Organization::spec(),
        List::Taxonomies => Taxonomy::spec(),
        List::TaxonomyTerms => TaxonomyTerm::spec(),
    }
}

fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn answer(what: &str, schema: &Value) -> Value {
    json!({ "description": what, "content": { "application/json": { "schema": schema } } })
}

fn front() -> Value {
    json!({
        "operationId": "front", "summary": "Version and profile",
        "responses": { "200": answer("Version and profile", &to("front")) },
    })
}

fn page(list: List, asks: Value) -> Value {
    // A minimal or a summary leaves out what a full record must have, so a list promises the id only.
    let contents = json!({ "allOf": [to("page"), { "type": "object", "properties": {
        "contents": { "type": "array", "items": { "type": "object", "required": ["id"], "properties": { "id": { "type": "string", "format": "uuid" } } } },
    } }] });
    let by = if asks.get("requestBody").is_some() {
        "by a form"
    } else {
        "by the address"
    };
    let mut operation = json!({
        "operationId": format!("{}_{}", list.word(), if by == "by a form" { "post" } else { "get" }),
        "summary": format!("A page of {}, asked {by}", list.word()),
        "responses": {
            "200": { "description": "A page, or a line for each record", "content": {
                "application/json": { "schema": contents },
                "application/x-ndjson": { "schema": { "type": "string" } },
            } },
            "422": answer("What is amiss with the question", &to("amiss")),
        },
    });
    if list.parameters().contains(&Parameter::Proximity) {
        operation["responses"]["404"] = answer("Nobody knows where that is near", &to("amiss"));
    }
    if let (Value::Object(operation), Value::Object(asks)) = (&mut operation, asks) {
        operation.extend(asks);
    }
    operation
}

fn record(list: List, most_per_page: usize) -> Value {
    let id = json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string", "format": "uuid" } });
    let mut operation = json!({
        "operationId": format!("{}_by_id", list.word()),
        "summary": format!("A full {}", kind(list).name),
        "parameters": [id],
        "responses": {
            "200": answer("The record", &to(kind(list).name)),
            "404": answer("There is no such record", &to("amiss")),
        },
    });
    if list == List::Organizations {
        operation["parameters"] = json!([id, parameter(Parameter::FullService, most_per_page)]);
        operation["responses"]["422"] = answer("What is amiss with the question", &to("amiss"));
    }
    operation
}

fn parameter(one: Parameter, most_per_page: usize) -> Value {
    let mut schema = shape(one, most_per_page);
    if one.repeats() {
        schema = json!({ "type": "array", "items": schema });
    }
    json!({ "name": one.name(), "in": "query", "required": false, "schema": schema, "description": means(one) })
}

fn form(parameters: &[Parameter], most_per_page: usize) -> Value {
    let mut properties = Map::new();
    for one in parameters {
        let shape = shape(*one, most_per_page);
        let shape = if one.repeats() {
            json!({ "type": "array", "items": shape })
        } else {
            shape
        };
        properties.insert(one.name().to_owned(), shape);
    }
    json!({ "required": false, "content": { "application/x-www-form-urlencoded": { "schema": {
        "type": "object", "properties": properties, "additionalProperties": false,
    } } } })
}

fn shape(one: Parameter, most_per_page: usize) -> Value {
    match one {
        Parameter::Page => json!({ "type": "integer", "minimum": 1, "maximum": 10_000_000 }),
        Parameter::PerPage => json!({ "type": "integer", "minimum": 1, "maximum": most_per_page }),
        Parameter::Format => json!({ "enum": ["json", "ndjson"] }),
        Parameter::Minimal | Parameter::Full | Parameter::FullService | Parameter::TopOnly => {
            json!({ "type": "boolean" })
        }
        Parameter::TaxonomyTermId
        | Parameter::TaxonomyId
        | Parameter::OrganizationId
        | Parameter::ParentId => json!({ "type": "string", "format": "uuid" }),
        Parameter::ModifiedAfter => json!({ "type": "string", "format": "date-time" }),
        Parameter::Proximity => json!({ "type": "number", "minimum": 0, "maximum": 20_037_508 }),
        Parameter::Search | Parameter::Postcode => json!({ "type": "string" }),
    }
}

fn means(one: Parameter) -> &'static str {
    match one {
        Parameter::Search => {
            "Words, all of which must be found; of a longer text the first 200 letters count"
        }
        Parameter::Page => "The page, from 1",
        Parameter::PerPage => "Records on a page",
        Parameter::Format => "json: pages; ndjson: everything, a line for each record",
        Parameter::TaxonomyTermId => "Carries this code; several: all of them",
        Parameter::TaxonomyId => "Carries a code of this taxonomy; several: of each",
        Parameter::OrganizationId => "Offered by this organisation",
        Parameter::ModifiedAfter => "Changed then or later; what does not tell when is given too",
        Parameter::Minimal => "Ids and dates of change only, all on one page",
        Parameter::Full => "Full records",
        Parameter::FullService => "Full records, with the full records of their services",
        Parameter::Postcode => "At this postcode; with proximity, near the middle of it",
        Parameter::Proximity => {
            "Metres from the middle of the postcode, which must stand beside it"
        }
        Parameter::TopOnly => "Codes without one above them",
        Parameter::ParentId => "Codes right below this one",
    }
}

fn schemas() -> Value {
    let mut all: BTreeMap<String, Value> = BTreeMap::new();
    for list in List::ALL {
        describe(kind(list), &mut all);
    }
    let text = json!({ "type": "string" });
    all.insert("front".to_owned(), json!({ "type": "object", "required": ["version", "profile", "openapi_url"],
        "properties": { "version": text, "profile": { "type": "string", "format": "uri" }, "openapi_url": { "type": "string", "format": "uri" } } }));
    let (count, flag) = (
        json!({ "type": "integer", "minimum": 0 }),
        json!({ "type": "boolean" }),
    );
    all.insert("page".to_owned(), json!({ "type": "object",
        "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
        "properties": { "total_items": count, "total_pages": count, "page_number": { "type": "integer", "minimum": 1 }, "size": count,
            "first_page": flag, "last_page": flag, "empty": flag, "contents": { "type": "array" } } }));
    all.insert("amiss".to_owned(), json!({ "type": "object", "required": ["errors"], "properties": { "errors": { "type": "array",
        "items": { "type": "object", "required": ["parameter", "message"], "properties": { "parameter": text, "message": text } } } } }));
    json!(all)
}

/// A record's schema and those of the records in it. Formats that other people's feeds do not keep (addresses of mail and
/// web) are not promised: such a record is given on as it was read.
fn describe(spec: &'static Spec, all: &mut BTreeMap<String, Value>) {
    if all.contains_key(spec.name) {
        return;
    }
    all.insert(spec.name.to_owned(), Value::Null);
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for field in spec.fields {
        let shape = match field.holds {
            Holds::Uuid => json!({ "type": "string", "format": "uuid" }),
            Holds::Date => json!({ "type": "string", "format": "date" }),
            Holds::Text | Holds::Email | Holds::Uri | Holds::Time | Holds::DateTime => {
                json!({ "type": "string" })
            }
            Holds::Number => json!({ "type": "number" }),
            Holds::OneOf(words) => json!({ "enum": words }),
            Holds::One(of) => {
                describe(of(), all);
                to(of().name)
            }
            Holds::Many(of) => {
                describe(of(), all);
                json!({ "type": "array", "items": to(of().name) })
            }
        };
        properties.insert(field.name.to_owned(), shape);
        if field.need == Need::Must {
            required.push(field.name);
        }
    }
    all.insert(
        spec.name.to_owned(),
        json!({ "type": "object", "required": required, "properties": properties }),
    );
}
