//! The people, places and letters of the samples.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use kit_letters::{
    Again, Appointment, Cancelled, CancelledBecause, CitizenToCivil, ComingOrNot, CommunityId,
    Company, Day, Enquiry, HowItWent, Lines, Reach, Received, Reply, Short, TextFault, ThreadToken,
    VisitAnswer, VisitClosed, VisitNumber, VisitToken, WallTime, Went,
};
use kit_web::{Asked, Failed};

use crate::PublicCommunity;
use crate::crossing::CrossingId;
use crate::crossing::rules::{Step, Way};
use crate::crossing::store::Crossing;

pub(super) const THREAD: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
pub(super) const VISIT: &str = "5d4c3b2a19087f6e5d4c3b2a19087f6e";

pub(super) fn amiss(fault: impl std::fmt::Display) -> Failed {
    Failed::Page(format!("a sample is not as it should be: {fault}"))
}

pub(super) fn short<const N: usize>(text: &str) -> Result<Short<N>, Failed> {
    Short::new(text).map_err(|fault: TextFault| amiss(fault))
}

pub(super) fn lines<const N: usize>(text: &str) -> Result<Lines<N>, Failed> {
    Lines::new(text).map_err(|fault: TextFault| amiss(fault))
}

/// The people and places of the samples: short as they often are, or as long as they may be.
pub(super) struct Cast {
    pub(super) place: PublicCommunity,
    pub(super) companion: &'static str,
    pub(super) meet: &'static str,
    pub(super) sign: &'static str,
    pub(super) note: &'static str,
}

pub(super) fn ordinary() -> Cast {
    Cast {
        place: PublicCommunity {
            id: "02995e37-f778-4447-841e-39e8812d3e9f".to_owned(),
            slug: "gaaturen-ved-aaen".to_owned(),
            name: "Gåturen ved åen".to_owned(),
            association: "Fællesskabet på Havnen".to_owned(),
            coordinator_first_name: "Lone".to_owned(),
            coordinator_phone: "00 00 20 01".to_owned(),
            where_words:
                "Fra busholdepladsen går du ned mod vandet. Bænken står til højre for broen."
                    .to_owned(),
            tell: "https://forening.example/fortael/1".to_owned(),
            first_time: vec![
                "Mette står ved bænken kl. 16.".to_owned(),
                "I går langs åen i en halv time.".to_owned(),
                "Bagefter er der kaffe for dem, der vil.".to_owned(),
            ],
        },
        companion: "Mette",
        meet: "Bænken ved Åvej 1",
        sign: "gul jakke",
        note: "Vi går i roligt tempo.",
    }
}

pub(super) fn longest() -> Cast {
    Cast {
        place: PublicCommunity {
            name: "Eftermiddagsfællesspisningen i Søndervangskvarterets beboerhus ved Gammel Åboulevard".to_owned(),
            association: "Landsforeningen for medborgerskab og fællesskaber i lokalområderne omkring Demokøbing Fjord".to_owned(),
            coordinator_first_name: "Anne-Margrethe Kristiane".to_owned(),
            ..ordinary().place
        },
        companion: "Christian-Emanuel",
        meet: "Ved den lange træbænk mellem cykelstativerne og den gamle røde telefonboks på Søndervangsboulevardens nordlige side, lige over for bageren",
        sign: "en stor grøn regnfrakke med gule knapper og en stribet stofpose med garn",
        note: "Vi går ind ad sidedøren.\nDer er et roligt rum bag køkkenet, hvor du kan sidde i fred, hvis der bliver for meget larm.",
    }
}

/// The letters of one sample way, seen from the reader's today.
pub(super) struct Scene<'a> {
    pub(super) asked: &'a Asked,
    pub(super) cast: &'a Cast,
    pub(super) thread: ThreadToken,
    pub(super) visit: VisitToken,
    pub(super) today: Date,
}

impl<'a> Scene<'a> {
    pub(super) fn new(asked: &'a Asked, cast: &'a Cast) -> Result<Self, Failed> {
        Ok(Self {
            asked,
            cast,
            thread: ThreadToken::from_text(THREAD).map_err(amiss)?,
            visit: VisitToken::from_text(VISIT).map_err(amiss)?,
            today: asked.web.given.today(),
        })
    }

    pub(super) fn day(&self, days: i64) -> Date {
        self.today.checked_add(days.days()).unwrap_or(self.today)
    }

    pub(super) fn enquiry(&self) -> Result<Step, Failed> {
        let letter = Enquiry {
            thread: self.thread,
            community: CommunityId::from_text(&self.cast.place.id).map_err(amiss)?,
            called: short("Amir")?,
            reach: Reach::Phone(short("00 00 12 34")?),
            company: Company::Peer,
            about: Some(lines("Jeg vil helst sidde ved døren.")?),
            when_suits: Some(lines("Helst om eftermiddagen.")?),
        };
        Ok(Step::Sent(letter.into()))
    }

    pub(super) fn received(&self) -> Result<Step, Failed> {
        let letter = Received {
            thread: self.thread,
            owner_first_name: short(&self.cast.place.coordinator_first_name)?,
            owner_phone: short(&self.cast.place.coordinator_phone)?,
            answer_by: Day::from(self.day(3)),
        };
        Ok(Step::Got(letter.into()))
    }

    pub(super) fn reply(&self) -> Result<Step, Failed> {
        let from = short(&self.cast.place.coordinator_first_name)?;
        let text = lines("Hej Amir. Tak for din besked.\nJeg finder en, der kan gå med dig.")?;
        let thread = self.thread;
        Ok(Step::Got(Reply { thread, from, text }.into()))
    }

    pub(super) fn offer(&self, days: i64) -> Result<Appointment, Failed> {
        let at: DateTime = self.day(days).at(16, 0, 0, 0);
        Ok(Appointment {
            thread: self.thread,
            visit: self.visit,
            starts: WallTime::from(at),
            place: short(self.cast.meet)?,
            companion_first_name: short(self.cast.companion)?,
            companion_sign: Some(short(self.cast.sign)?),
            meeting_note: Some(lines(self.cast.note)?),
            number: VisitNumber::new(1).map_err(amiss)?,
        })
    }

    pub(super) fn offered(&self, days: i64) -> Result<Step, Failed> {
        Ok(Step::Got(self.offer(days)?.into()))
    }

    pub(super) fn answer(&self, answer: ComingOrNot) -> Step {
        let (thread, visit) = (self.thread, self.visit);
        let letter = VisitAnswer {
            thread,
            visit,
            answer,
        };
        Step::Sent(letter.into())
    }

    pub(super) fn cancelled(&self, why: CancelledBecause) -> Step {
        let (thread, visit) = (self.thread, self.visit);
        Step::Got(Cancelled { thread, visit, why }.into())
    }

    pub(super) fn closed(&self) -> Step {
        let (thread, visit) = (self.thread, self.visit);
        let letter = VisitClosed {
            thread,
            visit,
            met: true,
            next: None,
        };
        Step::Got(letter.into())
    }

    pub(super) fn told(&self, again: Again) -> Step {
        let (thread, visit, went) = (self.thread, self.visit, Went::Good);
        let letter = HowItWent {
            thread,
            visit,
            went,
            again,
        };
        Step::Sent(letter.into())
    }

    pub(super) fn sent(letter: impl Into<CitizenToCivil>) -> Step {
        Step::Sent(letter.into())
    }

    /// The way after these steps, of which the last was `days` ago.
    pub(super) fn crossing(&self, steps: Vec<Step>, days: i64) -> Result<Crossing, Failed> {
        let on = self.day(-days);
        let at = self.asked.web.given.moment(on.at(10, 0, 0, 0));
        let steps: Vec<_> = steps.into_iter().map(|step| (at, step)).collect();
        Ok(Crossing {
            id: CrossingId::from_text("0198c1de-0000-7000-8000-000000000002")
                .ok_or_else(|| amiss("id"))?,
            thread: self.thread,
            community_id: self.cast.place.id.clone(),
            community: self.cast.place.name.clone(),
            association: self.cast.place.association.clone(),
            coordinator: self.cast.place.coordinator_first_name.clone(),
            phone: self.cast.place.coordinator_phone.clone(),
            held: Vec::new(),
            way: Way::of(steps.iter().map(|(_, step)| (on, step))),
            steps,
        })
    }
}
