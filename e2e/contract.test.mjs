// The directory's API keeps its own contract: schemathesis reads the OpenAPI document that is served and asks everything
// that it allows, and much that it does not. HS-9, PS-7. Every answer has a status, a type and a shape that are promised.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startDemo } from './lib/demo.mjs';

/** Cases for each operation; `LANDGANG_CASES=450` makes more than 10,000 in all. */
const CASES = process.env.LANDGANG_CASES ?? '40';

let demo;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());

/** What a program says, and how it ended. */
async function told(program, args) {
  const child = spawn(program, args, { cwd: demo.dir, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', chunk => { said += chunk; });
  return new Promise((good, bad) => {
    child.once('error', bad);
    child.once('close', code => good({ code, said }));
  });
}

test('schemathesis finds no fault in what the API answers', async t => {
  const tools = process.env.LANDGANG_PYTHON_TOOLS;
  assert.ok(tools, 'LANDGANG_PYTHON_TOOLS is not set; run `cargo xtask e2e contract`');
  const front = demo.address('public and citizen');
  const contract = join(demo.dir, 'openapi.json');
  const answer = await fetch(`http://127.0.0.1:${new URL(front).port}/hsds/openapi.json`);
  assert.equal(answer.status, 200);
  await writeFile(contract, await answer.text());
  const { code, said } = await told(join(tools, 'schemathesis'), [
    'run', contract, '--url', `http://127.0.0.1:${new URL(front).port}/hsds`,
    '--max-examples', CASES, '--seed', '1', '--continue-on-failure',
  ]);
  const cases = Number(said.match(/(\d+) generated/)?.[1]);
  const tested = said.match(/Tested: (\d+)/)?.[1];
  t.diagnostic(`${cases} cases, ${tested} operations, seed 1`);
  assert.equal(code, 0, said);
  assert.equal(tested, '16', 'every operation of the contract');
  assert.ok(cases > 16 * Number(CASES) / 2, `${cases} cases`);
  assert.match(said, new RegExp(`${cases} generated, ${cases} passed`));
});
