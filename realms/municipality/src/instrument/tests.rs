//! Instruments: files made for these tests, in the shape of known ones, with invented texts.

use proptest::prelude::*;

use super::rules::Direction;
use super::{Answer, Answers, Instrument, Moment, load, own};

/// Five questions of 0–5, coded with ordinal values, multiplied by four: the shape of a short wellbeing scale.
fn five() -> (String, String) {
    let option = |n: u8| {
        format!(
            r#"{{"extension":[{{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":{n}}}],"valueCoding":{{"code":"c{n}","display":"trin {n}"}}}}"#
        )
    };
    let options: Vec<String> = (0..=5).map(option).collect();
    let items: Vec<String> = (1..=5)
        .map(|n| format!(r#"{{"linkId":"{n}","text":"Opfundet udsagn {n}","type":"choice","answerOption":[{}]}}"#, options.join(",")))
        .collect();
    let questionnaire = format!(
        r#"{{"resourceType":"Questionnaire","url":"https://example.org/fem","version":"2","title":"Fem udsagn","status":"active","item":[{{"linkId":"g","type":"group","text":"De sidste to uger","item":[{{"linkId":"d","type":"display","text":"Vælg det, der passer."}},{}]}}]}}"#,
        items.join(",")
    );
    let scoring = r#"
        instrument = "https://example.org/fem"
        version = "2"
        licence = "Opfundet til prøven"
        source = "Ingen steder fra"
        moment = "start"
        items = ["1", "2", "3", "4", "5"]
        method = "sum"
        factor = 4
        missing = 1
        direction = "higher-is-better"
        [[cut]]
        up_to = 50
        sentence = "Tal sammen om, hvad der fylder."
        [[cut]]
        up_to = 100
        sentence = "Sådan har de fleste det."
    "#;
    (questionnaire, scoring.to_owned())
}

/// Four lines of 0–10 as whole numbers, added up to 40.
fn four() -> (String, String) {
    let ends = r#"[{"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},{"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":10}]"#;
    let items: Vec<String> = (1..=4)
        .map(|n| format!(r#"{{"linkId":"l{n}","text":"Opfundet linje {n}","type":"integer","extension":{ends}}}"#))
        .collect();
    let questionnaire = format!(
        r#"{{"resourceType":"Questionnaire","url":"https://example.org/fire","version":"1","title":"Fire linjer","item":[{},{{"linkId":"t","text":"Andet?","type":"text"}}]}}"#,
        items.join(",")
    );
    let scoring = r#"
        instrument = "https://example.org/fire"
        version = "1"
        licence = "Opfundet"
        source = "Prøven"
        moment = "end"
        items = ["l1", "l2", "l3", "l4"]
        method = "sum"
        direction = "neither"
    "#;
    (questionnaire, scoring.to_owned())
}

fn read((questionnaire, scoring): (String, String)) -> Instrument {
    load(&questionnaire, &scoring)
        .expect("whole files")
        .instrument
}

fn numbers(keys: &[&str], given: &[Option<i32>]) -> Answers {
    keys.iter()
        .zip(given)
        .filter_map(|(key, number)| Some(((*key).to_owned(), Answer::Number((*number)?))))
        .collect()
}

/// FR-10, golden: what is answered, and the score that a person reckons by hand from the rules in the file.
#[test]
fn the_scores_are_those_that_a_person_reckons_by_hand() {
    let five = read(five());
    assert_eq!((five.items.len(), five.moment), (5, Moment::Start));
    assert_eq!(five.span(), Some((0.0, 100.0)));
    let keys = ["1", "2", "3", "4", "5"];
    let golden: [([Option<i32>; 5], Option<f64>); 7] = [
        ([Some(0), Some(0), Some(0), Some(0), Some(0)], Some(0.0)),
        ([Some(5), Some(5), Some(5), Some(5), Some(5)], Some(100.0)),
        ([Some(3), Some(2), Some(4), Some(1), Some(3)], Some(52.0)),
        // One missing of five: the mean of the other four stands in, (3 + 2 + 4 + 1) / 4 × 5 × 4.
        ([Some(3), Some(2), Some(4), Some(1), None], Some(50.0)),
        ([None, Some(5), Some(5), Some(5), Some(5)], Some(100.0)),
        // Two missing are more than the file allows.
        ([Some(3), None, Some(4), Some(1), None], None),
        ([None; 5], None),
    ];
    for (given, wanted) in golden {
        assert_eq!(five.score(&numbers(&keys, &given)), wanted, "{given:?}");
    }
    assert_eq!(five.sentence(50.0), Some("Tal sammen om, hvad der fylder."));
    assert_eq!(five.sentence(50.1), Some("Sådan har de fleste det."));

    let four = read(four());
    assert_eq!(
        (four.span(), four.scoring.direction),
        (Some((0.0, 40.0)), Direction::Neither)
    );
    let keys = ["l1", "l2", "l3", "l4"];
    let of = |given: [Option<i32>; 4]| four.score(&numbers(&keys, &given));
    assert_eq!(of([Some(7), Some(6), Some(9), Some(10)]), Some(32.0));
    assert_eq!(
        of([Some(7), Some(6), Some(9), None]),
        None,
        "this file allows none to be missing"
    );
    assert_eq!(four.sentence(3.0), None, "no cut, no sentence");
}

/// FR-10: our own questions are asked before and after, have no verdict, and no cut-off.
#[test]
fn our_own_instruments_have_a_mean_and_no_verdict() {
    let all = own(&|key| key.to_owned());
    let [week, talk] = all.as_slice() else {
        panic!("two of our own");
    };
    assert_eq!((week.moment, talk.moment), (Moment::Start, Moment::End));
    assert!(all.iter().all(|one| one.scoring.cuts.is_empty()));
    let keys: Vec<&str> = talk.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["heard", "sense", "missing", "different"]);
    assert_eq!(week.span(), Some((0.0, 10.0)));
    let half = numbers(&["days", "rest"], &[Some(4), Some(7)]);
    assert_eq!(
        week.score(&half),
        Some(5.5),
        "what was skipped does not count as nought"
    );
}

/// FR-10: every fault of both files is told at once, with where it is.
#[test]
fn every_fault_is_listed_with_its_place() {
    let questionnaire = r#"{"resourceType":"Questionnaire","url":"https://example.org/x","version":"1","item":[
        {"linkId":"a","text":"Dato?","type":"date"},
        {"linkId":"b","text":"Tal?","type":"integer"},
        {"linkId":"c","text":"","type":"text"},
        {"linkId":"c","text":"Igen","type":"string","repeats":true},
        {"linkId":"e","text":"Valg","type":"choice","answerOption":[{"valueCoding":{"code":"ja","display":"Ja"}}]}]}"#;
    let scoring = r#"
        instrument = "https://example.org/y"
        version = "2"
        moment = "start"
        items = ["a", "c", "z", "z"]
        method = "sum"
        factor = 0
        missing = 9
        direction = "neither"
        cut = [{ up_to = 5, sentence = "" }, { up_to = 3, sentence = "b" }]
    "#;
    let faults: Vec<String> = load(questionnaire, scoring)
        .expect_err("nothing fits")
        .iter()
        .map(ToString::to_string)
        .collect();
    for part in [
        "item a: the type \"date\" is not understood",
        "item b: a whole number needs",
        "item c: a question needs its text",
        "item c: repeats",
        "item c: this linkId stands twice",
        "item e: every answerOption needs a number",
        "instrument: the scoring file is for",
        "version: the scoring file is for",
        "title: neither",
        "licence: ",
        "source: ",
        "items z: there is no question",
        "items z: this question counts twice",
        "items c: this question is answered in words",
        "factor: ",
        "missing: with 9 of 4",
        "cut: 5 stands before 3",
        "cut: a cut is a sentence",
    ] {
        assert!(
            faults.iter().any(|fault| fault.starts_with(part)),
            "{part}: {faults:#?}"
        );
    }
    assert_eq!(
        load("{", "x").expect_err("no files").len(),
        2,
        "both files are named"
    );
    let other = r#"{"resourceType":"Patient"}"#;
    assert!(load(other, &five().1).is_err());
    let (mut own_name, scoring) = five();
    own_name = own_name.replace("https://example.org/fem", "own-week");
    assert!(
        load(
            &own_name,
            &scoring.replace("https://example.org/fem", "own-week")
        )
        .is_err(),
        "nobody takes the name of our own"
    );
}

proptest! {
    /// FR-10: a score lies between its ends, whatever was answered or skipped, and more never lowers it.
    #[test]
    fn a_score_lies_between_its_ends(given in proptest::collection::vec(proptest::option::of(0_i32..=5), 5)) {
        let five = read(five());
        let keys = ["1", "2", "3", "4", "5"];
        let answers = numbers(&keys, &given);
        let missing = given.iter().filter(|one| one.is_none()).count();
        let score = five.score(&answers);
        prop_assert_eq!(score.is_some(), missing <= 1);
        if let Some(score) = score {
            prop_assert!((0.0..=100.0).contains(&score));
            let raised: Vec<Option<i32>> = given.iter().map(|one| one.map(|n| (n + 1).min(5))).collect();
            prop_assert!(five.score(&numbers(&keys, &raised)) >= Some(score));
        }
    }

    /// Whatever bytes an operator gives, it is an instrument or a list of faults.
    #[test]
    fn no_file_makes_the_loader_fall(questionnaire in ".{0,200}", scoring in ".{0,200}") {
        prop_assert!(load(&questionnaire, &scoring).is_err());
    }
}

kit_store::store_test! {
    /// FR-10: a version never changes under what was answered.
    fn an_instrument_is_added_once_and_never_overwritten(store: Store<crate::Municipality>) {
        let (questionnaire, scoring) = five();
        let given = kit_store::Given::system();
        let add = |questionnaire: &str, scoring: &str| {
            let new = load(questionnaire, scoring).expect("whole files");
            crate::instrument::store::add_instrument(&store, &given, &new).expect("written")
        };
        assert_eq!(add(&questionnaire, &scoring), crate::instrument::store::Added::New);
        assert_eq!(add(&questionnaire, &scoring), crate::instrument::store::Added::Same);
        assert_eq!(add(&questionnaire, &scoring.replace("factor = 4", "factor = 5")), crate::instrument::store::Added::Differs);
        let (four, rules) = four();
        assert_eq!(add(&four, &rules), crate::instrument::store::Added::New);
        let listed = crate::instrument::store::list_instruments(&store).expect("read");
        let lines: Vec<String> = listed.iter().map(|one| one.loaded.line()).collect();
        assert_eq!(lines, [
            "Fem udsagn (https://example.org/fem|2), 5 questions, asked at: start. Licence: Opfundet til prøven · Ingen steder fra",
            "Fire linjer (https://example.org/fire|1), 5 questions, asked at: end. Licence: Opfundet · Prøven",
        ]);
    }
}
