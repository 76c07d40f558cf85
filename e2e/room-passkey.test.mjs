// A guest opens her room with the lock of her phone: a passkey of a real browser, made and used on the only pages of the
// room that run a script. HS-1, SAFETY §5 (PRF) and §6.2, UX §8.4; the words go on working, and without script they do it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { device } from './lib/passkey.mjs';

const PHONE = { viewport: { width: 390, height: 800 }, javaScriptEnabled: true };

let demo;
let browser;
let front;
let words;
let keys;
/** What the browser said about the policy of our pages: must stay empty. */
const reports = [];

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  front = demo.address('public and citizen');
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

const heading = page => page.locator('h1').innerText();
const main = page => page.locator('main').innerText();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function phone() {
  const page = await (await visitor(browser, PHONE)).newPage();
  page.on('console', said => {
    if (/Content Security Policy|Permissions policy/i.test(said.text())) reports.push(`${page.url()}: ${said.text()}`);
  });
  return page;
}

describe('the lock of a phone', () => {
  test('becomes a way into the room', async () => {
    const amir = await phone();
    await amir.goto(`${front}/f/gaaturen-ved-aaen`);
    await amir.getByRole('link', { name: 'Jeg vil gerne have en med', exact: true }).first().click();
    await amir.getByRole('radio', { name: /En, der selv har haft det svært/ }).check();
    await press(amir, 'Fortsæt');
    await amir.getByLabel('Hvad skal vi kalde dig?').fill('Amir');
    await press(amir, 'Fortsæt');
    await press(amir, 'Fortsæt');
    await press(amir, 'Send til foreningen');
    words = await amir.locator('ol.words li').allInnerTexts();
    await amir.goto(`${front}/min/hvem`);
    await amir.getByRole('link', { name: 'Åbn siden med telefonens lås', exact: true }).click();
    const locked = await device(amir, [], { prf: true });
    await press(amir, 'Lav en nøgle her');
    await amir.waitForURL(`${front}/min/adgangsnoegle?nyt=lavet`);
    assert.match(await main(amir), /Din nøgle er klar/);
    keys = await locked.keys();
    assert.equal(keys.length, 1);
    assert.doesNotMatch(JSON.stringify(keys), /Amir|Gåturen|forening|kommune/i, 'the phone lists an address and a day (ALL-5)');
    await press(amir, 'Log ud');
    // The same phone, the same browser, nobody signed in.
    await amir.goto(`${front}/ind`);
    await amir.getByRole('link', { name: 'Åbn med telefonens lås i stedet', exact: true }).click();
    await press(amir, 'Brug nøglen');
    await amir.waitForURL(`${front}/min`);
    assert.match(await heading(amir), /Lone/);
    await amir.goto(`${front}/min/hvem`);
    assert.match(await main(amir), /Nogen kom ind med telefonens lås/);
    await amir.context().close();
  });

  test('opens nothing where nobody unlocked the phone, and a key without the secret makes none', async () => {
    const thief = await phone();
    const locked = await device(thief, keys, { prf: true });
    await locked.verified(false);
    await thief.goto(`${front}/ind/adgangsnoegle`);
    await press(thief, 'Brug nøglen');
    await thief.locator('#passkey-failed').waitFor();
    assert.equal(new URL(thief.url()).pathname, '/ind/adgangsnoegle');
    await thief.context().close();
    const old = await phone();
    await old.goto(`${front}/ind`);
    await old.getByLabel('Dine ord').fill(words.join(' '));
    await press(old, 'Åbn min side');
    await old.waitForURL(`${front}/min`);
    await device(old);
    await old.goto(`${front}/min/adgangsnoegle`);
    await press(old, 'Lav en nøgle her');
    await old.locator('#passkey-failed').waitFor();
    assert.match(await main(old), /Måske kan denne enhed ikke gemme en nøgle/);
    await old.context().close();
  });

  test('is a comfort: without script the page says so, and the words open the room', async () => {
    const plain = await (await visitor(browser)).newPage();
    await plain.goto(`${front}/ind/adgangsnoegle`);
    await press(plain, 'Brug nøglen');
    assert.match(await main(plain), /Skriv dine 8 ord i stedet/);
    await plain.getByRole('link', { name: 'Skriv mine 8 ord', exact: true }).click();
    await plain.getByLabel('Dine ord').fill(words.join(' '));
    await press(plain, 'Åbn min side');
    await plain.goto(`${front}/min/adgangsnoegle`);
    await press(plain, (await plain.locator('main form button').first().innerText()));
    assert.match(await main(plain), /Nøglen virker ikke mere/);
    assert.deepEqual(reports, []);
  });
});
