//! Another house made of words: it describes itself, changes codes for tokens, and lies where a test wants it to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer as _, SigningKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use kit_identity::Provider;
use kit_identity::login::{Answered, HttpFault, Question};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::world::Carrier;

pub(crate) const ISSUER: &str = "https://login.example/realm";
pub(crate) const SECRET: &str = "a-secret-of-thirty-two-letters-00";

/// What is not as it should be.
#[derive(Clone, Default)]
pub(crate) struct Lie {
    /// Claims that replace the true ones; `null` leaves one out.
    pub(crate) claims: Vec<(&'static str, Value)>,
    /// `none` or `HS256` with the shared secret instead of a signature.
    pub(crate) alg: Option<&'static str>,
    /// Signs with a key that the house does not show.
    pub(crate) hidden_key: bool,
    /// Says of itself that it is somebody else.
    pub(crate) calls_itself: Option<&'static str>,
    /// Does not answer.
    pub(crate) silent: bool,
    /// Says that it always names itself in the answer.
    pub(crate) names_itself: bool,
    /// No token comes.
    pub(crate) no_token: bool,
    /// The answer is not JSON.
    pub(crate) nonsense: bool,
}

/// The house's own state.
#[derive(Clone)]
pub(crate) struct State {
    pub(crate) lie: Lie,
    /// Number of the key that signs now.
    pub(crate) key: u8,
    pub(crate) now_s: i64,
    /// What the last code was asked for: nonce and challenge.
    pub(crate) nonce: String,
    pub(crate) challenge: String,
    pub(crate) sub: &'static str,
    pub(crate) more: Map<String, Value>,
}

#[derive(Clone)]
pub(crate) struct Other(pub(crate) Arc<Mutex<State>>);

fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn provider() -> Provider {
    let roles = [("staff", "worker"), ("heads", "leader")];
    Provider {
        name: "kommunen".to_owned(),
        label: "Kommunen".to_owned(),
        issuer: ISSUER.to_owned(),
        client_id: "landgang".to_owned(),
        client_secret: Some(SECRET.to_owned()),
        acr: Vec::new(),
        role_claim: "groups".to_owned(),
        roles: roles
            .map(|(value, role)| (value.to_owned(), role.to_owned()))
            .into(),
    }
}

impl Other {
    pub(crate) fn new(now_s: i64) -> Self {
        Self(Arc::new(Mutex::new(State {
            lie: Lie::default(),
            key: 1,
            now_s,
            nonce: String::new(),
            challenge: String::new(),
            sub: "subject-1",
            more: Map::new(),
        })))
    }

    pub(crate) fn change(&self, how: impl FnOnce(&mut State)) {
        how(&mut self.0.lock().expect("the house"));
    }

    pub(crate) fn lie(&self, lie: Lie) {
        self.change(|state| state.lie = lie);
    }

    /// What the browser would do there: notes the question and gives the code.
    pub(crate) fn visit(&self, address: &str) -> BTreeMap<String, String> {
        let asked: BTreeMap<String, String> = url::Url::parse(address)
            .expect("an address")
            .query_pairs()
            .into_owned()
            .collect();
        self.change(|state| {
            state.nonce.clone_from(&asked["nonce"]);
            state.challenge.clone_from(&asked["code_challenge"]);
        });
        asked
    }

    pub(crate) fn carrier(&self) -> Carrier {
        let house = self.clone();
        Arc::new(move |question| house.answer(&question))
    }

    pub(crate) fn answer(&self, question: &Question) -> Result<Answered, HttpFault> {
        let state = self.0.lock().expect("the house").clone();
        if state.lie.silent {
            return Err(HttpFault::None("nobody there".to_owned()));
        }
        let path = question.uri().path();
        let (status, body) = match path {
            "/realm/.well-known/openid-configuration" => (200, state.about()),
            "/realm/keys" => (200, state.keys()),
            "/realm/token" => state.token(question.body()),
            other => panic!("nobody asks for {other}"),
        };
        let body = if state.lie.nonsense {
            "<html>".to_owned()
        } else {
            body.to_string()
        };
        let answer = openidconnect::http::Response::builder()
            .status(status)
            .header("content-type", "application/json")
            .body(body.into_bytes());
        Ok(answer?)
    }
}

impl State {
    fn about(&self) -> Value {
        json!({
            "issuer": self.lie.calls_itself.unwrap_or(ISSUER),
            "authorization_endpoint": format!("{ISSUER}/authorize"),
            "token_endpoint": format!("{ISSUER}/token"),
            "jwks_uri": format!("{ISSUER}/keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
            "authorization_response_iss_parameter_supported": self.lie.names_itself,
        })
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&[self.key; 32])
    }

    fn keys(&self) -> Value {
        json!({ "keys": [{
            "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": format!("k{}", self.key),
            "x": b64(self.signing_key().verifying_key().as_bytes()),
        }] })
    }

    fn token(&self, body: &[u8]) -> (u16, Value) {
        let asked: BTreeMap<String, String> =
            url::form_urlencoded::parse(body).into_owned().collect();
        let verifier = asked.get("code_verifier").cloned().unwrap_or_default();
        if b64(&Sha256::digest(verifier.as_bytes())) != self.challenge || asked["code"] != "good" {
            return (400, json!({ "error": "invalid_grant" }));
        }
        let mut claims = json!({
            "iss": ISSUER, "aud": "landgang", "sub": self.sub, "nonce": self.nonce,
            "iat": self.now_s, "exp": self.now_s + 300, "given_name": "Signe", "groups": ["staff"],
        });
        for (name, value) in &self.more {
            claims[name] = value.clone();
        }
        for (name, value) in &self.lie.claims {
            claims[*name] = value.clone();
        }
        if let Value::Object(all) = &mut claims {
            all.retain(|_, value| !value.is_null());
        }
        let mut said = json!({ "access_token": "a", "token_type": "Bearer", "id_token": self.signed(&claims) });
        if self.lie.no_token {
            said["id_token"] = Value::Null;
        }
        (200, said)
    }

    fn signed(&self, claims: &Value) -> String {
        let alg = self.lie.alg.unwrap_or("EdDSA");
        let head = json!({ "alg": alg, "kid": format!("k{}", self.key) });
        let text = format!(
            "{}.{}",
            b64(head.to_string().as_bytes()),
            b64(claims.to_string().as_bytes())
        );
        let signature = match alg {
            "none" => Vec::new(),
            "HS256" => {
                let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("a key");
                mac.update(text.as_bytes());
                mac.finalize().into_bytes().to_vec()
            }
            _ if self.lie.hidden_key => SigningKey::from_bytes(&[99; 32])
                .sign(text.as_bytes())
                .to_vec(),
            _ => self.signing_key().sign(text.as_bytes()).to_vec(),
        };
        format!("{text}.{}", b64(&signature))
    }
}
