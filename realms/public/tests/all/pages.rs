//! The open pages, walked as a visitor.

use crate::support::{World, words};
use kit_web::{Asked, permissions};
use kit_words::Lang;
use realm_public::{FACE, routes, samples};

#[test]
fn the_permission_matrix_is_the_committed_one() {
    let made = permissions("public", FACE.roles, routes().declared());
    assert_eq!(
        made,
        include_str!("../../permissions.txt"),
        "the new text:\n{made}"
    );
}

fn asked(world: &World, lang: Lang) -> Asked {
    Asked {
        web: world.app.web.clone(),
        words: world.app.web.words(lang),
        who: None,
        fields: std::sync::Arc::default(),
        query: std::sync::Arc::default(),
        path: "/".into(),
    }
}

/// ALL-2, ALL-3: every page says whose it is, in both languages, and has one heading.
#[test]
fn every_page_is_whole_in_both_languages() {
    let world = World::empty();
    for lang in [Lang::Da, Lang::En] {
        let samples = samples(&asked(&world, lang)).expect("every page can be made");
        assert!(samples.len() > 25, "{}", samples.len());
        for sample in samples {
            let at = format!("{}/{} {lang:?}", sample.page, sample.name);
            assert!(!sample.html.contains('⟦'), "{at}: {}", sample.html);
            assert_eq!(sample.html.matches("<h1").count(), 1, "{at}");
            assert!(!sample.html.contains(" style="), "{at}: the CSP forbids it");
            assert!(!sample.html.contains("<script"), "{at}");
            if let Some(folder) = option_env!("LANDGANG_SAMPLES") {
                let css = include_str!("../../../../kit/web/assets/landgang.css");
                let html = sample
                    .html
                    .replace("</head>", &format!("<style>{css}</style></head>"));
                std::fs::write(
                    format!(
                        "{folder}/{}-{}-{}.html",
                        lang.tag(),
                        sample.page,
                        sample.name
                    ),
                    html,
                )
                .expect("written");
            }
        }
    }
}

/// BR-1, BR-2, BR-4: from a wish to a page that takes away the fear of the door.
#[tokio::test]
async fn three_questions_lead_to_the_walk_along_the_stream() {
    let world = World::demo();
    let front = world.page("/").await;
    assert!(front.contains("action=\"/find/hvornaar\"") && front.contains("value=\"get_up\""));
    let when = world.page("/find/hvornaar?hvad=get_up").await;
    assert!(
        when.contains("action=\"/find/hvem\"") && when.contains("name=\"hvad\" value=\"get_up\"")
    );
    let who = world
        .page("/find/hvem?hvad=get_up&hvornaar=afternoon&hvor=4799")
        .await;
    assert!(who.contains("action=\"/find\"") && who.contains("name=\"hvor\" value=\"4799\""));
    let found = world
        .page("/find?hvad=get_up&hvornaar=afternoon&hvor=4799&hvem=with_somebody")
        .await;
    let text = words(&found);
    assert_eq!(found.matches("<article").count(), 3, "{text}");
    assert!(text.contains("Gåturen ved åen"), "{text}");
    assert!(
        text.contains("Det giver dig: noget at stå op til.")
            && text.contains("En kan følges med dig."),
        "{text}"
    );
    let page = world.page("/f/gaaturen-ved-aaen").await;
    let text = words(&page);
    for part in [
        "Næste gang er i dag kl. 16.",
        "Hvem tager imod mig?",
        "Må jeg bare sidde stille?",
        "Kl. 16.25: I vender ved den hvide bro.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(
        page.contains("href=\"/min/ny?f=02995e37%2Df778%2D4447%2D841e%2D39e8812d3e9f\""),
        "{page}"
    );
    assert!(page.contains("href=\"tel:00002001\""));
}
