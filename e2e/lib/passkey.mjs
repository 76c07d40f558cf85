// A passkey of a browser's own, for whoever signs in with one.

/** Chromium's own authenticator, which proves that its person is there; with `prf` its keys give a secret of their own. */
export async function device(page, keys = [], { prf = false } = {}) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal',
      hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf: prf,
    },
  });
  for (const credential of keys) await devtools.send('WebAuthn.addCredential', { authenticatorId, credential });
  return {
    keys: async () => (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    verified: isUserVerified => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    lose: async () => {
      await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
      await devtools.detach();
    },
  };
}
