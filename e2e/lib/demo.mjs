// A real demo, started for one test file and ended with it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a demo may take until its first page, in ms. A debug build on a busy machine is slow; the aim of 10 s is measured by `cargo xtask bench`. */
const PATIENCE = 60_000;

/** The realms of a demo: name, host and how far its port is from the base. */
export const REALMS = [
  { name: 'public and citizen', host: 'landgang.localhost', offset: 1 },
  { name: 'municipality', host: 'kommune.localhost', offset: 2 },
  { name: 'civil', host: 'forening.localhost', offset: 3 },
  { name: 'research', host: 'forsoeg.localhost', offset: 4 },
  { name: 'the guide', host: 'localhost', offset: 0 },
];

/**
 * Starts `landgang demo` in a new folder on five free ports.
 * @returns {Promise<{dir: string, base: number, chooser: string, address: (name: string) => string, log: () => string, stop: () => Promise<void>}>}
 */
export async function startDemo() {
  const program = process.env.LANDGANG_PROGRAM;
  if (!program) throw new Error('LANDGANG_PROGRAM is not set; run `cargo xtask e2e`');
  const dir = await mkdtemp(join(tmpdir(), 'demo-'));
  const base = await freePorts(5);
  const child = spawn(program, ['demo', '--dir', dir, '--port-base', String(base)], {
    // The copy of the checkout that the harness made: data/ lies beside e2e/.
    cwd: join(process.cwd(), '..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  const ended = new Promise(done => child.once('exit', (code, signal) => done(`${code ?? signal}`)));
  let ready = false;
  await new Promise((good, bad) => {
    const timer = setTimeout(() => bad(new Error(`the demo is not ready after ${PATIENCE} ms:\n${said}`)), PATIENCE);
    const hear = chunk => {
      said += chunk;
      if (!ready && /^ready /m.test(said)) {
        ready = true;
        clearTimeout(timer);
        good();
      }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', chunk => { said += chunk; });
    child.once('error', bad);
    ended.then(how => bad(new Error(`the demo ended with ${how} before it was ready:\n${said}`)));
  }).catch(async fault => {
    end(child, 'SIGKILL');
    throw fault;
  });
  return {
    dir,
    base,
    chooser: `http://localhost:${base}/`,
    /** The address of a realm by the name in REALMS, without a slash at the end. */
    address(name) {
      const realm = REALMS.find(known => known.name === name);
      if (!realm) throw new Error(`no realm is called ${name}`);
      return `http://${realm.host}:${base + realm.offset}`;
    },
    log: () => said,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => end(child, 'SIGKILL'), 5_000);
      const how = await ended;
      clearTimeout(late);
      await rm(dir, { recursive: true, force: true });
      if (how !== '0') throw new Error(`the demo did not shut down in order (${how}):\n${said}`);
    },
  };
}

/** Ends the demo's whole group, its realms' processes with it. */
function end(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (fault) {
    if (fault.code !== 'ESRCH') throw fault;
  }
}

/** The first of `count` neighbouring ports that are all free on loopback. */
async function freePorts(count) {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const base = 20_000 + Math.floor(Math.random() * 10_000);
    const taken = [];
    for (let port = base; port < base + count; port += 1) {
      if (!(await isFree(port))) taken.push(port);
    }
    if (taken.length === 0) return base;
  }
  throw new Error(`no ${count} neighbouring ports are free`);
}

function isFree(port) {
  return new Promise(answer => {
    const server = createServer();
    server.once('error', () => answer(false));
    server.listen(port, '127.0.0.1', () => server.close(() => answer(true)));
  });
}
