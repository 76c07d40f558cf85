// The checks of the pages find what they are for: a clean page is clean, and each planted fault is named.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { axeFaults, bringAxe } from './lib/axe.mjs';
import { noteStrangers, openBrowser, visitor } from './lib/browser.mjs';
import { layoutFaults, structureFaults } from './lib/page-checks.mjs';

/** The policy of our answers: no script at all, styles from our own host only. */
const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'";
const STYLE = `
body { margin: 0; font-size: 18px; color: #111; background: #fff; }
.target { display: block; min-height: 48px; }
.wide { width: 700px; }
.pale { color: #bbb; }
.low { display: block; height: 20px; }
.lid { position: fixed; inset: 0 0 auto 0; height: 100%; background: #fff; }
@media (prefers-color-scheme: dark) { body { background: #111; } .dark-pale { color: #333; } }
@media (prefers-color-scheme: light) { .dark-pale { color: #111; } }
`;
const CLEAN = '<h1>Sådan er første gang</h1><p class="light">Du er ventet. <a href="/a">Læs mere</a> om stedet.</p><a class="target" href="/b">Jeg kommer</a>';

let browser;
let server;
let port;
let body = '';

before(async () => {
  server = createServer((asked, answer) => {
    answer.setHeader('content-security-policy', POLICY);
    if (asked.url === '/style.css') {
      answer.setHeader('content-type', 'text/css');
      answer.end(`${STYLE} .light { color: #111; background: #fff; } h1 { color: #111; background: #fff; } a { color: #003; background: #fff; }`);
    } else {
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      answer.end(`<!doctype html><html lang="da"><head><title>Prøve</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css"></head><body><main>${body}</main></body></html>`);
    }
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  port = server.address().port;
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Everything the checks say of a page with this body, at 320 px. */
async function said(html, colorScheme = 'light') {
  body = html;
  const context = await visitor(browser, { viewport: { width: 320, height: 800 }, colorScheme });
  try {
    const strangers = await noteStrangers(context, ['landgang.localhost']);
    const page = await context.newPage();
    await page.goto(`http://landgang.localhost:${port}/`);
    await bringAxe(page);
    const faults = [...(await structureFaults(page)), ...(await layoutFaults(page)), ...(await axeFaults(page))];
    return [...faults, ...strangers.map(url => `asks another host: ${url}`)];
  } finally {
    await context.close();
  }
}

describe('the checks of a page', () => {
  test('find nothing in a clean page, light and dark', async () => {
    assert.deepEqual(await said(CLEAN), []);
    assert.deepEqual(await said(CLEAN, 'dark'), []);
  });

  const planted = [
    ['a picture without words', '<img src="/a.png">', /^image-alt/],
    ['pale text', '<p class="pale">Du er ventet</p>', /^color-contrast/],
    ['a second h1', '<h1>Igen</h1>', /2 h1/],
    ['a heading that jumps', '<h3>Lille</h3>', /heading jumps from h1 to h3/],
    ['a page that scrolls sideways', '<p class="wide">bred</p>', /scrolls sideways/],
    ['a target that is too small', '<a class="low" href="/c">Lille dør</a>', /target under 48 px/],
    ['a link that stands alone and is only as high as its text', '<a href="/d">Alene</a>', /target under 48 px: a "Alene"/],
    ['a focus that lies under something', '<div class="lid">låg</div>', /focus is hidden/],
    ['a script', '<script>document.title = "x"</script>', /a script stands in the page/],
    ['a frame', '<iframe title="x" src="/x"></iframe>', /a iframe stands in the page/],
    ['a field without a label', '<input class="target" name="navn">', /^label/],
  ];
  for (const [what, html, expected] of planted) {
    test(`name ${what}`, async () => {
      const faults = await said(CLEAN + html);
      assert.ok(faults.some(fault => expected.test(fault)), `not named in:\n${faults.join('\n')}`);
    });
  }

  test('name text that is pale in the dark only', async () => {
    const html = `${CLEAN}<p class="dark-pale">Du er ventet</p>`;
    assert.deepEqual(await said(html), []);
    assert.ok((await said(html, 'dark')).some(fault => fault.startsWith('color-contrast')));
  });

  test('name a request to another host', async () => {
    body = CLEAN;
    const context = await visitor(browser);
    const strangers = await noteStrangers(context, ['landgang.localhost']);
    const page = await context.newPage();
    await page.goto(`http://landgang.localhost:${port}/`);
    await page.goto('http://elsewhere.example/').catch(() => undefined);
    await context.close();
    assert.deepEqual(strangers, ['http://elsewhere.example/']);
  });
});
