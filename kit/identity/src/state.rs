//! What the routes need: the address's keys and the other houses.

use std::sync::Arc;

use kit_web::Web;

use crate::login::Provider;
use crate::login::http::{self, Answered, HttpFault, Question};
use crate::passkey::Keys;

/// Whatever carries a request to another house and brings the answer; it may block.
pub type Carrier = Arc<dyn Fn(Question) -> Result<Answered, HttpFault> + Send + Sync>;

/// The ways in of one realm. Holds settings only: whatever is under way stands in the database.
pub struct Identity {
    pub(crate) keys: Option<Keys>,
    pub(crate) providers: Vec<Provider>,
    pub(crate) codes: bool,
    carrier: Carrier,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({:?})", self.providers)
    }
}

impl Identity {
    /// The ways in at the address of `web`, with the other houses of the configuration.
    #[must_use]
    pub fn new(web: &Web, providers: Vec<Provider>) -> Self {
        let agent = http::agent();
        let carrier = Arc::new(move |question| http::carry(&agent, question));
        Self::carried_by(web, providers, carrier)
    }

    /// The same with another carrier: the network is given from outside as the clock is.
    #[must_use]
    pub fn carried_by(web: &Web, providers: Vec<Provider>, carrier: Carrier) -> Self {
        Self {
            keys: Keys::at(&web.origin, &web.host),
            providers,
            codes: false,
            carrier,
        }
    }

    /// The same where some come in by a code too: the page of the ways in leads there.
    #[must_use]
    pub fn with_codes(self) -> Self {
        Self {
            codes: true,
            ..self
        }
    }

    /// Whether somebody can have a way in of their own here: a key, or a login of another house.
    #[must_use]
    pub fn has_ways(&self) -> bool {
        self.keys.is_some() || !self.providers.is_empty()
    }

    /// The other house with this name in addresses.
    #[must_use]
    pub fn provider(&self, name: &str) -> Option<&Provider> {
        self.providers.iter().find(|one| one.name == name)
    }

    /// Carries a request to another house. Blocks.
    pub(crate) fn carry(&self, question: Question) -> Result<Answered, HttpFault> {
        (self.carrier)(question)
    }
}
