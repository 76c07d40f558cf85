//! The code flow against a house of words (ASVS V10 for clients): what is asked, and every token that is not believed.

use std::sync::Arc;

use jiff::Timestamp;
use kit_identity::login::{Back, Begun, Fault, Known};
use kit_store::{FixedClock, Given, SystemChance};
use serde_json::json;

use crate::house::{ISSUER, Lie, Other, provider};

const REDIRECT: &str = "https://house.example/ind/med/kommunen/svar";

fn given() -> Given {
    let at: Timestamp = "2026-11-18T09:00:00Z".parse().expect("a moment");
    Given::new(Arc::new(FixedClock::at(at)), Arc::new(SystemChance))
}

fn begin(other: &Other) -> Begun {
    let begun = provider().begin(&|question| other.answer(&question), REDIRECT, &given());
    let begun = begun.expect("begun");
    other.visit(&begun.address);
    begun
}

fn end(other: &Other, begun: &Begun, issuer: &str, code: &str) -> Result<Known, Fault> {
    let back = Back {
        code,
        issuer,
        nonce: &begun.nonce,
        verifier: &begun.verifier,
    };
    let now = given().now();
    provider().end(&|question| other.answer(&question), REDIRECT, back, now)
}

fn other() -> Other {
    Other::new(given().now().as_second())
}

#[test]
fn the_question_is_as_the_standard_wants_it() {
    let other = other();
    let begun = provider()
        .begin(&|question| other.answer(&question), REDIRECT, &given())
        .expect("begun");
    let asked = other.visit(&begun.address);
    assert_eq!(asked["response_type"], "code");
    assert_eq!(asked["client_id"], "landgang");
    assert_eq!(asked["redirect_uri"], REDIRECT);
    assert_eq!(asked["code_challenge_method"], "S256");
    assert_eq!(asked["state"], begun.state);
    assert_eq!(asked["nonce"], begun.nonce);
    assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
    assert!(!begun.address.contains(&begun.verifier));
    let again = provider()
        .begin(&|question| other.answer(&question), REDIRECT, &given())
        .expect("begun");
    assert_ne!(
        (again.state, again.nonce, again.verifier),
        (begun.state, begun.nonce, begun.verifier)
    );
}

#[test]
fn a_true_token_is_believed() {
    let other = other();
    let begun = begin(&other);
    let known = end(&other, &begun, "", "good").expect("known");
    assert_eq!(known.first_name.as_deref(), Some("Signe"));
    assert_eq!(known.says, ["staff"]);
    assert!(!known.subject_hash.contains("subject"));
    assert!(end(&other, &begun, ISSUER, "good").is_ok());
}

#[test]
fn no_lie_is_believed() {
    let now = given().now().as_second();
    let claim = |name, value| Lie {
        claims: vec![(name, value)],
        ..Lie::default()
    };
    let lies = [
        (
            "another house made it",
            claim("iss", json!("https://evil.example")),
        ),
        (
            "its address with a slash more",
            claim("iss", json!(format!("{ISSUER}/"))),
        ),
        ("no maker", claim("iss", json!(null))),
        ("for another client", claim("aud", json!("other"))),
        (
            "for us and another",
            claim("aud", json!(["landgang", "other"])),
        ),
        ("for nobody", claim("aud", json!(null))),
        ("another nonce", claim("nonce", json!("0".repeat(64)))),
        ("no nonce", claim("nonce", json!(null))),
        ("over", claim("exp", json!(now - 1))),
        ("over by an hour", claim("exp", json!(now - 3600))),
        ("no end", claim("exp", json!(null))),
        ("made in the future", claim("iat", json!(now + 120))),
        ("no subject", claim("sub", json!(null))),
        ("authorised for another", claim("azp", json!("other"))),
        (
            "not signed",
            Lie {
                alg: Some("none"),
                ..Lie::default()
            },
        ),
        (
            "signed with the shared secret",
            Lie {
                alg: Some("HS256"),
                ..Lie::default()
            },
        ),
        (
            "signed with a hidden key",
            Lie {
                hidden_key: true,
                ..Lie::default()
            },
        ),
        (
            "no token",
            Lie {
                no_token: true,
                ..Lie::default()
            },
        ),
        (
            "calls itself another",
            Lie {
                calls_itself: Some("https://evil.example"),
                ..Lie::default()
            },
        ),
        (
            "always names itself, and did not",
            Lie {
                names_itself: true,
                ..Lie::default()
            },
        ),
        (
            "nonsense",
            Lie {
                nonsense: true,
                ..Lie::default()
            },
        ),
        (
            "silence",
            Lie {
                silent: true,
                ..Lie::default()
            },
        ),
    ];
    let mut survived = 0;
    for (name, lie) in &lies {
        let other = other();
        let begun = begin(&other);
        other.lie(lie.clone());
        assert!(end(&other, &begun, "", "good").is_err(), "{name}");
        other.lie(Lie::default());
        assert!(
            end(&other, &begun, "", "good").is_ok(),
            "the same without the lie: {name}"
        );
        survived += 1;
    }
    println!("{survived} / {} lying tokens, no chance in it", lies.len());
}

#[test]
fn another_house_in_the_address_is_not_believed() {
    let other = other();
    let begun = begin(&other);
    for issuer in [
        "https://evil.example",
        "https://login.example",
        "https://login.example/realm/",
    ] {
        assert!(
            matches!(end(&other, &begun, issuer, "good"), Err(Fault::Untrue(_))),
            "{issuer}"
        );
    }
}

#[test]
fn a_code_without_its_verifier_is_worth_nothing() {
    let other = other();
    let begun = begin(&other);
    let stolen = Begun {
        verifier: "0".repeat(64),
        ..begun.clone()
    };
    assert!(matches!(
        end(&other, &stolen, "", "good"),
        Err(Fault::Untrue(_))
    ));
    assert!(matches!(
        end(&other, &begun, "", "bad"),
        Err(Fault::Untrue(_))
    ));
}

#[test]
fn a_changed_key_is_known_at_once_and_the_old_one_no_more() {
    let other = other();
    let begun = begin(&other);
    other.change(|state| state.key = 2);
    assert!(end(&other, &begun, "", "good").is_ok());
    other.lie(Lie {
        hidden_key: true,
        ..Lie::default()
    });
    assert!(end(&other, &begun, "", "good").is_err());
}

#[test]
fn a_fault_says_nothing_of_the_person() {
    let other = other();
    let begun = begin(&other);
    other.lie(Lie {
        claims: vec![("aud", json!("other")), ("given_name", json!("Hemmelig"))],
        ..Lie::default()
    });
    let fault = end(&other, &begun, "", "good")
        .expect_err("a lie")
        .to_string();
    assert!(
        !fault.contains("Hemmelig") && !fault.contains("subject-1"),
        "{fault}"
    );
}

/// ASVS 6.8.4: where a house must ask for more than a password, its word that it did stands in the token.
#[test]
fn who_did_not_prove_strongly_enough_is_not_believed() {
    let strict = || {
        let mut strict = provider();
        strict.acr = vec!["urn:two".to_owned(), "urn:three".to_owned()];
        strict
    };
    let try_with = |said: serde_json::Value| {
        let other = other();
        let ask = |question| other.answer(&question);
        let begun = strict().begin(&ask, REDIRECT, &given()).expect("begun");
        assert_eq!(
            other.visit(&begun.address)["acr_values"],
            "urn:two urn:three"
        );
        other.lie(Lie {
            claims: vec![("acr", said)],
            ..Lie::default()
        });
        let back = Back {
            code: "good",
            issuer: "",
            nonce: &begun.nonce,
            verifier: &begun.verifier,
        };
        strict().end(&ask, REDIRECT, back, given().now()).is_ok()
    };
    assert!(try_with(json!("urn:two")) && try_with(json!("urn:three")));
    for weak in [
        json!(null),
        json!("urn:one"),
        json!("urn:two urn:three"),
        json!(""),
    ] {
        assert!(!try_with(weak.clone()), "{weak}");
    }
}
