// A newcomer sets up an own offer in a house that `landgang init` has just made, by pages alone: no demo, no code.
// LE-12, FR-4, DD-3: words, doors and rules are data.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { device } from './lib/passkey.mjs';
import { freePort, serveHouse } from './lib/served.mjs';

let house;
let browser;

before(async () => {
  [house, browser] = await Promise.all([freePort().then(port => serveHouse('municipality', port)), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await house?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click();
const main = page => page.locator('main').innerText();

/** Comes in by a one-time link, and makes the key that staff need. */
async function comeIn(link) {
  const context = await visitor(browser, { viewport: { width: 1280, height: 800 }, javaScriptEnabled: true });
  const page = await context.newPage();
  await device(page);
  await page.goto(link);
  await press(page, 'Log ind');
  await page.getByLabel('Hvor skal nøglen bo').selectOption({ label: 'Computer' });
  await press(page, 'Tilføj nøgle');
  await page.waitForURL(`${house.home}/noegle?nyt=lavet`);
  return page;
}

describe('an own offer, from an empty house', () => {
  let karen;

  test('is begun from the empty example and explained on its page', async () => {
    karen = await comeIn(house.link);
    await karen.goto(house.home);
    await follow(karen, 'Opsætning');
    await follow(karen, 'Tilbud');
    await karen.getByLabel('Begynd med').selectOption({ label: 'Nyt tilbud' });
    await press(karen, 'Tilføj');
    assert.match(await karen.locator('#text').inputValue(), /# Hvad hedder tilbuddet\?/);
  });

  test('a slip changes nothing, is told with its line, and keeps what was typed', async () => {
    const text = await karen.locator('#text').inputValue();
    await karen.locator('main summary').first().click();
    await karen.locator('#text').fill(text.replace('monday = ["09:00-15:00"]', 'monday = ["09:00-25:00"]'));
    await karen.getByLabel('Tilbud', { exact: false }).first().fill('Caféen ved havnen');
    await press(karen, 'Se ændringerne');
    assert.match(await main(karen), /[Ll]inje \d+/);
    assert.match(await karen.locator('#text').inputValue(), /09:00-25:00/);
    assert.equal(await karen.locator('input[name=name]').inputValue(), 'Caféen ved havnen');
  });

  test('is kept once its owner has seen what changes', async () => {
    const text = await karen.locator('#text').inputValue();
    await karen.locator('#text').fill(text.replace('09:00-25:00', '10:00-14:00').replace('open = ["street", "phone", "form"]', 'open = ["street"]'));
    await karen.locator('input[name=one]').fill('cafégæst');
    await karen.locator('input[name=the]').fill('cafégæsten');
    await karen.locator('input[name=many]').fill('cafégæster');
    await press(karen, 'Se ændringerne');
    const said = await main(karen);
    assert.match(said, /Caféen ved havnen/);
    assert.match(said, /10:00-14:00/);
    await press(karen, 'Gem');
    assert.match(await main(karen), /Gemt\./);
    assert.match(await main(karen), /Caféen ved havnen/);
  });

  test('is what a colleague then works by', async () => {
    await karen.goto(house.home);
    await follow(karen, 'Folk');
    await karen.locator('form[action="/folk/hold"] input[type=text]').fill('Caféholdet');
    await press(karen, 'Tilføj hold');
    const colleague = karen.locator('form[action="/folk"]');
    await colleague.locator('input[name=name]').fill('Jonas');
    await colleague.locator('select').first().selectOption({ label: 'Vært' });
    await colleague.locator('select').last().selectOption({ label: 'Caféholdet' });
    await colleague.getByRole('button').click();
    await karen.getByRole('row', { name: /Jonas/ }).locator('form[action$="/link"]').getByRole('button').click();
    const given = await karen.locator('.note.done .kept').innerText();
    await karen.goto(house.home);
    await follow(karen, 'Opsætning');
    await follow(karen, 'Tilbud');
    const team = karen.locator('form[action^="/opsaet/hold/"]').filter({ hasText: 'Caféholdet' });
    await team.locator('select').selectOption({ label: 'Caféen ved havnen' });
    await team.getByRole('button').click();
    const jonas = await comeIn(given);
    await jonas.goto(house.home);
    assert.match(await main(jonas), /cafégæst/i);
    await jonas.goto(`${house.home}/tilbud`);
    const said = await main(jonas);
    assert.match(said, /Caféen ved havnen/);
    assert.match(said, /Mandag [^\n]*: 10–14/);
  });
});
