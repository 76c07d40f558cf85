//! The map and its links, for made-up histories.

use std::collections::BTreeSet;

use jiff::civil::{Date, date, time};
use proptest::prelude::*;

use super::drawing::draw;
use super::rules::{
    Circle, Closeness, FirstTime, MAX_TIES, NameFault, Network, Record, Resting, Tie, read_name,
};
use crate::gathering::rules::{Agreed, Called, Ending, Gathering, Plan};

const TODAY: Date = date(2027, 3, 1);

fn tie(name: &str, circle: Circle, closeness: Closeness) -> Tie {
    Tie {
        name: name.to_owned(),
        circle,
        closeness,
        first_time: FirstTime::Unknown,
        knows: BTreeSet::new(),
    }
}

fn put(id: &str, tie: Tie) -> Record {
    Record::Tie {
        id: id.to_owned(),
        tie: Some(tie),
    }
}

fn resting(all: bool, ties: &[&str]) -> Record {
    let ties = ties.iter().map(|id| (*id).to_owned()).collect();
    Record::Resting {
        who: Resting { all, ties },
    }
}

fn meeting(closes: Date, called: Vec<Called>) -> Gathering {
    Gathering {
        plan: Plan {
            agenda: "Hverdagen".to_owned(),
            leads: String::new(),
            day: TODAY,
            time: time(16, 0, 0, 0),
            place: String::new(),
            closes,
            hope: String::new(),
            show_hope: false,
        },
        called,
        closed: false,
        endings: Vec::new(),
    }
}

fn called(id: &str, tie: Option<&str>) -> Called {
    Called {
        id: id.to_owned(),
        tie: tie.map(str::to_owned),
        name: id.to_owned(),
        token: id.to_owned(),
        withdrawn: false,
    }
}

fn kept(id: &str, gathering: Gathering) -> Record {
    Record::Gathering {
        id: id.to_owned(),
        gathering: Some(Box::new(gathering)),
    }
}

/// NW-1: initials and nicknames are enough, and whole names are asked not to be written.
#[test]
fn initials_and_nicknames_fit_and_whole_names_do_not() {
    for fits in [
        "J.",
        "A. J.",
        "Pixel",
        "moster Else",
        "min nabo",
        "Bo",
        "xX_dragen_Xx",
    ] {
        assert_eq!(read_name(fits, false).as_deref(), Ok(fits));
    }
    for whole in [
        "Anne Jensen",
        "anne jensen hansen",
        "Anne-Margrethe Kristiansen",
    ] {
        assert_eq!(read_name(whole, false), Err(NameFault::Whole), "{whole}");
    }
    assert_eq!(read_name("  ", false), Err(NameFault::Empty));
    // NW-12: a place online may have its own name.
    assert!(read_name("Serveren for gamle rollespillere", true).is_ok());
    assert_eq!(read_name(&"x".repeat(41), true), Err(NameFault::Long));
}

/// NW-1: who knows whom is told once, and whichever of the two was written last tells it for both.
#[test]
fn who_knows_whom_is_the_same_from_both_sides() {
    let mut friend = tie("B", Circle::Friends, Closeness::Near);
    friend.knows.insert("a".to_owned());
    let both = [
        put("a", tie("A", Circle::Kin, Closeness::Far)),
        put("b", friend),
    ];
    let network = Network::of(&both);
    assert!(network.know("a", "b") && network.know("b", "a"));
    let again = put("a", tie("A", Circle::Kin, Closeness::Far));
    let network = Network::of(&[both.to_vec(), vec![again]].concat());
    assert!(!network.know("a", "b") && !network.know("b", "a"));
}

/// NW-7: one coordinator, from among the professionals only, and changeable.
#[test]
fn the_coordinator_is_one_of_the_professionals() {
    let mut records = vec![
        put("p", tie("J.", Circle::Professionals, Closeness::Far)),
        put("f", tie("F.", Circle::Friends, Closeness::Far)),
    ];
    for (named, is) in [
        (Some("p"), Some("p")),
        (Some("f"), None),
        (Some("gone"), None),
        (None, None),
    ] {
        let tie = named.map(str::to_owned);
        records.push(Record::Coordinator { tie });
        let network = Network::of(&records);
        assert_eq!(network.coordinator().map(|(id, _)| id), is);
    }
}

/// NW-6: while somebody rests, her agreements wait; one's own and the others' carry.
#[test]
fn while_somebody_rests_the_other_agreements_carry() {
    let mut gathering = meeting(
        TODAY,
        vec![called("c1", Some("f")), called("c2", Some("p"))],
    );
    let agreed = |who: &str, what: &str| Agreed {
        who: who.to_owned(),
        what: what.to_owned(),
    };
    gathering.endings.push(Ending {
        on: TODAY,
        goals: String::new(),
        agreed: vec![
            agreed("", "own"),
            agreed("c1", "friend"),
            agreed("c2", "professional"),
        ],
        again: String::new(),
    });
    let base = vec![
        put("f", tie("F.", Circle::Friends, Closeness::Near)),
        put("p", tie("J.", Circle::Professionals, Closeness::Far)),
        kept("m", gathering),
    ];
    let carrying = |rest: Record| {
        let network = Network::of(&[base.clone(), vec![rest]].concat());
        let all = network.agreements().into_iter();
        let carry = all.filter(|(_, _, carries)| *carries);
        carry
            .map(|(_, what, _)| what.to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        carrying(resting(false, &[])),
        ["own", "friend", "professional"]
    );
    assert_eq!(carrying(resting(false, &["f"])), ["own", "professional"]);
    assert_eq!(carrying(resting(true, &[])), ["own", "professional"]);
    assert_eq!(carrying(resting(true, &["p"])), ["own"]);
}

#[derive(Debug, Clone)]
enum Doing {
    Call(bool),
    Withdraw(usize),
    PauseAll(bool),
    PauseOne(bool),
    Close(bool),
    ClosesIn(i64),
    OffTheMap(bool),
    Days(i64),
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        any::<bool>().prop_map(Doing::Call),
        (0_usize..4).prop_map(Doing::Withdraw),
        any::<bool>().prop_map(Doing::PauseAll),
        any::<bool>().prop_map(Doing::PauseOne),
        any::<bool>().prop_map(Doing::Close),
        (0_i64..6).prop_map(Doing::ClosesIn),
        any::<bool>().prop_map(Doing::OffTheMap),
        (0_i64..3).prop_map(Doing::Days),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// NW-4, NW-6: whatever was done before, a link is open only if the newest state opens it.
    #[test]
    fn no_history_opens_a_link_that_the_newest_state_does_not(steps in prop::collection::vec(doing(), 0..30)) {
        let (mut records, mut gathering, mut today) =
            (vec![put("t", tie("T.", Circle::Friends, Closeness::Near))], meeting(TODAY, Vec::new()), TODAY);
        // The newest state, kept in plain words beside the records.
        let (mut all, mut one, mut there) = (false, false, true);
        for step in steps {
            match step {
                Doing::Call(by_tie) => {
                    let id = format!("c{}", gathering.called.len());
                    gathering.called.push(called(&id, by_tie.then_some("t")));
                }
                Doing::Withdraw(at) => if let Some(called) = gathering.called.get_mut(at) { called.withdrawn = true; },
                Doing::PauseAll(on) => all = on,
                Doing::PauseOne(on) => one = on,
                Doing::Close(closed) => gathering.closed = closed,
                Doing::ClosesIn(days) => gathering.plan.closes = today.saturating_add(jiff::Span::new().days(days)),
                Doing::OffTheMap(off) => {
                    there = !off;
                    let is = (!off).then(|| tie("T.", Circle::Friends, Closeness::Near));
                    records.push(Record::Tie { id: "t".to_owned(), tie: is });
                }
                Doing::Days(days) => today = today.saturating_add(jiff::Span::new().days(days)),
            }
            records.push(resting(all, if one { &["t"] } else { &[] }));
            records.push(kept("m", gathering.clone()));
            let network = Network::of(&records);
            let open: Vec<&str> = network.open_links(today).iter().map(|link| link.called.id.as_str()).collect();
            let should: Vec<&str> = gathering.called.iter().filter(|c| {
                let tie_opens = c.tie.is_none() || (there && !one);
                !c.withdrawn && !gathering.closed && today <= gathering.plan.closes && !all && tie_opens
            }).map(|c| c.id.as_str()).collect();
            prop_assert_eq!(open, should);
        }
    }

    /// NW-1: whoever stands where, no two dots touch, none leaves the picture, and each has its number.
    #[test]
    fn no_two_dots_of_the_map_touch(ties in prop::collection::vec((0_usize..10, 0_usize..3), 0..=MAX_TIES)) {
        let records: Vec<Record> = ties.iter().enumerate().map(|(at, (circle, near))| {
            put(&format!("{at}"), tie("A", Circle::ALL[*circle].0, Closeness::ALL[*near].0))
        }).collect();
        let drawing = draw(&Network::of(&records));
        prop_assert_eq!(drawing.dots.len(), ties.len());
        let numbers: BTreeSet<usize> = drawing.dots.iter().map(|dot| dot.number).collect();
        prop_assert_eq!(numbers.len(), ties.len());
        for (at, one) in drawing.dots.iter().enumerate() {
            prop_assert!((22.0..=578.0).contains(&one.x) && (22.0..=578.0).contains(&one.y));
            for other in drawing.dots.iter().skip(at + 1) {
                let apart = (one.x - other.x).hypot(one.y - other.y);
                prop_assert!(apart >= 42.0, "{} and {}: {apart}", one.number, other.number);
            }
        }
    }
}
