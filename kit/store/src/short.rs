//! Short calls for tests: a test is its own asker. They exist with the feature `test` only, so that no code of the
//! program can ask a store without saying who asks.

use crate::{Realm, Store, StoreError, Tx};

impl<R: Realm> Store<R> {
    /// See [`crate::Acting::read`].
    ///
    /// # Errors
    /// As there.
    pub async fn read<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.job(name).read(name, run).await
    }

    /// See [`crate::Acting::write`].
    ///
    /// # Errors
    /// As there.
    pub async fn write<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.job(name).write(name, run).await
    }

    /// See [`crate::Acting::read_now`].
    ///
    /// # Errors
    /// As there.
    pub fn read_now<T, E: From<StoreError>>(
        &self,
        name: &'static str,
        run: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.job(name).read_now(name, run)
    }

    /// See [`crate::Acting::write_now`].
    ///
    /// # Errors
    /// As there.
    pub fn write_now<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.job(name).write_now(name, run)
    }
}
