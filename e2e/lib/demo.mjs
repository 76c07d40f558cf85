// A real demo, started for one test file and ended with it.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './served.mjs';

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

/** The account that a demo's municipality runs under where it is started as root. */
const MUNICIPALITY_USER = 61_803;

/**
 * Starts `landgang demo` in a new folder on five free ports.
 * @param {{owner?: string}} options with an owner the municipality is an empty house of `landgang init`, where nobody is known yet
 * @returns {Promise<{dir: string, link: string | undefined, base: number, chooser: string, address: (name: string) => string, log: () => string, stop: () => Promise<void>}>}
 */
export async function startDemo({ owner } = {}) {
  const program = process.env.LANDGANG_PROGRAM;
  if (!program) throw new Error('LANDGANG_PROGRAM is not set; run `cargo xtask e2e`');
  const dir = await mkdtemp(join(tmpdir(), 'demo-'));
  const base = await freePorts(5);
  const link = owner && (await emptyHouse(program, dir, base, owner));
  const keep = owner ? ['--keep'] : [];
  const child = spawn(program, ['demo', '--dir', dir, '--port-base', String(base), ...keep], {
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
    link,
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

/** Makes the municipality's house before the demo finds it, and gives the owner's first link. */
async function emptyHouse(program, dir, base, owner) {
  const realm = REALMS.find(known => known.name === 'municipality');
  const port = base + realm.offset;
  const config = join(dir, 'init.toml');
  const user = process.getuid() === 0 ? `user = ${MUNICIPALITY_USER}\n` : '';
  await chmod(dir, 0o755);
  await writeFile(config, `[house]\nlog = "warn"\nlog_form = "text"\n
[municipality]\nfolder = "municipality"\nlisten = "127.0.0.1:${port}"\norigin = "http://${realm.host}:${port}"\nhost = "Prøvekommunen"\n${user}`);
  const said = await run(program, ['init', '--config', config, '--owner', owner]);
  const link = said.match(/http:\S+\/ind\/[0-9a-f]{64}/)?.[0];
  if (!link) throw new Error(`init gave no link:\n${said}`);
  return link;
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
