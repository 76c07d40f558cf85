//! The closed lists: what may cross, and in which form (SAFETY.md §3; BR-4, BR-5, BR-13, BR-14, HS-1 to HS-4).

use crate::common::*;
use kit_letters::*;
use proptest::prelude::*;

#[test]
fn hs_3_what_may_cross_is_exactly_the_list_of_the_safety_table() {
    assert_eq!(
        CitizenToCivil::KINDS,
        [
            "enquiry",
            "visit-answer",
            "how-it-went",
            "walks-alone",
            "ask-again",
            "message",
            "withdrawal",
            "still-there",
            "not-right",
            "to-companion"
        ]
    );
    assert_eq!(
        CivilToCitizen::KINDS,
        [
            "received",
            "reply",
            "appointment",
            "cancelled",
            "visit-closed",
            "message"
        ]
    );
}

#[test]
fn every_type_on_the_lists_has_a_sample_and_comes_back_from_its_fields_as_it_was() {
    let (given, _) = world(1);
    let letters = from_citizen(&given);
    assert_eq!(
        letters.iter().map(LetterList::kind).collect::<Vec<_>>(),
        CitizenToCivil::KINDS
    );
    for letter in letters {
        let fields = letter.fields().unwrap();
        assert_eq!(
            CitizenToCivil::from_fields(letter.kind(), 1, &fields),
            Ok(letter)
        );
    }
    let letters = from_civil(&given);
    assert_eq!(
        letters.iter().map(LetterList::kind).collect::<Vec<_>>(),
        CivilToCitizen::KINDS
    );
    for letter in letters {
        let fields = letter.fields().unwrap();
        assert_eq!(
            CivilToCitizen::from_fields(letter.kind(), 1, &fields),
            Ok(letter)
        );
    }
}

#[test]
fn a_type_of_the_other_direction_or_of_nobody_is_unknown() {
    let (given, _) = world(2);
    for letter in from_civil(&given).iter().filter(|l| l.kind() != "message") {
        assert_eq!(
            CitizenToCivil::from_fields(letter.kind(), 1, &letter.fields().unwrap()),
            Err(NotALetter::UnknownKind)
        );
    }
    assert_eq!(
        CivilToCitizen::from_fields("referral", 1, b"{}"),
        Err(NotALetter::UnknownKind)
    );
}

#[test]
fn a_version_from_the_future_is_refused_by_name() {
    let (given, _) = world(3);
    let fields = from_citizen(&given).first().unwrap().fields().unwrap();
    for version in [0, 2, 255] {
        assert_eq!(
            CitizenToCivil::from_fields("enquiry", version, &fields),
            Err(NotALetter::UnknownVersion {
                kind: "enquiry",
                version
            })
        );
    }
}

#[test]
fn hs_1_a_field_that_is_not_on_the_list_is_refused() {
    let (given, _) = world(4);
    for letter in from_citizen(&given) {
        let text = String::from_utf8(letter.fields().unwrap()).unwrap();
        for extra in ["cpr", "diagnosis", "sag"] {
            let more = text.replacen('{', &format!("{{\"{extra}\":\"1\","), 1);
            assert_eq!(
                CitizenToCivil::from_fields(letter.kind(), 1, more.as_bytes()),
                Err(NotALetter::Fields {
                    kind: letter.kind()
                }),
                "{extra} in {letter:?}"
            );
        }
    }
}

#[test]
fn values_out_of_their_bounds_are_refused_when_read() {
    let (given, _) = world(5);
    let thread = ThreadToken::new(&given);
    let refused = |fields: String| {
        let read = CivilToCitizen::from_fields("reply", 1, fields.as_bytes());
        assert_eq!(read, Err(NotALetter::Fields { kind: "reply" }), "{fields}");
    };
    let reply = |thread: &str, from: &str, text: &str| {
        serde_json::json!({"thread": thread, "from": from, "text": text}).to_string()
    };
    let token = thread.to_string();
    assert!(CivilToCitizen::from_fields("reply", 1, reply(&token, "Bo", "Hej").as_bytes()).is_ok());
    refused(reply(&token, &"a".repeat(41), "Hej"));
    refused(reply(&token, "Bo", &"a".repeat(2001)));
    refused(reply(&token, "Bo\nHansen", "Hej"));
    refused(reply(&token, " Bo", "Hej"));
    refused(reply(&token, "", "Hej"));
    refused(reply(&token, "Bo", "Hej\u{202e}"));
    refused(reply(&token, "Bo", "Hej\u{0}"));
    refused(reply(&token.to_uppercase(), "Bo", "Hej"));
    refused(reply("0198c1de-0000-7000-8000-000000000001", "Bo", "Hej"));
    refused(reply(&token, "Bo", "Hej").replace("\"Hej\"", "{\"a\":1}"));
    refused(reply(&token, "Bo", "Hej").replace('}', ",\"text\":\"Hej\"}"));

    for (months, fits) in [(0, false), (1, true), (60, true), (61, false), (255, false)] {
        assert_eq!(FollowUp::after_months(months).is_ok(), fits);
        assert_eq!(VisitNumber::new(months).is_ok(), (1..=99).contains(&months));
    }
    for wrong in [
        "2027-3-3",
        "2027-02-29",
        "2027-03-03T16:00",
        "03-03-2027",
        "",
        "2027-03-03 ",
    ] {
        assert!(Day::from_text(wrong).is_err(), "{wrong}");
    }
    for wrong in [
        "2027-03-03",
        "2027-03-03T16:00:00",
        "2027-03-03T24:00",
        "2027-03-03 16:00",
        "2027-03-03T16:00Z",
    ] {
        assert!(WallTime::from_text(wrong).is_err(), "{wrong}");
    }
    for wrong in ["kort", "'; DROP TABLE visit", "å-å-å-å-å", ""] {
        assert!(CommunityId::from_text(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn what_is_told_by_nobody_in_particular_names_no_thread_and_no_room() {
    let (given, _) = world(6);
    let (threaded, others): (Vec<CitizenToCivil>, Vec<CitizenToCivil>) = from_citizen(&given)
        .into_iter()
        .partition(|letter| letter.thread().is_some());
    assert_eq!(threaded.len(), CitizenToCivil::KINDS.len() - 2);
    let mut named = threaded.iter().flat_map(LetterList::shown);
    assert!(
        named.all(|(name, _)| name != "token"),
        "no other letter names its token"
    );
    let names = others.iter().map(|letter| {
        let shown = letter.shown().into_iter();
        shown.map(|(name, _)| name).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(names.collect::<Vec<_>>(), ["answer months token", "text"]);
}

#[test]
fn everything_in_a_letter_can_be_shown_before_it_goes() {
    let (given, _) = world(7);
    let mut letter = enquiry(&given, ThreadToken::new(&given));
    letter.reach = Reach::Phone(short("12 34 56 78"));
    let shown = CitizenToCivil::from(letter.clone()).shown();
    let value = |name: &str| {
        shown
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    };
    assert_eq!(value("called"), Some("Bo fra nr. 4"));
    assert_eq!(value("reach.phone"), Some("12 34 56 78"));
    assert_eq!(value("company"), Some("meet-at-the-door"));
    assert_eq!(value("about"), letter.about.as_ref().map(Lines::as_str));
    assert_eq!(value("when_suits"), None);
    assert_eq!(shown.len(), 6);
}

#[test]
fn a_letter_written_to_a_log_tells_nothing_but_its_type() {
    let (given, _) = world(8);
    let all: String = from_citizen(&given)
        .iter()
        .map(|letter| format!("{letter:?} "))
        .chain(
            from_civil(&given)
                .iter()
                .map(|letter| format!("{letter:?} ")),
        )
        .collect();
    assert_eq!(
        all,
        "enquiry visit-answer how-it-went walks-alone ask-again message withdrawal still-there \
         not-right to-companion received reply appointment cancelled visit-closed message "
    );
    let written = format!("{:?}", enquiry(&given, ThreadToken::new(&given)));
    for secret in ["Bo", "træt", "12 34"] {
        assert!(!written.contains(secret), "{written}");
    }
}

proptest! {
    #[test]
    fn a_text_that_was_built_is_always_read_again_as_it_is(text in ".{0,80}") {
        if let Ok(built) = Short::<60>::new(&text) {
            prop_assert!(built.as_str().chars().count() <= 60);
            prop_assert_eq!(Short::<60>::try_from(String::from(built.clone())), Ok(built));
        }
        let many = text.replace('a', "\r\n");
        if let Ok(built) = Lines::<60>::new(&many) {
            prop_assert!(!built.as_str().contains('\r'));
            prop_assert_eq!(Lines::<60>::try_from(String::from(built.clone())), Ok(built));
        }
    }

    #[test]
    fn no_bytes_make_the_reader_of_fields_panic(kind in 0_usize..10, fields in proptest::collection::vec(any::<u8>(), 0..200)) {
        let kind = CitizenToCivil::KINDS.get(kind).unwrap_or(&"other");
        prop_assert!(CitizenToCivil::from_fields(kind, 1, &fields).is_err());
    }
}
