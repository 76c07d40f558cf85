//! One round of the sender: what is due is posted, taken, decided, handed over, and written down.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_mail::{Address, Mail, Subject};
use kit_sms::{Number, Sms};
use kit_store::{Given, Store, StoreError, Tx};
use kit_web::Web;
use kit_words::{Lang, Words as Catalogue};

use super::rules::{Facts, Verdict, Way, decide, due, sentence};
use super::{JOB, ReminderPolicy, Senders, store};
use crate::Municipality;
use crate::course::{GuestId, policy as courses};
use crate::queue::store as queue;
use crate::queue::store::{New, Taken};
use crate::queue::{MOST_TRIES, later, pause_ms};

/// Appointments so many days ahead get their reminders posted.
const AHEAD_DAYS: i64 = 2;
/// So many are taken in one go.
const BATCH: i64 = 10;
/// Goes in one round at most; the next minute has the next round.
const GOES: usize = 20;

/// What one round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Handed over and taken.
    pub sent: usize,
    /// Not sent: stopped, "not this time", ended, gone, too late.
    pub dropped: usize,
    /// Refused, or the hour has not come; tried again.
    pub later: usize,
    /// Given up after too many tries, or refused for good.
    pub failed: usize,
}

/// A message that may go out.
enum Message {
    Sms(Sms),
    Mail(Mail),
}

/// What is to be done with a job.
enum Next {
    Send(Message),
    Nothing,
    Waits,
}

/// Sends what is due and may be sent. Blocks.
///
/// # Errors
/// [`StoreError`] if the database fails; a gateway that refuses is no error.
pub fn remind(
    store: &Store<Municipality>,
    web: &Arc<Web>,
    senders: &Senders,
) -> Result<Reminded, StoreError> {
    let given = &web.given;
    let clock = given.clone();
    store
        .job(JOB)
        .write_now("post the reminders that are due", move |tx| {
            tx.looked(kit_store::looks::LIST)?;
            post(tx, &clock)
        })?;
    let mut done = Reminded::default();
    for _ in 0..GOES {
        let now = given.now();
        let taken = store
            .job(JOB)
            .write_now("take reminders", move |tx| queue::take(tx, JOB, BATCH, now))?;
        if taken.is_empty() {
            break;
        }
        for job in &taken {
            one(store, web, senders, job, &mut done)?;
        }
    }
    Ok(done)
}

/// What the offer of the guest's course sets for its reminders.
fn policy(tx: &mut Tx<'_>, guest: &GuestId, day: Date) -> Result<ReminderPolicy, StoreError> {
    Ok(courses::offer_of(tx, guest, day)?.settings.reminders)
}

/// Posts the reminders of the coming days; each has one number for ever, so that there are never more than two.
fn post(tx: &mut Tx<'_>, given: &Given) -> Result<(), StoreError> {
    let (today, now) = (given.today(), given.now());
    let to = today.saturating_add(AHEAD_DAYS.days());
    for (guest, early) in store::chosen(tx)? {
        let policy = policy(tx, &guest, today)?;
        if !policy.on {
            continue;
        }
        for one in store::coming(tx, &guest, (today, to))? {
            for (slot, at) in due(given, &policy, one.at, early) {
                // An appointment that was made after the evening before has no evening before.
                if later(at, 60 * 60_000) < now {
                    continue;
                }
                let new = New {
                    id: format!("{JOB}-{}-{guest}-{slot}", one.subject),
                    kind: JOB,
                    subject: one.subject.clone(),
                    guest: Some(guest.clone()),
                    slot,
                    due: at,
                };
                queue::post(tx, &new)?;
            }
        }
    }
    Ok(())
}

/// Decides one reminder, and marks it before it is handed over: a second one is worse than none.
fn decided(tx: &mut Tx<'_>, web: &Web, job: &Taken, guest: &GuestId) -> Result<Next, StoreError> {
    let (given, now) = (&web.given, web.given.now());
    let today = given.today();
    let standing = store::standing(tx, guest)?;
    let to = today.saturating_add((AHEAD_DAYS + 1).days());
    let coming = store::coming(tx, guest, (today, to))?;
    let appointment = coming.into_iter().find(|one| one.subject == job.subject);
    let day = appointment.as_ref().map_or(today, |one| one.at.date());
    let policy = policy(tx, guest, today)?;
    let facts = Facts {
        chosen: standing.is_some(),
        appointment: appointment.as_ref().map(|one| one.at),
        skipped: appointment.as_ref().is_some_and(|one| one.skipped),
        course_runs: store::course_runs(tx, guest, (today, day))?,
        handed: job.handed.is_some(),
        on: policy.on,
    };
    let early = standing
        .as_ref()
        .map_or(engine_planning::reminders::Early::Both, |one| {
            one.choice.early
        });
    match (
        decide(given, &policy, facts, (early, job.slot), now),
        standing,
    ) {
        (Verdict::Wait(at), _) => {
            queue::wait(tx, job, at)?;
            Ok(Next::Waits)
        }
        (Verdict::Drop(why), _) => {
            queue::finish(tx, job, why, now)?;
            Ok(Next::Nothing)
        }
        (Verdict::Send(_), None) => Err(StoreError::Broken("a reminder was chosen")),
        (Verdict::Send(at), Some(standing)) => {
            let with = appointment.map(|one| one.with).unwrap_or_default();
            let Some(message) = message(web, &job.id, &standing, at, &with) else {
                queue::finish(tx, job, "no address", now)?;
                return Ok(Next::Nothing);
            };
            Ok(if queue::hand(tx, job, now)? {
                Next::Send(message)
            } else {
                Next::Nothing
            })
        }
    }
}

/// The message: the sentence, and the link that stops it.
fn message(
    web: &Web,
    id: &str,
    standing: &store::Standing,
    at: jiff::civil::DateTime,
    with: &str,
) -> Option<Message> {
    let catalogue: Catalogue = web.words(Lang::Da);
    let say = |key: &'static str, args: &[(&str, kit_words::Arg)]| catalogue.tell(key, args);
    let choice = &standing.choice;
    let sentence = sentence(say, &choice.words, at, with);
    let link = format!("{}/stop/{}", web.origin, standing.stop);
    let text = catalogue.tell(
        "remind-text-stop",
        &[
            ("sentence", sentence.as_str().into()),
            ("link", link.into()),
        ],
    );
    match choice.way {
        Way::Sms => Some(Message::Sms(Sms {
            id: id.to_owned(),
            to: Number::from_text(&choice.address)?,
            text,
        })),
        Way::Mail => Some(Message::Mail(Mail {
            to: Address::from_text(&choice.address)?,
            subject: Subject::new(&sentence),
            text,
        })),
    }
}

/// What became of handing over.
enum Sent {
    Taken,
    Refused {
        for_good: bool,
    },
    /// Nobody knows.
    Unsure,
    /// The house has no account for this way now.
    NoWay,
}

fn send(senders: &Senders, message: &Message) -> Sent {
    match message {
        Message::Sms(sms) => match senders.sms.as_ref().map(|way| way.send(sms)) {
            None => Sent::NoWay,
            Some(Ok(())) => Sent::Taken,
            Some(Err(fault)) if fault.is_unsure() => Sent::Unsure,
            Some(Err(fault)) => Sent::Refused {
                for_good: fault.is_for_good(),
            },
        },
        Message::Mail(mail) => match senders.mail.as_ref().map(|way| way.send(mail)) {
            None => Sent::NoWay,
            Some(Ok(())) => Sent::Taken,
            Some(Err(kit_mail::Refused::Silent)) => Sent::Unsure,
            Some(Err(fault)) => Sent::Refused {
                for_good: fault.is_for_good(),
            },
        },
    }
}

fn one(
    store: &Store<Municipality>,
    web: &Arc<Web>,
    senders: &Senders,
    job: &Taken,
    done: &mut Reminded,
) -> Result<(), StoreError> {
    let Some(guest) = job.guest.clone() else {
        return Err(StoreError::Broken("a reminder is a guest's"));
    };
    let (asked, seen, who) = (job.clone(), Arc::clone(web), guest.clone());
    let next = store.job(JOB).write_now("decide a reminder", move |tx| {
        tx.looked(who.as_str())?;
        decided(tx, &seen, &asked, &who)
    })?;
    let message = match next {
        Next::Send(message) => message,
        Next::Nothing => {
            done.dropped += 1;
            return Ok(());
        }
        Next::Waits => {
            done.later += 1;
            return Ok(());
        }
    };
    let sent = send(senders, &message);
    let now = web.given.now();
    let job = job.clone();
    let (outcome, count): (Option<&'static str>, &mut usize) = match sent {
        Sent::Taken => (Some("sent"), &mut done.sent),
        Sent::Unsure => (Some("unsure"), &mut done.failed),
        Sent::Refused { for_good: true } => (Some("refused"), &mut done.failed),
        Sent::Refused { .. } | Sent::NoWay if job.tries >= MOST_TRIES => {
            (Some("given up"), &mut done.failed)
        }
        Sent::Refused { .. } | Sent::NoWay => (None, &mut done.later),
    };
    *count += 1;
    store.job(JOB).write_now(
        "write down what became of a reminder",
        move |tx| match outcome {
            Some(outcome) => queue::finish(tx, &job, outcome, now),
            None => queue::again(tx, &job, later(now, pause_ms(job.tries))),
        },
    )?;
    Ok(())
}
