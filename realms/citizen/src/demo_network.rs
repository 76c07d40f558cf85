//! Sofie's map and her meeting, for the demo. All names are invented.

use std::collections::BTreeSet;

use jiff::ToSpan;
use kit_store::{Given, StoreError, Tx};

use crate::gathering::link;
use crate::gathering::rules::{Agreed, Called, Coming, Ending, Gathering, Plan, Said};
use crate::network::rules::{Circle, Closeness, FirstTime, Record, Tie};
use crate::network::store;
use crate::room::lock::OpenRoom;

/// Name, field, closeness.
const TIES: [(&str, Circle, Closeness); 5] = [
    ("Pixel", Circle::Online, Closeness::Near),
    ("moster E.", Circle::Kin, Closeness::Middle),
    ("nabo B.", Circle::Friends, Closeness::Far),
    ("Lørdagskoret", Circle::Communities, Closeness::Far),
    ("J.", Circle::Professionals, Closeness::Middle),
];

/// Fills the map, and calls a meeting to which one has said yes.
pub(crate) fn fill(
    tx: &mut Tx<'_>,
    given: &Given,
    room: &OpenRoom,
    host: &str,
) -> Result<(), StoreError> {
    let ids: Vec<String> = TIES.iter().map(|_| given.random128()).collect();
    let put = |tx: &mut Tx<'_>, record: &Record| {
        store::put(tx, (room, given, host), &given.random128(), record)
    };
    let mut called = Vec::new();
    for (id, (name, circle, closeness)) in ids.iter().zip(TIES) {
        let mut tie = Tie {
            name: name.to_owned(),
            circle,
            closeness,
            first_time: FirstTime::Unknown,
            knows: BTreeSet::new(),
        };
        if circle == Circle::Online {
            tie.first_time = FirstTime::Online;
        }
        if circle == Circle::Friends {
            tie.knows.extend(ids.get(1).cloned());
        }
        if closeness != Closeness::Far {
            called.push(Called {
                id: given.random128(),
                tie: Some(id.clone()),
                name: name.to_owned(),
                token: given.random128(),
                withdrawn: false,
            });
        }
        let (id, tie) = (id.clone(), Some(tie));
        put(tx, &Record::Tie { id, tie })?;
    }
    put(
        tx,
        &Record::Coordinator {
            tie: ids.last().cloned(),
        },
    )?;
    let token = called.first().map(|first| first.token.clone());
    let gathering = meeting(given, called);
    put(
        tx,
        &Record::Gathering {
            id: given.random128(),
            gathering: Some(Box::new(gathering)),
        },
    )?;
    let said = Said {
        coming: Coming::Yes,
        hope: "At vi skriver sammen, før det bliver svært.".to_owned(),
    };
    if let Some(behind) = link::behind(tx, &token.unwrap_or_default(), given)? {
        link::say(tx, &behind, given, &said)?;
    }
    Ok(())
}

fn meeting(given: &Given, called: Vec<Called>) -> Gathering {
    let today = given.today();
    let day = today.saturating_add(9.days());
    let friend = called.first().map(|first| first.id.clone());
    let agreed = |who: String, what: &str| Agreed {
        who,
        what: what.to_owned(),
    };
    let plan = Plan {
        agenda: "1. Hvad der er godt lige nu\n2. Hvem der kan gå med mig første gang".to_owned(),
        leads: "Mig".to_owned(),
        day,
        time: jiff::civil::time(16, 30, 0, 0),
        place: "Hos mig. Pixel er med på nettet.".to_owned(),
        closes: day.saturating_add(1.days()),
        hope: "At jeg ikke skal forklare det hele forfra.".to_owned(),
        show_hope: true,
    };
    let gathering = Gathering {
        called,
        ..Gathering::new(plan)
    };
    gathering.ended(Ending {
        on: today,
        goals: "Ud af huset to gange om ugen.".to_owned(),
        agreed: vec![
            agreed(String::new(), "Går ned til åen om tirsdagen"),
            agreed(friend.unwrap_or_default(), "Skriver om søndagen"),
        ],
        again: day.saturating_add(28.days()).to_string(),
    })
}
