//! The style sheet and the mark, under addresses that hold their content's hash.

use std::sync::LazyLock;

use axum::response::Response;
use sha2::{Digest, Sha256};

use crate::answer::text;
use crate::{Answer, Failed, Path};

const CSS: &str = include_str!("../assets/landgang.css");
const MARK: &str = include_str!("../assets/mark.svg");

/// The mark of a file that never changes under its address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Immutable;

fn hashed(name: &str, body: &str) -> String {
    let sum = crate::door::hex(&Sha256::digest(body.as_bytes()));
    let short: String = sum.chars().take(12).collect();
    let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
    format!("/s/{stem}-{short}.{ending}")
}

/// Address of the style sheet. Hashed once: every page names it, and hashing the whole sheet each time shows in
/// `bench/`.
pub(crate) fn css_path() -> String {
    static PATH: LazyLock<String> = LazyLock::new(|| hashed("landgang.css", CSS));
    PATH.clone()
}

pub(crate) async fn serve(Path(name): Path<String>) -> Answer {
    let path = format!("/s/{name}");
    let mut response: Response = if path == css_path() {
        text("text/css; charset=utf-8", CSS.to_owned())
    } else if name == "mark.svg" {
        text("image/svg+xml", MARK.to_owned())
    } else {
        return Err(Failed::NotFound);
    };
    response.extensions_mut().insert(Immutable);
    Ok(response)
}
