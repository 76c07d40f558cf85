// The pictures in docs/: `cargo xtask shots`. A picture is a gallery sample, so it is the same every time.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openBrowser, visitor } from './lib/browser.mjs';
import { startDemo } from './lib/demo.mjs';

/** Each picture: file, realm, path, width, height and theme. */
const PICTURES = JSON.parse(readFileSync(new URL('./pictures.json', import.meta.url), 'utf8'));

let demo;
let browser;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
});

after(async () => {
  await browser?.close();
  await demo?.stop();
});

for (const picture of PICTURES) {
  test(`${picture.file} is taken`, async () => {
    const { width, height, theme } = picture;
    const context = await visitor(browser, { viewport: { width, height }, colorScheme: theme, deviceScaleFactor: 1 });
    try {
      const page = await context.newPage();
      const answer = await page.goto(demo.address(picture.realm) + picture.path);
      assert.equal(answer.status(), 200, picture.path);
      await page.screenshot({ path: join(process.env.LANDGANG_SHOTS, picture.file), fullPage: picture.whole ?? false });
    } finally {
      await context.close();
    }
  });
}
