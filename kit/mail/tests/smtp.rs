#![cfg(test)]
//! The mail account against a small server on loopback: what goes over the wire, and what does not.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use kit_mail::{Account, Address, Cover, Gateway, Mail, Refused, Smtp, Subject};

/// How the server behaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Takes everything, without a cover.
    Open,
    /// Offers a cover and asks for a password.
    Covered,
    /// Refuses a receiver, repeating the address as servers do.
    Refuses(&'static str),
    /// Hangs up after its greeting.
    HangsUp,
}

/// One server, for one connection; gives every line that came.
struct Server {
    port: u16,
    heard: Arc<Mutex<Vec<String>>>,
    thread: JoinHandle<()>,
    /// Its certificate (PEM).
    certificate: Vec<u8>,
}

impl Server {
    fn new(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        let certificate = own.cert.pem().into_bytes();
        let config = rustls::ServerConfig::builder_with_provider(Arc::new(
            rustls::crypto::ring::default_provider(),
        ))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![own.cert.der().clone()],
            own.signing_key.serialize_der().try_into().unwrap(),
        )
        .unwrap();
        let lines = Arc::clone(&heard);
        let thread = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let talk = Talk {
                manner,
                heard: lines,
            };
            if talk.run(&mut stream, false) {
                let mut tls = rustls::ServerConnection::new(Arc::new(config)).unwrap();
                talk.run(&mut rustls::Stream::new(&mut tls, &mut stream), true);
            }
        });
        Self {
            port,
            heard,
            thread,
            certificate,
        }
    }

    /// What was heard; the connection is over then.
    fn heard(self) -> Vec<String> {
        let _ = self.thread.join();
        self.heard.lock().unwrap().clone()
    }

    fn account(&self, cover: Cover) -> Account {
        Account {
            host: "localhost".to_owned(),
            port: self.port,
            cover,
            login: None,
            sender: Address::from_text("rum@landgang.example").unwrap(),
            trusted: None,
        }
    }
}

struct Talk {
    manner: Manner,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Talk {
    /// Speaks with a client; true if the connection is to be covered now.
    fn run(&self, stream: &mut (impl Read + Write), covered: bool) -> bool {
        let mut stream = BufReader::new(stream);
        let say = |stream: &mut BufReader<_>, text: &str| {
            let inner: &mut _ = stream.get_mut();
            Write::write_all(inner, text.as_bytes()).and_then(|()| Write::flush(inner))
        };
        if !covered && say(&mut stream, "220 localhost\r\n").is_err() {
            return false;
        }
        if self.manner == Manner::HangsUp {
            return false;
        }
        let (mut data, mut line) = (false, String::new());
        loop {
            line.clear();
            match stream.read_line(&mut line) {
                Ok(read) if read > 0 => {}
                _ => return false,
            }
            let said = line.trim_end_matches(['\r', '\n']).to_owned();
            let mark = if covered { "covered: " } else { "" };
            self.heard.lock().unwrap().push(format!("{mark}{said}"));
            let word = said.split(' ').next().unwrap_or_default().to_uppercase();
            let answer = match (data, word.as_str()) {
                (true, ".") => {
                    data = false;
                    "250 taken\r\n"
                }
                (true, _) => continue,
                (_, "EHLO") if self.manner == Manner::Covered && !covered => {
                    "250-localhost\r\n250 STARTTLS\r\n"
                }
                (_, "EHLO") if covered => "250-localhost\r\n250 AUTH PLAIN\r\n",
                (_, "EHLO") => "250 localhost\r\n",
                (_, "STARTTLS") => {
                    let _ = say(&mut stream, "220 go on\r\n");
                    return true;
                }
                (_, "AUTH") => "235 welcome\r\n",
                (_, "RCPT") => match self.manner {
                    Manner::Refuses(answer) => answer,
                    _ => "250 ok\r\n",
                },
                (_, "DATA") => {
                    data = true;
                    "354 go on\r\n"
                }
                (_, "QUIT") => {
                    let _ = say(&mut stream, "221 bye\r\n");
                    return false;
                }
                _ => "250 ok\r\n",
            };
            if say(&mut stream, answer).is_err() {
                return false;
            }
        }
    }
}

fn mail() -> Mail {
    Mail {
        to: Address::from_text("guest@example.dk").unwrap(),
        subject: Subject::new("Din kode"),
        text: "Din kode er 1234 5678.\nÆblet er rødt.\n.\n".to_owned(),
    }
}

#[test]
fn a_mail_arrives_as_one_mail_to_one_receiver() {
    let server = Server::new(Manner::Open);
    let smtp = Smtp::new(&server.account(Cover::Plain)).unwrap();
    smtp.send(&mail()).unwrap();
    let heard = server.heard();
    let count = |word: &str| heard.iter().filter(|line| line.starts_with(word)).count();
    assert_eq!((count("MAIL"), count("RCPT"), count("DATA")), (1, 1, 1));
    let has = |text: &str| heard.iter().any(|line| line.contains(text));
    assert!(has("MAIL FROM:<rum@landgang.example>"), "{heard:?}");
    assert!(has("RCPT TO:<guest@example.dk>"));
    assert!(has("Subject: Din kode"));
    assert!(has("1234 5678"));
    // Neither the realm's address nor the machine's name is told.
    assert!(has("EHLO landgang.invalid"), "{heard:?}");
}

#[test]
fn over_a_covered_way_the_password_goes_and_before_it_nothing() {
    let server = Server::new(Manner::Covered);
    let account = Account {
        login: Some(("rum".to_owned(), "hemmeligt".to_owned())),
        trusted: Some(server.certificate.clone()),
        ..server.account(Cover::StartTls)
    };
    assert!(!format!("{account:?}").contains("hemmeligt"));
    Smtp::new(&account).unwrap().send(&mail()).unwrap();
    let heard = server.heard();
    let open: Vec<_> = heard
        .iter()
        .filter(|l| !l.starts_with("covered: "))
        .collect();
    assert_eq!(open, ["EHLO landgang.invalid", "STARTTLS"], "{heard:?}");
    assert!(heard.iter().any(|line| line.starts_with("covered: AUTH ")));
    assert!(heard.iter().any(|line| line.contains("1234 5678")));
}

#[test]
fn a_server_that_does_not_cover_the_way_gets_neither_password_nor_mail() {
    let server = Server::new(Manner::Open);
    let account = Account {
        login: Some(("rum".to_owned(), "hemmeligt".to_owned())),
        ..server.account(Cover::StartTls)
    };
    let fault = Smtp::new(&account).unwrap().send(&mail()).unwrap_err();
    assert!(matches!(fault, Refused::NotCovered), "{fault:?}");
    let heard = server.heard();
    for word in ["AUTH", "MAIL", "RCPT", "DATA"] {
        assert!(
            !heard.iter().any(|line| line.starts_with(word)),
            "{heard:?}"
        );
    }
}

#[test]
fn a_server_with_another_certificate_gets_neither_password_nor_mail() {
    let server = Server::new(Manner::Covered);
    let stranger = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let account = Account {
        login: Some(("rum".to_owned(), "hemmeligt".to_owned())),
        trusted: Some(stranger.cert.pem().into_bytes()),
        ..server.account(Cover::StartTls)
    };
    let fault = Smtp::new(&account).unwrap().send(&mail()).unwrap_err();
    assert!(!fault.is_for_good(), "{fault:?}");
    let heard = server.heard();
    assert_eq!(heard, ["EHLO landgang.invalid", "STARTTLS"]);
}

/// STYLE.md habit 13: no line of a log may hold an address, and servers repeat the one that they refuse.
#[test]
fn why_a_mail_was_refused_is_told_without_the_address() {
    for (answer, number, for_good) in [
        ("550 5.1.1 <guest@example.dk> unknown\r\n", "550", true),
        ("451 4.3.0 <guest@example.dk> try later\r\n", "451", false),
    ] {
        let server = Server::new(Manner::Refuses(answer));
        let smtp = Smtp::new(&server.account(Cover::Plain)).unwrap();
        let fault = smtp.send(&mail()).unwrap_err();
        let told = format!("{fault} {fault:?}");
        assert!(told.contains(number), "{told}");
        for part in ["guest", "example.dk", "1234"] {
            assert!(!told.contains(part), "{told}");
        }
        assert_eq!(fault.is_for_good(), for_good, "{told}");
        server.heard();
    }
}

#[test]
fn a_server_that_hangs_up_or_is_not_there_is_tried_again_later() {
    let server = Server::new(Manner::HangsUp);
    let account = server.account(Cover::Plain);
    let smtp = Smtp::new(&account).unwrap();
    assert!(!smtp.send(&mail()).unwrap_err().is_for_good());
    server.heard();
    // The port is free again: nobody listens.
    let fault = smtp.send(&mail()).unwrap_err();
    assert!(matches!(fault, Refused::Unreached), "{fault:?}");
}
