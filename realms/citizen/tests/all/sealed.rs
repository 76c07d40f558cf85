//! What lies on the disk tells nothing of the guest: without her words or codes nobody reads her room, the host
//! neither (SAFETY.md §5, T14).

use std::path::Path;

use kit_seal::{Cell, SecretKey, derive, open_with, unwrap};
use kit_store::store_test;
use realm_citizen::Citizen;

use crate::support::{Browser, PEPPER, PLACE, World};

const NAME: &str = "Amirkanarie";
const ABOUT: &str = "Jeg kan ikke lide klaverstemmere.";
const MESSAGE: &str = "Er der en giraf på bænken?";
const TIE: &str = "Kolibrien";
const REMINDER: &str = "Husk kontrabassen";
const HOPE: &str = "At vi køber en trombone.";

/// What a guest writes down for herself, one of each kind.
const WRITTEN: [&str; 12] = [
    "En sten i lommen",
    "Købe frimærker selv",
    "Keramikværkstedet",
    "Kirsten på tredje sal",
    "Hjælper zink?",
    "Zinktabletter 15 mg",
    "Fodterapeuten",
    "Observatoriet",
    "Jeg fløjter uroligt",
    "Har jeg fodret undulaten?",
    "Undulaten sang",
    "Vikaren Jytte",
];

/// Writes down one of each kind, and shows the card to somebody; gives the link's token.
async fn write_down(world: &World, amir: &mut Browser) -> String {
    let notes = [
        ("redskab", "navn", WRITTEN[0]),
        ("selv", "navn", WRITTEN[1]),
        ("bagefter", "navn", WRITTEN[2]),
        ("nedtrapning", "griber", WRITTEN[3]),
        ("spoergsmaal", "navn", WRITTEN[4]),
        ("klar", "tal", WRITTEN[5]),
        ("hvem", "navn", WRITTEN[6]),
        ("tur", "navn", WRITTEN[7]),
        ("kort", "tegn", WRITTEN[8]),
    ];
    for (kind, field, text) in notes {
        world.note(amir, kind, &[(field, text)]).await;
    }
    let page = world.get(amir, "/min/hvordan/spoergsmaal").await;
    world
        .send(
            amir,
            &page,
            "/min/hvordan/spoergsmaal",
            &[("egne", WRITTEN[9])],
        )
        .await;
    let page = world.get(amir, "/min/hvordan").await;
    world
        .send(
            amir,
            &page,
            "/min/hvordan",
            &[("a0", "7"), ("ord", WRITTEN[10])],
        )
        .await;
    let token = world.show_card(amir, WRITTEN[11], "uge").await;
    // Whoever has the link reads it: nothing of that stays either.
    let shown = world
        .post(&mut Browser::default(), &format!("/vist/{token}"), &[])
        .await;
    assert!(shown.body.contains(WRITTEN[8]), "{}", shown.body);
    token
}

/// A room with something of every kind in it; gives what nobody may find.
async fn live_in(world: &World) -> (Browser, Vec<String>) {
    let mut amir = Browser::default();
    let check = world.to_the_check_as(&mut amir, NAME, ABOUT).await;
    let key = world.send(&mut amir, &check, "/min/noegle", &[]).await;
    let words = key.words();
    world.arrives(world.received());
    world.arrives(world.appointment());
    crate::mail::add(world, &mut amir).await;
    let reminders = [("hvornaar", "both"), ("ord", "egne"), ("egne", REMINDER)];
    crate::remind::choose(world, &mut amir, &reminders).await;
    let page = world.get(&mut amir, "/min").await;
    world.press(&mut amir, &page, "Ja, jeg kommer").await;
    assert_eq!(
        world
            .text("SELECT CAST(COUNT(*) AS TEXT) FROM reminder")
            .unwrap(),
        "2"
    );
    let page = world.get(&mut amir, "/min/beskeder").await;
    world
        .send(&mut amir, &page, "/min/beskeder", &[("tekst", MESSAGE)])
        .await;
    let page = world.get(&mut amir, "/min/slutdato").await;
    world
        .send(&mut amir, &page, "/min/slutdato", &[("dato", "2027-05-21")])
        .await;
    let shown = write_down(world, &mut amir).await;
    let page = world.get(&mut amir, "/min/kort").await;
    let codes = world.send(&mut amir, &page, "/min/kort", &[]).await.words();
    let tie = world.tie(&mut amir, TIE, "nettet").await;
    let meeting = world.meeting(&mut amir, "2027-03-05").await;
    let (_, token) = world.call(&mut amir, &meeting, &tie).await;
    let link = format!("/moede/{token}");
    let said = [("kommer", "ja"), ("haab", HOPE)];
    let page = world.post(&mut Browser::default(), &link, &said).await;
    assert_eq!(page.status, 303, "{}", page.body);
    let page = world
        .get(&mut amir, &format!("/min/moede/{meeting}"))
        .await
        .body;
    assert!(page.contains(HOPE) && page.contains(TIE));
    let mine = world.get(&mut amir, "/min").await.body;
    assert!(mine.contains("Mette") && mine.contains(MESSAGE) && mine.contains("21. maj 2027"));
    let mut secrets: Vec<String> = [
        NAME,
        ABOUT,
        "klaverstemmere",
        MESSAGE,
        "2027-05-21",
        PLACE,
        "Gåturen ved åen",
        "Fællesskabet på Havnen",
        "00 00 20 01",
        "Bænken ved Åvej",
        "gul jakke",
        "Vi går i roligt tempo",
        "owner_first_name",
        "companion",
        TIE,
        HOPE,
        "Dagsordenen om undulater",
        "Gerdas køkken",
        "2027-03-05",
        "gathering",
        "professionals",
        REMINDER,
        "amir@post.example",
        &token,
    ]
    .map(str::to_owned)
    .to_vec();
    secrets.extend(WRITTEN.map(str::to_owned));
    secrets.push(shown);
    secrets.push(words.join(" "));
    secrets.extend(words.into_iter().filter(|word| word.len() > 5));
    secrets.extend(codes.iter().map(|code| code.replace('-', "")));
    secrets.extend(codes);
    (amir, secrets)
}

/// The text as it could stand in bytes: plain, in hex, in UTF-16.
fn spellings(text: &str) -> Vec<Vec<u8>> {
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        text.as_bytes().to_vec(),
        hex.to_uppercase().into_bytes(),
        hex.into_bytes(),
        wide,
    ]
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

/// Every byte of every file of a folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap();
    let read = entries.map(|entry| {
        let path = entry.unwrap().path();
        (path.display().to_string(), std::fs::read(&path).unwrap())
    });
    read.collect()
}

/// T14: not in the database's file, not in the log it writes ahead, not after both have become one.
#[test]
fn no_byte_of_what_was_typed_or_told_is_in_the_files() {
    let test = kit_store::test::sqlite::<Citizen>().unwrap();
    let kit_store::Where::Sqlite(path) = test.at.clone() else {
        panic!("a file");
    };
    let folder = path.parent().unwrap().to_owned();
    let world = World::new(test.store.clone());
    let (_, secrets) = world.run(live_in(&world));
    let thread = world.thread().to_string();
    let search = |when: &str| {
        let (files, mut tried) = (files(&folder), 0);
        for (file, bytes) in &files {
            for needle in secrets.iter().flat_map(|secret| spellings(secret)) {
                assert!(
                    !holds(bytes, &needle),
                    "{when}: {file} holds {}",
                    String::from_utf8_lossy(&needle)
                );
                tried += 1;
            }
        }
        // What is open on purpose is found, so this search would find the rest.
        assert!(
            files
                .iter()
                .any(|(_, bytes)| holds(bytes, thread.as_bytes())),
            "{when}"
        );
        println!(
            "{when}: 0 found / {tried} searches over {} files, no seed",
            files.len()
        );
    };
    search("while it runs");
    // With the journal emptied everything lies in the one file.
    assert!(test.store.empty_journal().unwrap());
    let journal = files(&folder)
        .into_iter()
        .find(|(file, _)| file.ends_with("-wal"));
    assert!(journal.is_none_or(|(_, bytes)| bytes.is_empty()));
    search("checkpointed");
}

fn files_only(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let files = entries.filter(|entry| entry.path().is_file());
    files
        .map(|entry| (entry.file_name(), std::fs::read(entry.path()).unwrap()))
        .collect()
}

/// Every value that stands in the database as bytes: blobs, and texts that are hex.
fn values(dump: &[String]) -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for line in dump {
        let (_, row) = line.split_once(':').unwrap();
        for part in row.split('\'') {
            let digits = part.trim_start_matches("\\\\x").trim_start_matches("\\x");
            if digits.len() >= 32 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                let byte =
                    |at: usize| u8::from_str_radix(digits.get(at..at + 2).unwrap(), 16).unwrap();
                out.push((0..digits.len() / 2).map(|at| byte(at * 2)).collect());
            }
            out.push(part.as_bytes().to_vec());
        }
    }
    out
}

/// The blob in this column of a dumped row.
fn blob(line: &str, column: usize) -> Vec<u8> {
    let field = line.split(',').nth(column).unwrap();
    // X'ab' on SQLite, E'\\xab' on PostgreSQL.
    let digits = field
        .split('\'')
        .nth(1)
        .unwrap()
        .trim_start_matches(['\\', 'x']);
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2).unwrap(), 16).unwrap();
    (0..digits.len() / 2).map(|at| byte(at * 2)).collect()
}

store_test! {
    /// SAFETY.md §5: the host has every row and every key of the realm, and opens nothing.
    fn every_row_and_the_realms_own_key_open_no_room(store: Store<Citizen>) {
        let world = World::new(store);
        let (amir, _) = world.run(live_in(&world));
        let dump = world.dump(&[]);
        let (room, way) = (world.text("SELECT id FROM room").unwrap(), world.text("SELECT id FROM way_in").unwrap());
        let cell = Cell { realm: "citizen", table: "room", column: "name", row: &room, person: &room };
        let name = blob(dump.iter().find(|line| line.starts_with("room:")).unwrap(), 2);
        let opens = |key: &[u8; 32]| SecretKey::from_bytes(key).is_ok_and(|key| open_with(&key, &cell, &name).is_ok());
        // The right key, which lies in no row, does open it: the search below would see it.
        assert!(opens(&world.who(&amir).unwrap().carries.unwrap().0));
        let wrapped: Vec<Vec<u8>> =
            dump.iter().filter(|line| line.starts_with("way_in:")).map(|line| blob(line, 6)).collect();
        assert_eq!(wrapped.len(), 11, "eight words and ten codes");
        let mut keys: Vec<[u8; 32]> = vec![PEPPER, [0; 32]];
        for value in values(&dump).iter().chain([&PEPPER.to_vec(), &room.clone().into_bytes()]) {
            keys.extend(value.windows(32).step_by(8).map(|window| <[u8; 32]>::try_from(window).unwrap()));
            keys.extend(value.last_chunk::<32>());
            for purpose in ["landgang way in", "landgang session", "landgang room seal 1"] {
                keys.extend(derive(value, purpose).map(|key| *key));
            }
        }
        let bound = format!("{room} {way}");
        for key in &keys {
            assert!(!opens(key));
            for one in &wrapped {
                assert!(unwrap(one, key, "landgang way in", &bound).is_err());
            }
        }
        println!("0 opened / {} keys tried on one room and {} ways in, no seed", keys.len(), wrapped.len());
        assert!(keys.len() > 500, "{}", keys.len());
    }
}

store_test! {
    /// T14: the page with the words is the last that holds them, and the card's page the codes.
    fn nothing_that_was_typed_or_told_is_in_a_row(store: Store<Citizen>) {
        let world = World::new(store);
        let (_, secrets) = world.run(live_in(&world));
        let dump = world.dump(&[]).join("\n");
        for needle in secrets.iter().flat_map(|secret| spellings(secret)) {
            assert!(!holds(dump.as_bytes(), &needle), "{}", String::from_utf8_lossy(&needle));
        }
        println!("0 found / {} searched for, no seed", secrets.len());
    }
}

/// SAFETY.md §5: what is moved or changed is refused, and the page shows nothing instead of something wrong.
#[test]
fn a_value_moved_to_another_row_or_room_is_refused() {
    let moves = [
        // Another guest's way and letters put into this room.
        "UPDATE crossing SET target = (SELECT o.target FROM crossing AS o WHERE o.id <> crossing.id)",
        "UPDATE step SET what = (SELECT o.what FROM step AS o WHERE o.crossing_id <> step.crossing_id AND o.place = 1)
            WHERE place = 1",
        "UPDATE network SET told = (SELECT o.told FROM network AS o WHERE o.room_id <> network.room_id AND o.place = 1)",
        "UPDATE network SET told = (SELECT o.told FROM network AS o WHERE o.id <> network.id AND o.room_id = network.room_id)
            WHERE place = 1",
        "UPDATE invitation_answer SET told = (SELECT o.told FROM invitation_answer AS o
            WHERE o.room_id <> invitation_answer.room_id)",
        // The newest note put in the place of another.
        "UPDATE entry SET told = (SELECT o.told FROM entry AS o WHERE o.id <> entry.id ORDER BY o.id LIMIT 1)",
        "UPDATE notice SET told = (SELECT o.told FROM notice AS o WHERE o.room_id <> notice.room_id AND o.place = 1)",
        // The newest letter put in the place of the first.
        "UPDATE step SET what = COALESCE((SELECT o.what FROM step AS o WHERE o.crossing_id = step.crossing_id
            AND o.place = 3), what) WHERE place = 1",
        // A value of another column.
        "UPDATE step SET what = (SELECT target FROM crossing WHERE crossing.id = step.crossing_id) WHERE place = 1",
        // The key of another room.
        "UPDATE room SET public_key = (SELECT o.public_key FROM room AS o WHERE o.id <> room.id),
            name = (SELECT o.name FROM room AS o WHERE o.id <> room.id)",
    ];
    for sql in moves {
        let test = kit_store::test::sqlite::<Citizen>().unwrap();
        let world = World::new(test.store.clone());
        world.run(async {
            let (mut amir, words) = world.new_room().await;
            world.arrives(world.received());
            world.arrives(world.appointment());
            world
                .note(&mut amir, "redskab", &[("navn", "En sten i lommen")])
                .await;
            world
                .note(&mut amir, "selv", &[("navn", "Ringe selv")])
                .await;
            let (mut other, _) = world.new_room().await;
            for guest in [&mut amir, &mut other] {
                let tie = world.tie(guest, TIE, "nettet").await;
                let meeting = world.meeting(guest, "2027-03-05").await;
                world.call(guest, &meeting, &tie).await;
            }
            assert_eq!(world.get(&mut amir, "/min/hvem").await.status, 200);
            world.meddle(sql);
            let typed = words.join(" ");
            let door = world
                .post(&mut Browser::default(), "/ind", &[("ord", &typed)])
                .await;
            let pages = [
                world.get(&mut amir, "/min/hvem").await,
                world.get(&mut amir, "/min/maal").await,
                world.get(&mut other, "/min/hvem").await,
                door,
            ];
            let refused = pages.iter().filter(|page| page.status == 503);
            assert!(refused.count() >= 1, "{sql}");
            assert!(
                pages.iter().all(|page| !page.body.contains("Mette")),
                "{sql}"
            );
        });
    }
    println!("{0} / {0} moves refused, no seed", moves.len());
}

/// T15: what was sealed is overwritten too, and with it the last copies of the room's key. A page of the file that is
/// given back would keep both for whoever finds the words later.
#[test]
fn a_deleted_room_is_overwritten_on_the_disk() {
    let test = kit_store::test::sqlite::<Citizen>().unwrap();
    let kit_store::Where::Sqlite(path) = test.at.clone() else {
        panic!("a file");
    };
    let folder = path.parent().unwrap().to_owned();
    let world = World::new(test.store.clone());
    world.run(async {
        let (mut amir, _) = live_in(&world).await;
        let columns = [
            ("room:", 2),
            ("way_in:", 6),
            ("crossing:", 3),
            ("step:", 3),
            ("end_note:", 2),
            ("notice:", 3),
            ("network:", 3),
            ("invitation:", 3),
            ("invitation:", 4),
            ("invitation_answer:", 2),
            ("entry:", 2),
            ("share:", 4),
            ("share:", 5),
        ];
        let dump = world.dump(&[]);
        let mut sealed = Vec::new();
        for (table, column) in columns {
            let rows = dump.iter().filter(|line| line.starts_with(table));
            sealed.extend(rows.map(|line| blob(line, column)));
        }
        let found = || {
            let files = files_only(&folder);
            let on_disk =
                |bytes: &&Vec<u8>| files.iter().any(|(_, file)| holds(file, &bytes[..32]));
            sealed.iter().filter(on_disk).count()
        };
        assert_eq!(found(), sealed.len(), "before, every value is there");
        let page = world.get(&mut amir, "/min/slet").await;
        let gone = world.send(&mut amir, &page, "/min/slet", &[]).await;
        assert_eq!(gone.heading(), "Dit rum er slettet");
        println!(
            "{} found / {} sealed values after deleting, no seed",
            found(),
            sealed.len()
        );
        assert_eq!(found(), 0);
        assert!(sealed.len() > 15);
    });
}
