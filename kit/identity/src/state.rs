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
            carrier,
        }
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
