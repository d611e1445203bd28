import { and, eq, isNotNull, sql } from 'drizzle-orm';
import {
  customerImportKeys,
  customerImportRows,
  customerImports,
} from '../../schema/tables/customer-imports.ts';
import { customers } from '../../schema/tables/parties.ts';
import { ownerOf } from '../access/owner.ts';
import type { Viewer } from '../access/viewer.ts';
import { rowsOf } from '../database/rows-of.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { lockRow, lockVersion, visibleRows } from '../events/lock-row.ts';
import { writeRow } from '../events/write-row.ts';
import { localId } from '../graph/global-id.ts';
import type { RequestContext } from '../server/context.ts';
import { type Fault, Refusal, statusFault } from '../trade/fault.ts';
import { Customer } from './customer.type.ts';
import type {
  ApplyCustomerImportInput,
  CancelCustomerImportInput,
  ChooseImportRowInput,
  ChooseKnownImportRowsInput,
  StartCustomerImportInput,
} from './customer-import.input.ts';
import { CustomerImport } from './customer-import.type.ts';
import { updateFromRows, updatesAtMost } from './customer-import-update.commands.ts';
import { refusePooled } from './pool.ts';

export type ImportRow = typeof customerImports.$inferSelect;

/** What somebody else entered while the rows were looked at. */
const constraints: Readonly<Record<string, Fault>> = {
  customers_tax_number_key: { code: 'ALREADY_EXISTS', path: ['input', 'id'] },
  contacts_email_key: { code: 'ALREADY_EXISTS', path: ['input', 'id'] },
};

/** Announces a file of customers; it is then sent to `/imports/<id>`. */
export function startCustomerImport(context: RequestContext, input: StartCustomerImportInput) {
  const options = { name: 'startCustomerImport', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { fileName, format, encoding, currency, language, source } = input;
    const row = {
      ...change.newRow(),
      ...{ fileName, format, encoding, currency, language, source, state: 'AWAITED' as const },
      ...{ rowsRead: 0, rowsAccepted: 0, rowsRefused: 0, rowsKnown: 0, ignoredColumns: [] },
      startedBy: viewer.id,
    };
    await change.tx.insert(customerImports).values(row);
    change.record({
      event: 'customerImport.started',
      entity: 'CustomerImport',
      entityId: row.id,
      after: row,
    });
    return { import: row.id };
  });
}

/** Says what becomes of a row of an import that is looked at. */
export function chooseImportRow(context: RequestContext, input: ChooseImportRowInput) {
  const options = { name: 'chooseImportRow', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { importId: id, version, choice } = input;
    const before = await lockVersion(change, viewer, CustomerImport, customerImports, { id, version });
    if (before.state !== 'PREVIEW') throw new Refusal([statusFault(before.state, 'importId')]);
    const rowId = localId('importRow', input.rowId);
    const here = and(
      eq(customerImportRows.companyId, before.companyId),
      eq(customerImportRows.importId, before.id),
      eq(customerImportRows.id, rowId ?? before.id),
    );
    const [row] = await change.tx.select().from(customerImportRows).where(here);
    if (!row) throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'rowId'] }]);
    if (row.faults.length > 0 && choice !== 'SKIP') throw new Refusal([statusFault('REFUSED', 'choice')]);
    const knownVersion = choice === 'UPDATE' ? await versionToChange(change, viewer, row.knownAs) : null;
    await change.tx.update(customerImportRows).set({ choice, knownVersion }).where(here);
    await writeImport(change, before, 'customerImport.rowChosen', {}, { line: row.line, choice });
    return { import: before.id };
  });
}

/** Says what becomes of all sound rows that may be customers already. Those whose customer the caller may not change stay left out. */
export function chooseKnownImportRows(context: RequestContext, input: ChooseKnownImportRowsInput) {
  const options = { name: 'chooseKnownImportRows', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { importId: id, version, choice } = input;
    const before = await lockVersion(change, viewer, CustomerImport, customerImports, { id, version });
    if (before.state !== 'PREVIEW') throw new Refusal([statusFault(before.state, 'importId')]);
    const rows =
      choice === 'UPDATE'
        ? await chooseUpdates(change, viewer, before)
        : await choose(change, before, choice);
    await writeImport(change, before, 'customerImport.rowsChosen', {}, { rows, choice });
    return { import: before.id };
  });
}

/** Makes customers of all rows that are to become some, in one transaction: all of them, or none. */
export function applyCustomerImport(context: RequestContext, input: ApplyCustomerImportInput) {
  const made = { name: 'applyCustomerImport', permission: 'party:write', input, constraints } as const;
  const options = { ...made, long: true };
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, CustomerImport, customerImports, input);
    if (before.state !== 'PREVIEW') throw new Refusal([statusFault(before.state)]);
    const skipped = await skipTaken(change, before);
    const owner = await ownerOf(change, viewer, null);
    const customers = await insertCustomers(change, before, owner);
    const contacts = await insertContacts(change, before);
    const updated = await updateFromRows(change, viewer, before);
    await dropKeys(change, before);
    const finished = { state: 'APPLIED' as const, finishedAt: change.now.toISOString() };
    await writeImport(change, before, 'customers.imported', finished, {
      customers,
      contacts,
      updated,
      skipped,
    });
    return { import: before.id };
  });
}

/** Gives an import up, also while its file is being read. Nothing of it stays but that it was. */
export function cancelCustomerImport(context: RequestContext, input: CancelCustomerImportInput) {
  const options = { name: 'cancelCustomerImport', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockRow(change, viewer, CustomerImport, customerImports, input.id);
    if (!['AWAITED', 'READING', 'PREVIEW'].includes(before.state))
      throw new Refusal([statusFault(before.state)]);
    await dropRows(change, before);
    const finished = { state: 'CANCELLED' as const, finishedAt: change.now.toISOString() };
    await writeImport(change, before, 'customerImport.cancelled', finished);
    return { import: before.id };
  });
}

/** Writes what became of an import. */
export async function writeImport(
  change: Change,
  before: ImportRow,
  event: string,
  changed: Partial<ImportRow>,
  told: object = {},
): Promise<void> {
  await writeRow(change, customerImports, before, { event, entity: 'CustomerImport', changed, said: told });
}

/** Drops the rows of an import that comes to nothing. */
export async function dropRows(
  change: Change,
  { companyId, id }: Pick<ImportRow, 'companyId' | 'id'>,
): Promise<void> {
  await dropKeys(change, { companyId, id });
  await change.tx
    .delete(customerImportRows)
    .where(and(eq(customerImportRows.companyId, companyId), eq(customerImportRows.importId, id)));
}

async function dropKeys(
  change: Change,
  { companyId, id }: Pick<ImportRow, 'companyId' | 'id'>,
): Promise<void> {
  await change.tx
    .delete(customerImportKeys)
    .where(and(eq(customerImportKeys.companyId, companyId), eq(customerImportKeys.importId, id)));
}

/** The version of the customer that a row is to change; refused where that is nobody’s, or not the caller’s to change. */
async function versionToChange(change: Change, viewer: Viewer, knownAs: string | null): Promise<number> {
  const [customer] = await visibleRows(change, viewer, Customer, customers, knownAs ? [knownAs] : []);
  if (!customer) throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'choice'] }]);
  refusePooled(customer, 'choice');
  return customer.version;
}

async function chooseUpdates(change: Change, viewer: Viewer, before: ImportRow): Promise<number> {
  const known = await change.tx
    .selectDistinct({ id: customerImportRows.knownAs })
    .from(customerImportRows)
    .where(isSoundAndKnown(before))
    .limit(updatesAtMost + 1);
  if (known.length > updatesAtMost) {
    throw new Refusal([
      { code: 'OUT_OF_RANGE', path: ['input', 'choice'], facts: { maximum: updatesAtMost } },
    ]);
  }
  const ids = known.flatMap(({ id }) => (id ? [id] : []));
  const open = (await visibleRows(change, viewer, Customer, customers, ids)).filter(
    ({ pooledAt }) => !pooledAt,
  );
  const versions = JSON.stringify(open.map(({ id, version }) => ({ id, version })));
  const chosen = await change.tx
    .update(customerImportRows)
    .set({ choice: 'UPDATE', knownVersion: sql`known.version` })
    .from(sql`jsonb_to_recordset(${versions}::text::jsonb) AS known(id uuid, version integer)`)
    .where(and(isSoundAndKnown(before), sql`${customerImportRows.knownAs} = known.id`))
    .returning({ id: customerImportRows.id });
  return chosen.length;
}

async function choose(change: Change, before: ImportRow, choice: 'CREATE' | 'SKIP'): Promise<number> {
  const chosen = await change.tx
    .update(customerImportRows)
    .set({ choice, knownVersion: null })
    .where(isSoundAndKnown(before))
    .returning({ id: customerImportRows.id });
  return chosen.length;
}

function isSoundAndKnown({ companyId, id }: Pick<ImportRow, 'companyId' | 'id'>) {
  return and(
    ...[eq(customerImportRows.companyId, companyId), eq(customerImportRows.importId, id)],
    ...[isNotNull(customerImportRows.knownAs), sql`${customerImportRows.faults} = '[]'::jsonb`],
  );
}

/** A tax number that somebody entered since the file was read is not entered twice. */
async function skipTaken(change: Change, { companyId, id }: ImportRow): Promise<number> {
  const taken = await rowsOf(
    change.tx,
    sql`UPDATE customer_import_rows r SET choice = 'SKIP', known_as = c.id
      FROM customers c
      WHERE r.company_id = ${companyId}::uuid AND r.import_id = ${id}::uuid AND r.choice = 'CREATE'
        AND c.company_id = r.company_id AND c.country = r.customer->>'country' AND c.tax_number = r.customer->>'taxNumber'
      RETURNING r.id`,
  );
  return taken.length;
}

async function insertCustomers(
  change: Change,
  { companyId, id, currency, language, source }: ImportRow,
  { ownerId, teamId }: { ownerId: string; teamId: string },
): Promise<number> {
  const at = change.now.toISOString();
  const rows = await rowsOf(
    change.tx,
    sql`INSERT INTO customers (company_id, id, version, created_at, updated_at, name, country, city, address, website,
        tax_number, currency, language, source, owner_id, team_id, name_words, domain)
      SELECT company_id, id, 1, ${at}::timestamptz, ${at}::timestamptz, customer->>'name', customer->>'country',
        customer->>'city', customer->>'address', customer->>'website', customer->>'taxNumber',
        coalesce(customer->>'currency', ${currency}), coalesce(customer->>'language', ${language}),
        ${source}::customer_source, ${ownerId}::uuid, ${teamId}::uuid, name_words, domain
      FROM customer_import_rows
      WHERE company_id = ${companyId}::uuid AND import_id = ${id}::uuid AND choice = 'CREATE'
      ORDER BY line
      RETURNING 1 AS one`,
  );
  return rows.length;
}

async function insertContacts(change: Change, { companyId, id }: ImportRow): Promise<number> {
  const at = change.now.toISOString();
  const rows = await rowsOf(
    change.tx,
    sql`INSERT INTO contacts (company_id, id, version, created_at, updated_at, customer_id, name, position, email, phone, is_primary)
      SELECT company_id, gen_random_uuid(), 1, ${at}::timestamptz, ${at}::timestamptz, id, customer->>'contactName',
        customer->>'contactPosition', customer->>'contactEmail', customer->>'contactPhone', true
      FROM customer_import_rows
      WHERE company_id = ${companyId}::uuid AND import_id = ${id}::uuid AND choice = 'CREATE' AND customer ? 'contactName'
      RETURNING 1 AS one`,
  );
  return rows.length;
}
