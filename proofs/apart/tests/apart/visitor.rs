//! Somebody who uses a realm's pages: follows links, fills forms, mistypes, and tries what no page offers. Works from the
//! realm's own list of routes, so that a new route is tried from the day it is declared.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kit_web::{Decl, Method};

use crate::die::Die;
use crate::errand::Errand;
use crate::fill;
use crate::observe::{Seen, Sent};
use crate::page::{Form, Page};
use crate::send::{fill_form, nonsense};

/// A declared route and how it went.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub(crate) post: bool,
    pub(crate) path: &'static str,
    /// Requests that named it.
    pub(crate) tried: u64,
    /// Those that were answered in earnest: a page, a file, or a way on.
    pub(crate) earnest: u64,
}

/// One of the people at a realm's pages; each has a browser of their own.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    /// The last parts of addresses that let them in; the newest is tried until it is spent.
    pub(crate) links: Vec<String>,
    /// The links are codes of a guest's card, each typed once at the municipality's own door.
    by_card: bool,
    jar: BTreeMap<String, String>,
    pub(crate) page: Page,
    token: String,
    /// Where the last answer sent them.
    pub(crate) sent_on: Option<String>,
    /// Pages that were shown to them.
    shown: Vec<usize>,
}

impl Person {
    pub(crate) fn with(links: &[String]) -> Self {
        Self {
            links: links.to_vec(),
            ..Self::default()
        }
    }

    /// A guest with a card of codes.
    pub(crate) fn with_card(codes: &[&str]) -> Self {
        Self {
            links: codes.iter().map(|code| (*code).to_owned()).collect(),
            by_card: true,
            ..Self::default()
        }
    }

    /// Where they come in.
    fn door(&self) -> String {
        if self.by_card {
            return CARD_DOOR.to_owned();
        }
        format!("/ind/{}", self.links.last().map_or("", String::as_str))
    }

    pub(crate) fn is_signed_in(&self) -> bool {
        self.jar.keys().any(|name| name.starts_with("__Host-"))
    }
}

/// Everybody at one address.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    pub(crate) origin: String,
    pub(crate) routes: Vec<Route>,
    pub(crate) people: Vec<Person>,
    /// Words that were seen in addresses, by what stands before them.
    seen_words: BTreeMap<String, Vec<String>>,
    /// The newest form that was seen for a route.
    seen_forms: BTreeMap<usize, Shown>,
    /// Routes that cost so much that they are tried seldom.
    pub(crate) rare: &'static [&'static str],
    /// Whether to do without whatever changes anything.
    pub(crate) only_looks: bool,
    /// What one of them is about.
    pub(crate) errand: Option<Errand>,
}

/// A form, who was shown it, and where.
#[derive(Debug, Clone)]
struct Shown {
    who: usize,
    page: String,
    form: Form,
}

/// Where a guest types a code of her card.
const CARD_DOOR: &str = "/mit/ind";
/// Words kept of one kind.
const KEEP: usize = 24;

impl Visitor {
    pub(crate) fn new(origin: &str, declared: &[Decl], people: Vec<Person>) -> Self {
        let routes = declared.iter().map(|decl| Route {
            post: decl.method == Method::Post,
            path: decl.path,
            tried: 0,
            earnest: 0,
        });
        Self {
            origin: origin.to_owned(),
            routes: routes.collect(),
            people,
            seen_words: BTreeMap::new(),
            seen_forms: BTreeMap::new(),
            rare: &[],
            only_looks: false,
            errand: None,
        }
    }

    /// The declared route that a request names: of several the one with most fixed words.
    pub(crate) fn route_of(&self, post: bool, path: &str) -> Option<usize> {
        let path = path.split('?').next().unwrap_or_default();
        let fits = self.routes.iter().enumerate().filter_map(|(index, route)| {
            let same = route.post == post;
            let fixed = same.then(|| fixed_words(route.path, path)).flatten()?;
            Some((fixed, index))
        });
        fits.max().map(|(_, index)| index)
    }

    /// What is sent next.
    pub(crate) fn next(&mut self, today: Date, die: &mut Die) -> Sent {
        let outside = self
            .people
            .iter()
            .position(|p| !p.links.is_empty() && !p.is_signed_in());
        let errand = self.on_an_errand(today, die);
        let mut sent = match outside {
            _ if errand.is_some() => errand.unwrap(),
            // Whoever can come in mostly does, so that there is something to see.
            Some(who) if die.percent(60) => self.come_in(who, today, die),
            _ => {
                let who = die.below(self.people.len());
                self.choose(who, today, die)
            }
        };
        let person = self.people.get(sent.who).unwrap();
        self.dress(&mut sent, person, die);
        sent
    }

    pub(crate) fn come_in(&self, who: usize, today: Date, die: &mut Die) -> Sent {
        let person = self.people.get(who).unwrap();
        let action = person.door();
        let mut form = person
            .page
            .forms
            .iter()
            .find(|form| form.action == action)
            .cloned();
        if let (true, Some(form)) = (person.by_card, &mut form) {
            for input in form.inputs.iter_mut().filter(|input| input.name == "kode") {
                input.kind = "hidden".to_owned();
                input.values = person.links.last().cloned().into_iter().collect();
            }
        }
        let sent = form.map_or_else(
            || Sent::get(&action),
            |form| fill_form(&form, today, die, 0),
        );
        Sent { who, ..sent }
    }

    fn choose(&self, who: usize, today: Date, die: &mut Die) -> Sent {
        let person = self.people.get(who).unwrap();
        let sent = match (die.below(100), &person.sent_on) {
            (0..12, _) => return self.least_tried(who, today, die),
            (12..22, _) => return self.force(who, today, die),
            (22..25, _) => nonsense(die),
            (25..60, Some(on)) => Sent::get(on),
            (25..40, None) => self.look(person, die),
            (40..75, _) => self.go_on(person, today, die),
            _ => self.press(person, today, die),
        };
        Sent { who, ..sent }
    }

    /// Opens a page, mostly one that is known to open.
    fn look(&self, person: &Person, die: &mut Die) -> Sent {
        let known = die.pick(&person.shown).filter(|_| die.percent(75)).copied();
        let pages: Vec<usize> = self.these(|route| !route.post);
        let index = known
            .or_else(|| die.pick(&pages).copied())
            .unwrap_or_default();
        Sent::get(&self.address(index, die))
    }

    /// Goes where the page that is open leads and nobody has been yet, so that what lies deep is reached as well.
    fn go_on(&self, person: &Person, today: Date, die: &mut Die) -> Sent {
        let been = |post: bool, address: &str| {
            let index = self.route_of(post, address)?;
            let route = self.routes.get(index)?;
            let may = (!self.only_looks || !post)
                && !self.rare.contains(&route.path)
                && !matches!(route.path, "/ud" | "/");
            may.then_some(route.earnest)
        };
        let mut ways: Vec<(u64, Sent)> = Vec::new();
        for link in &person.page.links {
            ways.extend(been(false, link).map(|times| (times, Sent::get(link))));
        }
        for form in person.page.forms.iter().filter(|form| form.post) {
            if let Some(times) = been(true, &form.action) {
                ways.push((times, fill_form(form, today, die, 0)));
            }
        }
        let least = ways.iter().map(|(times, _)| *times).min();
        let new: Vec<&Sent> = ways
            .iter()
            .filter(|(times, _)| Some(*times) == least)
            .map(|(_, sent)| sent)
            .collect();
        match die.pick(&new) {
            Some(sent) => (*sent).clone(),
            None => self.look(person, die),
        }
    }

    fn these(&self, which: impl Fn(&Route) -> bool) -> Vec<usize> {
        let all = self.routes.iter().enumerate();
        all.filter(|(_, route)| which(route))
            .map(|(index, _)| index)
            .collect()
    }

    /// Whether an address is this realm's: two realms may share one host.
    fn is_own(&self, address: &str) -> bool {
        let known = self
            .route_of(false, address)
            .or(self.route_of(true, address));
        known.is_some() || address.starts_with("/sprog/") || address.starts_with("/s/")
    }

    fn is_rare(&self, index: usize) -> bool {
        self.routes
            .get(index)
            .is_some_and(|route| self.rare.contains(&route.path))
    }

    /// Fills a form of the page that is open.
    fn press(&self, person: &Person, today: Date, die: &mut Die) -> Sent {
        let broken = if die.percent(75) { 0 } else { 40 };
        let follow = die.percent(30) && !person.page.links.is_empty();
        let Some(form) = die.pick(&person.page.forms).filter(|_| !follow) else {
            return match die.pick(&person.page.links) {
                Some(link) if self.is_own(link) => Sent::get(link),
                _ => self.look(person, die),
            };
        };
        if form.post && self.only_looks && !form.action.starts_with("/ind/") {
            return self.look(person, die);
        }
        let seldom = self
            .route_of(form.post, &form.action)
            .is_some_and(|index| self.is_rare(index));
        if !self.is_own(&form.action) {
            return self.look(person, die);
        }
        // Whoever logs out all the time sees little.
        if (form.action == "/ud" && die.percent(85)) || (seldom && die.percent(80)) {
            return self.look(person, die);
        }
        fill_form(form, today, die, broken)
    }

    /// Tries what has been answered least, as the one who was shown its form.
    fn least_tried(&self, who: usize, today: Date, die: &mut Die) -> Sent {
        let may =
            |route: &Route| (!self.only_looks || !route.post) && !self.rare.contains(&route.path);
        let least = self
            .routes
            .iter()
            .filter(|r| may(r))
            .map(|r| r.earnest)
            .min();
        let indexes = self.these(|route| may(route) && Some(route.earnest) == least);
        match die.pick(&indexes) {
            Some(&index) => self.on_purpose(index, who, today, die, 10),
            None => Sent {
                who,
                ..Sent::get("/")
            },
        }
    }

    /// Sends to a route whatever the page may offer.
    fn force(&self, who: usize, today: Date, die: &mut Die) -> Sent {
        let posts = self.these(|route| route.post && !self.rare.contains(&route.path));
        match die.pick(&posts) {
            Some(&index) if !self.only_looks => self.on_purpose(index, who, today, die, 50),
            _ => Sent {
                who,
                ..self.look(self.people.get(who).unwrap(), die)
            },
        }
    }

    fn on_purpose(
        &self,
        index: usize,
        who: usize,
        today: Date,
        die: &mut Die,
        broken: usize,
    ) -> Sent {
        let route = self.routes.get(index).unwrap();
        let address = self.address(index, die);
        let known = self.seen_forms.get(&index);
        let who = known
            .filter(|_| die.percent(80))
            .map_or(who, |shown| shown.who);
        if !route.post {
            return Sent {
                who,
                ..Sent::get(&address)
            };
        }
        let person = self.people.get(who).unwrap();
        let mut form = known.map(|shown| shown.form.clone()).unwrap_or_default();
        form.post = true;
        if die.percent(50) || form.action.is_empty() {
            form.action = address;
        }
        for input in &mut form.inputs {
            // The form may have been another person's: the own token stands in every form of the own page.
            if input.name == "_token" && !person.token.is_empty() {
                input.values = vec![person.token.clone()];
            }
        }
        let mut sent = fill_form(&form, today, die, broken);
        if form.inputs.is_empty() {
            sent.body = format!(
                "_token={}&id={:016x}-{:04x}",
                person.token,
                die.next(),
                die.below(65536)
            );
        }
        Sent { who, ..sent }
    }

    /// Every page with every word that was seen in its address, as every one of the people: at most so many words each.
    pub(crate) fn round(&self, most: usize) -> Vec<Sent> {
        let mut all = Vec::new();
        for route in self.routes.iter().filter(|route| !route.post) {
            let mut addresses = vec![String::new()];
            for part in route.path.split('/').skip(1) {
                let longer = |before: &String| -> Vec<String> {
                    if !part.starts_with('{') {
                        return vec![format!("{before}/{part}")];
                    }
                    let known = self.seen_words.get(before).map_or(&[][..], Vec::as_slice);
                    known
                        .iter()
                        .rev()
                        .take(most)
                        .map(|word| format!("{before}/{word}"))
                        .collect()
                };
                addresses = addresses.iter().flat_map(longer).collect();
            }
            for address in &addresses {
                for who in 0..self.people.len() {
                    let mut sent = Sent::get(address);
                    self.dress_for(who, &mut sent);
                    all.push(sent);
                }
            }
        }
        all
    }

    /// A route's address with words that were seen there, or with some that nobody has seen.
    fn address(&self, index: usize, die: &mut Die) -> String {
        let mut address = String::new();
        for part in self.routes.get(index).unwrap().path.split('/').skip(1) {
            let word = if part.starts_with('{') {
                let known = self.seen_words.get(&address).map_or(&[][..], Vec::as_slice);
                let known = known.len().checked_sub(1).and(die.pick(known));
                match known {
                    Some(word) if die.percent(90) => word.clone(),
                    _ => fill::made_up(die),
                }
            } else {
                part.to_owned()
            };
            address.push('/');
            address.push_str(&word);
        }
        address
    }

    /// The next page on the way to a room of one's own: a community, its page, the questions with their first button.
    pub(crate) fn onward(&self, who: usize, today: Date, die: &mut Die) -> Option<Sent> {
        let person = self.people.get(who)?;
        let page = &person.page;
        let asks = page
            .forms
            .iter()
            .find(|form| form.action.starts_with("/min/n"));
        if let Some(form) = asks {
            let mut form = form.clone();
            form.buttons.truncate(1);
            return (form.action != "/min/noegle.pdf").then(|| fill_form(&form, today, die, 0));
        }
        let begins = page.links.iter().find(|link| link.starts_with("/min/ny"));
        let places: Vec<&String> = page
            .links
            .iter()
            .filter(|link| link.starts_with("/f/"))
            .collect();
        let to = begins.or_else(|| die.pick(&places).copied())?;
        Some(Sent::get(to))
    }

    /// Where somebody was shown a form with a line to write in: the page, as who, and the form's route.
    pub(crate) fn somewhere_to_write(&self, die: &mut Die) -> Option<(Sent, usize)> {
        let writes = |shown: &&Shown| {
            let has_line = |kind: &str| matches!(kind, "text" | "area" | "search" | "tel");
            shown.form.inputs.iter().any(|input| has_line(&input.kind))
        };
        let some: Vec<(&usize, &Shown)> = self
            .seen_forms
            .iter()
            .filter(|(_, shown)| writes(shown))
            .collect();
        let (index, shown) = die.pick(&some)?;
        let mut sent = Sent::get(&shown.page);
        self.dress_for(shown.who, &mut sent);
        Some((sent, **index))
    }

    /// Fills that form on the page that is open now, as it is meant.
    pub(crate) fn write_there(
        &self,
        who: usize,
        index: usize,
        today: Date,
        die: &mut Die,
    ) -> Option<Sent> {
        let forms = &self.people.get(who)?.page.forms;
        let form = forms
            .iter()
            .find(|form| self.route_of(form.post, &form.action) == Some(index))?;
        let mut sent = fill_form(form, today, die, 0);
        self.dress_for(who, &mut sent);
        Some(sent)
    }

    /// Puts the headers of the own page on a request.
    pub(crate) fn dress_for(&self, who: usize, sent: &mut Sent) {
        sent.who = who;
        let person = self.people.get(who).unwrap();
        let host = self.origin.split("://").nth(1).unwrap_or_default();
        let mut add = |name: &str, value: String| sent.headers.push((name.to_owned(), value));
        add("host", host.to_owned());
        add("origin", self.origin.clone());
        let cookies: Vec<String> = person.jar.iter().map(|(k, v)| format!("{k}={v}")).collect();
        if !cookies.is_empty() {
            add("cookie", cookies.join("; "));
        }
    }

    fn dress(&self, sent: &mut Sent, person: &Person, die: &mut Die) {
        let host = self.origin.split("://").nth(1).unwrap_or_default();
        let mut add = |name: &str, value: &str| {
            if !sent.headers.iter().any(|(known, _)| known == name) {
                sent.headers.push((name.to_owned(), value.to_owned()));
            }
        };
        add("host", host);
        match die.below(40) {
            0 => add("origin", "http://elsewhere.example"),
            1 => add("sec-fetch-site", "cross-site"),
            2 => {}
            _ => add("origin", &self.origin),
        }
        let cookies: Vec<String> = person.jar.iter().map(|(k, v)| format!("{k}={v}")).collect();
        if !cookies.is_empty() {
            add("cookie", &cookies.join("; "));
        }
    }

    /// Reads the answer.
    pub(crate) fn saw(&mut self, sent: &Sent, seen: &Seen) {
        if let Some(index) = self.route_of(sent.method == "POST", &sent.path)
            && matches!(sent.method.as_str(), "GET" | "POST")
        {
            let route = self.routes.get_mut(index).unwrap();
            route.tried += 1;
            route.earnest += u64::from(seen.status < 400);
            let shown = &mut self.people.get_mut(sent.who).unwrap().shown;
            if !route.post && seen.status == 200 && !shown.contains(&index) {
                shown.push(index);
            }
        }
        let page = seen.is("text/html").then(|| Page::read(&seen.text()));
        if let Some(page) = &page {
            self.remember(sent, page);
        }
        let person = self.people.get_mut(sent.who).unwrap();
        for (_, line) in seen.headers.iter().filter(|(name, _)| name == "set-cookie") {
            let line = String::from_utf8_lossy(line);
            if let Some((name, value)) =
                line.split(';').next().and_then(|pair| pair.split_once('='))
            {
                if value.is_empty() {
                    person.jar.remove(name);
                } else {
                    person.jar.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        person.sent_on = seen.header("location").filter(|to| to.starts_with('/'));
        if seen.status == 403 && sent.method == "GET" && person.is_signed_in() {
            // The session has ended; the next step is to come in again.
            person.jar.clear();
        }
        if person.by_card && sent.method == "POST" && sent.path == CARD_DOOR {
            // Spent, whatever came of it.
            person.links.pop();
        }
        let own = person.links.last().map(|_| person.door());
        if let (Some(own), Some(page)) = (own, &page)
            && sent.method == "GET"
            && sent.path == own
            && seen.status == 200
            && !page.forms.iter().any(|form| form.action == own)
        {
            // Spent.
            person.links.pop();
        }
        if let Some(page) = page {
            let token = page
                .forms
                .iter()
                .flat_map(|form| &form.inputs)
                .find(|i| i.name == "_token");
            if let Some(token) = token.and_then(|input| input.values.first()) {
                person.token.clone_from(token);
            }
            person.page = page;
        }
    }

    fn remember(&mut self, sent: &Sent, page: &Page) {
        let forms = page
            .forms
            .iter()
            .map(|form| (form.post, form.action.as_str(), Some(form)));
        let links = page.links.iter().map(|link| (false, link.as_str(), None));
        for (post, address, form) in forms.chain(links) {
            let Some(index) = self.route_of(post, address) else {
                continue;
            };
            if let Some(form) = form {
                // What came back with faults is shown at the address it was sent to; its own page is another.
                if sent.method == "GET" {
                    let shown = Shown {
                        who: sent.who,
                        page: sent.path.clone(),
                        form: form.clone(),
                    };
                    self.seen_forms.insert(index, shown);
                }
            }
            let path = address.split('?').next().unwrap_or_default();
            let route = self.routes.get(index).unwrap();
            let mut before = String::new();
            for (part, word) in route.path.split('/').zip(path.split('/')).skip(1) {
                if part.starts_with('{') {
                    let words = self.seen_words.entry(before.clone()).or_default();
                    if !words.iter().any(|known| known == word) {
                        if words.len() >= KEEP {
                            words.remove(0);
                        }
                        words.push(word.to_owned());
                    }
                }
                before.push('/');
                before.push_str(word);
            }
        }
    }
}

/// How many words of a pattern stand as they are in a path; none if the path does not fit it.
fn fixed_words(pattern: &str, path: &str) -> Option<usize> {
    let mut fixed = 0;
    let (mut parts, mut words) = (pattern.split('/'), path.split('/'));
    loop {
        match (parts.next(), words.next()) {
            (None, None) => return Some(fixed),
            (Some(part), Some(word)) if part == word => fixed += 1,
            (Some(part), Some(word)) if part.starts_with('{') && !word.is_empty() => {}
            _ => return None,
        }
    }
}

#[test]
fn a_request_is_counted_for_the_route_with_most_fixed_words() {
    assert_eq!(fixed_words("/gaest/{id}", "/gaest/1"), Some(2));
    assert_eq!(fixed_words("/gaest/{id}/tid", "/gaest/1"), None);
    assert!(fixed_words("/vagt/gaest", "/vagt/gaest") > fixed_words("/vagt/{x}", "/vagt/gaest"));
}
