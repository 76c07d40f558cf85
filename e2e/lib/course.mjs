// What a worker does in a course, page by page.
import assert from 'node:assert/strict';
import { byLabel, fill, heading, main, press } from './town.mjs';

const DAY = 86_400_000;

/** A day so many days after another, as a date field has it. */
export const daysAfter = (day, n) => new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);

/** Sends the form of a new course that is shown; gives the guest's address. */
export async function openCourse(page) {
  await press(page, 'Åbn forløb');
  assert.match(page.url(), /\/gaest\/[^/]+\?nyt=forloeb$/, await main(page));
  return page.url().split('?')[0];
}

/** A talk with the questions before and after, answered together on the worker's screen; null is a question that is skipped. */
export async function talkTogether(page, guest, place, before, after) {
  await page.goto(`${guest}/samtale`);
  await page.getByRole('radio', { name: place, exact: true }).check();
  await press(page, 'Begynd samtalen');
  for (const [side, answers] of [['Før I taler', before], ['Når I slutter', after]]) {
    const card = page.locator('section.card').filter({ has: page.getByRole('heading', { name: side, exact: true }) });
    if (!(await card.locator('details[open]').count())) await card.locator('summary').click();
    for (const [at, answer] of answers.entries()) {
      if (answer !== null) await card.locator('fieldset.scale').nth(at).locator(`label:has(input[value="${answer}"])`).click();
    }
    await card.getByRole('button', { name: 'Gem svarene' }).click();
    assert.ok((await main(page)).includes('Svarene er gemt.'), await main(page));
  }
}

/** The worker's own code for the tablet. */
export async function chooseCode(page, home, code) {
  await page.goto(`${home}/min-kode`);
  await fill(page, 'Din kode', code);
  await fill(page, 'Skriv den igen', code);
  await press(page, 'Gem koden');
  assert.ok((await main(page)).includes('Koden er gemt.'), await main(page));
}

/** The questions before a talk with the tablet in the guest's hands, one at a time; only the worker's code gives it back. */
export async function talkOnTablet(page, guest, code, answers) {
  const home = new URL(guest).origin;
  await page.goto(`${guest}/samtale`);
  await page.getByRole('radio', { name: 'I huset', exact: true }).check();
  await press(page, 'Begynd samtalen');
  await press(page, 'Giv tabletten');
  for (const answer of answers) {
    if (answer !== null) await page.locator(`fieldset.scale label:has(input[value="${answer}"])`).click();
    await press(page, answer === null ? 'Spring over' : 'Videre');
  }
  while (await page.getByRole('button', { name: 'Spring over', exact: true }).count()) await press(page, 'Spring over');
  await press(page, 'Gem mine svar');
  assert.equal(await heading(page), 'Tak');
  const away = await page.goto(guest);
  assert.ok(away.status() >= 400 || new URL(page.url()).pathname.startsWith('/tur'), 'the tablet shows nothing of the house');
  await page.goto(`${home}/tur/kode`);
  await fill(page, 'Kode', '918273');
  await press(page, 'Lås op');
  assert.ok((await main(page)).includes('Det er ikke koden.'), await main(page));
  // Whoever guesses has to wait longer and longer; after one slip it is a second.
  await new Promise(waited => setTimeout(waited, 1_500));
  await page.goto(`${home}/tur/kode`);
  await fill(page, 'Kode', code);
  await press(page, 'Lås op');
  assert.ok((await main(page)).includes('Tabletten er din igen.'), await main(page));
}

/** The minimum note, with nothing typed: at most five lines. */
export async function writeNote(page, guest) {
  await page.goto(`${guest}/noter`);
  await press(page, 'Skriv noten');
  assert.ok((await main(page)).includes('Noten er skrevet.'), await main(page));
  assert.ok((await page.locator('dl.rows').first().locator('dt').count()) <= 5, 'at most five lines');
}

/** How many weeks are left at most, as the guest's page says; null where no alarm is near. */
export async function weeksLeft(page, guest) {
  await page.goto(guest);
  const said = /Højst (\d+) uger? tilbage/.exec(await main(page));
  return said && Number(said[1]);
}

/** Ends the course: first to nothing, which the page refuses, and then to what comes after. */
export async function endTo(page, guest, next, more = async () => {}) {
  await page.goto(`${guest}/bagefter`);
  await page.locator('summary').filter({ hasText: 'Slut forløbet' }).click();
  await byLabel(page, 'Hvorfor slutter det nu?').selectOption({ label: 'Tiden er gået' });
  await press(page, 'Slut forløbet i dag');
  assert.ok((await main(page)).includes('Et forløb slutter ikke til ingenting.'), await main(page));
  assert.ok(await page.getByRole('button', { name: 'Slut forløbet i dag', exact: true }).isVisible(), 'the button is there to be pressed again');
  await page.getByRole('radio', { name: next }).check();
  await more(page);
  await press(page, 'Slut forløbet i dag');
  assert.match(page.url(), /\?nyt=slut$/, await main(page));
}

/** Somebody comes again: found by name, met by the same contact person, and a course is opened in which nothing is told twice. */
export async function comeAgain(page, home, name, worker, more = async () => {}) {
  await page.goto(`${home}/igen`);
  await page.locator('input[name="navn"]').fill(name);
  await press(page, 'Find');
  const card = page.locator('section.card').filter({ has: page.getByRole('link', { name, exact: true }) });
  assert.ok((await card.innerText()).includes(`Kontaktperson som før: ${worker}.`), await main(page));
  await card.getByRole('button', { name: `${name} er her nu` }).click();
  await page.goto(`${home}/vagt`);
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('link', { name: 'Kom igen: åbn et forløb til' }).click();
  const text = await main(page);
  assert.ok(text.includes('Intet skal fortælles igen.') && text.includes('Kontaktpersonen er den samme som sidst.'), text);
  assert.equal(await page.locator('input[name="called"]').count(), 0, 'the name is not asked for');
  await more();
  return openCourse(page);
}
