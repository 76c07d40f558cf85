//! What anybody would write with axum and rusqlite: a table of summaries in the order of ids, a page of it, and how many there are.

use std::path::{Path as File, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header::CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rusqlite::Connection;

const BROKEN: StatusCode = StatusCode::INTERNAL_SERVER_ERROR;

#[derive(Clone)]
struct Bare {
    file: PathBuf,
    idle: Arc<Mutex<Vec<Connection>>>,
}

struct Asked {
    per_page: u32,
    page: u32,
}

pub(crate) fn router(file: &File) -> Router {
    let bare = Bare {
        file: file.to_owned(),
        idle: Arc::default(),
    };
    Router::new()
        .route("/hsds/services", get(page))
        .with_state(bare)
}

fn asked(query: Option<String>) -> Option<Asked> {
    let query = query?;
    let number = |name: &str| {
        let value = query
            .split('&')
            .find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        value?.parse().ok()
    };
    Some(Asked {
        per_page: number("per_page")?,
        page: number("page")?,
    })
}

async fn page(State(bare): State<Bare>, RawQuery(query): RawQuery) -> Result<Response, StatusCode> {
    let asked = asked(query).ok_or(StatusCode::BAD_REQUEST)?;
    let read = tokio::task::spawn_blocking(move || {
        let taken = bare.idle.lock().ok().and_then(|mut idle| idle.pop());
        let connection = taken.map_or_else(|| Connection::open(&bare.file), Ok)?;
        let page = read(&connection, &asked)?;
        if let Ok(mut idle) = bare.idle.lock() {
            idle.push(connection);
        }
        Ok::<_, rusqlite::Error>(page)
    });
    let page = read.await.or(Err(BROKEN))?.or(Err(BROKEN))?;
    Ok(([(CONTENT_TYPE, "application/json; charset=utf-8")], page).into_response())
}

fn read(connection: &Connection, asked: &Asked) -> rusqlite::Result<String> {
    let total: u32 = connection
        .prepare_cached("SELECT COUNT(*) FROM bare")?
        .query_row([], |row| row.get(0))?;
    let mut statement =
        connection.prepare_cached("SELECT summary FROM bare ORDER BY id LIMIT ?1 OFFSET ?2")?;
    let from = (asked.page - 1) * asked.per_page;
    let rows = statement.query_map([asked.per_page, from], |row| row.get::<_, String>(0))?;
    let all: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
    let pages = total.div_ceil(asked.per_page);
    Ok(format!(
        "{{\"total_items\":{total},\"total_pages\":{pages},\"page_number\":{},\"size\":{},\"first_page\":{},\"last_page\":{},\"empty\":{},\"contents\":[{}]}}",
        asked.page,
        all.len(),
        asked.page == 1,
        asked.page >= pages,
        all.is_empty(),
        all.join(","),
    ))
}
