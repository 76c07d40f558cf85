//! The pages of somebody who asks, and of the door.

use kit_web::{Asked, Failed, Fields, Sample};

use super::cast::{THREAD, amiss, longest, ordinary};
use crate::key::words::{Misread, RoomKey};
use crate::key::{pages as key, words};
use crate::start::pages::{self as start, Carried};
use crate::start::rules::{Page, read};

pub(super) fn start_samples(asked: &Asked) -> Result<Vec<Sample>, Failed> {
    let (cast, long) = (ordinary(), longest());
    let carried = Carried {
        thread: THREAD.to_owned(),
        seed: THREAD.repeat(2),
    };
    let typed = Fields::of(&[
        ("f", &cast.place.id),
        ("hvem", "peer"),
        ("kald", "Amir"),
        ("naa", "telefon"),
        ("telefon", "00 00 12 34"),
        ("om", "Jeg vil helst sidde ved døren."),
        (
            "tid",
            "Helst om eftermiddagen, og gerne på en dag, hvor der ikke er så mange andre.",
        ),
    ]);
    let bare = Fields::of(&[("f", &cast.place.id)]);
    let wrong = Fields::of(&[("f", &cast.place.id), ("naa", "telefon"), ("telefon", "12")]);
    let ask = |place, page, fields, faults: &[_]| {
        start::question(asked, place, page, fields, &carried, faults)
    };
    let faults = |fields, page| read(fields, page).err().unwrap_or_default();
    let answers = read(&typed, Page::Check)
        .ok()
        .flatten()
        .ok_or_else(|| amiss("answers"))?;
    let you: Vec<_> = faults(&wrong, Page::You)
        .into_iter()
        .filter(|f| f.place().1 == Page::You)
        .collect();
    let room_key =
        RoomKey::from_bits(&[0x5a, 0x13, 0xf7, 0x88, 0x21, 0x4e, 0xc3, 0x09, 0xd6, 0x70]);
    let frame = || asked.frame(asked.say("title-key"));
    let wrong_words = key::misread(asked, &Misread::Count(6));
    let misspelt = words::read("albatrs")
        .err()
        .map(|fault| key::misread(asked, &fault));
    Ok(vec![
        Sample::of("start-place", "empty", &start::no_place(asked))?,
        Sample::of(
            "start-company",
            "empty",
            &ask(&cast.place, Page::Company, &bare, &[]),
        )?,
        Sample::of(
            "start-company",
            "ordinary",
            &ask(&cast.place, Page::Company, &typed, &[]),
        )?,
        Sample::of(
            "start-company",
            "longest",
            &ask(&long.place, Page::Company, &typed, &[]),
        )?,
        Sample::of(
            "start-company",
            "error",
            &ask(
                &cast.place,
                Page::Company,
                &bare,
                &faults(&bare, Page::Company),
            ),
        )?,
        Sample::of(
            "start-you",
            "empty",
            &ask(&cast.place, Page::You, &bare, &[]),
        )?,
        Sample::of(
            "start-you",
            "ordinary",
            &ask(&cast.place, Page::You, &typed, &[]),
        )?,
        Sample::of(
            "start-you",
            "error",
            &ask(&cast.place, Page::You, &wrong, &you),
        )?,
        Sample::of(
            "start-about",
            "empty",
            &ask(&cast.place, Page::About, &bare, &[]),
        )?,
        Sample::of(
            "start-about",
            "ordinary",
            &ask(&cast.place, Page::About, &typed, &[]),
        )?,
        Sample::of(
            "check",
            "ordinary",
            &start::check(asked, &cast.place, &typed, &answers, &carried),
        )?,
        Sample::of(
            "check",
            "longest",
            &start::check(asked, &long.place, &typed, &answers, &carried),
        )?,
        Sample::of(
            "key",
            "ordinary",
            &key::shown(asked, frame(), &room_key, &cast.place),
        )?,
        Sample::of(
            "key",
            "longest",
            &key::shown(asked, frame(), &room_key, &long.place),
        )?,
        Sample::of("enter", "empty", &key::enter(asked, None))?,
        Sample::of("enter", "error", &key::enter(asked, Some(wrong_words)))?,
        Sample::of("enter", "longest", &key::enter(asked, misspelt))?,
    ])
}
