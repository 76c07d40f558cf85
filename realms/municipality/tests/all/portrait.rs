//! Pictures: of colleagues, each by themselves (PS-3), and of the nurse who comes (HE-5).

use crate::support::{World, between};

/// A small picture that somebody drew.
const FILE: &[u8] = include_bytes!("../../../../data/demokobing/faces/vibe.png");

/// The address of the picture that is called so, on a page.
fn src(body: &str, name: &str) -> Option<String> {
    let mut images = body.split("<img ").skip(1);
    images
        .find(|image| between(image, "alt=\"", "\"") == name)
        .map(|image| between(image, "src=\"", "\"").to_owned())
}

/// PS-3: a worker brings a picture; colleagues see it where they are told who is on and whom to ask, and it can be taken away
/// and put back. What the file was called is nowhere.
#[tokio::test]
async fn a_worker_brings_a_picture_and_colleagues_see_it_until_it_is_taken_away() {
    let world = World::demo();
    let (inge, jonas) = (world.person("worker-inge", "worker", "Inge"), world.jonas());
    let before = jonas.get("/kolleger").await.body;
    assert!(src(&before, "Inge").is_none());
    assert!(
        before.contains("<span class=\"face\" aria-hidden=\"true\">I</span>"),
        "no hole"
    );
    for _ in 0..2 {
        let sent = inge
            .post_file("/kolleger/mig/foto", &[("id", "form-of-inge-1")], FILE)
            .await;
        assert_eq!(
            (sent.status, sent.to.as_str()),
            (303, "/kolleger"),
            "{}",
            sent.body
        );
    }
    let shown = jonas.get("/kolleger").await.body;
    let picture = src(&shown, "Inge").expect("a picture");
    assert!(!shown.contains("Kaj Privat"));
    assert_eq!(jonas.get(&picture).await.status, 200);
    assert!(
        src(
            &world.karen().get("/opsaet/vagtplan").await.body,
            "Birgitte"
        )
        .is_some()
    );
    // Nobody else takes it away.
    let number = picture.trim_start_matches("/foto/").to_owned();
    let away = format!("/kolleger/mig/foto/{number}/vaek");
    assert_eq!(jonas.post(&away, &[]).await.status, 404);
    for _ in 0..2 {
        assert_eq!(inge.post(&away, &[]).await.status, 303);
    }
    assert_eq!(jonas.get(&picture).await.status, 404);
    assert!(src(&jonas.get("/kolleger").await.body, "Inge").is_none());
    let mine = inge.get("/kolleger").await.body;
    let back = format!("/kolleger/mig/foto/{number}/igen");
    assert!(mine.contains(&back) && !mine.contains(&away), "{mine}");
    assert_eq!(inge.post(&back, &[]).await.status, 303);
    assert_eq!(jonas.get(&picture).await.status, 200);
}

/// PS-3: on the page of the day, whom a guest can be handed over to is shown with name and picture.
#[tokio::test]
async fn one_of_my_colleagues_has_a_name_and_a_face_on_the_page_of_the_day() {
    let world = World::demo();
    let page = world.jonas().get("/vagt").await.body;
    assert_eq!(
        src(&page, "Birgitte").as_deref(),
        Some("/foto/portrait-birgitte"),
        "{page}"
    );
}

/// PS-3, GM-7: a guest sees her own contact person's picture, at an address that names nobody, and no other picture.
#[tokio::test]
async fn a_guest_sees_her_contact_person_and_nobody_else() {
    let world = World::demo();
    let me = world.guest();
    let page = me.get("/mit").await.body;
    assert!(
        page.contains("<img class=\"face\" src=\"/mit/foto\""),
        "{page}"
    );
    assert_eq!(me.get("/mit/foto").await.status, 200);
    for other in [
        "/foto/portrait-jonas",
        "/foto/portrait-birgitte",
        "/ledelse/samarbejde/foto/portrait-vibe",
    ] {
        assert!(matches!(me.get(other).await.status, 403 | 404), "{other}");
    }
    // Her contact person takes it away: the name stays, and there is no hole.
    for key in ["jonas", "birgitte"] {
        let who = world.person(&format!("worker-{key}"), "worker", key);
        let away = format!("/kolleger/mig/foto/portrait-{key}/vaek");
        assert_eq!(who.post(&away, &[]).await.status, 303);
    }
    assert_eq!(me.get("/mit/foto").await.status, 404);
    assert!(!me.get("/mit").await.body.contains("<img class=\"face\""));
}

/// PS-3: a colleague's picture is no look at a guest.
#[tokio::test]
async fn a_colleagues_picture_leaves_no_line_in_the_log_of_looks() {
    let world = World::demo();
    let jonas = world.jonas();
    let before = world.looks().len();
    assert_eq!(jonas.get("/foto/portrait-birgitte").await.status, 200);
    jonas
        .post_file("/kolleger/mig/foto", &[("id", "form-of-jonas-1")], FILE)
        .await;
    assert_eq!(world.looks().len(), before);
}

/// PS-3: what is no picture is said at its field, and the picture that stands stays.
#[tokio::test]
async fn a_file_that_is_no_picture_is_refused_in_words() {
    let world = World::demo();
    let jonas = world.jonas();
    for (file, words) in [
        (b"".as_slice(), "Vælg et billede først."),
        (b"<svg/>", "Vælg et billede i JPEG eller PNG."),
        (&FILE[..200], "Billedet kan ikke læses."),
    ] {
        let sent = jonas
            .post_file("/kolleger/mig/foto", &[("id", "form-of-jonas-2")], file)
            .await;
        assert_eq!(sent.status, 422);
        assert!(
            sent.body.contains(words) && sent.body.contains("href=\"#picture\""),
            "{words}"
        );
        assert!(!sent.body.contains("Kaj Privat"));
        // The form of what one may be asked about keeps its words.
        assert!(
            sent.body.contains("value=\"Gåture, unge, gæld\""),
            "{}",
            sent.body
        );
    }
    assert_eq!(jonas.get("/foto/portrait-jonas").await.status, 200);
}

/// PS-3: who stops working here is seen no more.
#[tokio::test]
async fn a_picture_goes_when_its_worker_stops() {
    let world = World::demo();
    let owner = world.person("worker-signe", "owner", "Signe");
    assert_eq!(
        owner
            .post("/folk/worker-birgitte/stopper", &[])
            .await
            .status,
        303
    );
    assert_eq!(
        world.jonas().get("/foto/portrait-birgitte").await.status,
        404
    );
}

/// HE-5: who keeps the agreements brings the nurse's picture only with her yes; it stands at her agreement and at her times,
/// where anybody reads them, and goes when she comes no more.
#[tokio::test]
async fn a_nurses_picture_needs_her_yes_and_stands_at_her_times() {
    let world = World::demo();
    let vibeke = world.vibeke();
    let (entry, form) = (
        "/ledelse/samarbejde/register-sygeplejersken",
        ("id", "form-of-vibe-1"),
    );
    let action = format!("{entry}/foto");
    let without = vibeke.post_file(&action, &[form], FILE).await;
    assert_eq!(without.status, 422);
    assert!(without.body.contains("Spørg først."), "{}", without.body);
    assert!(
        without.body.contains("value=\"Sygeplejerske Vibe\""),
        "what stands in the entry stays"
    );
    let with = vibeke
        .post_file(&action, &[form, ("yes", "ja")], FILE)
        .await;
    assert_eq!((with.status, with.to.as_str()), (303, entry));
    let page = vibeke.get(entry).await.body;
    let picture = src(&page, "Sygeplejerske Vibe").expect("a picture");
    assert_eq!(vibeke.get(&picture).await.status, 200);
    let list = vibeke.get("/ledelse/samarbejde/laeger").await.body;
    assert_eq!(src(&list, "Sygeplejerske Vibe"), Some(picture.clone()));
    let open = world.stranger().get("/samarbejde").await.body;
    let public = src(&open, "Sygeplejerske Vibe").expect("a picture at the times");
    assert_eq!(world.stranger().get(&public).await.status, 200);
    // What is read by who keeps agreements is not read by others, and no colleague is shown to strangers.
    assert!(matches!(
        world.jonas().get(&picture).await.status,
        403 | 404
    ));
    assert_eq!(
        world
            .stranger()
            .get("/samarbejde/foto/portrait-jonas")
            .await
            .status,
        404
    );
    assert_eq!(
        vibeke
            .get("/ledelse/samarbejde/foto/portrait-jonas")
            .await
            .status,
        404
    );
    // Another kind of agreement has no picture: nobody comes by it.
    let choir = "/ledelse/samarbejde/register-koret/foto";
    assert_eq!(
        vibeke
            .post_file(choir, &[form, ("yes", "ja")], FILE)
            .await
            .status,
        404
    );
    assert_eq!(vibeke.post(&format!("{entry}/slut"), &[]).await.status, 303);
    assert_eq!(world.stranger().get(&public).await.status, 404);
    assert_eq!(vibeke.get(&picture).await.status, 404);
}
