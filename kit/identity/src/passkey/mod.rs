//! Passkeys: what is asked of the browser, and whether its answer is true. No table and no clock of its own.

pub(crate) mod store;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kit_store::Given;
use serde::Serialize;
use url::Url;
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Webauthn, WebauthnBuilder, WebauthnError,
};

/// Why a ceremony came to nothing. All but `Doubted` are one page for the reader: try again.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The answer, or what was kept of the question, could not be read.
    #[error("the answer of the browser could not be read")]
    Unreadable(#[source] serde_json::Error),
    /// The answer is not true: another origin, challenge, key, or no proof that the person was there.
    #[error("the answer of the browser is not true")]
    Untrue(#[source] WebauthnError),
    /// The counter of the key went back: there may be two of it.
    #[error("the counter of the key went back")]
    Doubted,
}

impl From<serde_json::Error> for Refused {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error)
    }
}

impl From<WebauthnError> for Refused {
    fn from(error: WebauthnError) -> Self {
        match error {
            WebauthnError::CredentialPossibleCompromise => Self::Doubted,
            other => Self::Untrue(other),
        }
    }
}

/// A question for the browser and what must be kept until its answer comes.
#[derive(Debug)]
pub struct Question {
    /// For the page: what `navigator.credentials` takes, as JSON.
    pub asked: String,
    /// For the table `ceremony`: what the answer is held against, as JSON.
    pub kept: String,
}

impl Question {
    fn new(asked: &impl Serialize, kept: &impl Serialize) -> Result<Self, Refused> {
        Ok(Self {
            asked: serde_json::to_string(asked)?,
            kept: serde_json::to_string(kept)?,
        })
    }

    /// The same question, which asks the key for its secret under `salt` too (WebAuthn level 3 §10.1.4, `prf`). The
    /// secret never comes back to the library: the page's script puts it beside the answer.
    ///
    /// # Errors
    /// [`Refused::Unreadable`] if the question is none.
    pub fn asking_for_secret(self, salt: &[u8; 32]) -> Result<Self, Refused> {
        let mut asked: serde_json::Value = serde_json::from_str(&self.asked)?;
        let first = URL_SAFE_NO_PAD.encode(salt);
        if let Some(question) = asked.get_mut("publicKey").and_then(|q| q.as_object_mut()) {
            let extensions = question
                .entry("extensions")
                .or_insert_with(|| serde_json::json!({}));
            extensions["prf"] = serde_json::json!({ "eval": { "first": first } });
        }
        Ok(Self {
            asked: asked.to_string(),
            ..self
        })
    }
}

/// A handle for an account on a device: random, so that it tells nothing of the person.
#[must_use]
pub fn fresh_handle(given: &Given) -> Uuid {
    let mut bytes = [0_u8; 16];
    given.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// The credential of a stored key, so that a device is not asked to make a second one.
#[must_use]
pub fn credential(stored: &str) -> Option<CredentialID> {
    let key: Passkey = serde_json::from_str(stored).ok()?;
    Some(key.cred_id().clone())
}

/// One address at which passkeys are good: the origin exactly, port included.
#[derive(Debug, Clone)]
pub struct Keys(Webauthn);

impl Keys {
    /// Keys for this origin. None where its host is no name (a bare number cannot have keys).
    #[must_use]
    pub fn at(origin: &str, host: &str) -> Option<Self> {
        let origin = Url::parse(origin).ok()?;
        let built = WebauthnBuilder::new(origin.domain()?, &origin)
            .ok()?
            .rp_name(host)
            .build();
        built.ok().map(Self)
    }

    /// Asks for a new key for the person with this handle, on none of the devices that already have one.
    ///
    /// # Errors
    /// [`Refused`] if the question cannot be made.
    pub fn ask_for_new(
        &self,
        handle: Uuid,
        name: &str,
        have: Vec<CredentialID>,
    ) -> Result<Question, Refused> {
        let (asked, kept) = self
            .0
            .start_passkey_registration(handle, name, name, Some(have))?;
        let mut asked = serde_json::to_value(asked)?;
        // The key is to be found without a name being typed, so the device must keep it.
        let choice = asked.pointer_mut("/publicKey/authenticatorSelection");
        if let Some(serde_json::Value::Object(choice)) = choice {
            choice.insert("residentKey".to_owned(), "required".into());
            choice.insert("requireResidentKey".to_owned(), true.into());
        }
        Question::new(&asked, &kept)
    }

    /// The new key in the browser's answer.
    ///
    /// # Errors
    /// [`Refused`] if the answer is not true or cannot be read.
    pub fn take_new(&self, answer: &str, kept: &str) -> Result<Passkey, Refused> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer)?;
        let kept: PasskeyRegistration = serde_json::from_str(kept)?;
        Ok(self.0.finish_passkey_registration(&answer, &kept)?)
    }

    /// Asks for any key of this address, with proof that its person is there.
    ///
    /// # Errors
    /// [`Refused`] if the question cannot be made.
    pub fn ask_who(&self) -> Result<Question, Refused> {
        let (mut asked, kept) = self.0.start_discoverable_authentication()?;
        asked.mediation = None;
        Question::new(&asked, &kept)
    }

    /// Which key answers: the person's handle and the credential's bytes, not yet proved.
    ///
    /// # Errors
    /// [`Refused`] if the answer names none.
    pub fn who_answers(&self, answer: &str) -> Result<(Uuid, Vec<u8>), Refused> {
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let (handle, credential) = self.0.identify_discoverable_authentication(&answer)?;
        Ok((handle, credential.to_vec()))
    }

    /// Whether the key `stored` gave this answer to this question; gives it with its counter moved on.
    ///
    /// # Errors
    /// [`Refused`] if not.
    pub fn prove(&self, answer: &str, kept: &str, stored: &str) -> Result<String, Refused> {
        let answer: PublicKeyCredential = serde_json::from_str(answer)?;
        let kept: DiscoverableAuthentication = serde_json::from_str(kept)?;
        let mut key: Passkey = serde_json::from_str(stored)?;
        let proved = self.0.finish_discoverable_authentication_v2(
            &answer,
            kept,
            DiscoverableKey::from(&key),
        )?;
        key.update_credential(&proved);
        Ok(serde_json::to_string(&key)?)
    }
}
