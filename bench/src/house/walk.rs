//! People of the demo who come in and read every page that they can reach.

use std::collections::VecDeque;

use super::links::{addresses, loaded};
use crate::http::{Connection, question};

/// A person reads at most so many pages, so that a list that links on and on ends.
const MOST_PAGES: usize = 300;

/// A first page with all that it loads.
#[derive(Debug)]
pub(crate) struct First {
    pub(crate) bytes: u64,
    pub(crate) requests: usize,
}

/// What a person's reading gave.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) pages: usize,
    pub(crate) amiss: Vec<String>,
}

/// Where a person of the demo comes in: the realm's address and the one-time link's path.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entrance {
    host: String,
    port: u16,
    path: String,
}

/// A person with a browser's cookie.
#[derive(Debug)]
struct Visitor {
    connection: Connection,
    host: String,
    cookie: String,
    home: String,
}

/// The first page of the host, uncompressed, and every file it loads, each once.
pub(crate) fn first_page(host: &str, port: u16) -> Result<First, String> {
    let mut connection = Connection::open(port)?;
    let host = format!("{host}:{port}");
    let mut get = |path: &str| -> Result<Vec<u8>, String> {
        let answer = connection.ask(&question(&host, path, ""))?;
        match answer.status() {
            200 => Ok(answer.body.to_vec()),
            status => Err(format!("{host}{path}: status {status}")),
        }
    };
    let page = get("/")?;
    let files = loaded(&String::from_utf8_lossy(&page));
    let mut bytes = page.len();
    for file in &files {
        bytes += get(file)?.len();
    }
    Ok(First {
        bytes: u64::try_from(bytes).map_err(|fault| fault.to_string())?,
        requests: files.len() + 1,
    })
}

/// Everybody whom the guide's page lets one be.
pub(crate) fn roles(port_base: u16) -> Result<Vec<Entrance>, String> {
    let mut connection = Connection::open(port_base)?;
    let answer = connection.ask(&question(&format!("localhost:{port_base}"), "/", ""))?;
    let page = String::from_utf8_lossy(answer.body).into_owned();
    let mut found: Vec<Entrance> = Vec::new();
    for address in addresses(&page, "a", "href", |_| true) {
        if let Some(entrance) = entrance(&address).filter(|entrance| !found.contains(entrance)) {
            found.push(entrance);
        }
    }
    if found.is_empty() {
        return Err("the guide's page names nobody".to_owned());
    }
    Ok(found)
}

/// A front page, or a link by which somebody comes in.
fn entrance(address: &str) -> Option<Entrance> {
    let rest = address.strip_prefix("http://")?;
    let (authority, path) = rest.split_once('/')?;
    let (host, port) = authority.split_once(':')?;
    (path.is_empty() || path.starts_with("ind/")).then_some(())?;
    Some(Entrance {
        host: host.to_owned(),
        port: port.parse().ok()?,
        path: format!("/{path}"),
    })
}

/// Everybody comes in and reads at the same time.
pub(crate) fn all_at_once(entrances: &[Entrance]) -> Result<Walked, String> {
    let read: Result<Vec<Walked>, String> = std::thread::scope(|scope| {
        let people: Vec<_> = entrances
            .iter()
            .map(|by| scope.spawn(|| Visitor::enters(by)?.reads_everything()))
            .collect();
        people
            .into_iter()
            .map(|person| person.join().unwrap_or(Err("a reader died".to_owned())))
            .collect()
    });
    Ok(read?.into_iter().fold(Walked::default(), |mut all, one| {
        all.pages += one.pages;
        all.amiss.extend(one.amiss);
        all
    }))
}

impl Visitor {
    /// Presses the button of the link's page, and keeps the cookie.
    fn enters(by: &Entrance) -> Result<Self, String> {
        let Entrance { host, port, path } = by;
        let mut visitor = Self {
            connection: Connection::open(*port)?,
            host: format!("{host}:{port}"),
            cookie: String::new(),
            home: "/".to_owned(),
        };
        if path == "/" {
            return Ok(visitor);
        }
        let asked = format!(
            "POST {path} HTTP/1.1\r\nhost: {0}\r\norigin: http://{0}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: 0\r\n\r\n",
            visitor.host
        );
        let answer = visitor.connection.ask(asked.as_bytes())?;
        let cookie = answer
            .header("set-cookie")
            .and_then(|line| line.split(';').next());
        let (Some(cookie), 303) = (cookie, answer.status()) else {
            return Err(format!(
                "{path}: status {}, nobody came in",
                answer.status()
            ));
        };
        visitor.cookie = format!("cookie: {cookie}\r\n");
        visitor.home = answer.header("location").unwrap_or("/").to_owned();
        Ok(visitor)
    }

    /// Reads page after page, following links within the realm.
    fn reads_everything(mut self) -> Result<Walked, String> {
        let mut walked = Walked::default();
        let mut waiting = VecDeque::from([self.home.clone()]);
        let mut known = vec![self.home.clone()];
        while let Some(path) = waiting.pop_front().filter(|_| walked.pages < MOST_PAGES) {
            let asked = question(&self.host, &path, &self.cookie);
            let answer = self.connection.ask(&asked)?;
            walked.pages += 1;
            if !matches!(answer.status(), 200 | 303) {
                walked
                    .amiss
                    .push(format!("{}{path} ({})", self.host, answer.status()));
            }
            let page = String::from_utf8_lossy(answer.body);
            for link in addresses(&page, "a", "href", |_| true) {
                let path = link.split('#').next().unwrap_or_default().to_owned();
                // The other language would double the walk, and the gallery shows samples, not the town.
                let ours = path.starts_with('/')
                    && !path.starts_with("/sprog/")
                    && !path.starts_with("/_gallery");
                if ours && !known.contains(&path) {
                    known.push(path.clone());
                    waiting.push_back(path);
                }
            }
        }
        Ok(walked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_front_pages_and_links_for_coming_in_are_entrances() {
        let at = |path: &str| entrance(&format!("http://forening.localhost:9703{path}"));
        assert_eq!(
            at("/ind/demo-lone").map(|found| found.path).as_deref(),
            Some("/ind/demo-lone")
        );
        assert!(at("/").is_some());
        assert_eq!(at("/f/gaaturen"), None);
        assert_eq!(entrance("/privat"), None);
    }
}
