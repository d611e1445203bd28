import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'lading-failed-start-'));
// PostgreSQL must get in, also where the tests run as root.
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const postgresRuns = () => existsSync(join(folder, 'postgres', 'postmaster.pid'));

function run(environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: folder, ...environment },
  });
  const output = { said: '', complained: '' };
  child.stdout.on('data', (text) => {
    output.said += text;
  });
  child.stderr.on('data', (text) => {
    output.complained += text;
  });
  return { child, output, ended: new Promise<number | null>((resolve) => child.once('close', resolve)) };
}

test('an interruption while the demo is seeded ends in order', async () => {
  const { child, output, ended } = run({ PORT: '0' });
  await expect.poll(() => output.said, { timeout: 40_000, interval: 10 }).toContain('Reference data');
  expect(postgresRuns()).toBe(true);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(output.complained).toBe('');
  expect(postgresRuns()).toBe(false);
}, 60_000);

test('a port that is taken is told in a line, and PostgreSQL does not stay behind', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((listens) => other.once('listening', listens));
  const { port } = other.address() as AddressInfo;
  const { output, ended } = run({ PORT: String(port) });
  expect(await ended).toBe(1);
  other.close();
  expect(output.complained).toMatch(/^PORT: listen EADDRINUSE: .*\n$/);
  expect(postgresRuns()).toBe(false);
}, 60_000);

test('a database that does not answer is told in a line', async () => {
  const { output, ended } = run({
    DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/lading',
    TOKEN_SECRET: 'a secret of some length, for this test alone',
  });
  expect(await ended).toBe(1);
  expect(output.complained).toMatch(/^DATABASE_URL: The database is unavailable: ECONNREFUSED\n$/);
}, 20_000);

test('everything that is wrong with the environment is told at once', async () => {
  const { output, ended } = run({ PORT: 'many', DATABASE_URL: 'postgres://nobody@127.0.0.1/lading' });
  expect(await ended).toBe(1);
  expect(output.complained).toMatch(/^PORT: .*\nTOKEN_SECRET: is needed with DATABASE_URL.*\n$/);
}, 20_000);
