//! The way over a Unix socket.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use crate::common::*;
use crate::courier::{Line, runtime};
use kit_letters::*;
use kit_store::store_test;
use tokio::sync::watch;

store_test! {
    fn letters_go_over_a_socket_of_the_pair(store: Store<Room>) {
        runtime().block_on(async move {
            let (line, folder) = (Line::new(store, 70), Folder::new());
            let path = socket_path::<CitizenToCivil>(&folder.0);
            let (stop, stopped) = watch::channel(false);
            let listener = Listener::bind(&path).unwrap();
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
            let serving = tokio::spawn(listener.serve(line.door.clone(), stopped));
            let letters = from_citizen(&line.given);
            for letter in &letters {
                line.post(letter.clone()).await;
            }
            let round = line.courier(Carrier::unix(path.clone())).round().await.unwrap();
            assert_eq!(round, Round { delivered: 10, postponed: 0 });
            assert_eq!(line.effects().await.len(), letters.len());
            stop.send(true).unwrap();
            tokio::time::timeout(Duration::from_secs(10), serving).await.expect("it stops").unwrap();
            assert!(!path.exists(), "the socket is taken away");
        });
    }
}

/// A line of its own that is being served; it ends with this value.
struct Served {
    path: std::path::PathBuf,
    line: Line,
    runtime: tokio::runtime::Runtime,
    _stop: watch::Sender<bool>,
    _folder: Folder,
    _world: kit_store::test::TestStore<Room>,
}

impl Served {
    fn new(seed: u64) -> Self {
        let (runtime, folder) = (runtime(), Folder::new());
        let world = kit_store::test::sqlite::<Room>().unwrap();
        let line = Line::new(world.store.clone(), seed);
        let path = folder.0.join("to-civil.sock");
        let (stop, stopped) = watch::channel(false);
        let listener = runtime.block_on(async { Listener::bind(&path) }).unwrap();
        runtime.spawn(listener.serve(line.door.clone(), stopped));
        Self {
            path,
            line,
            runtime,
            _stop: stop,
            _folder: folder,
            _world: world,
        }
    }

    fn effects(&self) -> usize {
        self.runtime.block_on(self.line.effects()).len()
    }
}

fn ask(path: &std::path::Path, request: &[u8]) -> Vec<u8> {
    let mut stream = UnixStream::connect(path).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    // The other end may hang up before all is written; what it answers is what counts.
    let _ = stream.write_all(request);
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

#[test]
fn an_oversize_letter_is_refused_before_it_is_read() {
    let served = Served::new(71);
    for length in [LONGEST_ENVELOPE + 1, 1_000_000, 0xffff_ffff] {
        let mut stream = UnixStream::connect(&served.path).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        stream
            .write_all(&u32::try_from(length).unwrap().to_be_bytes())
            .unwrap();
        // Nothing more is sent and nothing is hung up here: the other end must not wait for the rest.
        assert_eq!(stream.read(&mut [0; 1]).unwrap(), 0, "{length} bytes");
    }
    assert_eq!(served.effects(), 0);
}

#[test]
fn bytes_that_are_no_letter_get_the_same_short_answer_as_any() {
    let served = Served::new(72);
    for length in [0_usize, 1, 2246, LONGEST_ENVELOPE] {
        let mut request = u32::try_from(length).unwrap().to_be_bytes().to_vec();
        request.resize(4 + length, 0xaa);
        let answer = ask(&served.path, &request);
        let refused = Answer::<CitizenToCivil>::Refused.to_bytes();
        assert_eq!(answer.get(4..), Some(refused.as_slice()), "{length} bytes");
    }
    assert_eq!(served.effects(), 0);
}

#[test]
fn senders_that_hang_up_or_stall_do_not_stop_the_others() {
    let served = Served::new(73);
    let mut stalled = Vec::new();
    for half in 0..7 {
        let mut stream = UnixStream::connect(&served.path).unwrap();
        stream.write_all(&2246_u32.to_be_bytes()).unwrap();
        stream.write_all(&vec![0; half * 300]).unwrap();
        stalled.push(stream);
    }
    for _ in 0..50 {
        assert!(ask(&served.path, &[0, 0]).is_empty());
    }
    let line = &served.line;
    served.runtime.block_on(async {
        line.post(
            WalksAlone {
                thread: ThreadToken::new(&line.given),
            }
            .into(),
        )
        .await;
        let round = line
            .courier(Carrier::unix(served.path.clone()))
            .round()
            .await
            .unwrap();
        assert_eq!(round.delivered, 1);
    });
    drop(stalled);
}

#[test]
fn a_socket_left_behind_is_taken_over_and_anything_else_is_left_alone() {
    let runtime = runtime();
    let folder = Folder::new();
    let path = folder.0.join("to-civil.sock");
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    assert!(path.exists(), "an ended process left its socket");
    runtime.block_on(async {
        assert!(Listener::bind(&path).is_ok());
        let file = folder.0.join("notes");
        std::fs::write(&file, "important").unwrap();
        assert!(Listener::bind(&file).is_err());
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "important");
        let link = folder.0.join("link");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(Listener::bind(&link).is_err());
    });
}

#[test]
fn the_socket_has_the_group_of_the_pairs_directory() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    let (runtime, folder) = (runtime(), Folder::new());
    // A group of another user's. Only root can give a directory to one that it is not in.
    let given_away = chown(&folder.0, None, Some(4242)).is_ok();
    if !given_away {
        println!("skipped in part: not root, so the directory keeps this user's own group");
    }
    let path = folder.0.join("to-civil.sock");
    let listener = runtime.block_on(async { Listener::bind(&path) }).unwrap();
    let (socket, directory) = (
        std::fs::metadata(&path).unwrap(),
        std::fs::metadata(&folder.0).unwrap(),
    );
    assert_eq!(directory.gid() == 4242, given_away);
    assert_eq!(socket.gid(), directory.gid());
    assert_eq!(socket.mode() & 0o777, 0o660);
    drop(listener);
}
