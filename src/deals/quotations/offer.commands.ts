import type { deals } from '../../../schema/tables/deals.ts';
import { quotations } from '../../../schema/tables/quotations.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { lockChild } from '../../events/lock-row.ts';
import { currenciesOf, type StoredCostSheet } from '../../pricing/cost-sheets/cost-sheet.ts';
import { type PricedLine, priceLines } from '../../pricing/cost-sheets/price-lines.ts';
import { resizedGoods } from '../../pricing/cost-sheets/resized-sheet.ts';
import { ratesOf } from '../../pricing/cost-sheets/sheet-rates.commands.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayIn } from '../../trade/calendar-date.ts';
import { type Fault, Refusal, refuse, statusFault } from '../../trade/fault.ts';
import { amountOf, moneyOfMinor } from '../../trade/money.ts';
import { factsMissingFor, missingFaults, moveFault, moveTo } from '../deal-move.commands.ts';
import { moveOf, type StageMove, stageMoves, wayTo } from '../deal-pipeline.ts';
import type { DealStage } from '../deal-stage.ts';
import { areSameGoods } from '../deal-standing.ts';
import { approvalsOf } from '../floors/approval.commands.ts';
import { policyOf } from '../floors/price-floor.commands.ts';
import { deepestHits, type FloorHit, marginOfLines } from '../floors/price-floor.ts';
import { isReleased } from '../floors/pricing-policy.ts';
import { addRound } from '../negotiation/negotiation-rounds.commands.ts';
import { bindsAt, cutsShort, findAcceptanceFaults, type Offer, takesFromGoods } from './offer.ts';
import { partiesOf } from './offer-parties.commands.ts';
import type {
  AcceptQuotationInput,
  EndQuotationInput,
  IssueQuotationInput,
  WithdrawQuotationInput,
} from './quotation.input.ts';
import { findCitedFaults } from './quotation-claims.commands.ts';
import { hitsOf, sheetWithin, storedLines } from './quotation-pricing.commands.ts';
import { pricedDeal } from './quotation-pricing.ts';
import {
  endRevision,
  isRevision,
  type QuotationRow,
  quotationOfDeal,
  revisionsOf,
} from './quotation-revision.commands.ts';

type DealRow = typeof deals.$inferSelect;
const atId = ['input', 'id'];
/**
 * The moves that an offer makes on its way out: a deal that nobody moved by hand comes through the stages before, with
 * all that they need. Null where none leads there.
 */
function offeringWay(stage: DealStage): readonly StageMove[] | null {
  return stage === 'QUOTED' || stage === 'NEGOTIATION' ? [] : wayTo(stage, 'QUOTED');
}

/** Sends a draft to the buyer: it becomes the live revision, and the one before it is superseded. */
export function issueQuotation(context: RequestContext, input: IssueQuotationInput) {
  const options = { name: 'issueQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: draft, parent: deal } = await lockChild(change, viewer, quotationOfDeal, input);
    if (draft.status !== 'DRAFT') throw new Refusal([statusFault(draft.status)]);
    const { live } = await revisionsOf(change, deal);
    const sheet = await sheetWithin(change, viewer, draft.costSheetId);
    const lines = await linesAt(change, draft, sheet);
    const { hits: floorHits } = await hitsToday(change, viewer, deal, draft);
    const faults = [
      ...(await findIssueFaults(change, viewer, deal, floorHits)),
      ...(await findCutFaults(change, live, draft, input.buyerConsent ?? null)),
      ...(await findCitedFaults(change, draft, atId)),
    ];
    refuse(faults);
    if (live) await endRevision(change, live, 'SUPERSEDED', input.buyerConsent ?? null);
    const at = change.now.toISOString();
    const after = {
      ...{ ...draft, floorHits },
      ...{ status: 'LIVE' as const, issuedAt: at, issuedBy: viewer.id },
      parties: await partiesOf(change, deal),
      ...{ version: draft.version + 1, updatedAt: at },
    };
    await change.tx.update(quotations).set(after).where(isRevision(draft));
    change.record({
      event: 'quotation.issued',
      entity: 'Quotation',
      entityId: draft.id,
      before: draft,
      after,
    });
    const { totalMinor, currency, id: quotationId } = draft;
    const round = { side: 'SELLER' as const, quotationId, at, totalMinor, currency };
    await addRound(change, deal, { ...round, terms: draft, isMaterial: true, lines });
    await followWay(change, deal, offeringWay(deal.stage));
    return { quotation: draft.id, deal: deal.id };
  });
}

/** Takes back a draft, or an offer that does not bind us. */
export function withdrawQuotation(context: RequestContext, input: WithdrawQuotationInput) {
  const options = { name: 'withdrawQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row, parent: deal } = await lockChild(change, viewer, quotationOfDeal, input);
    const isDraft = row.status === 'DRAFT' && row.purpose === 'QUOTATION';
    if (!isDraft && row.status !== 'LIVE') throw new Refusal([statusFault(row.status)]);
    if (bindsAt(offerOf(row), change.now.toISOString())) throw new Refusal([firmFault(row)]);
    await endRevision(change, row, isDraft ? 'DISCARDED' : 'WITHDRAWN', input.reason);
    return { quotation: row.id, deal: deal.id };
  });
}

/** Records that the buyer rejected the live offer: it has ended, firm or not (CISG art. 17). */
export function rejectQuotation(context: RequestContext, input: EndQuotationInput) {
  const options = { name: 'rejectQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row, parent: deal } = await lockChild(change, viewer, quotationOfDeal, input);
    if (row.status !== 'LIVE') throw new Refusal([statusFault(row.status)]);
    await endRevision(change, row, 'REJECTED', input.reason);
    return { quotation: row.id, deal: deal.id };
  });
}

/**
 * Records the buyer's acceptance of the live revision. Where we are not bound yet the floors are looked at once more,
 * at the rates of today; a firm offer makes a contract whatever the rates have done since (CISG art. 16(2), 23).
 */
export function acceptQuotation(context: RequestContext, input: AcceptQuotationInput) {
  const options = { name: 'acceptQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row, parent: deal } = await lockChild(change, viewer, quotationOfDeal, input);
    const now = change.now.toISOString();
    const receivedAt = input.receivedAt ?? now;
    const acceptance = { total: input.total, receivedAt, acceptLate: input.acceptLate };
    const faults = [
      ...findAcceptanceStageFaults(deal.stage),
      ...findAcceptanceFaults(offerOf(row), acceptance, now),
    ];
    refuse(faults);
    const { hits } = await hitsToday(change, viewer, deal, row);
    const binds = row.offerType === 'FIRM' && Date.parse(receivedAt) <= Date.parse(row.validUntil);
    if (!binds) await refuseUnreleased(change, row, hits);
    const { draft } = await revisionsOf(change, deal);
    if (draft) await endRevision(change, draft, 'DISCARDED', null);
    if (hits.length > 0) {
      await change.tx.update(quotations).set({ floorHits: hits }).where(isRevision(row));
    }
    await endRevision(change, { ...row, floorHits: hits }, 'ACCEPTED', input.evidence);
    await moveTo(change, deal, 'ACCEPTED', { reason: input.evidence });
    return { quotation: row.id, deal: deal.id };
  });
}

/** Ends what a deal has on offer, for it is lost. A firm offer whose time runs has to be rejected by the buyer first. */
export async function endOffers(change: Change, deal: DealRow): Promise<void> {
  const { draft, live } = await revisionsOf(change, deal);
  if (live && bindsAt(offerOf(live), change.now.toISOString())) {
    throw new Refusal([{ ...firmFault(live), path: ['input', 'to'] }]);
  }
  if (draft) await endRevision(change, draft, 'DISCARDED', null);
  if (live) await endRevision(change, live, 'WITHDRAWN', null);
}

/**
 * The floors below which a revision lies, at the costs and exchange rates of today; a draft at its own as well, which
 * may be of another day or written by hand.
 */
export async function hitsToday(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  row: QuotationRow,
): Promise<{ hits: FloorHit[]; lines: PricedLine[] }> {
  const frozen = await sheetWithin(change, viewer, row.costSheetId);
  const today = await atRatesOfToday(
    change,
    await costsOfToday(change, viewer, deal, frozen, row),
    row.currency,
  );
  const now = await hitsAt(change, deal, row, today);
  if (row.status !== 'DRAFT') return now;
  const then = await hitsAt(change, deal, row, frozen);
  const hits = deepestHits([...then.hits, ...now.hits]);
  return { hits, lines: marginOfLines(now.lines).lt(marginOfLines(then.lines)) ? now.lines : then.lines };
}

/** The floors below which a revision lies today or lay at its own costs and rates: what is known of it. */
export async function hitsEver(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  row: QuotationRow,
): Promise<FloorHit[]> {
  return (await hitsToday(change, viewer, deal, { ...row, status: 'DRAFT' })).hits;
}

async function hitsAt(change: Change, deal: DealRow, row: QuotationRow, sheet: StoredCostSheet) {
  const lines = await linesAt(change, row, sheet);
  return { hits: await hitsOf(change, deal, sheet, lines), lines };
}

/** A fault for every floor that is hit, where the policy blocks and nobody released this margin. */
export async function refuseUnreleased(
  change: Change,
  row: QuotationRow,
  hits: readonly FloorHit[],
): Promise<void> {
  const policy = await policyOf(change);
  if (policy.floorPolicy !== 'BLOCK' || hits.length === 0) return;
  const releases = await approvalsOf(change, row.id);
  if (isReleased(releases, hits, change.now.toISOString())) return;
  throw new Refusal(hits.map(floorFault));
}

/** A stored revision as the rules of offers take it. */
export function offerOf(row: QuotationRow): Offer {
  return { ...row, total: amountOf(moneyOfMinor(row.totalMinor, row.currency)) };
}

/** That a quotation is not accepted in a stage. */
function findAcceptanceStageFaults(from: DealStage): Fault[] {
  const isOpen = stageMoves.some((move) => move.from === from && move.command === 'acceptQuotation');
  return isOpen ? [] : [moveFault(from, 'ACCEPTED', atId)];
}

async function findIssueFaults(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  floorHits: readonly FloorHit[],
): Promise<Fault[]> {
  const way = offeringWay(deal.stage);
  if (!way) return [moveFault(deal.stage, 'QUOTED', atId)];
  const moves = [...way, moveOf('issueQuotation')];
  const missing = await factsMissingFor(change, viewer, deal, moves, floorHits);
  // Each floor that is hit is named, and not that one is.
  const others = missing.filter((fact) => fact !== 'FLOOR_KEPT');
  const below = missing.includes('FLOOR_KEPT') ? floorHits.map(floorFault) : [];
  return [...missingFaults(others, atId), ...below];
}

async function followWay(change: Change, deal: DealRow, way: readonly StageMove[] | null): Promise<void> {
  let moved = deal;
  for (const { to } of way ?? []) moved = await moveTo(change, moved, to);
}

async function findCutFaults(
  change: Change,
  live: QuotationRow | undefined,
  next: QuotationRow,
  buyerConsent: string | null,
): Promise<Fault[]> {
  if (!live || buyerConsent || !bindsAt(offerOf(live), change.now.toISOString())) return [];
  const [before, after] = [await storedLines(change, live), await storedLines(change, next)];
  const cuts =
    cutsShort(offerOf(live), offerOf(next)) ||
    takesFromGoods(before, after) ||
    keptTerms.some((term) => live[term] !== next[term]);
  return cuts ? [firmFault(live)] : [];
}

/** Beside what is material to an acceptance, what a buyer relies on in a firm offer. */
const keptTerms = ['edition', 'locode', 'mode', 'importerOfRecord', 'destinationCountry', 'notes'] as const;

function firmFault({ validUntil }: Pick<QuotationRow, 'validUntil'>): Fault {
  return { code: 'FIRM_OFFER', path: atId, facts: { validUntil: new Date(validUntil).toISOString() } };
}

function floorFault({ scope, line, kind }: FloorHit): Fault {
  return { code: 'BELOW_FLOOR', path: atId, facts: { scope, kind, line: line ?? 'none' } };
}

async function linesAt(change: Change, row: QuotationRow, sheet: StoredCostSheet): Promise<PricedLine[]> {
  const stored = await storedLines(change, row);
  const { country } = await ownCompany(change);
  return priceLines(pricedDeal(row, country), sheet, {
    credit: row,
    unitPrices: stored.map(({ unitPrice }) => unitPrice),
  });
}

/** The costs as they were last worked out, where they are of the goods that were offered. */
async function costsOfToday(
  change: Change,
  viewer: Viewer,
  deal: DealRow,
  frozen: StoredCostSheet,
  { purpose }: Pick<QuotationRow, 'purpose'>,
): Promise<StoredCostSheet> {
  const latest = deal.costSheetId ? await sheetWithin(change, viewer, deal.costSheetId) : frozen;
  // An amendment may be of other quantities than the deal was costed for: floors look at what those cost today.
  const quantities = new Map(frozen.goods.map(({ sequence, quantity }) => [sequence, quantity]));
  const costed =
    purpose === 'AMENDMENT' ? { ...latest, ...resizedGoods(latest, latest.goods, quantities) } : latest;
  return areSameGoods(costed.goods, frozen.goods) ? costed : frozen;
}

async function atRatesOfToday(
  change: Change,
  sheet: StoredCostSheet,
  currency: string,
): Promise<StoredCostSheet> {
  const company = await ownCompany(change);
  const others = [company.currency, ...currenciesOf(sheet, sheet.goods)];
  const buffer = sheet.fxSnapshot?.buffer ?? '0';
  const rates = await ratesOf(change, currency, others, {
    asOf: dayIn(company.timeZone, change.now),
    buffer,
    rates: [],
  });
  const today = rates.map(({ base, quote, rate }) => ({ base, quote, rate: rate.toFixed() }));
  // Currencies that no bank quotes to us stay at what was written down for them.
  const written = sheet.fxSnapshot?.rates ?? [];
  return {
    ...sheet,
    fxSnapshot: {
      buffer,
      rates: [...today, ...written.filter((rate) => !today.some((known) => isSamePair(known, rate)))],
    },
  };
}

interface Pair {
  readonly base: string;
  readonly quote: string;
}

function isSamePair(a: Pair, b: Pair): boolean {
  return (a.base === b.base && a.quote === b.quote) || (a.base === b.quote && a.quote === b.base);
}
