//! Lives the rows of a municipality day by day, through the house's own pages, by its own rules.

use std::future::Future;

use jiff::civil::Date;
use kit_store::test::TestStore;
use realm_municipality::{CoursesEnded, Municipality, courses_ended};
use tokio::runtime::Runtime;

use super::make::UNTIL;
use super::row::Row;
use crate::support::{Answered, Person, World, between};

/// The scenario begins here: before the first row of all.
const BEGIN: Date = jiff::civil::date(2020, 8, 1);

/// A municipality with one offer.
pub(super) struct House {
    world: World,
    runtime: Runtime,
    offer: toml::Table,
    /// Under which hat courses are decided here.
    hat: &'static str,
}

/// What happens to a row on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Comes,
    Opens,
    Ends,
    IsHelped,
}

/// A row that the house's rules did not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) row: usize,
    /// What was tried, on which day.
    pub(super) what: String,
    pub(super) status: u16,
    /// What the page said about it.
    pub(super) why: String,
}

impl House {
    /// An empty house on the first day of the scenario, with this text as its offer and two people who work there.
    pub(super) fn new(store: TestStore<Municipality>, offer: &str) -> Self {
        let world = World::on(store, &format!("{BEGIN}T10:00"), false);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .expect("a runtime");
        let settings: toml::Table = offer.parse().expect("TOML");
        let by_authority = settings["decides"].as_str() == Some("authority");
        let house = Self {
            world,
            runtime,
            offer: settings,
            hat: if by_authority { "adviser" } else { "worker" },
        };
        let owner = house.world.person("worker-owner", "owner", "Signe");
        let post = |path: &str, fields: &[(&str, &str)]| {
            let sent = house.wait(owner.post(path, fields));
            assert_eq!(sent.status, 303, "{path}: {}", sent.body);
        };
        for (id, name, role) in [
            ("worker-anker", "Anker", "worker"),
            ("worker-bente", "Bente", "worker"),
            ("worker-karen", "Karen", "leader"),
        ] {
            post("/folk", &[("id", id), ("name", name), ("role", role)]);
        }
        let from = BEGIN.to_string();
        let set = [
            ("id", "setting-of-the-annex"),
            ("text", offer),
            ("from", &from),
            ("keep", "ja"),
        ];
        post("/opsaet/tilbud/offer-house", &set);
        house
    }

    /// The same house, where courses are decided under this hat.
    pub(super) fn decided_as(self, hat: &'static str) -> Self {
        Self { hat, ..self }
    }

    fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    fn form(&self) -> String {
        self.world.given.uuid7()
    }

    /// Lives every day until the last, and gives the rows that were refused.
    pub(super) fn live(&self, rows: &[Row]) -> Vec<Refused> {
        let mut due: Vec<(Date, What, &Row)> = Vec::new();
        for row in rows {
            due.push((row.came, What::Comes, row));
            due.push((row.opened, What::Opens, row));
            due.extend(row.ended.map(|day| (day, What::Ends, row)));
            due.extend(row.later_from.map(|day| (day, What::IsHelped, row)));
        }
        due.sort_by_key(|(day, what, row)| (*day, *what, row.n));
        let mut due = due.into_iter().peekable();
        let mut told = Told::new(rows.len());
        let mut day = BEGIN;
        while day <= UNTIL {
            self.world.stand_at(&format!("{day}T10:00"));
            // Whoever works today signs in today.
            let mut worker = None;
            while let Some((_, what, row)) = due.next_if(|(on, ..)| *on == day) {
                let worker = worker
                    .get_or_insert_with(|| self.world.person("worker-anker", "worker", "Anker"));
                self.happens(&mut told, worker, (what, row, day));
            }
            day = day.tomorrow().expect("a day");
        }
        assert_eq!(due.next(), None, "every row has its days in the scenario");
        told.refused
    }

    fn happens(&self, told: &mut Told, worker: &Person<'_>, (what, row, day): (What, &Row, Date)) {
        let guest = told.guests[row.n - 1].clone();
        let (sent, to) = match (what, guest) {
            (What::Comes, _) => self.comes(worker, row),
            (What::Opens, _) => {
                let sent = self.opens(worker, row);
                let guest = between(&sent.to, "/gaest/", "?nyt=forloeb").to_owned();
                told.guests[row.n - 1] = (!guest.is_empty()).then(|| guest.clone());
                let to = format!("/gaest/{guest}?nyt=forloeb");
                if !row.beside.is_empty() && !guest.is_empty() {
                    let (sent, to) = self.help(worker, &guest, (&row.beside, row.beside_from));
                    told.judge(&sent, &to, (row, What::IsHelped, day));
                }
                (sent, to)
            }
            // What was refused at the door neither ends nor is followed.
            (_, None) => return,
            (What::Ends, Some(guest)) => self.ends(worker, &guest, row),
            (What::IsHelped, Some(guest)) => {
                self.help(worker, &guest, (&row.later, row.later_from))
            }
        };
        told.judge(&sent, &to, (row, what, day));
    }

    /// Through the offer's own door: from the street, by the form at the municipality's address, or written down for
    /// somebody who rings or is sent.
    fn comes(&self, worker: &Person<'_>, row: &Row) -> (Answered, String) {
        let doors = self.offer["doors"]["open"].as_array().expect("doors");
        let open = doors.iter().any(|one| one.as_str() == Some(&row.way_in));
        assert!(open, "row {}: the offer has no door {}", row.n, row.way_in);
        let form = self.form();
        if row.way_in == "street" {
            let fields = [
                ("id", form.as_str()),
                ("wish", &row.goal),
                ("met_by", "worker-bente"),
            ];
            let sent = self.wait(worker.post("/vagt/gaest", &fields));
            return (sent, "/vagt?nyt=gaest".to_owned());
        }
        let fields = [
            ("id", form.as_str()),
            ("text", &row.goal),
            ("called", &row.called),
            ("way", "comes"),
            ("door", &row.way_in),
        ];
        if row.way_in == "form" {
            let sent = self.wait(self.world.stranger().post("/henvendelse", &fields));
            let due = between(&format!("{}&", sent.to), "?senest=", "&").to_owned();
            assert!(
                due > row.came.to_string(),
                "row {}: a day is promised",
                row.n
            );
            let path = format!("/henvendelser/{form}/tag");
            let taken = self.wait(worker.post(&path, &[("id", &self.form())]));
            return (taken, "/henvendelser?nyt=gemt".to_owned());
        }
        let sent = self.wait(worker.post("/henvendelser", &fields));
        (sent, "/henvendelser?nyt=skrevet".to_owned())
    }

    fn opens(&self, worker: &Person<'_>, row: &Row) -> Answered {
        let (opened, last) = (row.opened.to_string(), row.last_day);
        let last = last.map(|day| day.to_string()).unwrap_or_default();
        let fields = [
            ("id", self.form()),
            ("called", row.called.clone()),
            ("basis", row.basis.clone()),
            ("goal", row.goal.clone()),
            ("start", opened),
            ("end", last),
            ("contact", "worker-anker".to_owned()),
            ("decided_by", "worker-bente".to_owned()),
            ("hat", self.hat.to_owned()),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        self.wait(worker.post("/forloeb", &fields))
    }

    fn ends(&self, worker: &Person<'_>, guest: &str, row: &Row) -> (Answered, String) {
        let on = row.next_on.map(|day| day.to_string()).unwrap_or_default();
        let (form, path) = (self.form(), format!("/gaest/{guest}/slut"));
        let fields = [
            ("id", form.as_str()),
            ("reason", &row.reason),
            ("next", &row.next),
            ("next_on", &on),
            ("help", &row.help),
        ];
        let sent = self.wait(worker.post(&path, &fields));
        (sent, format!("/gaest/{guest}?nyt=slut"))
    }

    fn help(
        &self,
        worker: &Person<'_>,
        guest: &str,
        (kind, from): (&str, Option<Date>),
    ) -> (Answered, String) {
        let from = from.map(|day| day.to_string()).unwrap_or_default();
        let (form, path) = (self.form(), format!("/gaest/{guest}/anden-hjaelp"));
        let fields = [("id", form.as_str()), ("kind", kind), ("help_from", &from)];
        let sent = self.wait(worker.post(&path, &fields));
        (sent, format!("/gaest/{guest}"))
    }

    /// The heading of the leader's page of courses: how many are open.
    pub(super) fn open(&self) -> String {
        let karen = self.world.person("worker-karen", "leader", "Karen");
        let page = self.wait(karen.get("/ledelse/forloeb"));
        page.heading().to_owned()
    }

    /// What the house counts.
    pub(super) fn ended(&self, days: (Date, Date)) -> CoursesEnded {
        courses_ended(&self.world.app.store, days).expect("readable")
    }
}

/// What became of the rows so far.
struct Told {
    /// The guest of each row, once there is one.
    guests: Vec<Option<String>>,
    refused: Vec<Refused>,
}

impl Told {
    fn new(rows: usize) -> Self {
        Self {
            guests: vec![None; rows],
            refused: Vec::new(),
        }
    }

    /// A form that was not answered with the way on was refused.
    fn judge(&mut self, sent: &Answered, to: &str, (row, what, day): (&Row, What, Date)) {
        if (sent.status, sent.to.as_str()) != (303, to) {
            let summary = between(&sent.body, "role=\"alert\"", "</div>");
            let faults = summary.split("<li>").skip(1);
            let why: Vec<&str> = faults.map(|one| between(one, "\">", "</a>")).collect();
            self.refused.push(Refused {
                row: row.n,
                what: format!("{what:?} {day}"),
                status: sent.status,
                why: why.join(" "),
            });
        }
    }
}
