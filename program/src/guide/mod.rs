//! The demo's first page: who one may be, the story in steps, and the proof. No realm, no database, no cookie.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use askama::Template;
use jiff::{Span, Zoned};
use kit_boundary::{Wall, enter};
use kit_store::ShiftedClock;
use kit_web::{
    Action, Answer, Asked, Built, Face, Failed, Frame, FromRef, May, Routes, Sample, SessionRule,
    State, Web, assemble,
};
use kit_words::{key, when};
use realm_municipality::DEMO_CARD;
use tokio::sync::watch;

use crate::Fault;
use crate::config::Config;
use crate::process::{self, Said};

static FACE: Face = Face {
    realm: "guide",
    mark: "○",
    dense: false,
    strip: key!("guide-strip"),
    promise: key!("guide-promise"),
    looked: None,
    roles: &[],
    home: "/",
    cookie: "__Host-lg-guide",
    session: |_| SessionRule::NOBODY,
};

#[derive(Clone)]
struct App {
    front: Arc<str>,
    municipality: Arc<str>,
    civil: Arc<str>,
    research: Arc<str>,
    clock: Arc<ShiftedClock>,
    later_ms: Arc<AtomicI64>,
}

impl FromRef<App> for () {
    fn from_ref(_: &App) {}
}

struct Row {
    href: String,
    name: String,
    text: String,
}

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage {
    frame: Frame,
    roles: Vec<Row>,
    steps: Vec<Row>,
    proofs: Vec<Row>,
    now: String,
}

/// The town can be a day or a week later, so that a visit can be over within the ten minutes of the story.
const STEPS_DAYS: [i64; 2] = [1, 7];
/// How long the answer waits until every realm goes by the later time: a page that was opened before would be of the old day.
const WAITS: Duration = Duration::from_secs(10);
const LOOKS_AGAIN: Duration = Duration::from_millis(5);

async fn go_on(State(app): State<App>, asked: Asked) -> Answer {
    let days: i64 = asked.fields.get("dage").parse().unwrap_or(0);
    if STEPS_DAYS.contains(&days) {
        let ms = days_ms(&asked.web.given.zoned(asked.web.given.now()), days)?;
        let clock_ms = app.later_ms.fetch_add(ms, Ordering::SeqCst) + ms;
        // The parent tells every realm and us last; if it is gone, so are we.
        Said::Later { clock_ms }
            .say()
            .map_err(|e| Failed::Page(e.to_string()))?;
        let all_moved = async {
            while app.clock.shifted_ms() < clock_ms {
                tokio::time::sleep(LOOKS_AGAIN).await;
            }
        };
        // A realm that is being started again hears of it when it is up; nobody waits for that.
        if tokio::time::timeout(WAITS, all_moved).await.is_err() {
            app.clock.shift_to_ms(clock_ms);
        }
    }
    kit_web::go("/#tid")
}

/// Milliseconds until the same time of day so many days later. A day is 23 or 25 hours where summer time begins or ends: with
/// 24 an evening after 23:00 would become another date.
///
/// # Errors
/// A day beyond the calendar.
fn days_ms(now: &Zoned, days: i64) -> Result<i64, Failed> {
    let then = now
        .checked_add(Span::new().days(days))
        .map_err(|e| Failed::Page(e.to_string()))?;
    Ok(then.timestamp().as_millisecond() - now.timestamp().as_millisecond())
}

async fn show(State(app): State<App>, asked: Asked) -> Answer {
    asked.page(&page(&app, &asked))
}

fn page(app: &App, asked: &Asked) -> GuidePage {
    let App {
        front,
        municipality,
        civil,
        research,
        ..
    } = app;
    let row = |href: String, name: &str, text: &str| Row {
        href,
        name: asked.say(name),
        text: asked.say(text),
    };
    GuidePage {
        frame: asked.frame(asked.say("guide-title")),
        now: asked.tell(
            "guide-now",
            &[(
                "when",
                when::moment(asked.lang(), asked.web.given.local()).into(),
            )],
        ),
        roles: vec![
            row(
                format!("{front}/"),
                key!("guide-visitor"),
                key!("guide-visitor-text"),
            ),
            row(
                format!("{front}/ind/demo-guest"),
                key!("guide-guest"),
                key!("guide-guest-text"),
            ),
            row(
                format!("{municipality}/ind/demo-birgitte"),
                key!("guide-host"),
                key!("guide-host-text"),
            ),
            row(
                format!("{municipality}/ind/demo-jonas"),
                key!("guide-worker"),
                key!("guide-worker-text"),
            ),
            row(
                format!("{municipality}/ind/demo-karen"),
                key!("guide-leader"),
                key!("guide-leader-text"),
            ),
            Row {
                href: format!("{municipality}/mit/ind"),
                name: asked.say(key!("guide-own")),
                text: asked.tell(
                    key!("guide-own-text"),
                    &[("codes", DEMO_CARD.join(", ").into())],
                ),
            },
            row(
                format!("{civil}/ind/demo-lone"),
                key!("guide-coordinator"),
                key!("guide-coordinator-text"),
            ),
            row(
                format!("{civil}/ind/demo-mette"),
                key!("guide-companion"),
                key!("guide-companion-text"),
            ),
            row(
                format!("{research}/ind/demo-sigrid"),
                key!("guide-researcher"),
                key!("guide-researcher-text"),
            ),
        ],
        steps: vec![
            row(
                format!("{front}/"),
                key!("guide-step-1"),
                key!("guide-step-1-text"),
            ),
            row(
                format!("{municipality}/ind/demo-birgitte"),
                key!("guide-step-2"),
                key!("guide-step-2-text"),
            ),
            row(
                format!("{front}/f/gaaturen-ved-aaen"),
                key!("guide-step-3"),
                key!("guide-step-3-text"),
            ),
            row(
                format!("{civil}/ind/demo-lone"),
                key!("guide-step-4"),
                key!("guide-step-4-text"),
            ),
            row(
                format!("{front}/min"),
                key!("guide-step-5"),
                key!("guide-step-5-text"),
            ),
            row(
                format!("{civil}/ind/demo-mette"),
                key!("guide-step-6"),
                key!("guide-step-6-text"),
            ),
            row(
                format!("{municipality}/ind/demo-karen"),
                key!("guide-step-7"),
                key!("guide-step-7-text"),
            ),
        ],
        proofs: vec![
            row(
                format!("{municipality}/bevis"),
                key!("guide-proof-near"),
                key!("guide-proof-near-text"),
            ),
            row(
                format!("{civil}/bevis"),
                key!("guide-proof-far"),
                key!("guide-proof-far-text"),
            ),
        ],
    }
}

fn samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let nowhere: Arc<str> = Arc::from("http://localhost");
    let app = App {
        front: Arc::clone(&nowhere),
        municipality: Arc::clone(&nowhere),
        civil: Arc::clone(&nowhere),
        research: nowhere,
        clock: Arc::default(),
        later_ms: Arc::default(),
    };
    Ok(vec![Sample::of("guide", "ordinary", &page(&app, asked))?])
}

/// Serves the guide behind a wall of its own.
///
/// # Errors
/// If the address is taken or the wall cannot be entered.
pub(crate) fn serve(config: &Config) -> Result<ExitCode, Fault> {
    let listen = config.house.guide.ok_or("only a demo has a guide")?;
    let home = config.base.join("guide");
    std::fs::create_dir_all(&home)?;
    let mut wall = Wall::around(home);
    wall.listen = vec![listen.port()];
    enter(&wall)?;
    let listener = std::net::TcpListener::bind(listen)?;
    let origin = |section: Option<&crate::config::Section>| {
        section.map_or_else(|| Arc::from(""), |s| Arc::from(s.origin.as_str()))
    };
    let app = App {
        front: origin(config.front.as_ref()),
        municipality: origin(config.municipality.as_ref()),
        civil: origin(config.civil.as_ref()),
        research: origin(config.research.as_ref()),
        clock: Arc::new(ShiftedClock::default()),
        later_ms: Arc::default(),
    };
    let clock = Arc::clone(&app.clock);
    let words = (
        include_str!("../../words/da.ftl"),
        include_str!("../../words/en.ftl"),
    );
    let mut web = Web::new(
        &FACE,
        words,
        process::given(Some(&clock)),
        format!("http://localhost:{}", listen.port()),
        "Landgang".to_owned(),
    )?;
    web.demo = true;
    web.crisis = format!("{}/akut", app.front);
    web.plain = app.front.to_string();
    let web = Arc::new(web);
    let routes = Routes::new()
        .get("/", May::anybody(Action::See, "guide"), show)
        .post("/frem", May::anybody(Action::Change, "clock"), go_on);
    let router = assemble(Built::new(routes, app, &web, None, samples));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let (stop, stopped) = watch::channel(false);
        process::listen(stop, Some(clock), None);
        Said::Listening.say()?;
        process::serve(listener, router, process::crowd::limits(None)?, stopped).await
    })?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::days_ms;

    #[test]
    fn a_week_is_seven_dates_at_both_clock_changes_and_at_any_time_of_day() {
        for day in ["2027-03-25", "2027-10-28", "2028-02-25", "2026-12-30"] {
            for time in ["00:10", "12:00", "23:10", "23:50"] {
                let now: jiff::Zoned = format!("{day}T{time}[Europe/Copenhagen]").parse().unwrap();
                let ms = days_ms(&now, 7).unwrap();
                let then = now.checked_add(jiff::Span::new().milliseconds(ms)).unwrap();
                assert_eq!((then.date() - now.date()).get_days(), 7, "{now}");
                assert_eq!(then.time(), now.time(), "{now}");
            }
        }
    }
}
