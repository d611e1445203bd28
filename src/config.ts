import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: postgresUrl.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  TOKEN_SECRET: z.string().min(32, { error: 'must have 32 characters or more' }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** What the environment decides, read once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Null where the server runs a PostgreSQL of its own. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  readonly tokenSecret: string;
  readonly logLevel: string;
}

/** The environment does not make sense; the message names every variable that is wrong. */
export class ConfigError extends Error {}

/** Reads the environment, and refuses it with everything that is wrong with it. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is one that was left out.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(given);
  const wrong = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (given.DATABASE_URL && !given.TOKEN_SECRET) {
    wrong.push('TOKEN_SECRET: is needed with DATABASE_URL, so that all servers accept each other’s tokens');
  }
  if (!parsed.success || wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  const { PORT, HOST, DATABASE_URL, DATA_DIR, TOKEN_SECRET, LOG_LEVEL } = parsed.data;
  const dataDirectory = resolve(DATA_DIR);
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL ?? null,
    dataDirectory,
    tokenSecret: TOKEN_SECRET ?? secretOf(dataDirectory),
    logLevel: LOG_LEVEL,
  };
}

/** The secret of an installation that keeps its own database: made once, kept beside it. */
function secretOf(directory: string): string {
  const file = join(directory, 'token.secret');
  if (!existsSync(file)) {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
