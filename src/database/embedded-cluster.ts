import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import {
  type Account,
  type Binaries,
  findBinaries,
  reachable,
  runAs,
  serverAccount,
} from './embedded-binaries.ts';
import { alone } from './file-lock.ts';

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
          const remain = await othersRemain(presence);
          await presence.end({ timeout: 5 });
          if (remain) return;
          await runAs(account, bin.pg_ctl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30']);
        }),
    };
  });
}

/** Whether others are connected, and stay: the backend of a connection that was closed lives on for a moment. */
async function othersRemain(presence: postgres.Sql): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const others = await presence`
      SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
    if (others.length === 0) return false;
    await sleep(25);
  }
  return true;
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
