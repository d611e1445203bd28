import { and, eq, sql } from 'drizzle-orm';
import { customerImportRows } from '../../schema/tables/customer-imports.ts';
import { contacts, customers } from '../../schema/tables/parties.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Change } from '../events/change.ts';
import { visibleRows } from '../events/lock-row.ts';
import { type Fault, Refusal, refuse } from '../trade/fault.ts';
import { Customer } from './customer.type.ts';
import type { ImportedCustomer } from './customer-import.ts';
import { searchColumns } from './duplicate.ts';
import { rescoreCustomer } from './prospect-score.commands.ts';

type CustomerRow = typeof customers.$inferSelect;
type StagedRow = typeof customerImportRows.$inferSelect;

/** Every customer that is changed has its own audit row: more than these are no corrections. */
export const updatesAtMost = 5_000;

/** Writes what rows say over the customers that they are; refuses all where one of these is no longer as it was chosen. */
export async function updateFromRows(
  change: Change,
  viewer: Viewer,
  { companyId, id }: { readonly companyId: string; readonly id: string },
): Promise<number> {
  const rows = await change.tx
    .select()
    .from(customerImportRows)
    .where(
      and(
        ...[eq(customerImportRows.companyId, companyId), eq(customerImportRows.importId, id)],
        eq(customerImportRows.choice, 'UPDATE'),
      ),
    )
    .orderBy(customerImportRows.knownAs, customerImportRows.line)
    .limit(updatesAtMost + 1);
  if (rows.length > updatesAtMost) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'id'], facts: { maximum: updatesAtMost } }]);
  }
  const ids = [...new Set(rows.map(({ knownAs }) => knownAs!))];
  const known = new Map(
    (await visibleRows(change, viewer, Customer, customers, ids)).map((row) => [row.id, row]),
  );
  const faults: Fault[] = [];
  for (const [index, row] of rows.entries()) {
    const before = known.get(row.knownAs!);
    const isRepeated = rows[index - 1]?.knownAs === row.knownAs;
    const fault =
      !before || before.pooledAt ? gone(row) : isRepeated ? repeated(row) : await update(change, before, row);
    if (fault) faults.push(fault);
  }
  refuse(faults);
  return rows.length;
}

async function update(change: Change, before: CustomerRow, row: StagedRow): Promise<Fault | null> {
  const { ladingId, contactName, contactPosition, contactEmail, contactPhone, ...fields } = row.customer;
  const changed = { ...before, ...fields };
  const after = {
    ...changed,
    ...searchColumns(changed),
    ...{ version: before.version + 1, updatedAt: change.now.toISOString() },
  };
  const written = await change.tx
    .update(customers)
    .set(after)
    .where(
      and(
        ...[eq(customers.companyId, before.companyId), eq(customers.id, before.id)],
        eq(customers.version, row.knownVersion!),
      ),
    )
    .returning({ version: customers.version });
  if (written.length === 0) return stale(before, row);
  change.record({ event: 'customer.updated', entity: 'Customer', entityId: before.id, before, after });
  if (after.country !== before.country) await rescoreCustomer(change, before.id);
  if (contactName) await keepContact(change, before, { ...row.customer, contactName });
  return null;
}

/** The person whom a row names: the one there with that mail address, or by that name where it gives none, or a new one. */
async function keepContact(
  change: Change,
  { companyId, id: customerId }: CustomerRow,
  { contactName, contactPosition, contactEmail, contactPhone }: ImportedCustomer & { contactName: string },
): Promise<void> {
  const isSame = contactEmail
    ? sql`lower(${contacts.email}) = lower(${contactEmail}::text)`
    : eq(contacts.name, contactName);
  const [before] = await change.tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.companyId, companyId), eq(contacts.customerId, customerId), isSame))
    .orderBy(contacts.id)
    .limit(1)
    .for('update');
  const said = {
    name: contactName,
    ...(contactPosition && { position: contactPosition }),
    ...(contactPhone && { phone: contactPhone }),
  };
  if (!before) {
    const row = { ...change.newRow(), customerId, email: contactEmail ?? null, ...said };
    await change.tx.insert(contacts).values(row);
    change.record({ event: 'contact.created', entity: 'Contact', entityId: row.id, after: row });
    return;
  }
  const after = { ...before, ...said, version: before.version + 1, updatedAt: change.now.toISOString() };
  await change.tx
    .update(contacts)
    .set(after)
    .where(and(eq(contacts.companyId, companyId), eq(contacts.id, before.id)));
  change.record({ event: 'contact.updated', entity: 'Contact', entityId: before.id, before, after });
}

function stale({ version }: CustomerRow, { line, knownVersion }: StagedRow): Fault {
  const facts = { current: version, given: knownVersion!, line };
  return { code: 'VERSION_CONFLICT', path: ['input', 'id'], facts };
}

function gone({ line }: StagedRow): Fault {
  return { code: 'NOT_FOUND', path: ['input', 'id'], facts: { line } };
}

/** Two rows of one file that change the same customer: nobody knows which of them is right. */
function repeated({ line }: StagedRow): Fault {
  return { code: 'ALREADY_EXISTS', path: ['input', 'id'], facts: { line } };
}
