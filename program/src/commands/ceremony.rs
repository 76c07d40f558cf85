//! The key ceremony of `init`: who holds which realm's key is asked, written into the configuration where every page reads
//! it, and put on a paper to sign (issue: operator; SAFETY.md §1.7).

use std::fs;
use std::io::{BufRead as _, IsTerminal as _, Write as _, stdin, stdout};
use std::path::{Path, PathBuf};

use clap::Args;
use kit_store::Given;

use super::{key, paper};
use crate::config::Config;
use crate::place::Place;
use crate::{Fault, commands};

/// What a script says in place of somebody at the terminal.
#[derive(Debug, Args)]
pub(crate) struct Ceremony {
    /// Who holds a section's key, as `civil=Lone Holm`; may be given several times, and is asked for if left out.
    #[arg(long = "holder", value_name = "SECTION=NAME", value_parser = pair)]
    holders: Vec<(String, String)>,
    /// A realm whose key is put under the passphrase in a file, as `civil=FILE`; may be given several times.
    #[arg(long = "passphrase", value_name = "REALM=FILE", value_parser = pair)]
    passphrases: Vec<(String, String)>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let parts = text
        .split_once('=')
        .map(|(one, two)| (one.trim(), two.trim()));
    match parts {
        Some((one, two)) if !one.is_empty() && !two.is_empty() => {
            Ok((one.to_owned(), two.to_owned()))
        }
        _ => Err("write it as name=value".to_owned()),
    }
}

impl Ceremony {
    /// Asks who holds what, and writes it into the configuration.
    ///
    /// # Errors
    /// The configuration cannot be written, or a name is of no section.
    pub(crate) fn name(&self, path: &Path) -> Result<(), Fault> {
        let config = commands::read(path)?;
        self.name_holders(path, &config)
    }

    /// Puts those keys under a passphrase that are to be: last, since from then on each errand asks for it.
    ///
    /// # Errors
    /// A realm that is not there, or a passphrase that is too short.
    pub(crate) fn lock(&self, config: &Config) -> Result<(), Fault> {
        let given = Given::system();
        for (realm, file) in &self.passphrases {
            let section = key::section_of(config, realm)?;
            let place = Place::of(config, section.0, section.1);
            // Run again, a ceremony changes nothing that was done.
            if !place.locked_key(realm).exists() {
                let words = key::new_passphrase(realm, Some(&PathBuf::from(file)))?;
                key::lock(config, section, realm, &words, &given)?;
            }
        }
        if stdin().is_terminal() && self.passphrases.is_empty() {
            offer_passphrase(config, &given)?;
        }
        Ok(())
    }

    fn name_holders(&self, path: &Path, config: &Config) -> Result<(), Fault> {
        let known: Vec<&str> = config
            .sections()
            .map(|(process, _)| process.name())
            .collect();
        if let Some((name, _)) = self
            .holders
            .iter()
            .find(|(name, _)| !known.contains(&name.as_str()))
        {
            return Err(format!(
                "there is no section {name} in this file: say one of {}",
                known.join(", ")
            )
            .into());
        }
        let mut text = fs::read_to_string(path)?;
        for (process, section) in config.sections() {
            let said = self.holders.iter().find(|(name, _)| name == process.name());
            let holder = match said {
                Some((_, holder)) => Some(holder.clone()),
                None if section.key_holder.is_none() && stdin().is_terminal() => {
                    Some(ask(&format!(
                        "Who holds the key of [{}] (a person of {})? ",
                        process.name(),
                        section.host
                    ))?)
                }
                None => None,
            };
            if let Some(holder) = holder.filter(|holder| !holder.trim().is_empty()) {
                text = with_holder(&text, process.name(), holder.trim());
            }
        }
        Ok(fs::write(path, text)?)
    }
}

/// On a machine with both banks, the association is asked whether it wants to type its key at each start.
fn offer_passphrase(config: &Config, given: &Given) -> Result<(), Fault> {
    if config.municipality.is_none() || config.civil.is_none() {
        return Ok(());
    }
    let section = key::section_of(config, "civil")?;
    if Place::of(config, section.0, section.1)
        .locked_key("civil")
        .exists()
    {
        return Ok(());
    }
    println!(
        "Both banks stand on this machine. Under a passphrase, its administrator cannot open the association's realm alone."
    );
    let answer = ask(
        "Put the key of civil under a passphrase that the association types at each start? (yes/no) ",
    )?;
    if matches!(answer.trim(), "yes" | "y" | "ja" | "j") {
        let words = key::new_passphrase("civil", None)?;
        key::lock(config, section, "civil", &words, given)?;
    }
    Ok(())
}

/// Prints every section's paper, to be signed.
pub(crate) fn print_papers(config: &Config) {
    println!("{}", paper::all(config, &Given::system(), false));
    println!("Print and sign it; `landgang key paper` prints it again, --english in English.");
}

/// The file's text with the holder of one section in it; every other line stays as it is.
fn with_holder(text: &str, section: &str, holder: &str) -> String {
    let line = format!("key_holder = {}", toml::Value::String(holder.to_owned()));
    let header = format!("[{section}]");
    let (mut out, mut inside, mut done) = (Vec::new(), false, false);
    for own in text.lines() {
        let word = own.trim();
        if word.starts_with('[') {
            if inside && !done {
                out.push(line.clone());
                done = true;
            }
            inside = word == header;
        }
        let is_ours = word
            .trim_start_matches(['#', ' '])
            .starts_with("key_holder =")
            || word.starts_with("key_holder=");
        if inside && is_ours {
            if !done {
                out.push(line.clone());
                done = true;
            }
            continue;
        }
        out.push(own.to_owned());
    }
    if inside && !done {
        out.push(line);
    }
    out.join("\n") + "\n"
}

fn ask(question: &str) -> Result<String, Fault> {
    print!("{question}");
    stdout().flush()?;
    let mut line = String::new();
    stdin().lock().read_line(&mut line)?;
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::sample;

    fn parse(text: &str) -> Config {
        Config::parse(text, Path::new("/srv/landgang.toml"), std::iter::empty())
            .expect("a good file")
    }

    #[test]
    fn a_holder_is_written_where_the_pages_read_it_and_nothing_else_changes() {
        let text = with_holder(&sample(), "civil", "Lone \"L\" Holm");
        let config = parse(&text);
        assert_eq!(
            config.civil.expect("civil").key_holder.as_deref(),
            Some("Lone \"L\" Holm")
        );
        assert_eq!(config.municipality.expect("near").key_holder, None);
        assert_eq!(text.lines().count(), sample().lines().count());
        // Said anew, it takes the place of the earlier one.
        let again = parse(&with_holder(&text, "civil", "Mette"));
        assert_eq!(
            again.civil.expect("civil").key_holder.as_deref(),
            Some("Mette")
        );
    }

    #[test]
    fn a_file_without_the_explained_line_takes_the_holder_too() {
        let section = |name: &str, port: u16| {
            format!(
                "[{name}]\nfolder = \"{name}\"\nlisten = \"127.0.0.1:{port}\"\norigin = \"https://{name}.example\"\nhost = \"X\"\n"
            )
        };
        let text = section("civil", 1)
            + "[civil.oidc.x]\nlabel = \"X\"\nissuer = \"https://x.example\"\nclient_id = \"x\"\n"
            + &section("research", 2);
        let text = with_holder(&with_holder(&text, "civil", "Lone"), "research", "Per");
        let config = parse(&text);
        assert_eq!(
            config.civil.expect("civil").key_holder.as_deref(),
            Some("Lone")
        );
        assert_eq!(
            config.research.expect("research").key_holder.as_deref(),
            Some("Per")
        );
    }

    #[test]
    fn a_name_and_a_value_are_told_apart_at_the_first_sign() {
        assert_eq!(
            pair("civil = Lone Holm"),
            Ok(("civil".to_owned(), "Lone Holm".to_owned()))
        );
        assert!(pair("civil").is_err() && pair("=x").is_err());
    }
}
