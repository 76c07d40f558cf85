// One realm as an operator runs it – `init`, then `serve` – and ended with its test file. No demo: nobody is known yet.
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The longest a realm may take until it says that it is ready, in ms. */
const PATIENCE = 60_000;

/** A free port on loopback. */
export function freePort() {
  return new Promise((good, bad) => {
    const server = createServer();
    server.once('error', bad);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => good(port));
    });
  });
}

/** A realm's section, the name before `.localhost` and who runs it. */
const REALMS = { municipality: ['kommune', 'Prøvekommunen'], civil: ['forening', 'Prøveforeningen'], research: ['forsoeg', 'Prøveinstituttet'] };

/**
 * Starts one realm with the given tables beside its own.
 * @param {'municipality'|'civil'|'research'} realm which
 * @param {number} port its port, which the other houses must know beforehand
 * @param {string} tables other houses' logins `[municipality.oidc.…]`, or another process as `[front]`
 * @param {Record<string, string>} secrets files of the keys' folder
 * @returns {Promise<{home: string, link: string, log: () => string, stop: () => Promise<void>}>} with the owner's first link
 */
export async function serveHouse(realm, port, tables = '', secrets = {}) {
  const program = process.env.LANDGANG_PROGRAM;
  if (!program) throw new Error('LANDGANG_PROGRAM is not set; run `cargo xtask e2e`');
  const dir = await mkdtemp(join(tmpdir(), 'house-'));
  const [name, host] = REALMS[realm];
  const home = `http://${name}.localhost:${port}`;
  const config = join(dir, 'landgang.toml');
  await writeFile(config, `[house]\nlog = "warn"\nlog_form = "text"\n
[${realm}]\nfolder = "${realm}"\nlisten = "127.0.0.1:${port}"\norigin = "${home}"\nhost = "${host}"\n
${tables}`);
  const keys = join(dir, realm, 'data', realm, 'keys');
  await mkdir(keys, { recursive: true, mode: 0o700 });
  for (const [file, secret] of Object.entries(secrets)) await writeFile(join(keys, file), secret, { mode: 0o600 });
  const said = await run(program, ['init', '--config', config, '--owner', 'Karen']);
  const link = said.match(/http:\S+\/ind\/[0-9a-f]{64}/)?.[0];
  if (!link) throw new Error(`init gave no link:\n${said}`);
  const child = spawn(program, ['serve', '--config', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const ended = new Promise(done => child.once('exit', (code, signal) => done(`${code ?? signal}`)));
  await new Promise((good, bad) => {
    const timer = setTimeout(() => bad(new Error(`not ready after ${PATIENCE} ms:\n${log}`)), PATIENCE);
    const hear = chunk => {
      log += chunk;
      if (/^ready/m.test(log)) {
        clearTimeout(timer);
        good();
      }
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    ended.then(how => bad(new Error(`ended with ${how} before it was ready:\n${log}`)));
  });
  return {
    home,
    link,
    log: () => log,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      const how = await ended;
      clearTimeout(late);
      await rm(dir, { recursive: true, force: true });
      if (how !== '0') throw new Error(`the house did not shut down in order (${how}):\n${log}`);
    },
  };
}

/** Runs the program once and gives what it said; whatever goes wrong is told with it. */
export function run(program, words) {
  return new Promise((good, bad) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', chunk => { said += chunk; });
    child.stderr.setEncoding('utf8').on('data', chunk => { said += chunk; });
    child.once('error', bad);
    child.once('exit', code => (code === 0 ? good(said) : bad(new Error(`${words[0]} ended with ${code}:\n${said}`))));
  });
}
