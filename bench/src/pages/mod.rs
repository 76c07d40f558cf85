//! Page reads: the house's whole way from socket to page, against axum and rusqlite with nothing between.

mod bare;
mod ours;
mod page;
mod server;
mod world;

use crate::disk::Folder;
use crate::http::{Connection, question};
use crate::load;
use crate::machine;
use crate::number::{grouped, real};
use crate::rounds::{ROUNDS, Series, in_turn};
pub(crate) use server::{Layout, Running, serve};
pub(crate) use world::{Bench, GROUPS};

/// How long one turn lasts.
pub(crate) const TURN_MS: u16 = 2_000;
/// How long a server is asked before anything counts, so that caches are as warm as they get.
pub(crate) const WARM_UP_MS: u16 = 500;

/// The servers of the comparison, in the order in which they take turns: one thing more in each.
const STEPS: [(&str, &str); 5] = [
    ("bare", "axum, rusqlite and askama alone"),
    (
        "store",
        "… reading through kit/store (one snapshot, typed columns)",
    ),
    (
        "frame",
        "… the page's frame and words from kit/web and the catalogues",
    ),
    ("guard", "… router, guard, rights and headers of kit/web"),
    ("ours", "… the session looked up in the database: Landgang"),
];

/// Measures and gives the text for docs/BENCH.md.
pub(crate) fn measure() -> Result<String, String> {
    let folder = Folder::make("pages")?;
    let file = folder.path().join("pages.sqlite");
    world::fill(&file)?;
    let layout = |pinned| Layout {
        file: file.clone(),
        pinned: pinned && machine::can_pin(),
    };
    let (steps, bytes) = contest(&layout(true), STEPS.map(|(kind, _)| kind))?;
    let (shared, _) = contest(&layout(false), ["bare", "ours"])?;
    let apart = if machine::can_pin() {
        "the server kept on one processor, the asker on another"
    } else {
        "server and asker on the same processors, since they could not be kept apart"
    };
    let mut text = format!(
        "One page of {} rows of {} groups, {bytes} bytes, the same bytes from every server; {} kept connections; \
         {ROUNDS} rounds in turn of {} s each; {apart}. Medians; in brackets the lowest and highest round.\n\n\
         | server, one thing more in each line | pages/s | of the bare one | processor time per page | more than the line before |\n\
         |---|---:|---:|---:|---:|\n",
        world::ROWS_OF_PAGE,
        world::GROUPS,
        load::CONNECTIONS,
        f64::from(TURN_MS) / 1000.0,
    );
    let mut before = None;
    for ((_, name), [rate, cost]) in STEPS.iter().zip(&steps) {
        let more = before.map_or_else(String::new, |before| {
            format!("{:+.1} µs", cost.median() - before)
        });
        before = Some(cost.median());
        text.push_str(&format!(
            "| {name} | {} | {} | {:.1} µs | {more} |\n",
            grouped(rate.median()),
            share(&rate.over(&steps[0][0])),
            cost.median(),
        ));
    }
    let [[bare, _], [ours, _]] = &shared;
    text.push_str(&format!(
        "\nServer and asker on the same {} processors: {} pages/s against {}, {} of the bare one.\n",
        machine::processors(),
        grouped(ours.median()),
        grouped(bare.median()),
        share(&ours.over(bare)),
    ));
    Ok(text)
}

/// A ratio with its spread.
fn share(ratio: &Series) -> String {
    let (low, high) = ratio.spread();
    format!("{:.2} [{low:.2}–{high:.2}]", ratio.median())
}

/// Starts the servers, sees that all give the same page, and lets them take turns. Gives pages per second and
/// processor time per page in microseconds of each, and the bytes of the page.
fn contest<const N: usize>(
    layout: &Layout,
    kinds: [&str; N],
) -> Result<([[Series; 2]; N], usize), String> {
    let (css, token) = constants(layout)?;
    let servers = kinds
        .iter()
        .map(|kind| Running::start(layout, kind, &css, &token))
        .collect::<Result<Vec<_>, _>>()?;
    let bytes = same_pages(&servers)?;
    let servers: [Running; N] = servers
        .try_into()
        .or(Err("a server did not start".to_owned()))?;
    let series = contested(&servers, "pages")?;
    Ok((series, bytes))
}

/// Lets servers take turns at being asked for `what`: answers per second of each, and processor time per answer in
/// microseconds.
pub(crate) fn contested<const N: usize>(
    servers: &[Running; N],
    what: &str,
) -> Result<[[Series; 2]; N], String> {
    for server in servers {
        server.asked_for(WARM_UP_MS, what)?;
    }
    in_turn(ROUNDS, |index| {
        let server = servers.get(index).ok_or("no such server")?;
        let before = machine::processor_time(server.id())?;
        let rate = server.asked_for(TURN_MS, what)?;
        let used = machine::processor_time(server.id())?.saturating_sub(before);
        let answers = rate * f64::from(TURN_MS) / 1000.0;
        Ok([rate, used.as_secs_f64() * 1e6 / answers])
    })
}

/// What the bare server cannot know by itself: the style sheet's address and the token of the log-out form.
fn constants(layout: &Layout) -> Result<(String, String), String> {
    let ours = Running::start(layout, "ours", "", "")?;
    let page = first_page(&ours)?;
    let cut = |from: &str| {
        let (_, rest) = page.split_once(from)?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    let css = cut("rel=\"stylesheet\" href=\"").ok_or("the page has no style sheet")?;
    let token = cut("name=\"_token\" value=\"").ok_or("the page has no log-out form")?;
    Ok((css, token))
}

/// Every server must give the very same bytes for every group before any clock runs.
fn same_pages(servers: &[Running]) -> Result<usize, String> {
    let mut connections = servers
        .iter()
        .map(|server| Connection::open(server.port()))
        .collect::<Result<Vec<_>, _>>()?;
    let mut total = 0;
    for group in 0..GROUPS {
        let mut expected: Option<Vec<u8>> = None;
        for (connection, server) in connections.iter_mut().zip(servers) {
            let asked = question(
                &format!("127.0.0.1:{}", server.port()),
                &format!("/groups/{group}"),
                &format!("cookie: {}\r\n", world::COOKIE),
            );
            let answer = connection.ask(&asked)?;
            let rows = String::from_utf8_lossy(answer.body).matches("<tr>").count();
            if answer.status() != 200 || rows != usize::from(world::ROWS_OF_PAGE) {
                return Err(format!(
                    "group {group}: status {}, {rows} rows",
                    answer.status()
                ));
            }
            match &expected {
                None => {
                    total += u64::try_from(answer.body.len()).unwrap_or(0);
                    expected = Some(answer.body.to_vec());
                }
                Some(expected) if expected == answer.body => {}
                Some(_) => return Err(format!("group {group}: the servers' pages differ")),
            }
        }
    }
    let mean = real(total) / f64::from(GROUPS);
    format!("{mean:.0}")
        .parse()
        .map_err(|fault| format!("{fault}"))
}

fn first_page(server: &Running) -> Result<String, String> {
    let asked = question(
        &format!("127.0.0.1:{}", server.port()),
        "/groups/0",
        &format!("cookie: {}\r\n", world::COOKIE),
    );
    let mut connection = Connection::open(server.port())?;
    let answer = connection.ask(&asked)?;
    Ok(String::from_utf8_lossy(answer.body).into_owned())
}
