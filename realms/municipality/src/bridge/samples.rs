//! The bridge as it looks.

use kit_hsds::{Accompanies, Community, FirstTime, Wish};
use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::book::Book;
use super::pages::{Bridge, bridge_page};

/// Where the public pages of the samples are.
const ORIGIN: &str = "https://landgang.example";

/// A community of the samples.
pub(crate) fn walk() -> Community {
    Community {
        id: "02995e37-f778-4447-841e-39e8812d3e9f".to_owned(),
        slug: "gaaturen-ved-aaen".to_owned(),
        name: "Gåturen ved åen".to_owned(),
        organization: Some("Fællesskabet på Havnen".to_owned()),
        description: Some("Vi går en times tid langs åen. Man behøver ikke sige noget.".to_owned()),
        wishes: vec![Wish::GetUp, Wish::Move, Wish::Nature],
        intrusive: Some(1),
        accompanies: Some(Accompanies::Own),
        first: FirstTime {
            met_by: Some("Mette venter på bænken foran biblioteket.".to_owned()),
            door: Some("Der er ingen dør. Bænken er grøn.".to_owned()),
            steps: vec!["Kl. 16: I siger hej på bænken.".to_owned()],
            may_sit: Some("Ja, på bænken.".to_owned()),
            leave: Some("Sig farvel, eller vink.".to_owned()),
            say: None,
        },
        ..Community::default()
    }
}

fn book() -> Book {
    let long = Community {
        id: "long-00001".to_owned(),
        slug: "lang".to_owned(),
        name: "Fællesspisningsforberedelsesgruppen i Medborgerhuset ved Nørreå".to_owned(),
        description: Some(
            "Vi skræller, snitter og koger hver torsdag fra eftermiddag til aften. ".repeat(4),
        ),
        wishes: vec![Wish::Eat, Wish::Make],
        accompanies: Some(Accompanies::Nobody),
        ..Community::default()
    };
    Book {
        stamp: (1, 2),
        communities: vec![walk(), long],
    }
}

pub(crate) fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.local();
    let tip = super::tip::Tip {
        id: super::TipId::from_text("tip-00001").ok_or(Failed::NotFound)?,
        tip: "Gå den korte vej den første gang.".to_owned(),
        by: "Jonas".to_owned(),
    };
    let told = Bridge {
        told: [(walk().id, 3)].into(),
        tips: [(walk().id, vec![tip])].into(),
        ..Bridge::default()
    };
    let searched = Asked {
        query: std::sync::Arc::new(Fields::of(&[
            ("ord", "gå en tur"),
            ("wish", "nature"),
            ("nyt", "talt"),
        ])),
        ..asked.clone()
    };
    let made = |asked: &Asked, book: &Book, bridge: &Bridge| {
        bridge_page(asked, book, bridge, (now, "form-0001", ORIGIN), None)
    };
    let name = super::tip::field(&walk().id);
    let mut faults = Faults::none();
    faults.add(&name, asked.say("tip-fault"));
    let wrong = bridge_page(
        asked,
        &book(),
        &told,
        (now, "form-0001", ORIGIN),
        Some((&walk().id, "", faults)),
    );
    let mut all = super::network::samples(asked)?;
    all.extend(vec![
        Sample::of(
            "bridge",
            "empty",
            &made(asked, &Book::default(), &Bridge::default()),
        )?,
        Sample::of("bridge", "ordinary", &made(&searched, &book(), &told))?,
        Sample::of("bridge", "longest", &made(asked, &book(), &told))?,
        Sample::of("bridge", "error", &wrong)?,
    ]);
    Ok(all)
}
