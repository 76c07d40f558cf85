//! A front and a civil on two machines, each with all its routes: letters go in by `POST /breve` and nowhere else.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use kit_letters::{
    ANSWER_LENGTH, Answer, CitizenToCivil, CivilToCitizen, Day, LONGEST_ENVELOPE, LetterId,
    LetterList, Lines, Message, ThreadToken, Withdrawal, seal,
};
use kit_store::Given;
use kit_web::{Response, Router, body_bytes};
use tokio::sync::watch;
use tower::ServiceExt as _;

use super::key::Keys;
use super::{Process, Start, civil, front, wall};
use crate::letter_box::{self, KeysAndAddress};
use crate::letter_box_tests::{Machine, exchanged};
use crate::{Fault, place::Place};

/// A process's whole router, and what stops its courier when dropped.
fn started(machine: &Machine, process: Process) -> Result<(Router, watch::Sender<bool>), Fault> {
    let (stopper, stop) = watch::channel(false);
    let (_, section) = machine
        .config
        .sections()
        .find(|(p, _)| *p == process)
        .expect("it stands in the file");
    let start = Start {
        process,
        config: &machine.config,
        section,
        place: machine.place(process),
        keys: Arc::new(Keys::read(&machine.place(process))?),
        given: Given::system(),
        wall: kit_web::Wall::Up,
        stop,
    };
    let router = tokio::task::block_in_place(|| match process {
        Process::Front => front::start(&start),
        _ => civil::start(&start),
    })?;
    Ok((router, stopper))
}

async fn ask(router: &Router, method: &str, bytes: Vec<u8>) -> Response {
    let request = Request::builder()
        .method(method)
        .uri("/breve")
        .body(Body::from(bytes))
        .expect("a request");
    let asked = router.clone().oneshot(request).await;
    asked.unwrap_or_else(|never| match never {})
}

fn files<Out: LetterList>(machine: &Machine, process: Process) -> KeysAndAddress<Out> {
    let place: Place = machine.place(process);
    letter_box::read::<Out>(&machine.config, &place).expect("the letter box's files")
}

/// Posts `letter`, and says what was answered; a receipt must be the other end's for this very letter.
async fn post<L: LetterList>(letter: &L, (keys, to): &KeysAndAddress<L>, router: &Router) {
    let given = Given::system();
    let (id, today) = (LetterId::new(&given), Day::from(given.today()));
    let sealed = seal(letter, id, today, keys, to, &given).expect("sealed");

    let mut receipts = Vec::new();
    for _ in 0..2 {
        match answered::<L>(ask(router, "POST", sealed.clone()).await).await {
            Answer::Taken(receipt) => {
                assert!(receipt.is_from(to, &keys.address()));
                assert_eq!(receipt.id(), id);
                receipts.push(receipt);
            }
            other => panic!("not taken in: {other:?}"),
        }
    }
    assert!(
        receipts
            .windows(2)
            .all(|two| matches!(two, [a, b] if a == b)),
        "a repeat is answered the same"
    );

    let mut broken = sealed;
    if let Some(byte) = broken.last_mut() {
        *byte ^= 1;
    }
    for wrong in [broken, Vec::new(), b"name=value".to_vec()] {
        let answer = answered::<L>(ask(router, "POST", wrong).await).await;
        assert_eq!(answer, Answer::Refused);
    }
}

async fn answered<L: LetterList>(response: Response) -> Answer<L> {
    assert_eq!(response.status(), 200);
    assert!(response.headers().get("set-cookie").is_none());
    let bytes: [u8; ANSWER_LENGTH] = body_bytes(response)
        .await
        .try_into()
        .expect("an answer's length");
    Answer::from_bytes(&bytes).expect("an answer")
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_between_two_machines_are_taken_in_and_signed_for() {
    let (near, far) = exchanged();
    let (rooms, _rooms_stop) = started(&near, Process::Front).expect("the front starts alone");
    let (association, _stop) = started(&far, Process::Civil).expect("civil starts alone");
    let thread = ThreadToken::new(&Given::system());

    let letter: CitizenToCivil = Withdrawal { thread }.into();
    post(
        &letter,
        &files::<CitizenToCivil>(&near, Process::Front),
        &association,
    )
    .await;

    let text = Lines::new("Vi ses på onsdag.").expect("short enough");
    let letter: CivilToCitizen = Message { thread, text }.into();
    post(
        &letter,
        &files::<CivilToCitizen>(&far, Process::Civil),
        &rooms,
    )
    .await;

    for router in [&rooms, &association] {
        let long = ask(router, "POST", vec![0; LONGEST_ENVELOPE + 1]).await;
        assert_eq!(long.status(), 413);
        assert_eq!(ask(router, "GET", Vec::new()).await.status(), 405);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_one_machine_letters_have_no_address_on_the_network() {
    let machine = Machine::with(&["front", "civil"]).prepared();
    for process in [Process::Front, Process::Civil] {
        let (router, _stop) = started(&machine, process).expect("starts");
        assert_eq!(ask(&router, "GET", Vec::new()).await.status(), 404);
        let letter = ask(&router, "POST", vec![0; 2048]).await;
        assert_ne!(letter.status(), 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_knows_no_other_does_not_start() {
    let machine = Machine::with(&["civil"]).prepared();
    let fault = started(&machine, Process::Civil).expect_err("no address of the other end");
    assert!(fault.to_string().contains("landgang migrate"), "{fault}");

    let mut machine = Machine::with(&["front"]).prepared();
    if let Some(front) = &mut machine.config.front {
        front.letters = None;
    }
    let fault = started(&machine, Process::Front).expect_err("letters go nowhere");
    assert!(fault.to_string().contains("letters = "), "{fault}");
}

#[test]
fn only_an_end_with_the_other_elsewhere_may_connect_to_its_port() {
    let ports = |machine: &Machine, process| {
        let (_, section) = machine
            .config
            .sections()
            .find(|(p, _)| *p == process)
            .expect("it stands in the file");
        let wall = wall(&machine.config, process, section, &machine.place(process));
        (wall.connect, wall.shared.len())
    };
    assert_eq!(
        ports(&Machine::with(&["front"]), Process::Front),
        (vec![8443], 0)
    );
    assert_eq!(
        ports(&Machine::with(&["civil"]), Process::Civil),
        (vec![8443], 0)
    );
    let both = Machine::with(&["front", "civil"]);
    assert_eq!(ports(&both, Process::Front), (vec![], 1));
    assert_eq!(ports(&both, Process::Civil), (vec![], 1));
}
