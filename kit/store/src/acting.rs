//! A store in somebody's hands: the only way to read or write names who asks.

use std::future::Future;

use crate::about::About;
use crate::{By, Realm, Store, StoreError, Tx};

/// A store with its asker. What touches a person's tables without a line in the log of looks is refused and undone.
pub struct Acting<R> {
    store: Store<R>,
    by: By,
    /// Only ever true in a test.
    free: bool,
}

impl<R: Realm> std::fmt::Debug for Acting<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Acting<{}>", R::NAME)
    }
}

impl<R: Realm> Store<R> {
    /// This store, asked by `by`.
    #[must_use]
    pub fn by(&self, by: By) -> Acting<R> {
        Acting {
            store: self.clone(),
            by,
            free: false,
        }
    }

    /// This store for a job of the program's own. Nobody's rights are asked, so tidy counts the calls.
    #[must_use]
    pub fn job(&self, name: &'static str) -> Acting<R> {
        self.by(By::job(name))
    }
}

#[cfg(feature = "test")]
impl<R: Realm> Store<R> {
    /// This store for a test that looks at the rows themselves: nothing need be logged.
    #[must_use]
    pub fn aside(&self) -> Acting<R> {
        Acting {
            free: true,
            ..self.job("test")
        }
    }
}

impl<R: Realm> Acting<R> {
    /// Runs `run` on one snapshot that touches no person's table.
    ///
    /// # Errors
    /// What `run` says, [`StoreError::NotLogged`] if it touched a person, or the store's own fault.
    pub fn read<T, E, F>(
        &self,
        name: &'static str,
        run: F,
    ) -> impl Future<Output = Result<T, E>> + Send + use<T, E, F, R>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (store, about) = (self.store.clone(), self.about(name));
        async move {
            store
                .raw_read(name, move |tx| about.around_once(tx, run))
                .await
        }
    }

    /// Reads something of a person, and writes down in the same transaction that it was read: `object` is the
    /// person's or thing's number, or `*` for a list.
    ///
    /// # Errors
    /// What `run` says, or the store's own fault.
    pub fn look<T, E, F>(
        &self,
        name: &'static str,
        object: &str,
        run: F,
    ) -> impl Future<Output = Result<T, E>> + Send + use<T, E, F, R>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (store, about, object) = (self.store.clone(), self.about(name), object.to_owned());
        let looking = move |tx: &mut Tx<'_>| {
            tx.looked(&object)?;
            run(tx)
        };
        async move {
            store
                .raw_write(name, move |tx| about.around(tx, &looking))
                .await
        }
    }

    /// Runs `run` in one transaction and answers after the commit. An `Err` undoes all of it. It may run more than
    /// once, so it must do nothing but touch the transaction.
    ///
    /// # Errors
    /// What `run` says, [`StoreError::MayNotWrite`] if the asker came to read only, [`StoreError::NotLogged`] if it
    /// touched a person without [`Tx::looked`], or the store's own fault.
    pub fn write<T, E, F>(
        &self,
        name: &'static str,
        run: F,
    ) -> impl Future<Output = Result<T, E>> + Send + use<T, E, F, R>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (store, about, may) = (self.store.clone(), self.about(name), self.by.may_write);
        async move {
            if !may {
                return Err(E::from(StoreError::MayNotWrite(name)));
            }
            store
                .raw_write(name, move |tx| about.around(tx, &run))
                .await
        }
    }

    /// As [`Acting::read`], on this thread.
    ///
    /// # Errors
    /// As [`Acting::read`].
    pub fn read_now<T, E: From<StoreError>>(
        &self,
        name: &'static str,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let about = self.about(name);
        self.store
            .raw_read_now(name, move |tx| about.around_once(tx, run))
    }

    /// As [`Acting::write`], on this thread; not to be called on an async thread.
    ///
    /// # Errors
    /// As [`Acting::write`].
    pub fn write_now<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if !self.by.may_write {
            return Err(E::from(StoreError::MayNotWrite(name)));
        }
        let about = self.about(name);
        self.store
            .raw_write_now(name, move |tx| about.around(tx, &run))
    }

    fn about(&self, name: &'static str) -> About {
        About {
            name,
            realm: R::NAME,
            guarded: if self.free { &[] } else { R::GUARDED },
            by: self.by.clone(),
            given: self.store.given().clone(),
            vault: self.store.vault().clone(),
            touched: false,
            logged: false,
        }
    }
}
