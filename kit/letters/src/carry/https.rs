//! The way across hosts: a POST of the sealed bytes. The receiving realm routes it to its [`super::Door`].

use ureq::Agent;

use super::{AnswerBytes, CarryError, TIMEOUT};
use crate::answer::ANSWER_LENGTH;

/// An address that letters cannot be posted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("letters to another host need an https:// address")]
pub struct BadAddress;

/// Where to post, and with what.
#[derive(Clone)]
pub(super) struct Post {
    agent: Agent,
    address: String,
}

impl Post {
    pub(super) fn to(address: &str) -> Result<Self, BadAddress> {
        if !address.starts_with("https://") || address.parse::<ureq::http::Uri>().is_err() {
            return Err(BadAddress);
        }
        Ok(Self::with(address, true))
    }

    fn with(address: &str, https_only: bool) -> Self {
        let config = Agent::config_builder()
            .https_only(https_only)
            .timeout_global(Some(TIMEOUT))
            // A receiver that moved is a matter for a human, not for the network.
            .max_redirects(0)
            .user_agent("")
            .build();
        Self {
            agent: config.into(),
            address: address.to_owned(),
        }
    }

    pub(super) async fn ask(&self, envelope: Vec<u8>) -> Result<AnswerBytes, CarryError> {
        let post = self.clone();
        let asked = tokio::task::spawn_blocking(move || post.ask_now(&envelope)).await;
        asked.unwrap_or(Err(CarryError::Form))
    }

    fn ask_now(&self, envelope: &[u8]) -> Result<AnswerBytes, CarryError> {
        let sent = self
            .agent
            .post(&self.address)
            .content_type("application/octet-stream")
            .send(envelope);
        let mut answer = sent.map_err(|error| CarryError::Https(Box::new(error)))?;
        // An error status is an error already; a redirect is handed over as it is, and is no answer either.
        if answer.status() != 200 {
            return Err(CarryError::Form);
        }
        // One byte more than an answer, so that a longer one is noticed and not cut.
        let limit = u64::try_from(ANSWER_LENGTH + 1).unwrap_or(u64::MAX);
        let read = answer.body_mut().with_config().limit(limit).read_to_vec();
        let bytes = read.map_err(|error| CarryError::Https(Box::new(error)))?;
        AnswerBytes::try_from(bytes).or(Err(CarryError::Form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};

    /// A server for one request, answering `body`; gives its address and what it read.
    fn answers_once(body: Vec<u8>) -> (String, std::thread::JoinHandle<Vec<u8>>) {
        says_once("200 OK", body)
    }

    fn says_once(
        status: &'static str,
        body: Vec<u8>,
    ) -> (String, std::thread::JoinHandle<Vec<u8>>) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/breve", listener.local_addr().unwrap());
        let served = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut read = Vec::new();
            let mut buffer = [0; 4096];
            while !read.ends_with(b"sealed bytes") {
                let n = stream.read(&mut buffer).unwrap();
                assert!(n > 0, "the request ended early");
                read.extend_from_slice(buffer.get(..n).unwrap());
            }
            let head = format!(
                "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(&body).unwrap();
            read
        });
        (address, served)
    }

    #[test]
    fn an_address_without_https_is_refused() {
        assert_eq!(
            Post::to("http://forening.example/breve").err(),
            Some(BadAddress)
        );
        assert_eq!(Post::to("https://").err(), Some(BadAddress));
        assert!(Post::to("https://forening.example/breve").is_ok());
    }

    #[test]
    fn an_answer_comes_back_whole_and_a_longer_one_is_none() {
        let (address, served) = answers_once(vec![7; ANSWER_LENGTH]);
        let answer = Post::with(&address, false)
            .ask_now(b"sealed bytes")
            .unwrap();
        assert_eq!(answer, [7; ANSWER_LENGTH]);
        let read = String::from_utf8(served.join().unwrap()).unwrap();
        assert!(read.starts_with("POST /breve HTTP/1.1\r\n"), "{read}");
        assert!(
            !read.to_ascii_lowercase().contains("user-agent: ureq"),
            "{read}"
        );

        for wrong in [
            vec![7; ANSWER_LENGTH + 1],
            vec![7; 100_000],
            vec![7; ANSWER_LENGTH - 1],
            Vec::new(),
        ] {
            let (address, served) = answers_once(wrong);
            assert!(
                Post::with(&address, false)
                    .ask_now(b"sealed bytes")
                    .is_err()
            );
            // The server may fail to write what nobody reads; only that it was asked matters.
            let _ = served.join();
        }
    }

    #[test]
    fn an_answer_with_another_status_or_from_elsewhere_is_none() {
        for status in [
            "404 Not Found",
            "503 Service Unavailable",
            "307 Temporary Redirect\r\nLocation: http://127.0.0.1:1/",
        ] {
            let (address, served) = says_once(status, vec![7; ANSWER_LENGTH]);
            assert!(
                Post::with(&address, false)
                    .ask_now(b"sealed bytes")
                    .is_err(),
                "{status}"
            );
            served.join().unwrap();
        }
        let (elsewhere, listening) = {
            let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            listener.set_nonblocking(true).unwrap();
            (
                format!("http://{}/", listener.local_addr().unwrap()),
                listener,
            )
        };
        let status: &'static str =
            format!("307 Temporary Redirect\r\nLocation: {elsewhere}").leak();
        let (address, served) = says_once(status, Vec::new());
        assert!(
            Post::with(&address, false)
                .ask_now(b"sealed bytes")
                .is_err()
        );
        served.join().unwrap();
        assert!(
            listening.accept().is_err(),
            "a letter was sent on to where the answer pointed"
        );
    }

    #[test]
    fn an_unencrypted_address_is_not_asked_even_if_it_got_in() {
        assert!(
            Post::with("http://127.0.0.1:9/breve", true)
                .ask_now(b"sealed bytes")
                .is_err()
        );
    }
}
