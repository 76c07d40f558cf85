//! Forms that never lose what was typed.

pub use crate::fields::Fields;

/// One thing amiss with a form, in words that say what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field it is about.
    pub field: String,
    /// What to do.
    pub text: String,
}

/// What is amiss with a form; the summary on top links to each field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Nothing amiss.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Notes what is amiss with a field.
    pub fn add(&mut self, field: &str, text: String) {
        self.0.push(Fault {
            field: field.to_owned(),
            text,
        });
    }

    /// Whether anything is.
    #[must_use]
    pub fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// What is amiss with one field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<String> {
        self.0
            .iter()
            .find(|f| f.field == field)
            .map(|f| f.text.clone())
    }

    /// All, for the summary.
    #[must_use]
    pub fn list(&self) -> &[Fault] {
        &self.0
    }
}

/// A line or box of text, as `forms.html` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Name and id.
    pub name: String,
    /// Words above it.
    pub label: String,
    /// Words between label and field.
    pub hint: String,
    /// What stands in it.
    pub value: String,
    /// What is amiss.
    pub fault: Option<String>,
    /// `autocomplete`, `off` where the browser should not remember.
    pub autocomplete: &'static str,
    /// `text`, `tel`, `date`, `number` …
    pub kind: &'static str,
}

impl Field {
    /// A field with a label.
    #[must_use]
    pub fn new(name: &str, label: String) -> Self {
        Self {
            name: name.to_owned(),
            label,
            hint: String::new(),
            value: String::new(),
            fault: None,
            autocomplete: "off",
            kind: "text",
        }
    }

    /// With words that say why it is asked.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// With a value to begin with.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Of another kind than text.
    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// With `autocomplete`.
    #[must_use]
    pub fn autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self
    }

    /// With what was typed and what is amiss with it.
    #[must_use]
    pub fn keep(mut self, fields: &Fields, faults: &Faults) -> Self {
        if !fields.is_empty() {
            self.value = fields.typed(&self.name).to_owned();
        }
        self.fault = faults.of(&self.name);
        self
    }

    /// The ids of the words about it, for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.name, &self.hint, self.fault.as_deref())
    }
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opt {
    /// Sent when chosen.
    pub value: String,
    /// Words.
    pub label: String,
    /// A second line.
    pub note: String,
    /// Chosen.
    pub on: bool,
}

impl Opt {
    /// An answer.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            note: String::new(),
            on: false,
        }
    }

    /// With a second line.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// A question with answers to choose from, as `forms.html` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Name; the id of the first answer.
    pub name: String,
    /// The question.
    pub legend: String,
    /// Why it is asked.
    pub hint: String,
    /// The answers.
    pub options: Vec<Opt>,
    /// What is amiss.
    pub fault: Option<String>,
    /// Whether several may be chosen.
    pub many: bool,
}

impl Choice {
    /// A question with one answer.
    #[must_use]
    pub fn one(name: &str, legend: String, options: Vec<Opt>) -> Self {
        Self {
            name: name.to_owned(),
            legend,
            hint: String::new(),
            options,
            fault: None,
            many: false,
        }
    }

    /// With one answer chosen to begin with.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        for option in &mut self.options {
            option.on = option.value == value;
        }
        self
    }

    /// A question with any number of answers.
    #[must_use]
    pub fn many(name: &str, legend: String, options: Vec<Opt>) -> Self {
        Self {
            many: true,
            ..Self::one(name, legend, options)
        }
    }

    /// With words that say why it is asked.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        self.hint = hint;
        self
    }

    /// With an answer chosen beforehand.
    #[must_use]
    pub fn chosen(mut self, value: &str) -> Self {
        for option in &mut self.options {
            option.on = option.value == value;
        }
        self
    }

    /// With what was chosen and what is amiss with it.
    #[must_use]
    pub fn keep(mut self, fields: &Fields, faults: &Faults) -> Self {
        if !fields.is_empty() {
            for option in &mut self.options {
                option.on = fields.all(&self.name).any(|value| value == option.value);
            }
        }
        self.fault = faults.of(&self.name);
        self
    }

    /// The ids of the words about it, for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.name, &self.hint, self.fault.as_deref())
    }
}

/// Only ids that are on the page: a reader's program says nothing, or the wrong thing, about others.
fn described_by(name: &str, hint: &str, fault: Option<&str>) -> Option<String> {
    let hint = (!hint.is_empty()).then(|| format!("{name}-hint"));
    let fault = fault.map(|_| format!("{name}-fault"));
    let ids: Vec<String> = hint.into_iter().chain(fault).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
