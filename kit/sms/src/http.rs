//! The account of one realm at a provider that takes messages by HTTPS.

use std::net::IpAddr;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ureq::Agent;
use ureq::http::Uri;

use crate::{Gateway, Refused, Shape, Sms};

/// A provider that says nothing for so long is given up for now.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest sender that telephones show.
const SENDER_MAX: usize = 11;

/// How the token is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Token …`
    #[default]
    Token,
    /// `Authorization: Bearer …`
    Bearer,
    /// `Authorization: Basic …` with the token as the user's name and no password.
    Basic,
}

/// An account.
#[derive(Clone)]
pub struct Account {
    /// Where messages are posted: `https://…`, or `http://` to this machine itself.
    pub url: String,
    /// What opens the account.
    pub token: String,
    /// How it is shown.
    pub scheme: Scheme,
    /// Who the messages come from, as telephones show it.
    pub sender: String,
    /// What the provider calls the parts.
    pub shape: Shape,
}

impl std::fmt::Debug for Account {
    /// No token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({})", self.url)
    }
}

/// Why an account cannot be used as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountFault {
    /// The address is none, or its way is not covered.
    #[error("messages need an https:// address, or http:// to this machine itself")]
    Address,
    /// The sender is none that telephones show.
    #[error("the sender of messages has 1 to 11 letters and digits")]
    Sender,
    /// The token has signs that cannot stand in a header.
    #[error("the token for messages is empty or has signs that no token has")]
    Token,
}

/// Hands messages to an account.
#[derive(Debug)]
pub struct Http {
    agent: Agent,
    account: Account,
    authorization: String,
}

fn is_here(uri: &Uri) -> bool {
    uri.host().is_some_and(|host| {
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        bare == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    })
}

impl Account {
    /// What is amiss with it, without its token having been read.
    ///
    /// # Errors
    /// [`AccountFault`].
    pub fn check(url: &str, sender: &str) -> Result<u16, AccountFault> {
        let uri: Uri = url.parse().or(Err(AccountFault::Address))?;
        let port = match uri.scheme_str() {
            Some("https") => 443,
            Some("http") if is_here(&uri) => 80,
            _ => return Err(AccountFault::Address),
        };
        let shown = sender
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == ' ');
        if sender.trim().is_empty() || sender.len() > SENDER_MAX || !shown {
            return Err(AccountFault::Sender);
        }
        Ok(uri.port_u16().unwrap_or(port))
    }
}

impl Http {
    /// The gateway of an account. Nothing is connected yet.
    ///
    /// # Errors
    /// [`AccountFault`] if the account cannot be used as it is written.
    pub fn new(account: Account) -> Result<Self, AccountFault> {
        Account::check(&account.url, &account.sender)?;
        let token = account.token.as_str();
        if token.is_empty() || !token.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(AccountFault::Token);
        }
        let authorization = match account.scheme {
            Scheme::Token => format!("Token {token}"),
            Scheme::Bearer => format!("Bearer {token}"),
            Scheme::Basic => format!("Basic {}", STANDARD.encode(format!("{token}:"))),
        };
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            // A provider that moved is a matter for a human: a detour could lead anywhere, with the token.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent("")
            .build();
        Ok(Self {
            agent: agent.into(),
            account,
            authorization,
        })
    }
}

impl Gateway for Http {
    fn send(&self, sms: &Sms) -> Result<(), Refused> {
        let body = self.account.shape.body(&self.account.sender, sms);
        let answer = self
            .agent
            .post(&self.account.url)
            .header("Authorization", &self.authorization)
            .content_type("application/json")
            .send(body.to_string())
            .or(Err(Refused::Unreached))?;
        let code = answer.status().as_u16();
        match code {
            200..=299 => Ok(()),
            // Too many at once, or too slow: later it may be taken. So may it when the token is put right.
            401 | 403 | 408 | 425 | 429 => Err(Refused::Answered {
                code,
                for_good: false,
            }),
            400..=499 => Err(Refused::Answered {
                code,
                for_good: true,
            }),
            _ => Err(Refused::Answered {
                code,
                for_good: false,
            }),
        }
    }
}
