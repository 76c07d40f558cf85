//! A page as a browser reads it: forms and links, nothing else.

/// A form's field with what may be sent in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) name: String,
    /// `hidden`, `text`, `date`, `area`, `select`, `radio`, `checkbox` …
    pub(crate) kind: String,
    /// The value of a line, or everything that can be chosen.
    pub(crate) values: Vec<String>,
}

/// A button: where it sends instead of the form's address, and its own name and value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Button {
    pub(crate) action: Option<String>,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Form {
    pub(crate) post: bool,
    pub(crate) action: String,
    /// The field of a file, where the form takes one.
    pub(crate) file: Option<String>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) buttons: Vec<Button>,
}

/// What can be done on a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Page {
    pub(crate) forms: Vec<Form>,
    pub(crate) links: Vec<String>,
}

struct Tag<'a> {
    name: &'a str,
    text: &'a str,
    /// What stands between this tag and the next.
    after: &'a str,
}

impl Tag<'_> {
    /// An attribute's value; a bare attribute is empty.
    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.text;
        loop {
            rest = rest.trim_start();
            let end = rest.find(|c: char| c == '=' || c.is_whitespace())?;
            let (name, after) = rest.split_at_checked(end)?;
            let Some(quoted) = after.strip_prefix("=\"") else {
                if name == wanted {
                    return Some(String::new());
                }
                rest = after.trim_start_matches('=');
                continue;
            };
            let (value, after) = quoted.split_once('"')?;
            if name == wanted {
                return Some(plain(value));
            }
            rest = after;
        }
    }
}

/// Undoes what templates escape.
pub(crate) fn plain(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    html.split('<').skip(1).filter_map(|piece| {
        let (inside, after) = piece.split_once('>')?;
        let (name, text) = inside
            .split_once(char::is_whitespace)
            .unwrap_or((inside, ""));
        Some(Tag { name, text, after })
    })
}

impl Page {
    /// Reads the whole page; a `>` inside an attribute is escaped by the templates, so tags end at the first one.
    pub(crate) fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut form: Option<Form> = None;
        let mut select: Option<Input> = None;
        for tag in tags(html) {
            match (tag.name, &mut form) {
                ("a", _) => page.links.extend(tag.attribute("href")),
                // A browser fetches what a page shows.
                ("img", _) => page.links.extend(tag.attribute("src")),
                ("form", _) => {
                    form = Some(Form {
                        post: tag.attribute("method").is_some_and(|m| m == "post"),
                        action: tag.attribute("action").unwrap_or_default(),
                        ..Form::default()
                    });
                }
                ("/form", _) => page.forms.extend(form.take()),
                ("input", Some(form)) => form.input(&tag),
                ("textarea", Some(form)) => form.inputs.push(Input {
                    name: tag.attribute("name").unwrap_or_default(),
                    kind: "area".to_owned(),
                    values: vec![plain(tag.after)],
                }),
                ("select", Some(_)) => {
                    select = Some(Input {
                        name: tag.attribute("name").unwrap_or_default(),
                        kind: "select".to_owned(),
                        values: Vec::new(),
                    });
                }
                ("option", Some(_)) => {
                    if let Some(select) = &mut select {
                        select.values.extend(tag.attribute("value"));
                    }
                }
                ("/select", Some(form)) => form.inputs.extend(select.take()),
                ("button", Some(form)) => form.buttons.push(Button {
                    action: tag.attribute("formaction"),
                    name: tag.attribute("name").unwrap_or_default(),
                    value: tag.attribute("value").unwrap_or_default(),
                }),
                _ => {}
            }
        }
        page
    }
}

impl Form {
    fn input(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("name").unwrap_or_default();
        let kind = tag.attribute("type").unwrap_or_else(|| "text".to_owned());
        let value = tag.attribute("value").unwrap_or_default();
        if kind == "file" {
            self.file = Some(name);
            return;
        }
        let known = self
            .inputs
            .iter_mut()
            .find(|one| one.name == name && kind == "radio" && one.kind == kind);
        match known {
            Some(known) => known.values.push(value),
            None => self.inputs.push(Input {
                name,
                kind,
                values: vec![value],
            }),
        }
    }
}

#[test]
fn a_page_is_read_as_a_browser_reads_it() {
    let page = Page::read(
        "<a href=\"/bro?q=1&#38;r=2\" class=x>Bro</a><form method=\"post\" action=\"/x\">\
         <input type=\"hidden\" name=\"id\" value=\"7\"><input type=\"radio\" name=\"r\" value=\"a\" checked>\
         <input type=\"radio\" name=\"r\" value=\"b\"><textarea name=\"t\">a &#38; b</textarea><select name=\"s\"><option value=\"1\" selected>en</option></select>\
         <button class=\"quiet\" name=\"svar\" value=\"ja\">Ja</button></form>",
    );
    assert_eq!(page.links, ["/bro?q=1&r=2"]);
    let form = page.forms.first().unwrap();
    assert_eq!((form.post, form.action.as_str()), (true, "/x"));
    let kinds: Vec<_> = form
        .inputs
        .iter()
        .map(|i| (i.name.as_str(), i.values.len()))
        .collect();
    assert_eq!(kinds, [("id", 1), ("r", 2), ("t", 1), ("s", 1)]);
    assert_eq!(form.inputs.get(2).unwrap().values, ["a & b"]);
    assert_eq!(form.buttons.first().unwrap().value, "ja");
}
