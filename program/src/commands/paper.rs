//! The paper of a key ceremony: what a key opens, where it and its copies lie, what happens if it is lost, and a line for
//! each signature. Plain text, so that it prints anywhere and says the same in ten years.

use std::fmt::Write as _;

use kit_store::Given;

use crate::config::{Config, Section};
use crate::place::Place;
use crate::process::Process;

/// A paper for each section of the file, one after the other.
#[must_use]
pub(crate) fn all(config: &Config, given: &Given, english: bool) -> String {
    let day = given.today().to_string();
    let papers: Vec<String> = config
        .sections()
        .map(|(process, section)| one(config, (process, section), &day, english))
        .collect();
    // A form feed, so that a printer begins each on a sheet of its own.
    papers.join("\u{c}")
}

/// The paper of one section.
fn one(
    config: &Config,
    (process, section): (Process, &Section),
    day: &str,
    english: bool,
) -> String {
    let place = Place::of(config, process, section);
    let one_of = |danish: &'static str, own: &'static str| if english { own } else { danish };
    let nobody = one_of("(ikke skrevet: key_holder)", "(not written: key_holder)");
    let holder = section.key_holder.as_deref().unwrap_or(nobody);
    let controller = section.controller.as_ref().unwrap_or(&section.host);
    let mut out = format!(
        "{}\n{}: {}\n{}: {day}\n{}: {}\n{}: {controller}\n{}: {holder}\n",
        one_of("LANDGANG – HVEM HAR NØGLEN", "LANDGANG – WHO HOLDS THE KEY"),
        one_of("Del", "Part"),
        process.name(),
        one_of("Dato", "Date"),
        one_of("Drives af", "Run by"),
        section.host,
        one_of(
            "Har ansvaret for det, der står (dataansvarlig)",
            "Answers for what is kept (data controller)"
        ),
        one_of("Har nøglen", "Holds the key"),
    );
    for realm in place.realms() {
        let locked = place.locked_key(realm).exists();
        let path = if locked {
            place.locked_key(realm)
        } else {
            place.key(realm)
        };
        let copies = place.backups(config, section, realm);
        let epochs = place.epoch_copies(config, section, realm).map_or_else(
            || {
                one_of(
                    "ingen mappe er valgt (epoch_copies)",
                    "no folder is chosen (epoch_copies)",
                )
                .to_owned()
            },
            |folder| folder.display().to_string(),
        );
        // Writing to a String cannot fail.
        let _ = write!(
            out,
            "\n[{realm}]\n{}\n  {}\n{}\n  {}{}\n{}\n  {}\n{}\n  {epochs}\n{}\n  {}\n",
            one_of("Hvad nøglen åbner:", "What the key opens:"),
            opens(realm, english),
            one_of("Hvor den ligger:", "Where it lies:"),
            path.display(),
            if locked {
                one_of(
                    " (under en sætning, der tastes ved hver start)",
                    " (under a passphrase that is typed at each start)",
                )
            } else {
                one_of(
                    " (åben for maskinens administrator)",
                    " (open to the machine's administrator)",
                )
            },
            one_of(
                "Hvor de forseglede kopier ligger:",
                "Where the sealed copies lie:"
            ),
            copies.display(),
            one_of(
                "Hvor kopien af epokenøglerne ligger, aldrig ved siden af en kopi af nøgleringen:",
                "Where the copy of the epoch keys lies, never beside one of the key ring:"
            ),
            one_of("Hvis den bliver væk:", "If it is lost:"),
            lost(realm, english),
        );
    }
    let _ = write!(
        out,
        "\n{}\n\n{}\n\n\n____________________________   ____________________________\n{holder}\n\n____________________________   ____________________________\n{}\n",
        one_of(
            "Jeg har en kopi af nøglen eller kan sætningen, og jeg opbevarer dem, så ingen fra den anden bred kan nå dem. Jeg giver\nden videre, når jeg stopper, og siger straks til, hvis den kan være kommet i forkerte hænder. Den dataansvarlige har så\n72 timer til at vurdere det.",
            "I have a copy of the key or know the passphrase, and I keep it out of reach of the other bank. I hand it on when I\nleave, and say so at once if it may have come into wrong hands. The data controller then has 72 hours to judge it.",
        ),
        one_of("Underskrift og dato:", "Signature and date:"),
        one_of("Den, der var til stede", "Who was present"),
    );
    out
}

fn opens(realm: &str, english: bool) -> &'static str {
    match (realm, english) {
        ("public", false) => "Kopierne af den åbne vejviser. Der står intet om personer.",
        ("public", true) => "The copies of the open directory. It holds nothing of persons.",
        ("citizen", false) => {
            "Den ene halvdel af hver gæsts rum og kopierne af dem. Den anden halvdel er gæstens otte ord; uden dem åbner nøglen intet rum."
        }
        ("citizen", true) => {
            "One half of each guest's room, and the copies of them. The other half is the guest's eight words; without them the key opens no room."
        }
        ("municipality", false) => {
            "Alt, hvad huset har skrevet om sine gæster og medarbejdere, og kopierne af det."
        }
        ("municipality", true) => {
            "All that the house has written about its guests and workers, and the copies of it."
        }
        ("civil", false) => {
            "Alt, hvad foreningen har skrevet om gæster og følgesvende, og kopierne af det."
        }
        ("civil", true) => {
            "All that the association has written about guests and companions, and the copies of it."
        }
        (_, false) => "Det, forskerne har fået i samtykke, og kopierne af det.",
        (_, true) => "What the researchers were given by consent, and the copies of it.",
    }
}

fn lost(realm: &str, english: bool) -> &'static str {
    match (realm, english) {
        ("public", false) => "Kopierne kan ikke åbnes. Vejviseren selv kan.",
        ("public", true) => "The copies cannot be opened. The directory itself can.",
        ("citizen", false) => "Ingen gæst kommer ind i sit rum igen. Ingen kan lave nøglen om.",
        ("citizen", true) => "No guest gets into a room again. Nobody can make the key anew.",
        (_, false) => {
            "Intet af det, der er forseglet, kan læses igen, heller ikke i kopierne. Ingen kan lave nøglen om."
        }
        (_, true) => {
            "Nothing that is sealed can be read again, nor in the copies. Nobody can make the key anew."
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::config::sample;

    #[test]
    fn each_holder_gets_a_paper_that_says_what_the_key_opens_where_it_lies_and_what_is_lost_without()
     {
        let text = sample().replace("# key_holder = \"Lone Holm\"", "key_holder = \"Lone Holm\"");
        let config = Config::parse(
            &text,
            Path::new("/srv/landgang/landgang.toml"),
            std::iter::empty(),
        )
        .expect("good");
        for english in [false, true] {
            let papers = all(&config, &Given::system(), english);
            let papers: Vec<&str> = papers.split('\u{c}').collect();
            assert_eq!(papers.len(), 4);
            for paper in &papers {
                assert!(paper.matches("Lone Holm").count() == 2, "{paper}");
                assert!(
                    paper.contains("realm.key") && paper.contains("epoch_copies"),
                    "{paper}"
                );
                assert!(
                    paper.contains(if english {
                        "If it is lost:"
                    } else {
                        "Hvis den bliver væk:"
                    }),
                    "{paper}"
                );
            }
            assert!(papers[0].contains("[public]") && papers[0].contains("[citizen]"));
            assert!(papers[2].contains("/srv/landgang/civil/data/civil/keys/realm.key"));
        }
    }

    #[test]
    fn a_holder_who_is_not_named_is_seen_on_the_paper() {
        let config = Config::parse(
            &sample(),
            Path::new("/srv/landgang.toml"),
            std::iter::empty(),
        )
        .expect("good");
        assert!(all(&config, &Given::system(), false).contains("(ikke skrevet: key_holder)"));
    }
}
