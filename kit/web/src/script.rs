//! The one script of the house, for the pages where a passkey is made or used, and how the headers let it run (SAFETY §6.4).

use std::sync::LazyLock;

use axum::http::HeaderValue;
use axum::response::Response;
use base64::Engine as _;
use sha2::{Digest, Sha256};

use crate::{Answer, Asked};

/// The script's text, as it stands between the tags of those pages. No other text has its hash, so no other runs.
pub const PASSKEY_SCRIPT: &str = include_str!("../assets/passkey.js");

/// The mark of a page that may run the script and ask for a passkey.
#[derive(Debug, Clone, Copy)]
struct PasskeyPage;

/// `'sha256-…'` of the script, for `script-src`.
pub(crate) fn source() -> &'static str {
    static SOURCE: LazyLock<String> = LazyLock::new(|| {
        let sum = Sha256::digest(PASSKEY_SCRIPT.as_bytes());
        format!(
            "'sha256-{}'",
            base64::engine::general_purpose::STANDARD.encode(sum)
        )
    });
    &SOURCE
}

impl Asked {
    /// A finished page that may run [`PASSKEY_SCRIPT`] and nothing else.
    ///
    /// # Errors
    /// [`crate::Failed::Page`] if the template cannot be filled.
    pub fn passkey_page(&self, page: &impl askama::Template) -> Answer {
        let mut response = self.page(page)?;
        response.extensions_mut().insert(PasskeyPage);
        Ok(response)
    }
}

/// Opens policy and permissions of a passkey page by exactly what it needs; every other response stays as it is.
pub(crate) fn allow(response: &mut Response) {
    if response.extensions().get::<PasskeyPage>().is_none() {
        return;
    }
    let opened = |name: &str, change: &dyn Fn(&str) -> String, response: &mut Response| {
        let now = response.headers().get(name).and_then(|v| v.to_str().ok());
        let new = now.map(change).map(|text| HeaderValue::from_str(&text));
        if let (Some(Ok(value)), Some(header)) = (new, response.headers_mut().get_mut(name)) {
            *header = value;
        }
    };
    let script = |text: &str| format!("{text}; script-src {}", source());
    opened("content-security-policy", &script, response);
    let keys = |text: &str| {
        text.replace(
            "publickey-credentials-create=()",
            "publickey-credentials-create=(self)",
        )
        .replace(
            "publickey-credentials-get=()",
            "publickey-credentials-get=(self)",
        )
    };
    opened("permissions-policy", &keys, response);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_without_the_mark_gets_nothing() {
        let mut response = Response::default();
        let policy = HeaderValue::from_static("default-src 'none'");
        response
            .headers_mut()
            .insert("content-security-policy", policy.clone());
        allow(&mut response);
        assert_eq!(response.headers()["content-security-policy"], policy);
        response.extensions_mut().insert(PasskeyPage);
        allow(&mut response);
        let opened = response.headers()["content-security-policy"]
            .to_str()
            .expect("text");
        assert_eq!(
            opened,
            format!("default-src 'none'; script-src {}", source())
        );
        assert!(!opened.contains("unsafe"));
    }

    #[test]
    fn the_script_opens_no_door_of_its_own() {
        for word in ["innerHTML", "eval(", "fetch(", "import(", "Function("] {
            assert!(!PASSKEY_SCRIPT.contains(word), "{word}");
        }
        assert!(!PASSKEY_SCRIPT.contains("</"));
    }
}
