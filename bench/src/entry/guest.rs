//! A guest at the front: makes a room through the pages, and opens it with its words.

use std::time::Duration;

use super::page::{amiss, carried, encoded, words};
use crate::house::links::addresses;
use crate::http::{Answer, Connection, form, question};

/// The place whose page leads to the questions.
const PLACE: &str = "/f/gaaturen-ved-aaen";
/// Words in a key.
const WORDS: usize = 8;
/// What a guest answers, page by page, and which page comes next.
const ANSWERS: [&[(&str, &str)]; 3] = [
    &[("hvem", "peer"), ("til", "navn")],
    &[("kald", "Amir"), ("naa", "her"), ("til", "om-dig")],
    &[("om", "Jeg er lidt stille i starten."), ("til", "se")],
];
/// A room that has to wait longer than this is given up.
const LONGEST_WAIT: u64 = 30;

/// Where the front is.
#[derive(Debug, Clone)]
pub(crate) struct Front {
    pub(crate) host: &'static str,
    pub(crate) port: u16,
}

/// A page that somebody got, kept.
struct Got {
    status: u16,
    cookie: Option<String>,
    location: Option<String>,
    wait: Option<u64>,
    page: String,
}

impl From<Answer<'_>> for Got {
    fn from(answer: Answer<'_>) -> Self {
        Self {
            status: answer.status(),
            cookie: answer
                .header("set-cookie")
                .and_then(|line| line.split(';').next())
                .map(str::to_owned),
            location: answer.header("location").map(str::to_owned),
            wait: answer.header("retry-after").and_then(|s| s.parse().ok()),
            page: String::from_utf8_lossy(answer.body).into_owned(),
        }
    }
}

/// A room's words, and how long the front had its guest wait while the room was made.
pub(crate) struct Room {
    pub(crate) words: String,
    pub(crate) waited: u64,
}

/// A guest with a connection.
#[derive(Debug)]
pub(crate) struct Guest {
    connection: Connection,
    host: String,
}

impl Guest {
    /// Comes to the front.
    pub(crate) fn comes(front: &Front) -> Result<Self, String> {
        Ok(Self {
            connection: Connection::open(front.port)?,
            host: format!("{}:{}", front.host, front.port),
        })
    }

    fn get(&mut self, path: &str, cookie: &str) -> Result<Got, String> {
        let asked = question(&self.host, path, cookie);
        self.connection.ask(&asked).map(Got::from)
    }

    fn post(&mut self, path: &str, fields: &[(String, String)]) -> Result<Got, String> {
        let asked = form(&self.host, path, "", &encoded(fields));
        self.connection.ask(&asked).map(Got::from)
    }

    /// Answers the questions and sends them; the key's words are shown once.
    pub(crate) fn makes_a_room(&mut self) -> Result<Room, String> {
        let place = self.get(PLACE, "")?;
        let way = addresses(&place.page, "a", "href", |tag| tag.contains("/min/ny"));
        let way = way.first().ok_or("no way to the questions")?;
        let mut page = self.get(way, "")?.page;
        for answers in ANSWERS {
            let mut fields = carried(&page, "/min/ny").ok_or("no question was asked")?;
            fields.extend(
                answers
                    .iter()
                    .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
            );
            page = self.post("/min/ny", &fields)?.page;
        }
        let fields = carried(&page, "/min/noegle").ok_or("nothing was there to send")?;
        let mut waited = 0;
        loop {
            let got = self.post("/min/noegle", &fields)?;
            let found = words(&got.page);
            if got.status == 200 && found.len() == WORDS {
                let words = found.join(" ");
                return Ok(Room { words, waited });
            }
            let wait = got
                .wait
                .filter(|wait| waited + wait <= LONGEST_WAIT)
                .ok_or_else(|| {
                    format!(
                        "status {} and {} words for a new room",
                        got.status,
                        found.len()
                    )
                })?;
            std::thread::sleep(Duration::from_secs(wait));
            waited += wait;
        }
    }

    /// Loads the page where words are typed, as a browser does, and gives what its form carries.
    fn reads_the_form(&mut self) -> Result<Vec<(String, String)>, String> {
        let page = self.get("/ind", "")?.page;
        carried(&page, "/ind").ok_or_else(|| "no form for words".to_owned())
    }

    /// The bytes that send these words.
    pub(crate) fn sends(&mut self, words: &str) -> Result<Vec<u8>, String> {
        let mut fields = self.reads_the_form()?;
        fields.push(("ord".to_owned(), words.to_owned()));
        Ok(form(&self.host, "/ind", "", &encoded(&fields)))
    }

    /// Signs in with words that are right; gives the cookie's header line.
    pub(crate) fn signs_in(&mut self, sent: &[u8]) -> Result<String, String> {
        let got = self.connection.ask(sent).map(Got::from)?;
        match (got.status, got.location.as_deref(), got.cookie) {
            (303, Some("/min"), Some(cookie)) => Ok(format!("cookie: {cookie}\r\n")),
            (status, ..) => Err(format!(
                "status {status} for right words: {}",
                amiss(&got.page)
            )),
        }
    }

    /// Opens the room with a session; what an unknown guest gets is no room.
    pub(crate) fn is_at_home(&mut self, cookie: &str) -> Result<(), String> {
        let got = self.get("/min", cookie)?;
        // Only who is signed in can sign out.
        if got.status == 200 && carried(&got.page, "/ud").is_some() {
            Ok(())
        } else {
            Err(format!(
                "status {} and no room behind a session",
                got.status
            ))
        }
    }

    /// Sends words, and is gone before the answer.
    pub(crate) fn hangs_up(mut self, sent: &[u8], after: Duration) -> Result<(), String> {
        self.connection.say(sent)?;
        std::thread::sleep(after);
        Ok(())
    }
}
