import { and, eq } from 'drizzle-orm';
import { dealAttestations, dealStageChanges, deals } from '../../schema/tables/deals.ts';
import { orders } from '../../schema/tables/orders.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { lockRow, lockVersion } from '../events/lock-row.ts';
import { factMilestones, isToldByOrder } from '../fulfilment/orders/order-facts.ts';
import { readWithin } from '../graph/read-whole.ts';
import { selection } from '../graph/selection.ts';
import { screenIfDue } from '../parties/screening.commands.ts';
import type { RequestContext } from '../server/context.ts';
import { type Fault, Refusal, refuse } from '../trade/fault.ts';
import { dropDrafts } from './contracts/contract-draft.commands.ts';
import { Deal } from './deal.type.ts';
import { type AttestedFact, attestedFacts, type DealFact } from './deal-facts.ts';
import type { AttestFactInput, MoveDealInput } from './deal-move.input.ts';
import { hasReached, type LossReason, missingForMoves, nextStages, type StageMove } from './deal-pipeline.ts';
import type { DealStage } from './deal-stage.ts';
import { type DealSnapshot, dealSnapshotSelection, factsOfDeal, fundingOfDeal } from './deal-standing.ts';
import type { FloorHit } from './floors/price-floor.ts';
import { rolesOfLane } from './lane-roles.ts';
import { endOffers } from './quotations/offer.commands.ts';

type DealRow = typeof deals.$inferSelect;
const snapshotSelection = selection(dealSnapshotSelection);

/** Moves a deal to a stage that no other command leads to, if nothing is missing for it. Before the contract that is for sales alone. */
export function moveDeal(context: RequestContext, input: MoveDealInput) {
  const options = { name: 'moveDeal', permission: 'deal:move', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockVersion(change, viewer, Deal, deals, input);
    const { to, reason = null, lossReason = null } = input;
    if (!viewer.permissions.has('deal:write') && !hasReached(deal.leftFrom ?? deal.stage, 'CONTRACTED')) {
      throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'to'] }]);
    }
    const faults = [...(await findMoveFaults(change, viewer, deal, to)), ...findReasonFaults(to, input)];
    refuse(faults);
    if (to === 'LOST') {
      refuseLosingAgreed(viewer, deal);
      await endOffers(change, deal);
      await dropDrafts(change, deal);
    }
    await moveTo(change, deal, to, { reason, lossReason: to === 'LOST' ? lossReason : null });
    return { deal: deal.id };
  });
}

/** What both sides agreed on is given up by those alone who may sign for us (CISG art. 23). */
function refuseLosingAgreed(viewer: Viewer, { leftFrom, stage }: DealRow): void {
  if (!hasReached(leftFrom ?? stage, 'ACCEPTED') || viewer.permissions.has('contract:sign')) return;
  throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'to'] }]);
}

/** Records that something is true of a deal, or no longer, with evidence. */
export function attestFact(context: RequestContext, input: AttestFactInput) {
  const options = { name: 'attestFact', permission: 'deal:move', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    if (!rolesOfLane[attestedFacts[input.fact]].includes(viewer.role)) {
      throw new Refusal([{ code: 'NOT_PERMITTED', path: ['input', 'fact'] }]);
    }
    await refuseTold(change, deal, input.fact);
    const { fact, holds, evidence } = input;
    const row = {
      companyId: deal.companyId,
      id: change.newId(),
      dealId: deal.id,
      ...{ fact, holds, evidence },
      at: change.now.toISOString(),
      personId: viewer.id,
    };
    await change.tx.insert(dealAttestations).values(row);
    change.record({ event: 'deal.factAttested', entity: 'Deal', entityId: deal.id, after: row });
    return { deal: deal.id };
  });
}

/** What an order tells by its milestones is not said by hand besides. */
async function refuseTold(change: Change, deal: DealRow, fact: AttestedFact): Promise<void> {
  if (!isToldByOrder(fact)) return;
  const [order] = await change.tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.companyId, deal.companyId), eq(orders.dealId, deal.id)));
  if (!order) return;
  const facts = { milestones: factMilestones[fact].join(' ') };
  throw new Refusal([{ code: 'FACT_IS_READ', path: ['input', 'fact'], facts }]);
}

/** Everything that keeps a deal from going to a stage: that no move leads there, or the facts that it lacks. */
async function findMoveFaults(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  to: DealStage,
): Promise<Fault[]> {
  const path = ['input', 'to'];
  await screenIfDue(change, deal);
  const snapshot = await snapshotOf(change, viewer, deal.id);
  const facts = factsOfDeal(snapshot, change.now.toISOString());
  const moves = nextStages(snapshot, facts, fundingOfDeal(snapshot));
  const move = moves.find(({ stage, command }) => stage === to && command === 'moveDeal');
  if (move) return missingFaults(move.missing, path);
  const open = moves.filter(({ command }) => command === 'moveDeal').map(({ stage }) => stage);
  return [moveFault(deal.stage, to, path, open)];
}

/**
 * The facts that a deal lacks for moves, after it was screened anew where that is due. `floorHits` take
 * the place of those that were found when the draft was priced.
 */
export async function factsMissingFor(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  moves: readonly StageMove[],
  floorHits?: readonly FloorHit[],
): Promise<DealFact[]> {
  await screenIfDue(change, deal);
  const kept = await snapshotOf(change, viewer, deal.id);
  const draft = kept.draft && { ...kept.draft, floorHits: floorHits ?? kept.draft.floorHits };
  const snapshot = { ...kept, draft };
  const facts = factsOfDeal(snapshot, change.now.toISOString());
  return missingForMoves(moves, facts, fundingOfDeal(snapshot));
}

/** That no move leads from a stage to another; `open` are those to which one does. */
export function moveFault(
  from: DealStage,
  to: DealStage,
  path: readonly string[],
  open: readonly DealStage[] = [],
): Fault {
  return { code: 'MOVE_NOT_OPEN', path, facts: { from, to, open: open.join(' ') } };
}

/** A deal as its guards look at it, as it is in this transaction. */
export async function snapshotOf(change: Change, viewer: Viewer, dealId: string): Promise<DealSnapshot> {
  const snapshot = await readWithin<DealSnapshot>(change, viewer, Deal, dealId, snapshotSelection);
  if (!snapshot) throw new Error(`Deal ${dealId} is locked but can't be read`);
  return snapshot;
}

/** A fault for each fact that is missing. */
export function missingFaults(missing: readonly DealFact[], path: readonly string[]): Fault[] {
  return missing.map((fact) => ({ code: 'FACT_MISSING', path, facts: { fact } }));
}

/** Writes that a deal came to a stage, and gives it as it is there. Its guards are the caller's. */
export async function moveTo(
  change: Change,
  deal: DealRow,
  to: DealStage,
  why: { readonly reason: string | null; readonly lossReason?: LossReason | null } = { reason: null },
): Promise<DealRow> {
  const at = change.now.toISOString();
  const leavesMainLine = to === 'ON_HOLD' || to === 'CLAIM';
  const after = {
    stage: to,
    stageSince: at,
    leftFrom: leavesMainLine ? (deal.leftFrom ?? deal.stage) : null,
    lossReason: why.lossReason ?? null,
    version: deal.version + 1,
    updatedAt: at,
  };
  await change.tx
    .update(deals)
    .set(after)
    .where(and(eq(deals.companyId, deal.companyId), eq(deals.id, deal.id)));
  await change.tx.insert(dealStageChanges).values({
    companyId: deal.companyId,
    id: change.newId(),
    dealId: deal.id,
    fromStage: deal.stage,
    toStage: to,
    at,
    personId: change.viewer.id,
    reason: why.reason,
  });
  change.record({
    event: 'deal.moved',
    entity: 'Deal',
    entityId: deal.id,
    before: deal,
    after: { ...deal, ...after, ...(why.reason && { reason: why.reason }) },
  });
  return { ...deal, ...after };
}

/** Ways out need a reason; a lost deal one of the list, and words where that says nothing. */
function findReasonFaults(to: DealStage, { reason, lossReason }: MoveDealInput): Fault[] {
  const needsWords = to === 'ON_HOLD' || to === 'CLAIM' || (to === 'LOST' && lossReason === 'OTHER');
  return [
    ...(to === 'LOST' && !lossReason ? [{ code: 'REQUIRED' as const, path: ['input', 'lossReason'] }] : []),
    ...(needsWords && !reason ? [{ code: 'REQUIRED' as const, path: ['input', 'reason'] }] : []),
  ];
}
