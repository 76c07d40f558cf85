// An empty house with a clock that is moved, its owner, and the people who work in its offers.
import assert from 'node:assert/strict';
import { visitor } from './browser.mjs';

const DESK = { viewport: { width: 1280, height: 800 } };

export const heading = page => page.locator('h1').innerText();
export const main = page => page.locator('main').innerText();
export const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
export const byLabel = (page, label) => page.getByLabel(label, { exact: true }).first();
export const fill = (page, label, text) => byLabel(page, label).fill(text);

/** Where a half year is lived. */
export class Town {
  /** Signs the owner in by the first link and makes her a key, since links are for once. Only her two pages of the key run a script. */
  static async open(demo, browser) {
    const town = new Town();
    Object.assign(town, { demo, browser, house: demo.address('municipality'), people: new Map() });
    town.guide = await (await visitor(browser, DESK)).newPage();
    town.proof = await (await visitor(browser, DESK)).newPage();
    town.owner = await (await visitor(browser, { ...DESK, javaScriptEnabled: true })).newPage();
    const devtools = await town.owner.context().newCDPSession(town.owner);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal',
        hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true,
      },
    });
    await town.owner.goto(demo.link);
    await press(town.owner, 'Log ind');
    await town.owner.goto(`${town.house}/noegle`);
    await town.owner.getByLabel('Hvor skal nøglen bo').selectOption({ label: 'Computer' });
    await press(town.owner, 'Tilføj nøgle');
    await town.owner.waitForURL(/nyt=lavet/);
    return town;
  }

  /** The owner's page at this address, signed in by the key where the session is over. */
  async ownersPage(path) {
    const answer = await this.owner.goto(this.house + path);
    if (answer.status() === 200) return this.owner;
    await this.owner.goto(`${this.house}/ind`);
    await press(this.owner, 'Log ind med nøgle');
    await this.owner.waitForURL(url => !url.pathname.startsWith('/ind'));
    await this.owner.goto(this.house + path);
    return this.owner;
  }

  /** An offer as its sample has it, a team that works in it, and one worker. */
  async setUp(offer, worker) {
    const page = await this.ownersPage('/opsaet/tilbud');
    await byLabel(page, 'Begynd med').selectOption({ label: offer });
    await press(page, 'Tilføj');
    await this.ownersPage('/folk');
    const team = `Hold ${offer}`;
    await fill(page, 'Navn på holdet', team);
    await press(page, 'Tilføj hold');
    await fill(page, 'Fornavn', worker);
    await byLabel(page, 'Opgave').selectOption({ label: 'Medarbejder' });
    await page.locator('select[name="team"]').selectOption({ label: team });
    await press(page, 'Tilføj');
    await this.ownersPage('/opsaet/tilbud');
    await byLabel(page, `${team} arbejder i`).selectOption({ label: offer });
    await press(page, `Gem tilbud for ${team}`);
  }

  /** The page of somebody who works here, signed in on this day by a link that the owner makes. */
  async as(worker) {
    let page = this.people.get(worker);
    if (!page) {
      page = await (await visitor(this.browser, DESK)).newPage();
      this.people.set(worker, page);
    }
    const answer = await page.goto(`${this.house}/vagt`);
    if (answer.status() === 200) return page;
    const owner = await this.ownersPage('/folk');
    await press(owner, `Lav link til ${worker}`);
    await page.goto(await owner.locator('.kept').innerText());
    await press(page, 'Log ind');
    await page.goto(`${this.house}/vagt`);
    return page;
  }

  /** Lets so many weeks pass. */
  async later(weeks) {
    await this.guide.goto(this.demo.chooser);
    for (let week = 0; week < weeks; week += 1) await press(this.guide, 'En uge frem');
  }

  /** How many rows the municipality's database has, by its own proof page. */
  async rows() {
    await this.proof.goto(`${this.house}/bevis`);
    const said = /(\d[\d.]*) rækker/.exec(await main(this.proof));
    assert.ok(said, await main(this.proof));
    return Number(said[1].replaceAll('.', ''));
  }
}
