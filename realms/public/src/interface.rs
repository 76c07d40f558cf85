//! The directory as others read it: the lists and records of HSDS 3, so that a copy elsewhere is the same.

use kit_hsds::{Service, write};
use kit_web::{Answer, Asked, Failed, Path, State, text};
use serde_json::{Value, json};

use crate::App;

const JSON: &str = "application/json; charset=utf-8";
const PROFILE: &str = include_str!("../../../docs/profile-first-time.md");
/// Records on a page where the reader does not say, and at most.
const PER_PAGE: usize = 50;
const MOST_PER_PAGE: usize = 200;

fn answer(value: &Value) -> Answer {
    Ok(text(JSON, value.to_string()))
}

fn number(asked: &Asked, name: &str, otherwise: usize) -> usize {
    asked.query.get(name).parse().unwrap_or(otherwise)
}

fn per_page(asked: &Asked) -> usize {
    number(asked, "per_page", PER_PAGE).clamp(1, MOST_PER_PAGE)
}

pub(crate) async fn front(asked: Asked) -> Answer {
    let origin = &asked.web.origin;
    answer(&write::front(
        &format!("{origin}/hsds/profil"),
        &format!("{origin}/hsds/openapi.json"),
    ))
}

pub(crate) async fn profile() -> Answer {
    Ok(text("text/markdown; charset=utf-8", PROFILE.to_owned()))
}

pub(crate) async fn openapi(asked: Asked) -> Answer {
    let server = format!("{}/hsds", asked.web.origin);
    answer(&write::openapi(
        &server,
        &["services", "organizations"],
        MOST_PER_PAGE,
    ))
}

pub(crate) async fn services(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    let all: Vec<&Service> = directory.services().values().map(AsRef::as_ref).collect();
    answer(&write::page(
        &all,
        number(&asked, "page", 1),
        per_page(&asked),
    ))
}

pub(crate) async fn service(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let directory = app.newest().await;
    let service = directory.services().get(&id).ok_or(Failed::NotFound)?;
    answer(&write::full(service))
}

pub(crate) async fn organizations(State(app): State<App>, asked: Asked) -> Answer {
    let directory = app.newest().await;
    let all: Vec<&Value> = directory.organizations().values().collect();
    answer(&page(&all, number(&asked, "page", 1), per_page(&asked)))
}

pub(crate) async fn organization(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let directory = app.newest().await;
    answer(directory.organizations().get(&id).ok_or(Failed::NotFound)?)
}

/// A list page in the standard's form; pages count from 1.
pub(crate) fn page(all: &[&Value], number: usize, per_page: usize) -> Value {
    let (pages, number) = (all.len().div_ceil(per_page), number.max(1));
    let skip = (number - 1).saturating_mul(per_page);
    let contents: Vec<&Value> = all.iter().skip(skip).take(per_page).copied().collect();
    json!({
        "total_items": all.len(), "total_pages": pages, "page_number": number, "size": contents.len(),
        "first_page": number == 1, "last_page": number >= pages, "empty": contents.is_empty(), "contents": contents,
    })
}
