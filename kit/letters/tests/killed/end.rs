//! One end as a process of its own: it does its work until somebody kills it.

use std::path::Path;
use std::sync::Arc;

use jiff::SignedDuration;
use kit_letters::{
    Carrier, Citizen, CitizenToCivil, Civil, Courier, Inbox, LetterKeys, Lines, Listener, Message,
    Outbox, Pace, TABLES_DATA, TABLES_SQL, ThreadToken, receive, socket_path,
};
use kit_store::{Given, Migration, Realm, Store, StoreError, Tx, Where};
use tokio::sync::watch;

use crate::{LETTERS, Res};

/// Letters go in so many threads; within one they keep their order.
pub(crate) const THREADS: i64 = 50;

/// A box of letters, and a table of what was done: by the sender for what it posted, by the receiver for what came.
#[derive(Debug)]
pub(crate) struct End;

impl Realm for End {
    const NAME: &'static str = "end";
    const MIGRATIONS: &'static [Migration] = &[
        Migration {
            version: 1,
            name: "done",
            sql: "CREATE TABLE done (place {int} PRIMARY KEY, number {int} NOT NULL) {strict}",
            data: "INSERT INTO done (place, number) VALUES (1, 1)",
        },
        Migration {
            version: 2,
            name: "letters",
            sql: TABLES_SQL,
            data: TABLES_DATA,
        },
    ];
}

kit_store::statements! {
    /// No number is kept from standing there twice: that is what the test looks for.
    ADD = "INSERT INTO done (place, number) SELECT COALESCE(MAX(place), 0) + 1, $1 FROM done";
    LAST = "SELECT COALESCE(MAX(number), 0) FROM done";
    DONE = "SELECT number FROM done ORDER BY place";
    COUNT = "SELECT COUNT(*) FROM done";
}

/// What was done, in its order.
pub(crate) fn all(store: &Store<End>) -> Result<Vec<i64>, StoreError> {
    store.read_now("all", |tx| tx.rows(DONE, &[], |r| r.get(0)))
}

/// How much was done.
pub(crate) fn count(store: &Store<End>) -> Result<i64, StoreError> {
    store.read_now("count", |tx| {
        Ok(tx.row(COUNT, &[], |r| r.get(0))?.unwrap_or_default())
    })
}

/// The key files of both ends.
pub(crate) fn make_keys(folder: &Path, given: &Given) -> Res<()> {
    LetterKeys::<Citizen>::new(given).create_file(&folder.join("citizen"))?;
    LetterKeys::<Civil>::new(given).create_file(&folder.join("civil"))?;
    Ok(())
}

/// Tries come close together, since somebody dies four times a second; in earnest they are half a minute apart.
fn pace() -> Pace {
    Pace {
        jitter: SignedDuration::ZERO,
        first_wait: SignedDuration::from_millis(20),
        longest_wait: SignedDuration::from_millis(200),
        overdue_after: SignedDuration::from_hours(24),
    }
}

/// Lives as the end of this name.
pub(crate) fn live(name: &str, folder: &Path, at: &Where) -> Res<()> {
    let given = Given::system();
    let store = Store::<End>::open(at, &given)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    runtime.block_on(async move {
        match name {
            "sender" => send(store, folder, &given).await,
            _ => take(store, folder, &given).await,
        }
    })
}

async fn send(store: Store<End>, folder: &Path, given: &Given) -> Res<()> {
    let own = LetterKeys::<Citizen>::read_file(&folder.join("citizen"))?;
    let other = LetterKeys::<Civil>::read_file(&folder.join("civil"))?;
    let outbox = Arc::new(Outbox::<CitizenToCivil>::new(own, other.address(), pace()));
    let carrier = Carrier::unix(socket_path::<CitizenToCivil>(folder));
    let courier = Courier::new(store.clone(), Arc::clone(&outbox), carrier, given.clone());
    let knock = courier.knock();
    let (_stop, told) = watch::channel(false);
    let running = tokio::spawn(courier.run(told));
    loop {
        let (outbox, given) = (Arc::clone(&outbox), given.clone());
        let posted = store
            .write("post", move |tx| post_next(tx, &outbox, &given))
            .await?;
        knock.knock();
        if !posted {
            break;
        }
    }
    running.await?;
    Ok(())
}

/// The next letter with its cause, in one transaction; false if all are posted.
fn post_next(
    tx: &mut Tx<'_>,
    outbox: &Outbox<CitizenToCivil>,
    given: &Given,
) -> Result<bool, StoreError> {
    let last = tx.row(LAST, &[], |r| r.get::<i64>(0))?.unwrap_or_default();
    if last >= LETTERS {
        return Ok(false);
    }
    let number = last + 1;
    let thread = u128::try_from(number % THREADS).unwrap_or_default();
    let text = Lines::new(&number.to_string()).or(Err(StoreError::Broken("a number")))?;
    let thread = ThreadToken::from_text(&format!("{thread:032x}"));
    let letter = Message {
        thread: thread.or(Err(StoreError::Broken("a thread")))?,
        text,
    };
    tx.run(ADD, &[&number])?;
    outbox.post(tx, given, letter)?;
    Ok(true)
}

async fn take(store: Store<End>, folder: &Path, given: &Given) -> Res<()> {
    let own = LetterKeys::<Civil>::read_file(&folder.join("civil"))?;
    let other = LetterKeys::<Citizen>::read_file(&folder.join("citizen"))?;
    let inbox = Arc::new(Inbox::<CitizenToCivil>::new(own, other.address()));
    let door = receive(store, inbox, given.clone(), |tx, _, letter| {
        let CitizenToCivil::Message(message) = letter else {
            return Err(StoreError::Broken("a letter that nobody posted"));
        };
        let number: i64 = message
            .text
            .as_str()
            .parse()
            .or(Err(StoreError::Broken("a letter without its number")))?;
        tx.run(ADD, &[&number]).map(|_| ())
    });
    let (_stop, told) = watch::channel(false);
    Listener::bind(&socket_path::<CitizenToCivil>(folder))?
        .serve(door, told)
        .await;
    Ok(())
}
