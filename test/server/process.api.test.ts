import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lading-process-'));
  // PostgreSQL must get in, also where the test runs as root.
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

/** Starts the program as a user does; `said` grows with what it prints. */
function run(args: string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  });
  children.push(child);
  const output = { said: '', complained: '' };
  child.stdout.on('data', (text) => {
    output.said += text;
  });
  child.stderr.on('data', (text) => {
    output.complained += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output, ended };
}

async function until(condition: () => boolean, seconds = 40): Promise<void> {
  for (let waited = 0; !condition(); waited += 0.1) {
    if (waited > seconds) throw new Error('It took too long');
    await sleep(100);
  }
}

/** A request whose second half is sent later: until then it is in flight for certain. */
function beginSignIn(address: string): { finish(): Promise<string> } {
  const query =
    'mutation { signIn(input: { email: "rep@demo.lading.test", password: "lading-demo" }) { accessToken } }';
  const body = JSON.stringify({ query });
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const call = request(address, { method: 'POST', headers });
  const answer = new Promise<string>((resolve, reject) => {
    call.once('error', reject);
    call.once('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.once('end', () => resolve(text));
    });
  });
  call.write(body.slice(0, 20));
  return {
    finish() {
      call.end(body.slice(20));
      return answer;
    },
  };
}

test('the server migrates, seeds, serves, ends what is in flight when told to stop, and leaves nothing running', async () => {
  const folder = dataFolder();
  const { child, output, ended } = run(['start'], { DATA_DIR: folder, PORT: '0' });
  await until(() => output.said.includes('lading-demo') || child.exitCode !== null);
  expect(output.complained).toBe('');
  const [, address] = /GraphQL at (http:\/\/\S+)\/graphql/.exec(output.said)!;
  for (const role of ['rep', 'manager', 'director', 'operations', 'finance', 'analyst', 'admin']) {
    expect(output.said).toContain(`${role}@demo.lading.test`);
  }
  expect((await fetch(`${address}/readyz`)).status).toBe(200);

  const inFlight = beginSignIn(`${address}/graphql`);
  await sleep(300);
  child.kill('SIGTERM');
  await sleep(300);
  const answer = JSON.parse(await inFlight.finish()) as { data: { signIn: { accessToken: string } } };
  expect(answer.data.signIn.accessToken).toBeTruthy();
  expect(await ended).toBe(0);
  expect(existsSync(join(folder, 'postgres', 'PG_VERSION'))).toBe(true);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(output.said).not.toContain(answer.data.signIn.accessToken);
  expect(output.said.split('lading-demo')).toHaveLength(3);
  expect(readFileSync(join(folder, 'token.secret'), 'utf8')).toHaveLength(64);
}, 90_000);

test('two servers that start at once on an empty database migrate it once', async () => {
  const folder = dataFolder();
  const runs = [run(['migrate'], { DATA_DIR: folder }), run(['migrate'], { DATA_DIR: folder })];
  const codes = await Promise.all(runs.map(({ ended }) => ended));
  expect(runs.map(({ output }) => output.complained)).toEqual(['', '']);
  expect(codes).toEqual([0, 0]);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
}, 90_000);

test('an environment that makes no sense is refused with the name of every variable, and no stack', async () => {
  const { output, ended } = run(['start'], {
    PORT: 'many',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://somewhere',
    TOKEN_SECRET: 'short',
  });
  expect(await ended).toBe(1);
  for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL', 'TOKEN_SECRET'])
    expect(output.complained).toContain(name);
  expect(output.complained).not.toMatch(/\bat .*:\d+/);
});

test('a verb that is none is refused with those that are', async () => {
  const { output, ended } = run(['serve'], {});
  expect(await ended).toBe(1);
  expect(output.complained).toMatch(
    /There is no serve\. Say one of: start, migrate, seed, schema, import-list\./,
  );
});

test('a published sanctions list is imported from a file, and another file is refused before anything starts', async () => {
  const folder = dataFolder();
  const file = join(folder, 'list.csv');
  const head = '_id,source,type,name,alt_names,programs\n';
  writeFileSync(file, `${head}1,SDN,Entity,Karsholm Dual Technics,,TEST\n2,SDN\n`);
  const data = { DATA_DIR: join(folder, 'data') };
  const { output, ended } = run(['import-list', 'us-csl', file], data);
  expect(await ended, output.complained).toBe(0);
  expect(output.said).toContain('1 entries read, 1 lines not.');
  expect(output.said).toContain('Line 3 could not be read.');
  expect(output.said).toMatch(/US-CSL of \d{4}-\d\d-\d\d is current\./);
  const refused = run(['import-list', 'eu', file], data);
  expect(await refused.ended).toBe(1);
  expect(refused.output.complained).toContain('is no list of the format eu');
}, 60_000);
