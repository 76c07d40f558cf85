// A guest asks for a second step by mail: the words alone no longer open the room in a browser that is not known.
// HS-1, HS-2, SAFETY §5 and §6.2; scripting off, in a phone's width. The mails lie in the demo's own folder.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';

let demo;
let browser;
let front;
let amir;
let words;
let card;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  front = demo.address('public and citizen');
  amir = await (await visitor(browser)).newPage();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

const heading = page => page.locator('h1').innerText();
const main = page => page.locator('main').innerText();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const another = async () => (await visitor(browser)).newPage();

/** The newest mail, when there are so many. */
async function mail(number) {
  const folder = join(demo.dir, 'front', 'data', 'citizen', 'mail');
  for (let tries = 0; tries < 100; tries += 1) {
    const files = (await readdir(folder).catch(() => [])).sort();
    if (files.length >= number) return readFile(join(folder, files.at(-1)), 'utf8');
    await new Promise(later => setTimeout(later, 100));
  }
  return assert.fail(`mail ${number} did not come\n${demo.log()}`);
}

const digits = text => text.match(/Din kode er ([0-9 ]+)\./)[1];

async function typeWords(page) {
  await page.goto(`${front}/ind`);
  await page.getByLabel('Dine ord').fill(words.join(' '));
  await press(page, 'Åbn min side');
}

describe('a code by mail after the words', () => {
  test('needs a card first, so that a lost mail locks nobody out', async () => {
    await amir.goto(`${front}/f/gaaturen-ved-aaen`);
    await amir.getByRole('link', { name: 'Jeg vil gerne have en med', exact: true }).first().click();
    await amir.getByRole('radio', { name: /En, der selv har haft det svært/ }).check();
    await press(amir, 'Fortsæt');
    await amir.getByLabel('Hvad skal vi kalde dig?').fill('Amir');
    await press(amir, 'Fortsæt');
    await press(amir, 'Fortsæt');
    await press(amir, 'Send til foreningen');
    words = await amir.locator('ol.words li').allInnerTexts();
    await press(amir, 'Jeg har skrevet dem ned');
    await amir.goto(`${front}/min/mail`);
    await amir.getByLabel('Din e-mail').fill('amir@post.example');
    await press(amir, 'Send en kode');
    const first = await mail(1);
    assert.match(first, /^To: amir@post\.example\nSubject: Din kode\n/);
    assert.doesNotMatch(first, /Gåturen|forening|kommune/i, 'a mail tells nothing of what it is about (ALL-5)');
    await amir.getByLabel('De otte tal').fill(digits(first));
    await amir.locator('main form button').first().click();
    assert.match(await main(amir), /Din e-mail er amir@post\.example/);
    await press(amir, 'Spørg også om en kode');
    assert.match(await main(amir), /Lav et kort med koder først/);
    await amir.goto(`${front}/min/kort`);
    await press(amir, 'Lav et kort nu');
    card = await amir.locator('ol.words li').allInnerTexts();
    assert.equal(card.length, 10);
    await amir.goto(`${front}/min/mail`);
    await press(amir, 'Spørg også om en kode');
    assert.match(await main(amir), /Siden spørger om en kode, når en ny browser skriver dine ord/);
  });

  test('stands between the words and the room in another browser, and a wrong one is told', async () => {
    const page = await another();
    await typeWords(page);
    assert.equal(await heading(page), 'Skriv koden fra din mail');
    await page.goto(`${front}/min`);
    assert.notEqual(new URL(page.url()).pathname, '/min', 'the words alone open nothing');
    const code = digits(await mail(2));
    await page.goto(`${front}/ind/mail`);
    const wrong = code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`;
    await page.getByLabel('De otte tal').fill(wrong);
    await page.locator('main form button').first().click();
    assert.match(await main(page), /Det passer ikke\. Du kan prøve igen om \d+ sekund/);
    await new Promise(later => setTimeout(later, 1_100));
    await page.getByLabel('De otte tal').fill(code);
    await page.locator('main form button').first().click();
    await page.waitForURL(`${front}/min`);
    assert.match(await heading(page), /Lone|Landing/);
  });

  test('that never comes is no lock: a code from the card opens', async () => {
    const page = await another();
    await page.goto(`${front}/ind`);
    await page.getByLabel('Dine ord').fill(card[0]);
    await press(page, 'Åbn min side');
    await page.waitForURL(`${front}/min`);
  });
});
