//! The open realm as it serves.

use std::path::Path;
use std::sync::Arc;

use kit_store::{Given, Store, Where};
use kit_web::{Router, assemble};
use realm_public::{App, Keeping, Public};

pub(crate) fn app(file: &Path) -> Result<App, String> {
    let given = Given::system();
    let store: Store<Public> =
        Store::open(&Where::Sqlite(file.to_owned()), &given).map_err(|fault| fault.to_string())?;
    let web = realm_public::web(given, "http://127.0.0.1".to_owned(), "X".to_owned())
        .map_err(|fault| fault.to_string())?;
    App::new(store, Arc::new(web), &Keeping::default()).map_err(|fault| fault.to_string())
}

pub(crate) fn router(file: &Path) -> Result<Router, String> {
    Ok(assemble(realm_public::build(app(file)?)))
}
