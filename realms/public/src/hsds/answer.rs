//! Pages, lines and faults as the API writes them.

use kit_hsds::interface::{Amiss, Query};
use kit_web::{Answer, Response, StatusCode, text};
use serde_json::{Value, json};

const JSON: &str = "application/json; charset=utf-8";
const LINES: &str = "application/x-ndjson; charset=utf-8";
/// Records on a page where the reader does not say, and at most.
const PER_PAGE: usize = 50;
pub(super) const MOST_PER_PAGE: usize = 200;

/// One record, or whatever else is JSON.
pub(super) fn record(value: &Value) -> Response {
    text(JSON, value.to_string())
}

/// There is no record of this id.
pub(super) fn nothing() -> Answer {
    let amiss = Amiss {
        parameter: "id".to_owned(),
        message: "there is no record of this id".to_owned(),
    };
    Ok(faulty(StatusCode::NOT_FOUND, &[amiss]))
}

/// The question is near something that nobody knows.
pub(super) fn nowhere(amiss: Amiss) -> Answer {
    Ok(faulty(StatusCode::NOT_FOUND, &[amiss]))
}

/// The question cannot be answered as it is.
pub(super) fn refused(amiss: &[Amiss]) -> Answer {
    Ok(faulty(StatusCode::UNPROCESSABLE_ENTITY, amiss))
}

fn faulty(status: StatusCode, amiss: &[Amiss]) -> Response {
    let mut response = record(&json!({ "errors": amiss }));
    *response.status_mut() = status;
    response
}

/// What a question leaves, as it was asked for: a page, everything on one page, or a line for each record. Only what
/// stands in the answer is written.
pub(super) fn listed<T>(
    all: &[T],
    query: &Query,
    whole: bool,
    written: impl Fn(&T) -> String,
) -> Answer {
    if query.lines {
        let lines: String = all.iter().map(|one| written(one) + "\n").collect();
        return Ok(text(LINES, lines));
    }
    let per_page = match query.per_page {
        _ if whole => all.len(),
        0 => PER_PAGE,
        asked => asked,
    };
    let page = Page::of(all.len(), query.page, per_page);
    let contents: Vec<String> = page.of_all(all).iter().map(written).collect();
    Ok(text(JSON, page.around(&contents.join(","))))
}

/// A page of a list.
struct Page {
    total: usize,
    pages: usize,
    number: usize,
    per_page: usize,
}

impl Page {
    fn of(total: usize, number: usize, per_page: usize) -> Self {
        let per_page = per_page.max(1);
        Self {
            total,
            pages: total.div_ceil(per_page),
            number: number.max(1),
            per_page,
        }
    }

    fn of_all<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        let from = (self.number - 1).saturating_mul(self.per_page);
        let to = from.saturating_add(self.per_page).min(all.len());
        all.get(from..to).unwrap_or_default()
    }

    /// The page around its contents, which are written already.
    fn around(&self, contents: &str) -> String {
        let from = (self.number - 1).saturating_mul(self.per_page);
        let size = self.total.saturating_sub(from).min(self.per_page);
        format!(
            "{{\"total_items\":{},\"total_pages\":{},\"page_number\":{},\"size\":{size},\"first_page\":{},\"last_page\":{},\
             \"empty\":{},\"contents\":[{contents}]}}",
            self.total,
            self.pages,
            self.number,
            self.number == 1,
            self.number >= self.pages,
            size == 0,
        )
    }
}

/// Everything on one page, as a value: for a file that is read by itself.
pub(crate) fn page(all: &[Value]) -> Value {
    json!({
        "total_items": all.len(), "total_pages": usize::from(!all.is_empty()), "page_number": 1, "size": all.len(),
        "first_page": true, "last_page": true, "empty": all.is_empty(), "contents": all,
    })
}
