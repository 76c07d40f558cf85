// Whoever looks after the directory, and a visitor who meets an old page, without a login and without scripting (issue "directory" 9).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { comeIn, follow, heading, later, main, press } from './lib/walk.mjs';

let demo;
let browser;
let front;
let page;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  front = demo.address('public and citizen');
  page = await (await visitor(browser, { viewport: { width: 390, height: 844 } })).newPage();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** How many the overview counts of one thing. */
async function counted(name) {
  const row = page.locator('dt', { has: page.getByRole('link', { name, exact: true }) });
  return Number(await row.locator('xpath=following-sibling::dd[1]').innerText());
}

describe('the directory is looked after on open pages', () => {
  test('from "Om siden" to what wants an eye, and each figure leads to its list', async () => {
    await page.goto(`${front}/om`);
    await follow(page, 'Eftersyn af kataloget');
    assert.equal(await heading(page), 'Hvad trænger til et blik?');
    const alone = await counted('Ingen følges med');
    assert.ok(alone > 0, 'a town without a gap would be no town');
    await follow(page, 'Ingen følges med');
    assert.equal(await page.locator('li.card').count(), alone);
    assert.match(await main(page), /Tal med stedet om det/);
  });

  test('an entry leads to its page, and back to the list', async () => {
    const name = await page.locator('li.card a').first().innerText();
    await page.locator('li.card a').first().click();
    assert.equal(await heading(page), name);
    await page.goBack();
    assert.equal(await heading(page), 'Ingen følges med');
    await page.getByRole('link', { name: /Tilbage/ }).click();
    assert.equal(await heading(page), 'Hvad trænger til et blik?');
  });

  test('what is wrong on an entry from elsewhere reaches whoever looks after the list, and the answer is read', async () => {
    await page.goto(`${front}/eftersyn`);
    await follow(page, 'Ingen følges med');
    const wrong = page.getByRole('link', { name: 'Sig, hvad der er forkert', exact: true });
    const elsewhere = wrong.and(page.locator('[href*="/ret/side/"]')).first();
    const slug = (await elsewhere.getAttribute('href')).split('/').pop();
    // From the entry's own page, as somebody would who stands before a closed door.
    await page.goto(`${front}/f/${slug}`);
    await page.getByRole('link', { name: 'Er noget forkert? Sig det her' }).click();
    assert.match(await heading(page), new RegExp(`^Hvad er forkert på siden .*/f/${slug}\\?$`));
    await press(page, 'Send');
    assert.match(await main(page), /Skriv et par ord/);
    await page.getByLabel('Skriv, hvad der er forkert').fill('Døren er lukket. De er flyttet.');
    await press(page, 'Send');
    const kept = page.url().split('?')[0];
    const lone = await (await visitor(browser, { viewport: { width: 390, height: 844 } })).newPage();
    await comeIn(lone, demo.address('civil'), 'lone');
    await lone.goto(`${demo.address('civil')}/rettelser`);
    await lone.getByRole('link', { name: new RegExp(`^Om siden .*/f/${slug}$`) }).click();
    assert.match(await main(lone), /De er flyttet/);
    assert.equal(await lone.getByRole('link', { name: 'Se siden' }).getAttribute('href'), `${front}/f/${slug}`);
    await lone.getByLabel('Jeres svar').fill('Tak. Vi har ringet til dem.');
    await press(lone, 'Gem svaret');
    await page.goto(kept);
    assert.match(await main(page), /Vi har ringet til dem/);
    await page.goto(`${front}/eftersyn`);
  });

  test('white spots are told by town, and others for a wheelchair', async () => {
    await follow(page, 'Hvide pletter');
    const every = await page.locator('main ol > li').allInnerTexts();
    assert.ok(every.length > 1 && every.some(text => /Det mangler:/.test(text)), every.join('\n'));
    await page.getByLabel('For hvem?').selectOption({ label: 'Kørestol' });
    await press(page, 'Vis');
    const chairs = await page.locator('main ol > li').allInnerTexts();
    assert.notDeepEqual(chairs, every);
    assert.equal(chairs.length, every.length, 'a town does not vanish because nobody there has a ramp');
    assert.equal(await page.locator('svg circle').count(), chairs.length);
  });

  test('half a year later a visitor reads what may have changed', async () => {
    const path = `${front}/f/gaaturen-ved-aaen`;
    await page.goto(path);
    assert.doesNotMatch(await main(page), /kan være ændret/);
    const guide = await (await visitor(browser)).newPage();
    await later(demo, guide, 27);
    await page.goto(path);
    assert.match(await main(page), /kan være ændret[^.]*tiderne/);
    await page.goto(`${front}/eftersyn`);
    assert.ok((await counted('Skal bekræftes')) > 0);
  });
});
