//! Enquiries as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::front::{advice, page, thanks};
use super::inbox::{self, Back, Inbox};
use super::routes::Open;
use super::rules::{EnquiryFault, EnquiryId, Happened, Stands, Step, Way, Written};
use super::store::Enquiry;
use crate::house::House;
use crate::offer::settings::Door;
use crate::offer::{Offer, OfferId, Settings};
use crate::today::samples::workers;

fn offer(id: &str) -> Option<Offer> {
    let mut settings = Settings {
        name: id.to_owned(),
        ..Settings::default()
    };
    settings.doors.exceptions = vec!["Behovet er varigt".to_owned()];
    settings.enquiry.phone = "12 34 56 78".to_owned();
    Some(Offer {
        id: OfferId::from_text(id)?,
        settings,
    })
}

fn enquiry(asked: &Asked, n: u8, called: &str, text: &str, steps: Vec<Step>) -> Option<Enquiry> {
    let given = &asked.web.given;
    let steps: Vec<Happened> = steps
        .into_iter()
        .map(|step| Happened {
            step,
            by: "Birgitte".to_owned(),
            at: given.now(),
        })
        .collect();
    Some(Enquiry {
        id: EnquiryId::from_text(&format!("enquiry-000{n}"))?,
        at: given.now(),
        written: Written {
            called: called.to_owned(),
            text: text.to_owned(),
            way: Way::Call,
            reach: "12 34 56 78".to_owned(),
            came_by: Some("Lægen".to_owned()),
            before: n == 1,
            door: Door::Form,
        },
        due: given.today(),
        stands: Stands::after(&steps),
        steps,
    })
}

fn inbox(asked: &Asked) -> Option<Inbox> {
    let worker = workers().into_iter().next()?;
    let long = "Vil gerne ud blandt andre igen, helst om formiddagen og helst et sted med få mennesker, \
        hvor man kan komme, uden at det er aftalt i forvejen";
    Some(Inbox {
        house: House::default(),
        offer: offer("offer-house")?,
        workers: workers(),
        open: vec![
            enquiry(asked, 1, "Amir", "Jeg vil gerne komme igen.", Vec::new())?,
            enquiry(
                asked,
                2,
                "Paninnguaq-Marie Rosing Sørensen",
                long,
                vec![Step::Taken(worker.id), Step::Missed, Step::Waits],
            )?,
        ],
        closed: vec![enquiry(
            asked,
            3,
            "Lisa",
            "",
            vec![Step::Elsewhere("Behovet er varigt".to_owned())],
        )?],
    })
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let missing = || Failed::NotFound;
    let today = asked.web.given.today();
    let one = [offer("offer-house").ok_or_else(missing)?];
    let two = [one[0].clone(), offer("offer-pitstop").ok_or_else(missing)?];
    let none = Fields::default();
    let front = |offers: &[Offer], fields: &Fields, faults| {
        let open = Open {
            offers: offers.to_vec(),
            house: "Huset".to_owned(),
            closed: if offers.is_empty() {
                vec!["Huset holder lukket. Vi ringer til dig.".to_owned()]
            } else {
                Vec::new()
            },
        };
        page(asked, &open, "form-0001", (fields, faults))
    };
    let typed = Fields::of(&[("text", "Jeg vil gerne ud."), ("way", "call")]);
    let mut faults = Faults::none();
    for (field, fault) in [
        ("called", EnquiryFault::NoName),
        ("reach", EnquiryFault::NoReach),
    ] {
        faults.add(field, advice(asked, field, fault));
    }
    let ordinary = inbox(asked).ok_or_else(missing)?;
    let empty = Inbox {
        open: Vec::new(),
        closed: Vec::new(),
        ..ordinary.clone()
    };
    let form = || "form-0001".to_owned();
    let list = |inbox: &Inbox, back| inbox::page(asked, inbox, today, &form, back);
    let wrong = Back {
        fields: typed.clone(),
        faults: faults.clone(),
        receipt: None,
    };
    Ok(vec![
        Sample::of("enquiry", "empty", &front(&[], &none, Faults::none()))?,
        Sample::of("enquiry", "ordinary", &front(&one, &none, Faults::none()))?,
        Sample::of("enquiry", "longest", &front(&two, &none, Faults::none()))?,
        Sample::of("enquiry", "error", &front(&one, &typed, faults))?,
        Sample::of(
            "enquiry_thanks",
            "ordinary",
            &thanks(asked, Some(today), Some("Birgitte")),
        )?,
        Sample::of("enquiries", "empty", &list(&empty, Back::default()))?,
        Sample::of("enquiries", "ordinary", &list(&ordinary, Back::default()))?,
        Sample::of("enquiries", "error", &list(&ordinary, wrong))?,
    ])
}
