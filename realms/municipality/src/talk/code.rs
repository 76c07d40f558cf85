//! The worker's own code: what is kept of it, and whether a typed one is it.

use jiff::Timestamp;
use kit_seal::Sealed;
use kit_store::{Place, StoreError, Tx};
use kit_web::Failed;
use kit_web::code::{Pepper, proof_aside, same};

use super::sql;
use crate::house::WorkerId;

const PEPPER: Place = Place::of("turn_code", "pepper");

/// What is kept of a code.
#[derive(Clone)]
pub(super) struct Kept {
    salt: String,
    pepper: Pepper,
    proof: String,
}

fn hex(bytes: &[u8; 32]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let bytes: Option<Vec<u8>> = digits?
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(high * 16 + low).ok(),
            _ => None,
        })
        .collect();
    bytes?.try_into().ok()
}

impl Kept {
    /// Works out what is kept of a code; takes a moment on purpose.
    pub(super) async fn of(code: &str, given: &kit_store::Given) -> Result<Self, Failed> {
        let mut pepper = [0; 32];
        given.fill(&mut pepper);
        let (pepper, salt) = (Pepper(pepper), given.random128());
        let proof = proof_aside(pepper, code.to_owned(), salt.clone())
            .await
            .map_err(|fault| Failed::Page(fault.to_string()))?;
        Ok(Self {
            salt,
            pepper,
            proof,
        })
    }

    /// Whether it is this code.
    pub(super) async fn is(&self, typed: &str) -> Result<bool, Failed> {
        let proof = proof_aside(self.pepper, typed.to_owned(), self.salt.clone())
            .await
            .map_err(|fault| Failed::Page(fault.to_string()))?;
        Ok(same(&proof, &self.proof))
    }
}

/// Keeps a worker's code; the one before opens nothing any more.
pub(super) fn put(
    tx: &mut Tx<'_>,
    worker: &WorkerId,
    kept: &Kept,
    now: Timestamp,
) -> Result<(), StoreError> {
    let pepper = tx.seal(
        PEPPER,
        worker.as_str(),
        worker.as_str(),
        &hex(&kept.pepper.0),
    )?;
    tx.run(
        sql::PUT_CODE,
        &[worker, &kept.salt, &pepper, &kept.proof, &now],
    )
    .map(|_| ())
}

/// What is kept of a worker's code.
pub(super) fn kept(tx: &mut Tx<'_>, worker: &WorkerId) -> Result<Option<Kept>, StoreError> {
    let row = tx.row(sql::CODE, &[worker], |r| {
        Ok((
            r.get::<String>(0)?,
            r.get::<Sealed>(1)?,
            r.get::<String>(2)?,
        ))
    })?;
    row.map(|(salt, pepper, proof)| {
        let pepper = tx.open(PEPPER, worker.as_str(), worker.as_str(), &pepper)?;
        let pepper = unhex(&pepper).ok_or(StoreError::Broken("a code's pepper is 32 bytes"))?;
        Ok(Kept {
            salt,
            pepper: Pepper(pepper),
            proof,
        })
    })
    .transpose()
}
