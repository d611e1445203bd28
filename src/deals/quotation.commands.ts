import { and, desc, eq } from 'drizzle-orm';
import { deals } from '../../schema/tables/deals.ts';
import { customers } from '../../schema/tables/parties.ts';
import { quotationLines, quotations } from '../../schema/tables/quotations.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { given } from '../events/given-fields.ts';
import { type ChildOf, lockChild, lockRow } from '../events/lock-row.ts';
import { nextNumber } from '../events/number-series.ts';
import { renewSheet } from '../pricing/cost-sheet.commands.ts';
import type { RequestContext } from '../server/context.ts';
import { minorDigitsOf } from '../trade/currency.ts';
import { Decimal } from '../trade/decimal.ts';
import { type Fault, Refusal, staleFault, statusFault } from '../trade/fault.ts';
import { carryReleases } from './approval.commands.ts';
import { Deal } from './deal.type.ts';
import { missingFaults, moveFault, snapshotOf } from './deal-move.commands.ts';
import { isBeforeAcceptance } from './deal-pipeline.ts';
import { factsOfDeal } from './deal-standing.ts';
import { termsColumns } from './deal-terms.ts';
import { findPaymentFaults, paymentColumns } from './payment-terms.ts';
import type {
  DraftQuotationInput,
  QuotationTextsInput,
  ReviseQuotationInput,
  UnitPriceInput,
  UpdateQuotationInput,
} from './quotation.input.ts';
import { Quotation } from './quotation.type.ts';
import { lineRows, linesOfDeal, priceDeal, sheetWithin, storedLines } from './quotation-pricing.commands.ts';

type DealRow = typeof deals.$inferSelect;
export type QuotationRow = typeof quotations.$inferSelect;
type NewRevision = typeof quotations.$inferInsert;

/** How a revision is locked: behind its deal. */
export const quotationOfDeal = {
  ...{ target: Quotation, table: quotations, through: quotations.dealId },
  ...{ parent: Deal, parentTable: deals },
} satisfies ChildOf<typeof quotations, typeof deals>;

/** Prices a deal from its cost sheet as a draft. An earlier draft is discarded; an earlier revision stays what it is. */
export function draftQuotation(context: RequestContext, input: DraftQuotationInput) {
  const options = { name: 'draftQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const deal = await lockRow(change, viewer, Deal, deals, input.dealId);
    const { last, draft } = await revisionsOf(change, deal);
    const faults = [
      ...findOfferingFaults(deal),
      ...findDraftFaults(change, input, draft),
      ...findPaymentFaults(input.payment),
      ...(await findGoodsFaults(change, viewer, deal)),
    ];
    if (faults.length > 0) throw new Refusal(faults);
    const costSheetId = input.refreshRates ? await renewSheet(change, deal) : deal.costSheetId!;
    const sheet = await sheetWithin(change, viewer, costSheetId);
    const terms = { ...termsOfDeal(deal), ...(input.terms && termsColumns(input.terms)) };
    const payment = paymentColumns(input.payment);
    const places = input.unitPricePlaces ?? Math.min(minorDigitsOf(deal.currency) + 2, 6);
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
      validUntil: input.validUntil,
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
    return { quotation: row.id, deal: deal.id };
  });
}

/** Changes texts and dates of a draft. Nothing is priced anew by it. */
export function updateQuotation(context: RequestContext, input: UpdateQuotationInput) {
  const options = { name: 'updateQuotation', permission: 'deal:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { row: before } = await lockChild(change, viewer, quotationOfDeal, input);
    if (before.status !== 'DRAFT') throw new Refusal([statusFault(before.status)]);
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
    change.record({
      event: 'quotation.updated',
      entity: 'Quotation',
      entityId: before.id,
      before: { ...before, lines },
      after: { ...after, lines: renamed },
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
    if (faults.length > 0) throw new Refusal(faults);
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
    await carryReleases(change, before.id, row.id);
    return { quotation: row.id, deal: deal.id };
  });
}

/** What a revision has not gone through when it is made from another. */
export const untouched = { issuedAt: null, issuedBy: null, endedAt: null, endReason: null } as const;

/** Adds a revision with its lines. */
export async function addRevision(
  change: Change,
  event: 'quotation.drafted' | 'quotation.revised',
  row: NewRevision & { readonly id: string },
  lines: readonly (typeof quotationLines.$inferInsert)[],
): Promise<void> {
  await change.tx.insert(quotations).values(row);
  await change.tx.insert(quotationLines).values([...lines]);
  change.record({ event, entity: 'Quotation', entityId: row.id, after: { ...row, lines } });
}

/** Ends a revision: what it says stays, and since when and why it no longer stands is added. */
export async function endRevision(
  change: Change,
  before: QuotationRow,
  status: QuotationRow['status'],
  reason: string | null,
): Promise<void> {
  const at = change.now.toISOString();
  const after = { status, endedAt: at, endReason: reason, version: before.version + 1, updatedAt: at };
  await change.tx.update(quotations).set(after).where(isRevision(before));
  change.record({
    event: `quotation.${status.toLowerCase()}`,
    entity: 'Quotation',
    entityId: before.id,
    before,
    after: { ...before, ...after },
  });
}

/** The condition that finds a revision. */
export function isRevision({ companyId, id }: Pick<QuotationRow, 'companyId' | 'id'>) {
  return and(eq(quotations.companyId, companyId), eq(quotations.id, id));
}

/** The last revision of a deal, and those that are worked on, live, and accepted. */
export async function revisionsOf(change: Change, deal: DealRow) {
  const rows = await change.tx
    .select()
    .from(quotations)
    .where(and(eq(quotations.companyId, deal.companyId), eq(quotations.dealId, deal.id)))
    .orderBy(desc(quotations.revision));
  const ofStatus = (status: QuotationRow['status']) => rows.find((row) => row.status === status);
  return {
    last: rows[0],
    draft: ofStatus('DRAFT'),
    live: ofStatus('LIVE'),
    accepted: rows.find((row) => row.status === 'ACCEPTED' && row.purpose === 'QUOTATION'),
  };
}

/** Offers are made until one is accepted, and not while the deal rests. */
function findOfferingFaults({ stage }: DealRow): Fault[] {
  return isBeforeAcceptance(stage) ? [] : [moveFault(stage, 'QUOTED', ['input'])];
}

function findDraftFaults(
  change: Change,
  input: DraftQuotationInput,
  draft: QuotationRow | undefined,
): Fault[] {
  const faults: Fault[] = [];
  if (draft && input.draftVersion !== draft.version) {
    faults.push(staleFault(draft.version, input.draftVersion ?? 0, 'draftVersion'));
  }
  if (!draft && input.draftVersion) faults.push({ code: 'NOT_FOUND', path: ['input', 'draftVersion'] });
  if (Date.parse(input.validUntil) <= change.now.getTime()) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'validUntil'] });
  }
  return faults;
}

/** What a price needs: goods, and a cost sheet that was set for just these goods. */
async function findGoodsFaults(change: Change, viewer: Viewer, deal: DealRow): Promise<Fault[]> {
  const facts = factsOfDeal(await snapshotOf(change, viewer, deal.id), change.now.toISOString());
  const missing = (['GOODS_KNOWN', 'COSTS_KNOWN'] as const).filter((fact) => !facts.has(fact));
  return missingFaults(missing, ['input', 'dealId']);
}

/** Unit prices that were given, in the order of the lines; null for none. Refuses some for only some lines. */
export function readUnitPrices(
  unitPrices: readonly UnitPriceInput[],
  goods: readonly { readonly sequence: number }[],
  currency: string,
): string[] | null {
  if (unitPrices.length === 0) return null;
  const at = (index: number, ...rest: string[]) => ['input', 'unitPrices', String(index), ...rest];
  const faults = unitPrices.flatMap(({ sequence, unitPrice }, index): Fault[] => {
    const amount = new Decimal(unitPrice.amount);
    const isRepeated = unitPrices.findIndex((other) => other.sequence === sequence) < index;
    const facts = { expected: currency, given: unitPrice.currency };
    return [
      ...(goods.some((line) => line.sequence === sequence)
        ? []
        : [{ code: 'NOT_FOUND' as const, path: at(index, 'sequence') }]),
      ...(isRepeated ? [{ code: 'ALREADY_EXISTS' as const, path: at(index, 'sequence') }] : []),
      ...(unitPrice.currency === currency
        ? []
        : [{ code: 'CURRENCY_MISMATCH' as const, path: at(index, 'unitPrice', 'currency'), facts }]),
      ...(amount.gt(0) && amount.decimalPlaces() <= 6
        ? []
        : [{ code: 'OUT_OF_RANGE' as const, path: at(index, 'unitPrice', 'amount') }]),
    ];
  });
  const missing = goods.filter(({ sequence }) => !unitPrices.some((price) => price.sequence === sequence));
  if (missing.length > 0) faults.push({ code: 'REQUIRED', path: ['input', 'unitPrices'] });
  if (faults.length > 0) throw new Refusal(faults);
  return goods.map(
    ({ sequence }) => unitPrices.find((price) => price.sequence === sequence)!.unitPrice.amount,
  );
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
  if (validUntil && Date.parse(validUntil) <= change.now.getTime()) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'validUntil'] }]);
  }
  return given({ offerType, validUntil, leadTimeDays, warrantyMonths, notes, language }, quotations);
}

type LineRow = typeof quotationLines.$inferSelect;

function renameLines(lines: readonly LineRow[], input: QuotationTextsInput): LineRow[] {
  const faults = input.lines.flatMap(({ sequence }, index): Fault[] =>
    lines.some((line) => line.sequence === sequence)
      ? []
      : [{ code: 'NOT_FOUND', path: ['input', 'lines', String(index), 'sequence'] }],
  );
  if (faults.length > 0) throw new Refusal(faults);
  return lines.map((line) => ({
    ...line,
    description:
      input.lines.findLast(({ sequence }) => sequence === line.sequence)?.description ?? line.description,
  }));
}
