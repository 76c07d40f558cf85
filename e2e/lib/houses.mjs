// Two real OpenID Connect providers of other makers: one with a page to sign in and ES256, one that answers at once with RS256.
import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';

const SECRET = 'a-secret-of-this-test-run-only-0001';

/** What a person is at each house; the tests change it. */
export const person = { sub: 'medarbejder-17', given_name: 'Signe', groups: ['vaerter'] };

/** `oidc-provider`: a certified server with a page to sign in. */
export async function startPatient(port, redirect) {
  const { default: Provider } = await import('oidc-provider');
  const issuer = `http://localhost:${port}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'first' };
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'landgang',
      client_secret: SECRET,
      redirect_uris: [redirect],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      id_token_signed_response_alg: 'ES256',
    }],
    jwks: { keys: [key] },
    pkce: { required: () => true, methods: ['S256'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['given_name', 'groups'] },
    cookies: { keys: ['only for this run'] },
    findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ ...person, sub: id }) }),
  });
  const server = await new Promise(good => {
    const listening = provider.listen(port, '127.0.0.1', () => good(listening));
  });
  return { issuer, secret: SECRET, stop: () => end(server) };
}

/** `oauth2-mock-server`: answers without asking anybody. */
export async function startSwift(port) {
  const { OAuth2Server } = createRequire(import.meta.url)('oauth2-mock-server');
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  server.service.on('beforeTokenSigning', token => Object.assign(token.payload, person));
  await server.start(port, '127.0.0.1');
  server.issuer.url = `http://localhost:${port}`;
  return {
    issuer: server.issuer.url,
    /** Another key signs from now on; the old one is shown no more. */
    async rotate() {
      const { OAuth2Issuer } = createRequire(import.meta.url)('oauth2-mock-server');
      const fresh = new OAuth2Issuer();
      await fresh.keys.generate('RS256');
      Object.defineProperty(server.issuer, 'keys', { configurable: true, get: () => fresh.keys });
    },
    stop: () => server.stop(),
  };
}

function end(server) {
  server.closeAllConnections?.();
  return new Promise(done => server.close(done));
}
