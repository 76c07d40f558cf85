// A peer programme whole, with scripting off and the clock moved: from an open information meeting over a group after a manual
// to the sixth month of company, and three months on. VH-1 VH-2 VH-4 VH-6 VH-8 VH-15 VH-18, BR-6 BR-13 BR-14 BR-15, HS-19, RW-7.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';
import { comeIn, follow, heading, later, main, openRoom, press, waitForHeading } from './lib/walk.mjs';

const DESK = { viewport: { width: 1280, height: 800 } };
const WALK = 'Gåturen ved åen';
/** Visits of a half year that begins weekly, goes on every other week and ends every fourth, at most. */
const MOST_VISITS = 24;

let demo;
let browser;
let front;
let association;
let house;
/** The pages of the people. */
const at = {};
/** What happened, counted. */
const seen = { visits: 0, weeks: 0, meetings: 0 };

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  front = demo.address('public and citizen');
  association = demo.address('civil');
  house = demo.address('municipality');
  for (const name of ['visitor', 'sara', 'mette', 'second']) at[name] = await (await visitor(browser)).newPage();
  for (const name of ['lone', 'guide', 'birgitte', 'owner']) at[name] = await (await visitor(browser, DESK)).newPage();
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Lets weeks pass. */
async function pass(weeks) {
  seen.weeks += weeks;
  await later(demo, at.guide, weeks);
}

/** The fingerprint of all that the municipality has. */
async function fingerprint() {
  await at.birgitte.goto(`${house}/bevis`);
  return /(?:[0-9a-f]{4} ?){16}/.exec(await main(at.birgitte))?.[0].trim();
}

/** A companion of the town comes in by the guide's link; Noor by one that the owner makes, when her telephone has forgotten her. */
async function comeAs(page, key) {
  if (key !== 'noor') return comeIn(page, association, key);
  const there = await page.goto(`${association}/mine`);
  if (there.ok() && new URL(page.url()).pathname === '/mine') return undefined;
  await comeIn(at.owner, association, 'owner');
  await at.owner.goto(`${association}/folk`);
  await at.owner.getByRole('button', { name: /: Noor$/ }).first().click();
  await page.goto((await main(at.owner)).match(/http:\S+\/ind\/[0-9a-f]{64}/)[0]);
  return press(page, 'Log ind');
}

/** The companion closes the visit that is over; false if none is. */
async function close(page, key, how) {
  await comeAs(page, key);
  await page.goto(`${association}/mine`);
  const over = page.locator('li, .card').filter({ hasText: 'Fortæl, om I mødtes' }).filter({ hasText: / kl\. / });
  if ((await over.count()) === 0) return false;
  await over.first().getByRole('link').first().click();
  await press(page, how);
  return true;
}

/** The companion sets the first time that the page offers; the page's words where it refuses. */
async function next(page) {
  await page.goto(`${association}/mine`);
  await page.getByRole('link', { name: 'Aftal næste gang' }).first().click();
  const offered = await main(page);
  await page.getByRole('radio').first().check();
  await press(page, 'Det aftaler vi');
  return { offered, refused: (await page.getByRole('alert').count()) > 0 ? await main(page) : null };
}

/** A day so many days from today in the town, as a date field wants it. */
async function dayAhead(days) {
  await at.lone.goto(`${association}/uge`);
  const monday = new URL(await at.lone.getByRole('link', { name: 'Ugen efter' }).getAttribute('href'), association).searchParams.get('fra');
  // Monday of next week is never further than seven days away, so this day lies ahead whatever today is.
  return new Date(Date.parse(monday) + days * 86_400_000).toISOString().slice(0, 10);
}

describe('a peer programme', () => {
  test('begins with an open information meeting, where nobody writes a name', async () => {
    await comeIn(at.lone, association, 'lone');
    const day = await dayAhead(1);
    await at.lone.goto(`${association}/moeder`);
    await at.lone.getByText('Inviter til et møde eller et besøg').click();
    const form = at.lone.locator('form[action="/moeder"]');
    for (const [name, value] of [['title', 'Vil du med på holdet?'], ['date', day], ['from', '16:00'], ['to', '17:00'], ['place', 'Biblioteket'], ['seats', '12']]) {
      await form.locator(`input[name=${name}]`).fill(value);
    }
    await form.getByRole('button', { name: 'Vis det i kalenderen' }).click();
    const meeting = at.lone.url().split('?')[0];
    const page = at.visitor;
    await page.goto(`${association}/kalender`);
    await follow(page, 'Vil du med på holdet?');
    assert.equal(await page.locator('main input:not([type=hidden]), main textarea').count(), 0, 'no field asks who comes');
    assert.match(await main(page), /Lone/, 'whom one meets stands there (VH-1)');
    await press(page, 'Jeg kommer');
    assert.equal(await heading(page), 'Vi ses');
    await press(page, 'Jeg kommer ikke alligevel');
    await press(page, 'Jeg vil gerne komme alligevel');
    assert.equal(await heading(page), 'Vi ses');
    assert.deepEqual(await page.context().cookies(), [], 'and no cookie');
    await pass(2);
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(meeting);
    assert.match(await main(at.lone), /1 har sagt, at de kommer/);
    await at.lone.locator('input[name=came]').fill('9');
    await press(at.lone, 'Gem tallet');
    await at.lone.goto(`${association}/moeder`);
    assert.match(await main(at.lone), /Der kom 9\./);
  });

  test('has a new peer, who is asked for nothing before she is approved', async () => {
    const page = at.second;
    await page.goto(`${association}/bliv-frivillig`);
    await page.locator('select[name=whose], input[name=whose]').first().waitFor();
    const whose = page.locator('select[name=whose]');
    if (await whose.count()) await whose.selectOption({ label: 'Fællesskabet på Havnen' }).catch(() => whose.selectOption({ index: 1 }));
    await page.locator('input[name=first_name]').fill('Noor');
    await page.locator('input[name=reach]').fill('00 00 77 77');
    await page.locator('textarea[name=words]').fill('Jeg har selv været med. Nu vil jeg gerne gå med andre.');
    await page.locator('input[name=peer]').check();
    await page.locator('main form button').first().click();
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(`${association}/interesserede`);
    await at.lone.getByRole('link', { name: /Noor/ }).first().click();
    await at.lone.locator('form[action$="/frivillig"] button').click();
    at.noor = at.lone.url().split('?')[0];
    assert.match(at.noor, /\/frivillige\//);
    assert.match(await main(at.lone), /bliver ingen nye gæster foreslået/, 'nobody is suggested before the steps are there (VH-18)');
    const asked = await at.lone.locator('select[name=step] option').evaluateAll(all => all.map(one => one.value).filter(Boolean));
    for (const step of asked.filter(step => step !== 'interest')) {
      await at.lone.locator('select[name=step]').selectOption(step);
      await at.lone.locator('form[action$="/trin"] button').click();
    }
    assert.doesNotMatch(await main(at.lone), /bliver ingen nye gæster foreslået/, `approved after ${asked}`);
    await at.lone.goto(`${association}/frivillige`);
    assert.match(await main(at.lone), /Noor/);
  });

  test('runs ten meetings after its manual, and counts heads', async t => {
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(`${association}/hold`);
    await at.lone.locator('details summary').first().click();
    await at.lone.locator('select[name=programme]').selectOption({ label: 'Hverdagen igen' });
    await at.lone.locator('input[name=place]').fill('Biblioteket, mødelokale 2');
    const today = await at.lone.evaluate(() => new Date().toISOString().slice(0, 10));
    const first = new Date(Date.parse(today) + 3 * 86_400_000 + seen.weeks * 7 * 86_400_000).toISOString().slice(0, 10);
    await at.lone.locator('input[name=date]').fill(first);
    await at.lone.locator('input[name=clock]').fill('16:00');
    await at.lone.locator('select[name=first]').selectOption({ label: 'Mette' });
    await at.lone.locator('form[action="/hold"] button').click();
    at.group = at.lone.url().split('?')[0];
    for (let week = 0; week < 16 && seen.meetings < 10; week += 1) {
      await pass(1);
      await comeIn(at.mette, association, 'mette');
      await at.mette.goto(at.group);
      const form = at.mette.locator('form[action$="/moede"]');
      // A week with a public holiday has no meeting.
      if ((await form.count()) === 0) continue;
      const number = await form.locator('select[name=number] option:checked').getAttribute('value');
      if (Number(number) === seen.meetings) continue;
      await form.locator('input[name=came]').fill(String(6 + (week % 3)));
      await form.locator(`input[name=how][value=${week === 4 ? 'own-point' : 'as-manual'}]`).check();
      await form.locator('button').click();
      seen.meetings = Number(number);
    }
    assert.equal(seen.meetings, 10, 'ten meetings are held');
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(at.group);
    const text = await main(at.lone);
    assert.match(text, /\b9 af 10\b|\b9\b.*\b10\b/, `nine of ten as in the manual:\n${text}`);
    t.diagnostic(`ten meetings in ${seen.weeks} weeks`);
  });

  test('whose participant asks for company and gets a plan of half a year', async () => {
    await comeIn(at.birgitte, house, 'birgitte');
    at.near = await fingerprint();
    assert.ok(at.near, 'the municipality shows a fingerprint');
    const page = at.sara;
    await page.goto(`${front}/f/gaaturen-ved-aaen`);
    await follow(page, 'Jeg vil gerne have en med');
    await page.getByRole('radio', { name: /En, der selv har haft det svært/ }).check();
    await press(page, 'Fortsæt');
    await page.getByLabel('Hvad skal vi kalde dig?').fill('Sara');
    await press(page, 'Fortsæt');
    await page.getByLabel('Det må I gerne vide om mig').fill('Jeg var med på holdet på biblioteket.');
    await press(page, 'Fortsæt');
    await press(page, 'Send til foreningen');
    at.words = await page.locator('ol.words li').allInnerTexts();
    await page.getByRole('checkbox', { name: /Det er min egen telefon/ }).check();
    await press(page, 'Jeg har skrevet dem ned');
    await waitForHeading(demo, page, `${front}/min`, /læser din besked/);
    const lone = at.lone;
    await lone.goto(`${association}/nye`);
    await lone.getByRole('row', { name: /^Sara / }).getByRole('link', { name: 'Sara' }).click();
    await lone.getByLabel('Dit svar til Sara').fill('Hej Sara. Mette vil gerne gå med dig.');
    await lone.getByRole('radio', { name: /^Mette/ }).check();
    await press(lone, 'Send');
    assert.equal(await heading(lone), 'Mette er spurgt');
    await comeIn(at.mette, association, 'mette');
    await at.mette.goto(`${association}/naeste`);
    await press(at.mette, 'Ja, jeg kommer');
    await waitForHeading(demo, page, `${front}/min`, /venter Mette på dig/);
    await lone.goto(`${association}/foelgeskab`);
    await lone.getByRole('link', { name: 'Sara', exact: true }).first().click();
    at.crossing = lone.url().split('?')[0];
    await follow(lone, 'Lav en plan');
    await lone.locator('select[name=programme]').selectOption({ index: 1 });
    await lone.locator('input[name=weekly]').fill('1');
    await press(lone, 'Gem planen');
    assert.match(await main(lone), /fra 6 til 24/, 'no shorter than the programme');
    await lone.locator('input[name=weekly]').fill('2');
    await press(lone, 'Gem planen');
    assert.match(await main(lone), /I mødes hver uge\. Planen slutter /);
  });

  test('goes on for six months, thinner and thinner, with a day that was not, and with another companion', async t => {
    const said = new Set();
    let companion = { page: at.mette, key: 'mette' };
    let handedOver = false;
    for (let turn = 0; turn < 40 && !seen.over; turn += 1) {
      await pass(1);
      if (!(await close(companion.page, companion.key, 'Vi mødtes'))) continue;
      seen.visits += 1;
      assert.ok(seen.visits <= MOST_VISITS, 'a plan thins out');
      if (seen.visits === 1) {
        const page = at.sara;
        await openRoom(page, front, at.words);
        await waitForHeading(demo, page, `${front}/min`, /^Hvordan gik det/);
        await follow(page, 'Fortæl, hvordan det gik');
        await page.getByRole('radio', { name: 'Det gik godt' }).check();
        await page.getByRole('radio', { name: /^Ja, gerne/ }).check();
        await press(page, 'Send svaret');
      }
      if (seen.visits === 9 && !handedOver) {
        // Mette stops; the coordinator gives it to somebody else, and the guest's room hears the new name with the next time.
        await comeIn(at.lone, association, 'lone');
        await at.lone.goto(at.crossing);
        await at.lone.getByText('Giv det videre til en anden').click();
        await at.lone.locator('form[action$="/overdragelse"] label').filter({ hasText: 'Noor' }).locator('input').check();
        await press(at.lone, 'Giv det videre');
        assert.match(await main(at.lone), /Det er givet videre/);
        handedOver = true;
        companion = { page: at.second, key: 'noor' };
        await comeAs(companion.page, companion.key);
      }
      const told = await next(companion.page);
      for (const how of ['hver uge', 'hver anden uge', 'hver fjerde uge']) if (told.offered.includes(how)) said.add(how);
      seen.over = told.refused;
      if (seen.visits === 3) {
        const page = at.sara;
        await openRoom(page, front, at.words);
        await waitForHeading(demo, page, `${front}/min`, /venter Mette på dig/);
        await press(page, 'Ikke i dag');
        await waitForMine(companion.page);
        assert.ok(!(await next(companion.page)).refused, 'a new try with the same companion (BR-14)');
      }
    }
    assert.deepEqual([...said], ['hver uge', 'hver anden uge', 'hver fjerde uge'], 'thinner and thinner');
    assert.match(seen.over ?? '', /Planen slutte/, 'nobody runs past the end');
    assert.ok(handedOver && seen.visits >= 12, `${seen.visits} visits`);
    t.diagnostic(`${seen.visits} visits in six months, nine with Mette, the others with Noor; ${seen.weeks} weeks since the first day`);
  });

  test('and ends when the guest says: now I go alone', async () => {
    const page = at.sara;
    await openRoom(page, front, at.words);
    await waitForHeading(demo, page, `${front}/min`, /^Hvordan gik det/);
    await follow(page, 'Fortæl, hvordan det gik');
    await page.getByRole('radio', { name: 'Det gik godt' }).check();
    await page.getByRole('radio', { name: 'Nej, nu går jeg selv' }).check();
    await press(page, 'Send svaret');
    await waitForHeading(demo, page, `${front}/min`, new RegExp(`^Du er en del af ${WALK}`));
    await comeIn(at.lone, association, 'lone');
    await at.lone.goto(at.crossing);
    assert.match(await heading(at.lone), /Sara går selv nu/);
    await pass(14);
    await openRoom(page, front, at.words);
    await press(page, 'Ja');
    assert.match(await main(page), /Du har sagt, at du kommer der stadig/);
    await comeIn(at.birgitte, house, 'birgitte');
    assert.equal(await fingerprint(), at.near, 'the municipality has learnt nothing of it');
  });
});

/** "Not today" has come to the companion. */
async function waitForMine(page) {
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto(`${association}/mine`);
    if ((await page.getByRole('link', { name: 'Aftal næste gang' }).count()) > 0) return;
    await page.waitForTimeout(100);
  }
  assert.fail('"not today" did not come to the companion');
}
