//! The page "Bro".

use std::collections::BTreeMap;

use askama::Template;
use engine_search::{Accompanies, Question, Reason, Wish};
use jiff::civil::DateTime;
use kit_hsds::Community;
use kit_web::{Asked, Choice, Faults, Field, Fields, Frame, Opt};
use kit_words::{key, when};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::TipId;
use super::book::Book;
use super::folder::address;
use super::tip::{self, Tip};
use crate::house::{GuestWords, House};

/// As many as one looks at together at a table. Everything is found by other words.
const SHOWN: usize = 12;

/// What is shown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bridge {
    pub(crate) house: House,
    /// How often each community was talked about in the last weeks.
    pub(crate) told: BTreeMap<String, i64>,
    /// What colleagues add about a place (GM-16).
    pub(crate) tips: BTreeMap<String, Vec<Tip>>,
}

/// A tip on a card, with the word of its button.
pub(crate) struct TipLine {
    id: String,
    line: String,
    away: String,
}

/// A result.
pub(crate) struct Card {
    id: String,
    name: String,
    about: String,
    reasons: Vec<String>,
    facts: Vec<String>,
    page: String,
    page_label: String,
    folder: String,
    folder_label: String,
    told_label: String,
    told: Option<String>,
    tips: Vec<TipLine>,
    tip: Field,
    tip_label: String,
}

#[derive(Template)]
#[template(path = "bridge.html")]
pub(crate) struct BridgePage {
    frame: Frame,
    heading: String,
    lead: String,
    receipt: Option<String>,
    faults: Faults,
    gone: Option<String>,
    text: Field,
    wishes: Choice,
    chosen: Option<String>,
    form: String,
    again: String,
    count: String,
    cards: Vec<Card>,
    nothing: String,
    guide: Vec<(String, String)>,
}

/// Key of a wish's words.
fn wish_key(wish: Wish) -> &'static str {
    match wish {
        Wish::GetUp => key!("wish-get-up"),
        Wish::Company => key!("wish-company"),
        Wish::SameRoad => key!("wish-same-road"),
        Wish::BeOfUse => key!("wish-be-of-use"),
        Wish::Calm => key!("wish-calm"),
        Wish::Move => key!("wish-move"),
        Wish::Make => key!("wish-make"),
        Wish::Eat => key!("wish-eat"),
        Wish::Nature => key!("wish-nature"),
        Wish::Music => key!("wish-music"),
        Wish::Learn => key!("wish-learn"),
    }
}

/// The question in an address: wishes by their keys, and words.
pub(crate) fn question(query: &Fields) -> Question {
    let text = query.get("ord");
    Question {
        wishes: query.all("wish").filter_map(Wish::from_key).collect(),
        text: (!text.is_empty()).then(|| text.chars().take(200).collect()),
        ..Question::default()
    }
}

fn reason(asked: &Asked, reason: &Reason) -> String {
    let lang = asked.lang();
    match reason {
        Reason::MatchesWish(wish) => asked.tell(
            "reason-wish",
            &[("wish", asked.say(wish_key(*wish)).into())],
        ),
        Reason::MatchesWords(understood) => asked.tell(
            "reason-words",
            &[
                ("said", understood.said.as_str().into()),
                ("wish", asked.say(wish_key(understood.wish)).into()),
            ],
        ),
        Reason::TextHit { word, .. } => {
            asked.tell("reason-text", &[("word", word.as_str().into())])
        }
        Reason::OpenNow => asked.say("reason-open-now"),
        Reason::OpensSoon { minutes } => {
            asked.tell("reason-opens-soon", &[("n", (*minutes).into())])
        }
        Reason::AtTime(_) => asked.say("reason-time"),
        Reason::CompanyPossible {
            by: Some(Accompanies::Municipality),
        } => asked.say("reason-company-municipality"),
        Reason::CompanyPossible { .. } => asked.say("reason-company"),
        Reason::ComeAsYouLike => asked.say("reason-come-as-you-like"),
        Reason::StepFree => asked.say("reason-step-free"),
        Reason::Free => asked.say("reason-free"),
        Reason::Small => asked.say("reason-small"),
        Reason::Quiet => asked.say("reason-quiet"),
        Reason::Newcomers => asked.say("reason-newcomers"),
        Reason::LeastIntrusive { .. } => asked.say("reason-least"),
        Reason::Near { metres } => asked.tell(
            "reason-near",
            &[(
                "km",
                when::hours(lang, i64::from(*metres) * 60 / 1000).into(),
            )],
        ),
        Reason::FromHome => asked.say("reason-from-home"),
        Reason::SoonestNext { .. } => asked.say("reason-soonest"),
        Reason::Confirmed { .. } => asked.say("reason-confirmed"),
    }
}

fn card(
    asked: &Asked,
    (community, fit): (&Community, &engine_search::Fit),
    bridge: &Bridge,
    (now, public_origin): (DateTime, &str),
    (fields, faults): (&Fields, &Faults),
) -> Card {
    let name = ("name", community.name.as_str().into());
    let mut facts = Vec::new();
    facts.extend(community.next_meeting(now).map(|next| {
        asked.tell(
            "bridge-next",
            &[("when", when::soon(asked.lang(), now.date(), next).into())],
        )
    }));
    facts.extend(
        kit_leaflet::times(asked.lang(), community, now.date())
            .into_iter()
            .take(1),
    );
    facts.extend(community.first.met_by.clone());
    facts.push(match community.accompanies {
        None => asked.say("bridge-accompanies-unknown"),
        Some(kit_hsds::Accompanies::Own) => asked.say("bridge-accompanies-own"),
        Some(kit_hsds::Accompanies::Municipality) => asked.say("bridge-accompanies-municipality"),
        Some(kit_hsds::Accompanies::Both) => asked.say("bridge-accompanies-both"),
        Some(kit_hsds::Accompanies::Nobody) => asked.say("bridge-accompanies-nobody"),
    });
    Card {
        id: community.id.clone(),
        about: community.description.clone().unwrap_or_default(),
        reasons: fit.reasons.iter().map(|one| reason(asked, one)).collect(),
        facts,
        page: address(public_origin, &community.slug),
        page_label: asked.tell("bridge-page-label", std::slice::from_ref(&name)),
        folder: format!("/bro/{}/folder.pdf", community.id),
        folder_label: asked.tell("bridge-folder-label", std::slice::from_ref(&name)),
        told_label: asked.tell("bridge-told-label", std::slice::from_ref(&name)),
        told: bridge
            .told
            .get(&community.id)
            .map(|times| asked.tell("bridge-told-count", &[("n", (*times).into())])),
        tips: bridge
            .tips
            .get(&community.id)
            .into_iter()
            .flatten()
            .map(|tip| {
                let said = [
                    ("by", tip.by.as_str().into()),
                    ("tip", tip.tip.as_str().into()),
                ];
                TipLine {
                    id: tip.id.to_string(),
                    line: asked.tell("tip-line", &said),
                    away: asked.tell("tip-away-label", &said),
                }
            })
            .collect(),
        tip: Field::new(&tip::field(&community.id), asked.say("tip-field"))
            .hint(asked.say("tip-hint"))
            .keep(fields, faults),
        tip_label: asked.tell("tip-save-label", std::slice::from_ref(&name)),
        name: community.name.clone(),
    }
}

/// The page for the question in the address.
pub(crate) fn bridge_page(
    asked: &Asked,
    book: &Book,
    bridge: &Bridge,
    (now, form, public_origin): (DateTime, &str, &str),
    back: Option<(&str, &str, Faults)>,
) -> BridgePage {
    let words = GuestWords::of(&bridge.house, asked.lang());
    let question = question(&asked.query);
    let limit = if back.is_some() {
        book.communities.len()
    } else {
        SHOWN
    };
    let (mut found, _) = book.find(&question, now, limit);
    let none = Faults::none();
    // A tip that came back is shown with its place alone, so that it cannot be lost among the others.
    let (only, fields, faults) = match back {
        Some((only, typed, faults)) => {
            let fields = Fields::of(&[(tip::field(only).as_str(), typed)]);
            (Some(only), fields, faults)
        }
        None => (None, Fields::default(), Faults::none()),
    };
    found.retain(|(one, _)| only.is_none_or(|only| one.id == only));
    let total = i64::try_from(book.communities.len()).unwrap_or(0);
    let shown = i64::try_from(found.len()).unwrap_or(0);
    BridgePage {
        frame: asked.frame(asked.say("bridge-title")),
        heading: asked.tell("bridge-heading", &words.with(&[])),
        lead: asked.tell("bridge-lead", &words.with(&[])),
        receipt: match asked.query.get("nyt") {
            "talt" => Some(asked.tell("bridge-receipt", &words.with(&[]))),
            "tip" => Some(asked.say("tip-receipt")),
            "vaek" => Some(asked.say("tip-gone")),
            _ => None,
        },
        gone: (asked.query.get("nyt") == "vaek")
            .then(|| TipId::from_text(asked.query.get("tip")))
            .flatten()
            .map(|id| id.to_string()),
        text: Field::new("ord", asked.tell("bridge-text", &words.with(&[])))
            .keep(&asked.query, &none),
        wishes: Choice::many(
            "wish",
            asked.say("bridge-wishes"),
            Wish::ALL
                .into_iter()
                .map(|wish| Opt::new(wish.key(), when::capital(&asked.say(wish_key(wish)))))
                .collect(),
        )
        .keep(&asked.query, &none),
        chosen: chosen(asked, &question.wishes),
        form: form.to_owned(),
        again: back_to(&asked.query),
        count: asked.tell(
            "bridge-count",
            &[("shown", shown.into()), ("n", total.into())],
        ),
        cards: found
            .iter()
            .map(|(community, fit)| {
                let at = (now, public_origin);
                card(asked, (community, fit), bridge, at, (&fields, &faults))
            })
            .collect(),
        faults,
        nothing: asked.say("bridge-nothing"),
        guide: guide(asked, &words),
    }
}

/// The question again, for the way back after a press.
pub(crate) fn back_to(query: &Fields) -> String {
    query
        .iter()
        .filter(|(name, value)| matches!(*name, "ord" | "wish") && !value.is_empty())
        .map(|(name, value)| format!("&{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
        .collect()
}

/// The wishes that were chosen, in a sentence; none where none was.
fn chosen(asked: &Asked, wishes: &[Wish]) -> Option<String> {
    let words: Vec<String> = wishes
        .iter()
        .map(|wish| asked.say(wish_key(*wish)))
        .collect();
    let words = words.join("; ");
    (!words.is_empty()).then(|| asked.tell("bridge-chosen", &[("wishes", words.into())]))
}

/// What one may say when there is worry or doubt.
fn guide(asked: &Asked, words: &GuestWords) -> Vec<(String, String)> {
    [
        (key!("guide-worry"), key!("guide-worry-text")),
        (key!("guide-doubt"), key!("guide-doubt-text")),
        (key!("guide-no"), key!("guide-no-text")),
        (key!("guide-group"), key!("guide-group-text")),
        (key!("guide-invite"), key!("guide-invite-text")),
        (key!("guide-contact"), key!("guide-contact-text")),
    ]
    .into_iter()
    .map(|(title, text)| {
        (
            asked.tell(title, &words.with(&[])),
            asked.tell(text, &words.with(&[])),
        )
    })
    .collect()
}
