// axe in a page whose own scripting is off and whose policy allows none.
//
// Chromium still evaluates what the debugger brings, and promises go on; timers and messages never fire, because the
// page may not run script. axe waits by timers of 0 ms, so they are turned into promises; its watchdogs of seconds
// are left out, and a limit on our side stands in for them. Frames are not entered: a page of ours has none, which
// structureFaults checks, and a frame that may not run script would never answer.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The longest axe may take on one page, in ms. */
const PATIENCE = 30_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Brings axe into the page that is open; once per loaded page. */
export async function bringAxe(page) {
  await page.evaluate(() => {
    globalThis.setTimeout = (work, ms) => {
      if (!(ms > 100)) Promise.resolve().then(work);
      return 1;
    };
    globalThis.requestAnimationFrame = work => {
      Promise.resolve().then(() => work(0));
      return 1;
    };
  });
  await page.evaluate(SOURCE);
}

/**
 * What axe finds in the page as it is shown now, each as one line with the rule, the place and why.
 * @param {object} only options that replace the rules, such as { rules: ['color-contrast'] }
 */
export async function axeFaults(page, only = undefined) {
  const run = only?.rules ? { type: 'rule', values: only.rules } : { type: 'tag', values: TAGS };
  const found = page.evaluate(
    async runOnly => {
      const answer = await globalThis.axe.run(document, { runOnly, iframes: false, preload: false, resultTypes: ['violations'] });
      return answer.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')} – ${(node.failureSummary ?? '').split('\n').slice(1).join('; ').trim()}`),
      );
    },
    run,
  );
  let timer;
  const late = new Promise((_, bad) => {
    timer = setTimeout(() => bad(new Error(`axe did not end within ${PATIENCE} ms on ${page.url()}`)), PATIENCE);
  });
  return Promise.race([found, late]).finally(() => clearTimeout(timer));
}
