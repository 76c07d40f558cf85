//! The offers' pages as they look.

use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::change::changes;
use super::pages::{Kept, TeamOffer, advice, edit, list, look};
use super::read::read;
use super::store::Dated;
use super::{Offer, OfferId, Settings, about, sample};
use crate::house::{House, Team, TeamId};

fn offer(key: &str) -> Option<(Offer, &'static str)> {
    let text = sample::find(key)?.text;
    Some((super::sample(key)?, text))
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let today = asked.web.given.today();
    let missing = || Failed::NotFound;
    let all: Option<Vec<_>> = sample::ALL.iter().map(|one| offer(one.key)).collect();
    let offers: Vec<Offer> = all
        .ok_or_else(missing)?
        .into_iter()
        .map(|(offer, _)| offer)
        .collect();
    let bare = Offer {
        id: OfferId::from_text("offer-house").ok_or_else(missing)?,
        settings: Settings::default(),
    };
    let team = TeamId::from_text("team-havnen").ok_or_else(missing)?;
    let named = Team {
        id: team,
        name: "Holdet ved havnen".to_owned(),
    };
    let teams: Vec<TeamOffer> = vec![(named, bare.id.clone())];
    let (pitstop, text) = offer("det-sociale-pitstop").ok_or_else(missing)?;
    let history = [Dated {
        from: today,
        text: text.to_owned(),
    }];
    let kept = Kept {
        offer: &pitstop,
        house: "Huset",
        text,
        history: &history,
    };
    let empty = Kept {
        offer: &bare,
        house: "Huset",
        text: "",
        history: &[],
    };
    let none = Fields::default();
    let form = |kept: &Kept<'_>, fields: &Fields, faults| {
        edit(asked, kept, today, "form-0001", (fields, faults))
    };
    let wrong = format!("{text}\nplads = \"tre\"\n[enquiry]\npromise_working_days = 90\n");
    let fields = Fields::of(&[("text", &wrong), ("name", "Pitstop"), ("from", "i morgen")]);
    let mut faults = Faults::none();
    faults.add("from", asked.say("fault-date"));
    for fault in read(&wrong).err().unwrap_or_default() {
        faults.add("text", advice(asked, &fault));
    }
    let changed = changes(&bare.settings, &pitstop.settings);
    let listed = |offers: &[Offer], teams: &[TeamOffer], saved| {
        list(asked, "Huset", (offers, teams), "form-0001", saved)
    };
    let own = |offer: &Offer, now: &about::Now| {
        let house = offer.house(House::default());
        about::page(asked, (offer, &house), now, today, "form-0001")
    };
    let shut = about::Now {
        errands: 12,
        closed: Some("Vi ringer til dig.".to_owned()),
    };
    Ok(vec![
        Sample::of("offer_about", "empty", &own(&bare, &about::Now::default()))?,
        Sample::of("offer_about", "ordinary", &own(&pitstop, &shut))?,
        Sample::of(
            "offers",
            "empty",
            &listed(std::slice::from_ref(&bare), &[], false),
        )?,
        Sample::of("offers", "ordinary", &listed(&offers, &teams, true))?,
        Sample::of("offer", "empty", &form(&empty, &none, Faults::none()))?,
        Sample::of("offer", "ordinary", &form(&kept, &none, Faults::none()))?,
        Sample::of("offer", "error", &form(&kept, &fields, faults))?,
        Sample::of(
            "offer_look",
            "empty",
            &look(asked, &kept, (today, text), &[], "form-0001"),
        )?,
        Sample::of(
            "offer_look",
            "longest",
            &look(asked, &kept, (today, text), &changed, "form-0001"),
        )?,
    ])
}
