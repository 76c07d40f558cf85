//! Handing one mail over, and trying again where the server would not take it.

use std::sync::Arc;
use std::time::Duration;

use kit_mail::{Gateway, Mail, Refused};
use tokio::sync::Semaphore;

/// Waits before a mail is tried again. A code lives ten minutes, so a later try would help nobody.
pub(super) const AGAIN: &[Duration] = &[
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_secs(120),
];

/// At most so many mails are spoken about with the server at once.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Hands `mail` over; true if it was taken at the first try. What is not taken in the end is a line for the operator,
/// which holds neither the address nor the server's own words.
pub(super) async fn carry(
    realm: &'static str,
    gateway: Arc<dyn Gateway>,
    mail: Mail,
    again: &'static [Duration],
) -> bool {
    let mut waits = again.iter();
    let mut tries = 0_u32;
    loop {
        tries += 1;
        let Err(fault) = once(&gateway, &mail).await else {
            return tries == 1;
        };
        let cause = fault.to_string();
        match waits.next() {
            Some(wait) if !fault.is_for_good() => {
                tracing::warn!(
                    realm,
                    cause,
                    tries,
                    "a mail was not taken and is tried again"
                );
                tokio::time::sleep(*wait).await;
            }
            _ => {
                tracing::error!(
                    realm,
                    cause,
                    tries,
                    "a mail could not be sent: look at the mail account of this realm"
                );
                return false;
            }
        }
    }
}

async fn once(gateway: &Arc<dyn Gateway>, mail: &Mail) -> Result<(), Refused> {
    let (gateway, mail) = (Arc::clone(gateway), mail.clone());
    // Nobody closes the semaphore, and no gateway panics; either would be a mail that was not taken.
    let Ok(_turn) = AT_ONCE.acquire().await else {
        return Err(Refused::Unreached);
    };
    match tokio::task::spawn_blocking(move || gateway.send(&mail)).await {
        Ok(handed) => handed,
        Err(_) => Err(Refused::Unreached),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kit_mail::{Address, Subject};
    use std::sync::atomic::{AtomicU32, Ordering};

    /// Refuses so many times, then takes.
    struct Stubborn {
        refuses: u32,
        for_good: bool,
        tried: AtomicU32,
    }

    impl Gateway for Stubborn {
        fn send(&self, _: &Mail) -> Result<(), Refused> {
            let tried = self.tried.fetch_add(1, Ordering::SeqCst);
            if tried >= self.refuses {
                return Ok(());
            }
            Err(Refused::Answered {
                code: if self.for_good { "550" } else { "451" }.to_owned(),
                for_good: self.for_good,
            })
        }
    }

    const SOON: &[Duration] = &[Duration::from_millis(1); 3];

    fn tries(refuses: u32, for_good: bool) -> (u32, bool) {
        let gateway = Arc::new(Stubborn {
            refuses,
            for_good,
            tried: AtomicU32::new(0),
        });
        let mail = Mail {
            to: Address::from_text("a@b.dk").unwrap(),
            subject: Subject::new("Hej"),
            text: String::new(),
        };
        let own: Arc<dyn Gateway> = Arc::<Stubborn>::clone(&gateway);
        let first = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
            .block_on(carry("shed", own, mail, SOON));
        (gateway.tried.load(Ordering::SeqCst), first)
    }

    #[test]
    fn a_mail_that_is_not_taken_is_tried_three_times_more_and_then_given_up() {
        assert_eq!(tries(0, false), (1, true));
        assert_eq!(tries(2, false), (3, false));
        assert_eq!(tries(99, false), (4, false));
    }

    #[test]
    fn a_mail_that_is_refused_for_good_is_not_tried_again() {
        assert_eq!(tries(99, true), (1, false));
    }

    /// Later than a code lives, a mail helps nobody.
    #[test]
    fn the_last_try_comes_while_the_code_still_lives() {
        let all: Duration = AGAIN.iter().sum();
        assert!(all < Duration::from_mins(10), "{all:?}");
    }
}
