//! Other people's feeds, whole: imported, found by id and by search, shown with a leaflet; or refused with every fault.

use kit_hsds::peer::peer_data;
use kit_hsds::{Limits, Source, fold_slug, read};
use realm_public::{Run, directory, import, refusal_danish};

use crate::support::World;

const FEEDS: [&str; 11] = [
    "hsds-3.0/examples",
    "hsds-3.0/examples/csv",
    "hsds-3.0/examples/tabular.json",
    "hsds-3.0/examples/service_list.json",
    "hsds-3.0/examples/organization_full.json",
    // What is no HSDS at all.
    "fhir-sdoh",
    "events",
    "hsds-3.0/examples/service_full.json",
    "hsds-uk-feed",
    "hsds-uk-feed/service_full.json",
    "hsds-uk-feed/service_list.json",
];

#[tokio::test]
async fn every_peer_feed_is_shown_whole_or_refused_with_its_faults() {
    let mut shown = 0;
    for name in FEEDS {
        let Some(path) = peer_data(name) else {
            return;
        };
        let world = World::that_hides_after(36_500);
        let before = world.app.store.dump(&[]).expect("a dump");
        match read(&Source::Path(path), &Limits::default(), &mut |_| {}) {
            Err(faults) => {
                let words = refusal_danish(name, &faults);
                assert_eq!(
                    words.lines().count(),
                    faults.len() + 3,
                    "every fault has its line: {words}"
                );
                assert_eq!(before, world.app.store.dump(&[]).expect("a dump"));
                println!("{name}: refused with {} faults", faults.len());
            }
            Ok(feed) => {
                let report = import(
                    &world.app.store,
                    &feed,
                    name,
                    Run::Write,
                    world.app.web.given.now(),
                )
                .expect("imported");
                println!(
                    "{name}: {} communities, {} records, {} notes",
                    report.counts.added,
                    report.records,
                    report.notes.len()
                );
                shown += is_shown(&world, &feed).await;
            }
        }
    }
    assert!(shown > 0, "no feed of others brought a single community");
}

async fn is_shown(world: &World, feed: &kit_hsds::Feed) -> usize {
    world.clock.advance_ms(1_000);
    world.app.newest().await;
    for community in feed.communities() {
        let kept = world
            .app
            .community_by_id(&community.id)
            .expect("found by id");
        assert_eq!(kept.name, community.name);
        let page = world.page(&format!("/f/{}", kept.slug)).await;
        assert!(
            page.contains("Sådan er første gang") && !page.contains('⟦'),
            "{}",
            kept.name
        );
        let pdf = world
            .get_with(&format!("/f/{}/folder.pdf", kept.slug), &[])
            .await;
        assert_eq!(pdf.status(), 200);
        assert!(kit_web::body_text(pdf).await.starts_with("%PDF"));
        let word = fold_slug(&community.name).replace('-', "+");
        let found = world.page(&format!("/find?ord={word}&flere=1")).await;
        assert!(
            found.contains(&format!("/f/{}", kept.slug)),
            "{} by {word}",
            kept.name
        );
        let record = world
            .page(&format!("/hsds/services/{}", community.id))
            .await;
        assert!(record.contains(&community.id));
    }
    assert_eq!(
        directory(&world.app).communities().len(),
        feed.communities().len()
    );
    feed.communities().len()
}
