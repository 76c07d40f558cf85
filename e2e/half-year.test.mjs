// Half a year in each of the five sample offers, as the people who work there live it: a house from `init`, a clock that is
// moved week by week, and everything that differs between the offers set by the owner from the sample's text. Only the
// owner's key runs a script; everybody else has scripting off.
// LE-1 LE-2 LE-5 LE-12, FR-2 FR-3 FR-4 FR-5 FR-10 FR-12 FR-13 FR-15 FR-16 FR-19, GM-1 GM-2 GM-3, BR-16, DD-1 DD-3 DD-8 DD-9 DD-12 DD-13 DD-16, RW-1.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { chooseCode, comeAgain, daysAfter, endTo, openCourse, talkOnTablet, talkTogether, weeksLeft, writeNote } from './lib/course.mjs';
import { startDemo } from './lib/demo.mjs';
import { Town, byLabel, fill, heading, main, press } from './lib/town.mjs';

/** Who works in which offer, and the guest of whom this tells. */
const OFFERS = {
  drivhuset: { offer: 'Drivhuset', worker: 'Runa' },
  fremdrift: { offer: 'Fremdrift', worker: 'Anker', guest: 'Ebbe' },
  modtagelse: { offer: 'Den Gode Modtagelse', worker: 'Bodil', guest: 'Fatima' },
  pitstop: { offer: 'Det Sociale Pitstop', worker: 'Carlo', guest: 'Gorm' },
  daghuset: { offer: 'Daghuset', worker: 'Dagny', guest: 'Helle' },
};
/** Those that keep persons. */
const COURSES = Object.values(OFFERS).filter(one => one.guest);
const CODE = '730415';

let demo;
let browser;
let town;
/** The first day of the courses, and the last that is decided: 25 weeks later, which no half year is too short for. */
let first;
let last;

before(async () => {
  [demo, browser] = await Promise.all([startDemo({ owner: 'Signe' }), openBrowser()]);
  town = await Town.open(demo, browser);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

/** Fills the page of a new course, in the offer's own word for who comes: gæsten, borgeren, deltageren. */
async function newCourse(page, { guest, goal }, the) {
  await fill(page, `Hvad vil ${the} kaldes?`, guest);
  if (goal) await fill(page, `Målet, med ${the}s egne ord`, goal);
  await page.getByRole('radio', { name: /^Individuel støtte/ }).check();
  await fill(page, 'Sidste dag', last);
}

describe('half a year in each of the five sample offers', () => {
  test('the owner sets up five offers from their samples, a team in each, and somebody who works there', async () => {
    for (const { offer, worker } of Object.values(OFFERS)) await town.setUp(offer, worker);
    for (const { offer, worker } of Object.values(OFFERS)) {
      const page = await town.as(worker);
      await page.goto(`${town.house}/tilbud`);
      assert.ok((await main(page)).includes(offer), `${worker} works in ${offer}: ${await main(page)}`);
    }
  });

  test('Drivhuset: heads are counted for half a year, and there is nobody in the database', async () => {
    for (let week = 0; week < 26; week += 1) {
      const page = await town.as('Runa');
      assert.equal(await page.locator('main').locator('input:not([type=hidden]), select, textarea').count(), 0, 'there is no field for anybody');
      assert.match(await main(page), /^0 besøgende i dag$/m, 'each day begins at nothing');
      const before = week % 5 === 0 && (await town.rows());
      await press(page, 'Fem kom');
      await press(page, 'Én kom');
      assert.match(await main(page), /^6 besøgende i dag$/m);
      // Each press is one row, and a number: nothing else is written.
      if (before) assert.equal((await town.rows()) - before, 2);
      await town.later(1);
    }
    const page = await town.as('Anker');
    for (const path of ['/gaest', '/henvendelser', '/vagt']) {
      await page.goto(town.house + path);
      assert.equal(await page.locator('main tbody tr, main section.card h2 a').count(), 0, `${path}: nobody is known`);
    }
  });

  test('Fremdrift: from the street, in three fields without a name, and a course in the meeting', async () => {
    const { worker, guest } = OFFERS.fremdrift;
    const page = await town.as(worker);
    await fill(page, 'Hvad vil gæsten gerne?', 'Noget at stå op til');
    await press(page, 'Byd velkommen');
    await page.getByRole('link', { name: /^Åbn forløb med gæsten/ }).click();
    first = await byLabel(page, 'Første dag').inputValue();
    last = daysAfter(first, 25 * 7);
    assert.equal(await page.locator('input[name="goal"]').inputValue(), 'Noget at stå op til', 'nothing is told twice');
    await newCourse(page, { guest }, 'gæsten');
    await fill(page, 'Sidste dag', daysAfter(first, 190));
    await press(page, 'Åbn forløb');
    assert.ok((await main(page)).includes('Loven giver højst seks måneder.'), await main(page));
    await fill(page, 'Sidste dag', last);
    OFFERS.fremdrift.at = await openCourse(page);
    assert.match(await heading(page), /er i uge 1 af 2[56]$/);
    await chooseCode(page, town.house, CODE);
  });

  test('Den Gode Modtagelse: anybody writes three fields and is told a day, and adviser and worker begin together', async () => {
    const { offer, worker, guest } = OFFERS.modtagelse;
    const stranger = await (await visitor(browser)).newPage();
    await stranger.goto(`${town.house}/henvendelse`);
    const to = stranger.getByRole('link', { name: `Skriv til ${offer} i stedet`, exact: true });
    // The first offer is written to without it.
    if (await to.count()) await to.click();
    assert.ok((await main(stranger)).includes(`Du skriver til ${offer}.`), await main(stranger));
    await fill(stranger, 'Hvad vil du gerne?', 'Komme ud ad døren');
    await fill(stranger, 'Hvad må vi kalde dig?', guest);
    await stranger.getByRole('radio', { name: 'Jeg kommer selv forbi' }).check();
    await press(stranger, 'Send');
    assert.match(await main(stranger), /Du hører fra en af os senest/);
    const page = await town.as(worker);
    await page.goto(`${town.house}/henvendelser`);
    await press(page, `Den svarer vi på: ${guest}`);
    assert.ok((await main(page)).includes(`${worker} har den.`), await main(page));
    await page.locator('select[name^="step-"]').first().selectOption('course');
    await press(page, `Gem, hvad der skete med ${guest}`);
    await page.goto(`${town.house}/forloeb/nyt`);
    await newCourse(page, { guest, goal: 'Jeg vil ud ad døren hver dag' }, 'borgeren');
    await page.locator('summary').filter({ hasText: 'I prøver det sammen med en til' }).click();
    await byLabel(page, 'Hvem er med?').selectOption({ label: 'Anker' });
    await byLabel(page, 'Er med som').selectOption({ label: 'rådgiver' });
    OFFERS.modtagelse.at = await openCourse(page);
    assert.match(await main(page), /Anker, som rådgiver/);
  });

  test('Det Sociale Pitstop: by telephone, and no contact person is promised for good', async () => {
    const { worker, guest } = OFFERS.pitstop;
    const page = await town.as(worker);
    await page.goto(`${town.house}/henvendelser`);
    await byLabel(page, 'Hvordan kom det ind?').selectOption({ label: 'Telefon' });
    await page.locator('form[action="/henvendelser"] input[name="called"]').fill(guest);
    await page.locator('form[action="/henvendelser"] input[name="way"][value="comes"]').check();
    await press(page, 'Skriv ned');
    assert.ok((await main(page)).includes('Skrevet ned. Du har den.'), await main(page));
    await page.locator('select[name^="step-"]').first().selectOption('course');
    await press(page, `Gem, hvad der skete med ${guest}`);
    await page.goto(`${town.house}/forloeb/nyt`);
    await newCourse(page, { guest, goal: 'Jeg vil have styr på min post' }, 'gæsten');
    OFFERS.pitstop.at = await openCourse(page);
  });

  test('Daghuset: the authority decides, and a visit before the first day takes nothing of the time', async () => {
    const { worker, guest } = OFFERS.daghuset;
    const page = await town.as(worker);
    await page.goto(`${town.house}/forloeb/nyt`);
    await newCourse(page, { guest, goal: 'Jeg vil i gang igen' }, 'deltageren');
    await fill(page, 'Første dag', daysAfter(first, 14));
    await press(page, 'Åbn forløb');
    assert.ok((await main(page)).includes('Her er det en rådgiver, der beslutter.'), await main(page));
    assert.equal(await page.locator('input[name="goal"]').inputValue(), 'Jeg vil i gang igen', 'what was typed is kept');
    await byLabel(page, 'Besluttet som').selectOption({ label: 'rådgiver' });
    OFFERS.daghuset.at = await openCourse(page);
    assert.equal(await heading(page), `${guest} begynder snart`);
    await press(page, 'Skriv et besøg på');
    assert.match(await main(page), /Besøg før første dag, hos Dagny/);
  });

  test('week 5: talks with measures, on the tablet or together, each with its note; the last day is said back', async () => {
    await town.later(4);
    for (const { at, worker } of COURSES) {
      const page = await town.as(worker);
      if (worker === 'Anker') await talkOnTablet(page, at, CODE, [4, null, 6]);
      else await talkTogether(page, at, 'På en gåtur', [4, 5, null], [8, 9]);
      await page.goto(`${at}/samtale`);
      assert.ok(await page.locator('figure.curve').count(), `${worker}: a curve at once\n${await main(page)}`);
      await page.goto(at);
      assert.ok((await main(page)).includes('Sig sidste dag højt'), await main(page));
      await press(page, 'Ja, det blev sagt');
      await writeNote(page, at);
    }
  });

  test('8, 4 and 1 weeks before the last day the page says so, and not before', async () => {
    let week = 4;
    for (const [at_week, said] of [[16, null], [17, 8], [21, 4], [24, 1]]) {
      await town.later(at_week - week);
      week = at_week;
      for (const { at, worker } of COURSES) assert.equal(await weeksLeft(await town.as(worker), at), said, `${worker}, after ${week} weeks`);
    }
    for (const { at, worker } of COURSES) {
      const page = await town.as(worker);
      await page.goto(`${at}/bagefter`);
      await page.locator('input[name="taper"]').fill('Hver anden uge, så et opkald');
      await page.locator('form[action$="/nedtrapning"] button').click();
      assert.ok((await main(page)).includes('Hver anden uge, så et opkald'), await main(page));
    }
  });

  test('Fremdrift: the last day carries on as a group in one press, with goal and contact person', async () => {
    await town.later(1);
    const { at, worker, guest } = OFFERS.fremdrift;
    const page = await town.as(worker);
    await endTo(page, at, /^Gruppe i huset/);
    assert.equal(await heading(page), `${guest} er i gang`);
    assert.ok((await main(page)).includes('Noget at stå op til'));
    assert.match(await main(page), /Kontaktperson\s+Anker/);
  });

  test('Den Gode Modtagelse: a place in a workshop is there before the course ends to it', async () => {
    const { at, worker, guest } = OFFERS.modtagelse;
    const page = await town.as(worker);
    await page.goto(`${town.house}/hold`);
    await page.locator('summary').filter({ hasText: 'Skriv et nyt program' }).click();
    await fill(page, 'Programmets navn', 'Ud ad døren');
    await page.locator('form[action="/hold/program"] textarea').fill('Vi siger goddag\nVi går en tur\nVi aftaler næste gang');
    await press(page, 'Gem programmet');
    await page.locator('summary').filter({ hasText: 'Åbn et nyt hold' }).click();
    await page.locator('form[action="/hold"] input[name="name"]').fill('Tirsdagsholdet');
    await page.locator('form[action="/hold"] input[name="first"]').fill(daysAfter(last, 7));
    await press(page, 'Åbn holdet');
    const group = page.url().split('?')[0];
    await endTo(page, at, /^Workshop/, async () => {
      const workshops = byLabel(page, 'Hvis det er en workshop i huset: Hvilken?');
      const own = await workshops.locator('option', { hasText: 'Tirsdagsholdet' }).getAttribute('value');
      await workshops.selectOption(own);
    });
    assert.equal(await heading(page), `${guest}s forløb er slut`);
    await page.goto(group);
    assert.ok((await main(page)).includes(guest), 'the end gave the place');
    OFFERS.modtagelse.group = group;
  });

  test('Det Sociale Pitstop: a punch card of talks is used when it is needed', async () => {
    const { at, worker } = OFFERS.pitstop;
    const page = await town.as(worker);
    await endTo(page, at, /^Klippekort/);
    await page.goto(at);
    assert.match(await main(page), /Klippekort med 5 samtaler/);
    await press(page, 'Brug en samtale i dag');
    assert.match(await main(page), /4/);
    assert.match(await main(page), /Brugt /);
  });

  test('Daghuset: to a community of the guest’s own, of which the house learns one answer and no name', async () => {
    const { at, worker } = OFFERS.daghuset;
    const page = await town.as(worker);
    await endTo(page, at, /^Et fællesskab/, () => page.getByRole('radio', { name: 'Med i et', exact: true }).check());
    assert.match(await main(page), /Eget svar om et fællesskab/);
  });

  test('afterwards: the workshop is held, the group ends when the guest says so, and each comes again to the same contact person', async () => {
    await town.later(1);
    const bodil = await town.as('Bodil');
    await bodil.goto(OFFERS.modtagelse.group);
    await bodil.locator('ol li a').first().click();
    await press(bodil, 'Fatima er her');
    assert.match(await main(bodil), /Kom i dag: 1/);
    await endTo(await town.as('Anker'), OFFERS.fremdrift.at, /^Klarer sig selv/);
    await town.later(1);
    for (const { at, worker, guest } of COURSES) {
      const page = await town.as(worker);
      // Where the authority decides, it decides again.
      const decide = () => (worker === 'Dagny' ? byLabel(page, 'Besluttet som').selectOption({ label: 'rådgiver' }) : undefined);
      assert.equal(await comeAgain(page, town.house, guest, worker, decide), at, 'the same guest');
    }
    assert.doesNotMatch(demo.log(), /ERROR/);
  });
});
