//! As much of HTTP/1.1 as asking a page over a kept connection needs.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A server that says nothing for so long is taken for dead.
const PATIENCE: Duration = Duration::from_secs(20);

/// One kept connection.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

/// An answer, lent until the next question.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer<'a> {
    /// Status and headers.
    pub(crate) head: &'a str,
    /// The body.
    pub(crate) body: &'a [u8],
}

impl Answer<'_> {
    /// The status, 0 where there is none.
    pub(crate) fn status(&self) -> u16 {
        self.head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0)
    }

    /// The first header of this name, in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

/// The bytes of a question, with further header lines that each end in CR LF.
pub(crate) fn question(host: &str, path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n{headers}\r\n").into_bytes()
}

/// The bytes of a form that a page of the same host sends, with further header lines that each end in CR LF.
pub(crate) fn form(host: &str, path: &str, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

impl Connection {
    /// Opens a connection to a port of this machine.
    pub(crate) fn open(port: u16) -> Result<Self, String> {
        let fault = |fault: std::io::Error| format!("port {port}: {fault}");
        let stream = TcpStream::connect(("127.0.0.1", port)).map_err(fault)?;
        stream.set_nodelay(true).map_err(fault)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(fault)?;
        Ok(Self {
            stream,
            read: Vec::with_capacity(64 * 1024),
        })
    }

    /// Sends a question, and waits for nothing.
    pub(crate) fn say(&mut self, question: &[u8]) -> Result<(), String> {
        self.stream
            .write_all(question)
            .map_err(|fault| format!("asking: {fault}"))
    }

    /// Asks, and waits for the whole answer.
    pub(crate) fn ask(&mut self, question: &[u8]) -> Result<Answer<'_>, String> {
        let fault = |fault: std::io::Error| format!("asking: {fault}");
        self.say(question)?;
        self.read.clear();
        let mut chunk = [0_u8; 32 * 1024];
        let mut whole = None;
        while whole.is_none_or(|(_, whole)| self.read.len() < whole) {
            let got = self.stream.read(&mut chunk).map_err(fault)?;
            if got == 0 {
                return Err("the server hung up before its answer was whole".to_owned());
            }
            self.read.extend_from_slice(chunk.get(..got).unwrap_or(&[]));
            if whole.is_none() {
                whole = measure(&self.read)?;
            }
        }
        let (head, _) = whole.unwrap_or_default();
        let (head, body) = self
            .read
            .split_at_checked(head)
            .ok_or("the answer is short")?;
        let head = std::str::from_utf8(head).map_err(|fault| format!("headers: {fault}"))?;
        Ok(Answer { head, body })
    }
}

/// Bytes of the head and of the whole answer, once the head has come.
fn measure(read: &[u8]) -> Result<Option<(usize, usize)>, String> {
    let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let end = end + 4;
    let head = read.get(..end).unwrap_or(read);
    let head = std::str::from_utf8(head).map_err(|fault| format!("headers: {fault}"))?;
    let body = Answer { head, body: &[] }
        .header("content-length")
        .and_then(|length| length.parse::<usize>().ok())
        .ok_or("an answer without its length")?;
    Ok(Some((end, end + body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_whole_when_its_length_has_come() {
        let read = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel";
        assert_eq!(measure(read), Ok(Some((38, 43))));
        assert_eq!(measure(b"HTTP/1.1 200 OK\r\nConte"), Ok(None));
        assert!(measure(b"HTTP/1.1 200 OK\r\n\r\n").is_err());
    }

    #[test]
    fn a_form_says_where_it_comes_from_and_how_long_it_is() {
        let sent = form("a.localhost:1", "/ind", "", "ord=å");
        let sent = String::from_utf8(sent).expect("text");
        assert!(sent.contains("\r\norigin: http://a.localhost:1\r\n"));
        assert!(sent.contains("\r\ncontent-length: 6\r\n") && sent.ends_with("\r\n\r\nord=å"));
    }

    #[test]
    fn status_and_headers_are_read() {
        let answer = Answer {
            head: "HTTP/1.1 303 See Other\r\nLocation: /x\r\n\r\n",
            body: b"",
        };
        assert_eq!(
            (answer.status(), answer.header("location")),
            (303, Some("/x"))
        );
    }
}
