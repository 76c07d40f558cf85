//! The routes of the register. None of them takes a guest.

use kit_store::{StoreError, Tx};
use kit_web::{Action, Answer, Asked, Failed, May, Path, Role, Routes, State, go};

use super::EntryId;
use super::fields::{Register, advice};
use super::kinds::{Desk, Kind};
use super::overview::desk_page;
use super::pages::{Back, address, entry_page, list_page};
use super::public::{house_page, is_open, open_page};
use super::rules::{Entry, Part, Wrong, read};
use super::store::{self, Put};
use crate::house::{FormId, store as house};
use crate::offer::store as offers;
use crate::portrait::rules::Of;
use crate::portrait::{self, store as portraits};
use crate::today::{form, me};
use crate::{App, HOST, LEADER, VOLUNTEERS, WORKER};

/// Who keeps what is agreed with others.
const COOPERATE: &[Role] = &[LEADER, VOLUNTEERS];
const LEADERS: &[Role] = &[LEADER];
const READERS: &[Role] = &[HOST, WORKER, LEADER];

/// The routes: for each desk its page, a list for each kind, and one entry with what may be done to it.
pub(crate) fn routes() -> Routes<App> {
    let mut all = Routes::new()
        .get(
            "/samarbejde",
            May::anybody(Action::See, "what_is_open"),
            open,
        )
        .get(
            "/huset",
            May::only(Action::See, "plan", READERS),
            for_the_house,
        );
    for desk in Desk::ALL {
        let (resource, roles) = match desk {
            Desk::Cooperation => ("cooperation", COOPERATE),
            Desk::Plan => ("plan", LEADERS),
        };
        let may = |action| May::only(action, resource, roles);
        all = all.get(desk.path(), may(Action::List), move |app, asked| {
            show_desk(desk, app, asked)
        });
        for kind in desk.kinds() {
            all = all
                .get(kind.path(), may(Action::List), move |app, asked| {
                    show_list(kind, app, asked)
                })
                .post(kind.path(), may(Action::Change), move |app, asked| {
                    add(kind, app, asked)
                });
        }
        let [one, end, again] = match desk {
            Desk::Cooperation => [
                "/ledelse/samarbejde/{id}",
                "/ledelse/samarbejde/{id}/slut",
                "/ledelse/samarbejde/{id}/igen",
            ],
            Desk::Plan => [
                "/ledelse/plan/{id}",
                "/ledelse/plan/{id}/slut",
                "/ledelse/plan/{id}/igen",
            ],
        };
        all = all
            .get(one, may(Action::Open), move |app, id, asked| {
                show_entry(desk, app, id, asked)
            })
            .post(one, may(Action::Change), move |app, id, asked| {
                change(desk, app, id, asked)
            })
            .post(end, may(Action::Close), move |app, id, asked| {
                close(desk, true, app, id, asked)
            })
            .post(again, may(Action::Close), move |app, id, asked| {
                close(desk, false, app, id, asked)
            });
    }
    all
}

fn register(tx: &mut Tx<'_>) -> Result<Register, StoreError> {
    let today = tx.given()?.today();
    let house = house::kept(tx)?.name;
    Ok(Register {
        entries: store::all(tx)?,
        offers: offers::all(tx, today)?
            .iter()
            .map(|one| (one.id.to_string(), one.name(&house).to_owned()))
            .collect(),
        teams: house::teams(tx)?
            .into_iter()
            .map(|one| (one.id.to_string(), one.name))
            .collect(),
        pictures: portraits::of_visitors(tx)?,
        workers: house::workers(tx)?
            .into_iter()
            .map(|one| (one.id.to_string(), one.first_name))
            .collect(),
    })
}

async fn load(app: &App, asked: &Asked) -> Result<Register, Failed> {
    Ok(asked
        .on(&app.store)
        .read("read the register", register)
        .await?)
}

/// The entry of an address, where it lies on this desk.
fn find<'a>(register: &'a Register, desk: Desk, id: &str) -> Result<&'a Entry, Failed> {
    register
        .entries
        .iter()
        .find(|one| one.root.as_str() == id && one.kind.desk() == desk)
        .ok_or(Failed::NotFound)
}

/// The clinic of an address, while its agreement stands: only who comes by one has a picture.
pub(crate) async fn clinic(app: &App, asked: &Asked, id: &str) -> Result<EntryId, Failed> {
    let register = load(app, asked).await?;
    let entry = find(&register, Desk::Cooperation, id)?;
    match entry.kind {
        Kind::Clinic if !entry.ended => Ok(entry.root.clone()),
        _ => Err(Failed::NotFound),
    }
}

/// Whether anybody may read of an entry today.
pub(crate) async fn is_read_by_anybody(
    app: &App,
    asked: &Asked,
    entry: &EntryId,
) -> Result<bool, Failed> {
    let (register, today) = (load(app, asked).await?, app.web.given.today());
    let mut entries = register.entries.iter();
    Ok(entries.any(|one| one.root == *entry && is_open(one, today)))
}

/// The entry's page again, because a picture was not taken.
pub(crate) async fn picture_again(
    app: &App,
    asked: &Asked,
    id: &str,
    wrong: portrait::rules::Wrong,
) -> Answer {
    let register = load(app, asked).await?;
    let entry = find(&register, Desk::Cooperation, id)?;
    let mut back = Back {
        picture: (*asked.fields).clone(),
        ..Back::default()
    };
    back.picture_faults
        .add(wrong.field(), asked.say(wrong.words()));
    let form = asked.fields.get("id");
    asked.again(&entry_page(
        asked,
        &register,
        entry,
        (form, app.web.given.today()),
        back,
    ))
}

fn receipt(asked: &Asked) -> Back {
    Back {
        receipt: (asked.query.get("nyt") == "gemt").then(|| asked.say("register-receipt")),
        ..Back::default()
    }
}

async fn open(State(app): State<App>, asked: Asked) -> Answer {
    let register = load(&app, &asked).await?;
    asked.page(&open_page(&asked, &register, app.web.given.today()))
}

async fn for_the_house(State(app): State<App>, asked: Asked) -> Answer {
    let register = load(&app, &asked).await?;
    asked.page(&house_page(&asked, &register, app.web.given.today()))
}

async fn show_desk(desk: Desk, State(app): State<App>, asked: Asked) -> Answer {
    let register = load(&app, &asked).await?;
    let book = crate::bridge::book(&app, &asked).await?;
    let today = app.web.given.today();
    asked.page(&desk_page(
        &asked,
        &register,
        desk,
        &book.communities,
        today,
    ))
}

async fn show_list(kind: Kind, State(app): State<App>, asked: Asked) -> Answer {
    let register = load(&app, &asked).await?;
    let given = &app.web.given;
    let fresh = (given.uuid7(), given.today());
    let back = receipt(&asked);
    asked.page(&list_page(
        &asked,
        &register,
        kind,
        (&fresh.0, fresh.1),
        back,
    ))
}

async fn show_entry(
    desk: Desk,
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let register = load(&app, &asked).await?;
    let entry = find(&register, desk, &id)?;
    let given = &app.web.given;
    let fresh = (given.uuid7(), given.today());
    let back = receipt(&asked);
    asked.page(&entry_page(
        &asked,
        &register,
        entry,
        (&fresh.0, fresh.1),
        back,
    ))
}

/// What was typed with what is amiss, part by part.
fn amiss(asked: &Asked, faults: Vec<(Part, Wrong)>) -> Back {
    let mut back = Back {
        fields: (*asked.fields).clone(),
        ..Back::default()
    };
    for (part, wrong) in faults {
        back.faults.add(part.key(), advice(asked, part, wrong));
    }
    back
}

async fn add(kind: Kind, State(app): State<App>, asked: Asked) -> Answer {
    let (form, by) = (form(&asked)?, me(&asked)?);
    let register = load(&app, &asked).await?;
    let (today, now) = (app.web.given.today(), app.web.given.now());
    let offered = register.offered(&asked, kind);
    let values = match read(kind, |name| asked.fields.typed(name), &offered, today) {
        Ok(values) => values,
        Err(faults) => {
            let back = amiss(&asked, faults);
            let shown = (form.as_str(), today);
            return asked.again(&list_page(&asked, &register, kind, shown, back));
        }
    };
    asked
        .on(&app.store)
        .write("write an entry of the register", move |tx| {
            store::put(tx, &form, (kind, &values), None, (&by, now))
        })
        .await?;
    go(&format!("{}?nyt=gemt", kind.path()))
}

async fn change(
    desk: Desk,
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let register = load(&app, &asked).await?;
    let entry = find(&register, desk, &id)?;
    let (form, by) = (form(&asked)?, me(&asked)?);
    let (today, now) = (app.web.given.today(), app.web.given.now());
    let offered = register.offered(&asked, entry.kind);
    let values = match read(entry.kind, |name| asked.fields.typed(name), &offered, today) {
        Ok(values) => values,
        Err(faults) => {
            return again(
                &asked,
                &register,
                entry,
                (&form, today),
                amiss(&asked, faults),
            );
        }
    };
    let (root, row) = (entry.root.clone(), asked.fields.get("row").to_owned());
    let (kind, kept) = (entry.kind, form.clone());
    let put = asked
        .on(&app.store)
        .write("change an entry of the register", move |tx| {
            let over = Some((&root, row.as_str()));
            store::put(tx, &kept, (kind, &values), over, (&by, now))
        })
        .await?;
    match put {
        Put::Kept(_) => go(&format!("{}?nyt=gemt", address(entry))),
        Put::Overtaken => {
            let mut back = amiss(&asked, Vec::new());
            let first = entry
                .kind
                .slots()
                .first()
                .map_or("title", |slot| slot.part.key());
            back.faults
                .add(first, asked.say("register-fault-overtaken"));
            again(&asked, &register, entry, (&form, today), back)
        }
    }
}

fn again(
    asked: &Asked,
    register: &Register,
    entry: &Entry,
    (form, today): (&FormId, jiff::civil::Date),
    back: Back,
) -> Answer {
    asked.again(&entry_page(
        asked,
        register,
        entry,
        (form.as_str(), today),
        back,
    ))
}

async fn close(
    desk: Desk,
    ends: bool,
    State(app): State<App>,
    Path(id): Path<String>,
    asked: Asked,
) -> Answer {
    let register = load(&app, &asked).await?;
    let entry = find(&register, desk, &id)?;
    let (root, now) = (entry.root.clone(), app.web.given.now());
    asked
        .on(&app.store)
        .write("end an entry of the register or take it up", move |tx| {
            if ends {
                // Who comes no more is shown no more.
                portraits::all_away(tx, &Of::Visitor(root.clone()), now)?;
                store::end(tx, &root, now)
            } else {
                store::take_up(tx, &root)
            }
        })
        .await?;
    go(&address(entry))
}
