// Runs the test files that are named on the command line, two at a time, the longest first: node's own command line sorts
// them by name, and then the longest of all is left to run alone at the end.
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { resolve } from 'node:path';

/** What takes minutes, the longest first; the others take seconds and fill what is left. */
const LONG = ['injection.test.mjs', 'gallery.test.mjs', 'half-year.test.mjs', 'peer-programme.test.mjs', 'people.test.mjs', 'story.test.mjs'];
/** Each file has a demo, a browser and ports of its own, and waits for them half of its time. */
const AT_ONCE = 2;
/** The longest one test may take, so that a page that hangs fails instead of waiting for ever. */
const LIMIT_MS = 25 * 60 * 1000;

const place = file => (LONG.includes(file) ? LONG.indexOf(file) : LONG.length);
const files = process.argv.slice(2).sort((a, b) => place(a) - place(b)).map(file => resolve(file));
if (files.length === 0) {
  console.error('Name the test files: node run.mjs story.test.mjs');
  process.exit(2);
}

const told = run({ files, concurrency: AT_ONCE, timeout: LIMIT_MS });
told.on('test:fail', () => {
  process.exitCode = 1;
});
told.compose(new spec()).pipe(process.stdout);
