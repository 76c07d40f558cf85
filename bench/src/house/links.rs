//! Links and loaded files of a page.

/// The values of `attribute` in the tags that begin with `tag` and pass `wanted`, each once, in the page's order.
pub(crate) fn addresses(
    page: &str,
    tag: &str,
    attribute: &str,
    wanted: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for rest in page.split('<').skip(1) {
        let Some(own) = rest
            .split_once('>')
            .map(|(own, _)| own)
            .filter(|own| own.starts_with(&format!("{tag} ")) && wanted(own))
        else {
            continue;
        };
        let address = own
            .split_once(&format!(" {attribute}=\""))
            .and_then(|(_, value)| value.split_once('"'))
            .map(|(value, _)| value.replace("&amp;", "&").replace("&#38;", "&"));
        if let Some(address) = address.filter(|address| !found.contains(address)) {
            found.push(address);
        }
    }
    found
}

/// The files that a browser loads by itself with a page.
pub(crate) fn loaded(page: &str) -> Vec<String> {
    let loads = |tag: &str| {
        ["stylesheet", "icon", "manifest"]
            .iter()
            .any(|kind| tag.contains(&format!("rel=\"{kind}\"")))
    };
    let mut found = addresses(page, "link", "href", loads);
    for tag in ["img", "script"] {
        found.extend(addresses(page, tag, "src", |_| true));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loaded_files_are_found_once_and_links_to_pages_are_not() {
        let page = "<link rel=\"stylesheet\" href=\"/a.css\"><link rel=\"alternate\" href=\"/en\">\
            <a href=\"/b\"><img alt=\"\" src=\"/c.svg\"><img src=\"/c.svg\">";
        assert_eq!(loaded(page), ["/a.css", "/c.svg"]);
        assert_eq!(addresses(page, "a", "href", |_| true), ["/b"]);
    }

    #[test]
    fn an_escaped_address_is_read_as_a_browser_reads_it() {
        assert_eq!(
            addresses("<a class=x href=\"/a?b=1&amp;c=2\">", "a", "href", |_| true),
            ["/a?b=1&c=2"]
        );
    }
}
