//! The order of keys and data: made durable before it is used, gone from memory even if the ring fails.

use std::sync::{Arc, Mutex};

use crate::common::{AMIR, Drawn, vault};
use kit_seal::{KeyKeeper, PersonKey, SealError, Vault, Zeroizing};

/// A keeper that notes what it was asked, and may be out of order.
#[derive(Default)]
struct Notes {
    asked: Mutex<Vec<String>>,
    broken: Mutex<bool>,
}

impl Notes {
    fn note(&self, what: String) -> Result<(), SealError> {
        self.asked.lock().expect("one thread").push(what);
        if *self.broken.lock().expect("one thread") {
            return Err(SealError::Keeper("the disk is full".into()));
        }
        Ok(())
    }
}

impl KeyKeeper for Notes {
    fn make(&self, person: &str) -> Result<(u32, PersonKey), SealError> {
        self.note(format!("make {person}"))?;
        Ok((5, PersonKey::draw(&|b| b.fill(3))))
    }

    fn erase(&self, person: &str) -> Result<(), SealError> {
        self.note(format!("erase {person}"))
    }
}

fn with_notes() -> (Arc<Notes>, Vault) {
    let notes = Arc::new(Notes::default());
    let keeper: Arc<dyn KeyKeeper> = Arc::<Notes>::clone(&notes);
    let vault = Vault::new(Zeroizing::new([1; 32]), keeper);
    (notes, vault)
}

#[test]
fn a_new_person_is_made_durable_once_and_then_known() {
    let (notes, vault) = with_notes();
    assert!(!vault.knows("p-amir"));
    vault.new_person("p-amir").expect("in order");
    vault.new_person("p-amir").expect("nothing to do");
    assert!(vault.knows("p-amir"));
    assert_eq!(*notes.asked.lock().expect("one thread"), ["make p-amir"]);
    let drawn = Drawn::new(11);
    let sealed = vault
        .seal(&AMIR, "Amir", &|b| drawn.fill(b))
        .expect("known");
    assert_eq!(
        sealed.as_bytes()[..5],
        [1, 0, 0, 0, 5],
        "of the keeper's generation"
    );
}

#[test]
fn a_key_that_could_not_be_kept_is_not_used() {
    let (notes, vault) = with_notes();
    *notes.broken.lock().expect("one thread") = true;
    let fault = vault.new_person("p-amir").expect_err("the disk is full");
    assert_eq!(fault.to_string(), "the key ring could not do its part");
    let source = std::error::Error::source(&fault).map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("the disk is full"));
    assert!(!vault.knows("p-amir"));
}

#[test]
fn an_erased_key_is_gone_from_memory_even_if_the_ring_fails() {
    let (notes, vault) = with_notes();
    vault.new_person("p-amir").expect("in order");
    *notes.broken.lock().expect("one thread") = true;
    assert!(matches!(
        vault.erase_person("p-amir"),
        Err(SealError::Keeper(_))
    ));
    assert!(!vault.knows("p-amir"));
    *notes.broken.lock().expect("one thread") = false;
    vault.erase_person("p-amir").expect("tried again");
    assert_eq!(
        *notes.asked.lock().expect("one thread"),
        ["make p-amir", "erase p-amir", "erase p-amir"]
    );
}

#[test]
fn who_was_erased_is_not_made_again() {
    let (vault, drawn) = (vault(), Drawn::new(12));
    let sealed = vault
        .seal(&AMIR, "Amir", &|b| drawn.fill(b))
        .expect("known");
    vault.erase_person("p-amir").expect("remembered");
    assert!(matches!(vault.open(&AMIR, &sealed), Err(SealError::NoKey)));
    assert!(matches!(
        vault.new_person("p-amir"),
        Err(SealError::Keeper(_))
    ));
    assert!(!vault.knows("p-amir"));
}

#[test]
fn keys_of_a_seed_follow_from_it() {
    let drawn = Drawn::new(13);
    let sealed = vault()
        .seal(&AMIR, "Amir", &|b| drawn.fill(b))
        .expect("known");
    assert_eq!(vault().open(&AMIR, &sealed).expect("the same seed"), "Amir");
    let other = Vault::in_memory("citizen").expect("keys from a seed");
    other.new_person("p-amir").expect("a key");
    assert!(matches!(
        other.open(&AMIR, &sealed),
        Err(SealError::Refused)
    ));
    // Two persons of one seed have two keys.
    let mette = kit_seal::Cell {
        person: "p-mette",
        ..AMIR
    };
    let (a, m) = (
        vault().seal(&AMIR, "x", &|b| b.fill(1)).expect("known"),
        vault().seal(&mette, "x", &|b| b.fill(1)).expect("known"),
    );
    assert_ne!(a.as_bytes()[29..60], m.as_bytes()[29..60]);
}
