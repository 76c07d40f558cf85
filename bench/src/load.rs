//! The process that asks: several kept connections, each asking for the next page as soon as the last has come.

use std::time::{Duration, Instant};

use crate::feed;
use crate::http::{Connection, question};
use crate::number::real;
use crate::pages::GROUPS;

/// Kept connections: enough that the server never waits for a question.
pub(crate) const CONNECTIONS: u16 = 8;

/// `load <port> <milliseconds> <cookie> <pages or feed>`: prints answers per second.
pub(crate) fn run(words: &[&str]) -> Result<(), String> {
    let [port, milliseconds, cookie, what] = words else {
        return Err("load <port> <milliseconds> <cookie> <pages or feed>".to_owned());
    };
    let number = |word: &str| word.parse::<u16>().map_err(|fault| fault.to_string());
    let (port, lasting) = (
        number(port)?,
        Duration::from_millis(number(milliseconds)?.into()),
    );
    let paths: Vec<String> = match *what {
        "feed" => (1..=feed::PAGES).map(feed::path).collect(),
        _ => (0..GROUPS)
            .map(|group| format!("/groups/{group}"))
            .collect(),
    };
    let questions: Vec<Vec<u8>> = paths
        .iter()
        .map(|path| {
            let host = format!("127.0.0.1:{port}");
            question(&host, path, &format!("cookie: {cookie}\r\n"))
        })
        .collect();
    let begun = Instant::now();
    let answers: Result<Vec<u64>, String> = std::thread::scope(|scope| {
        let askers: Vec<_> = (0..CONNECTIONS)
            .map(|asker| {
                let questions = &questions;
                scope.spawn(move || ask_on(port, questions, asker, begun, lasting))
            })
            .collect();
        askers
            .into_iter()
            .map(|asker| asker.join().unwrap_or(Err("an asker died".to_owned())))
            .collect()
    });
    let answers: u64 = answers?.iter().sum();
    println!("{}", real(answers) / begun.elapsed().as_secs_f64());
    Ok(())
}

/// Asks until the time is over; every answer must be a page. Returns how many came.
fn ask_on(
    port: u16,
    questions: &[Vec<u8>],
    asker: u16,
    begun: Instant,
    lasting: Duration,
) -> Result<u64, String> {
    let mut connection = Connection::open(port)?;
    let mut answers = 0;
    // Each asker begins elsewhere, so that no two ask for the same page at the same time.
    let start = usize::from(asker) * questions.len() / usize::from(CONNECTIONS);
    for question in questions.iter().cycle().skip(start) {
        if begun.elapsed() >= lasting {
            break;
        }
        let answer = connection.ask(question)?;
        if answer.status() != 200 {
            return Err(format!("status {} under load", answer.status()));
        }
        answers += 1;
    }
    Ok(answers)
}
