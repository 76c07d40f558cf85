// Staff come in: by a passkey of a real browser, by the login of two other houses, and back in after a key is lost.
// HS-1 HS-2, SAFETY §6; no password, no shared account, and nothing but two pages runs a script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { person, startPatient, startSwift } from './lib/houses.mjs';
import { device } from './lib/passkey.mjs';
import { freePort, serveHouse } from './lib/served.mjs';

const DESK = { viewport: { width: 1280, height: 800 }, javaScriptEnabled: true };

let house;
let browser;
let patient;
let swift;
/** What the browser said about the policy of our pages: must stay empty. */
const reports = [];

before(async () => {
  const [port, first, second] = await Promise.all([freePort(), freePort(), freePort()]);
  const back = name => `http://kommune.localhost:${port}/ind/med/${name}/svar`;
  [patient, swift, browser] = await Promise.all([startPatient(first, back('huset')), startSwift(second), openBrowser()]);
  const logins = `[municipality.oidc.huset]\nlabel = "Huset"\nissuer = "${patient.issuer}"\nclient_id = "landgang"
client_secret_file = "huset.secret"\nrole_claim = "groups"\nroles = { "vaerter" = "host", "ledere" = "leader" }
[municipality.oidc.hurtig]\nlabel = "Det andet hus"\nissuer = "${swift.issuer}"\nclient_id = "landgang"\n`;
  house = await serveHouse('municipality', port, logins, { 'huset.secret': `${patient.secret}\n` });
});

after(async () => {
  await browser?.close();
  await house?.stop();
  await patient?.stop();
  await swift?.stop();
});

const heading = page => page.locator('h1').innerText();
const main = page => page.locator('main').innerText();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const at = (page, path) => page.waitForURL(`${house.home}${path}`);

async function someone(options = DESK) {
  const context = await visitor(browser, options);
  const page = await context.newPage();
  page.on('console', said => {
    if (page.url().startsWith(house.home) && /Content Security Policy|Permissions policy/i.test(said.text())) reports.push(`${page.url()}: ${said.text()}`);
  });
  return page;
}

async function comeInByLink(page, link) {
  await page.goto(link);
  await press(page, 'Log ind');
  await page.waitForURL(url => !url.pathname.startsWith('/ind/'));
}

async function addKey(page, kind) {
  await page.goto(`${house.home}/noegle`);
  await page.getByLabel('Hvor skal nøglen bo').selectOption({ label: kind });
  await press(page, 'Tilføj nøgle');
  await at(page, '/noegle?nyt=lavet');
}

async function signOut(page) {
  await page.goto(`${house.home}/konto`);
  await press(page, 'Log ud');
  assert.equal(await heading(page), 'Du er logget ud');
}

async function signIn(page) {
  await page.goto(`${house.home}/ind`);
  await press(page, 'Log ind med nøgle');
  await page.waitForURL(url => !url.pathname.startsWith('/ind'));
}

describe('a passkey in Chromium', () => {
  let karen;
  let first;

  test('is made after the first link, and lets its person in again', async () => {
    karen = await someone();
    first = await device(karen);
    await comeInByLink(karen, house.link);
    assert.equal(new URL(karen.url()).pathname, '/noegle', 'a link leads to a key of one’s own first');
    await addKey(karen, 'Computer');
    assert.match(await karen.locator('main').innerText(), /Din nøgle er klar/);
    const [kept] = await first.keys();
    assert.equal(kept.isResidentCredential, true);
    assert.equal(kept.rpId, 'kommune.localhost');
    await signOut(karen);
    await karen.goto(`${house.home}/folk`);
    assert.equal(await heading(karen), 'Siden er for dem, der er logget ind');
    await signIn(karen);
    await at(karen, '/folk');
  });

  test('is refused where nobody proves to be there, and the page says what to do', async () => {
    await signOut(karen);
    await first.verified(false);
    await karen.goto(`${house.home}/ind`);
    await press(karen, 'Log ind med nøgle');
    await karen.getByText('Det blev ikke til noget').waitFor();
    await first.verified(true);
    await press(karen, 'Brug nøglen');
    await at(karen, '/folk');
  });

  test('may be one of two, and each lets in alone', async () => {
    const [old] = await first.keys();
    await first.lose();
    const second = await device(karen);
    await addKey(karen, 'En lille dims');
    await signOut(karen);
    await signIn(karen);
    const [newer] = await second.keys();
    assert.notEqual(newer.credentialId, old.credentialId);
    assert.equal(newer.userHandle, old.userHandle, 'one account on every device');
    await signOut(karen);
    await second.lose();
    first = await device(karen, [old]);
    await signIn(karen);
    await at(karen, '/folk');
    await karen.goto(`${house.home}/noegle`);
    assert.equal(await karen.locator('tbody tr').count(), 2);
  });

  test('that is lost is made good by a second person, and the old sessions end', async () => {
    await karen.goto(`${house.home}/folk`);
    await karen.getByLabel('Fornavn').fill('Jonas');
    await press(karen, 'Tilføj');
    await karen.getByRole('button', { name: /link.*Jonas/i }).first().click();
    const link = await karen.locator('.note.done .kept').innerText();
    const jonas = await someone();
    const his = await device(jonas);
    await comeInByLink(jonas, link);
    await addKey(jonas, 'Telefon');
    await his.lose();
    await karen.goto(`${house.home}/folk`);
    await press(karen, 'Mistet nøgle: lav et link til Jonas');
    const way_back = await karen.locator('.note.done .kept').innerText();
    assert.match(way_back, /\/ind\/igen\/[0-9a-f]{64}$/);
    const again = await someone();
    await device(again);
    await again.goto(way_back);
    assert.equal(await heading(again), 'Velkommen tilbage');
    await jonas.goto(`${house.home}/konto`);
    assert.equal(await heading(jonas), 'Din adgang', 'looking at the link ends nothing');
    await press(again, 'Log ind');
    await at(again, '/noegle');
    await jonas.goto(`${house.home}/konto`);
    assert.equal(await heading(jonas), 'Siden er for dem, der er logget ind');
    await press(again, 'Fjern nøglen Telefon');
    await at(again, '/noegle?nyt=sidste');
    await addKey(again, 'Computer');
    await press(again, 'Fjern nøglen Telefon');
    await at(again, '/noegle?nyt=fjernet');
    assert.equal(await again.locator('tbody tr').count(), 1);
    await again.goto(`${house.home}/konto`);
    const told = await again.locator('main').innerText();
    for (const sentence of ['En anden lavede et link til dig', 'Linket blev brugt', 'En nøgle blev fjernet', 'En ny nøgle blev tilføjet']) {
      assert.ok(told.includes(sentence), sentence);
    }
    await signOut(again);
    await signIn(again);
  });

  test('is explained in plain words where no script runs', async () => {
    const page = await someone({ viewport: { width: 320, height: 640 } });
    await page.goto(`${house.home}/ind`);
    await press(page, 'Log ind med nøgle');
    const text = await page.locator('main').innerText();
    assert.match(text, /Din browser kan ikke bruge en nøgle her/);
    assert.doesNotMatch(text, /Brug nøglen/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'fits at 320 px');
  });
});

describe('a login of another house', () => {
  async function throughHuset(page, name) {
    await page.goto(`${house.home}/ind`);
    await page.getByRole('link', { name: 'Log ind med Huset' }).click();
    await page.waitForURL(`${patient.issuer}/**`);
    await page.locator('input[name=login]').fill(name);
    await page.locator('input[name=password]').fill('anything');
    await page.locator('button[type=submit]').click();
    await page.locator('button[type=submit]', { hasText: 'Continue' }).click();
    await page.waitForURL(`${house.home}/**`);
  }

  test('lets in whose role is mapped, and knows them again', async () => {
    for (let time = 0; time < 2; time += 1) {
      const page = await someone();
      await throughHuset(page, 'medarbejder-17');
      await at(page, '/vagt');
      assert.match(await page.locator('footer').innerText(), /Du er logget ind som Signe/);
      await page.goto(`${house.home}/konto`);
      assert.match(await page.locator('main').innerText(), /Huset/);
    }
  });

  test('of somebody without a role here opens nothing', async () => {
    person.groups = ['rengøring'];
    const page = await someone();
    await throughHuset(page, 'medarbejder-17');
    assert.equal(await heading(page), 'Du har ingen plads her lige nu');
    const stranger = await someone();
    await throughHuset(stranger, 'medarbejder-99');
    assert.equal(await heading(stranger), 'Vi kender ikke dit login her');
    person.groups = ['vaerter'];
  });

  test('of the second house is added by its person, and then lets in, also after its key has changed', async () => {
    const stranger = await someone();
    await stranger.goto(`${house.home}/ind`);
    await stranger.getByRole('link', { name: 'Log ind med Det andet hus' }).click();
    await stranger.waitForURL(`${house.home}/**`);
    assert.equal(await heading(stranger), 'Vi kender ikke dit login her');
    const signe = await someone();
    await throughHuset(signe, 'medarbejder-17');
    await signe.goto(`${house.home}/konto`);
    await press(signe, 'Tilføj login fra Det andet hus');
    await signe.getByRole('link', { name: 'Gå til Det andet hus' }).click();
    await at(signe, '/konto?nyt=login');
    const shown = async () => (await (await fetch(`${swift.issuer}/jwks`)).json()).keys.map(key => key.kid);
    const [before] = await shown();
    await swift.rotate();
    assert.ok(!(await shown()).includes(before), 'the old key is shown no more');
    const again = await someone();
    await again.goto(`${house.home}/ind`);
    await again.getByRole('link', { name: 'Log ind med Det andet hus' }).click();
    await at(again, '/vagt');
    assert.match(await again.locator('footer').innerText(), /Du er logget ind som Signe/);
  });

  test('is answered once and in its own browser only', async () => {
    const page = await someone();
    const answers = [];
    page.on('request', request => {
      if (request.url().includes('/svar?')) answers.push(request.url());
    });
    await page.goto(`${house.home}/ind`);
    await page.getByRole('link', { name: 'Log ind med Det andet hus' }).click();
    await at(page, '/vagt');
    const [answer] = answers;
    const other = await someone();
    for (const browser of [page, other]) {
      await browser.goto(answer);
      assert.equal(await heading(browser), 'Det tog for længe');
    }
  });

  test('that cannot be reached is told in plain words, and the key still works', async () => {
    await swift.stop();
    const page = await someone();
    await page.goto(`${house.home}/ind`);
    await page.getByRole('link', { name: 'Log ind med Det andet hus' }).click();
    assert.equal(await heading(page), 'Vi kan ikke nå Det andet hus lige nu');
    swift = undefined;
  });
});

describe('a researcher', () => {
  let research;

  before(async () => {
    research = await serveHouse('research', await freePort());
  });

  after(async () => {
    await research?.stop();
  });

  test('comes in by a link, makes a key, and comes in by it; the house knows nothing of it', async () => {
    const page = await someone();
    await device(page);
    await comeInByLink(page, research.link);
    await page.goto(`${research.home}/noegle`);
    await page.getByLabel('Hvor skal nøglen bo').selectOption({ label: 'Computer' });
    await press(page, 'Tilføj nøgle');
    await page.waitForURL(`${research.home}/noegle?nyt=lavet`);
    await page.goto(`${research.home}/konto`);
    await press(page, 'Log ud');
    await page.goto(`${research.home}/folk`);
    assert.equal(await heading(page), 'Siden er for dem, der er logget ind');
    await page.goto(`${research.home}/ind`);
    await press(page, 'Log ind med nøgle');
    await page.waitForURL(url => !url.pathname.startsWith('/ind'));
    await page.goto(`${research.home}/kig`);
    assert.match(await main(page), /Kom ind/, 'her own coming in stands in her log');
    await page.goto(`${house.home}/konto`);
    assert.equal(await heading(page), 'Siden er for dem, der er logget ind', 'a key of one realm opens no other');
    assert.doesNotMatch(research.log(), /ERROR|Karen/);
  });
});

test('no page broke its policy, and no fault was logged', () => {
  assert.deepEqual(reports, []);
  assert.doesNotMatch(house.log(), /ERROR|medarbejder-17|Signe|Jonas/);
});
