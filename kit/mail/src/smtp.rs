//! The mail account of one realm at a provider or on the own server, spoken to by SMTP.

use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Message, SmtpTransport, Transport as _};

use crate::{Address, Gateway, Mail, Refused};

/// A server that says nothing for so long is given up for now.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the way to the server is kept from others' eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// The connection begins open and must be covered before anything is said; else nothing is sent (port 587).
    StartTls,
    /// Covered from the first byte (port 465).
    Tls,
    /// Not at all: only for a server on the same machine.
    Plain,
}

/// A mail account.
#[derive(Clone)]
pub struct Account {
    /// Name of the server, as it stands in its certificate.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way there is covered.
    pub cover: Cover,
    /// User and password, if the server asks for them.
    pub login: Option<(String, String)>,
    /// Who the mails come from.
    pub sender: Address,
    /// A certificate (PEM) that is trusted beside the known ones, where the server has one of its own house.
    pub trusted: Option<Vec<u8>>,
}

impl std::fmt::Debug for Account {
    /// No password, and no name of anybody.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Account({}:{})", self.host, self.port)
    }
}

/// Why an account cannot be used as it is written.
#[derive(Debug, thiserror::Error)]
pub enum AccountFault {
    /// The sender is no address that mail knows.
    #[error("the sender is no address that a mail can come from")]
    Sender(#[source] lettre::address::AddressError),
    /// The certificate or the server's name cannot be used.
    #[error("the mail server's name or its trusted certificate cannot be used")]
    Cover(#[source] lettre::transport::smtp::Error),
}

/// Hands mails to an account, one connection each: codes are few, and a connection that stands open would tell how many.
#[derive(Debug)]
pub struct Smtp {
    transport: SmtpTransport,
    sender: Mailbox,
}

impl Smtp {
    /// The gateway of an account. Nothing is connected yet.
    ///
    /// # Errors
    /// [`AccountFault`] if the account cannot be used as it is written.
    pub fn new(account: &Account) -> Result<Self, AccountFault> {
        let sender = account
            .sender
            .as_str()
            .parse()
            .map_err(AccountFault::Sender)?;
        let tls = match account.cover {
            Cover::Plain => Tls::None,
            Cover::StartTls => Tls::Required(parameters(account)?),
            Cover::Tls => Tls::Wrapper(parameters(account)?),
        };
        // The realm's own address and the machine's name are nobody's business at the provider.
        let hello = ClientId::Domain("landgang.invalid".to_owned());
        let mut transport = SmtpTransport::builder_dangerous(&account.host)
            .port(account.port)
            .tls(tls)
            .hello_name(hello)
            .timeout(Some(PATIENCE));
        if let Some((user, password)) = account.login.clone() {
            transport = transport.credentials(Credentials::new(user, password));
        }
        Ok(Self {
            transport: transport.build(),
            sender: Mailbox::new(None, sender),
        })
    }
}

fn parameters(account: &Account) -> Result<TlsParameters, AccountFault> {
    let mut parameters = TlsParameters::builder(account.host.clone());
    if let Some(pem) = &account.trusted {
        let trusted = Certificate::from_pem(pem).map_err(AccountFault::Cover)?;
        parameters = parameters.add_root_certificate(trusted);
    }
    parameters.build().map_err(AccountFault::Cover)
}

impl Gateway for Smtp {
    fn send(&self, mail: &Mail) -> Result<(), Refused> {
        let to = mail.to.as_str().parse().or(Err(Refused::Form))?;
        let message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, to))
            .subject(mail.subject.as_str())
            .header(ContentType::TEXT_PLAIN)
            .body(mail.text.clone())
            .or(Err(Refused::Form))?;
        match self.transport.send(&message) {
            Ok(_) => Ok(()),
            Err(fault) => Err(refused(&fault)),
        }
    }
}

/// What may be told of a fault. A server's own words repeat the address that it refuses, so only its number is kept.
fn refused(fault: &lettre::transport::smtp::Error) -> Refused {
    match fault.status() {
        Some(code) => Refused::Answered {
            code: code.to_string(),
            for_good: fault.is_permanent(),
        },
        // A cover or a way to log in that the server does not offer is a fault of the client's kind.
        None if fault.is_tls() || fault.is_client() => Refused::NotCovered,
        None if fault.is_timeout() => Refused::Silent,
        None => Refused::Unreached,
    }
}
