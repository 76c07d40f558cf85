// The directory as tables is what it says it is: frictionless reads the package that `landgang export csv` writes and finds
// every table valid, types, ids and links (HS-9; the standard's own example breaks three of its links).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  const house = 'folder = "front"\nlisten = "127.0.0.1:39152"\norigin = "https://landgang.example"\nhost = "X"\n';
  await writeFile(join(folder, 'landgang.toml'), `[front]\n${house}`);
});
after(() => rm(folder, { recursive: true, force: true }));

/** Runs a program in the folder; gives what it printed, or fails with it. */
function run(program, args) {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', chunk => { said += chunk; });
  return new Promise((good, bad) => {
    child.once('error', bad);
    child.once('close', code => (code === 0 ? good(said) : bad(new Error(`${program} ${args.join(' ')} ended with ${code}:\n${said}`))));
  });
}

test('every table of an export is valid', async t => {
  const tools = process.env.LANDGANG_PYTHON_TOOLS;
  assert.ok(tools, 'LANDGANG_PYTHON_TOOLS is not set; run `cargo xtask e2e package`');
  const program = process.env.LANDGANG_PROGRAM;
  await run(program, ['import', 'hsds', join(process.cwd(), '..', 'data', 'demokobing', 'hsds.json')]);
  await run(program, ['export', 'csv', '--to', 'directory.zip']);
  const report = JSON.parse(await run(join(tools, 'frictionless'), ['validate', 'directory.zip', '--json']));
  assert.deepEqual([...report.errors, ...report.tasks.flatMap(task => task.errors)], []);
  assert.equal(report.valid, true);
  const tables = report.tasks.map(task => task.name);
  for (const name of ['services', 'organizations', 'locations', 'service_at_location', 'taxonomies', 'taxonomy_terms']) {
    assert.ok(tables.includes(name), `${name} is missing: ${tables}`);
  }
  t.diagnostic(`${tables.length} tables, ${report.tasks.reduce((sum, task) => sum + task.stats.rows, 0)} rows`);
});
