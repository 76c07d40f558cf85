//! How much is read from a sender, and how long one waits for it.

use std::time::Duration;

use axum::body::Body;
use futures_util::StreamExt as _;
use tokio::time::{Instant, timeout_at};

/// Who sends nothing for so long is not waited for.
const PAUSE: Duration = Duration::from_secs(10);
/// A whole form takes no longer, on the poorest line either: 128 KiB in a minute are 17 kbit/s.
const WHOLE: Duration = Duration::from_secs(60);
/// Nor does one with a file: 5 MiB in four minutes are 180 kbit/s.
const WITH_FILE: Duration = Duration::from_secs(240);
/// So much of what is too long is taken off the line and thrown away, since a browser shows our page only after it has
/// sent everything.
const THROWN_AWAY: usize = 16 * 1024 * 1024;

/// What came.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// All of it.
    Whole(Vec<u8>),
    /// More than may be; this is its beginning.
    TooLarge(Vec<u8>),
    /// It stopped, or broke off; this came before.
    TooSlow(Vec<u8>),
}

/// Reads at most `most` bytes.
pub(crate) async fn read(body: Body, most: usize) -> Sent {
    read_within(body, most, WHOLE).await
}

/// Reads at most `most` bytes of a form that may bring a file.
pub(crate) async fn read_file(body: Body, most: usize) -> Sent {
    read_within(body, most, WITH_FILE).await
}

async fn read_within(body: Body, most: usize, whole: Duration) -> Sent {
    let (mut stream, mut kept, mut seen) = (body.into_data_stream(), Vec::new(), 0_usize);
    let end = Instant::now() + whole;
    loop {
        let next = timeout_at(end.min(Instant::now() + PAUSE), stream.next()).await;
        match next {
            Ok(Some(Ok(part))) => {
                seen = seen.saturating_add(part.len());
                let room = most.saturating_sub(kept.len()).min(part.len());
                kept.extend(part.iter().take(room));
                if seen > THROWN_AWAY {
                    return Sent::TooLarge(kept);
                }
            }
            Ok(None) if seen > most => return Sent::TooLarge(kept),
            Ok(None) => return Sent::Whole(kept),
            Ok(Some(Err(_))) | Err(_) => return Sent::TooSlow(kept),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Bytes;
    use futures_util::stream;

    /// A body of parts, each after so many seconds.
    fn body(parts: Vec<(u64, usize)>) -> Body {
        Body::from_stream(stream::iter(parts).then(|(seconds, length)| async move {
            tokio::time::sleep(Duration::from_secs(seconds)).await;
            Ok::<_, std::io::Error>(Bytes::from(vec![b'a'; length]))
        }))
    }

    fn length(sent: &Sent) -> (&'static str, usize) {
        match sent {
            Sent::Whole(kept) => ("whole", kept.len()),
            Sent::TooLarge(kept) => ("too large", kept.len()),
            Sent::TooSlow(kept) => ("too slow", kept.len()),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_fits_is_read_and_one_byte_more_is_not() {
        for (parts, expected) in [
            (vec![(0, 4), (9, 6)], ("whole", 10)),
            (vec![(0, 4), (0, 7)], ("too large", 10)),
            (vec![(0, 11)], ("too large", 10)),
            (vec![], ("whole", 0)),
        ] {
            assert_eq!(length(&read(body(parts), 10).await), expected);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_pauses_or_drips_is_not_waited_for_and_what_came_is_kept() {
        assert_eq!(
            length(&read(body(vec![(0, 4), (11, 6)]), 10).await),
            ("too slow", 4)
        );
        let drip = vec![(9, 1); 20];
        assert_eq!(length(&read(body(drip), 1000).await), ("too slow", 6));
    }

    #[tokio::test(start_paused = true)]
    async fn what_never_ends_is_cut_off() {
        let flood = vec![(0, 1024 * 1024); 1000];
        let begun = Instant::now();
        assert_eq!(length(&read(body(flood), 10).await), ("too large", 10));
        assert!(begun.elapsed() < Duration::from_secs(1));
    }

    #[tokio::test]
    async fn what_breaks_off_is_not_whole() {
        let broken = stream::iter([
            Ok(Bytes::from_static(b"note=half")),
            Err(std::io::Error::other("gone")),
        ]);
        let sent = read(Body::from_stream(broken), 100).await;
        assert_eq!(length(&sent), ("too slow", 9));
    }
}
