// What people of a demo do on every page: read, press, follow, come in, wait for a letter, let weeks pass.
import assert from 'node:assert/strict';
import { get } from 'node:http';

export const heading = page => page.locator('h1').innerText();
export const main = page => page.locator('main').innerText();
export const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
export const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click();

/** Signs somebody of the demo in by the link of the guide. */
export async function comeIn(page, address, key) {
  await page.goto(`${address}/ind/demo-${key}`);
  await press(page, 'Log ind');
}

/** Opens a guest's room; with its eight words where the telephone no longer remembers. */
export async function openRoom(page, front, words) {
  await page.goto(`${front}/ind`);
  const asked = await page.getByLabel('Dine ord').count();
  if (asked === 0) return;
  await page.getByLabel('Dine ord').fill(words.join(' '));
  await press(page, 'Åbn min side');
}

/** Lets so many weeks pass in the town; `guide` is the page of whoever moves the clock. */
export async function later(demo, guide, weeks) {
  await guide.goto(demo.chooser);
  for (let week = 0; week < weeks; week += 1) await press(guide, 'En uge frem');
}

/** Loads the page again until its heading fits: letters take a moment. */
export async function waitForHeading(demo, page, url, pattern) {
  let seen = '';
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto(url);
    seen = await heading(page);
    if (pattern.test(seen)) return seen;
    await new Promise(good => setTimeout(good, 100));
  }
  return assert.fail(`${url} says "${seen}", not ${pattern}\n${demo.log()}`);
}

/** Fetches a file as this person's browser would; Node itself knows no *.localhost names. */
export async function fetchAs(page, address) {
  const url = new URL(address);
  const cookie = (await page.context().cookies(address)).map(c => `${c.name}=${c.value}`).join('; ');
  return new Promise((good, bad) => {
    const asked = get({ host: '127.0.0.1', port: url.port, path: url.pathname + url.search, headers: { host: url.host, cookie } }, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => good({ status: answer.statusCode, kind: answer.headers['content-type'], body: Buffer.concat(parts) }));
    });
    asked.on('error', bad);
  });
}
