//! A visitor's hands and eyes.

use std::sync::Arc;

use jiff::civil::date;
use kit_store::test::TestStore;
use kit_store::{FixedClock, Given, SeededChance};
use kit_web::{Response, assemble, request};
use realm_public::{App, HIDE_AFTER_DAYS, Keeping, Public, build, seed_demo, web};
use tower::ServiceExt as _;

/// The origin of the open pages in tests.
pub(crate) const ORIGIN: &str = "http://landgang.localhost:8701";

/// An open realm with a database of its own and a clock that stands still.
pub(crate) struct World {
    /// The app.
    pub(crate) app: App,
    /// The clock.
    pub(crate) clock: Arc<FixedClock>,
    /// Keeps the folder.
    _keep: TestStore<Public>,
}

/// A Wednesday at 15 in Denmark, four weeks after the demo's files were written.
pub(crate) fn given() -> (Given, Arc<FixedClock>) {
    let moment = date(2026, 12, 23).at(15, 0, 0, 0);
    let zoned = moment
        .in_tz("Europe/Copenhagen")
        .expect("a time that exists");
    let clock = Arc::new(FixedClock::at(zoned.timestamp()));
    (
        Given::new(clock.clone(), Arc::new(SeededChance::new(7))),
        clock,
    )
}

impl World {
    /// Without a community.
    pub(crate) fn empty() -> Self {
        Self::that_hides_after(HIDE_AFTER_DAYS)
    }

    /// Without a community; what nobody has confirmed for longer than so many days stands in no list.
    pub(crate) fn that_hides_after(days: i64) -> Self {
        Self::kept_as(&Keeping {
            hide_after_days: days,
            ..Keeping::default()
        })
    }

    /// Without a community, kept as this says.
    pub(crate) fn kept_as(keeping: &Keeping) -> Self {
        let (given, clock) = given();
        let keep = kit_store::test::sqlite::<Public>().expect("a fresh store");
        let web = web(given, ORIGIN.into(), "Foreningen Havnen".into()).expect("words");
        let app = App::new(keep.store.clone(), Arc::new(web), keeping).expect("loads");
        Self {
            app,
            clock,
            _keep: keep,
        }
    }

    /// With Demokøbing, and as long a memory as its own configuration gives it: one of its pages is meant to be old.
    pub(crate) fn demo() -> Self {
        let mut world = Self::empty();
        seed_demo(&world.app.store, &world.app.web.given).expect("the demo's directory");
        world.app = App::new(
            world.app.store.clone(),
            world.app.web.clone(),
            &Keeping {
                hide_after_days: 1_095,
                ..Keeping::default()
            },
        )
        .expect("loads");
        world
    }

    /// An answer.
    pub(crate) async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        let router = assemble(build(self.app.clone()));
        router
            .oneshot(request("GET", path, headers, ""))
            .await
            .expect("an answer")
    }

    /// An answer to a form.
    pub(crate) async fn post_with(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Response {
        let router = assemble(build(self.app.clone()));
        let form = ("content-type", "application/x-www-form-urlencoded");
        let headers = [headers, &[form]].concat();
        router
            .oneshot(request("POST", path, &headers, body))
            .await
            .expect("an answer")
    }

    /// A page that must be there.
    pub(crate) async fn page(&self, path: &str) -> String {
        let response = self.get_with(path, &[]).await;
        assert_eq!(response.status(), 200, "{path}");
        kit_web::body_text(response).await
    }
}

/// The words of a page without its tags.
pub(crate) fn words(html: &str) -> String {
    let body = html.split_once("<main").map_or(html, |(_, body)| body);
    let mut out = String::new();
    let mut inside = true;
    for letter in body.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            letter if !inside => out.push(letter),
            _ => {}
        }
    }
    let plain = out
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
