//! Errands: somebody wants one thing and goes the way of links and forms to it, so that what lies deep is reached as well.

use std::collections::VecDeque;

use jiff::civil::Date;

use crate::chains::CHAINS;
use crate::die::Die;
use crate::observe::Sent;
use crate::send::fill_form;
use crate::visitor::{Person, Visitor};

/// Requests that a goal may take.
const PATIENCE: usize = 8;
/// Of a hundred requests, how many begin an errand.
const BEGINS: usize = 16;

/// What is still wanted, and how many requests it may take.
#[derive(Debug, Clone)]
pub(crate) struct Errand {
    goals: VecDeque<(usize, &'static str)>,
    left: usize,
}

impl Visitor {
    /// The next step of the errand that somebody is on, or of one that begins now.
    pub(crate) fn on_an_errand(&mut self, today: Date, die: &mut Die) -> Option<Sent> {
        if self.only_looks {
            return None;
        }
        let mut errand = match self.errand.take() {
            Some(errand) => errand,
            None => self.begins(die)?,
        };
        let (who, goal) = *errand.goals.front()?;
        errand.left = errand.left.checked_sub(1)?;
        let person = self.people.get(who)?;
        let sent = if !person.is_signed_in() {
            self.come_in(who, today, die)
        } else if let Some(on) = &person.sent_on {
            Sent::get(on)
        } else if let Some(sent) = self.there(person, goal, today, die) {
            errand.goals.pop_front();
            errand.left = PATIENCE;
            sent
        } else {
            self.nearer(person, goal, die)?
        };
        self.errand = (!errand.goals.is_empty()).then_some(errand);
        Some(Sent { who, ..sent })
    }

    fn begins(&self, die: &mut Die) -> Option<Errand> {
        if !die.percent(BEGINS) {
            return None;
        }
        let is_here = |path: &str| self.routes.iter().any(|route| route.path == path);
        let chains: Vec<&[(usize, &str)]> = CHAINS
            .into_iter()
            .filter(|chain| chain.iter().all(|(_, path)| is_here(path)))
            .collect();
        let chain = die.pick(&chains).filter(|_| die.percent(55));
        let goals: VecDeque<(usize, &'static str)> = match chain {
            Some(chain) => chain.iter().copied().collect(),
            None => {
                let who = die.below(self.people.len());
                let posts: Vec<&'static str> = self
                    .routes
                    .iter()
                    .filter(|route| route.post && route.path != "/ud")
                    .filter(|route| !self.rare.contains(&route.path))
                    .map(|route| route.path)
                    .collect();
                VecDeque::from([(who, *die.pick(&posts)?)])
            }
        };
        // Whoever has no way in has no errand here.
        let can = |(who, _): &(usize, &str)| {
            let person = self.people.get(*who);
            person.is_some_and(|one| one.is_signed_in() || !one.links.is_empty())
        };
        goals.iter().all(can).then_some(Errand {
            goals,
            left: PATIENCE,
        })
    }

    /// The goal's own form, where the page that is open has it; for a page that is only read, a link to it.
    fn there(&self, person: &Person, goal: &str, today: Date, die: &mut Die) -> Option<Sent> {
        if !self
            .routes
            .iter()
            .any(|route| route.post && route.path == goal)
        {
            if !goal.contains('{') {
                return Some(Sent::get(goal));
            }
            let mut links = person.page.links.iter();
            return links
                .find(|link| self.is_to(link, goal))
                .map(|link| Sent::get(link));
        }
        let forms = person.page.forms.iter().filter(|form| {
            let index = self.route_of(form.post, &form.action);
            let route = index.and_then(|index| self.routes.get(index));
            form.post && route.is_some_and(|route| route.path == goal)
        });
        let forms: Vec<_> = forms.collect();
        Some(fill_form(die.pick(&forms)?, today, die, 0))
    }

    /// The link that leads nearest to the goal, or the page where the way to it begins.
    fn nearer(&self, person: &Person, goal: &str, die: &mut Die) -> Option<Sent> {
        let near = |link: &String| {
            let route = self.routes.get(self.route_of(false, link)?)?;
            Some(alike(route.path, goal))
        };
        let ways: Vec<(usize, &String)> = person
            .page
            .links
            .iter()
            .filter_map(|link| Some((near(link)?, link)))
            .collect();
        let best = ways.iter().map(|(near, _)| *near).max().unwrap_or(0);
        // A page that has to be told about whom it is: only a link that says so leads to its form.
        let told: Vec<&String> = person
            .page
            .links
            .iter()
            .filter(|link| link.contains('?') && self.is_to(link, goal))
            .collect();
        if let Some(link) = die.pick(&told) {
            return Some(Sent::get(link));
        }
        let (first, many) = self.begins_at(goal);
        // Where no link leads nearer, one of the pages beside the goal may.
        let beside: Vec<&String> = person
            .page
            .links
            .iter()
            .filter(|link| self.is_beside(link, goal))
            .collect();
        if best <= many + 1
            && die.percent(50)
            && let Some(link) = die.pick(&beside)
        {
            return Some(Sent::get(link));
        }
        if best > many {
            let best: Vec<&String> = ways
                .iter()
                .filter(|(near, _)| *near == best)
                .map(|(_, link)| *link)
                .collect();
            return Some(Sent::get(die.pick(&best)?));
        }
        Some(Sent::get(first?))
    }

    /// Whether a link leads to a page of that declared address.
    fn is_to(&self, link: &str, goal: &str) -> bool {
        let route = self
            .route_of(false, link)
            .and_then(|index| self.routes.get(index));
        route.is_some_and(|route| route.path == goal)
    }

    /// Whether a link leads to a page of the same thing: "/gaest/{id}/indsigt" lies beside "/gaest/{id}/slet".
    fn is_beside(&self, link: &str, goal: &str) -> bool {
        let route = self
            .route_of(false, link)
            .and_then(|index| self.routes.get(index));
        let (Some(route), Some((of, _))) = (route, goal.rsplit_once('/')) else {
            return false;
        };
        of.contains('{')
            && route
                .path
                .rsplit_once('/')
                .is_some_and(|(other, _)| other == of)
    }

    /// The page without a word in its address that is nearest to the goal, and how near it is.
    fn begins_at(&self, goal: &str) -> (Option<&'static str>, usize) {
        let plain = self
            .routes
            .iter()
            .filter(|route| !route.post && !route.path.contains('{') && route.path != "/");
        let best = plain
            .map(|route| (alike(route.path, goal), route.path))
            .filter(|(near, _)| *near > 0)
            .max_by_key(|(near, path)| (*near, std::cmp::Reverse(path.len())));
        best.map_or((None, 0), |(near, path)| (Some(path), near))
    }
}

/// How many parts two declared addresses have in common from the beginning; none where the first leads past the second. A
/// page of one thing often leads to the pages of its parts, so an open part fits every word.
fn alike(path: &str, goal: &str) -> usize {
    let parts = |path: &'_ str| {
        path.split('/')
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (path, goal) = (parts(path), parts(goal));
    let same = path
        .iter()
        .zip(&goal)
        .take_while(|(a, b)| a == b || a.starts_with('{'))
        .count();
    if same == path.len() { same } else { 0 }
}
