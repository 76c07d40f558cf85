//! Messages to a provider that listens on this machine.

#![cfg(test)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::thread::JoinHandle;

use kit_sms::{Account, AccountFault, Gateway as _, Http, Number, Refused, Scheme, Shape, Sms};

/// A provider for one request that answers `status`; gives its address, and then the head and the body that came.
fn provider(status: &'static str) -> (String, JoinHandle<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/rest/mtsms", listener.local_addr().unwrap());
    let heard = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut reader = BufReader::new(stream);
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if line.trim().is_empty() {
                break;
            }
            let low = line.to_ascii_lowercase();
            if let Some(n) = low.strip_prefix("content-length:") {
                length = n.trim().parse().unwrap();
            }
            head.push_str(&line);
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let answer = format!(
            "HTTP/1.1 {status}\r\ncontent-length: 24\r\nconnection: close\r\n\r\nno: 4520123456 is wrong!!"
        );
        let _ = reader.get_mut().write_all(answer.as_bytes());
        (head, String::from_utf8(body).unwrap())
    });
    (url, heard)
}

fn account(url: String) -> Account {
    Account {
        url,
        token: "hemmeligt".to_owned(),
        scheme: Scheme::Token,
        sender: "Huset".to_owned(),
        shape: Shape::default(),
    }
}

fn sms() -> Sms {
    Sms {
        id: "remind-1".to_owned(),
        to: Number::from_text("20 12 34 56").unwrap(),
        text: "Husk onsdag kl. 16. Æblet er rødt.".to_owned(),
    }
}

#[test]
fn a_message_is_one_post_with_the_token_and_its_id() {
    for (scheme, shown) in [
        (Scheme::Token, "token hemmeligt"),
        (Scheme::Bearer, "bearer hemmeligt"),
        (Scheme::Basic, "basic agvtbwvsawd0og=="),
    ] {
        let (url, heard) = provider("200 OK");
        let account = Account {
            scheme,
            ..account(url)
        };
        assert!(!format!("{account:?}").contains("hemmeligt"));
        Http::new(account).unwrap().send(&sms()).unwrap();
        let (head, body) = heard.join().unwrap();
        let head = head.to_ascii_lowercase();
        assert!(head.starts_with("post /rest/mtsms "), "{head}");
        assert!(head.contains(&format!("authorization: {shown}")), "{head}");
        assert!(!head.contains("ureq"), "{head}");
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["message"], "Husk onsdag kl. 16. Æblet er rødt.");
        assert_eq!(body["recipients"][0]["msisdn"], 4_520_123_456_u64);
        assert_eq!(
            (&body["sender"], &body["userref"]),
            (&"Huset".into(), &"remind-1".into())
        );
    }
}

/// STYLE.md habit 13: no line of a log may hold a number, and providers repeat what they refuse.
#[test]
fn a_refusal_tells_neither_number_nor_text() {
    for (status, code, for_good) in [
        ("422 Unprocessable", "422", true),
        ("400 Bad Request", "400", true),
        ("401 Unauthorized", "401", false),
        ("429 Too Many Requests", "429", false),
        ("500 Oops", "500", false),
        ("302 Found", "302", false),
    ] {
        let (url, heard) = provider(status);
        let fault = Http::new(account(url)).unwrap().send(&sms()).unwrap_err();
        heard.join().unwrap();
        let told = format!("{fault} {fault:?} {:?}", sms());
        assert!(told.contains(code), "{told}");
        for part in ["2012", "Husk", "wrong", "hemmeligt"] {
            assert!(!told.contains(part), "{told}");
        }
        assert_eq!(
            (fault.is_for_good(), fault.is_unsure()),
            (for_good, false),
            "{told}"
        );
    }
}

#[test]
fn a_provider_that_is_not_there_is_tried_again_later() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let gateway = Http::new(account(format!("http://{free}/"))).unwrap();
    let fault = gateway.send(&sms()).unwrap_err();
    assert!(matches!(fault, Refused::Unreached) && !fault.is_for_good());
}

#[test]
fn an_uncovered_way_to_another_machine_is_no_account() {
    for (url, sender, expected) in [
        ("https://gateway.example/rest/mtsms", "Huset", Ok(443)),
        ("https://gateway.example:8443/", "Huset", Ok(8443)),
        ("http://127.0.0.1:9000/", "Huset", Ok(9000)),
        ("http://[::1]/", "Huset", Ok(80)),
        (
            "http://gateway.example/",
            "Huset",
            Err(AccountFault::Address),
        ),
        (
            "http://127.0.0.1.example/",
            "Huset",
            Err(AccountFault::Address),
        ),
        ("ftp://127.0.0.1/", "Huset", Err(AccountFault::Address)),
        ("gateway", "Huset", Err(AccountFault::Address)),
        ("https://gateway.example/", "", Err(AccountFault::Sender)),
        (
            "https://gateway.example/",
            "Huset ved havnen",
            Err(AccountFault::Sender),
        ),
        (
            "https://gateway.example/",
            "Hus\r\net",
            Err(AccountFault::Sender),
        ),
    ] {
        assert_eq!(Account::check(url, sender), expected, "{url} {sender}");
    }
    let no_token = Account {
        token: "a\r\nb".to_owned(),
        ..account("https://gateway.example/".to_owned())
    };
    assert_eq!(Http::new(no_token).err(), Some(AccountFault::Token));
}
