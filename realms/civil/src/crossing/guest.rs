//! What a guest's letters do. A letter that no longer fits (the thread is gone, the visit is over) changes nothing and is
//! taken in all the same, so that the sender learns nothing from it and stops trying.

use engine_planning::companions::CompanyWish;
use kit_letters::{
    Again, CancelledBecause, CitizenToCivil, ComingOrNot, Company, Enquiry, HowItWent, Received,
    StillThere, StillThereAnswer, ToCompanion, VisitAnswer, Went,
};
use kit_store::{StoreError, Tx};

use super::act::{apply, open_visit};
use super::rules::{After, Crossing, State, Step, answer_by};
use super::store::{self, By, Stored, Told};
use super::{CrossingId, StepId, sql};
use crate::concern::{ConcernId, store as concerns};
use crate::desk::{Desk, Refused, short};
use crate::keys;
use crate::people::store::{self as people, House};
use crate::people::{CommunityId, Coordinator};
use crate::visit::{Outcome, Visit, lines as visit_lines, sql as visit_sql, store as visits};

/// The effect of a letter.
pub(crate) fn effect(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    letter: &CitizenToCivil,
) -> Result<(), StoreError> {
    let done = match letter {
        CitizenToCivil::Enquiry(enquiry) => return open(tx, desk, enquiry),
        CitizenToCivil::StillThere(answer) => return count(tx, answer),
        CitizenToCivil::NotRight(told) => {
            // Drawn whole: an ordinary id begins with the moment at which it was made.
            let id = ConcernId::from_text(&desk.given.random128());
            let id = id.ok_or(StoreError::Broken("a number for a concern"))?;
            return concerns::keep(tx, desk.given, &id, told.text.as_str());
        }
        CitizenToCivil::VisitAnswer(answer) => visit_answer(tx, desk, answer),
        CitizenToCivil::HowItWent(told) => how_it_went(tx, desk, told),
        CitizenToCivil::WalksAlone(l) => alone(tx, desk, &l.thread),
        CitizenToCivil::AskAgain(l) => ask_again(tx, desk, &l.thread, l.company),
        CitizenToCivil::Message(l) => message(tx, desk, &l.thread, l.text.as_str()),
        CitizenToCivil::ToCompanion(l) => to_companion(tx, desk, l),
        CitizenToCivil::Withdrawal(l) => withdraw(tx, desk, &l.thread),
    };
    match done {
        Ok(())
        | Err(Refused::Gone | Refused::Wrong(_) | Refused::Overtaken | Refused::Lacks(_)) => Ok(()),
        Err(Refused::Store(error)) => Err(error),
    }
}

/// The wish of a letter in the planning's words.
fn wish(company: Company) -> CompanyWish {
    match company {
        Company::Peer => CompanyWish::Peer,
        Company::Volunteer => CompanyWish::Volunteer,
        Company::MeetAtTheDoor => CompanyWish::MeetAtDoor,
        Company::MunicipalWorker => CompanyWish::Worker,
        Company::AloneWithACall => CompanyWish::CallBeforeAfter,
        Company::DontKnowYet => CompanyWish::DontKnow,
    }
}

/// "Jeg vil gerne have en med": owned from the first moment, and the guest hears by whom and until when (BR-6, HS-4).
pub(crate) fn open(tx: &mut Tx<'_>, desk: &Desk<'_>, enquiry: &Enquiry) -> Result<(), StoreError> {
    let community = match CommunityId::from_text(enquiry.community.as_str()) {
        Some(id) => people::community_by_id(tx, &id)?,
        None => None,
    };
    let association = match &community {
        Some(found) => found.association.clone(),
        // Nobody here knows the community: the first association's coordinator takes it on rather than nobody.
        None => match people::associations(tx)?.into_iter().next() {
            Some(first) => first.id,
            None => return Err(StoreError::Broken("an enquiry, and no association yet")),
        },
    };
    let house = House::load(tx, &association)?;
    let wished = community.as_ref().and_then(|one| one.duty.as_ref());
    let on_duty = house
        .on_duty(wished)
        .ok_or(StoreError::Broken("an association without a coordinator"))?;
    let by = answer_by(desk.given.today(), house.association.answer_days);
    let crossing = Crossing::open(on_duty.id.clone(), by);
    let told = Told {
        thread: enquiry.thread,
        association,
        community: community.map(|one| one.id),
        called: enquiry.called.as_str().to_owned(),
        reach: enquiry.reach.clone(),
        company: wish(enquiry.company),
        about: enquiry.about.as_ref().map(|text| text.as_str().to_owned()),
        when_suits: enquiry
            .when_suits
            .as_ref()
            .map(|text| text.as_str().to_owned()),
    };
    let id = CrossingId::new(desk.given);
    let now = desk.given.now();
    if !store::insert(tx, &id, &told, &crossing, now)? {
        return Ok(());
    }
    store::step(tx, &StepId::new(desk.given), &id, now, "opened", &By::Guest)?;
    receipt(tx, desk, enquiry.thread, on_duty, by)
}

fn receipt(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    thread: kit_letters::ThreadToken,
    owner: &Coordinator,
    by: jiff::civil::Date,
) -> Result<(), StoreError> {
    desk.send(
        tx,
        Received {
            thread,
            owner_first_name: short(&owner.first_name)?,
            owner_phone: short(&owner.phone)?,
            answer_by: by.into(),
        },
    )
}

fn of_thread(tx: &mut Tx<'_>, thread: &kit_letters::ThreadToken) -> Result<Stored, Refused> {
    store::by_thread(tx, thread)?.ok_or(Refused::Gone)
}

/// The visit of a letter, if it belongs to the letter's thread.
fn of_letter(
    tx: &mut Tx<'_>,
    stored: &Stored,
    token: &kit_letters::VisitToken,
) -> Result<Visit, Refused> {
    visits::by_token(tx, token)?
        .filter(|visit| visit.crossing == stored.id)
        .ok_or(Refused::Gone)
}

fn guest_does(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    stored: &Stored,
    step: Step,
    what: &'static str,
) -> Result<(), Refused> {
    // Asked before the note is written: a letter that no longer fits leaves no note, and must not undo its id either.
    stored.crossing.clone().after(step.clone())?;
    apply(
        tx,
        desk,
        stored,
        &StepId::new(desk.given),
        step,
        what,
        &By::Guest,
    )?;
    Ok(())
}

fn visit_answer(tx: &mut Tx<'_>, desk: &Desk<'_>, told: &VisitAnswer) -> Result<(), Refused> {
    let stored = of_thread(tx, &told.thread)?;
    let visit = of_letter(tx, &stored, &told.visit)?;
    if visit.ended.is_some() {
        return Ok(());
    }
    let (word, after) = match told.answer {
        ComingOrNot::Coming => ("coming", None),
        ComingOrNot::NotToday => ("not-today", Some(After::NotToday)),
        ComingOrNot::TooMuch => ("too-much", Some(After::TooMuch)),
    };
    if let Some(after) = after {
        let step = Step::Later(visit.id.clone(), after);
        guest_does(tx, desk, &stored, step, word)?;
        visits::end(tx, desk.given, &visit.id, Outcome::GuestSaidSo, &By::Guest)?;
        desk.send_cancelled(tx, &stored, &visit, CancelledBecause::GuestSaidSo)?;
    }
    tx.run(visit_sql::GUEST_ANSWER, &[&visit.id, &word])?;
    visits::step(tx, desk.given, &visit.id, word, &By::Guest)?;
    Ok(())
}

/// A few words to whoever waits.
fn to_companion(tx: &mut Tx<'_>, desk: &Desk<'_>, told: &ToCompanion) -> Result<(), Refused> {
    let stored = of_thread(tx, &told.thread)?;
    let visit = of_letter(tx, &stored, &told.visit)?;
    visit_lines::from_guest(tx, desk, &stored, &visit, told)
}

fn how_it_went(tx: &mut Tx<'_>, desk: &Desk<'_>, told: &HowItWent) -> Result<(), Refused> {
    let stored = of_thread(tx, &told.thread)?;
    let visit = of_letter(tx, &stored, &told.visit)?;
    let went = match told.went {
        Went::Good => "good",
        Went::Ok => "ok",
        Went::TooMuch => "too-much",
        Went::DidNotCome => "did-not-come",
    };
    let again = match told.again {
        Again::Yes => "yes",
        Again::No => "no",
        Again::DontKnow => "dont-know",
        Again::Alone => "alone",
    };
    if stored.crossing.state == State::Withdrawn {
        return Err(Refused::Gone);
    }
    visits::told(tx, &visit, went, again)?;
    visits::step(tx, desk.given, &visit.id, "guest-told", &By::Guest)?;
    if told.again == Again::Alone {
        return alone(tx, desk, &told.thread);
    }
    Ok(())
}

/// "Nu går jeg selv" (BR-13). A visit that was promised falls.
fn alone(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    thread: &kit_letters::ThreadToken,
) -> Result<(), Refused> {
    let stored = of_thread(tx, thread)?;
    let open = open_visit(tx, &stored)?;
    guest_does(tx, desk, &stored, Step::Alone, "walks-alone")?;
    if let Some(open) = open {
        visits::end(tx, desk.given, &open.id, Outcome::GuestSaidSo, &By::Guest)?;
        desk.send_cancelled(tx, &stored, &open, CancelledBecause::GuestSaidSo)?;
    }
    Ok(())
}

/// Company again (BR-13): the same coordinator, and the same companion suggested first.
fn ask_again(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    thread: &kit_letters::ThreadToken,
    company: Company,
) -> Result<(), Refused> {
    let stored = of_thread(tx, thread)?;
    let house = House::load(tx, &stored.association)?;
    let by = answer_by(desk.given.today(), house.association.answer_days);
    guest_does(
        tx,
        desk,
        &stored,
        Step::AskAgain { answer_by: by },
        "asked-again",
    )?;
    tx.run(sql::WISH, &[&stored.id, &wish(company).key()])?;
    if stored.crossing.state.runs() {
        return Ok(());
    }
    if let Some(owner) = house.coordinator(&stored.crossing.coordinator) {
        receipt(tx, desk, *thread, owner, by)?;
    }
    Ok(())
}

fn message(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    thread: &kit_letters::ThreadToken,
    text: &str,
) -> Result<(), Refused> {
    let stored = of_thread(tx, thread)?;
    if stored.crossing.state == State::Withdrawn {
        return Err(Refused::Gone);
    }
    store::line(tx, desk.given, &stored.id, None, text)?;
    Ok(())
}

/// The guest takes it back: what she told goes now, the bare course of it stays for the count (HS-1).
fn withdraw(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    thread: &kit_letters::ThreadToken,
) -> Result<(), Refused> {
    let stored = of_thread(tx, thread)?;
    let open = open_visit(tx, &stored)?;
    guest_does(tx, desk, &stored, Step::Withdraw, "withdrawn")?;
    if let Some(open) = open {
        visits::end(tx, desk.given, &open.id, Outcome::GuestSaidSo, &By::Guest)?;
    }
    tx.run(sql::FORGET, &[&stored.id])?;
    tx.run(sql::FORGET_LINES, &[&stored.id])?;
    tx.run(visit_sql::FORGET, &[&stored.id])?;
    tx.run(visit_sql::FORGET_VISIT_LINES, &[&stored.id])?;
    keys::forget_later(tx, &stored.id)?;
    Ok(())
}

/// Counted without a link to anybody.
fn count(tx: &mut Tx<'_>, told: &StillThere) -> Result<(), StoreError> {
    let answer = match told.answer {
        StillThereAnswer::Yes => "yes",
        StillThereAnswer::NowAndThen => "now-and-then",
        StillThereAnswer::No => "no",
        StillThereAnswer::Elsewhere => "elsewhere",
    };
    tx.run(
        sql::COUNT_ANSWER,
        &[&i64::from(told.months.months()), &answer],
    )
    .map(|_| ())
}
