'use strict';
// The only script of the house: it asks the browser for a passkey and sends the answer as an ordinary form.
(() => {
  const form = document.getElementById('passkey');
  if (!form || !globalThis.PublicKeyCredential) return;
  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0));
  const words = buffer => btoa(Array.from(new Uint8Array(buffer), byte => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const part = name => document.getElementById(`passkey-${name}`);
  const show = (name, on) => { part(name).hidden = !on; };
  const known = list => (list ?? []).map(one => ({ ...one, id: bytes(one.id) }));
  const asked = JSON.parse(form.dataset.asked).publicKey;
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  if (asked.excludeCredentials) asked.excludeCredentials = known(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = known(asked.allowCredentials);
  // Where a room is opened, the key gives a secret of its own beside its signature: the same for the same question.
  const salt = asked.extensions?.prf?.eval;
  if (salt) salt.first = bytes(salt.first);
  const secret = async made => {
    const given = one => one.getClientExtensionResults().prf?.results?.first;
    if (!salt || given(made)) return given(made);
    // Most keys give it only when they are used, so a new one is used at once.
    return given(await navigator.credentials.get({ publicKey: {
      challenge: asked.challenge, rpId: asked.rp?.id, userVerification: 'required', extensions: { prf: { eval: salt } },
      allowCredentials: [{ type: 'public-key', id: made.rawId }],
    } }));
  };
  const ask = async () => {
    show('failed', false);
    show('wait', true);
    try {
      const way = form.dataset.way;
      const found = await navigator.credentials[way]({ publicKey: asked });
      const said = found.response;
      const response = { clientDataJSON: words(said.clientDataJSON) };
      for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
        if (said[name]) response[name] = words(said[name]);
      }
      if (salt) {
        const first = await secret(found);
        if (!first) throw new Error('a key without a secret');
        form.elements.secret.value = words(first);
      }
      form.elements.answer.value = JSON.stringify({
        id: found.id, rawId: words(found.rawId), type: found.type, response, extensions: {},
      });
      form.submit();
    } catch {
      show('wait', false);
      show('failed', true);
    }
  };
  show('without', false);
  show('with', true);
  part('go').addEventListener('click', ask);
  ask();
})();
