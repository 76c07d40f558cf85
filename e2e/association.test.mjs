// A new association, from `landgang init` to its community's page in the open directory, by pages alone (CV-12, CV-11, CV-10).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { device } from './lib/passkey.mjs';
import { freePort, serveHouse } from './lib/served.mjs';

let house;
let browser;
let directory;
let pressed = 0;

before(async () => {
  const [port, front] = [await freePort(), await freePort()];
  directory = `http://landgang.localhost:${front}`;
  const beside = `[front]\nfolder = "front"\nlisten = "127.0.0.1:${front}"\norigin = "${directory}"\nhost = "Prøvehuset"\n`;
  [house, browser] = await Promise.all([serveHouse('civil', port, beside), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await house?.stop();
});

const press = (page, name) => {
  pressed += 1;
  return page.getByRole('button', { name, exact: true }).first().click();
};
const main = page => page.locator('main').innerText();

/** Comes in by a one-time link, and makes the key that those who answer need. */
async function comeIn(link) {
  const context = await visitor(browser, { viewport: { width: 1280, height: 800 }, javaScriptEnabled: true });
  const page = await context.newPage();
  await device(page);
  await page.goto(link);
  await press(page, 'Log ind');
  await page.getByLabel('Hvor skal nøglen bo').selectOption({ label: 'Computer' });
  await press(page, 'Tilføj nøgle');
  await page.waitForURL(`${house.home}/noegle?nyt=lavet`);
  return page;
}

/** The open directory's page, as soon as it has it; it looks once a second. */
async function inDirectory(page, path, wanted) {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await page.goto(`${directory}${path}`);
    if ((answer.status() === 200) === wanted && (!wanted || !/er her ikke/.test(await main(page)))) return;
    await page.waitForTimeout(500);
  }
  assert.fail(`${path} is ${wanted ? 'not' : 'still'} there: ${await main(page)}`);
}

describe('a new association, from an empty house', () => {
  let owner;
  let lone;
  let anybody;
  const begun = Date.now();

  test('is written down by the owner, with its first coordinator', async () => {
    owner = await comeIn(house.link);
    await owner.goto(`${house.home}/folk`);
    await owner.getByText('Tilføj en forening').first().click();
    await owner.locator('input[name=association_name]').fill('Strikkeklubben');
    await owner.locator('input[name=association_phone]').fill('12 34 56 78');
    await owner.locator('form[action="/folk/forening"] button').click();
    await owner.locator('details', { has: owner.locator('form[action="/folk/ny"]') }).locator('summary').click();
    await owner.locator('select[name=person_of]').selectOption({ label: 'Strikkeklubben' });
    await owner.locator('input[name=person_name]').fill('Lone');
    await owner.locator('select[name=person_task]').selectOption({ label: 'koordinator' }).catch(() =>
      owner.locator('select[name=person_task]').selectOption('coordinator'));
    await owner.locator('input[name=person_phone]').fill('12 34 56 79');
    await owner.locator('form[action="/folk/ny"] button').click();
    await owner.getByRole('button', { name: /: Lone$/ }).first().click();
    const address = (await main(owner)).match(/http:\S+\/ind\/[0-9a-f]{64}/)?.[0];
    assert.ok(address, await main(owner));
    lone = await comeIn(address);
  });

  test('has a page with name, place, time and contact', async () => {
    await lone.goto(`${house.home}/vores-sider`);
    await lone.getByRole('link', { name: 'Nyt fællesskab' }).click();
    await lone.locator('input[name=name]').fill('Strik på trappen');
    await press(lone, 'Gem siden');
    assert.match(await main(lone), /Kun I kan se siden endnu/);
    await press(lone, 'Vis siden for alle');
    assert.match(await main(lone), /Skriv et sted eller et link/);
    await lone.getByRole('link', { name: 'Ret: Hvor', exact: true }).click();
    await lone.locator('input[name=place_name]').fill('Trappen ved museet');
    await press(lone, 'Gem');
    await lone.getByRole('link', { name: 'Ret: Hvornår', exact: true }).click();
    await lone.locator('select[name=day1]').selectOption({ label: 'Torsdag' });
    await lone.locator('input[name=from1]').fill('12');
    await lone.locator('input[name=to1]').fill('10.30');
    await press(lone, 'Gem');
    assert.match(await main(lone), /senere end begyndelsen/);
    assert.equal(await lone.locator('input[name=from1]').inputValue(), '12', 'what was typed stays');
    await lone.locator('input[name=from1]').fill('10.30');
    await lone.locator('input[name=to1]').fill('12');
    await press(lone, 'Gem');
    await lone.getByRole('link', { name: 'Ret: Hvem man kan spørge', exact: true }).click();
    await lone.locator('input[name=contact_name]').fill('Lone');
    await lone.locator('input[name=contact_phone]').fill('12 34 56 79');
    await press(lone, 'Gem');
    await lone.getByRole('link', { name: 'Ret: Sådan er første gang', exact: true }).click();
    await lone.locator('textarea[name=steps]').fill('Vi siger hej.\nVi finder garn til dig.');
    await press(lone, 'Gem');
    await lone.getByRole('link', { name: 'Ret: Godt at vide', exact: true }).click();
    await lone.getByLabel('Hvad kan en ny være med til?').fill('Vind et nøgle.\nHæld kaffe op.');
    await press(lone, 'Gem');
  });

  test('which everybody reads in the open directory', async t => {
    await press(lone, 'Vis siden for alle');
    assert.match(await main(lone), /Alle kan se siden/);
    const context = await visitor(browser);
    anybody = await context.newPage();
    await inDirectory(anybody, '/f/strik-paa-trappen', true);
    const said = await main(anybody);
    for (const words of ['Strik på trappen', 'Strikkeklubben', 'Vi finder garn til dig.', 'Trappen ved museet']) {
      assert.ok(said.includes(words), `${words} is not in ${said}`);
    }
    await anybody.goto(`${directory}/roller`);
    assert.match(await main(anybody), /Strik på trappen\s+Vind et nøgle\.\s+Hæld kaffe op\./);
    const seconds = Math.round((Date.now() - begun) / 1000);
    t.diagnostic(`from the owner's first link to the open page: ${seconds} s by a machine, ${pressed} buttons pressed`);
    assert.ok(pressed < 40, 'a person does it in ten minutes');
  });

  test('with a dozen groups she brings her list, sees how it is read, and takes it back', async () => {
    await lone.goto(`${house.home}/vores-sider`);
    await lone.getByRole('link', { name: 'Læs en liste ind' }).click();
    const list = 'Hold;Sted;Tid;Telefon\nSkak i parken;Bænkene;tirsdag 14-16;12 34 56 78\nHaven;Drivhuset;ring først;12 34 56 78\n';
    await lone.getByLabel('En fil').setInputFiles({ name: 'hold.csv', mimeType: 'text/csv', buffer: Buffer.from(list, 'latin1') });
    await press(lone, 'Læs listen');
    assert.equal(await lone.locator('h1').innerText(), 'Sådan er listen læst');
    assert.match(await main(lone), /Ingen kolonne siger, hvad fællesskabet hedder/);
    await lone.getByLabel('Hold', { exact: true }).selectOption({ label: 'Navn' });
    await press(lone, 'Læs igen');
    assert.match(await main(lone), /Skak i parken[\s\S]*Haven/);
    assert.match(await main(lone), /ring først” er gemt som ord/);
    await press(lone, 'Lav 2 sider');
    assert.match(await main(lone), /De nye sider er kladder/);
    assert.equal(await lone.getByRole('row', { name: /Skak i parken|Haven/ }).count(), 2);
    await press(lone, 'Fortryd listen');
    assert.equal(await lone.getByRole('row', { name: /Skak i parken|Haven/ }).count(), 0);
    assert.equal(await lone.getByRole('row', { name: /Strik på trappen/ }).count(), 1);
  });

  test('where somebody says without login that a thing is wrong, and reads the answer', async () => {
    await anybody.goto(`${directory}/f/strik-paa-trappen`);
    await anybody.getByRole('link', { name: /Er noget forkert/ }).click();
    await anybody.locator('textarea[name=words]').fill('Trappen er spærret i maj.');
    await press(anybody, 'Send');
    const follow = anybody.url().split('?')[0];
    assert.match(await main(anybody), /Der er ikke svaret endnu/);
    await lone.goto(`${house.home}/rettelser`);
    await lone.getByRole('link', { name: 'Om Strik på trappen' }).click();
    await lone.locator('textarea[name=answer]').fill('Tak. Vi mødes ved søen så længe.');
    await press(lone, 'Gem svaret');
    await anybody.goto(follow);
    assert.match(await main(anybody), /Vi mødes ved søen så længe/);
  });

  test('somebody of the community confirms it by a link, and it is taken down when they say so', async () => {
    await lone.goto(`${house.home}/vores-sider`);
    await lone.getByRole('link', { name: 'Strik på trappen' }).click();
    await press(lone, 'Lav et link, andre kan bekræfte med');
    const address = (await main(lone)).match(/http:\S+\/bekraeft\/[0-9a-f]+/)?.[0];
    assert.ok(address, await main(lone));
    await anybody.goto(address);
    await press(anybody, 'Ja, alt passer');
    assert.match(await main(anybody), /Det er noteret/);
    await lone.getByText('Tag siden ned', { exact: true }).click();
    await press(lone, 'Ja, tag den ned');
    // A leaflet with the address may lie in somebody's pocket: a plain word and a way on.
    for (let tries = 0; tries < 20; tries += 1) {
      await anybody.goto(`${directory}/f/strik-paa-trappen`);
      if (!(await main(anybody)).includes('Vi finder garn')) break;
      await anybody.waitForTimeout(500);
    }
    assert.doesNotMatch(await main(anybody), /Vi finder garn/);
  });
});
