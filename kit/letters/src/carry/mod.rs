//! Carrying sealed bytes from one end to the other and an answer back. What carries knows no keys and no letters: it
//! can delay or lose, and nothing else.

mod https;
mod unix;

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::answer::ANSWER_LENGTH;

pub use https::BadAddress;
pub use unix::{Listener, socket_path};

/// The whole way there and back may take this long.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(20);

/// An answer's bytes, which carry nothing but [`crate::Answer`].
pub type AnswerBytes = [u8; ANSWER_LENGTH];

/// What stands at the receiving end: takes an envelope's bytes, gives an answer's. Made by [`crate::receive`].
pub type Door =
    Arc<dyn Fn(Vec<u8>) -> Pin<Box<dyn Future<Output = AnswerBytes> + Send>> + Send + Sync>;

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// The socket or connection failed.
    #[error("the other end cannot be reached")]
    Io(#[from] std::io::Error),
    /// It took longer than allowed.
    #[error("the other end did not answer in time")]
    TimedOut,
    /// The bytes are no answer.
    #[error("the other end answered in another form than agreed")]
    Form,
    /// The HTTPS request failed.
    #[error("the request to the other end failed")]
    Https(#[source] Box<ureq::Error>),
}

/// The way to the other end.
#[derive(Clone)]
pub struct Carrier(Way);

#[derive(Clone)]
enum Way {
    Unix(PathBuf),
    Https(https::Post),
    Within(Door),
}

impl std::fmt::Debug for Carrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            Way::Unix(_) => "Carrier over a socket",
            Way::Https(_) => "Carrier over HTTPS",
            Way::Within(_) => "Carrier within the process",
        })
    }
}

impl Carrier {
    /// Over the Unix socket at this path, on one host. See [`socket_path`].
    #[must_use]
    pub fn unix(socket: PathBuf) -> Self {
        Self(Way::Unix(socket))
    }

    /// By POST to this address on another host.
    ///
    /// # Errors
    /// [`BadAddress`] unless it is an `https://` address.
    pub fn https(address: &str) -> Result<Self, BadAddress> {
        https::Post::to(address).map(|post| Self(Way::Https(post)))
    }

    /// Straight to a door in the same process: for the tests of a world, where both ends stand side by side.
    #[must_use]
    pub fn within(door: Door) -> Self {
        Self(Way::Within(door))
    }

    /// Carries an envelope there and the answer's bytes back.
    ///
    /// # Errors
    /// [`CarryError`] if no answer came in time. The letter may have been taken in nevertheless: the way back may be
    /// what failed.
    pub async fn carry(&self, envelope: Vec<u8>) -> Result<AnswerBytes, CarryError> {
        let answer = async {
            match &self.0 {
                Way::Unix(socket) => unix::ask(socket, &envelope).await,
                Way::Https(post) => post.ask(envelope).await,
                Way::Within(door) => Ok(door(envelope).await),
            }
        };
        tokio::time::timeout(TIMEOUT, answer)
            .await
            .unwrap_or(Err(CarryError::TimedOut))
    }
}
