// Three guests, two coordinators and three companions, with scripting off: alone at night on a phone, reading with difficulty and
// with a paper card, back after two years; two who answer at once; a no, a yes and a stand-in. And the first way by keyboard alone.
// HS-6, BR-5 BR-6 BR-13 BR-14, VH-17, ALL-1.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { layoutFaults, structureFaults } from './lib/page-checks.mjs';
import { comeIn, follow, heading, later, main, openRoom, press, waitForHeading } from './lib/walk.mjs';

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' };
const WALK = `f/gaaturen-ved-aaen`;
/** From the page of a community to "sent": no more presses than this, for one who is tired. */
const MOST_PRESSES = 10;

let demo;
let browser;
let front;
let association;
const at = {};

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  front = demo.address('public and citizen');
  association = demo.address('civil');
  for (const name of ['night', 'card', 'again']) at[name] = await (await visitor(browser, PHONE)).newPage();
  for (const name of ['lone', 'peter', 'guide']) at[name] = await (await visitor(browser, DESK)).newPage();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** What is amiss with a page as it stands on this phone. */
async function faults(page) {
  const found = [...(await structureFaults(page)), ...(await layoutFaults(page))];
  return found.map(fault => `${new URL(page.url()).pathname}: ${fault}`);
}

/**
 * Asks for company, page by page; looks at each.
 * @returns {Promise<{presses: number, words: string[], faults: string[], sentences: number[]}>}
 */
async function ask(page, name, about = '') {
  const seen = { presses: 0, words: [], faults: [], sentences: [] };
  const look = async () => {
    seen.faults.push(...(await faults(page)));
    // A table of facts is no prose; a button and a label are short by nature.
    const prose = await page.locator('main p').allInnerTexts();
    const sentences = prose.flatMap(text => text.split(/[.?]\s/)).filter(Boolean);
    seen.sentences.push(...sentences.map(text => text.split(/\s+/).length));
  };
  const go = async button => {
    await press(page, button);
    seen.presses += 1;
    await look();
  };
  await page.goto(`${front}/${WALK}`);
  await look();
  await follow(page, 'Jeg vil gerne have en med');
  seen.presses += 1;
  await look();
  await page.getByRole('radio', { name: /Det ved jeg ikke endnu/ }).check();
  await go('Fortsæt');
  await page.getByLabel('Hvad skal vi kalde dig?').fill(name);
  await go('Fortsæt');
  if (about) await page.getByLabel('Det må I gerne vide om mig').fill(about);
  await go('Fortsæt');
  await go('Send til foreningen');
  seen.words = await page.locator('ol.words li').allInnerTexts();
  assert.equal(seen.words.length, 8);
  return seen;
}

/** The coordinator's page of the enquiry of this guest. */
async function open(page, name) {
  await page.goto(`${association}/nye`);
  await page.getByRole('link', { name, exact: true }).first().click();
}

describe('two guests', () => {
  test('alone at night on a phone: few presses, nothing to scroll sideways, and it is said who answers when', async t => {
    const page = at.night;
    const seen = await ask(page, 'Ali');
    at.words = seen.words;
    assert.deepEqual(seen.faults, [], 'every page on the way fits a phone in the dark');
    assert.ok(seen.presses <= MOST_PRESSES, `${seen.presses} presses`);
    t.diagnostic(`${seen.presses} presses from the community's page to "sent"`);
    await page.getByRole('checkbox', { name: /Det er min egen telefon/ }).check();
    await press(page, 'Jeg har skrevet dem ned');
    const said = await waitForHeading(demo, page, `${front}/min`, /læser din besked/);
    assert.match(said, /Du får svar senest/, 'when a human answers');
    // What was written in a weak hour is taken back before it leaves (item 10).
    await page.goto(`${front}/min/beskeder`);
    await page.locator('textarea').fill('Jeg kan ikke sove. Glem det hele.');
    await press(page, 'Send beskeden');
    await press(page, 'Fortryd');
    assert.equal(await page.locator('textarea').inputValue(), 'Jeg kan ikke sove. Glem det hele.', 'the words are not lost');
    await page.goto(`${front}/min/beskeder`);
    assert.doesNotMatch(await main(page), /Jeg kan ikke sove/);
    assert.deepEqual(await faults(page), []);
    // The way to somebody who answers at night stands on every page (ALL-1).
    await follow(page, 'Her kan du ringe');
    assert.match(await main(page), /\d\d \d\d \d\d \d\d|\d{3}/, 'a number to ring now');
    assert.deepEqual(await faults(page), []);
  });

  test('reading with difficulty, with a paper card: a code opens once, however it is typed, and no word is needed', async t => {
    const page = at.card;
    const seen = await ask(page, 'Kim', 'Jeg læser langsomt.');
    const mean = seen.sentences.reduce((sum, words) => sum + words, 0) / seen.sentences.length;
    assert.ok(mean <= 15, `sentences of ${mean.toFixed(1)} words`);
    t.diagnostic(`${seen.sentences.length} sentences on the way, ${mean.toFixed(1)} words each`);
    assert.deepEqual(seen.faults, []);
    await press(page, 'Jeg har skrevet dem ned');
    await page.goto(`${front}/min/kort`);
    await page.locator('main form button').first().click();
    const codes = (await main(page)).match(/[A-Z]{4}-[A-Z]{4}-[A-Z]{4}/g);
    assert.equal(codes.length, 10);
    await page.emulateMedia({ media: 'print' });
    const printed = await main(page);
    assert.ok(codes.every(code => printed.includes(code)), 'the codes are printed');
    assert.equal(await page.getByRole('navigation').isVisible().catch(() => false), false, 'and the menu is not');
    await page.emulateMedia({ media: 'screen' });
    const other = await (await visitor(browser, PHONE)).newPage();
    const type = async code => {
      await other.goto(`${front}/ind`);
      await other.getByLabel('Dine ord').fill(code);
      await press(other, 'Åbn min side');
    };
    await type(`  ${codes[3].toLowerCase().replaceAll('-', ' ')} `);
    await other.goto(`${front}/min`);
    assert.match(await heading(other), /læser din besked|på vej/, 'a code in small letters with spaces opens');
    const third = await (await visitor(browser, PHONE)).newPage();
    await third.goto(`${front}/ind`);
    await third.getByLabel('Dine ord').fill(codes[3]);
    await press(third, 'Åbn min side');
    assert.equal(new URL(third.url()).pathname, '/ind', 'the same code does not open again');
    assert.ok((await third.getByRole('alert').count()) > 0 && (await main(third)).length > 0, 'and the page says what to do');
    assert.deepEqual(await faults(third), []);
  });
});

describe('two coordinators', () => {
  test('answer at the same time: the second sees what the first did, and what she typed stays', async () => {
    const page = at.night;
    await comeIn(at.lone, association, 'lone');
    await comeIn(at.peter, association, 'peter');
    for (const one of [at.lone, at.peter]) {
      await open(one, 'Ali');
      await one.getByLabel('Dit svar til Ali').fill(one === at.lone ? 'Hej Ali. Jeg finder en til dig.' : 'Hej Ali. Jeg skriver i morgen.');
    }
    await press(at.lone, 'Send');
    await press(at.peter, 'Send');
    const text = await main(at.peter);
    assert.match(text, /Hej Ali\. Jeg finder en til dig\./, 'what the first has written stands there');
    const typed = await at.peter.locator('textarea').first().inputValue();
    assert.equal(typed, 'Hej Ali. Jeg skriver i morgen.', 'and nothing typed is lost');
    await openRoom(page, front, at.words);
    await page.goto(`${front}/min/beskeder`);
    const got = await main(page);
    assert.match(got, /Jeg finder en til dig/);
    assert.doesNotMatch(got, /Jeg skriver i morgen/, 'one answer went out, not two');
  });

  test('one goes away: every enquiry has a named owner, and the other has it from now on (BR-6)', async () => {
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(`${association}/foelgeskab`);
    await at.lone.getByRole('link', { name: 'Ali', exact: true }).first().click();
    const crossing = at.lone.url().split('?')[0];
    await at.lone.getByText('Giv det videre til en anden').click();
    const other = at.lone.locator('form[action$="/overdragelse"] label').first();
    const name = (await other.innerText()).split(/[,\s]/)[0];
    await other.locator('input').check();
    await press(at.lone, 'Giv det videre');
    assert.match(await main(at.lone), /Det er givet videre/);
    await at.lone.goto(`${association}/foelgeskab`);
    const row = at.lone.getByRole('row', { name: /^Ali / });
    assert.match(await row.innerText(), new RegExp(name), 'whose it is stands in the list');
    await at.lone.goto(crossing);
    assert.match(await main(at.lone), new RegExp(`${name}`));
  });
});

/** Asks somebody who is suggested and is none of these; gives the name. */
async function askSomebody(page, name, none) {
  await open(page, name);
  const words = page.locator('textarea').first();
  await words.fill(`Hej ${name}. Jeg har en, der gerne vil med.`);
  const offered = page.locator('label').filter({ has: page.locator('input[name=companion]') });
  for (const label of await offered.all()) {
    const who = (await label.innerText()).trim().split(/[,\s]/)[0];
    if (who === 'Vent' || none.includes(who)) continue;
    await label.locator('input').check();
    await press(page, 'Send');
    assert.equal(await heading(page), `${who} er spurgt`);
    return who;
  }
  return assert.fail(`nobody but ${none} is suggested`);
}

/** The telephone of a companion of the town, who has just come in. */
async function telephone(name) {
  const page = await (await visitor(browser, PHONE)).newPage();
  await comeIn(page, association, name.toLowerCase());
  return page;
}

describe('three companions', () => {
  test('one says no and is not asked again, one says yes, one stands in; each sees no more than the next visit needs', async () => {
    const guest = await (await visitor(browser, PHONE)).newPage();
    await ask(guest, 'Bo', 'Jeg vil helst gå bagerst.');
    await press(guest, 'Jeg har skrevet dem ned');
    await waitForHeading(demo, guest, `${front}/min`, /læser din besked/);
    await comeIn(at.lone, association, 'lone');
    const first = await askSomebody(at.lone, 'Bo', []);
    const one = await telephone(first);
    await one.goto(`${association}/naeste`);
    assert.match(await heading(one), /^Kan du følges med Bo/);
    assert.deepEqual(await faults(one), []);
    await press(one, 'Nej, jeg kan ikke');
    await one.goto(`${association}/naeste`);
    assert.doesNotMatch(await main(one), /gå bagerst/, 'whoever says no sees nothing more');
    const second = await askSomebody(at.lone, 'Bo', [first]);
    const two = await telephone(second);
    await two.goto(`${association}/naeste`);
    assert.match(await main(two), /Jeg vil helst gå bagerst\./, 'what the guest wants known');
    await press(two, 'Ja, jeg kommer');
    await waitForHeading(demo, guest, `${front}/min`, new RegExp(`venter ${second} på dig`));
    // A stand-in: the same time, another name, and the guest reads it before she goes (BR-6).
    await at.lone.goto(`${association}/foelgeskab`);
    await at.lone.getByRole('link', { name: 'Bo', exact: true }).first().click();
    await at.lone.getByText('Giv det videre til en anden').click();
    const others = at.lone.locator('form[action$="/overdragelse"] label').filter({ has: at.lone.locator('input[value^="f:"]') });
    let third;
    for (const label of await others.all()) {
      const who = (await label.innerText()).trim().split(/[,\s]/)[0];
      if (who === first || who === second) continue;
      third = who;
      await label.locator('input').check();
      break;
    }
    await press(at.lone, 'Giv det videre');
    await waitForHeading(demo, guest, `${front}/min`, new RegExp(`venter ${third} på dig`));
    await two.goto(`${association}/naeste`);
    assert.doesNotMatch(await main(two), /gå bagerst|\bBo\b/, 'whoever was replaced sees nothing more');
    const three = await telephone(third);
    await three.goto(`${association}/naeste`);
    assert.match(await main(three), /Bo/);
    // A day after the visit it is gone from her page.
    await later(demo, at.guide, 1);
    await comeIn(three, association, third.toLowerCase());
    await three.goto(`${association}/mine`);
    await three.locator('li, .card').filter({ hasText: 'Fortæl, om I mødtes' }).getByRole('link').first().click();
    await press(three, 'Vi mødtes');
    await later(demo, at.guide, 1);
    await comeIn(three, association, third.toLowerCase());
    await three.goto(`${association}/naeste`);
    assert.doesNotMatch(await main(three), /gå bagerst/, 'and what was told is no longer there');
  });
});

describe('by keyboard alone', () => {
  /** Goes on with Tab to what has this text or label; everything on the way shows that it has the focus. */
  async function tabTo(page, wanted, unseen) {
    for (let stops = 0; stops < 120; stops += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const node = document.activeElement;
        if (!node || node === document.body) return null;
        const style = getComputedStyle(node);
        const around = node.closest('label');
        const marked = [style, around && getComputedStyle(around)].filter(Boolean);
        const shows = marked.some(one => (one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0) || one.boxShadow !== 'none');
        const name = [node.textContent, ...[...(node.labels ?? [])].map(label => label.textContent)].join(' ').replace(/\s+/g, ' ').trim();
        return { name, shows };
      });
      if (!stop) continue;
      if (!stop.shows) unseen.push(`${new URL(page.url()).pathname}: ${stop.name.slice(0, 40)}`);
      if (stop.name.includes(wanted)) return;
    }
    assert.fail(`Tab does not reach "${wanted}" on ${page.url()}`);
  }

  test('the way from a community to one’s own page needs no mouse, and every stop shows itself', async () => {
    const page = await (await visitor(browser, DESK)).newPage();
    const unseen = [];
    const go = async wanted => {
      await tabTo(page, wanted, unseen);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    };
    await page.goto(`${front}/${WALK}`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Gå til indholdet', 'the first stop skips the menu');
    await page.keyboard.press('Enter');
    await go('Jeg vil gerne have en med');
    await tabTo(page, 'En, der selv har haft det svært', unseen);
    await page.keyboard.press('Space');
    await go('Fortsæt');
    await tabTo(page, 'Hvad skal vi kalde dig?', unseen);
    await page.keyboard.type('Tasten');
    await go('Fortsæt');
    await tabTo(page, 'Det må I gerne vide om mig', unseen);
    await page.keyboard.type('Jeg bruger ikke mus.');
    await go('Fortsæt');
    await go('Send til foreningen');
    await go('Jeg har skrevet dem ned');
    await waitForHeading(demo, page, `${front}/min`, /læser din besked/);
    assert.deepEqual(unseen, [], 'stops that do not show');
  });
});

// Last, since nobody in the town is approved any more after two years.
describe('two years on', () => {
  test('back after two years: the words still open, nobody reproaches, and asking again reaches the association', async () => {
    const page = at.again;
    const { words } = await ask(page, 'Rosa');
    await press(page, 'Jeg har skrevet dem ned');
    await waitForHeading(demo, page, `${front}/min`, /læser din besked/);
    await comeIn(at.lone, association, 'lone');
    const who = await askSomebody(at.lone, 'Rosa', []);
    const companion = await telephone(who);
    await companion.goto(`${association}/naeste`);
    await press(companion, 'Ja, jeg kommer');
    await waitForHeading(demo, page, `${front}/min`, new RegExp(`venter ${who} på dig`));
    await press(page, 'Ikke i dag');
    await later(demo, at.guide, 104);
    await openRoom(page, front, words);
    await page.goto(`${front}/min`);
    const text = await main(page);
    assert.doesNotMatch(text, /for sent|udløbet|glemt|savner/i, 'no reproach (HS-6)');
    assert.deepEqual(await faults(page), []);
    // The same once more is one press (BR-14); and somebody reads it.
    await page.getByRole('button', { name: /Ja, find en ny tid|Ja, gerne/ }).first().click();
    assert.match(await waitForHeading(demo, page, `${front}/min`, /ny tid|leder|finder/), /./);
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(`${association}/foelgeskab`);
    assert.match(await main(at.lone), /Rosa/, 'the association sees her');
  });
});
