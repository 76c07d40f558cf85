// A worker brings a picture of himself, a colleague sees it, and it can be taken away and put back (PS-3); the nurse who comes
// is seen by anybody at her times (HE-5). Scripting off: a file goes the way any form goes.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';

let demo;
let browser;
let home;
let jonas;
let birgitte;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  home = demo.address('municipality');
  [jonas, birgitte] = await Promise.all(['jonas', 'birgitte'].map(comeIn));
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const face = name => join(process.cwd(), '..', 'data', 'demokobing', 'faces', `${name}.png`);

async function comeIn(name) {
  const page = await (await visitor(browser)).newPage();
  await page.goto(`${home}/ind/demo-${name}`);
  await press(page, 'Log ind');
  await page.goto(`${home}/kolleger`);
  return page;
}

/** The address of the picture of `name` on a fresh page of the colleagues, once its points are there. */
async function seen(page, name) {
  await page.goto(`${home}/kolleger`);
  const picture = page.locator(`dl img[alt="${name}"]`);
  if ((await picture.count()) === 0) return null;
  assert.equal(await picture.evaluate(image => image.decode().then(() => image.naturalWidth)), 320);
  return picture.getAttribute('src');
}

describe('a picture of oneself', () => {
  let before;
  let after;

  test('is chosen by oneself and seen by a colleague', async () => {
    before = await seen(birgitte, 'Jonas');
    await jonas.getByLabel('Vælg et billede').setInputFiles(face('vibe'));
    await press(jonas, 'Gem billedet');
    after = await seen(birgitte, 'Jonas');
    assert.ok(before && after && before !== after, 'a new picture has a new address');
    const old = await birgitte.goto(home + before);
    assert.equal(old.status(), 404, 'the one before is gone');
    const fetched = await birgitte.goto(home + after);
    assert.equal(fetched.headers()['cache-control'], 'no-store');
    assert.equal(fetched.headers()['x-content-type-options'], 'nosniff');
  });

  test('is refused with words where the file is none, and the one that stands stays', async () => {
    await jonas.getByLabel('Vælg et billede').setInputFiles({ name: 'brev.png', mimeType: 'image/png', buffer: Buffer.from('hej') });
    await press(jonas, 'Gem billedet');
    assert.match(await jonas.locator('.summary').innerText(), /Vælg et billede i JPEG eller PNG\./);
    assert.equal(await seen(birgitte, 'Jonas'), after);
  });

  test('is taken away and put back', async () => {
    await press(jonas, 'Tag billedet væk');
    assert.equal(await seen(birgitte, 'Jonas'), null);
    await press(jonas, 'Sæt billedet tilbage');
    assert.equal(await seen(birgitte, 'Jonas'), after);
  });
});

test('the nurse who comes is seen by anybody at her times', async () => {
  const page = await (await visitor(browser)).newPage();
  await page.goto(`${home}/samarbejde`);
  const picture = page.locator('img[alt="Sygeplejerske Vibe"]');
  assert.equal(await picture.evaluate(image => image.decode().then(() => image.naturalWidth)), 320);
});
