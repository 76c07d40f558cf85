//! Who meets somebody who comes again.

use crate::house::{Worker, WorkerId};

kit_store::id! {
    /// A call to make.
    pub struct CallId;
}

/// Who is chosen beforehand, and why it is another where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meets {
    /// The same contact person as before (GM-3).
    Same(WorkerId),
    /// The one from before works here no more; whoever stands at the door instead.
    Left {
        /// Who it was.
        before: String,
        /// Who it is now.
        instead: WorkerId,
    },
    /// There was none; whoever stands at the door.
    Nobody(WorkerId),
}

impl Meets {
    /// Chooses: the same contact person wherever that can be.
    pub(crate) fn choose(
        before: Option<(&WorkerId, &str)>,
        workers: &[Worker],
        at_the_door: &WorkerId,
    ) -> Self {
        match before {
            Some((contact, _)) if workers.iter().any(|one| one.id == *contact) => {
                Self::Same(contact.clone())
            }
            Some((_, name)) => Self::Left {
                before: name.to_owned(),
                instead: at_the_door.clone(),
            },
            None => Self::Nobody(at_the_door.clone()),
        }
    }

    /// Who it is.
    pub(crate) fn worker(&self) -> &WorkerId {
        match self {
            Self::Same(worker) | Self::Nobody(worker) => worker,
            Self::Left { instead, .. } => instead,
        }
    }
}

/// Whether a name is among those that somebody looks for, however it is written.
pub(crate) fn sounds_like(called: &str, looked_for: &str) -> bool {
    let wanted = kit_words::fold(looked_for.trim());
    !wanted.is_empty() && kit_words::fold(called).contains(&wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker(key: &str) -> Worker {
        Worker {
            id: id(key),
            first_name: key.to_owned(),
            role: "worker".to_owned(),
            team: None,
        }
    }

    fn id(key: &str) -> WorkerId {
        WorkerId::from_text(&format!("worker-{key}")).expect("an id")
    }

    /// GM-3: the same contact person, or it is told who it was and who it is instead.
    #[test]
    fn the_same_contact_person_is_chosen_unless_they_work_here_no_more() {
        let (jonas, birgitte) = (id("jonas"), id("birgitte"));
        let here = [worker("jonas"), worker("birgitte")];
        let choose =
            |workers: &[Worker]| Meets::choose(Some((&jonas, "Jonas")), workers, &birgitte);
        assert_eq!(choose(&here), Meets::Same(jonas.clone()));
        let left = choose(&here[1..]);
        assert_eq!(left.worker(), &birgitte);
        assert!(matches!(left, Meets::Left { before, .. } if before == "Jonas"));
        assert_eq!(
            Meets::choose(None, &here, &birgitte),
            Meets::Nobody(birgitte.clone())
        );
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        assert!(sounds_like("Søren", "søren"));
        assert!(sounds_like("Anna Marie", "marie"));
        assert!(!sounds_like("Anna", ""));
        assert!(!sounds_like("Anna", "Bo"));
    }
}
