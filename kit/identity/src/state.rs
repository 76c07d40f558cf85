//! What the routes need: the address's keys and the other houses.

use kit_web::Web;

use crate::login::Provider;
use crate::login::http::{self, Answered, HttpFault, Question};
use crate::passkey::Keys;

/// The ways in of one realm. Holds settings only: whatever is under way stands in the database.
#[derive(Debug)]
pub struct Identity {
    pub(crate) keys: Option<Keys>,
    pub(crate) providers: Vec<Provider>,
    agent: ureq::Agent,
}

impl Identity {
    /// The ways in at the address of `web`, with the other houses of the configuration.
    #[must_use]
    pub fn new(web: &Web, providers: Vec<Provider>) -> Self {
        Self {
            keys: Keys::at(&web.origin, &web.host),
            providers,
            agent: http::agent(),
        }
    }

    /// The other house with this name in addresses.
    #[must_use]
    pub fn provider(&self, name: &str) -> Option<&Provider> {
        self.providers.iter().find(|one| one.name == name)
    }

    /// Carries a request to another house. Blocks.
    pub(crate) fn carry(&self, question: Question) -> Result<Answered, HttpFault> {
        http::carry(&self.agent, question)
    }
}
