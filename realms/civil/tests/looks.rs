//! The far bank's log of looks: who is in it by what number, for how long, and what a guest is shown of it.

#![cfg(test)]

mod support;

use kit_letters::{CommunityId, Company, Enquiry, Reach, Short, ThreadToken};
use kit_store::looks::{self, Look};
use kit_store::{Store, store_test};
use realm_civil::Civil;
use support::{WALK, World, blocking, walk};

const DAY_MS: i64 = 24 * 3_600_000;

kit_store::statements! {
    OF_THREAD = "SELECT id FROM crossing WHERE thread = $1";
    MONTHS = "SELECT id FROM look_month ORDER BY month";
    COUNTED = "SELECT CAST(SUM(times) AS BIGINT) FROM look_count WHERE resource = 'crossing' AND role = 'coordinator' AND action = $1";
    EARLIER = "UPDATE look_month SET month = '2000-01'";
}

async fn amir(world: &World) -> String {
    let thread = ThreadToken::new(&world.given);
    world
        .arrives(Enquiry {
            thread,
            community: CommunityId::from_text(WALK).expect("an id"),
            called: Short::new("Amir").expect("a name"),
            reach: Reach::Room,
            company: Company::Peer,
            about: None,
            when_suits: None,
        })
        .await;
    let store = &world.app.store;
    let id = blocking(|| {
        store.aside().read_now("id", |tx| {
            tx.row(OF_THREAD, &[&thread], |r| r.get::<String>(0))
        })
    });
    id.expect("readable").expect("a crossing")
}

fn lines(store: &Store<Civil>) -> Vec<Look> {
    let found = blocking(|| {
        store
            .aside()
            .read_now("lines", |tx| looks::after(tx, 0, 1_000_000))
    });
    let found = found.expect("readable");
    found.into_iter().map(|(look, _)| look).collect()
}

fn texts(store: &Store<Civil>, sql: &'static str) -> Vec<String> {
    let found = blocking(|| {
        store
            .aside()
            .read_now("texts", |tx| tx.rows(sql, &[], |r| r.get(0)))
    });
    found.expect("readable")
}

/// Closes the day that the clock shows, as the program does.
fn close_the_day(world: &World) {
    let (store, day) = (&world.app.store, world.given.today());
    blocking(|| {
        store
            .aside()
            .write_now("close the day", move |tx| tx.tick(day))
    })
    .expect("closed");
}

/// Objects of the lines in which somebody opened a crossing.
fn objects(store: &Store<Civil>) -> Vec<String> {
    let opened = lines(store)
        .into_iter()
        .filter(|look| (look.action.as_str(), look.resource.as_str()) == ("open", "crossing"));
    opened.map(|look| look.object).collect()
}

store_test! {
    /// ALL-2, SAFETY.md §7: the guest's coordinator shows or prints it: when, as what, for which association, what for;
    /// no name, and no number that would do elsewhere.
    fn a_guest_can_be_told_who_has_looked(store: Store<Civil>) {
        let world = World::new(store.clone(), false);
        walk(async {
            let id = amir(&world).await;
            let lone = world.lone();
            world.get(&format!("/nye/{id}"), &lone).await;
            let page = world.get(&format!("/foelgeskab/{id}"), &lone).await;
            assert!(page.html.contains(&format!("/foelgeskab/{id}/kig")));
            let seen = world.get(&format!("/foelgeskab/{id}/kig"), &lone).await;
            assert_eq!(seen.heading(), "Hvem har kigget på Amir?");
            let body = seen.html.split("<table").nth(1).and_then(|rest| rest.split("</table>").next()).expect("a table");
            assert_eq!(body.matches("<tr>").count(), 4, "a line for each time and one of heads: {body}");
            assert!(body.contains("Koordinator") && body.contains("Fællesskabet på Havnen") && body.contains("Følgeskab til en gæst"));
            assert!(!body.contains("Lone") && !body.contains("coordinator-lone") && !body.contains(&id));
            // Everybody who works here is told the same of themselves.
            let mette = world.mette();
            let own = world.get("/kig", &mette).await;
            assert_eq!(own.heading(), "Hvem har kigget på dig?");
            assert!(own.html.contains("Følgesvend"));
        });
    }
}

store_test! {
    /// SAFETY.md §7: in the log nobody has a lasting number. In the next month the same guest has another.
    fn a_guest_has_another_number_each_month(store: Store<Civil>) {
        let world = World::new(store.clone(), false);
        walk(async {
            let id = amir(&world).await;
            world.get(&format!("/nye/{id}"), &world.lone()).await;
            world.get(&format!("/nye/{id}"), &world.lone()).await;
            let first = objects(&store);
            assert_eq!(first.len(), 2);
            assert!(first[0] == first[1] && first[0].len() == 32 && !first[0].contains(&id));
            assert!(!lines(&store).iter().any(|look| look.object.contains(&id)), "the lasting number is in no line");
            // As if that had been in an earlier month.
            let own = store.clone();
            blocking(move || own.aside().write_now("a month goes by", |tx| tx.run(EARLIER, &[]))).expect("written");
            world.get(&format!("/nye/{id}"), &world.lone()).await;
            let now = objects(&store);
            assert!(now.len() == 3 && now[2] != now[0], "{now:?}");
            // While the month's secret is there, the guest is told of both.
            let seen = world.get(&format!("/foelgeskab/{id}/kig"), &world.lone()).await;
            assert_eq!(seen.html.matches("Følgeskab til en gæst").count(), 3);
        });
    }
}

store_test! {
    /// SAFETY.md §7: after thirty days lines are counts, and a month without lines has lost its secret for good.
    fn after_thirty_days_a_line_is_a_count_and_its_month_forgotten(store: Store<Civil>) {
        let kept = store.clone();
        let world = World::new(store, false);
        walk(async {
            let id = amir(&world).await;
            world.get(&format!("/nye/{id}"), &world.lone()).await;
            world.get("/nye", &world.lone()).await;
            close_the_day(&world);
            let opened = objects(&kept).len();
            assert_eq!(opened, 1);
            let before = lines(&kept).len();

            let (later, clock) = support::given_now();
            let (own, now) = (kept.clone(), later.clone());
            let early = blocking(move || realm_civil::roll_up_looks(&own, &now)).expect("rolled up");
            assert_eq!((early.lines, early.months), (0, 0), "nothing has had its time");
            assert_eq!(lines(&kept).len(), before);

            clock.advance_ms(62 * DAY_MS);
            let (own, now) = (kept.clone(), later.clone());
            let rolled = blocking(move || realm_civil::roll_up_looks(&own, &now)).expect("rolled up");
            assert_eq!(rolled.lines, u64::try_from(before).expect("few"));
            assert_eq!(rolled.months, 1);
            assert_eq!(lines(&kept).len(), 0);
            for (action, times) in [("open", 1), ("list", 1)] {
                let counted = blocking(|| kept.aside().read_now("counted", |tx| tx.row(COUNTED, &[&action], |r| r.get::<i64>(0))));
                assert_eq!(counted.expect("readable"), Some(times), "{action}");
            }
            assert_eq!(texts(&kept, MONTHS), Vec::<String>::new());
            let (own, now) = (kept.clone(), later.clone());
            let again = blocking(move || realm_civil::roll_up_looks(&own, &now)).expect("rolled up");
            assert_eq!((again.lines, again.months), (0, 0), "twice changes nothing");
            // And the chain goes on from there.
            world.get("/nye", &world.lone()).await;
            assert_eq!(lines(&kept).first().map(|look| look.number), Some(u64::try_from(before).expect("few") + 1));
        });
    }
}
