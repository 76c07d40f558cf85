//! What is sent: a form as it was filled, or what no page of ours would send.

use jiff::civil::Date;

use crate::die::Die;
use crate::fill;
use crate::observe::Sent;
use crate::page::Form;

/// Fills a form; each field is broken with this chance in a hundred.
pub(crate) fn fill_form(form: &Form, today: Date, die: &mut Die, broken: usize) -> Sent {
    let mut fields = Vec::new();
    let mut action = form.action.clone();
    for input in &form.inputs {
        if broken > 0 && die.percent(broken) {
            match die.below(10) {
                0 => {}
                1 => {
                    fields.push((input.name.clone(), fill::broken(die)));
                    fields.push((input.name.clone(), fill::broken(die)));
                }
                _ => fields.push((input.name.clone(), fill::broken(die))),
            }
        } else if let Some(value) = fill::meant(input, today, die) {
            fields.push((input.name.clone(), value));
        }
    }
    if let Some(button) = die.pick(&form.buttons) {
        if !button.name.is_empty() {
            fields.push((button.name.clone(), button.value.clone()));
        }
        if let Some(other) = &button.action {
            action.clone_from(other);
        }
    }
    let body: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    let body = body.join("&");
    if form.post {
        Sent {
            method: "POST".to_owned(),
            path: action,
            body,
            // Now and then nobody chooses one.
            file: form.file.clone().filter(|_| die.percent(80)),
            ..Sent::default()
        }
    } else {
        Sent::get(&format!("{action}?{body}"))
    }
}

/// What no page of ours would send.
pub(crate) fn nonsense(die: &mut Die) -> Sent {
    let method = die.word(&[
        "GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "POST", "PATCH",
    ]);
    let path = match die.below(6) {
        0 => format!("/{:x}", die.next()),
        1 => format!("/s/{:x}.css", die.next()),
        2 => format!("/sprog/{}?til=/bro", die.word(&["da", "en", "tlh"])),
        3 => "/%ff%fe".to_owned(),
        4 => format!("/?{}", "q=1&".repeat(die.below(200))),
        _ => die
            .word(&[
                "/galleri",
                "/metrics",
                "/.git/config",
                "/hsds",
                "/min",
                "/nye",
            ])
            .to_owned(),
    };
    let mut sent = Sent {
        method: method.to_owned(),
        path,
        ..Sent::default()
    };
    if method == "POST" && die.percent(10) {
        sent.body = format!("note={}", "x".repeat(140_000));
    }
    if die.percent(30) {
        let cookie = format!("__Host-lg-municipality={:x}; lg-sprog=en", die.next());
        sent.headers.push(("cookie".to_owned(), cookie));
    }
    sent
}

/// As a form sends it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
