//! What a guest takes from a page: the form with its token and what it carries along, and the words of a key.

/// Names and values of a form.
pub(crate) type Fields = Vec<(String, String)>;

/// What the form that goes to `action` carries along by itself, its token among it.
pub(crate) fn carried(page: &str, action: &str) -> Option<Fields> {
    let (_, rest) = page.split_once(&format!(" action=\"{action}\""))?;
    let (form, _) = rest.split_once("</form>")?;
    let hidden = form
        .split('<')
        .filter_map(|tag| tag.split_once('>'))
        .map(|(tag, _)| tag)
        .filter(|tag| tag.starts_with("input ") && attribute(tag, "type") == Some("hidden"))
        .filter_map(|tag| {
            Some((
                plain(attribute(tag, "name")?),
                plain(attribute(tag, "value")?),
            ))
        });
    Some(hidden.collect())
}

/// The words of a key, as the page shows them once.
pub(crate) fn words(page: &str) -> Vec<String> {
    let list = page
        .split_once("<ol class=\"words")
        .and_then(|(_, rest)| rest.split_once("</ol>"))
        .map_or("", |(list, _)| list);
    list.split("<li>")
        .skip(1)
        .filter_map(|item| item.split_once("</li>"))
        .map(|(word, _)| plain(word))
        .collect()
}

/// What the summary on top of a page says is amiss; empty where there is none.
pub(crate) fn amiss(page: &str) -> String {
    let summary = page
        .split_once(" role=\"alert\"")
        .and_then(|(_, rest)| rest.split_once("</div>"))
        .map_or("", |(summary, _)| summary);
    let texts = summary
        .split('<')
        .filter_map(|tag| tag.split_once('>'))
        .map(|(_, text)| text.trim());
    let texts: Vec<String> = texts.filter(|text| !text.is_empty()).map(plain).collect();
    texts.join(" ")
}

/// A form as a browser sends it.
pub(crate) fn encoded(fields: &[(String, String)]) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(value)))
        .collect();
    pairs.join("&")
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// A text without the signs that pages are written with; the ampersand last, since others begin with it.
fn plain(text: &str) -> String {
    [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#38;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            b' ' => "+".to_owned(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn a_form_gives_its_token_and_what_is_hidden_in_it_and_nothing_of_its_neighbours() {
        let page = "<form method=\"post\" action=\"/ud\"><input type=\"hidden\" name=\"_token\" value=\"other\"></form>\
            <form method=\"post\" action=\"/ind\"><input type=\"hidden\" name=\"_token\" value=\"abc\">\
            <input type=\"hidden\" name=\"f\" value=\"a&#38;#34;&#34;b\"><input id=\"kald\" name=\"kald\" type=\"text\" value=\"x\">\
            </form><form method=\"post\" action=\"/sprog\"><input type=\"hidden\" name=\"til\" value=\"en\"></form>";
        assert_eq!(
            carried(page, "/ind"),
            Some(vec![pair("_token", "abc"), pair("f", "a&#34;\"b")])
        );
        assert_eq!(carried(page, "/min"), None);
    }

    #[test]
    fn the_words_of_a_key_are_read_in_their_order_and_a_page_without_them_has_none() {
        let page = "<ul><li>ikke</li></ul><ol class=\"words card\"><li>blikdåse</li><li>sild</li></ol><ol><li>nej</li></ol>";
        assert_eq!(words(page), ["blikdåse", "sild"]);
        assert!(words("<ol><li>nej</li></ol>").is_empty());
    }

    #[test]
    fn what_is_amiss_is_read_from_the_summary_and_nowhere_else() {
        let page = "<div class=\"summary\" role=\"alert\" tabindex=\"-1\"><p><strong>Se her:</strong></p><ul><li>\
            <a href=\"#ord\">Vent 3 sekunder.</a></li></ul></div><p>Farvel</p>";
        assert_eq!(amiss(page), "Se her: Vent 3 sekunder.");
        assert_eq!(amiss("<p>Velkommen</p>"), "");
    }

    #[test]
    fn words_with_danish_letters_are_sent_as_a_browser_sends_them() {
        assert_eq!(
            encoded(&[pair("ord", "blikdåse sild"), pair("egen", "")]),
            "ord=blikd%C3%A5se+sild&egen="
        );
    }
}
