//! What somebody types about a new association or a new person of one. Pure.

use engine_planning::companions::Kind;
use kit_web::Fields;

use super::AssociationId;

/// The longest name of an association, in letters.
pub(crate) const ASSOCIATION_MAX: usize = 120;
/// The longest first name: a letter to a guest holds no longer one.
pub(crate) const NAME_MAX: usize = 40;
/// The longest telephone number, for the same reason.
const PHONE_MAX: usize = 24;
/// A Danish number has so many digits; a number abroad has at most fifteen (ITU-T E.164).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
/// Working days within which an association may promise an answer.
pub(crate) const ANSWER_DAYS: std::ops::RangeInclusive<i64> = 1..=10;

/// What is amiss with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// No name stands there.
    Missing,
    /// More letters than these.
    TooLong(usize),
    /// Not as telephone numbers are.
    NoPhone,
    /// No whole number of working days among [`ANSWER_DAYS`].
    NoDays,
    /// None of what can be chosen.
    NotThere,
}

/// Each field with what is amiss.
pub(crate) type Amiss = Vec<(&'static str, Wrong)>;

/// An association as somebody has written it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewAssociation {
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) answer_days: i64,
}

/// What somebody new does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// Answers enquiries.
    Coordinator,
    /// Comes along.
    Companion(Kind),
}

impl Task {
    /// Every task.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Coordinator).chain(Kind::ALL.into_iter().map(Self::Companion))
    }

    /// As a form sends it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Companion(kind) => kind.key(),
        }
    }
}

/// Somebody new, as somebody has written her down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewPerson {
    pub(crate) association: AssociationId,
    pub(crate) first_name: String,
    pub(crate) task: Task,
    /// A coordinator's, which guests see; of a companion none is kept.
    pub(crate) phone: String,
}

/// A typed line: blanks and line breaks become single blanks.
pub(crate) fn line(typed: &str, most: usize) -> Result<String, Wrong> {
    let words: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let line = words.join(" ");
    match line.chars().count() {
        0 => Err(Wrong::Missing),
        count if count > most => Err(Wrong::TooLong(most)),
        _ => Ok(line),
    }
}

fn phone(typed: &str) -> Result<String, Wrong> {
    let line = line(typed, PHONE_MAX).or(Err(Wrong::NoPhone))?;
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let usual = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')');
    if PHONE_DIGITS.contains(&digits) && line.chars().all(usual) {
        Ok(line)
    } else {
        Err(Wrong::NoPhone)
    }
}

/// Takes a field, or notes what is amiss with it.
fn take<T>(amiss: &mut Amiss, field: &'static str, read: Result<T, Wrong>) -> Option<T> {
    match read {
        Ok(value) => Some(value),
        Err(wrong) => {
            amiss.push((field, wrong));
            None
        }
    }
}

/// Reads the form of a new association.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn association(fields: &Fields) -> Result<NewAssociation, Amiss> {
    let mut amiss = Amiss::new();
    let days = fields.get("answer_days").trim().parse().ok();
    let days = days.filter(|days| ANSWER_DAYS.contains(days));
    let name = line(fields.get("association_name"), ASSOCIATION_MAX);
    let name = take(&mut amiss, "association_name", name);
    let number = phone(fields.get("association_phone"));
    let number = take(&mut amiss, "association_phone", number);
    let days = take(&mut amiss, "answer_days", days.ok_or(Wrong::NoDays));
    match (name, number, days) {
        (Some(name), Some(phone), Some(answer_days)) => Ok(NewAssociation {
            name,
            phone,
            answer_days,
        }),
        _ => Err(amiss),
    }
}

/// Reads the form of somebody new in one of these associations.
///
/// # Errors
/// Every field with what is amiss.
pub(crate) fn person(fields: &Fields, there: &[AssociationId]) -> Result<NewPerson, Amiss> {
    let mut amiss = Amiss::new();
    let of = there
        .iter()
        .find(|id| id.as_str() == fields.get("person_of"));
    let task = Task::all().find(|task| task.key() == fields.get("person_task"));
    let number = match task {
        Some(Task::Coordinator) => phone(fields.get("person_phone")),
        Some(Task::Companion(_)) | None => Ok(String::new()),
    };
    let of = take(&mut amiss, "person_of", of.ok_or(Wrong::NotThere));
    let name = line(fields.get("person_name"), NAME_MAX);
    let name = take(&mut amiss, "person_name", name);
    let task = take(&mut amiss, "person_task", task.ok_or(Wrong::NotThere));
    let number = take(&mut amiss, "person_phone", number);
    match (of, name, task, number) {
        (Some(of), Some(first_name), Some(task), Some(phone)) => Ok(NewPerson {
            association: of.clone(),
            first_name,
            task,
            phone,
        }),
        _ => Err(amiss),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there() -> Vec<AssociationId> {
        vec![AssociationId::from_text("havnen-01").expect("an id")]
    }

    #[test]
    fn an_association_has_a_name_a_number_and_a_promise() {
        let good = [
            ("association_name", " Havnens \n Venner "),
            ("association_phone", "+45 12 34 56 78"),
            ("answer_days", "2"),
        ];
        let read = association(&Fields::of(&good)).expect("good");
        assert_eq!(read.name, "Havnens Venner");
        assert_eq!(
            (read.phone.as_str(), read.answer_days),
            ("+45 12 34 56 78", 2)
        );
        let all = vec![
            ("association_name", Wrong::Missing),
            ("association_phone", Wrong::NoPhone),
            ("answer_days", Wrong::NoDays),
        ];
        assert_eq!(association(&Fields::default()), Err(all));
        for (field, typed, wrong) in [
            ("association_name", "å".repeat(121), Wrong::TooLong(120)),
            ("association_phone", "1234".to_owned(), Wrong::NoPhone),
            (
                "association_phone",
                "ring 12345678".to_owned(),
                Wrong::NoPhone,
            ),
            ("answer_days", "0".to_owned(), Wrong::NoDays),
            ("answer_days", "11".to_owned(), Wrong::NoDays),
            ("answer_days", "snart".to_owned(), Wrong::NoDays),
        ] {
            let typed: Vec<(&str, &str)> = good
                .iter()
                .map(|(name, value)| {
                    (
                        *name,
                        if *name == field {
                            typed.as_str()
                        } else {
                            value
                        },
                    )
                })
                .collect();
            assert_eq!(association(&Fields::of(&typed)), Err(vec![(field, wrong)]));
        }
    }

    /// BR-6: whoever owns an enquiry can be rung up. HS-1: of who comes along no number is asked.
    #[test]
    fn a_coordinator_has_a_number_and_a_companion_needs_none() {
        let typed = |task: &'static str, phone: &'static str| {
            Fields::of(&[
                ("person_of", "havnen-01"),
                ("person_name", "Lone"),
                ("person_task", task),
                ("person_phone", phone),
            ])
        };
        let lone = person(&typed("coordinator", "12345678"), &there()).expect("good");
        assert_eq!(
            (lone.task, lone.phone.as_str()),
            (Task::Coordinator, "12345678")
        );
        let missing = person(&typed("coordinator", ""), &there());
        assert_eq!(missing, Err(vec![("person_phone", Wrong::NoPhone)]));
        let mette = person(&typed("peer", "12345678"), &there()).expect("good");
        assert_eq!(mette.task, Task::Companion(Kind::Peer));
        assert_eq!(mette.phone, "", "what is not needed is not kept");
        assert_eq!(
            person(&typed("leader", ""), &[]),
            Err(vec![
                ("person_of", Wrong::NotThere),
                ("person_task", Wrong::NotThere)
            ])
        );
    }
}
