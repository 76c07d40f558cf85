//! The pages of the network and of meetings: empty, ordinary, full, and with a slip in the form.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use kit_web::{Asked, Failed, Faults, Fields, Sample};

use super::cast::amiss;
use crate::gathering::form as meeting_form;
use crate::gathering::pages as meeting;
use crate::gathering::paper;
use crate::gathering::rules::{
    Agreed, Called, Coming, Ending, Gathering, MAX_CALLED, Plan, Said, Shown,
};
use crate::network::form;
use crate::network::pages;
use crate::network::rules::{
    Circle, Closeness, FirstTime, MAX_TIES, Network, Record, Resting, Tie,
};
use crate::network::store::Around;

const MEETING: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f2";

fn id(at: usize) -> String {
    format!("{at:032x}")
}

fn tie(name: &str, circle: Circle, closeness: Closeness) -> Tie {
    Tie {
        name: name.to_owned(),
        circle,
        closeness,
        first_time: FirstTime::Unknown,
        knows: BTreeSet::new(),
    }
}

fn put(at: usize, tie: Tie) -> Record {
    Record::Tie {
        id: id(at),
        tie: Some(tie),
    }
}

fn plan(asked: &Asked, agenda: &str, place: &str) -> Plan {
    let today = asked.web.given.today();
    let on = |days: i64| today.saturating_add(days.days());
    Plan {
        agenda: agenda.to_owned(),
        leads: "Mig".to_owned(),
        day: on(5),
        time: jiff::civil::time(16, 30, 0, 0),
        place: place.to_owned(),
        closes: on(6),
        hope: "At vi taler om hverdagen, og ikke kun om det svære.".to_owned(),
        show_hope: true,
    }
}

fn called(at: usize, name: &str) -> Called {
    Called {
        id: id(900 + at),
        tie: Some(id(at)),
        name: name.to_owned(),
        token: id(at),
        withdrawn: false,
    }
}

fn ordinary(asked: &Asked) -> Vec<Record> {
    let mut friend = tie("Pixel", Circle::Online, Closeness::Near);
    friend.first_time = FirstTime::Online;
    let mut aunt = tie("moster E.", Circle::Kin, Closeness::Middle);
    aunt.knows.insert(id(3));
    let agenda = "1. Hvordan går det\n2. Hvem kan hvad";
    let mut gathering = Gathering::new(plan(asked, agenda, "Hos mig, eller på nettet"));
    gathering.called = vec![called(1, "Pixel"), called(2, "moster E.")];
    gathering.endings = vec![Ending {
        on: asked.web.given.today(),
        goals: "Ud af huset to gange om ugen.".to_owned(),
        agreed: vec![
            Agreed {
                who: String::new(),
                what: "Går en tur om tirsdagen".to_owned(),
            },
            Agreed {
                who: id(901),
                what: "Skriver om søndagen".to_owned(),
            },
        ],
        again: asked.web.given.today().to_string(),
    }];
    vec![
        put(3, tie("J.", Circle::Professionals, Closeness::Far)),
        put(1, friend),
        Record::Coordinator { tie: Some(id(3)) },
        Record::Gathering {
            id: MEETING.to_owned(),
            gathering: Some(Box::new(gathering)),
        },
        put(2, aunt),
    ]
}

/// As many as the map holds, with names as long as they may be.
fn longest(asked: &Asked) -> Vec<Record> {
    let mut all = Vec::new();
    for (at, (circle, _)) in (0..MAX_TIES).zip(Circle::ALL.iter().cycle()) {
        let near = [Closeness::Near, Closeness::Middle, Closeness::Far];
        let near = near.get(at % 3).copied().unwrap_or(Closeness::Near);
        let name = if circle.is_of_places() {
            "Torsdagsholdet i Søndervangskvarterets hu"
        } else {
            "Kristiane-Margrethes"
        };
        let mut tie = tie(name, *circle, near);
        tie.knows = (0..at).step_by(5).map(id).collect();
        all.push(put(at, tie));
    }
    let agenda = "Vi taler om, hvem der kan gå med til Eftermiddagsfællesspisningen i Søndervangskvarteret.\n".repeat(6);
    let place = "Søndervangskvarterets beboerhus ved Gammel Åboulevard, det lille mødelokale bag køkkenet på første sal";
    let mut gathering = Gathering::new(plan(asked, &agenda, place));
    gathering.called = (0..MAX_CALLED)
        .map(|at| called(at, "Kristiane-Margrethes"))
        .collect();
    let who = Record::Resting {
        who: Resting {
            all: true,
            ties: BTreeSet::new(),
        },
    };
    all.push(who);
    all.push(Record::Gathering {
        id: MEETING.to_owned(),
        gathering: Some(Box::new(gathering)),
    });
    all
}

fn around(records: &[Record]) -> Around {
    let said = Said {
        coming: Coming::Yes,
        hope: "At det bliver lettere at ringe til hinanden.".to_owned(),
    };
    Around {
        network: Network::of(records),
        answers: BTreeMap::from([(id(901), said)]),
    }
}

fn typed(asked: &Asked, fields: &[(&str, &str)]) -> Asked {
    Asked {
        fields: Arc::new(Fields::of(fields)),
        ..asked.clone()
    }
}

fn faults(read: Result<impl Sized, Faults>) -> Faults {
    read.err().unwrap_or_default()
}

/// Every page of the network.
pub(super) fn network_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (empty, some, full) = (
        Network::default(),
        Network::of(&ordinary(asked)),
        Network::of(&longest(asked)),
    );
    let of = |records: &[Record]| Network::of(records);
    let alone = of(&[put(3, tie("J.", Circle::Professionals, Closeness::Far))]);
    let slip = typed(asked, &[("navn", "Anne-Margrethe Kristiansen")]);
    let fault = faults(form::read(&slip, &some, ""));
    Ok(vec![
        Sample::of("network", "empty", &pages::map(asked, &empty, &[]))?,
        Sample::of("network", "professionals", &pages::map(asked, &alone, &[]))?,
        Sample::of("network", "ordinary", &pages::map(asked, &some, &[]))?,
        Sample::of("network", "longest", &pages::map(asked, &full, &[]))?,
        Sample::of(
            "network-new",
            "empty",
            &form::page(asked, &empty, None, Faults::none()),
        )?,
        Sample::of(
            "network-new",
            "error",
            &form::page(&slip, &some, None, fault),
        )?,
        Sample::of(
            "network-tie",
            "ordinary",
            &form::page(asked, &some, Some(&id(1)), Faults::none()),
        )?,
        Sample::of(
            "network-tie",
            "longest",
            &form::page(asked, &full, Some(&id(1)), Faults::none()),
        )?,
    ])
}

/// Every page of a meeting.
pub(super) fn meeting_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (some, full) = (around(&ordinary(asked)), around(&longest(asked)));
    let of = |around: &Around| {
        let found = around.network.gatherings.get(MEETING).cloned();
        found.ok_or_else(|| amiss("a meeting"))
    };
    let (gathering, long) = (of(&some)?, of(&full)?);
    let guest = |gathering: &Gathering| {
        let first = gathering.called.first().cloned();
        first.ok_or_else(|| amiss("somebody who is called"))
    };
    let bare = Gathering::new(plan(asked, "Hverdagen", ""));
    let slip = |around: &Around, gathering: &Gathering| {
        let called = guest(gathering)?;
        paper::slip(asked, around, (MEETING, gathering), &called, Faults::none()).map_err(amiss)
    };
    let shown = |gathering: &Gathering, host: &str| {
        Ok::<_, Failed>(Shown::of(gathering, &guest(gathering)?, host))
    };
    let (one, far) = (shown(&gathering, "Amir")?, shown(&long, "Anne-Margrethe")?);
    let (said, unsaid) = (
        Said {
            coming: Coming::Yes,
            hope: "At vi ses lidt oftere.".to_owned(),
        },
        Said::default(),
    );
    let invited = |shown: &Shown, said: (&Said, bool), faults| {
        meeting::invited(asked, "0", shown, said, faults)
    };
    let mut fault = Faults::none();
    fault.add("kommer", asked.say("fault-meeting-answer"));
    let mut nobody = Faults::none();
    nobody.add("navn", asked.say("fault-meeting-nobody"));
    let empty_plan = typed(asked, &[("dag", "i maj")]);
    let amiss_plan = faults(meeting_form::read_plan(&empty_plan));
    let no_goals = faults(meeting_form::read_ending(&empty_plan, &bare));
    let named = |gathering| Some((MEETING, gathering));
    let show =
        |around, gathering, faults| meeting::show(asked, around, (MEETING, gathering), faults);
    Ok(vec![
        Sample::of(
            "meetings",
            "empty",
            &meeting::list(asked, &Around::default()),
        )?,
        Sample::of("meetings", "ordinary", &meeting::list(asked, &some))?,
        Sample::of(
            "meeting-plan",
            "empty",
            &meeting_form::plan(asked, None, Faults::none()),
        )?,
        Sample::of(
            "meeting-plan",
            "longest",
            &meeting_form::plan(asked, named(&long), Faults::none()),
        )?,
        Sample::of(
            "meeting-plan",
            "error",
            &meeting_form::plan(&empty_plan, None, amiss_plan),
        )?,
        Sample::of(
            "meeting",
            "empty",
            &show(&Around::default(), &bare, Faults::none()),
        )?,
        Sample::of(
            "meeting",
            "ordinary",
            &show(&some, &gathering, Faults::none()),
        )?,
        Sample::of("meeting", "longest", &show(&full, &long, Faults::none()))?,
        Sample::of("meeting", "error", &show(&some, &gathering, nobody))?,
        Sample::of("meeting-slip", "ordinary", &slip(&some, &gathering)?)?,
        Sample::of("meeting-slip", "closed", &slip(&full, &long)?)?,
        Sample::of(
            "meeting-ending",
            "empty",
            &meeting_form::ending(asked, MEETING, &bare, Faults::none()),
        )?,
        Sample::of(
            "meeting-ending",
            "longest",
            &meeting_form::ending(asked, MEETING, &long, Faults::none()),
        )?,
        Sample::of(
            "meeting-ending",
            "error",
            &meeting_form::ending(&empty_plan, MEETING, &bare, no_goals),
        )?,
        Sample::of("meeting-away", "ordinary", &meeting::away(asked, MEETING))?,
        Sample::of(
            "invited",
            "ordinary",
            &invited(&one, (&unsaid, false), Faults::none()),
        )?,
        Sample::of(
            "invited",
            "saved",
            &invited(&one, (&said, true), Faults::none()),
        )?,
        Sample::of(
            "invited",
            "longest",
            &invited(&far, (&said, false), Faults::none()),
        )?,
        Sample::of("invited", "error", &invited(&one, (&unsaid, false), fault))?,
    ])
}
