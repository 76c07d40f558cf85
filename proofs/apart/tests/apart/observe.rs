//! What can be seen of a request from outside, to the byte.

use kit_web::{Router, body_bytes};
use tower::ServiceExt as _;

/// A request as it is sent; the same in both worlds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sent {
    /// Which of the visitor's people sends it.
    pub(crate) who: usize,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// The field under which a picture comes along, where the form takes a file.
    pub(crate) file: Option<String>,
}

/// An answer with everything that can be seen of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Seen {
    pub(crate) status: u16,
    /// In the order in which they go over the wire.
    pub(crate) headers: Vec<(String, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
    /// Milliseconds that something slept on the way, by the virtual clock.
    pub(crate) slept_ms: u128,
}

impl Sent {
    pub(crate) fn get(path: &str) -> Self {
        Self {
            method: "GET".to_owned(),
            path: path.to_owned(),
            ..Self::default()
        }
    }
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let found = self.headers.iter().find(|(known, _)| known == name)?;
        Some(String::from_utf8_lossy(&found.1).into_owned())
    }

    pub(crate) fn is(&self, content: &str) -> bool {
        self.header("content-type")
            .is_some_and(|kind| kind.starts_with(content))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// All of it as one text of bytes, so that "differing bytes" is one number.
    fn wire(&self) -> Vec<u8> {
        let mut all = format!("{} slept {} ms\n", self.status, self.slept_ms).into_bytes();
        for (name, value) in &self.headers {
            all.extend_from_slice(name.as_bytes());
            all.extend_from_slice(b": ");
            all.extend_from_slice(value);
            all.push(b'\n');
        }
        all.push(b'\n');
        all.extend_from_slice(&self.body);
        all
    }
}

/// A small drawn face.
const PICTURE: &[u8] = include_bytes!("../../../../data/demokobing/faces/jonas.png");

/// The same form as a browser sends it with a file: its kind and its body.
fn with_picture(form: &str, field: &str) -> (&'static str, Vec<u8>) {
    let fields = kit_web::Fields::parse(form.as_bytes());
    let token = ("_token", fields.typed("_token"));
    let mut body = Vec::new();
    for (name, value) in fields.iter().chain([token]) {
        let part =
            format!("--seam\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.bytes());
    }
    let part = format!(
        "--seam\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a.png\"\r\n\r\n"
    );
    body.extend(
        part.bytes()
            .chain(PICTURE.iter().copied())
            .chain(*b"\r\n--seam--\r\n"),
    );
    ("multipart/form-data; boundary=seam", body)
}

/// Asks a process and waits for the whole answer.
pub(crate) async fn ask(router: &Router, sent: &Sent) -> Seen {
    let headers: Vec<(&str, &str)> = sent
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut request = kit_web::request(&sent.method, &sent.path, &headers, &sent.body);
    if let Some(field) = &sent.file {
        let (kind, body) = with_picture(&sent.body, field);
        request
            .headers_mut()
            .insert("content-type", kind.parse().unwrap());
        *request.body_mut() = body.into();
    }
    let begun = tokio::time::Instant::now();
    let response = router.clone().oneshot(request).await.unwrap();
    let (status, headers) = (
        response.status().as_u16(),
        response
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec()))
            .collect(),
    );
    let body = body_bytes(response).await;
    Seen {
        status,
        headers,
        body,
        slept_ms: begun.elapsed().as_millis(),
    }
}

/// What a library drew from the kernel and no seed reaches: the question of a passkey. It is read from the page that asks
/// it, and the same number of dots is put in its place wherever it stands, so that everything around it is still compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Drawn(Vec<Vec<u8>>);

/// A passkey's question is 32 bytes in base64.
const QUESTION: usize = 43;

impl Drawn {
    /// Reads what a page has from the kernel, and dots it. The proof page shows a sum over all rows, so it shows a sum over
    /// that too; the rows themselves are compared when the day is over.
    pub(crate) fn read(&mut self, path: &str, seen: &mut Seen) {
        if path.starts_with("/bevis") && !self.0.is_empty() {
            for sum in ["<code>", "<p class=\"big\">"] {
                let text = seen.text();
                if let Some((before, rest)) = text.split_once(sum)
                    && let Some((_, after)) = rest.split_once("</")
                {
                    seen.body = format!("{before}{sum}</{after}").into_bytes();
                }
            }
        }
        let mark = b"challenge";
        let mut at = 0;
        while let Some(found) = place(seen.body.get(at..).unwrap_or_default(), mark) {
            at += found + mark.len();
            let rest = seen.body.get(at..).unwrap_or_default();
            let quoted = [&b"&#34;:&#34;"[..], b"&quot;:&quot;", b"\":\""];
            let Some(rest) = quoted.iter().find_map(|quote| rest.strip_prefix(*quote)) else {
                continue;
            };
            let word = rest.get(..QUESTION).unwrap_or_default();
            if word
                .iter()
                .all(|b| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'_')
                && !word.is_empty()
            {
                self.0.push(word.to_vec());
            }
        }
        self.dot(&mut seen.body);
    }

    /// Puts dots for it in a file.
    pub(crate) fn dot(&self, bytes: &mut [u8]) {
        for word in &self.0 {
            let mut at = 0;
            while let Some(found) = place(bytes.get(at..).unwrap_or_default(), word) {
                at += found;
                if let Some(here) = bytes.get_mut(at..at + word.len()) {
                    here.fill(b'.');
                }
            }
        }
    }

    /// Puts dots for it in lines.
    pub(crate) fn dot_lines(&self, lines: &mut [String]) {
        for word in &self.0 {
            let word = String::from_utf8_lossy(word);
            for line in lines.iter_mut().filter(|line| line.contains(&*word)) {
                *line = line.replace(&*word, &".".repeat(word.len()));
            }
        }
    }
}

/// Where a word stands in some bytes, first time.
fn place(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(word) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// How two answers, files or logs differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) bytes: u64,
    pub(crate) what: String,
}

/// Compares bytes: how many places differ, and what stands around the first of them in either world.
pub(crate) fn differs(what: &str, one: &[u8], other: &[u8]) -> Option<Difference> {
    if one == other {
        return None;
    }
    let at = one
        .iter()
        .zip(other)
        .position(|(a, b)| a != b)
        .unwrap_or(one.len().min(other.len()));
    let differing = one.iter().zip(other).filter(|(a, b)| a != b).count();
    let bytes = differing + one.len().abs_diff(other.len());
    let around = |bytes: &[u8]| {
        let from = at.saturating_sub(60);
        let to = (at + 100).min(bytes.len());
        String::from_utf8_lossy(bytes.get(from..to).unwrap_or_default()).into_owned()
    };
    Some(Difference {
        bytes: u64::try_from(bytes).unwrap(),
        what: format!(
            "{what}, byte {at} of {} and {}:\n  one world:   …{}…\n  the other:   …{}…",
            one.len(),
            other.len(),
            around(one),
            around(other)
        ),
    })
}

/// Compares two answers to one request.
pub(crate) fn answers_differ(sent: &Sent, one: &Seen, other: &Seen) -> Option<Difference> {
    if one == other {
        return None;
    }
    let what = format!("the answer to {} {}", sent.method, sent.path);
    differs(&what, &one.wire(), &other.wire())
}

/// Compares two lists of lines.
pub(crate) fn lines_differ(what: &str, one: &[String], other: &[String]) -> Option<Difference> {
    if one == other {
        return None;
    }
    differs(what, one.join("\n").as_bytes(), other.join("\n").as_bytes())
}

#[test]
fn every_kind_of_difference_is_seen() {
    let sent = Sent::get("/");
    let one = Seen {
        status: 200,
        headers: vec![("a".into(), b"1".to_vec()), ("b".into(), b"2".to_vec())],
        body: b"same".to_vec(),
        slept_ms: 0,
    };
    assert_eq!(answers_differ(&sent, &one, &one), None);
    let mut others = vec![one.clone(); 5];
    others[0].status = 201;
    others[1].headers.reverse();
    others[2].body.push(b' ');
    others[3].slept_ms = 1;
    others[4].headers[0].1 = b"2".to_vec();
    for other in &others {
        assert!(
            answers_differ(&sent, &one, other).unwrap().bytes > 0,
            "{other:?}"
        );
    }
}

#[test]
fn only_the_question_of_a_passkey_is_dotted() {
    let page = |question: &str, end: &str| Seen {
        body: format!("data-asked=\"{{&#34;challenge&#34;:&#34;{question}&#34;}}\" {end}")
            .into_bytes(),
        ..Seen::default()
    };
    let (mut one, mut other) = (page(&"a".repeat(43), "x"), page(&"b".repeat(43), "x"));
    let (mut drawn, mut drawn_there) = (Drawn::default(), Drawn::default());
    drawn.read("/ind", &mut one);
    drawn_there.read("/ind", &mut other);
    assert_eq!(one, other);
    let mut far = page(&"c".repeat(43), "y");
    Drawn::default().read("/ind", &mut far);
    assert_ne!(one, far);
    let mut file = format!("row {} end", "a".repeat(43)).into_bytes();
    drawn.dot(&mut file);
    assert_eq!(file, format!("row {} end", ".".repeat(43)).into_bytes());
}
