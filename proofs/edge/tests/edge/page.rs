//! What a browser can press and follow on a page.

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Whether a person writes text into it.
    pub(crate) is_text: bool,
}

/// A form that is posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) action: String,
    /// Whether no page shows it: then it has no fields that could be kept.
    pub(crate) made_up: bool,
    /// The field of a file, where the form takes one.
    pub(crate) file: Option<String>,
    pub(crate) inputs: Vec<Input>,
}

/// Kinds of `input` that take any text.
const LINES: [&str; 5] = ["text", "search", "tel", "email", "password"];

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(plain(rest.split_once('"')?.0))
}

fn plain(text: &str) -> String {
    let pairs = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ];
    pairs
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter_map(|piece| Some(piece.split_once('>')?.0))
}

/// Every address that a page links to within its own realm.
pub(crate) fn links(html: &str) -> Vec<String> {
    let anchors = tags(html).filter(|tag| tag.starts_with("a "));
    anchors
        .filter_map(|tag| attribute(tag, "href"))
        .filter(|href| href.starts_with('/') && !href.starts_with("//"))
        .collect()
}

/// Every form that a page can send, once for each of its buttons' addresses.
pub(crate) fn forms(html: &str) -> Vec<Form> {
    let mut found = Vec::new();
    for piece in html.split("<form").skip(1) {
        let (form, _) = piece.split_once("</form>").unwrap_or((piece, ""));
        let head = form.split('>').next().unwrap_or("");
        if attribute(head, "method").as_deref() != Some("post") {
            continue;
        }
        let mut actions: Vec<String> = attribute(head, "action").into_iter().collect();
        let mut inputs: Vec<Input> = Vec::new();
        let takes_file = attribute(head, "enctype").as_deref() == Some("multipart/form-data");
        let mut file = None;
        for tag in tags(form) {
            let (kind, name) = (
                tag.split_whitespace().next().unwrap_or(""),
                attribute(tag, "name"),
            );
            if kind == "button" {
                actions.extend(attribute(tag, "formaction"));
            }
            let value = attribute(tag, "value").unwrap_or_default();
            if kind == "option" {
                if let (Some(last), false) = (inputs.last_mut(), value.is_empty()) {
                    last.value = value;
                }
                continue;
            }
            let Some(name) =
                name.filter(|_| ["input", "textarea", "select", "button"].contains(&kind))
            else {
                continue;
            };
            let line = attribute(tag, "type").unwrap_or_else(|| "text".to_owned());
            if line == "file" {
                file = Some(name).filter(|_| takes_file);
                continue;
            }
            let is_text = kind == "textarea" || (kind == "input" && LINES.contains(&line.as_str()));
            if !inputs.iter().any(|known| known.name == name) {
                inputs.push(Input {
                    name,
                    value,
                    is_text,
                });
            }
        }
        actions.sort();
        actions.dedup();
        found.extend(actions.into_iter().map(|action| Form {
            action,
            made_up: false,
            file: file.clone(),
            inputs: inputs.clone(),
        }));
    }
    found
}

/// Elements within a line; everything else ends it.
const WITHIN_A_LINE: [&str; 8] = ["a", "b", "strong", "em", "i", "abbr", "time", "q"];

/// What a person reads in `main`, line by line.
pub(crate) fn texts(html: &str) -> Vec<String> {
    let main = html.split_once("<main").map_or("", |(_, main)| main);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let mut lines = vec![String::new()];
    let mut unread = false;
    for piece in main.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag
            .trim_start_matches('/')
            .split([' ', '\n'])
            .next()
            .unwrap_or("");
        if ["script", "style", "svg"].contains(&name) {
            unread = !tag.starts_with('/');
        }
        if !WITHIN_A_LINE.contains(&name) {
            lines.push(String::new());
        }
        if let (Some(line), false) = (lines.last_mut(), unread) {
            line.push_str(&plain(text));
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

#[test]
fn a_page_is_read_line_by_line() {
    let html = "<h1>No</h1><main id=\"m\"><h2>Hej</h2><p>Tryk <a href=\"/x\">her</a> nu.</p><script>let x;</script></main>";
    assert_eq!(texts(html), ["Hej", "Tryk her nu."]);
}

#[test]
fn forms_and_links_are_read_as_a_browser_reads_them() {
    let html = "<a href=\"/bro?q=1&#38;r=2\">Bro</a><a href=\"//elsewhere\">x</a><form method=\"get\" action=\"/s\"></form>\
        <form method=\"post\" action=\"/x\"><input type=\"hidden\" name=\"id\" value=\"7\"><textarea name=\"note\"></textarea>\
        <select name=\"s\"><option value=\"\">–</option><option value=\"1\">en</option></select>\
        <button formaction=\"/y\" name=\"svar\" value=\"ja\">Ja</button></form>";
    assert_eq!(links(html), ["/bro?q=1&r=2"]);
    let forms = forms(html);
    let actions: Vec<&str> = forms.iter().map(|f| f.action.as_str()).collect();
    assert_eq!(actions, ["/x", "/y"]);
    let inputs: Vec<(&str, &str, bool)> = forms[0]
        .inputs
        .iter()
        .map(|i| (i.name.as_str(), i.value.as_str(), i.is_text))
        .collect();
    assert_eq!(
        inputs,
        [
            ("id", "7", false),
            ("note", "", true),
            ("s", "1", false),
            ("svar", "ja", false)
        ]
    );
}

/// PS-3, HE-5: a file's field is no text, and is sent as a file only where the form says so.
#[test]
fn a_form_with_a_file_is_known_by_its_kind() {
    let html = "<form method=\"post\" action=\"/x\" enctype=\"multipart/form-data\"><input type=\"hidden\" name=\"id\" \
        value=\"7\"><input type=\"file\" name=\"picture\"></form>";
    let form = &forms(html)[0];
    assert_eq!(
        (form.file.as_deref(), form.inputs.len()),
        (Some("picture"), 1)
    );
    let plain = html.replace(" enctype=\"multipart/form-data\"", "");
    assert_eq!(forms(&plain)[0].file, None);
}
