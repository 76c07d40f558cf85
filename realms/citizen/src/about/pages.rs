//! The card on the guest's own page, on the telephone, on paper, and behind a link.

use jiff::Timestamp;
use kit_report::{ReportError, Summary, qr_svg, summary};
use kit_web::{Asked, Choice, Faults, Field, Frame, Link, Opt};
use kit_words::{key, when};

use super::act::TIMES;
use super::store::{MOST, Share};
use crate::crossing::pages::Press;
use crate::own::kind::{CALLED, Kind};
use crate::own::pages::{Undo, rows, undo};
use crate::own::rules::{Entry, Values, only, value};

/// One line of "hvem kan se det".
#[derive(Debug, Clone)]
pub(crate) struct ShareView {
    pub(crate) text: String,
    pub(crate) opened: String,
    pub(crate) end: Press,
}

/// The form that shows the card to somebody.
#[derive(Debug, Clone)]
pub(crate) struct ShareForm {
    pub(crate) hidden: Vec<(String, String)>,
    pub(crate) whom: Field,
    pub(crate) time: Choice,
}

/// `/min/om-mig`.
#[derive(Debug, askama::Template)]
#[template(path = "about.html")]
pub(crate) struct AboutPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lead: Vec<String>,
    pub(crate) undo: Option<Undo>,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) edit: Link,
    pub(crate) show: Vec<Link>,
    pub(crate) remove: Option<Press>,
    pub(crate) shares: Vec<ShareView>,
    pub(crate) form: Option<ShareForm>,
    pub(crate) faults: Faults,
}

/// The card and nothing else: for the one who is to read it.
#[derive(Debug, askama::Template)]
#[template(path = "shown.html")]
pub(crate) struct ShownPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) rows: Vec<(String, String)>,
    pub(crate) until: String,
}

/// The link, shown once.
#[derive(Debug, askama::Template)]
#[template(path = "shared.html")]
pub(crate) struct SharedPage {
    pub(crate) frame: Frame,
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
    pub(crate) link: String,
    pub(crate) code: String,
    pub(crate) on: Link,
}

/// The strip says that somebody has been shown something; nothing is taken back of what the house says of itself.
pub(crate) fn told_in_the_strip(asked: &Asked, frame: Frame, shares: usize) -> Frame {
    if shares == 0 || frame.promise != asked.say("strip-promise") {
        return frame;
    }
    let count = i64::try_from(shares).unwrap_or(i64::MAX);
    Frame {
        promise: asked.tell("strip-shown", &[("count", count.into())]),
        ..frame
    }
}

fn moment(asked: &Asked, at: Timestamp) -> String {
    when::moment(asked.lang(), asked.web.given.zoned(at).datetime())
}

/// To whom it is shown, until when, and how often it was opened; with the button that ends it.
pub(crate) fn share_views(asked: &Asked, shares: &[Share]) -> Vec<ShareView> {
    let one = |share: &Share| ShareView {
        text: asked.tell(
            "share-until",
            &[
                ("whom", (&share.whom).into()),
                ("until", moment(asked, share.until).into()),
            ],
        ),
        opened: share.last.map_or_else(
            || asked.say("share-unopened"),
            |last| {
                let args = [
                    ("count", i64::from(share.opened).into()),
                    ("last", moment(asked, last).into()),
                ];
                asked.tell("share-opened", &args)
            },
        ),
        end: Press {
            action: format!("/min/om-mig/deling/{}/slut", share.id),
            hidden: Vec::new(),
            text: asked.tell("share-end", &[("whom", (&share.whom).into())]),
            quiet: true,
        },
    };
    shares.iter().map(one).collect()
}

fn share_form(asked: &Asked, faults: &Faults) -> ShareForm {
    let labels = [key!("share-day"), key!("share-week"), key!("share-month")];
    let times = TIMES
        .iter()
        .zip(labels)
        .map(|((word, _), label)| Opt::new(*word, asked.say(label)));
    let carried = asked.fields.get("_seed");
    let seed = if is_token(carried) {
        carried.to_owned()
    } else {
        asked.web.given.token()
    };
    ShareForm {
        hidden: vec![("_seed".to_owned(), seed)],
        whom: Field::new("til_hvem", asked.say("share-whom"))
            .hint(asked.say("share-whom-hint"))
            .keep(&asked.fields, faults),
        time: Choice::one("tid", asked.say("share-time"), times.collect())
            .keep(&asked.fields, faults),
    }
}

/// Whether a text is a token as the form carries one.
pub(crate) fn is_token(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether the card can be shown to one more.
pub(crate) fn may_share(all: &[Entry], shares: &[Share]) -> bool {
    only(all, Kind::Card).is_some() && shares.len() < MOST
}

/// `/min/om-mig`.
pub(crate) fn page(asked: &Asked, all: &[Entry], shares: &[Share], faults: Faults) -> AboutPage {
    let card = only(all, Kind::Card);
    let edit = card.map_or_else(
        || Link::to("/min/note?slags=kort", asked.say("card-own-add")),
        |(entry, _)| {
            Link::to(
                format!("/min/note/{}", entry.id),
                asked.say("card-own-edit"),
            )
        },
    );
    let show = [
        Link::to("/min/om-mig/vis", asked.say("card-show")),
        Link::to("/min/om-mig.pdf", asked.say("card-paper")),
    ];
    AboutPage {
        frame: told_in_the_strip(
            asked,
            asked.frame(asked.say("title-about")).back("/min"),
            shares.len(),
        ),
        heading: asked.say("about-heading"),
        lead: vec![asked.say("card-own-lead")],
        undo: undo(asked, all),
        rows: card.map_or_else(Vec::new, |(_, values)| rows(asked, Kind::Card, values)),
        edit,
        show: if card.is_some() {
            show.to_vec()
        } else {
            Vec::new()
        },
        remove: card.map(|(entry, _)| Press {
            action: format!("/min/note/{}/vaek", entry.id),
            hidden: Vec::new(),
            text: asked.say("own-remove"),
            quiet: true,
        }),
        shares: share_views(asked, shares),
        form: may_share(all, shares).then(|| share_form(asked, &faults)),
        faults,
    }
}

/// The heading of the card: with the name that she wants to be called by, if she has said one.
fn card_heading(asked: &Asked, values: &Values) -> String {
    match value(values, CALLED) {
        "" => asked.say("about-heading"),
        name => asked.tell("shown-heading", &[("name", name.into())]),
    }
}

/// The card on the telephone, held out.
pub(crate) fn on_the_telephone(asked: &Asked, values: &Values) -> ShownPage {
    ShownPage {
        frame: asked
            .frame(asked.say("title-shown-own"))
            .back("/min/om-mig"),
        heading: card_heading(asked, values),
        rows: rows(asked, Kind::Card, values),
        until: String::new(),
    }
}

/// A page for somebody who may not be a guest: nothing of hers but what she shows.
fn outside(asked: &Asked, title: String) -> Frame {
    Frame {
        strip: asked.say("shown-strip"),
        promise: asked.say("shown-promise"),
        looked: None,
        menu: Vec::new(),
        signed_in: None,
        ..asked.frame(title)
    }
}

/// Before it is opened: the same for every link, so that it tells nothing and a preview opens nothing.
pub(crate) fn before(asked: &Asked, token: &str) -> crate::form::TellPage {
    crate::form::TellPage {
        frame: outside(asked, asked.say("title-shown-before")),
        heading: asked.say("shown-before"),
        lines: vec![asked.say("shown-before-lead")],
        press: Some(Link::to(format!("/vist/{token}"), asked.say("shown-open"))),
        hidden: Vec::new(),
        links: Vec::new(),
    }
}

/// What the link shows.
pub(crate) fn shown(asked: &Asked, values: &Values, until: Timestamp) -> ShownPage {
    ShownPage {
        frame: outside(asked, asked.say("title-shown")),
        heading: card_heading(asked, values),
        rows: rows(asked, Kind::Card, values),
        until: asked.tell("shown-until", &[("until", moment(asked, until).into())]),
    }
}

/// The link, with a picture to scan.
pub(crate) fn shared(
    asked: &Asked,
    whom: &str,
    until: Timestamp,
    token: &str,
) -> Result<SharedPage, ReportError> {
    let link = format!("{}/vist/{token}", asked.web.origin);
    let until = moment(asked, until);
    Ok(SharedPage {
        frame: asked.frame(asked.say("title-shared")).back("/min/om-mig"),
        heading: asked.tell("shared-heading", &[("whom", whom.into())]),
        lines: vec![
            asked.say("shared-give"),
            asked.tell("shared-until", &[("until", until.into())]),
            asked.say("shared-once"),
        ],
        code: qr_svg(&link, &asked.say("shared-code"))?,
        link,
        on: Link::to("/min/om-mig", asked.say("shared-done")),
    })
}

/// The card on paper.
pub(crate) fn paper(asked: &Asked, values: &Values) -> Result<Vec<u8>, ReportError> {
    summary(&Summary {
        title: asked.say("title-about"),
        language: asked.lang().tag().to_owned(),
        heading: card_heading(asked, values),
        lines: Vec::new(),
        sections: rows(asked, Kind::Card, values),
        note: asked.say("card-paper-note"),
    })
}
