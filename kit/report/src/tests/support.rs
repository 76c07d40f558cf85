//! What the tests of paper share: filled-in samples, and the readers of Debian's poppler-utils.

use crate::{KeyCard, Leaflet, LeafletFormat, LeafletLabels, VisitCard};
use std::process::Command;

/// A leaflet as the directory would fill it in, in Danish.
pub(super) fn walk() -> Leaflet {
    let s = str::to_owned;
    Leaflet {
        format: LeafletFormat::A5,
        title: s("Folder"),
        language: s("da"),
        cover: s("Til lommen"),
        name: s("Gåturen ved åen"),
        organization: s("Demokøbing Gang- og Motionsforening"),
        when: vec![
            s("Onsdag kl. 16–16.45, hele året"),
            s("Også når det regner"),
        ],
        place: vec![
            s("Bænken foran biblioteket"),
            s("Havnegade 4, 9999 Demokøbing"),
        ],
        welcome: s("Mette eller Jørgen står ved bænken fra kl. 15.45. De har gule jakker på."),
        door: s("Der er ingen dør. Bænken står til højre for bibliotekets indgang."),
        steps: vec![
            s("Kl. 16: Vi siger hej på bænken. Du behøver ikke sige dit navn."),
            s("Kl. 16.05: Vi går langs åen. Der er 2 kilometer og ingen bakker."),
            s("Kl. 16.25: Vi står lidt stille ved broen og kigger på vandet."),
            s("Kl. 16.45: Vi er tilbage ved bænken. Nogle drikker kaffe bagefter."),
        ],
        quiet: s("Ja. Du må gå bagest og være stille hele vejen."),
        leaving: s("Sig »Jeg smutter nu« til Mette. Så er det helt i orden."),
        size: s("6–10 mennesker"),
        cost: s("Det koster ikke noget. Kaffe koster 10 kr."),
        contact: vec![
            s("Ring eller skriv til Mette: 00 00 00 00"),
            s("mette@gaatur.example"),
        ],
        address: s("landgang.example/f/gaaturen-ved-aaen"),
        url: s("https://landgang.example/f/gaaturen-ved-aaen"),
        dated: s("Foreningen så teksten igennem onsdag 4. november 2026."),
        labels: LeafletLabels {
            when: s("Hvornår"),
            place: s("Hvor"),
            first_time: s("Sådan er første gang"),
            welcome: s("Hvem tager imod dig?"),
            door: s("Hvordan finder du ind?"),
            steps: s("Minut for minut"),
            quiet: s("Må jeg bare være der?"),
            leaving: s("Hvordan går jeg igen?"),
            practical: s("Godt at vide"),
            size: s("Hvor mange er der?"),
            cost: s("Hvad koster det?"),
            contact: s("Hvem kan jeg spørge?"),
            more: s("Se siden på nettet"),
            code_alt: s("QR-kode til siden landgang.example/f/gaaturen-ved-aaen"),
        },
    }
}

/// Every string of a leaflet that shall be found on paper.
pub(super) fn strings_of(leaflet: &Leaflet) -> Vec<String> {
    let l = &leaflet.labels;
    let mut all = vec![
        &leaflet.name,
        &leaflet.organization,
        &leaflet.welcome,
        &leaflet.door,
        &leaflet.quiet,
        &leaflet.leaving,
        &leaflet.size,
        &leaflet.cost,
        &leaflet.address,
        &leaflet.dated,
        &l.when,
        &l.place,
        &l.first_time,
        &l.welcome,
        &l.door,
        &l.steps,
        &l.quiet,
        &l.leaving,
        &l.practical,
        &l.size,
        &l.cost,
        &l.contact,
        &l.more,
    ];
    all.extend(&leaflet.when);
    all.extend(&leaflet.place);
    all.extend(&leaflet.steps);
    all.extend(&leaflet.contact);
    all.into_iter().cloned().collect()
}

pub(super) fn key() -> KeyCard {
    let s = str::to_owned;
    KeyCard {
        title: s("Kort"),
        language: s("da"),
        heading: s("Mine ord"),
        words: [
            "æblegren",
            "kystvej",
            "ørred",
            "tågehorn",
            "lygte",
            "syltetøj",
            "rønnebær",
            "måge",
        ]
        .map(s)
        .to_vec(),
        address: s("landgang.example/ind"),
        note: s("Gem kortet et sted, hvor du selv kan finde det."),
    }
}

pub(super) fn visit() -> VisitCard {
    let s = str::to_owned;
    VisitCard {
        title: s("Aftale"),
        language: s("da"),
        when: s("Onsdag 25. november kl. 16"),
        name: s("Gåturen ved åen"),
        place: vec![s("Bænken foran biblioteket, Havnegade 4.")],
        meeting: vec![s("Mette venter på dig. Hun har en gul jakke på.")],
        steps_label: s("Sådan går det"),
        steps: vec![
            s("Kl. 16: I siger hej på bænken."),
            s("Kl. 16.05: I går sammen hen til de andre."),
            s("I går i 40 minutter. Du behøver ikke sige noget."),
            s("Du kan gå hjem, når du vil. Sig bare: »Jeg smutter nu.«"),
        ],
        not_today_label: s("Hvis du ikke kan i dag"),
        not_today: vec![s(
            "Det er helt i orden. Ring eller skriv til Mette: 00 00 00 00.",
        )],
        own_words_label: s("Plads til dine egne ord:"),
    }
}

/// Runs one of poppler's programs on a PDF; `None` (and a line saying so) where it is not installed.
pub(super) fn poppler(program: &str, options: &[&str], name: &str, pdf: &[u8]) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir();
    let file = folder.join(format!(
        "kit-report-{}-{name}-{program}.pdf",
        std::process::id()
    ));
    std::fs::write(&file, pdf).unwrap();
    let mut command = Command::new(program);
    command.args(options).arg(&file);
    if program == "pdftotext" {
        // The others write to the standard output by themselves.
        command.arg("-");
    }
    let output = match command.output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            println!("skipped: no {program}");
            return None;
        }
        Err(error) => panic!("{program}: {error}"),
    };
    std::fs::remove_file(&file).unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(output.stdout)
}

/// The text of a PDF as it was drawn, without page numbers, all white space made single spaces.
pub(super) fn text_of(name: &str, pdf: &[u8]) -> Option<String> {
    let bytes = poppler("pdftotext", &["-raw", "-enc", "UTF-8"], name, pdf)?;
    let text = String::from_utf8(bytes).unwrap();
    let words: Vec<&str> = text
        .lines()
        .filter(|line| !is_page_number(line))
        .flat_map(str::split_whitespace)
        .collect();
    Some(words.join(" "))
}

/// "1 / 2" and nothing else.
fn is_page_number(line: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().is_ok();
    line.trim()
        .split_once(" / ")
        .is_some_and(|(page, of)| number(page) && number(of))
}

/// The text of one page (from 1).
pub(super) fn page_text(name: &str, pdf: &[u8], page: u32) -> Option<String> {
    let page = page.to_string();
    let options = ["-raw", "-enc", "UTF-8", "-f", &page, "-l", &page];
    let bytes = poppler("pdftotext", &options, name, pdf)?;
    let text = String::from_utf8(bytes).unwrap();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How many pages a PDF has, as its page tree says.
pub(super) fn pages_of(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let (_, count) = text.split_once("/Type/Pages/Count ").unwrap();
    count.split_once('/').unwrap().0.parse().unwrap()
}

/// Reads the one QR code in a picture: its words, and how many pixels wide it is.
pub(super) fn scan(
    width: usize,
    height: usize,
    grey: impl FnMut(usize, usize) -> u8,
) -> (String, i32) {
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "QR codes found");
    let (_, words) = grids[0].decode().unwrap();
    (words, grids[0].bounds[1].x - grids[0].bounds[0].x)
}
