//! The second step of erasing: a leader of the worker's team, or the owner, reads what goes and what stays, and answers.

use askama::Template;
use kit_store::StoreError;
use kit_store::looks::LIST;
use kit_web::{Answer, Asked, Choice, Failed, Faults, Frame, Opt, Path, State, go};
use kit_words::when;

use super::ErasureId;
use super::erase::{self, Erasure};
use super::pages::{goes, stays};
use super::rules::{Said, Scope};
use crate::App;
use crate::course::store as courses;
use crate::today::me;

/// A wish with whom it is about and what would go.
#[derive(Debug, Clone)]
pub(crate) struct Open {
    pub(crate) erasure: Erasure,
    pub(crate) called: String,
    pub(crate) scope: Scope,
}

/// A wish in words.
pub(crate) struct Line {
    id: String,
    heading: String,
    about: String,
    goes: Vec<String>,
    stays: Option<String>,
    read: Choice,
    erase_label: String,
    refuse_label: String,
}

#[derive(Template)]
#[template(path = "erasures.html")]
pub(crate) struct ErasuresPage {
    frame: Frame,
    receipt: Option<String>,
    faults: Faults,
    lines: Vec<Line>,
}

/// The name of the tick under a wish.
fn read_field(id: &ErasureId) -> String {
    format!("read-{id}")
}

pub(crate) fn erasures_page(asked: &Asked, open: &[Open], faults: Faults) -> ErasuresPage {
    let receipt = match asked.query.get("nyt") {
        "all" => Some("erase-done-all"),
        "part" => Some("erase-done-part"),
        "refused" => Some("erase-done-refused"),
        _ => None,
    };
    ErasuresPage {
        frame: asked.frame(asked.say("erase-menu")),
        receipt: receipt.map(|key| asked.say(key)),
        lines: open
            .iter()
            .map(|one| {
                let name = [("name", one.called.as_str().into())];
                let day = asked.web.given.zoned(one.erasure.asked).date();
                let about = [
                    ("by", one.erasure.asked_by.as_str().into()),
                    ("day", when::date(asked.lang(), day).into()),
                    ("reason", asked.say(one.erasure.reason.name()).into()),
                ];
                let options = vec![Opt::new("ja", asked.say("erase-read"))];
                let field = read_field(&one.erasure.id);
                Line {
                    id: one.erasure.id.to_string(),
                    heading: one.called.clone(),
                    about: asked.tell("erase-about", &about),
                    goes: goes(asked, one.scope),
                    stays: stays(asked, one.scope),
                    read: Choice::many(&field, asked.say("erase-read-legend"), options)
                        .keep(&asked.fields, &faults),
                    erase_label: asked.tell("erase-do-label", &name),
                    refuse_label: asked.tell("erase-refuse-label", &name),
                }
            })
            .collect(),
        faults,
    }
}

async fn load(app: &App, asked: &Asked) -> Result<Vec<Open>, Failed> {
    let (by, role) = (me(asked)?, asked.actor()?.role.clone());
    let given = app.web.given.clone();
    Ok(asked
        .on(&app.store)
        .look("list the wishes to be erased", LIST, move |tx| {
            let mut all = Vec::new();
            for erasure in erase::open(tx, &by, &role)? {
                // Whoever went in another way meanwhile has no name left to read.
                if let Some(called) = courses::called(tx, &erasure.guest)? {
                    tx.looked(erasure.guest.as_str())?;
                    let scope = erase::scope_of(tx, &erasure.guest, &given)?;
                    all.push(Open {
                        erasure,
                        called,
                        scope,
                    });
                }
            }
            Ok::<_, StoreError>(all)
        })
        .await?)
}

pub(super) async fn show(State(app): State<App>, asked: Asked) -> Answer {
    let open = load(&app, &asked).await?;
    asked.page(&erasures_page(&asked, &open, Faults::none()))
}

pub(super) async fn answer(State(app): State<App>, Path(id): Path<String>, asked: Asked) -> Answer {
    let id = ErasureId::from_text(&id).ok_or(Failed::NotFound)?;
    let open = load(&app, &asked).await?;
    let Some(one) = open.iter().find(|one| one.erasure.id == id) else {
        return Err(Failed::NotFound);
    };
    let refuses = asked.fields.get("do") == "refuse";
    if !refuses && asked.fields.get(&read_field(&id)) != "ja" {
        let mut faults = Faults::none();
        faults.add(&read_field(&id), asked.say("erase-fault-read"));
        return asked.again(&erasures_page(&asked, &open, faults));
    }
    let (guest, scope) = (one.erasure.guest.clone(), one.scope);
    let (said, until) = match (refuses, scope) {
        (true, _) => (Said::Refused, None),
        (false, Scope::All) => (Said::All, None),
        (false, Scope::AllButTheNote(until)) => (Said::Part, Some(until)),
    };
    let (by, now, whom) = (me(&asked)?, app.web.given.now(), guest.clone());
    asked
        .on(&app.store)
        .write("answer a wish to be erased", move |tx| {
            tx.looked(whom.as_str())?;
            if erase::say(tx, &id, said, until, (&by, now))? && said != Said::Refused {
                erase::remove(tx, &whom, scope)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    if said == Said::All {
        erase::destroy(&app.store, &guest).await?;
    }
    go(&format!("/ledelse/slet?nyt={}", said.key()))
}
