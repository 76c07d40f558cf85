//! Cookies, read and written by hand: two lines of a standard, no crate.

use axum::http::{HeaderMap, header};

/// The value of a cookie.
#[must_use]
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// A `Set-Cookie` line for a session (SAFETY.md §6.3). `seconds` of none ends with the browser.
#[must_use]
pub fn session(name: &str, value: &str, seconds: Option<i64>) -> String {
    let age = seconds
        .map(|s| format!("; Max-Age={s}"))
        .unwrap_or_default();
    format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax{age}")
}

/// A `Set-Cookie` line that takes a session away.
#[must_use]
pub fn gone(name: &str) -> String {
    session(name, "", Some(0))
}
