//! A passkey made of numbers: it signs as a real one does, and lies where a test wants it to.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A key on a device.
#[derive(Clone)]
pub(crate) struct Device {
    key: SigningKey,
    id: [u8; 32],
    handle: String,
    /// What the device counts; 0 where it does not count.
    pub(crate) counter: u32,
    pub(crate) lie: Lie,
}

/// What is not as it should be.
#[derive(Clone, Default)]
pub(crate) struct Lie {
    pub(crate) origin: Option<&'static str>,
    pub(crate) rp: Option<&'static str>,
    pub(crate) challenge: Option<&'static str>,
    /// The type in the client's data.
    pub(crate) kind: Option<&'static str>,
    /// Signs with another key.
    pub(crate) other_key: bool,
    /// Nobody proved that it is them.
    pub(crate) not_verified: bool,
    /// A person's handle that is not this key's.
    pub(crate) handle: Option<&'static str>,
}

fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Device {
    pub(crate) fn new(number: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).expect("a key"),
            id: [number; 32],
            handle: String::new(),
            counter: 0,
            lie: Lie::default(),
        }
    }

    pub(crate) fn lying(&self, lie: Lie) -> Self {
        Self {
            lie,
            ..self.clone()
        }
    }

    fn client(&self, asked: &Value, kind: &str, origin: &str) -> Vec<u8> {
        let challenge = asked["challenge"].as_str().expect("a challenge");
        json!({
            "type": self.lie.kind.unwrap_or(kind),
            "challenge": self.lie.challenge.unwrap_or(challenge),
            "origin": self.lie.origin.unwrap_or(origin),
            "crossOrigin": false,
        })
        .to_string()
        .into_bytes()
    }

    fn data(&self, rp: &str, more: u8) -> Vec<u8> {
        let verified = if self.lie.not_verified { 0 } else { 0x04 };
        let mut data = Sha256::digest(self.lie.rp.unwrap_or(rp).as_bytes()).to_vec();
        data.push(0x01 | verified | more);
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }

    /// Answers `navigator.credentials.create`.
    pub(crate) fn create(&mut self, asked: &str, origin: &str) -> String {
        let asked: Value = serde_json::from_str(asked).expect("JSON");
        let asked = &asked["publicKey"];
        self.handle = asked["user"]["id"].as_str().expect("a handle").to_owned();
        let mut data = self.data(asked["rp"]["id"].as_str().expect("an rp"), 0x40);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&32_u16.to_be_bytes());
        data.extend_from_slice(&self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        // COSE: a P-256 key for ES256.
        data.extend_from_slice(&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(point.x().expect("x"));
        data.extend_from_slice(&[0x22, 0x58, 0x20]);
        data.extend_from_slice(point.y().expect("y"));
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}.
        let mut object = vec![0xa3, 0x63];
        object.extend_from_slice(b"fmt");
        object.push(0x64);
        object.extend_from_slice(b"none");
        object.push(0x67);
        object.extend_from_slice(b"attStmt");
        object.extend_from_slice(&[0xa0, 0x68]);
        object.extend_from_slice(b"authData");
        object.push(0x59);
        object.extend_from_slice(&u16::try_from(data.len()).expect("short").to_be_bytes());
        object.extend_from_slice(&data);
        self.answer(&json!({
            "clientDataJSON": b64(&self.client(asked, "webauthn.create", origin)),
            "attestationObject": b64(&object),
        }))
    }

    /// Answers `navigator.credentials.get`, one further in its count.
    pub(crate) fn get(&mut self, asked: &str, origin: &str) -> String {
        let asked: Value = serde_json::from_str(asked).expect("JSON");
        let asked = &asked["publicKey"];
        if self.counter > 0 {
            self.counter += 1;
        }
        let data = self.data(asked["rpId"].as_str().expect("an rp"), 0);
        let client = self.client(asked, "webauthn.get", origin);
        let mut signed = data.clone();
        signed.extend_from_slice(&Sha256::digest(&client));
        let key = if self.lie.other_key {
            SigningKey::from_slice(&[0x77; 32]).expect("a key")
        } else {
            self.key.clone()
        };
        let signature: Signature = key.sign(&signed);
        self.answer(&json!({
            "clientDataJSON": b64(&client),
            "authenticatorData": b64(&data),
            "signature": b64(signature.to_der().as_bytes()),
            "userHandle": self.lie.handle.unwrap_or(&self.handle),
        }))
    }

    fn answer(&self, response: &Value) -> String {
        let id = b64(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} }).to_string()
    }
}
