// The pages round the directory, walked without a login and without scripting at the width of a telephone: a visitor who asks whether it is
// a good idea, a colleague who wants to know what an offer is, whoever fills the stand with leaflets (issue "directory" 8).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { fetchAs, follow, heading, main, press } from './lib/walk.mjs';

let demo;
let browser;
let front;
let page;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  front = demo.address('public and citizen');
  page = await (await visitor(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 } })).newPage();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('round the directory', () => {
  test('somebody who doubts reads what is known, and what is not', async () => {
    await page.goto(`${front}/om`);
    await follow(page, 'Er det en god idé?');
    assert.equal(await heading(page), 'Er det en god idé at være med?');
    const text = await main(page);
    assert.match(text, /omkring 5 af 60 point/);
    assert.match(text, /kunne ikke vises på det tidspunkt/);
  });

  test('two who want to start find the way, and an agreement to print', async () => {
    await follow(page, 'Kom i gang sammen');
    assert.ok((await page.locator('main ol').first().locator('li').count()) >= 5);
    await follow(page, 'Aftale til at skrive ud');
    assert.match(await main(page), /Intet bliver meldt tilbage/);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('nav').first().isVisible(), false, 'a menu on paper helps nobody');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: /Tilbage/ }).click();
    assert.equal(await heading(page), 'Vil I i gang, forening og kommune?');
  });

  test('a volunteer looks a word of the municipality up', async () => {
    await page.goto(`${front}/ord`);
    await follow(page, 'Foreningernes ord');
    const row = page.locator('dt', { hasText: /^Henvisning$/ });
    assert.match(await row.locator('xpath=following-sibling::dd[1]').innerText(), /Findes ikke til et fællesskab/);
  });

  test('a colleague sees what an offer is, what it changes, and where one can stay', async () => {
    await page.goto(`${front}/om`);
    await follow(page, 'Kommunens tilbud');
    await follow(page, 'Åbent hus i Huset ved havnen');
    const text = await main(page);
    assert.match(text, /§ 82 a/);
    assert.match(text, /ændrer ikke din bostøtte/);
    assert.match(text, /Du hører ikke noget tilbage fra os/);
    await follow(page, 'Sådan er første gang');
    assert.equal(await heading(page), 'Åbent hus i Huset ved havnen');
    await follow(page, 'Om tilbuddet');
    assert.match(page.url(), /\/tilbud\//);
  });

  test('a community leads to the human behind it', async () => {
    await page.goto(`${front}/f/gaaturen-ved-aaen`);
    await follow(page, 'Om Lone');
    assert.equal(await heading(page), 'Lone');
    assert.match(await main(page), /Fællesskabet på Havnen/);
    assert.match(await page.getByRole('link', { name: /^Ring til Lone/ }).getAttribute('href'), /^tel:/);
  });

  test('somebody who would rather be of use finds a small thing in their own town', async () => {
    await page.goto(`${front}/om`);
    await follow(page, 'Små ting at være med til');
    const all = await page.locator('main ul.plain li').count();
    await page.getByLabel('By eller postnummer').fill('nørreå');
    await press(page, 'Vis');
    const there = await page.locator('main ul.plain li').allInnerTexts();
    assert.ok(there.length > 0 && there.length < all, `${there.length} of ${all}`);
    assert.match(there.join('\n'), /Dæk et bord/);
    assert.equal(await page.getByLabel('By eller postnummer').inputValue(), 'nørreå');
  });

  test('whoever fills the stand sees which leaflets are right, and takes the nearest along in one', async () => {
    await page.goto(`${front}/foldere`);
    await page.getByLabel('By eller postnummer').fill('4799');
    await press(page, 'Vis');
    assert.match(await main(page), /Disse er/);
    const booklet = page.getByRole('link', { name: 'De nærmeste i ét hæfte' });
    const paper = await fetchAs(page, front + (await booklet.getAttribute('href')));
    assert.equal(paper.kind, 'application/pdf');
    assert.equal(paper.body.subarray(0, 4).toString(), '%PDF');
  });

  test('a day that is none is said, and stays as it was typed', async () => {
    await page.goto(`${front}/foldere?siden=i+foraaret`);
    assert.match(await main(page), /Skriv en dag, for eksempel/);
  });
});
