//! A meeting that a guest calls: plan, guest list, and what it ended in. Pure.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// Days and times as text, in what lies sealed.
pub(crate) mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(crate) fn serialize<T: ToString, S: Serializer>(
        value: &T,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_str(&value.to_string())
    }

    pub(crate) fn deserialize<'de, T: std::str::FromStr, D: Deserializer<'de>>(
        from: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().or(Err(D::Error::custom("not a day or time")))
    }
}

/// What the guest plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan {
    pub(crate) agenda: String,
    /// Who leads it.
    pub(crate) leads: String,
    #[serde(with = "as_text")]
    pub(crate) day: Date,
    #[serde(with = "as_text")]
    pub(crate) time: Time,
    /// Where, or how online.
    pub(crate) place: String,
    /// The last day on which its links are open.
    #[serde(with = "as_text")]
    pub(crate) closes: Date,
    /// What the guest hopes for.
    pub(crate) hope: String,
    /// Whether those who are called may read that.
    pub(crate) show_hope: bool,
}

/// Somebody who is called to a meeting. Without `Debug`: the token opens the link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Called {
    pub(crate) id: String,
    /// The tie on the map; none for a name that was typed.
    pub(crate) tie: Option<String>,
    pub(crate) name: String,
    /// 128 random bits: the link.
    pub(crate) token: String,
    pub(crate) withdrawn: bool,
}

impl std::fmt::Debug for Called {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Called").finish_non_exhaustive()
    }
}

/// One thing agreed: who does what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Agreed {
    /// Id of whoever was called; empty for the guest herself.
    pub(crate) who: String,
    pub(crate) what: String,
}

/// What a meeting ended in, or what it was changed to when it was looked at again (NW-5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ending {
    #[serde(with = "as_text")]
    pub(crate) on: Date,
    pub(crate) goals: String,
    pub(crate) agreed: Vec<Agreed>,
    /// When it is looked at again, as ISO text; empty for no day.
    pub(crate) again: String,
}

impl Ending {
    /// The day on which it is looked at again.
    pub(crate) fn again(&self) -> Option<Date> {
        self.again.parse().ok()
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Gathering {
    pub(crate) plan: Plan,
    pub(crate) called: Vec<Called>,
    /// Closed before its day, by the guest.
    pub(crate) closed: bool,
    /// What it ended in, the newest last.
    pub(crate) endings: Vec<Ending>,
}

/// At most so many are called to one meeting.
pub(crate) const MAX_CALLED: usize = 12;
/// At most so many endings are kept: the first look and those after it.
pub(crate) const MAX_ENDINGS: usize = 8;
/// So many agreements fit on a form.
pub(crate) const AGREED: usize = 5;

impl Gathering {
    /// A meeting to which nobody is called yet.
    pub(crate) fn new(plan: Plan) -> Self {
        Self {
            plan,
            called: Vec::new(),
            closed: false,
            endings: Vec::new(),
        }
    }

    /// Whether its links may be open on this day.
    pub(crate) fn is_open(&self, today: Date) -> bool {
        !self.closed && today <= self.plan.closes
    }

    /// A new plan. One that closes later opens a meeting again that was closed.
    pub(crate) fn planned(mut self, plan: Plan) -> Self {
        self.plan = plan;
        self.closed = false;
        self
    }

    /// With what it ended in; the oldest look goes when there are too many.
    pub(crate) fn ended(mut self, ending: Ending) -> Self {
        self.endings.push(ending);
        if self.endings.len() > MAX_ENDINGS {
            self.endings.remove(0);
        }
        self
    }
}

/// What a link shows: a copy of the meeting's plan for one reader, sealed under the link's own key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Shown {
    /// The guest's name.
    pub(crate) host: String,
    /// Whom it is for.
    pub(crate) name: String,
    pub(crate) plan: Plan,
}

impl Shown {
    /// What one of the called may see; the guest's own hope only if she shows it.
    pub(crate) fn of(gathering: &Gathering, called: &Called, host: &str) -> Self {
        let mut plan = gathering.plan.clone();
        if !plan.show_hope {
            plan.hope.clear();
        }
        Self {
            host: host.to_owned(),
            name: called.name.clone(),
            plan,
        }
    }
}

/// What somebody who was called says: nothing yet, or whether they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Coming {
    #[default]
    Unsaid,
    Yes,
    No,
    Unknown,
}

impl Coming {
    /// The answers of the form, with their words.
    pub(crate) const ALL: [(Self, &'static str); 3] = [
        (Self::Yes, "ja"),
        (Self::No, "nej"),
        (Self::Unknown, "ved-ikke"),
    ];
}

/// What came back by a link.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Said {
    pub(crate) coming: Coming,
    pub(crate) hope: String,
}
