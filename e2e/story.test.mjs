// The main job, walked by five people with scripting off: from the street to "Mette venter på dig" and beyond.
// BR-1 BR-2 BR-4 BR-5 BR-6 BR-9 BR-13 BR-14, HS-3 HS-4 HS-5 HS-6, FR-1 FR-2 FR-3 FR-4 FR-5, VH-11 VH-13 VH-17 VH-20, PS-1 PS-2, ALL-1 to ALL-5.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import * as walk from './lib/walk.mjs';
import { comeIn, fetchAs, follow, heading, main, press } from './lib/walk.mjs';

const DESK = { viewport: { width: 1280, height: 800 } };
const WALK = 'Gåturen ved åen';

let demo;
let browser;
let front;
let house;
let association;
/** The pages of the people in the story. */
const at = {};
/** The municipality's fingerprint before anything happens on the far bank. */
let before_the_crossing;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  front = demo.address('public and citizen');
  house = demo.address('municipality');
  association = demo.address('civil');
  for (const name of ['visitor', 'amir', 'mette']) at[name] = await (await visitor(browser)).newPage();
  for (const name of ['birgitte', 'karen', 'lone', 'guide']) at[name] = await (await visitor(browser, DESK)).newPage();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

const later = weeks => walk.later(demo, at.guide, weeks);
const waitForHeading = (page, url, pattern) => walk.waitForHeading(demo, page, url, pattern);

/** The fingerprint on a proof page. */
async function fingerprint(page, address) {
  await page.goto(`${address}/bevis`);
  const found = /(?:[0-9a-f]{4} ?){16}/.exec(await main(page));
  assert.ok(found, `${address}/bevis shows no fingerprint:\n${await main(page)}`);
  return found[0].trim();
}

describe('the first crossing', () => {
  test('1: a visitor without an account finds three places, each with why, and reads what the first time is like', async () => {
    const page = at.visitor;
    await page.goto(front);
    await page.getByRole('checkbox', { name: 'Noget at stå op til' }).check();
    await page.getByRole('checkbox', { name: 'Natur og frisk luft' }).check();
    await press(page, 'Fortsæt');
    await press(page, 'Fortsæt');
    await page.getByRole('radio', { name: 'Jeg vil gerne have en med' }).check();
    await press(page, 'Fortsæt');
    assert.match(await heading(page), /3 steder/);
    const cards = await page.locator('main .card').filter({ has: page.locator('h2 a') }).all();
    assert.equal(cards.length, 3, 'three communities');
    for (const card of cards) assert.ok((await card.locator('li').count()) > 0, 'each with why');
    await page.getByRole('link', { name: WALK, exact: true }).click();
    const text = await main(page);
    for (const part of ['Hvem tager imod mig?', 'minut for minut', 'Må jeg bare sidde stille?', 'Hvordan går jeg igen?']) {
      assert.ok(text.includes(part), `the community page lacks "${part}"`);
    }
    const cookies = await page.context().cookies();
    assert.deepEqual(cookies, [], 'the open pages set no cookie');
  });

  test('1: the leaflet is a page and a PDF with a QR code that is identical for everybody', async () => {
    const page = at.visitor;
    await page.goto(`${front}/f/gaaturen-ved-aaen/folder`);
    assert.ok(await page.locator('svg[role="img"]').count(), 'a QR code with words for those who cannot see it');
    const [one, two] = await Promise.all([page, at.amir].map(async who => {
      const answer = await fetchAs(who, `${front}/f/gaaturen-ved-aaen/folder.pdf`);
      assert.equal(answer.kind, 'application/pdf');
      return answer.body;
    }));
    assert.equal(one.subarray(0, 5).toString(), '%PDF-');
    assert.ok(one.equals(two), 'two people get the same bytes');
  });

  test('2: the host of the day notes a walk-in in three fields, none of them a name, and opens a course', async () => {
    const page = at.birgitte;
    await comeIn(page, house, 'birgitte');
    await page.goto(`${house}/vagt`);
    assert.match(await heading(page), /^I dag/);
    const door = page.locator('form').filter({ has: page.getByRole('button', { name: 'Byd velkommen' }) });
    assert.equal(await door.locator('input:not([type=hidden]), select, textarea').count(), 3, 'three fields');
    await page.getByLabel('Hvad vil gæsten gerne?').fill('Noget at stå op til');
    await press(page, 'Byd velkommen');
    assert.ok((await main(page)).includes('Noget at stå op til'));
    await page.goto(`${house}/forloeb/nyt`);
    await page.getByRole('radio', { name: /^Individuel støtte/ }).check();
    await page.getByLabel('Hvad vil gæsten kaldes?').fill('Amir');
    await page.getByLabel('Målet, med gæstens egne ord').fill('Jeg vil gerne have noget at stå op til');
    await press(page, 'Åbn forløb');
    const text = await main(page);
    assert.match(text, /uge 1 af 26/i, 'the clock is visible');
    assert.match(text, /Sidste dag er \p{L}+ \d+\. \p{L}+ \d{4}/u, 'and so is the end date');
  });

  test('2: the house finds the place in the public directory, prints the same leaflet, and can refer nobody', async () => {
    const page = at.birgitte;
    await page.goto(`${house}/bro`);
    await page.getByLabel('Hvad vil gæsten gerne?').fill('gåtur');
    await press(page, 'Find steder');
    assert.ok((await main(page)).includes(WALK), 'the directory is the same');
    const link = await page.getByRole('link', { name: `Print folder om ${WALK}` }).getAttribute('href');
    const [near, open] = await Promise.all([fetchAs(page, house + link), fetchAs(page, `${front}/f/gaaturen-ved-aaen/folder.pdf`)]);
    assert.equal(near.kind, 'application/pdf');
    assert.ok(near.body.equals(open.body), 'the house prints the very leaflet that everybody gets');
    assert.doesNotMatch(await page.locator('body').innerText(), /henvis/i, 'there is no way to refer anybody');
  });

  test('8, before: the municipality prints the fingerprint of all it has', async () => {
    before_the_crossing = await fingerprint(at.birgitte, house);
    assert.equal(await fingerprint(at.birgitte, house), before_the_crossing, 'looking changes nothing');
  });

  test('3: the guest writes himself and gets a room of his own, with a key of eight words', async () => {
    const page = at.amir;
    await page.goto(`${front}/f/gaaturen-ved-aaen`);
    await follow(page, 'Jeg vil gerne have en med');
    await page.getByRole('radio', { name: /En, der selv har haft det svært/ }).check();
    await press(page, 'Fortsæt');
    await page.getByLabel('Hvad skal vi kalde dig?').fill('Amir');
    await press(page, 'Fortsæt');
    await page.getByLabel('Det må I gerne vide om mig').fill('Jeg er lidt stille i starten.');
    await press(page, 'Fortsæt');
    assert.ok((await main(page)).includes('Kommunen får intet at vide.'));
    await press(page, 'Send til foreningen');
    at.words = await page.locator('ol.words li').allInnerTexts();
    assert.equal(at.words.length, 8);
    await page.getByRole('checkbox', { name: /Det er min egen telefon/ }).check();
    await press(page, 'Jeg har skrevet dem ned');
    await waitForHeading(page, `${front}/min`, /^Lone læser din besked/);
  });

  test('3: the eight words open the room from another device, read aloud and typed as one can', async () => {
    const page = await (await visitor(browser)).newPage();
    await page.goto(`${front}/ind`);
    await page.getByLabel('Dine ord').fill(at.words.join('  ').toUpperCase());
    await press(page, 'Åbn min side');
    assert.match(await heading(page), /^Lone læser din besked/);
    await page.context().close();
  });

  test('4: the coordinator sees the enquiry with a clock and an owner, and asks Mette among those suggested with reasons', async () => {
    const page = at.lone;
    await comeIn(page, association, 'lone');
    await page.goto(`${association}/nye`);
    const row = page.getByRole('row', { name: /^Amir / });
    assert.match(await row.innerText(), /Lone/, 'the owner is named');
    await row.getByRole('link', { name: 'Amir' }).click();
    await page.getByLabel('Dit svar til Amir').fill('Hej Amir. Godt, at du skrev.');
    await page.getByRole('radio', { name: /^Mette/ }).check();
    assert.match(await page.locator('label').filter({ hasText: 'Mette' }).innerText(), /har tid/, 'with reasons');
    await press(page, 'Send');
    assert.equal(await heading(page), 'Mette er spurgt');
  });

  test('4: the companion says yes on her phone', async () => {
    const page = at.mette;
    await comeIn(page, association, 'mette');
    await page.goto(`${association}/naeste`);
    assert.match(await heading(page), /^Kan du følges med Amir/);
    assert.ok((await main(page)).includes('Jeg er lidt stille i starten.'), 'what the guest wants known');
    await press(page, 'Ja, jeg kommer');
  });

  test('5: the guest’s heading becomes a sentence, and yes and not today are equally easy', async () => {
    const page = at.amir;
    const said = await waitForHeading(page, `${front}/min`, /venter Mette på dig/);
    assert.match(said, /^(I dag|I morgen|På onsdag|Onsdag \d+\. \w+) kl\. 16 venter Mette på dig/);
    const boxes = await Promise.all(['Ja, jeg kommer', 'Ikke i dag'].map(name => page.getByRole('button', { name, exact: true }).boundingBox()));
    assert.equal(Math.round(boxes[0].width), Math.round(boxes[1].width), 'the same width');
    assert.equal(Math.round(boxes[0].height), Math.round(boxes[1].height), 'the same height');
    const file = (await fetchAs(page, `${front}/min/aftale.ics`)).body.toString();
    assert.match(file, /BEGIN:VCALENDAR/);
    assert.match(file, /SUMMARY:Aftale/, 'the title tells nothing (ALL-5)');
    assert.ok((await main(page)).includes('Sådan finder du derhen'));
    await press(page, 'Ja, jeg kommer');
    assert.ok((await main(page)).includes('Mette'));
  });

  test('6: afterwards two taps close the visit, and the guest says how it went', async () => {
    await later(1);
    await comeIn(at.mette, association, 'mette');
    await at.mette.goto(`${association}/mine`);
    await at.mette.getByRole('link', { name: /kl\. 16$/ }).first().click();
    await press(at.mette, 'Vi mødtes');
    const page = at.amir;
    await waitForHeading(page, `${front}/min`, /^Hvordan gik det/);
    await follow(page, 'Fortæl, hvordan det gik');
    await page.getByRole('radio', { name: 'Det gik godt' }).check();
    await page.getByRole('radio', { name: /^Ja, gerne/ }).check();
    await press(page, 'Send svaret');
  });

  test('6: a second visit with the same companion, and then: nu går jeg selv', async () => {
    await at.mette.goto(`${association}/mine`);
    assert.ok((await main(at.mette)).includes('Amir vil gerne af sted igen.'));
    await at.mette.getByText('Aftal næste gang').click();
    await at.mette.getByRole('radio').first().check();
    await press(at.mette, 'Det aftaler vi');
    const page = at.amir;
    await waitForHeading(page, `${front}/min`, /venter Mette på dig/);
    await press(page, 'Ja, jeg kommer');
    await later(1);
    await comeIn(at.mette, association, 'mette');
    await at.mette.goto(`${association}/mine`);
    await at.mette.getByRole('link', { name: /kl\. 16$/ }).first().click();
    await press(at.mette, 'Vi mødtes');
    await waitForHeading(page, `${front}/min`, /^Hvordan gik det/);
    await follow(page, 'Fortæl, hvordan det gik');
    await page.getByRole('radio', { name: 'Det gik godt' }).check();
    await page.getByRole('radio', { name: 'Nej, nu går jeg selv' }).check();
    await press(page, 'Send svaret');
    await waitForHeading(page, `${front}/min`, new RegExp(`^Du er en del af ${WALK}`));
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(`${association}/foelgeskab`);
    const row = at.lone.getByRole('row', { name: /^Amir / });
    assert.match(await row.innerText(), /Lone/, 'the crossing has arrived, and its owner is Lone');
  });

  test('6: three months later the guest is asked once whether he still comes, and can go on alone', async () => {
    await later(14);
    const page = at.amir;
    await page.goto(`${front}/ind`);
    await page.getByLabel('Dine ord').fill(at.words.join(' '));
    await press(page, 'Åbn min side');
    await page.goto(`${front}/min`);
    await press(page, 'Ja');
    assert.match(await main(page), /Du har sagt, at du kommer der stadig/, 'stayed');
  });

  test('7: the leader sees hours set aside and used, and nothing of what happened in the association', async () => {
    const page = at.karen;
    await comeIn(page, house, 'karen');
    await page.goto(`${house}/ledelse`);
    const text = await main(page);
    assert.match(text, /timer/i);
    assert.doesNotMatch(text, /Amir|Mette|Gåturen/, 'no person and no community');
  });

  test('8: the municipality’s fingerprint is the same before and after all that happened on the far bank', async () => {
    const far = await fingerprint(at.lone, association);
    assert.equal(await fingerprint(at.birgitte, house), before_the_crossing);
    assert.match(far, /^[0-9a-f ]+$/);
  });
});
