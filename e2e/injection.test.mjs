// T19: fifty payloads in every text field of every form, shown again in a browser that may run script: nothing runs,
// nothing is loaded, and no page breaks its own policy, which the browser would report to /csp.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { COUNT, mark, payload } from './lib/payloads.mjs';

/** Everybody of the demo who can send a form. */
const PEOPLE = [
  ['public and citizen', 'demo-guest'],
  ['public and citizen', undefined],
  ['municipality', 'demo-birgitte'],
  ['municipality', 'demo-jonas'],
  ['municipality', 'demo-karen'],
  ['civil', 'demo-lone'],
  ['civil', 'demo-mette'],
];
/** Pages of one kind (`/gaest/{id}`) that one visitor looks at. */
const OF_A_KIND = 2;
/** A visitor's whole walk. */
const MOST_PAGES = 60;
/** A page counts once it is read: an element that could run stands in it then, and what it breaks is reported anyway. */
const READ = { waitUntil: 'domcontentloaded', timeout: 30_000 };
/** Where a form ends what the others need: the session, the room, a person's work. */
const ENDS = /^\/(ud|min\/slet|min\/hvem\/enhed|folk\/[^/]+\/stopper|folk\/afsked|konto\/)/;

let demo;
let browser;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Sends one request past the browser, as it would send it, and gives status, headers and body. */
function send(address, path, { method = 'GET', cookie = '', body } = {}) {
  const { host, port } = new URL(address);
  const headers = { host, cookie, 'sec-fetch-site': 'same-origin', connection: 'close' };
  if (body !== undefined) Object.assign(headers, { origin: address, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
  return new Promise((good, bad) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => good({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.setTimeout(20_000, () => asked.destroy(new Error(`no answer to ${method} ${path}`)));
    asked.once('error', bad);
    asked.end(body);
  });
}

/** How often a browser has reported a page of this realm. */
const reports = async address => Number((await send(address, '/_csp')).body.toString());

/** A browser's page that may run script, with traps for whatever does. */
async function trapped() {
  const context = await visitor(browser, { javaScriptEnabled: true });
  const caught = [];
  await context.route(url => url.hostname === 'evil.example', route => {
    caught.push(`asked ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('dialog', dialog => {
    caught.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  return { context, page, caught };
}

/** What ran on the page that is open, what stands on it that could, and its visible and typed text. */
const look = page => page.evaluate(() => {
  const faults = [];
  if (globalThis.__hit) faults.push(`ran ${globalThis.__hit}`);
  for (const node of document.querySelectorAll('script, iframe, object, embed, base, meta[http-equiv], style, svg, math, video, audio, marquee, template')) {
    // A code to be scanned is a drawing of ours in a place of its own, and nothing in it can do anything.
    const still = [node, ...node.querySelectorAll('*')].every(part => ['svg', 'title', 'desc', 'g', 'path', 'rect'].includes(part.localName) && ![...part.attributes].some(one => one.name.startsWith('on')));
    const code = node.localName === 'svg' && still && node.parentElement?.matches('div.qr');
    const ours = code || (node.localName === 'script' && node.closest('main') && /credentials/.test(node.textContent)) || (node.localName === 'svg' && node.parentElement?.matches('figure.curve, figure.map'));
    if (!ours) faults.push(`a ${node.localName} stands on the page`);
  }
  for (const node of document.querySelectorAll('*')) {
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on')) faults.push(`${node.localName} has ${name}`);
      if (/^(href|src|action|formaction)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)) faults.push(`${node.localName} ${name}=${value}`);
      if (/^(href|src|action|formaction)$/.test(name) && /^(https?:)?\/\/evil/.test(value)) faults.push(`${node.localName} ${name}=${value}`);
    }
  }
  const typed = [...document.querySelectorAll('input, textarea')].map(field => field.value);
  return { faults, text: [document.body.textContent, ...typed].join('\n') };
});

/** Links and forms of the page that is open. */
const found = page => page.evaluate(() => ({
  links: [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(href => /^\/[^/]/.test(href) && !/\.(pdf|ics|json|txt)$/.test(href)),
  forms: [...document.querySelectorAll('form')].filter(form => form.method === 'post').map(form => ({
    action: form.getAttribute('action'),
    buttons: [...form.elements].filter(e => e.type === 'submit').map(e => ({ action: e.getAttribute('formaction'), name: e.name, value: e.value })),
    fields: [...form.elements].filter(e => e.name && e.type !== 'submit').map(e => ({
      name: e.name,
      text: e.localName === 'textarea' || (e.localName === 'input' && ['text', 'search', 'tel', 'email', 'password', 'url'].includes(e.type)),
      kind: e.type,
      value: e.localName === 'select' ? [...e.options].map(o => o.value).filter(Boolean).pop() ?? '' : e.value,
    })),
  })),
}));

const kind = path => path.split('?')[0].replace(/\/(?=[^/]*\d)[^/]+/g, '/{}');

/** Walks what a visitor can reach; gives the addresses and the forms with text fields, one of each kind. */
async function walk(page, address, starts) {
  const waiting = [...starts];
  const seen = new Set();
  const kinds = new Map();
  const forms = new Map();
  while (waiting.length > 0 && seen.size < MOST_PAGES) {
    const path = waiting.shift();
    if (seen.has(path) || (kinds.get(kind(path)) ?? 0) >= OF_A_KIND || /^\/(sprog|ind\/|_gallery|hsds)/.test(path)) continue;
    seen.add(path);
    kinds.set(kind(path), (kinds.get(kind(path)) ?? 0) + 1);
    const answer = await page.goto(address + path, READ).catch(() => null);
    if (!answer || !/html/.test(answer.headers()['content-type'] ?? '')) continue;
    const here = await found(page);
    waiting.push(...here.links);
    for (const form of here.forms) {
      const key = `${kind(form.action)} ${form.fields.map(f => f.name).join()}`;
      if (!ENDS.test(form.action) && form.fields.some(f => f.text) && !forms.has(key)) forms.set(key, { ...form, from: path });
    }
  }
  return { paths: [...seen], forms: [...forms.values()] };
}

/** A form's own number drawn anew, as on a page just opened: a form sent twice acts once. */
const anew = field =>
  ['id', 'nonce'].includes(field.name) && field.kind === 'hidden' && /^[0-9a-f-]{16,}$/.test(field.value)
    ? field.value.replace(/[0-9a-f]/g, () => Math.floor(Math.random() * 16).toString(16))
    : field.value;

/** Fields whose text no page shows again: a code never is; the taper's course has ended on the way (to be walked before that). */
const NOT_SHOWN = new Set(['municipality /min-kode code', 'municipality /min-kode again', 'municipality /mit/ind kode', 'municipality /gaest/{}/nedtrapning taper']);

/** The form filled, sent by one of its buttons: every text field with the payload of a number of its own. */
function filled(fields, button, numbers) {
  const body = new URLSearchParams(button?.name ? [[button.name, button.value]] : []);
  const radios = new Set();
  for (const field of fields) {
    if (field.kind === 'radio' && radios.has(field.name)) continue;
    if (field.kind === 'radio') radios.add(field.name);
    const plain = { date: '2027-03-03', time: '16:00', number: '3' }[field.kind] ?? field.value;
    body.append(field.name, field.text ? payload(numbers.get(field.name)) : anew(field) || plain);
  }
  return body.toString();
}

describe('what somebody types', () => {
  test('a payload that is not escaped is found', async () => {
    const address = demo.address('public and citizen');
    const { context, page, caught } = await trapped();
    const real = await send(address, '/');
    const planted = real.body.toString().replace('</main>', `${payload(0)}${payload(3)}</main>`);
    const before = await reports(address);
    await page.route(`${address}/planted`, route => route.fulfill({ status: 200, headers: real.headers, body: planted }));
    await page.goto(`${address}/planted`);
    const { faults } = await look(page);
    assert.ok(faults.some(fault => /script stands/.test(fault)) && faults.some(fault => /onerror/.test(fault)), faults.join('\n'));
    // The policy stops it from running, and the browser tells us so.
    for (let tries = 0; tries < 100 && (await reports(address)) === before; tries += 1) await new Promise(later => setTimeout(later, 50));
    assert.ok((await reports(address)) > before, 'the browser has reported nothing');
    // Without the policy it runs: then the trap itself sees it.
    const bare = { ...real.headers };
    delete bare['content-security-policy'];
    await page.route(`${address}/bare`, route => route.fulfill({ status: 200, headers: bare, body: planted }));
    await page.goto(`${address}/bare`);
    await page.waitForFunction(() => globalThis.__hit);
    assert.match((await look(page)).faults.join(), /ran 0;/);
    assert.deepEqual(caught, []);
    await context.close();
  });

  test('never runs, never loads anything, and breaks no page', { timeout: 1_490_000 }, async () => {
    const baseline = new Map();
    for (const address of new Set(PEOPLE.map(([realm]) => demo.address(realm)))) baseline.set(address, await reports(address));
    let number = 1000;
    let pairs = 0;
    const shown = new Set();
    const fields = new Map();
    // People of one realm share many forms: each is tried by the first of them.
    const tried = new Set();
    const faults = [];
    let pages = 0;
    const visit = async (realm, link) => {
      const address = demo.address(realm);
      const { context, page, caught } = await trapped();
      if (link) {
        await page.goto(`${address}/ind/${link}`);
        await page.getByRole('button', { name: 'Log ind', exact: true }).click();
      }
      const cookie = (await context.cookies()).filter(c => c.name.startsWith('__Host-lg-')).map(c => `${c.name}=${c.value}`).join('; ');
      assert.equal(cookie !== '', link !== undefined);
      const starts = link ? ['/', '/min', '/vagt', '/gaest', '/bro', '/min-uge', '/ledelse', '/folk', '/opsaet', '/nye', '/foelgeskab', '/mine', '/konto', '/min/beskeder'] : ['/', '/ind', '/alle'];
      const first = await walk(page, address, starts);
      let fulfil;
      await page.route(`${address}/_t19`, route => route.fulfill(fulfil));
      const take = async from => {
        const { faults: here, text } = await look(page);
        faults.push(...here.map(fault => `${realm} ${from}: ${fault}`));
        for (const [, n] of text.matchAll(/p(\d{4,})q/g)) shown.add(Number(n));
        pages += 1;
      };
      for (const form of first.forms) {
        const key = `${realm} ${kind(form.action)} ${form.fields.map(f => f.name).join()}`;
        if (tried.has(key)) continue;
        tried.add(key);
        for (let round = 0; round < COUNT; round += 1) {
          const numbers = new Map();
          for (const field of form.fields.filter(f => f.text)) {
            while (number % COUNT !== round) number += 1;
            numbers.set(field.name, number);
            number += 1;
            pairs += 1;
            const name = `${realm} ${kind(form.action)} ${field.name}`;
            fields.set(name, [...(fields.get(name) ?? []), numbers.get(field.name)]);
          }
          const button = form.buttons[round % form.buttons.length];
          const action = button?.action ?? form.action;
          const answer = await send(address, action, { method: 'POST', cookie, body: filled(form.fields, button, numbers) });
          assert.ok(answer.status < 500, `${realm} POST ${action}: ${answer.status}`);
          if (answer.status === 303) {
            // Taken: what was typed may stand where the form leads.
            await page.goto(new URL(answer.headers.location, address).href, READ);
            await take(`${form.action} and on`);
            continue;
          }
          if (!/html/.test(answer.headers['content-type'] ?? '')) continue;
          fulfil = { status: answer.status, headers: answer.headers, body: answer.body };
          await page.goto(`${address}/_t19`, READ);
          await take(form.action);
        }
      }
      // What was taken is looked at where it is shown.
      const second = await walk(page, address, [...first.paths, ...starts]);
      for (const path of second.paths) {
        const answer = await page.goto(address + path, READ).catch(() => null);
        if (answer && /html/.test(answer.headers()['content-type'] ?? '')) await take(path);
      }
      faults.push(...caught.map(what => `${realm}: ${what}`));
      await context.close();
    };
    // The realms know nothing of each other's pages: their people walk at the same time, those of one realm one after another.
    const inTurn = async people => {
      for (const [realm, link] of people) await visit(realm, link);
    };
    const realms = [...new Set(PEOPLE.map(([realm]) => realm))];
    await Promise.all(realms.map(realm => inTurn(PEOPLE.filter(([of]) => of === realm))));
    let reported = 0;
    for (const [address, before_] of baseline) reported += (await reports(address)) - before_;
    const never = [...fields.entries()].filter(([field, numbers]) => !NOT_SHOWN.has(field) && !numbers.some(n => shown.has(n))).map(([field]) => field);
    console.log(`T19: fields whose text no page shows again: ${never.join('; ') || 'none'}`);
    console.log(`T19: survived ${pairs - faults.length} / tried ${pairs} payloads (${COUNT} × ${fields.size} text fields), ${shown.size} of them seen on ${pages} pages, ${faults.length} executions or foreign elements, ${reported} reports; no seed (every pair)`);
    assert.deepEqual(faults, []);
    assert.equal(reported, 0);
    assert.deepEqual(never, []);
    assert.ok(fields.size >= 10, [...fields.keys()].join('\n'));
    assert.ok(shown.size >= pairs / 3, `${shown.size} of ${pairs} were seen again`);
  });
});
