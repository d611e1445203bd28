import { readFile } from 'node:fs/promises';
import { ConfigError } from '../config.ts';
import type { Database } from '../database/database.ts';
import { type ListToKeep, replaceList } from '../parties/screening-import.commands.ts';
import { importList, listFormats } from '../parties/screening-import.ts';
import type { Effects } from './context.ts';

type Say = (line: string) => void;
const linesTold = 20;

/** Reads a published sanctions list from a file; its version is the day of the import. */
export async function readListFile(
  formatName: string | undefined,
  file: string | undefined,
  now: Date,
  say: Say,
): Promise<ListToKeep> {
  const format = listFormats[formatName ?? ''];
  const known = Object.keys(listFormats).join(', ');
  if (!format || !file)
    throw new ConfigError(`Say a format and a file: npm run import-list -- <${known}> <file>`);
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new ConfigError(error.message, { cause: error });
  });
  const imported = importList(format, text);
  if (!imported) {
    throw new ConfigError(
      `${file} is no list of the format ${formatName}, or an empty one: it needs ${format.columns.join(', ')}.`,
    );
  }
  const { entries, unreadable } = imported;
  say(`${format.name}: ${entries.length} entries read, ${unreadable.length} lines not.`);
  for (const line of unreadable.slice(0, linesTold)) say(`  Line ${line} could not be read.`);
  const day = now.toISOString().slice(0, 10);
  return { code: format.code, name: format.name, version: day, publishedOn: day, entries };
}

/** Puts it in the place of the version before it. */
export async function importListFile(
  database: Database,
  list: ListToKeep,
  { now, newId }: Effects,
  say: Say,
): Promise<void> {
  const isNew = await database.transaction('import a screening list', (tx) =>
    replaceList(tx, newId(), list, now()),
  );
  const name = `${list.code} of ${list.version}`;
  say(
    isNew
      ? `${name} is current. Screen the open deals against it: rescreenOpenDeals.`
      : `${name} is here already.`,
  );
}
