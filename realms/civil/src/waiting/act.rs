//! What a coordinator does with the waiting list: each press writes to the guest, in words that stand on the page first.

use kit_letters::Message;
use kit_store::Tx;
use kit_web::{Asked, door};
use kit_words::{Lang, key, when};

use super::rules::Ask;
use super::store;
use crate::crossing::act::apply;
use crate::crossing::rules::{State, Step, WrongStep};
use crate::crossing::store::{self as crossings, By, Stored};
use crate::crossing::{CrossingId, StepId};
use crate::desk::{Desk, Refused, lines};
use crate::people::Coordinator;

/// What a link's token becomes the number of.
const OF: &str = "waiting";

/// What the coordinator presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Press {
    Put,
    Ask(Ask),
    Leave,
}

impl Press {
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        match key {
            "saet" => Some(Self::Put),
            "spoerg" => Some(Self::Ask(Ask::Still)),
            "tilbyd" => Some(Self::Ask(Ask::Place)),
            "tag-af" => Some(Self::Leave),
            _ => None,
        }
    }
}

/// Whether a crossing can wait where it stands: nobody has promised to come along.
pub(crate) const fn may_wait(state: &State) -> bool {
    matches!(
        state,
        State::New { .. } | State::Answered | State::Between { .. }
    )
}

/// The number under which a link's token is known; none for what is no token of ours.
pub(crate) fn number_of(token: &str) -> Option<String> {
    let ours = token.len() == 32 && token.bytes().all(|b| b.is_ascii_hexdigit());
    let hash = door::hash(&format!("{OF} {token}"));
    ours.then(|| hash.chars().take(32).collect())
}

/// The link's token of a form, so that a form that comes twice asks once.
fn token_of(nonce: &StepId) -> String {
    let hash = door::hash(&format!("{OF} form {nonce}"));
    hash.chars().take(32).collect()
}

/// What is written to the guest, in Danish as every letter of the association is.
pub(crate) fn words(asked: &Asked, press: Press, token: &str) -> Option<String> {
    let danish = asked.web.words(Lang::Da);
    let link = format!("{}/venteliste/{token}", asked.web.origin);
    let day = |ask: Ask| when::date(Lang::Da, ask.answer_by(asked.web.given.today()));
    match press {
        Press::Put => Some(danish.tell(key!("waiting-words-put"), &[])),
        Press::Ask(ask) => {
            let key = match ask {
                Ask::Place => key!("waiting-words-place"),
                Ask::Still => key!("waiting-words-still"),
            };
            Some(danish.tell(key, &[("day", day(ask).into()), ("link", link.into())]))
        }
        Press::Leave => None,
    }
}

fn write(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    who: &Coordinator,
    stored: &Stored,
    text: &str,
) -> Result<(), Refused> {
    crossings::line(tx, desk.given, &stored.id, Some(&who.id), text)?;
    let letter = Message {
        thread: stored.thread,
        text: lines(text)?,
    };
    Ok(desk.send(tx, letter)?)
}

/// Carries a press out, once for each form.
pub(super) fn press(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    (asked, who): (&Asked, &Coordinator),
    (id, nonce): (&CrossingId, &StepId),
    press: Press,
) -> Result<(), Refused> {
    let stored = crossings::one_of(tx, who, id)?.ok_or(Refused::Gone)?;
    if crossings::is_done(tx, nonce)? {
        return Ok(());
    }
    let waits = store::of(tx, desk.given, id)?.is_some();
    let fits = match press {
        Press::Put => !waits && may_wait(&stored.crossing.state),
        Press::Ask(_) => waits && may_wait(&stored.crossing.state),
        Press::Leave => waits,
    };
    if !fits {
        return Err(Refused::Wrong(WrongStep));
    }
    let by = By::Coordinator(who.id.clone());
    let what = match press {
        Press::Put => "waits",
        Press::Ask(Ask::Place) => "place-offered",
        Press::Ask(Ask::Still) => "asked-still",
        Press::Leave => "waits-no-more",
    };
    apply(tx, desk, &stored, nonce, Step::Answer, what, &by)?;
    let token = token_of(nonce);
    match press {
        Press::Put => store::put(tx, desk.given, id)?,
        Press::Ask(ask) => {
            let number = number_of(&token).ok_or(Refused::Gone)?;
            store::ask(tx, desk.given, id, &number, ask)?;
        }
        Press::Leave => store::leave(tx, id)?,
    }
    match words(asked, press, &token) {
        Some(text) => write(tx, desk, who, &stored, &text),
        None => Ok(()),
    }
}
