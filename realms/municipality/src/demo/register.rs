//! What the demo's house has agreed and planned; no guest in any of it.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kit_store::{Given, StoreError, Tx};

use super::worker_id;
use crate::house::{FormId, store as house};
use crate::offer::store as offers;
use crate::register::kinds::Kind;
use crate::register::rules::{Part, Values};
use crate::register::store;

/// An entry as it is told here: its parts, and its days counted from today.
struct Told {
    key: &'static str,
    kind: Kind,
    parts: &'static [(Part, &'static str)],
    days: &'static [(Part, i64)],
}

const ALL: &[Told] = &[
    Told {
        key: "koret",
        kind: Kind::Agreement,
        parts: &[
            (Part::Title, "Koret ved åen"),
            (
                Part::About,
                "Der er altid en stol mere. Man må gerne bare lytte.",
            ),
            (Part::Agreed, "Koret siger til, når en aften er aflyst."),
            (
                Part::Seam,
                "Vi ses ved lågen kl. 18.45. Efter kor siger vi farvel samme sted.",
            ),
            (
                Part::Who,
                "Korets egne følgere. Huset går med de første gange, hvis nogen ønsker det.",
            ),
            (Part::Contact, "Korets formand"),
            (
                Part::Summary,
                "Huset og koret hjælper hinanden. Kom og syng, eller kom og lyt.",
            ),
        ],
        days: &[(Part::Next, 19), (Part::Open, -60)],
    },
    Told {
        key: "vaerkstedet",
        kind: Kind::Agreement,
        parts: &[
            (Part::Title, "Cykelværkstedet"),
            (Part::About, "Huset låner en bænk om tirsdagen."),
            (Part::Contact, "Den, der har nøglen"),
            (
                Part::Question,
                "Kan to bænke stå side om side, uden at nogen går i vejen?",
            ),
        ],
        days: &[(Part::Next, 40), (Part::Until, 54)],
    },
    Told {
        key: "moedet",
        kind: Kind::Meeting,
        parts: &[
            (Part::Parent, "register-koret"),
            (Part::Topic, "status"),
            (Part::About, "Tider i foråret. Hvem tager imod?"),
            (
                Part::Agreed,
                "Torsdage igen. Koret finder en mere, der kan tage imod.",
            ),
        ],
        days: &[(Part::From, -31)],
    },
    Told {
        key: "sygeplejersken",
        kind: Kind::Clinic,
        parts: &[
            (Part::Title, "Sygeplejerske Vibe"),
            (
                Part::About,
                "Besøg i foråret. Sår, medicin og et råd ved bordet.",
            ),
            (Part::Times, "Hver anden onsdag kl. 13-15"),
            (Part::Spot, "Husets køkken"),
            (Part::Contact, "Klinikken på torvet"),
        ],
        days: &[(Part::Next, 75), (Part::Open, -10)],
    },
    Told {
        key: "jobcenter",
        kind: Kind::Seam,
        parts: &[
            (Part::Title, "Jobcentret"),
            (Part::About, "Aftaler om arbejde og praktik."),
            (
                Part::Seam,
                "Ring sammen. Den, der ringer, bliver i røret, til den næste har sagt sit navn.",
            ),
            (Part::Contact, "Vagttelefonen, hverdage 9-12"),
        ],
        days: &[(Part::Next, 120)],
    },
    Told {
        key: "spoerger",
        kind: Kind::Question,
        parts: &[
            (Part::Title, "Må koret låne stuen en lørdag?"),
            (Part::Contact, "Korets formand"),
        ],
        days: &[(Part::Next, 6)],
    },
    Told {
        key: "vaerestedet",
        kind: Kind::Outreach,
        parts: &[
            (Part::Title, "En rådgiver fra socialforvaltningen"),
            (Part::Spot, "Værestedet i Nørreå"),
            (Part::Times, "Tirsdage kl. 10-12"),
            (Part::About, "Breve, bolig, penge og hjælp i hverdagen."),
            (Part::Seam, "Et forløb i huset kan besluttes på stedet."),
        ],
        days: &[],
    },
    Told {
        key: "aabne",
        kind: Kind::Opening,
        parts: &[
            (Part::Title, "Værkstedet om fredagen"),
            (
                Part::About,
                "To pladser er åbne for naboer fra Nørreå Kommune.",
            ),
            (Part::Spot, "Huset ved havnen"),
        ],
        days: &[],
    },
    Told {
        key: "sundhed",
        kind: Kind::Year,
        parts: &[
            (Part::Title, "Sundhed på personalemødet"),
            (Part::Topic, "health"),
            (Part::Rhythm, "quarter"),
            (Part::About, "Hvem tager sig af hvad? Hvis kursus løber ud?"),
        ],
        days: &[(Part::Next, -70)],
    },
    Told {
        key: "netvaerk",
        kind: Kind::Method,
        parts: &[
            (Part::Title, "Netværkskort på papir"),
            (Part::Lead, "worker-jonas"),
            (Part::Deputy, "worker-birgitte"),
            (Part::About, "Kortet tegnes sammen og tages med hjem."),
        ],
        days: &[(Part::Next, 24), (Part::Until, 45)],
    },
    Told {
        key: "dagvagt",
        kind: Kind::Shift,
        parts: &[
            (Part::Title, "Sygeplejerske"),
            (Part::Topic, "across"),
            (Part::Times, "13-15"),
            (Part::Spot, "Huset ved havnen og huset i Nørreå"),
        ],
        days: &[(Part::From, 12)],
    },
    Told {
        key: "planter",
        kind: Kind::Lack,
        parts: &[
            (Part::Title, "To planter og en holder til brochurer"),
            (Part::Spot, "Ved døren"),
        ],
        days: &[(Part::From, -20), (Part::Next, 10)],
    },
    Told {
        key: "foerste",
        kind: Kind::FirstStep,
        parts: &[
            (Part::Title, "Gå to vagter med en, der kender huset"),
            (
                Part::About,
                "Stå med ved døren. Lyt. Skriv ikke noget den første dag.",
            ),
            (Part::Lead, "worker-birgitte"),
        ],
        days: &[],
    },
];

/// Writes them, by Karen.
pub(crate) fn register(tx: &mut Tx<'_>, given: &Given, today: Date) -> Result<(), StoreError> {
    let karen = worker_id("karen");
    let offer = offers::first(tx, today)?.id.to_string();
    let team = house::teams(tx)?.into_iter().next().map(|team| team.id);
    for told in ALL {
        let mut values: Values = told
            .parts
            .iter()
            .map(|(part, text)| (*part, (*text).to_owned()))
            .collect();
        for (part, days) in told.days {
            values.insert(*part, today.saturating_add(days.days()).to_string());
        }
        if told.kind == Kind::Agreement {
            values.insert(Part::Offer, offer.clone());
        }
        if let (Kind::Method, Some(team)) = (told.kind, &team) {
            values.insert(Part::Team, team.to_string());
        }
        if let Some(form) = FormId::from_text(&format!("register-{}", told.key)) {
            store::put(tx, &form, (told.kind, &values), None, (&karen, given.now()))?;
        }
    }
    Ok(())
}
