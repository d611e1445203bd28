import { and, eq } from 'drizzle-orm';
import { deals } from '../../../schema/tables/deals.ts';
import { customers } from '../../../schema/tables/parties.ts';
import { quotationLines, quotations } from '../../../schema/tables/quotations.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { given } from '../../events/given-fields.ts';
import { lockChild, lockRow } from '../../events/lock-row.ts';
import { nextNumber } from '../../events/number-series.ts';
import { renewSheet } from '../../pricing/cost-sheets/cost-sheet.commands.ts';
import type { RequestContext } from '../../server/context.ts';
import { type Fault, Refusal, refuse, staleFault, statusFault } from '../../trade/fault.ts';
import { Deal } from '../deal.type.ts';
import { missingFaults, moveFault, snapshotOf } from '../deal-move.commands.ts';
import { isBeforeAcceptance } from '../deal-pipeline.ts';
import { factsOfDeal } from '../deal-standing.ts';
import { termsColumns } from '../deal-terms.ts';
import { carryReleases, lapseReleases } from '../floors/approval.commands.ts';
import { findPaymentFaults, paymentColumns } from '../payment-terms.ts';
import { outgrowsRelease } from './offer.ts';
import type {
  DraftQuotationInput,
  QuotationTextsInput,
  ReviseQuotationInput,
  UpdateQuotationInput,
} from './quotation.input.ts';
import { carryClaims, citeClaims } from './quotation-claims.commands.ts';
import {
  lineRows,
  linesOfDeal,
  priceDeal,
  revisionConstraints,
  sheetWithin,
  storedLines,
} from './quotation-pricing.commands.ts';
import {
  addRevision,
  endRevision,
  isRevision,
  type QuotationRow,
  quotationOfDeal,
  revisionsOf,
  untouched,
} from './quotation-revision.commands.ts';
import { readUnitPrices, unitPricePlacesIn } from './unit-prices.ts';

type DealRow = typeof deals.$inferSelect;
/** How long an offer holds where nothing else is said: two weeks. */
const usualValidityMs = 14 * 86_400_000;
const longestValidityMs = 732 * 86_400_000;

/** Prices a deal from its cost sheet as a draft. An earlier draft is discarded; an earlier revision stays what it is. */
export function draftQuotation(context: RequestContext, input: DraftQuotationInput) {
  const constraints = revisionConstraints;
  const options = { name: 'draftQuotation', permission: 'deal:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    const { last, draft } = await revisionsOf(change, deal);
    const validUntil = new Date(input.validUntil ?? change.now.getTime() + usualValidityMs).toISOString();
    const faults = [
      ...findOfferingFaults(deal),
      ...findDraftFaults(change, input, validUntil, draft),
      ...findPaymentFaults(input.payment),
      ...(await findGoodsFaults(change, viewer, deal)),
    ];
    refuse(faults);
    const costSheetId = input.refreshRates ? await renewSheet(change, deal) : deal.costSheetId!;
    const sheet = await sheetWithin(change, viewer, costSheetId);
    const terms = { ...termsOfDeal(deal), ...(input.terms && termsColumns(input.terms)) };
    const payment = paymentColumns(input.payment);
    const places = input.unitPricePlaces ?? unitPricePlacesIn(deal.currency);
    const unitPrices = readUnitPrices(input.unitPrices, sheet.goods, deal.currency);
    const pricing = await priceDeal(
      change,
      deal,
      sheet,
      { ...terms, ...payment },
      unitPrices ? { unitPrices } : { rounding: { places, mode: input.unitPriceRounding } },
    );
    if (draft) await endRevision(change, draft, 'DISCARDED', null);
    const row = {
      ...change.newRow(),
      dealId: deal.id,
      number: last?.number ?? (await nextNumber(change, 'quotation')),
      revision: (last?.revision ?? 0) + 1,
      purpose: 'QUOTATION' as const,
      status: 'DRAFT' as const,
      previousId: last?.id ?? null,
      isRepriced: true,
      offerType: input.offerType,
      ...terms,
      ...payment,
      validUntil,
      leadTimeDays: input.leadTimeDays,
      warrantyMonths: input.warrantyMonths,
      notes: input.notes ?? null,
      language: input.language ?? (await languageOf(change, deal)),
      costSheetId,
      unitPricePlaces: places,
      unitPriceRounding: input.unitPriceRounding,
      ...pricing.columns,
    };
    const lines = lineRows(row, await linesOfDeal(change, deal), pricing);
    await addRevision(change, 'quotation.drafted', row, lines);
    await citeClaims(change, viewer, row, input.claimIds);
    return { quotation: row.id, deal: deal.id };
  });
}

/** Changes texts and dates of a draft. Nothing is priced anew by it. */
export function updateQuotation(context: RequestContext, input: UpdateQuotationInput) {
  const options = { name: 'updateQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, quotationOfDeal, input);
    if (before.status !== 'DRAFT') throw new Refusal([statusFault(before.status)]);
    // An amendment is drawn up already: what is signed says what it says.
    if (before.purpose === 'AMENDMENT') throw new Refusal([statusFault(before.purpose)]);
    const after = {
      ...before,
      ...textsOf(change, input),
      version: before.version + 1,
      updatedAt: change.now.toISOString(),
    };
    const lines = await storedLines(change, before);
    const renamed = renameLines(lines, input);
    await change.tx.update(quotations).set(after).where(isRevision(before));
    for (const line of renamed) {
      await change.tx
        .update(quotationLines)
        .set({ description: line.description })
        .where(
          and(
            eq(quotationLines.companyId, line.companyId),
            eq(quotationLines.quotationId, line.quotationId),
            eq(quotationLines.sequence, line.sequence),
          ),
        );
    }
    if (outgrowsRelease(before, after)) await lapseReleases(change, before.id);
    if (input.claimIds) await citeClaims(change, viewer, after, input.claimIds);
    change.record({
      event: 'quotation.updated',
      entity: 'Quotation',
      entityId: before.id,
      before: { ...before, lines },
      after: { ...after, lines: renamed, ...(input.claimIds && { claimIds: input.claimIds }) },
    });
    return { quotation: before.id };
  });
}

/** Makes a draft from any revision, at its prices, costs and rates: to extend, to reword, or to go back to it. */
export function reviseQuotation(context: RequestContext, input: ReviseQuotationInput) {
  const options = { name: 'reviseQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before, parent: deal } = await lockChild(change, viewer, quotationOfDeal, input);
    const { last, draft } = await revisionsOf(change, deal);
    if (before.status === 'DRAFT') throw new Refusal([statusFault(before.status)]);
    const faults = findOfferingFaults(deal);
    refuse(faults);
    if (draft) throw new Refusal([{ code: 'ALREADY_EXISTS', path: ['input', 'id'] }]);
    const row = {
      ...before,
      ...textsOf(change, input),
      ...change.newRow(),
      revision: last!.revision + 1,
      purpose: 'QUOTATION' as const,
      status: 'DRAFT' as const,
      previousId: before.id,
      isRepriced: false,
      ...untouched,
    };
    const lines = renameLines(await storedLines(change, before), input).map((line) => ({
      ...line,
      quotationId: row.id,
    }));
    await addRevision(change, 'quotation.revised', row, lines);
    if (!outgrowsRelease(before, row)) await carryReleases(change, before.id, row.id);
    if (input.claimIds) await citeClaims(change, viewer, row, input.claimIds);
    else await carryClaims(change, before, row);
    return { quotation: row.id, deal: deal.id };
  });
}

/** Offers are made until one is accepted, and not while the deal rests. */
function findOfferingFaults({ stage }: DealRow): Fault[] {
  return isBeforeAcceptance(stage) ? [] : [moveFault(stage, 'QUOTED', ['input'])];
}

function findDraftFaults(
  change: Change,
  input: DraftQuotationInput,
  validUntil: string,
  draft: QuotationRow | undefined,
): Fault[] {
  const faults: Fault[] = [];
  if (draft && !input.draftVersion) faults.push({ code: 'REQUIRED', path: ['input', 'draftVersion'] });
  if (draft && input.draftVersion && input.draftVersion !== draft.version) {
    faults.push(staleFault(draft.version, input.draftVersion, 'draftVersion'));
  }
  if (!draft && input.draftVersion) faults.push({ code: 'NOT_FOUND', path: ['input', 'draftVersion'] });
  if (!isSensible(change, validUntil)) faults.push(validityFault(change));
  return faults;
}

/** Whether an offer would hold at all, and not for so long that the year must be a slip. */
function isSensible(change: Change, validUntil: string): boolean {
  const ahead = Date.parse(validUntil) - change.now.getTime();
  return ahead > 0 && ahead <= longestValidityMs;
}

function validityFault({ now }: Change): Fault {
  const maximum = new Date(now.getTime() + longestValidityMs).toISOString();
  return {
    code: 'OUT_OF_RANGE',
    path: ['input', 'validUntil'],
    facts: { minimum: now.toISOString(), maximum },
  };
}

/** What a price needs: goods, and a cost sheet that was set for just these goods. */
async function findGoodsFaults(change: Change, viewer: Viewer, deal: DealRow): Promise<Fault[]> {
  const facts = factsOfDeal(await snapshotOf(change, viewer, deal.id), change.now.toISOString());
  const missing = (['GOODS_KNOWN', 'COSTS_KNOWN'] as const).filter((fact) => !facts.has(fact));
  return missingFaults(missing, ['input', 'dealId']);
}

function termsOfDeal(deal: DealRow) {
  const { currency, rule, edition, namedPlace, locode, mode, containerised } = deal;
  const { destinationCountry, importerOfRecord } = deal;
  return {
    ...{ currency, rule, edition, namedPlace, locode, mode, containerised },
    ...{ destinationCountry, importerOfRecord },
  };
}

async function languageOf(change: Change, deal: DealRow): Promise<string> {
  const [customer] = await change.tx
    .select({ language: customers.language })
    .from(customers)
    .where(and(eq(customers.companyId, deal.companyId), eq(customers.id, deal.customerId)));
  return customer!.language;
}

function textsOf(change: Change, input: QuotationTextsInput) {
  const { offerType, validUntil, leadTimeDays, warrantyMonths, notes, language } = input;
  if (validUntil && !isSensible(change, validUntil)) throw new Refusal([validityFault(change)]);
  return given({ offerType, validUntil, leadTimeDays, warrantyMonths, notes, language }, quotations);
}

type LineRow = typeof quotationLines.$inferSelect;

function renameLines(lines: readonly LineRow[], input: QuotationTextsInput): LineRow[] {
  const faults = input.lines.flatMap(({ sequence }, index): Fault[] =>
    lines.some((line) => line.sequence === sequence)
      ? []
      : [{ code: 'NOT_FOUND', path: ['input', 'lines', String(index), 'sequence'] }],
  );
  refuse(faults);
  return lines.map((line) => ({
    ...line,
    description:
      input.lines.findLast(({ sequence }) => sequence === line.sequence)?.description ?? line.description,
  }));
}
