//! UX.md §3, rules 2, 3 and 7: what guests, participants and visitors read is short, and has no word of the authorities.

use crate::page::{links, texts};
use crate::visitor::{Visitor, send};
use crate::world::{Process, World};

/// Pages of realms whose people are mostly staff or volunteers, that guests and visitors read nevertheless.
const READ_BY_GUESTS: [&str; 17] = [
    "cannot-save",
    "course-slip",
    "door",
    "enquiry",
    "enquiry_thanks",
    "form-expired",
    "host",
    "not-found",
    "own-enter",
    "own-page",
    "register-open",
    "remind-stop",
    "too-large",
    "too-often",
    "too-slow",
    "turn",
    "went-wrong",
];
/// Realms whose every page is for guests, participants and visitors.
const ALL_FOR_GUESTS: [&str; 2] = ["public", "citizen"];
/// Stems of words that guests never see. Law names may stand on the page about privacy (rule 7).
const NEVER: [&str; 11] = [
    "sagsbehand",
    "sagen",
    "visit",
    "borgeren",
    "klient",
    "patient",
    "målgruppe",
    "indsats",
    "ydelse",
    "§",
    "psykisk",
];
/// Pages that are there to explain these words: the glossary (VH-10), and what colleagues look for about an offer (DD-4, LE-15).
const EXPLAINS: [&str; 2] = ["words", "offer"];
const MOST_WORDS: usize = 15;
/// Fewer words say nothing by their LIX.
const LEAST_WORDS: f64 = 30.0;
const HIGHEST_LIX: f64 = 38.0;
const HIGHEST_MEAN: f64 = 30.0;

/// Sentences of a text: it ends with its block, or with a full stop, a question or a colon before a space.
fn sentences(texts: &[String]) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    for text in texts {
        let mut sentence: Vec<&str> = Vec::new();
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            sentence.push(word);
            let ends = word.ends_with(['.', '?', '!', ':', ';']);
            let short = ["kl.", "bl.a.", "f.eks.", "ca."].contains(&word);
            // "3. marts" goes on, "mellem 9 og 15. Er" does not.
            let number = word
                .trim_end_matches('.')
                .chars()
                .all(|c| c.is_ascii_digit());
            let goes_on = words
                .peek()
                .is_some_and(|next| next.starts_with(char::is_lowercase));
            if ends && !short && !(number && goes_on) {
                found.push(std::mem::take(&mut sentence));
            }
        }
        found.push(sentence);
    }
    found.retain(|sentence| {
        sentence
            .iter()
            .any(|word| word.chars().any(char::is_alphabetic))
    });
    found
}

/// LIX (Björnsson 1968): words to a sentence, and how many in a hundred have more than six letters. Judged on what is said
/// in sentences, not on names and buttons, and where there is enough of it.
fn lix(sentences: &[Vec<&str>]) -> Option<f64> {
    let said = |sentence: &&Vec<&str>| {
        sentence
            .last()
            .is_some_and(|word| word.ends_with(['.', '?', ':']))
    };
    let sentences: Vec<&Vec<&str>> = sentences.iter().filter(said).collect();
    let words: Vec<&str> = sentences
        .iter()
        .flat_map(|sentence| sentence.iter().copied())
        .collect();
    let long = words
        .iter()
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 6)
        .count();
    let of = |n: usize| u32::try_from(n).ok().map(f64::from);
    let (all, ends, long) = (of(words.len())?, of(sentences.len())?, of(long)?);
    (all >= LEAST_WORDS).then(|| all / ends + 100.0 * long / all)
}

async fn samples(process: &Process) -> Vec<(String, String)> {
    let nobody = Visitor::default();
    let list = send(process, &nobody, "GET", "/_gallery", Vec::new()).await;
    let mut found = Vec::new();
    for link in links(&list.text()) {
        let Some(name) = link.strip_prefix("/_gallery/") else {
            continue;
        };
        if !for_guests(name) {
            continue;
        }
        let page = send(process, &nobody, "GET", &link, Vec::new()).await;
        assert_eq!(page.status, 200, "{link}");
        found.push((name.to_owned(), page.text()));
    }
    found
}

fn for_guests(name: &str) -> bool {
    let mut parts = name.split('/');
    let (realm, page) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    // What is longest is there to burst the layout, not to be read.
    parts.next() != Some("longest")
        && (ALL_FOR_GUESTS.contains(&realm) || READ_BY_GUESTS.contains(&page))
}

#[tokio::test]
async fn what_guests_read_is_short_and_has_no_word_of_the_authorities() {
    let world = World::new(1);
    let (mut faults, mut all, mut judged) = (Vec::new(), Vec::new(), 0);
    let mut unmet = READ_BY_GUESTS.to_vec();
    for process in &world.processes {
        for (name, html) in &samples(process).await {
            let texts = texts(html);
            let sentences = sentences(&texts);
            judged += 1;
            let is_page = |page: &&str| name.split('/').nth(1) == Some(*page);
            unmet.retain(|page| !is_page(page));
            for sentence in sentences.iter().filter(|s| s.len() > MOST_WORDS) {
                faults.push(format!(
                    "{name}: {} words: {}",
                    sentence.len(),
                    sentence.join(" ")
                ));
            }
            for text in &texts {
                let low = text.to_lowercase();
                let named = NEVER.iter().filter(|_| !EXPLAINS.iter().any(is_page));
                for word in named.filter(|word| low.contains(**word)) {
                    faults.push(format!("{name}: \"{word}\" in: {text}"));
                }
            }
            if let Some(lix) = lix(&sentences) {
                if lix > HIGHEST_LIX {
                    faults.push(format!("{name}: LIX {lix:.1}"));
                }
                all.push(lix);
            }
        }
    }
    let mean = all.iter().sum::<f64>() / f64::from(u32::try_from(all.len()).unwrap_or(1));
    let highest = all.iter().copied().fold(0.0, f64::max);
    println!(
        "plain words: {judged} samples, LIX {mean:.1} on average (at most {HIGHEST_MEAN}), {highest:.1} at most"
    );
    assert_eq!(
        unmet,
        Vec::<&str>::new(),
        "a page that is named and not there is judged by nobody"
    );
    assert!(mean <= HIGHEST_MEAN, "LIX {mean:.1} on average");
    faults.sort();
    faults.dedup();
    assert!(
        faults.is_empty(),
        "{}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
