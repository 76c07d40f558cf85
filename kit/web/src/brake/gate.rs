//! A brake before something that is no page and has no store of its own.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use kit_store::{Given, Realm, Store, StoreError};

use super::{Address, Brake, Trying, Turn};

type Answered = Pin<Box<dyn Future<Output = Result<Turn, StoreError>> + Send>>;

/// Asks a realm's brake before something is taken.
#[derive(Clone)]
pub struct Gate(Arc<dyn Fn(Option<Address>) -> Answered + Send + Sync>);

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Gate")
    }
}

impl Gate {
    /// A gate that counts in this realm's database.
    #[must_use]
    pub fn new<R: Realm>(store: &Store<R>, given: &Given, brake: Brake) -> Self {
        let (store, given) = (store.clone(), given.clone());
        Self(Arc::new(move |from| {
            let (store, given) = (store.clone(), given.clone());
            Box::pin(async move {
                let counted = store.job("count at a gate");
                let counted = counted.write("count at a gate", move |tx| {
                    let trying = Trying {
                        account: None,
                        address: from.as_ref(),
                    };
                    brake.take_turn(tx, &given, trying)
                });
                counted.await
            })
        }))
    }

    /// Whether one more from this address is welcome; counted if it is.
    ///
    /// # Errors
    /// If the database does not answer.
    pub(crate) async fn turn(&self, from: Option<Address>) -> Result<Turn, StoreError> {
        (self.0)(from).await
    }
}
