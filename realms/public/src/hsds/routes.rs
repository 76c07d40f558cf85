//! `/hsds`: the front page, the lists and the records.

use kit_hsds::interface::{List, Query, Shape, openapi};
use kit_hsds::{Service, write};
use kit_web::{Action, Answer, Asked, May, Path, Routes, State, text};
use serde_json::{Value, json};

use super::answer::{MOST_PER_PAGE, listed, nothing, nowhere, record, refused};
use super::catalogue::{Catalogue, Named, flat};
use super::narrow::Narrow;
use crate::{App, Directory};

const PROFILE: &str = include_str!("../../../../docs/profile-first-time.md");

pub(crate) fn routes() -> Routes<App> {
    let see = May::anybody(Action::See, "feed");
    let list = May::anybody(Action::List, "feed");
    Routes::new()
        .get("/hsds", see, front)
        // The standard's front page is `/` under the address of the API.
        .get("/hsds/", see, front)
        .get("/hsds/profil", see, profile)
        .get("/hsds/openapi.json", see, contract)
        .get("/hsds/services", list, services)
        .post("/hsds/services", list, services)
        .get("/hsds/services/{id}", see, service)
        .get("/hsds/service_at_locations", list, visits)
        .post("/hsds/service_at_locations", list, visits)
        .get("/hsds/service_at_locations/{id}", see, visit)
        .get("/hsds/organizations", list, organizations)
        .post("/hsds/organizations", list, organizations)
        .get("/hsds/organizations/{id}", see, organization)
        .get("/hsds/taxonomies", list, taxonomies)
        .post("/hsds/taxonomies", list, taxonomies)
        .get("/hsds/taxonomies/{id}", see, taxonomy)
        .get("/hsds/taxonomy_terms", list, terms)
        .post("/hsds/taxonomy_terms", list, terms)
        .get("/hsds/taxonomy_terms/{id}", see, term)
}

async fn front(State(app): State<App>, asked: Asked) -> Answer {
    let origin = &asked.web.origin;
    let contract = format!("{origin}/hsds/openapi.json");
    Ok(record(&if app.uk {
        write::uk_front(&contract)
    } else {
        write::front(&format!("{origin}/hsds/profil"), &contract)
    }))
}

async fn profile() -> Answer {
    Ok(text("text/markdown; charset=utf-8", PROFILE.to_owned()))
}

async fn contract(asked: Asked) -> Answer {
    let server = format!("{}/hsds", asked.web.origin);
    let lists = List::ALL.map(|list| (list, list.parameters()));
    Ok(record(&openapi(&server, &lists, MOST_PER_PAGE)))
}

/// The question: from the address, from a form in the body, so that what somebody looks for need not stand in an address
/// (ALL-3), or from both.
fn question(asked: &Asked, list: List) -> Result<Query, Vec<kit_hsds::interface::Amiss>> {
    let pairs = asked.query.iter().chain(asked.fields.iter());
    Query::read(list, pairs, MOST_PER_PAGE)
}

/// Reads the question, makes it ready, and gives what `answer` leaves of the catalogue; or what is amiss.
async fn answered(
    app: &App,
    asked: &Asked,
    list: List,
    answer: impl FnOnce(&Query, &Narrow<'_>, &Catalogue) -> Answer + Send,
) -> Answer {
    let query = match question(asked, list) {
        Ok(query) => query,
        Err(amiss) => return refused(&amiss),
    };
    let directory = app.newest().await;
    match Narrow::new(&query, &directory) {
        Ok(narrow) => answer(&query, &narrow, directory.catalogue()),
        Err(amiss) => nowhere(amiss),
    }
}

async fn services(State(app): State<App>, asked: Asked) -> Answer {
    answered(&app, &asked, List::Services, |query, narrow, catalogue| {
        let all: Vec<_> = catalogue
            .services
            .values()
            .filter(|one| narrow.keeps(&one.facts))
            .collect();
        let whole = query.shape == Shape::Minimal;
        listed(&all, query, whole, |one| match query.shape {
            Shape::Minimal => minimal(&one.service).to_string(),
            Shape::Summary => one.summary.clone(),
            Shape::Full | Shape::FullService => write::full(&one.service).to_string(),
        })
    })
    .await
}

/// Id and date of change, as the standard's `minimal` has them.
fn minimal(service: &Service) -> Value {
    match &service.last_modified {
        Some(date) => json!({ "id": service.id, "modified_date": date }),
        None => json!({ "id": service.id }),
    }
}

async fn service(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let directory = app.newest().await;
    match directory.catalogue().services.get(&id) {
        Some(one) => Ok(record(&write::full(&one.service))),
        None => nothing(),
    }
}

async fn visits(State(app): State<App>, asked: Asked) -> Answer {
    answered(
        &app,
        &asked,
        List::ServiceAtLocations,
        |query, narrow, catalogue| {
            let all: Vec<_> = catalogue
                .visits
                .values()
                .filter(|one| narrow.keeps(&one.facts))
                .collect();
            listed(&all, query, false, |one| match query.shape {
                Shape::Summary | Shape::Minimal => one.summary().to_string(),
                Shape::Full | Shape::FullService => one.full().to_string(),
            })
        },
    )
    .await
}

async fn visit(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let directory = app.newest().await;
    match directory.catalogue().visits.get(&id) {
        Some(one) => Ok(record(&one.full())),
        None => nothing(),
    }
}

async fn organizations(State(app): State<App>, asked: Asked) -> Answer {
    answered(
        &app,
        &asked,
        List::Organizations,
        |query, narrow, catalogue| {
            let all: Vec<_> = catalogue
                .organizations
                .iter()
                .filter(|(_, one)| narrow.says(&one.words))
                .collect();
            listed(&all, query, false, |(id, one)| match query.shape {
                Shape::Summary | Shape::Minimal => Value::Object(flat(&one.record)).to_string(),
                Shape::Full => one.record.to_string(),
                Shape::FullService => catalogue.with_services(id, &one.record).to_string(),
            })
        },
    )
    .await
}

async fn organization(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let query = match question(&asked, List::Organizations) {
        Ok(query) => query,
        Err(amiss) => return refused(&amiss),
    };
    let directory = app.newest().await;
    let catalogue = directory.catalogue();
    match catalogue.organizations.get(&id) {
        Some(one) if query.shape == Shape::FullService => {
            Ok(record(&catalogue.with_services(&id, &one.record)))
        }
        Some(one) => Ok(record(&one.record)),
        None => nothing(),
    }
}

async fn taxonomies(State(app): State<App>, asked: Asked) -> Answer {
    answered(
        &app,
        &asked,
        List::Taxonomies,
        |query, narrow, catalogue| {
            let all: Vec<&Named> = catalogue
                .taxonomies
                .values()
                .filter(|one| narrow.says(&one.words))
                .collect();
            listed(&all, query, false, |one| one.record.to_string())
        },
    )
    .await
}

async fn taxonomy(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let directory = app.newest().await;
    found(&directory, |all| Some(&all.taxonomies.get(&id)?.record))
}

async fn terms(State(app): State<App>, asked: Asked) -> Answer {
    answered(
        &app,
        &asked,
        List::TaxonomyTerms,
        |query, narrow, catalogue| {
            let all: Vec<_> = catalogue
                .terms
                .values()
                .filter(|one| {
                    let of = |id: &String| one.taxonomy.as_ref() == Some(id);
                    let below = |id: &String| one.parent.as_ref() == Some(id);
                    query.taxonomies.iter().all(of)
                        && query.parent.iter().all(below)
                        && !(query.top_only && one.parent.is_some())
                        && narrow.says(&one.named.words)
                })
                .collect();
            listed(&all, query, false, |one| one.named.record.to_string())
        },
    )
    .await
}

async fn term(State(app): State<App>, Path(id): Path<String>) -> Answer {
    let directory = app.newest().await;
    found(&directory, |all| Some(&all.terms.get(&id)?.named.record))
}

fn found(directory: &Directory, one: impl Fn(&Catalogue) -> Option<&Value>) -> Answer {
    one(directory.catalogue()).map_or_else(nothing, |value| Ok(record(value)))
}
