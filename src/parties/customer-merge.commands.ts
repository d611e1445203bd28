import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { activities } from '../../schema/tables/activities.ts';
import { priceFloors } from '../../schema/tables/approvals.ts';
import { satisfactionRatings, serviceRequests } from '../../schema/tables/claims.ts';
import { customerImportRows } from '../../schema/tables/customer-imports.ts';
import { deals } from '../../schema/tables/deals.ts';
import { followUps } from '../../schema/tables/follow-ups.ts';
import { customerIncentives } from '../../schema/tables/incentives.ts';
import { contacts, customerMerges, customers } from '../../schema/tables/parties.ts';
import { prospects } from '../../schema/tables/prospects.ts';
import type { Viewer } from '../access/viewer.ts';
import { endFollowUp } from '../activities/follow-ups/follow-up-end.commands.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { lockRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { Refusal, refuse, staleFault, statusFault } from '../trade/fault.ts';
import { Customer } from './customer.type.ts';
import type { MergeCustomersInput } from './customer-merge.input.ts';
import { factsFrom, filledFrom } from './customer-merge.ts';
import { searchColumns } from './duplicate.ts';
import { rescoreCustomer } from './prospect-score.commands.ts';

type CustomerRow = typeof customers.$inferSelect;

/** Two customers of which one goes over into the other. */
interface Pair {
  readonly kept: CustomerRow;
  readonly duplicate: CustomerRow;
}

/** Makes two customers one: all that hangs on the duplicate moves, and its row ends. */
export function mergeCustomers(context: RequestContext, input: MergeCustomersInput) {
  const options = { name: 'mergeCustomers', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const pair = await lockPair(change, viewer, input);
    refuseUnfit(viewer, pair);
    const moved = await moveAll(change, pair);
    const { kept, duplicate } = pair;
    await change.tx.delete(customers).where(isRow(customers, duplicate));
    const filled = { ...kept, ...filledFrom(kept, duplicate) };
    const columns = { ...filled, ...searchColumns(filled), ...next(change, kept) };
    await change.tx.update(customers).set(columns).where(isRow(customers, kept));
    await change.tx.insert(customerMerges).values({
      ...{ companyId: kept.companyId, id: duplicate.id, customerId: kept.id, reason: input.reason },
      ...{ name: duplicate.name, country: duplicate.country },
      ...{ mergedBy: viewer.id, mergedAt: change.now.toISOString() },
    });
    const after = { ...columns, mergedFrom: duplicate.id, reason: input.reason, moved };
    const entity = 'Customer';
    change.record({ event: 'customer.merged', entity, entityId: kept.id, before: kept, after });
    const gone = { mergedInto: kept.id };
    change.record({
      ...{ event: 'customer.ended', entity, entityId: duplicate.id, before: duplicate, after: gone },
    });
    await rescoreCustomer(change, kept.id);
    return { customer: kept.id };
  });
}

/** Both rows, locked in the order of their ids, so that two who merge them the two ways round do not wait for each other. */
async function lockPair(change: Change, viewer: Viewer, input: MergeCustomersInput): Promise<Pair> {
  const { id, version, duplicateId, duplicateVersion } = input;
  if (id === duplicateId) throw new Refusal([statusFault('SAME', 'duplicateId')]);
  const locked = new Map<string, CustomerRow>();
  for (const each of [id, duplicateId].sort()) {
    locked.set(each, await lockRow(change, viewer, Customer, customers, each));
  }
  const [kept, duplicate] = [locked.get(id)!, locked.get(duplicateId)!];
  const faults = [
    ...(kept.version === version ? [] : [staleFault(kept.version, version)]),
    ...(duplicate.version === duplicateVersion
      ? []
      : [staleFault(duplicate.version, duplicateVersion, 'duplicateVersion')]),
  ];
  refuse(faults);
  return { kept, duplicate };
}

/**
 * Whoever looks after both may merge them, and whoever leads those who do. One of the public pool belongs to nobody: a
 * salesperson takes it first; and a customer that is looked after does not end up there.
 */
function refuseUnfit(viewer: Viewer, { kept, duplicate }: Pair): void {
  const isLeading = viewer.permissions.has('owner:assign');
  if (kept.pooledAt && !(isLeading && duplicate.pooledAt)) throw new Refusal([statusFault('POOLED')]);
  if (duplicate.pooledAt && !isLeading) throw new Refusal([statusFault('POOLED', 'duplicateId')]);
}

/** Moves what hangs on the duplicate; gives the ids of what moved, for the audit. */
async function moveAll(change: Change, pair: Pair): Promise<Readonly<Record<string, readonly string[]>>> {
  await endRepeatedFollowUps(change, pair);
  const people = await mergeContacts(change, pair);
  const moved = {
    deals: await move(change, deals, deals.customerId, pair),
    activities: await move(change, activities, activities.customerId, pair),
    followUps: await move(change, followUps, followUps.customerId, pair),
    incentives: await move(change, customerIncentives, customerIncentives.customerId, pair),
    floors: await move(change, priceFloors, priceFloors.customerId, pair),
    prospects: await mergeProspects(change, pair),
  };
  const { companyId, id } = pair.duplicate;
  await change.tx
    .update(customerMerges)
    .set({ customerId: pair.kept.id })
    .where(and(eq(customerMerges.companyId, companyId), eq(customerMerges.customerId, id)));
  // What a row was to change is another one now, of which nobody read a version.
  await change.tx
    .update(customerImportRows)
    .set({ knownAs: pair.kept.id, knownVersion: sql`${customerImportRows.knownVersion} * 0` })
    .where(and(eq(customerImportRows.companyId, companyId), eq(customerImportRows.knownAs, id)));
  return { ...people, ...moved };
}

interface Moving extends PgTable {
  readonly companyId: PgColumn;
  readonly id: PgColumn;
  readonly version: PgColumn;
  readonly updatedAt: PgColumn;
}

async function move(
  change: Change,
  table: Moving,
  through: PgColumn,
  { kept, duplicate }: Pair,
): Promise<string[]> {
  const rows = await change.tx
    .update(table)
    .set({
      customerId: kept.id,
      version: sql`${table.version} + 1`,
      updatedAt: change.now.toISOString(),
    } as never)
    .where(and(eq(table.companyId, duplicate.companyId), eq(through, duplicate.id)))
    .returning({ id: table.id });
  return (rows as { id: string }[]).map(({ id }) => id);
}

/** People with the same mail address are one; of all only one is the first to turn to. */
async function mergeContacts(change: Change, { kept, duplicate }: Pair) {
  const { companyId } = kept;
  const of = ({ id }: CustomerRow) =>
    change.tx
      .select()
      .from(contacts)
      .where(and(eq(contacts.companyId, companyId), eq(contacts.customerId, id)))
      .orderBy(contacts.id)
      .for('update');
  const own = await of(kept);
  const byEmail = new Map(own.flatMap((one) => (one.email ? [[one.email.toLowerCase(), one] as const] : [])));
  const hasPrimary = own.some(({ isPrimary }) => isPrimary);
  const moved: string[] = [];
  const joined: string[] = [];
  const duplicates = await of(duplicate);
  const heard = await whoseWordIsKept(change, companyId, duplicates);
  for (const person of duplicates) {
    const sameAddress = person.email ? byEmail.get(person.email.toLowerCase()) : undefined;
    const same = heard.has(person.id) ? undefined : sameAddress;
    if (same) {
      const known = { position: same.position, phone: same.phone, language: same.language };
      const facts = factsFrom(known, person);
      await change.tx
        .update(contacts)
        .set({ ...facts, ...next(change, same) })
        .where(isRow(contacts, same));
      await repoint(change, companyId, person.id, same.id);
      await change.tx.delete(contacts).where(isRow(contacts, person));
      const recorded = { entity: 'Contact', entityId: person.id, before: person };
      change.record({ event: 'contact.merged', ...recorded, after: { mergedInto: same.id } });
      joined.push(person.id);
    } else {
      const isPrimary = person.isPrimary && !hasPrimary;
      await change.tx
        .update(contacts)
        .set({
          ...{ customerId: kept.id, isPrimary, ...next(change, person) },
          // An address is one person’s, and the other has it.
          ...(sameAddress && { email: null }),
        })
        .where(isRow(contacts, person));
      moved.push(person.id);
    }
  }
  return { contacts: moved, contactsJoined: joined };
}

/** Those whose word on our service is kept as they gave it: they stay a person of their own beside the one with their address. */
async function whoseWordIsKept(
  change: Change,
  companyId: string,
  people: readonly { readonly id: string }[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const ids = people.map(({ id }) => id);
  const { contactId } = satisfactionRatings;
  const rated = await change.tx
    .select({ contactId })
    .from(satisfactionRatings)
    .where(and(eq(satisfactionRatings.companyId, companyId), inArray(contactId, ids)));
  return new Set(rated.map((rating) => rating.contactId));
}

/** Gives what was done with a person to the one who they are. */
async function repoint(change: Change, companyId: string, from: string, to: string): Promise<void> {
  for (const table of [activities, followUps, deals, serviceRequests]) {
    await change.tx
      .update(table)
      .set({ contactId: to })
      .where(and(eq(table.companyId, companyId), eq(table.contactId, from)));
  }
}

/** A sequence that runs with both goes on with the one that is kept. */
async function endRepeatedFollowUps(change: Change, { kept, duplicate }: Pair): Promise<void> {
  const running = ({ companyId, id }: CustomerRow) =>
    change.tx
      .select()
      .from(followUps)
      .where(
        and(
          ...[eq(followUps.companyId, companyId), eq(followUps.customerId, id)],
          ...[eq(followUps.status, 'RUNNING'), isNull(followUps.endedAt)],
        ),
      );
  const sequences = new Set((await running(kept)).map(({ sequenceId }) => sequenceId));
  for (const run of await running(duplicate)) {
    if (sequences.has(run.sequenceId)) await endFollowUp(change, run, 'STOPPED', 'MERGED');
  }
}

/** One profile stays of two: the facts that are kept, and where there is none those of the duplicate. */
async function mergeProspects(change: Change, pair: Pair): Promise<string[]> {
  const of = ({ companyId, id }: CustomerRow) =>
    change.tx
      .select()
      .from(prospects)
      .where(and(eq(prospects.companyId, companyId), eq(prospects.customerId, id)))
      .for('update');
  const [own] = await of(pair.kept);
  const [other] = await of(pair.duplicate);
  if (!own || !other) return move(change, prospects, prospects.customerId, pair);
  const { purchaseVolume, fit, authority, need, paymentRisk, sample } = own;
  const facts = factsFrom<Partial<typeof own>>(
    { purchaseVolume, fit, authority, need, paymentRisk, sample },
    other,
  );
  await change.tx.delete(prospects).where(isRow(prospects, other));
  await change.tx
    .update(prospects)
    .set({ ...facts, ...next(change, own) })
    .where(isRow(prospects, own));
  const recorded = { entity: 'Prospect', entityId: other.id, before: other };
  change.record({ event: 'prospect.merged', ...recorded, after: { mergedInto: own.id } });
  return [];
}

function next(change: Change, { version }: { readonly version: number }) {
  return { version: version + 1, updatedAt: change.now.toISOString() };
}

function isRow(
  table: { readonly companyId: PgColumn; readonly id: PgColumn },
  { companyId, id }: { readonly companyId: string; readonly id: string },
) {
  return and(eq(table.companyId, companyId), eq(table.id, id));
}
