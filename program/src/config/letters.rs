//! Where letters go to another machine: what the line `letters` may say.

use kit_letters::Carrier;

use super::{Config, ConfigError};
use crate::process::Process;

/// Refuses a letter address where none belongs, and one that cannot be posted to.
pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    for (process, section) in config.sections() {
        let Some(address) = &section.letters else {
            continue;
        };
        let refuse = |why: &str| {
            Err(ConfigError::Clash(format!(
                "[{}] letters: {why}",
                process.name()
            )))
        };
        if !matches!(process, Process::Front | Process::Civil) {
            return refuse("only [front] and [civil] exchange letters. Take the line out");
        }
        if config.letters_stay_here() {
            return refuse(
                "[front] and [civil] both stand in this file and use a socket. Take the line out, or the section that runs \
                 elsewhere",
            );
        }
        if let Err(fault) = Carrier::https(address) {
            return refuse(&format!("{fault}, such as https://forening.example/breve"));
        }
        // The whole origin: `https://forening.example.org` only begins like `https://forening.example`.
        let after = address.strip_prefix(&section.origin);
        if after.is_some_and(|path| path.is_empty() || path.starts_with('/')) {
            return refuse("this is its own address. Write the other machine's");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn section(name: &str, port: u16, letters: Option<&str>) -> String {
        let letters =
            letters.map_or_else(String::new, |letters| format!("letters = \"{letters}\"\n"));
        format!(
            "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://{name}.example\"\n\
             host = \"Foreningen\"\n{letters}"
        )
    }

    fn parse(text: &str, environment: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let environment = environment
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Config::parse(text, Path::new("/srv/landgang/landgang.toml"), environment)
    }

    fn refused(text: &str) -> String {
        parse(text, &[]).expect_err("is refused").to_string()
    }

    #[test]
    fn each_end_alone_may_name_the_other() {
        for (own, other) in [("front", "civil"), ("civil", "front")] {
            let address = format!("https://{other}.example:8443/breve");
            let config = parse(&section(own, 8701, Some(&address)), &[]).expect("good");
            let (_, section) = config.sections().next().expect("one section");
            assert_eq!(section.letters.as_deref(), Some(address.as_str()));
            assert!(!config.letters_stay_here());
        }
    }

    #[test]
    fn the_environment_can_name_the_other_end() {
        let config = parse(
            &section("civil", 8703, None),
            &[("LANDGANG_CIVIL_LETTERS", "https://front.example/breve")],
        )
        .expect("good");
        assert_eq!(
            config.civil.expect("civil").letters.as_deref(),
            Some("https://front.example/breve")
        );
    }

    #[test]
    fn the_municipality_and_research_name_no_letter_address() {
        for name in ["municipality", "research"] {
            let fault = refused(&section(name, 8702, Some("https://civil.example/breve")));
            assert!(
                fault.contains(name) && fault.contains("only [front] and [civil]"),
                "{fault}"
            );
        }
    }

    #[test]
    fn both_ends_in_one_file_use_the_socket() {
        for (front, civil) in [
            (Some("https://elsewhere.example/breve"), None),
            (None, Some("https://elsewhere.example/breve")),
        ] {
            let text = section("front", 8701, front) + &section("civil", 8703, civil);
            assert!(refused(&text).contains("use a socket"));
        }
    }

    #[test]
    fn an_address_that_cannot_be_posted_to_is_refused() {
        for address in [
            "http://civil.example/breve",
            "civil.example",
            "https://",
            "",
        ] {
            let fault = refused(&section("front", 8701, Some(address)));
            assert!(fault.contains("https://"), "{address}: {fault}");
        }
        let fault = refused(&section("front", 8701, Some("https://front.example/breve")));
        assert!(fault.contains("own address"), "{fault}");
        for other in [
            "https://front.example.org/breve",
            "https://front.example:8443/breve",
        ] {
            assert!(
                parse(&section("front", 8701, Some(other)), &[]).is_ok(),
                "{other}"
            );
        }
    }
}
