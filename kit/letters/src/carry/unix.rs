//! The way on one host: a socket in the pair's own directory, outside both realms' directories (SAFETY.md §3).
//! A connection carries one request and one answer, each a length in four bytes, highest first, and so many bytes.

use std::io;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::{AnswerBytes, CarryError, Door, TIMEOUT};
use crate::answer::ANSWER_LENGTH;
use crate::end::End;
use crate::list::LetterList;
use crate::seal::LONGEST_ENVELOPE;
use crate::stop::told;

/// Connections served at the same time; more wait. There is one sender, so this only bounds a broken one.
const AT_ONCE: usize = 8;

/// Where the letters of the list `L` are received: the socket of the receiving end in the pair's directory.
///
/// ```
/// use kit_letters::{CitizenToCivil, socket_path};
/// let at = socket_path::<CitizenToCivil>("run/letters/citizen-civil".as_ref());
/// assert_eq!(at, std::path::Path::new("run/letters/citizen-civil/to-civil.sock"));
/// ```
#[must_use]
pub fn socket_path<L: LetterList>(pair_directory: &Path) -> PathBuf {
    pair_directory.join(format!("to-{}.sock", L::To::NAME))
}

/// A bound socket that waits for letters.
#[derive(Debug)]
pub struct Listener {
    listener: UnixListener,
    path: PathBuf,
}

impl Listener {
    /// Binds the socket, taking the place of one that an ended process left behind. The socket gets the directory's
    /// group, the one that the pair's two users share; owner and group may connect.
    ///
    /// # Errors
    /// The system's word; also if something else than a socket stands there, or if this process does not belong to
    /// the directory's group.
    pub fn bind(path: &Path) -> io::Result<Self> {
        match std::fs::symlink_metadata(path) {
            Ok(found) if found.file_type().is_socket() => std::fs::remove_file(path)?,
            Ok(_) => return Err(io::Error::from(io::ErrorKind::AlreadyExists)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let listener = UnixListener::bind(path)?;
        let group = match path.parent() {
            Some(directory) => std::fs::metadata(directory)?.gid(),
            None => return Err(io::Error::from(io::ErrorKind::InvalidInput)),
        };
        if std::fs::symlink_metadata(path)?.gid() != group {
            std::os::unix::fs::chown(path, None, Some(group))?;
        }
        // After the group, so that no other group can connect in between.
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660))?;
        Ok(Self {
            listener,
            path: path.to_owned(),
        })
    }

    /// Hands every letter to `door` until `stop` says true or its sender is gone; then lets what has begun finish and
    /// takes the socket away.
    pub async fn serve(self, door: Door, mut stop: watch::Receiver<bool>) {
        let places = Arc::new(Semaphore::new(AT_ONCE));
        let mut talks = JoinSet::new();
        loop {
            let place = tokio::select! {
                () = told(&mut stop) => break,
                Some(_) = talks.join_next() => continue,
                place = Arc::clone(&places).acquire_owned() => place,
            };
            let Ok(place) = place else { break };
            tokio::select! {
                () = told(&mut stop) => break,
                connection = self.listener.accept() => match connection {
                    Ok((stream, _)) => {
                        let door = Arc::clone(&door);
                        talks.spawn(async move {
                            // A sender that goes away or stalls has lost nothing: it tries again.
                            let _ = tokio::time::timeout(TIMEOUT, talk(stream, &door)).await;
                            drop(place);
                        });
                    }
                    Err(error) => {
                        tracing::warn!(error.kind = ?error.kind(), "a letter's connection could not be accepted");
                        // Out of descriptors, as a rule: do not spin.
                        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                    }
                },
            }
        }
        while talks.join_next().await.is_some() {}
        let _ = std::fs::remove_file(&self.path);
    }
}

async fn talk(mut stream: UnixStream, door: &Door) -> io::Result<()> {
    let envelope = read_frame(&mut stream, LONGEST_ENVELOPE).await?;
    let answer = door(envelope).await;
    write_frame(&mut stream, &answer).await
}

/// Asks over the socket.
pub(super) async fn ask(socket: &Path, envelope: &[u8]) -> Result<AnswerBytes, CarryError> {
    let mut stream = UnixStream::connect(socket).await?;
    write_frame(&mut stream, envelope).await?;
    let answer = read_frame(&mut stream, ANSWER_LENGTH).await?;
    AnswerBytes::try_from(answer).or(Err(CarryError::Form))
}

/// Reads a frame; one that says it is longer than `longest` is refused before a byte of it is read.
async fn read_frame(stream: &mut UnixStream, longest: usize) -> io::Result<Vec<u8>> {
    let length = usize::try_from(stream.read_u32().await?).map_err(io::Error::other)?;
    if length > longest {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).await?;
    Ok(bytes)
}

async fn write_frame(stream: &mut UnixStream, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(io::Error::other)?;
    stream.write_all(&length.to_be_bytes()).await?;
    stream.write_all(bytes).await?;
    stream.flush().await
}
