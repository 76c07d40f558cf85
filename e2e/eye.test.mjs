// Every page of every realm in every sample situation, light and dark, at three widths: axe and our own checks (T24).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axeFaults, bringAxe } from './lib/axe.mjs';
import { THEMES, WIDTHS, noteStrangers, openBrowser, visitor } from './lib/browser.mjs';
import { REALMS, startDemo } from './lib/demo.mjs';
import { layoutFaults, structureFaults } from './lib/page-checks.mjs';

/** The rules of axe that look at colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

let demo;
let browser;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const realm of REALMS) {
  describe(`the pages of ${realm.name}`, () => {
    test('are whole, reachable and calm at every width, light and dark', async t => {
      const home = demo.address(realm.name);
      const context = await visitor(browser);
      const strangers = await noteStrangers(context, [realm.host]);
      const page = await context.newPage();
      try {
        const samples = await samplesOf(page, home);
        assert.ok(samples.length > 0, `${home}/_gallery lists no page`);
        const faults = [];
        const titles = new Map();
        for (const sample of samples) {
          faults.push(...(await look(page, home, sample, titles)));
        }
        for (const url of strangers) faults.push(`asks another host: ${url}`);
        t.diagnostic(`${samples.length} samples × ${THEMES.length} themes × ${WIDTHS.length} widths`);
        assert.equal(faults.length, 0, `${faults.length} faults:\n${faults.join('\n')}`);
      } finally {
        await context.close();
      }
    });
  });
}

/** The addresses of all samples, `/_gallery/<realm>/<page>/<sample>` or without the realm. */
async function samplesOf(page, home) {
  const answer = await page.goto(`${home}/_gallery`);
  assert.equal(answer.status(), 200, `${home}/_gallery`);
  const links = await page.locator('a[href*="/_gallery/"]').evaluateAll(found => found.map(link => link.getAttribute('href')));
  return [...new Set(links.map(link => new URL(link, home).pathname))];
}

/** All faults of one sample; one load, then only theme and width change. */
async function look(page, home, path, titles) {
  const answer = await page.goto(home + path);
  if (answer.status() !== 200) return [`${path}: answers ${answer.status()}`];
  const faults = (await structureFaults(page)).map(fault => `${path}: ${fault}`);
  faults.push(...titleFaults(path, await page.title(), titles));
  await bringAxe(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      // What is where, and what it is called, depends on the width; the theme changes colours only (kit/web/tests/contrast.rs).
      const first = colorScheme === THEMES[0];
      const found = first ? await layoutFaults(page) : [];
      found.push(...(await axeFaults(page, first ? undefined : { rules: COLOUR_RULES })));
      faults.push(...found.map(fault => `${path} at ${width} ${colorScheme}: ${fault}`));
    }
  }
  return faults;
}

/** Two different pages of a realm may not have the same title; two samples of one page may. */
function titleFaults(path, title, titles) {
  const of = path.split('/').slice(0, -1).join('/');
  // Two realms at one address may both say "Log ind"; within one of them a title is one page's.
  const own = `${path.split('/')[2]} ${title}`;
  const known = titles.get(own) ?? of;
  titles.set(own, known);
  return known === of ? [] : [`${path}: the title "${title}" is also that of ${known}`];
}
