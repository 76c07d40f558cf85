//! Somebody who comes in by a link of the demo and follows what stands on the pages.

use std::time::{Duration, Instant};

use ureq::Agent;
use ureq::http::Response;
use ureq::{Body, http};

use crate::Fault;

/// The longest that a page is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest page.
const LONGEST: u64 = 10_000_000;

/// One person with one browser.
pub(super) struct Walker {
    agent: Agent,
    /// What the page calls the address, and where it listens.
    host: String,
    port: u16,
    cookie: Option<String>,
}

/// What came of asking for a page.
pub(super) struct Page {
    pub(super) status: u16,
    /// From the first byte sent to the last byte read.
    pub(super) took: Duration,
    /// Where one can go from there, within this address.
    pub(super) links: Vec<String>,
}

/// Connections of one walker after the other.
pub(super) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(PATIENCE))
        .proxy(None)
        .build()
        .into()
}

impl Walker {
    /// A visitor of `name` who has not come in.
    pub(super) fn new(agent: &Agent, name: &str, port: u16) -> Self {
        Self {
            agent: agent.clone(),
            host: format!("{name}.localhost:{port}"),
            port,
            cookie: None,
        }
    }

    fn address(&self, path: &str) -> String {
        // The name need not be known to this machine; the page hears it all the same.
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Comes in by the demo's link of `key`.
    pub(super) fn come_in(&mut self, key: &str) -> Result<(), Fault> {
        let answer = self
            .agent
            .post(self.address(&format!("/ind/demo-{key}")))
            .header(http::header::HOST, &self.host)
            .header(http::header::ORIGIN, format!("http://{}", self.host))
            .send_form([("", ""); 0])?;
        let cookie = answer
            .headers()
            .get(http::header::SET_COOKIE)
            .and_then(|line| line.to_str().ok())
            .and_then(|line| line.split(';').next());
        let cookie = cookie
            .ok_or_else(|| format!("the link of {key} was answered with {}", answer.status()))?;
        self.cookie = Some(cookie.to_owned());
        Ok(())
    }

    /// Asks for a page and reads it to the end.
    pub(super) fn ask(&self, path: &str) -> Result<Page, Fault> {
        let mut asking = self
            .agent
            .get(self.address(path))
            .header(http::header::HOST, &self.host);
        if let Some(cookie) = &self.cookie {
            asking = asking.header(http::header::COOKIE, cookie);
        }
        let began = Instant::now();
        let mut answer = asking.call()?;
        let body = answer
            .body_mut()
            .with_config()
            .limit(LONGEST)
            .read_to_vec()?;
        let took = began.elapsed();
        Ok(Page {
            status: answer.status().as_u16(),
            took,
            links: links(&answer, &String::from_utf8_lossy(&body)),
        })
    }
}

/// The addresses within this one that a page names, and where it sends on to.
fn links(answer: &Response<Body>, body: &str) -> Vec<String> {
    let on = answer
        .headers()
        .get(http::header::LOCATION)
        .and_then(|line| line.to_str().ok());
    let named = body
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    named
        .chain(on)
        .filter(|one| one.starts_with('/') && !one.starts_with("//"))
        .map(|one| {
            let one = one.split('#').next().unwrap_or(one);
            one.replace("&amp;", "&").replace("&#38;", "&")
        })
        .collect()
}
