//! The leaflet of communities that tell much, little and nothing.

use jiff::civil::{Date, date, time};
use kit_hsds::{Community, ContactPerson, Feed, Limits, Meeting, Place, Schedule, read_bytes};
use kit_words::{Catalogue, Lang};

use crate::{LeafletFormat, booklet, dated, hours, paper, pdf, times};

const DEMO: &[u8] = include_bytes!("../../../data/demokobing/hsds.json");
const ORIGIN: &str = "https://landgang.example";
const TODAY: Date = date(2026, 11, 22);

fn demo() -> Vec<Community> {
    let feed: Feed = read_bytes("hsds.json", DEMO, &Limits::default()).expect("the demo's feed");
    feed.communities()
}

/// A schedule as a feed gives it, read into a time.
fn meeting(freq: &str, byday: &str) -> Meeting {
    let s = |text: &str| Some(text.to_owned());
    Meeting::of(&Schedule {
        freq: s(freq),
        byday: s(byday),
        opens_at: s("16:00"),
        closes_at: s("16:45"),
        ..Schedule::default()
    })
    .expect("a time")
}

fn lines(meeting: Meeting) -> Vec<String> {
    let community = Community {
        times: vec![meeting],
        ..Community::default()
    };
    times(Lang::Da, &community, TODAY)
}

#[test]
fn both_catalogues_are_read_whole() {
    let files = (
        include_str!("../words/da.ftl"),
        include_str!("../words/en.ftl"),
    );
    assert!(Catalogue::new(&[files]).is_ok());
}

#[test]
fn no_leaflet_of_the_demo_lacks_a_word_ps_2() {
    let all = demo();
    assert!(!all.is_empty());
    for community in all {
        for format in [LeafletFormat::A5, LeafletFormat::FoldedA4] {
            let said = format!("{:?}", paper(&community, ORIGIN, TODAY, format));
            assert!(!said.contains('⟦'), "{said}");
        }
        for lang in [Lang::Da, Lang::En] {
            let said = times(lang, &community, TODAY).join("\n");
            assert!(!said.contains('⟦'), "{said}");
        }
    }
}

#[test]
fn the_code_opens_the_open_page_and_nothing_more_vh_20() {
    for community in demo() {
        let leaflet = paper(&community, ORIGIN, TODAY, LeafletFormat::A5);
        assert_eq!(leaflet.url, format!("{ORIGIN}/f/{}", community.slug));
        assert_eq!(
            leaflet.address,
            format!("landgang.example/f/{}", community.slug)
        );
    }
}

#[test]
fn every_leaflet_says_how_old_it_is_ps_2() {
    let mut community = Community {
        assured_date: Some(date(2026, 10, 3)),
        ..Community::default()
    };
    let said = |community: &Community| paper(community, ORIGIN, TODAY, LeafletFormat::A5).dated;
    assert_eq!(
        said(&community),
        "Oplysningerne er bekræftet i oktober 2026."
    );
    assert_eq!(
        dated(Lang::En, &community),
        "The information was confirmed in October 2026."
    );
    community.assured_date = None;
    assert_eq!(
        said(&community),
        "Vi ved ikke, hvornår oplysningerne sidst er bekræftet. Ring gerne først."
    );
}

#[test]
fn a_leaflet_of_another_place_or_day_is_another_file_ps_2() {
    let mut until = meeting("WEEKLY", "WE");
    until.to = Some(date(2026, 12, 1));
    let community = Community {
        slug: "gaatur".to_owned(),
        name: "Gåturen".to_owned(),
        times: vec![until],
        ..Community::default()
    };
    let made = |origin: &str, day| pdf(&community, origin, day, LeafletFormat::A5).expect("a file");
    let one = made(ORIGIN, TODAY);
    assert_eq!(one, made(ORIGIN, TODAY));
    assert_ne!(one, made("https://andet.example", TODAY));
    assert_ne!(one, made(ORIGIN, date(2026, 12, 2)));
}

#[test]
fn the_place_takes_two_lines_and_the_contact_two() {
    let community = Community {
        place: Some(Place {
            name: Some("Medborgerhuset".to_owned()),
            address: vec!["Havnegade 4".to_owned()],
            postcode: Some("9999".to_owned()),
            city: Some("Demokøbing".to_owned()),
            ..Place::default()
        }),
        phone: Some("00 00 00 01".to_owned()),
        email: Some("huset@demo.example".to_owned()),
        contact: Some(ContactPerson {
            name: Some("Mette Holm".to_owned()),
            title: Some("tovholder".to_owned()),
            phone: Some("00 00 00 02".to_owned()),
            ..ContactPerson::default()
        }),
        ..Community::default()
    };
    let leaflet = paper(&community, ORIGIN, TODAY, LeafletFormat::A5);
    assert_eq!(
        leaflet.place,
        ["Medborgerhuset", "Havnegade 4, 9999 Demokøbing"]
    );
    assert_eq!(
        leaflet.contact,
        ["Mette Holm, tovholder", "00 00 00 02 · huset@demo.example"]
    );
    let bare = paper(&Community::default(), ORIGIN, TODAY, LeafletFormat::A5);
    assert_eq!((bare.place, bare.contact), (Vec::new(), Vec::new()));
}

#[test]
fn days_and_hours_are_said_as_people_say_them() {
    assert_eq!(lines(meeting("WEEKLY", "WE")), ["Hver onsdag kl. 16–16.45"]);
    let mut second = meeting("WEEKLY", "MO,WE,FR");
    second.interval = 2;
    second.closes = None;
    assert_eq!(
        lines(second),
        ["Mandag, onsdag og fredag hver anden uge kl. 16"]
    );
    let monthly = meeting("MONTHLY", "-1TH");
    assert_eq!(
        lines(monthly),
        ["Den sidste torsdag i hver måned kl. 16–16.45"]
    );
    assert_eq!(hours(Lang::En, time(16, 0, 0, 0), None), "at 16:00");
}

#[test]
fn a_time_that_is_over_is_not_printed_and_one_to_come_says_from_when() {
    let mut over = meeting("WEEKLY", "WE");
    over.to = Some(date(2026, 11, 21));
    assert_eq!(lines(over), Vec::<String>::new());
    let mut to_come = meeting("WEEKLY", "WE");
    to_come.from = Some(date(2026, 12, 2));
    to_come.to = Some(date(2027, 3, 31));
    assert_eq!(
        lines(to_come),
        ["Hver onsdag kl. 16–16.45 fra 2. december til og med 31. marts"]
    );
}

/// PS-2, VH-20: a booklet holds what was chosen, in the order chosen, and the same choice gives the same bytes.
#[test]
fn a_booklet_holds_its_communities_in_their_order_and_is_the_same_for_everybody() {
    let all = demo();
    let chosen: Vec<&Community> = all.iter().rev().take(12).collect();
    let made = booklet(&chosen, ORIGIN, TODAY).expect("made");
    assert!(made.starts_with(b"%PDF"));
    assert_eq!(booklet(&chosen, ORIGIN, TODAY).expect("made"), made);
    let turned: Vec<&Community> = chosen.iter().rev().copied().collect();
    assert_ne!(booklet(&turned, ORIGIN, TODAY).expect("made"), made);
    let bare = Community {
        name: "Åen".to_owned(),
        slug: "aaen".to_owned(),
        ..Community::default()
    };
    assert!(booklet(&[&bare], ORIGIN, TODAY).is_ok());
}
