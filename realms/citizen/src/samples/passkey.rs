//! The pages about passkeys.

use kit_identity::passkey::Question;
use kit_web::{Asked, Failed, Sample};

use crate::passkey::act::{Asking, MOST};
use crate::passkey::pages::{DOOR, LIST, Nothing, at_the_door, new_key, nothing, passkeys, who};
use crate::passkey::store::Passkey;

pub(super) fn passkey_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let now = asked.web.given.now();
    let some = |count: usize| -> Vec<Passkey> {
        let one = |at: usize| Passkey {
            id: format!("{at:032x}"),
            device: String::new(),
            made: now,
            used: at.is_multiple_of(2).then_some(now),
        };
        (0..count).map(one).collect()
    };
    let outside = Asked {
        who: None,
        ..asked.clone()
    };
    let asking = Asking {
        question: Question {
            asked: "{\"publicKey\":{}}".to_owned(),
            kept: String::new(),
        },
        token: "0123456789abcdef".to_owned(),
    };
    let made = Some(asked.say("passkeys-made"));
    let far = nothing(&outside, Nothing::Refused, DOOR);
    Ok(vec![
        Sample::of("passkeys", "empty", &passkeys(asked, &[], None))?,
        Sample::of("passkeys", "ordinary", &passkeys(asked, &some(1), made))?,
        Sample::of("passkeys", "longest", &passkeys(asked, &some(MOST), None))?,
        Sample::of("passkey-new", "ordinary", &new_key(asked, &asking))?,
        Sample::of(
            "passkey-new",
            "stale",
            &nothing(asked, Nothing::Stale, LIST),
        )?,
        Sample::of(
            "passkey-new",
            "unfit",
            &nothing(asked, Nothing::Refused, LIST),
        )?,
        Sample::of("passkey-door", "ordinary", &at_the_door(&outside))?,
        Sample::of("passkey-who", "ordinary", &who(&outside, &asking))?,
        Sample::of("passkey-who", "untrue", &far)?,
    ])
}
