//! The colours of the style sheet, computed anew from the file with WCAG's formula (UX.md §4.1, ALL-4).

#![cfg(test)]

use std::collections::BTreeMap;

const CSS: &str = include_str!("../assets/landgang.css");

/// The tokens of the light theme, and the dark ones over them.
fn themes() -> [(&'static str, BTreeMap<String, String>); 2] {
    let (light, rest) = CSS
        .split_once("@media (prefers-color-scheme:dark)")
        .expect("a dark theme");
    let (dark, _) = rest.split_once("}}").expect("its end");
    let light = tokens(light);
    let mut both = light.clone();
    both.extend(tokens(dark));
    [("light", light), ("dark", both)]
}

fn tokens(css: &str) -> BTreeMap<String, String> {
    css.split(['{', ';', '}'])
        .filter_map(|part| part.trim().strip_prefix("--")?.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .filter(|(_, value)| value.starts_with('#'))
        .collect()
}

fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let byte = u8::from_str_radix(hex.get(at..at + 2).expect("two digits"), 16).expect("hex");
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const STRIPS: [&str; 5] = [
    "r-citizen",
    "r-civil",
    "r-municipality",
    "r-research",
    "r-public",
];

/// What axe finds in the light theme but for colours, it need not be asked again in the dark one (e2e/gallery.test.mjs).
#[test]
fn the_dark_theme_changes_colours_and_nothing_else() {
    let mut blocks = CSS.split("prefers-color-scheme").skip(1);
    let block = blocks.next().expect("a dark theme");
    assert!(blocks.next().is_none(), "one place for the dark theme");
    let (_, rest) = block.split_once(":root{").expect("its tokens");
    let (dark, _) = rest.split_once("}}").expect("its end");
    for part in dark
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, value) = part.split_once(':').expect("a declaration");
        let hex = value.trim().strip_prefix('#').unwrap_or_default();
        let is_colour = matches!(hex.len(), 3 | 6) && hex.bytes().all(|b| b.is_ascii_hexdigit());
        assert!(name.starts_with("--") && is_colour, "{part}");
    }
}

#[test]
fn text_reaches_four_and_a_half_to_one_on_every_ground() {
    for (theme, tokens) in themes() {
        let mut pairs = vec![
            ("on-act", "act"),
            ("on-act", "act-hi"),
            ("warn", "warn-bg"),
            ("ink", "warn-bg"),
            ("ink", "demo"),
        ];
        for ground in ["bg", "card"].into_iter().chain(STRIPS) {
            pairs.extend([
                ("ink", ground),
                ("soft", ground),
                ("act", ground),
                ("act-hi", ground),
            ]);
        }
        pairs.extend([("warn", "bg"), ("warn", "card")]);
        for (text, ground) in pairs {
            let ratio = contrast(&tokens[text], &tokens[ground]);
            assert!(ratio >= 4.5, "{theme}: {text} on {ground} is {ratio:.2}:1");
        }
    }
}

#[test]
fn edges_of_controls_and_the_focus_ring_reach_three_to_one() {
    for (theme, tokens) in themes() {
        for (edge, ground) in [
            ("edge", "bg"),
            ("edge", "card"),
            ("act", "r-citizen"),
            ("focus", "bg"),
            ("focus", "card"),
            ("warn", "card"),
        ] {
            let ratio = contrast(&tokens[edge], &tokens[ground]);
            assert!(ratio >= 3.0, "{theme}: {edge} on {ground} is {ratio:.2}:1");
        }
    }
}

#[test]
fn the_sheet_is_small_and_loads_nothing() {
    assert!(CSS.len() <= 12 * 1024, "{} bytes", CSS.len());
    assert!(!CSS.contains("url(") && !CSS.contains("@import") && !CSS.contains("@font-face"));
}
