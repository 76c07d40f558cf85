//! Colleagues on both databases.

use jiff::Timestamp;
use kit_store::{StoreError, store_test};

use super::{QuestionId, store};
use crate::Municipality;
use crate::house::{FormId, Worker, WorkerId};
use crate::people::store as people;

fn id(key: &str) -> WorkerId {
    WorkerId::from_text(&format!("worker-{key}")).expect("an id")
}

store_test! {
    /// PS-10, PS-3, GM-17: a colleague with the topic is found, asked one line once, and only who was asked answers.
    fn a_colleague_is_found_by_topic_asked_once_and_answers(store: Store<Municipality>) {
        store.aside().write_now("colleagues", |tx| {
            for key in ["jonas", "birgitte", "inge"] {
                let worker = Worker { id: id(key), first_name: key.to_owned(), role: "worker".to_owned(), team: None };
                people::put_worker(tx, &worker, Timestamp::UNIX_EPOCH)?;
            }
            store::put(tx, &id("birgitte"), "Gæld", "Bostøtte om mandagen")?;
            let form = FormId::from_text("form-0001").expect("an id");
            for line in ["Hvem kan hjælpe med gæld?", "En anden linje"] {
                store::ask(tx, &form, (&id("jonas"), &id("birgitte")), line, Timestamp::UNIX_EPOCH)?;
            }
            let question = QuestionId::from_text("form-0001").expect("an id");
            assert_eq!(store::answer(tx, &question, &id("inge"), "Nej", Timestamp::UNIX_EPOCH)?, None);
            assert_eq!(store::answer(tx, &question, &id("birgitte"), "Det kan jeg.", Timestamp::UNIX_EPOCH)?, Some(()));
            let found = store::colleagues(tx)?.into_iter().find(|one| one.topics == "Gæld").expect("somebody");
            assert_eq!((found.name.as_str(), found.also.as_str()), ("birgitte", "Bostøtte om mandagen"));
            let asked = store::questions(tx, &id("jonas"))?;
            assert_eq!((asked.len(), asked[0].line.as_str()), (1, "Hvem kan hjælpe med gæld?"));
            assert_eq!(asked[0].answer.as_deref(), Some("Det kan jeg."));
            assert_eq!(store::questions(tx, &id("inge"))?, []);
            Ok::<_, StoreError>(())
        }).expect("written");
    }
}
