import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import { deals } from '../../schema/tables/deals.ts';
import { contacts, customers } from '../../schema/tables/parties.ts';
import { quotations } from '../../schema/tables/quotations.ts';
import { dealScreenings, screeningHits, screeningLists } from '../../schema/tables/screening.ts';
import { ownCompany } from '../access/own-company.ts';
import { Deal } from '../deals/deal.type.ts';
import { endStages } from '../deals/deal-pipeline.ts';
import { standingStatuses } from '../deals/quotations/quotation-status.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { type ChildOf, lockChild, lockRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { Refusal } from '../trade/fault.ts';
import { currentLists } from './current-lists.commands.ts';
import { type Destination, destinationsOf, importersOf } from './destination.ts';
import type { DecideScreeningHitInput, RescreenOpenDealsInput, ScreenDealInput } from './screening.input.ts';
import {
  findMatches,
  type ListToScreen,
  type ListVersion,
  type Match,
  type Screened,
  type ScreenedParties,
  screeningThreshold,
} from './screening.ts';
import { ScreeningHit } from './screening.type.ts';

/** Where goods go, and who imports them there. */
type Going = Destination & Pick<typeof deals.$inferSelect, 'importerOfRecord'>;
/** What of a deal is screened. */
type PartiesToScreen = Pick<typeof deals.$inferSelect, 'customerId' | 'contactId'> & Going;
type DealToScreen = PartiesToScreen & Pick<typeof deals.$inferSelect, 'companyId' | 'id'>;
/** What a screening found, before it is written. */
export interface Found {
  readonly parties: ScreenedParties;
  readonly lists: ListVersion[];
  readonly matches: readonly Match[];
  readonly earlier: Awaited<ReturnType<typeof decisionsOn>>;
}

const hitOfDeal = {
  ...{ target: ScreeningHit, table: screeningHits, through: screeningHits.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof screeningHits, typeof deals>;

/** Holds the buyer, the contact, who imports and the destination of a deal against the current lists. */
export function screenDeal(context: RequestContext, input: ScreenDealInput) {
  const options = { name: 'screenDeal', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    const screening = await screenWithin(change, deal, await currentLists(change));
    return { screening, deal: deal.id };
  });
}

/** Screens every open deal of the company anew: after a list has changed. */
export function rescreenOpenDeals(context: RequestContext, input: RescreenOpenDealsInput) {
  const options = { name: 'rescreenOpenDeals', permission: 'compliance:decide', input } as const;
  return runCommand(context, options, async (change) => {
    const lists = await currentLists(change);
    const open = await change.tx
      .select()
      .from(deals)
      .where(and(eq(deals.companyId, change.viewer.companyId), notInArray(deals.stage, [...endStages])))
      .orderBy(deals.id)
      .for('update');
    for (const deal of open) await screenWithin(change, deal, lists);
    change.record({
      event: 'company.rescreened',
      entity: 'Company',
      entityId: change.viewer.companyId,
      after: { deals: open.length, lists: lists.map(({ list }) => list) },
    });
    return {};
  });
}

/** Decides on a hit; never by the one who would sell. */
export function decideScreeningHit(context: RequestContext, input: DecideScreeningHitInput) {
  const options = { name: 'decideScreeningHit', permission: 'compliance:decide', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before, parent: deal } = await lockChild(change, viewer, hitOfDeal, input);
    if (input.decision === 'OPEN') throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'decision'] }]);
    if (deal.ownerId === viewer.id) throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'id'] }]);
    const at = change.now.toISOString();
    const after = {
      ...before,
      ...{ status: input.decision, reason: input.reason, decidedAt: at, decidedBy: viewer.id },
      ...{ version: before.version + 1, updatedAt: at },
    };
    await change.tx
      .update(screeningHits)
      .set(after)
      .where(and(eq(screeningHits.companyId, before.companyId), eq(screeningHits.id, before.id)));
    change.record({ event: 'screening.decided', entity: 'ScreeningHit', entityId: before.id, before, after });
    return { hit: before.id, deal: deal.id };
  });
}

/** Screens a deal whose last screening was of others, or against lists that have changed since. */
export async function screenIfDue(change: Change, deal: DealToScreen): Promise<void> {
  const [last] = await change.tx
    .select()
    .from(dealScreenings)
    .where(and(eq(dealScreenings.companyId, deal.companyId), eq(dealScreenings.dealId, deal.id)))
    .orderBy(desc(dealScreenings.at), desc(dealScreenings.id))
    .limit(1);
  const parties = await partiesOf(change, deal, await offeredPlaces(change, deal));
  const versions = await listVersions(change);
  const isSame =
    last !== undefined &&
    last.buyer === parties.buyer &&
    last.contact === parties.contact &&
    isSameSet(last.importers, parties.importers) &&
    isSameSet(last.destinations, parties.destinations) &&
    versions.length === last.lists.length &&
    versions.every(({ code, version }) =>
      last.lists.some((list) => list.code === code && list.version === version),
    );
  if (!isSame) await screenWithin(change, deal, await currentLists(change));
}

/** Screens a deal in the transaction of a command. */
async function screenWithin(
  change: Change,
  deal: DealToScreen,
  lists: readonly ListToScreen[],
): Promise<string> {
  const parties = await partiesOf(change, deal, await offeredPlaces(change, deal));
  return keepScreening(change, deal.id, await findScreening(change, parties, lists));
}

/** Holds who is in a deal, which need not be written yet, against the current lists. */
export async function screeningOf(change: Change, deal: PartiesToScreen): Promise<Found> {
  return findScreening(change, await partiesOf(change, deal, []), await currentLists(change));
}

async function findScreening(
  change: Change,
  parties: ScreenedParties,
  lists: readonly ListToScreen[],
): Promise<Found> {
  const matches = findMatches(screenedOf(parties), lists);
  const names = matches.map(({ screened }) => screened.name);
  return {
    parties,
    matches,
    lists: lists.map(({ list }) => list),
    earlier: await decisionsOn(change, names),
  };
}

/** Writes what a screening found. Decisions on the same name and entry are carried over. */
export async function keepScreening(change: Change, dealId: string, found: Found): Promise<string> {
  const screening = {
    companyId: change.viewer.companyId,
    id: change.newId(),
    dealId,
    at: change.now.toISOString(),
    personId: change.viewer.id,
    ...found.parties,
    importers: [...found.parties.importers],
    destinations: [...found.parties.destinations],
    threshold: String(screeningThreshold),
    lists: found.lists,
  };
  const hits = found.matches.map(({ screened, list, entry, score }) => {
    const decided = found.earlier.find(
      (hit) =>
        hit.screenedName === screened.name &&
        hit.listCode === list.code &&
        hit.entryId === entry.id &&
        hit.entryName === entry.name,
    );
    return {
      ...change.newRow(),
      screeningId: screening.id,
      dealId,
      subject: screened.subject,
      screenedName: screened.name,
      ...{ listCode: list.code, listVersion: list.version, entryId: entry.id, entryName: entry.name },
      programme: entry.programme,
      score: score.toFixed(4),
      status: decided?.status ?? ('OPEN' as const),
      decidedAt: decided?.decidedAt ?? null,
      decidedBy: decided?.decidedBy ?? null,
      reason: decided?.reason ?? null,
    };
  });
  await change.tx.insert(dealScreenings).values(screening);
  if (hits.length > 0) await change.tx.insert(screeningHits).values(hits);
  change.record({
    event: 'deal.screened',
    entity: 'DealScreening',
    entityId: screening.id,
    after: { ...screening, hits },
  });
  return screening.id;
}

async function listVersions(change: Change): Promise<ListVersion[]> {
  return change.tx
    .select({ code: screeningLists.code, version: screeningLists.version })
    .from(screeningLists)
    .where(eq(screeningLists.isCurrent, true));
}

/** Where the revisions of a deal that still stand would have the goods go, and through whom. */
async function offeredPlaces(change: Change, deal: DealToScreen): Promise<Going[]> {
  const { destinationCountry, namedPlace, locode, importerOfRecord } = quotations;
  return change.tx
    .select({ destinationCountry, namedPlace, locode, importerOfRecord })
    .from(quotations)
    .where(
      and(
        eq(quotations.companyId, deal.companyId),
        eq(quotations.dealId, deal.id),
        inArray(quotations.status, [...standingStatuses]),
      ),
    );
}

async function partiesOf(
  change: Change,
  deal: PartiesToScreen,
  offered: readonly Going[],
): Promise<ScreenedParties> {
  const { customerId, contactId } = deal;
  const { companyId } = change.viewer;
  const [customer] = await change.tx
    .select({ name: customers.name, country: customers.country })
    .from(customers)
    .where(and(eq(customers.companyId, companyId), eq(customers.id, customerId)));
  const [contact] = contactId
    ? await change.tx
        .select({ name: contacts.name })
        .from(contacts)
        .where(and(eq(contacts.companyId, companyId), eq(contacts.id, contactId)))
    : [];
  const { country } = await ownCompany(change);
  return {
    buyer: customer!.name,
    contact: contact?.name ?? null,
    importers: importersOf([deal, ...offered]),
    destinations: destinationsOf([deal, ...offered], { own: country, buyer: customer!.country }),
  };
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

function screenedOf(parties: ScreenedParties): Screened[] {
  return [
    { subject: 'BUYER', name: parties.buyer },
    ...(parties.contact ? [{ subject: 'CONTACT' as const, name: parties.contact }] : []),
    ...parties.importers.map((name) => ({ subject: 'IMPORTER' as const, name })),
    ...parties.destinations.map((name) => ({ subject: 'DESTINATION' as const, name })),
  ];
}

/** What was decided on these names before, the newest first. */
async function decisionsOn(change: Change, names: readonly string[]) {
  if (names.length === 0) return [];
  return change.tx
    .select()
    .from(screeningHits)
    .where(
      and(
        eq(screeningHits.companyId, change.viewer.companyId),
        inArray(screeningHits.screenedName, [...names]),
        inArray(screeningHits.status, ['CLEARED', 'CONFIRMED']),
      ),
    )
    .orderBy(desc(screeningHits.decidedAt));
}
