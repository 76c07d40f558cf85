use crate::app::App;
use kit_web::Routes;
pub(crate) fn routes() -> Routes<App> {
    Routes::new()
}
