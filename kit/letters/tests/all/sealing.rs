//! Sealed to one receiver, signed by one sender, of a length that tells little (SAFETY.md §3).

use crate::common::*;
use kit_letters::*;
use proptest::prelude::*;

fn sealed(seed: u64) -> (Ends, CitizenToCivil, LetterId, Vec<u8>) {
    let (given, _) = world(seed);
    let ends = Ends::new(&given);
    let letter = CitizenToCivil::from(enquiry(&given, ThreadToken::new(&given)));
    let id = LetterId::new(&given);
    let today = Day::from(given.today());
    let envelope = seal(
        &letter,
        id,
        today,
        &ends.citizen,
        &ends.civil.address(),
        &given,
    )
    .unwrap();
    (ends, letter, id, envelope)
}

fn opened(ends: &Ends, envelope: &[u8]) -> Result<Opened<CitizenToCivil>, OpenError> {
    open(envelope, &ends.citizen.address(), &ends.civil)
}

#[test]
fn every_letter_both_ways_comes_out_as_it_went_in() {
    let (given, _) = world(10);
    let ends = Ends::new(&given);
    let today = Day::from(given.today());
    for letter in from_citizen(&given) {
        let id = LetterId::new(&given);
        let envelope = seal(
            &letter,
            id,
            today,
            &ends.citizen,
            &ends.civil.address(),
            &given,
        )
        .unwrap();
        let opened = opened(&ends, &envelope).unwrap();
        assert_eq!(
            (opened.id(), opened.posted_on(), opened.letter()),
            (id, today, &letter)
        );
    }
    for letter in from_civil(&given) {
        let id = LetterId::new(&given);
        let envelope = seal(
            &letter,
            id,
            today,
            &ends.civil,
            &ends.citizen.address(),
            &given,
        )
        .unwrap();
        let opened =
            open::<CivilToCitizen>(&envelope, &ends.civil.address(), &ends.citizen).unwrap();
        assert_eq!(
            (opened.id(), opened.posted_on(), opened.letter()),
            (id, today, &letter)
        );
    }
}

#[test]
fn each_changed_byte_is_refused() {
    let (ends, letter, _, envelope) = sealed(11);
    assert_eq!(opened(&ends, &envelope).unwrap().letter(), &letter);
    let (mut tried, mut survived) = (0, 0);
    let bits: Vec<u8> = (0..8).map(|bit| 1 << bit).collect();
    // Every byte of the envelope with changing bits, round and round, until 10,000 tries.
    while tried < 10_000 {
        for place in 0..envelope.len() {
            let mut changed = envelope.clone();
            let bit = bits.get((tried + place) % 8).unwrap();
            *changed.get_mut(place).unwrap() ^= bit;
            tried += 1;
            survived += usize::from(opened(&ends, &changed).is_ok());
        }
    }
    println!("changed bytes accepted: {survived} / {tried}, seed 11");
    assert_eq!(survived, 0);
}

#[test]
fn bytes_cut_off_added_or_exchanged_are_refused() {
    let (ends, _, _, envelope) = sealed(12);
    for length in 0..envelope.len() {
        assert_eq!(
            opened(&ends, envelope.get(..length).unwrap()),
            Err(OpenError::Length)
        );
    }
    let longer = [envelope.as_slice(), b"\0"].concat();
    assert_eq!(opened(&ends, &longer), Err(OpenError::Length));
    assert_eq!(
        opened(&ends, &vec![0; LONGEST_ENVELOPE]),
        Err(OpenError::NotAnEnvelope)
    );
    assert_eq!(
        opened(&ends, &vec![0; LONGEST_ENVELOPE * 100]),
        Err(OpenError::Length)
    );
}

#[test]
fn another_receiver_cannot_open_it_and_another_sender_cannot_have_sent_it() {
    let (ends, _, _, envelope) = sealed(13);
    let (_given, _) = world(14);
    let strangers = Ends::new(&_given);
    let citizen = ends.citizen.address();
    assert_eq!(
        open::<CitizenToCivil>(&envelope, &citizen, &strangers.civil),
        Err(OpenError::WrongReceiver)
    );
    assert_eq!(
        open::<CitizenToCivil>(&envelope, &strangers.citizen.address(), &ends.civil),
        Err(OpenError::UnknownSender)
    );
}

#[test]
fn a_letter_is_of_one_direction_even_if_both_ends_had_the_same_keys() {
    let (given, _) = world(15);
    let ends = Ends::new(&given);
    // The civil end's keys under the citizen's name, which only a broken set-up could make.
    let folder = Folder::new();
    let path = folder.0.join("keys");
    ends.civil.create_file(&path).unwrap();
    let text = std::fs::read_to_string(&path)
        .unwrap()
        .replace("end civil", "end citizen");
    std::fs::write(&path, text).unwrap();
    let twisted = LetterKeys::<Citizen>::read_file(&path).unwrap();
    let message = Message {
        thread: ThreadToken::new(&given),
        text: lines("Hej"),
    };
    let envelope = seal::<CivilToCitizen>(
        &message.into(),
        LetterId::new(&given),
        Day::from(given.today()),
        &ends.civil,
        &twisted.address(),
        &given,
    )
    .unwrap();
    assert_eq!(
        open::<CitizenToCivil>(&envelope, &twisted.address(), &ends.civil),
        Err(OpenError::WrongPair)
    );
}

#[test]
fn the_length_tells_a_long_text_from_the_rest_and_nothing_more() {
    let (given, _) = world(16);
    let ends = Ends::new(&given);
    let (citizen, civil) = (ends.citizen.address(), ends.civil.address());
    let today = Day::from(given.today());
    let mut lengths: Vec<usize> = Vec::new();
    for letter in from_citizen(&given) {
        lengths.push(
            seal(
                &letter,
                LetterId::new(&given),
                today,
                &ends.citizen,
                &civil,
                &given,
            )
            .unwrap()
            .len(),
        );
    }
    for letter in from_civil(&given) {
        lengths.push(
            seal(
                &letter,
                LetterId::new(&given),
                today,
                &ends.civil,
                &citizen,
                &given,
            )
            .unwrap()
            .len(),
        );
    }
    lengths.sort_unstable();
    lengths.dedup();
    assert_eq!(
        lengths.len(),
        1,
        "ordinary letters have one length: {lengths:?}"
    );
}

#[test]
fn the_longest_letter_of_every_type_can_be_sealed() {
    let (given, _) = world(17);
    let ends = Ends::new(&given);
    let (thread, visit) = (ThreadToken::new(&given), VisitToken::new(&given));
    let longest: Vec<CitizenToCivil> = vec![
        Enquiry {
            thread,
            community: CommunityId::from_text(&"a".repeat(64)).unwrap(),
            called: longest_short(),
            reach: Reach::Email(longest_short()),
            company: Company::MunicipalWorker,
            about: Some(longest_lines()),
            when_suits: Some(longest_lines()),
        }
        .into(),
        Message {
            thread,
            text: longest_lines(),
        }
        .into(),
        // A quotation mark takes two bytes when written, a letter of four bytes takes four: neither may be too long.
        Message {
            thread,
            text: lines(&"\"".repeat(2000)),
        }
        .into(),
        Message {
            thread,
            text: lines(&format!("x{}x", "\n".repeat(1998))),
        }
        .into(),
    ];
    let today = Day::from(given.today());
    for letter in longest {
        let envelope = seal(
            &letter,
            LetterId::new(&given),
            today,
            &ends.citizen,
            &ends.civil.address(),
            &given,
        )
        .unwrap();
        assert!(envelope.len() <= LONGEST_ENVELOPE);
        assert_eq!(opened(&ends, &envelope).unwrap().letter(), &letter);
    }
    let longest: Vec<CivilToCitizen> = vec![
        Received {
            thread,
            owner_first_name: longest_short(),
            owner_phone: longest_short(),
            answer_by: Day::from_text("9999-12-30").unwrap(),
        }
        .into(),
        Reply {
            thread,
            from: longest_short(),
            text: longest_lines(),
        }
        .into(),
        Appointment {
            thread,
            visit,
            starts: WallTime::from_text("9999-12-30T23:59").unwrap(),
            place: longest_short(),
            companion_first_name: longest_short(),
            companion_sign: Some(longest_short()),
            meeting_note: Some(longest_lines()),
            number: VisitNumber::new(99).unwrap(),
        }
        .into(),
        Message {
            thread,
            text: longest_lines(),
        }
        .into(),
    ];
    for letter in longest {
        let envelope = seal(
            &letter,
            LetterId::new(&given),
            today,
            &ends.civil,
            &ends.citizen.address(),
            &given,
        )
        .unwrap();
        let opened =
            open::<CivilToCitizen>(&envelope, &ends.civil.address(), &ends.citizen).unwrap();
        assert_eq!(opened.letter(), &letter);
    }
}

#[test]
fn the_same_letter_sealed_twice_has_nothing_to_be_recognised_by() {
    let (given, _) = world(18);
    let ends = Ends::new(&given);
    let letter = CitizenToCivil::from(WalksAlone {
        thread: ThreadToken::new(&given),
    });
    let (id, today) = (LetterId::new(&given), Day::from(given.today()));
    let [one, two] = [(); 2].map(|()| {
        seal(
            &letter,
            id,
            today,
            &ends.citizen,
            &ends.civil.address(),
            &given,
        )
        .unwrap()
    });
    // Beyond the header of 86 bytes, bytes agree only by chance (1 in 256).
    let same = one
        .iter()
        .zip(&two)
        .skip(86)
        .filter(|(a, b)| a == b)
        .count();
    assert!(same < one.len() / 100, "{same} of {}", one.len());
    let content = letter.fields().unwrap();
    assert!(
        !one.windows(8).any(|w| content.windows(8).any(|c| c == w)),
        "the fields lie open"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_comes_out_as_it_went_in(seed in any::<u64>(), text in "\\PC{1,2000}") {
        let (given, _) = world(seed);
        let ends = Ends::new(&given);
        if let Ok(text) = Lines::new(&text) {
            let letter = CitizenToCivil::from(Message { thread: ThreadToken::new(&given), text });
            let id = LetterId::new(&given);
            let envelope = seal(&letter, id, Day::from(given.today()), &ends.citizen, &ends.civil.address(), &given);
            let opened = opened(&ends, &envelope.unwrap()).unwrap();
            prop_assert_eq!(opened.id(), id);
            prop_assert_eq!(opened.letter(), &letter);
        }
    }

    #[test]
    fn no_bytes_from_a_stranger_open_or_panic(bytes in proptest::collection::vec(any::<u8>(), 2246), head in any::<bool>()) {
        let (ends, _, _, envelope) = sealed(19);
        let mut bytes = bytes;
        if head {
            bytes.iter_mut().zip(&envelope).take(86).for_each(|(to, from)| *to = *from);
        }
        prop_assert_eq!(envelope.len(), bytes.len());
        prop_assert!(opened(&ends, &bytes).is_err());
        // An answer from a stranger is none, or one whose receipt nobody signed.
        if let Some(answer) = bytes.first_chunk::<ANSWER_LENGTH>()
            && let Some(Answer::Taken(receipt)) = Answer::<CitizenToCivil>::from_bytes(answer) {
            prop_assert!(!receipt.is_from(&ends.civil.address(), &ends.citizen.address()));
        }
    }
}
