import { and, eq, sql } from 'drizzle-orm';
import {
  customerImportKeys,
  customerImportRows,
  customerImports,
} from '../../schema/tables/customer-imports.ts';
import type { Transaction } from '../database/database.ts';
import { rowsOf } from '../database/rows-of.ts';
import { runCommand } from '../events/command.ts';
import { lockRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { textOfCell } from '../spreadsheets/cell-text.ts';
import { csvRows, type SheetRow, UnreadableFile } from '../spreadsheets/csv-rows.ts';
import { xlsxRows } from '../spreadsheets/xlsx-rows.ts';
import { dayOf } from '../trade/calendar-date.ts';
import { Refusal, statusFault } from '../trade/fault.ts';
import { dropRows, type ImportRow, writeImport } from './customer-import.commands.ts';
import {
  type Columns,
  type ImportedCustomer,
  importLimits,
  type RowFault,
  readHeader,
  valuesOf,
} from './customer-import.ts';
import { CustomerImport } from './customer-import.type.ts';
import { rowChecker, tidied } from './customer-import-row.policy.ts';
import { domainOf, matchKeysOf, searchColumns } from './duplicate.ts';

/** The rows of a batch: few enough to hold, enough that writing them does not count. */
const rowsAtOnce = 1_000;

/** Someone gave the import up while it was read. */
class GivenUp extends Error {}

/**
 * Reads the file of an import into its rows as it comes in, never holding more than a batch. Progress is to be seen at
 * any time; whatever breaks off leaves an import that failed, or was given up, and no rows.
 */
export async function readCustomerImport(
  context: RequestContext,
  id: string,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const started = await begin(context, id);
  try {
    const limited = withinLimit(bytes);
    const rows = started.format === 'CSV' ? csvRows(limited, started.encoding) : xlsxRows(limited);
    await readRows(context, started, rows);
    await end(context, id, null);
  } catch (error) {
    if (error instanceof GivenUp) return;
    const failure = error instanceof UnreadableFile ? error.message : 'The file broke off.';
    await end(context, id, failure);
    if (!(error instanceof UnreadableFile) && !isBrokenOff(error)) throw error;
  }
}

async function begin(context: RequestContext, id: string): Promise<ImportRow> {
  let started: ImportRow | undefined;
  const options = { name: 'readCustomerImport', permission: 'party:write', input: {} } as const;
  await runCommand(context, options, async (change, viewer) => {
    started = await lockRow(change, viewer, CustomerImport, customerImports, id);
    if (started.state !== 'AWAITED') throw new Refusal([statusFault(started.state)]);
    await writeImport(change, started, 'customerImport.reading', { state: 'READING' });
    return { import: started.id };
  });
  return started!;
}

/** Ends the reading, unless someone gave it up meanwhile. */
async function end(context: RequestContext, id: string, failure: string | null): Promise<void> {
  const options = { name: 'readCustomerImport', permission: 'party:write', input: {} } as const;
  await runCommand(context, options, async (change, viewer) => {
    const before = await lockRow(change, viewer, CustomerImport, customerImports, id);
    if (before.state !== 'READING') throw new Refusal([statusFault(before.state)]);
    if (failure === null) await writeImport(change, before, 'customerImport.read', { state: 'PREVIEW' });
    else {
      await dropRows(change, before);
      const finishedAt = change.now.toISOString();
      await writeImport(change, before, 'customerImport.failed', { state: 'FAILED', failure, finishedAt });
    }
    return { import: before.id };
  });
}

async function readRows(
  context: RequestContext,
  started: ImportRow,
  rows: AsyncIterable<SheetRow>,
): Promise<void> {
  let columns: Columns | undefined;
  let batch: SheetRow[] = [];
  let count = 0;
  for await (const row of rows) {
    if (!columns) {
      columns = await keepHeader(context, started, row);
      continue;
    }
    count += 1;
    if (count > importLimits.rows)
      throw new UnreadableFile(`The file has more than ${importLimits.rows} rows.`);
    batch.push(row);
    if (batch.length < rowsAtOnce) continue;
    await keepBatch(context, started, columns, batch);
    batch = [];
  }
  if (!columns) throw new UnreadableFile('The file is empty.');
  if (batch.length > 0) await keepBatch(context, started, columns, batch);
}

async function keepHeader(
  context: RequestContext,
  started: ImportRow,
  { cells }: SheetRow,
): Promise<Columns> {
  const columns = readHeader(cells);
  if (typeof columns === 'string') throw new UnreadableFile(columns);
  await context.database.transaction('keep the header of an import', (tx) =>
    tx
      .update(customerImports)
      .set({ ignoredColumns: columns.ignored.map((heading) => withoutNul(heading).slice(0, 100)) })
      .where(isImport(started)),
  );
  return columns;
}

async function keepBatch(
  context: RequestContext,
  started: ImportRow,
  columns: Columns,
  batch: readonly SheetRow[],
): Promise<void> {
  const { companyId, id: importId } = started;
  const faultsOf = rowChecker(dayOf(context.effects.now()));
  const rows = batch.map(({ line, cells }) => {
    const given = tidied(valuesOf(columns, cells.map(textOfCell)));
    const faults = faultsOf(given);
    const customer = storable(given);
    const { nameWords, domain } = searchColumns({
      name: customer.name ?? '',
      website: customer.website ?? null,
    });
    const search = { nameWords, domain: domain ?? domainOf(customer.contactEmail) };
    const choice = faults.length > 0 ? ('SKIP' as const) : ('CREATE' as const);
    const staged = { companyId, id: context.effects.newId(), importId, line };
    return { ...staged, ...search, customer, faults, choice };
  });
  const refused = rows.filter(({ faults }) => faults.length > 0).length;
  await context.database.transaction('keep rows of an import', async (tx) => {
    const again = await findRepeated(tx, started, rows);
    await tx
      .insert(customerImportRows)
      .values(rows.map((row) => (again.has(row.id) ? { ...row, choice: 'SKIP' as const } : row)));
    const taken = await rowsOf(tx, markTaken(started, batch[0]!.line));
    const known = again.size + taken.length;
    const [kept] = await tx
      .update(customerImports)
      .set({
        rowsRead: sql`${customerImports.rowsRead} + ${rows.length}`,
        rowsAccepted: sql`${customerImports.rowsAccepted} + ${rows.length - refused}`,
        rowsRefused: sql`${customerImports.rowsRefused} + ${refused}`,
        rowsKnown: sql`${customerImports.rowsKnown} + ${known}`,
      })
      .where(and(isImport(started), eq(customerImports.state, 'READING')))
      .returning({ id: customerImports.id });
    // Nothing of the batch is kept either: the transaction ends with the error.
    if (!kept) throw new GivenUp();
  });
}

/** A row as the database can hold it: a NUL is refused by its check, and told as the sign for what can't be shown. */
function storable(customer: ImportedCustomer): ImportedCustomer {
  return Object.fromEntries(Object.entries(customer).map(([field, value]) => [field, withoutNul(value)]));
}

function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '\ufffd');
}

interface StagedRow {
  readonly id: string;
  readonly customer: ImportedCustomer;
  readonly faults: readonly RowFault[];
  readonly nameWords: readonly string[];
  readonly domain: string | null;
}

/** The rows that stand in the file before: those of which a key was brought by an earlier row. */
async function findRepeated(
  tx: Transaction,
  { companyId, id: importId }: ImportRow,
  rows: readonly StagedRow[],
): Promise<Set<string>> {
  const sound = rows.filter(({ faults }) => faults.length === 0);
  const keysOf = new Map(sound.map((row) => [row.id, matchKeysOf(row.customer, row)]));
  const keys = [...new Set([...keysOf.values()].flat())];
  if (keys.length === 0) return new Set();
  const brought = await tx
    .insert(customerImportKeys)
    .values(keys.map((key) => ({ companyId, importId, key })))
    .onConflictDoNothing()
    .returning({ key: customerImportKeys.key });
  const free = new Set(brought.map(({ key }) => key));
  const repeated = new Set<string>();
  for (const [id, own] of keysOf) {
    if (!own.every((key) => free.has(key))) repeated.add(id);
    for (const key of own) free.delete(key);
  }
  return repeated;
}

/** Marks rows that may be customers already: by tax number, domain, or the words of the name. */
function markTaken({ companyId, id }: ImportRow, fromLine: number) {
  return sql`
    UPDATE customer_import_rows r SET choice = 'SKIP', known_as = found.known_as
    FROM (
      SELECT n.id, coalesce(
        (SELECT c.id FROM customers c WHERE c.company_id = n.company_id
          AND c.id = split_part(n.customer->>'ladingId', '_', 2)::uuid),
        (SELECT m.customer_id FROM customer_merges m WHERE m.company_id = n.company_id
          AND m.id = split_part(n.customer->>'ladingId', '_', 2)::uuid),
        (SELECT c.id FROM customers c WHERE c.company_id = n.company_id AND c.country = n.customer->>'country'
          AND c.tax_number = n.customer->>'taxNumber'),
        (SELECT c.id FROM customers c WHERE c.company_id = n.company_id AND c.domain = n.domain LIMIT 1),
        (SELECT c.id FROM customers c WHERE c.company_id = n.company_id AND c.country = n.customer->>'country'
          AND c.name_words = n.name_words LIMIT 1)
      ) AS known_as
      FROM customer_import_rows n
      WHERE n.company_id = ${companyId}::uuid AND n.import_id = ${id}::uuid AND n.line >= ${fromLine}::int
        AND n.choice = 'CREATE'
    ) found
    WHERE r.company_id = ${companyId}::uuid AND r.id = found.id AND found.known_as IS NOT NULL
    RETURNING r.id`;
}

function isImport({ companyId, id }: Pick<ImportRow, 'companyId' | 'id'>) {
  return and(eq(customerImports.companyId, companyId), eq(customerImports.id, id));
}

async function* withinLimit(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > importLimits.bytes) {
      throw new UnreadableFile(`The file is larger than ${importLimits.bytes / 1024 / 1024} MB.`);
    }
    yield chunk;
  }
}

/** Whether the sender hung up. */
function isBrokenOff(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code);
}
