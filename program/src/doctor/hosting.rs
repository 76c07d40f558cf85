//! Who answers for the citizens' rooms, and on whose machine they stand (SAFETY.md §1.7; UX.md §4.5).

use kit_web::Machine;

use super::Check;

const ABOUT: &str = "hosting";

/// Who runs one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hosted {
    pub(crate) section: &'static str,
    /// Who answers for the data.
    pub(crate) controller: String,
    /// On whose machine it stands, as its pages say it.
    pub(crate) machine: Machine,
}

/// Judges.
pub(crate) fn judge(hosted: &Hosted) -> Check {
    let Hosted {
        section,
        controller,
        machine,
    } = hosted;
    let whose = match *section {
        "front" => "the open directory and the citizens' rooms",
        "municipality" => "the near bank",
        "civil" => "the far bank",
        _ => "research",
    };
    match machine {
        Machine::Own => Check::green(
            section,
            ABOUT,
            format!(
                "{controller} answers for {whose}, on a machine that the other bank does not reach into."
            ),
        ),
        Machine::Municipality => Check::yellow(
            section,
            ABOUT,
            format!(
                "{controller} answers for {whose}, and the municipality administrates the machine: it can read what is not sealed. The strip of every page says \"Den står på kommunens maskine.\""
            ),
            "Move the association's realms to a machine of its own; until then the strip tells the truth.",
        ),
        Machine::Association => Check::yellow(
            section,
            ABOUT,
            format!(
                "{controller} answers for {whose}, and the association administrates the machine: it can read what is not sealed. The strip of every page says \"Den står på foreningens maskine.\""
            ),
            "Move the municipality's realm to a machine of its own; until then the strip tells the truth.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use kit_boundary::Light;

    use super::*;

    #[test]
    fn rooms_on_the_municipalitys_machine_are_named_with_the_words_of_the_strip() {
        let on = |machine| {
            judge(&Hosted {
                section: "front",
                controller: "Fællesskabet".to_owned(),
                machine,
            })
        };
        assert_eq!(on(Machine::Own).light, Light::Green);
        let near = on(Machine::Municipality);
        assert_eq!(near.light, Light::Yellow);
        assert!(
            near.says.contains("Den står på kommunens maskine."),
            "{}",
            near.says
        );
        assert_eq!(on(Machine::Association).light, Light::Yellow);
        assert!(on(Machine::Own).says.contains("Fællesskabet answers for"));
    }
}
