//! Puts a measurement's text between its markers in docs/BENCH.md.

const PATH: &str = "docs/BENCH.md";

/// Replaces what stands between the markers of `part`.
pub(crate) fn put(part: &str, text: &str) -> Result<(), String> {
    let old = std::fs::read_to_string(PATH)
        .map_err(|fault| format!("{PATH}: {fault}; run this from the checkout's root"))?;
    let new = replaced(&old, part, text)
        .ok_or_else(|| format!("{PATH}: the markers of {part} are missing"))?;
    std::fs::write(PATH, new).map_err(|fault| format!("{PATH}: {fault}"))
}

fn replaced(old: &str, part: &str, text: &str) -> Option<String> {
    let (begin, end) = (
        format!("<!-- begin: {part} -->"),
        format!("<!-- end: {part} -->"),
    );
    let (before, rest) = old.split_once(&begin)?;
    let (_, after) = rest.split_once(&end)?;
    Some(format!("{before}{begin}\n{}\n{end}{after}", text.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_text_between_its_own_markers_changes() {
        let old =
            "a\n<!-- begin: x -->\nold\n<!-- end: x -->\nb\n<!-- begin: y -->\n<!-- end: y -->\n";
        let new = replaced(old, "x", "new\n").expect("markers");
        assert_eq!(
            new,
            "a\n<!-- begin: x -->\nnew\n<!-- end: x -->\nb\n<!-- begin: y -->\n<!-- end: y -->\n"
        );
    }

    #[test]
    fn a_missing_marker_is_noticed() {
        assert_eq!(replaced("<!-- begin: x -->", "x", "new"), None);
    }
}
