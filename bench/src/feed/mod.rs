//! Pages of `/hsds/services`, as another directory reads them: the open realm's whole way from socket to answer, against axum and
//! rusqlite over summaries that lie ready in a table.

mod bare;
mod made;
mod ours;

use serde_json::Value;

use crate::disk::Folder;
use crate::http::{Connection, question};
use crate::load;
use crate::machine;
use crate::number::grouped;
use crate::pages::{Layout, Running, TURN_MS, contested};
use crate::rounds::ROUNDS;

pub(crate) use bare::router as bare;
pub(crate) use ours::router as ours;

/// Services of the directory, and how many stand on a page: what an API gives that is asked for no number.
pub(crate) const SERVICES: u32 = 10_000;
pub(crate) const PER_PAGE: u32 = 50;
pub(crate) const PAGES: u32 = SERVICES / PER_PAGE;

/// The address of a page.
pub(crate) fn path(page: u32) -> String {
    format!("/hsds/services?per_page={PER_PAGE}&page={page}")
}

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let folder = Folder::make("feed")?;
    let layout = |name: &str| Layout {
        file: folder.path().join(name),
        pinned: machine::can_pin(),
    };
    let (ready, own) = (layout("ready.sqlite"), layout("public.sqlite"));
    made::fill(&own.file)?;
    let ours = Running::start(&own, "feed-ours", "", "")?;
    made::lay_ready(&ready.file, &ours)?;
    let servers = [Running::start(&ready, "feed-bare", "", "")?, ours];
    let bytes = same_answers(&servers)?;
    let [[bare, bare_cost], [ours, ours_cost]] = contested(&servers, "feed")?;
    let ratio = ours.over(&bare);
    let (low, high) = ratio.spread();
    Ok(format!(
        "{PAGES} pages of {PER_PAGE} of {} services, {bytes} bytes each, the same records from both servers; {} kept connections; \
         {ROUNDS} rounds in turn of {} s each. Medians; in brackets the lowest and highest round.\n\n\
         | server | pages/s | processor time per page |\n|---|---:|---:|\n\
         | axum and rusqlite over summaries that lie ready | {} | {:.1} µs |\n\
         | Landgang: router, guard, filters, headers, the directory in memory | {} | {:.1} µs |\n\n\
         {:.1} of the bare one [{low:.1}–{high:.1}]. Aim: 5,000 pages/s, {}.\n",
        grouped(f64::from(SERVICES)),
        load::CONNECTIONS,
        f64::from(TURN_MS) / 1000.0,
        grouped(bare.median()),
        bare_cost.median(),
        grouped(ours.median()),
        ours_cost.median(),
        ratio.median(),
        if ours.median() >= 5_000.0 {
            "met"
        } else {
            "not met"
        },
    ))
}

/// Both must give the same records on every page before any clock runs.
fn same_answers(servers: &[Running]) -> Result<usize, String> {
    let mut bytes = 0;
    for page in [1, 2, PAGES / 2, PAGES] {
        let mut expected: Option<Value> = None;
        for server in servers {
            let mut connection = Connection::open(server.port())?;
            let asked = question(&format!("127.0.0.1:{}", server.port()), &path(page), "");
            let answer = connection.ask(&asked)?;
            bytes = answer.body.len();
            let read: Value = serde_json::from_slice(answer.body)
                .map_err(|fault| format!("page {page}: status {}, {fault}", answer.status()))?;
            let count = read["contents"].as_array().map_or(0, Vec::len);
            if count != usize::try_from(PER_PAGE).unwrap_or(0) {
                return Err(format!("page {page} holds {count} services"));
            }
            match &expected {
                None => expected = Some(read),
                Some(expected) if *expected == read => {}
                Some(_) => return Err(format!("page {page}: the servers' answers differ")),
            }
        }
    }
    Ok(bytes)
}
