//! One question to a server: with the marks of what is known, politely, and to a limit.

use std::io;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ureq::http::{HeaderMap, Response};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use super::reach::{Private, Reach};
use crate::{FaultKind, Limits};

/// A server that says "later" is waited for so often, and at most so long at a time.
const LATER: u32 = 3;
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// What came back.
pub(super) enum Came {
    Bytes(Vec<u8>, Marks),
    /// As it was when these marks were given.
    Same,
    Status(u16),
    Fault(FaultKind),
}

/// `ETag` and `Last-Modified` (RFC 9110 §8.8).
pub(super) type Marks = (Option<String>, Option<String>);

/// Asks one machine, never two things at a time.
pub(super) struct Asker {
    agent: Agent,
    pause: Duration,
    request_time: Duration,
    until: Instant,
}

impl Asker {
    pub(super) fn new(address: &Url, limits: &Limits, manner: &super::Manner) -> Self {
        let who = match &manner.contact {
            Some(contact) => format!("landgang/{} (+{contact})", env!("CARGO_PKG_VERSION")),
            None => concat!("landgang/", env!("CARGO_PKG_VERSION")).to_owned(),
        };
        let config = Agent::config_builder()
            .timeout_global(Some(limits.request_time))
            .max_redirects(limits.redirects)
            .http_status_as_error(false)
            // What began under TLS is not led out of it.
            .https_only(address.scheme() == "https")
            // A proxy would look names up where nobody sees what they lead to.
            .proxy(None)
            .user_agent(who)
            .build();
        let reach = Reach {
            private_network: manner.private_network,
        };
        let now = Instant::now();
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), reach),
            pause: manner.pause,
            request_time: limits.request_time,
            until: now.checked_add(limits.harvest_time).unwrap_or(now),
        }
    }

    /// Whether there is time for another question.
    pub(super) fn in_time(&self) -> bool {
        Instant::now() < self.until
    }

    /// Asks; a server that says when to come again is asked again then.
    pub(super) fn ask(&self, address: &Url, known: &Marks, limit_bytes: u64) -> Came {
        let mut tries = 0;
        loop {
            sleep(self.pause);
            let answer = match self.call(address, known) {
                Ok(answer) => answer,
                Err(error) => return Came::Fault(self.fault_of(&error, limit_bytes)),
            };
            let status = answer.status().as_u16();
            let wait = matches!(status, 429 | 503)
                .then(|| retry_after(answer.headers()))
                .flatten();
            match wait {
                Some(wait) if tries < LATER && Instant::now() + wait < self.until => {
                    tries += 1;
                    sleep(wait);
                }
                _ => return self.read(answer, limit_bytes),
            }
        }
    }

    fn call(&self, address: &Url, known: &Marks) -> Result<Response<Body>, ureq::Error> {
        let mut question = self
            .agent
            .get(address.as_str())
            .header("accept", "application/json");
        if let Some(etag) = &known.0 {
            question = question.header("if-none-match", etag);
        } else if let Some(modified) = &known.1 {
            question = question.header("if-modified-since", modified);
        }
        question.call()
    }

    fn read(&self, mut answer: Response<Body>, limit_bytes: u64) -> Came {
        let status = answer.status().as_u16();
        if status == 304 {
            return Came::Same;
        }
        if !(200..300).contains(&status) {
            return Came::Status(status);
        }
        let marks = (
            header(answer.headers(), "etag"),
            header(answer.headers(), "last-modified"),
        );
        let body = answer.body_mut().with_config().limit(limit_bytes);
        match body.read_to_vec() {
            Ok(bytes) => Came::Bytes(bytes, marks),
            Err(error) => Came::Fault(self.fault_of(&error, limit_bytes)),
        }
    }

    fn fault_of(&self, error: &ureq::Error, limit_bytes: u64) -> FaultKind {
        let seconds = self.request_time.as_secs().max(1);
        match error {
            ureq::Error::Timeout(_) => FaultKind::Slow { seconds },
            ureq::Error::BodyExceedsLimit(_) => FaultKind::TooLarge { limit_bytes },
            // A body that is read in pieces reports the same two through the reader.
            ureq::Error::Io(inner) if inner.kind() == io::ErrorKind::TimedOut => {
                FaultKind::Slow { seconds }
            }
            ureq::Error::Io(inner) if is_private(inner) => FaultKind::PrivateNetwork,
            other => FaultKind::Unreachable {
                reason: other.to_string(),
            },
        }
    }
}

fn is_private(error: &io::Error) -> bool {
    error
        .get_ref()
        .is_some_and(<dyn std::error::Error + Send + Sync>::is::<Private>)
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// Seconds, or a moment (RFC 9110 §10.2.3); a server that wants us later than we wait is not waited for at all.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let said = header(headers, "retry-after")?;
    let wait = match said.trim().parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => {
            let moment = jiff::fmt::rfc2822::parse(&said).ok()?.timestamp();
            // Against the server's own clock, as it says itself.
            let own = header(headers, "date")?;
            let own: Timestamp = jiff::fmt::rfc2822::parse(&own).ok()?.timestamp();
            Duration::try_from(moment.duration_since(own)).ok()?
        }
    };
    (wait <= LONGEST_WAIT).then_some(wait)
}
