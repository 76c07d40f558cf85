//! Every page about ways in, in every situation.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use kit_web::{Asked, Failed, Faults, Sample};

use super::account::{Account, account};
use super::keys::keys;
use super::sign_in::{Said, add_login, new_key, recovery, recovery_spent, said, sign_in, who};
use crate::login::Provider;
use crate::login::store::Login;
use crate::passkey::Question;
use crate::passkey::store::{Key, Kind};
use crate::ways::{Standing, Told};

const LONGEST: &str = "Fællesskabet for Rødgrødmedflødekøbing og Sønderstrandsvejens Omegn";

fn house(name: &str, label: &str) -> Provider {
    Provider {
        name: name.to_owned(),
        label: label.to_owned(),
        issuer: "https://login.example".to_owned(),
        client_id: "landgang".to_owned(),
        client_secret: None,
        acr: Vec::new(),
        role_claim: String::new(),
        roles: BTreeMap::new(),
    }
}

fn key_of(id: &str, kind: Kind, made: Timestamp, used: Option<Timestamp>) -> Key {
    Key {
        id: id.to_owned(),
        kind,
        made,
        used,
    }
}

/// The samples that every realm shows whose people sign in here.
///
/// # Errors
/// [`Failed::Page`] if a template cannot be filled.
pub fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.now();
    let ago = |hours: i64| {
        now.checked_sub(SignedDuration::from_hours(hours))
            .unwrap_or(now)
    };
    let outside = Asked {
        who: None,
        ..asked.clone()
    };
    let houses = [house("kommunen", "Kommunen"), house("lang", LONGEST)];
    let question = Question {
        asked: "{\"publicKey\":{}}".to_owned(),
        kept: String::new(),
    };
    let token = "0123456789abcdef";
    let mine = [
        key_of("key-0001", Kind::Phone, ago(400), Some(ago(2))),
        key_of("key-0002", Kind::Device, ago(1), None),
    ];
    let standing = |handle: &str, hours: i64, own: bool| Standing {
        handle: handle.to_owned(),
        made: ago(hours),
        seen: ago(hours / 2),
        own,
    };
    let whole = Account {
        keys: 2,
        logins: vec![Login {
            id: "login-0001".to_owned(),
            provider: "kommunen".to_owned(),
            made: ago(400),
            used: Some(ago(30)),
        }],
        sessions: vec![standing("a", 1, true), standing("b", 9, false)],
        told: Told::ALL.iter().map(|what| (*what, ago(3))).collect(),
    };
    let mut faults = Faults::none();
    faults.add("kind", asked.say("keys-many"));
    let added = Some(asked.say("keys-added"));
    let last = Some(asked.say("account-last"));
    let address = "https://login.example/authorize?client_id=landgang";
    let mut all = vec![
        Sample::of(
            "sign-in",
            "ordinary",
            &sign_in(&outside, true, &houses, true),
        )?,
        Sample::of("sign-in", "no-keys", &sign_in(&outside, false, &[], false))?,
        Sample::of("passkey-who", "ordinary", &who(&outside, &question, token))?,
        Sample::of("passkey-new", "ordinary", &new_key(asked, &question, token))?,
        Sample::of(
            "keys",
            "empty",
            &keys(asked, &[], true, None, Faults::none()),
        )?,
        Sample::of(
            "keys",
            "ordinary",
            &keys(asked, &mine, true, added, Faults::none()),
        )?,
        Sample::of("keys", "error", &keys(asked, &mine, true, None, faults))?,
        Sample::of(
            "account",
            "empty",
            &account(asked, &Account::default(), &[], None),
        )?,
        Sample::of(
            "account",
            "ordinary",
            &account(asked, &whole, &houses, last),
        )?,
        Sample::of("login-add", "ordinary", &add_login(asked, LONGEST, address))?,
        Sample::of("recovery", "ordinary", &recovery(&outside, token))?,
        Sample::of("recovery", "spent", &recovery_spent(&outside))?,
    ];
    for (name, what) in Said::ALL {
        all.push(Sample::of("way-in", name, &said(&outside, what, LONGEST))?);
    }
    Ok(all)
}
