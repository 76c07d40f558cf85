//! Hands the randomness a realm was given to the sealing crate.

use std::convert::Infallible;

use hpke::rand_core::{TryCryptoRng, TryRng};
use kit_store::Given;

/// Draws from `Given`, which is the kernel's source outside tests and ends the process rather than give less.
pub(crate) struct Drawn<'a>(pub(crate) &'a Given);

impl TryRng for Drawn<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Drawn<'_> {}
