import { readCsv } from './csv.ts';
import type { ListedEntry, ListedKind } from './screening-lists.ts';

/** What a file of a list gave: its entries, and the lines that could not be read. */
export interface ImportedList {
  readonly entries: readonly ListedEntry[];
  readonly unreadable: readonly number[];
}

type Row = Readonly<Record<string, string>>;

/** How a published list is written: what its columns are called, and what they mean. */
interface ListFormat {
  readonly code: string;
  readonly name: string;
  readonly separator: string;
  /** Columns without which it is another file. */
  readonly columns: readonly string[];
  /** What one row says of an entry; null where it says nothing that can be used. */
  readonly entry: (row: Row) => ListedEntry | null;
}

const list = (text: string | undefined, separator: RegExp) =>
  (text ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
const countriesOf = (text: string | undefined) =>
  list(text, /[;,]/).filter((code) => /^[A-Z]{2}$/.test(code));
const kindOf = (text: string | undefined): ListedKind => {
  const words = (text ?? '').toLowerCase();
  if (/vessel|ship/.test(words)) return 'VESSEL';
  if (/aircraft/.test(words)) return 'AIRCRAFT';
  return /individual|person|^p$/.test(words) ? 'PERSON' : 'ORGANISATION';
};

/** The lists that can be imported, by the name of their format. */
export const listFormats: Readonly<Record<string, ListFormat>> = {
  // The Consolidated Screening List of the US government, one row an entry.
  'us-csl': {
    code: 'US-CSL',
    name: 'Consolidated Screening List (US)',
    separator: ',',
    columns: ['_id', 'source', 'type', 'name', 'alt_names', 'programs'],
    entry: (row) =>
      row.name
        ? {
            id: row._id ?? '',
            kind: kindOf(row.type),
            name: row.name,
            aliases: list(row.alt_names, /;/),
            countries: [...countriesOf(row.citizenships), ...countriesOf(row.nationalities)],
            programme: [row.source, row.programs].filter(Boolean).join(': '),
          }
        : null,
  },
  // The consolidated financial sanctions list of the EU, one row a name of an entity.
  eu: {
    code: 'EU',
    name: 'Consolidated financial sanctions list (EU)',
    separator: ';',
    columns: ['Entity_LogicalId', 'NameAlias_WholeName', 'Entity_SubjectType_ClassificationCode'],
    entry: (row) =>
      row.NameAlias_WholeName
        ? {
            id: row.Entity_LogicalId ?? '',
            kind: kindOf(row.Entity_SubjectType_ClassificationCode),
            name: row.NameAlias_WholeName,
            aliases: [],
            countries: countriesOf(row.Citizenship_CountryIso2Code),
            programme: row.Entity_Regulation_Programme ?? '',
          }
        : null,
  },
  // The consolidated list of HM Treasury, one row a name of an entry; its family name is the sixth.
  uk: {
    code: 'UK',
    name: 'Consolidated list of financial sanctions targets (UK)',
    separator: ',',
    columns: ['Name 6', 'Name 1', 'Group Type', 'Group ID'],
    entry: (row) => {
      const name = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5', 'Name 6']
        .map((column) => row[column] ?? '')
        .filter(Boolean)
        .join(' ');
      return name
        ? {
            id: row['Group ID'] ?? '',
            kind: kindOf(row['Group Type']),
            name,
            aliases: [],
            countries: [],
            programme: row.Regime ?? '',
          }
        : null;
    },
  },
};

/** Reads a file of a published list; null where it is none of this format. Several rows of one entry become its aliases. */
export function importList(format: ListFormat, text: string): ImportedList | null {
  const records = readCsv(text, format.separator);
  const head = records.findIndex(({ fields }) => format.columns.every((column) => fields.includes(column)));
  const header = records[head]?.fields;
  if (!header) return null;
  const entries = new Map<string, ListedEntry>();
  const unreadable: number[] = [];
  for (const { line, fields } of records.slice(head + 1)) {
    const row = Object.fromEntries(header.map((column, index) => [column, (fields[index] ?? '').trim()]));
    const entry = fields.length === header.length ? format.entry(row) : null;
    if (!entry || entry.id === '') unreadable.push(line);
    else entries.set(entry.id, joined(entries.get(entry.id), entry));
  }
  return entries.size === 0 ? null : { entries: [...entries.values()], unreadable };
}

function joined(first: ListedEntry | undefined, next: ListedEntry): ListedEntry {
  if (!first) return next;
  const names = [...first.aliases, next.name, ...next.aliases].filter((name) => name !== first.name);
  return {
    ...first,
    aliases: [...new Set(names)],
    countries: [...new Set([...first.countries, ...next.countries])],
  };
}
