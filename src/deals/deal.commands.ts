import { and, eq } from 'drizzle-orm';
import { dealLines, dealStageChanges, deals } from '../../schema/tables/deals.ts';
import { customers } from '../../schema/tables/parties.ts';
import { products } from '../../schema/tables/products.ts';
import { ownerOf } from '../access/owner.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { given } from '../events/given-fields.ts';
import { lockVersion, referredRow, referredRows } from '../events/lock-row.ts';
import { nextNumber } from '../events/number-series.ts';
import { contactOf } from '../parties/contact.commands.ts';
import { Customer } from '../parties/customer.type.ts';
import { refusePooled } from '../parties/pool.ts';
import { keepScreening, screeningOf } from '../parties/screening.commands.ts';
import { Product } from '../products/product.type.ts';
import type { RequestContext } from '../server/context.ts';
import { type Fault, Refusal, refuse, statusFault } from '../trade/fault.ts';
import type { DealLineInput, OpenDealInput, UpdateDealInput } from './deal.input.ts';
import { Deal } from './deal.type.ts';
import { isBeforeAcceptance } from './deal-pipeline.ts';
import type { DealStage } from './deal-stage.ts';
import { termsColumns } from './deal-terms.ts';

const constraints: Readonly<Record<string, Fault>> = {
  deals_locode_ports_locode_fk: { code: 'UNKNOWN_VALUE', path: ['input', 'terms', 'locode'] },
};
const linesPerDeal = 500;

/** Opens a deal in stage INQUIRY with its lines. It gets the next number of the year. */
export function openDeal(context: RequestContext, input: OpenDealInput) {
  const options = { name: 'openDeal', permission: 'deal:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const path = ['input', 'customerId'];
    const customer = await referredRow(change, viewer, Customer, customers, input.customerId, path);
    refusePooled(customer);
    const contactId = await contactOf(change, customer.id, input.contactId);
    const owner = await ownerOf(change, viewer, input.ownerId);
    const currency = input.currency ?? customer.currency;
    const at = change.now.toISOString();
    const id = change.newId();
    const lines = await lineRows(change, viewer, id, input.lines, currency);
    const destinationCountry = input.destinationCountry ?? customer.country;
    const terms = termsColumns(input.terms);
    const going = { ...terms, destinationCountry };
    const screening = await screeningOf(change, { customerId: customer.id, contactId, ...going });
    const { title, paidByLetterOfCredit } = input;
    const deal = {
      ...change.newRow(id),
      number: await nextNumber(change, 'deal'),
      ...{ title, paidByLetterOfCredit, currency, contactId },
      customerId: customer.id,
      ...owner,
      stage: 'INQUIRY' as const,
      stageSince: at,
      openedAt: at,
      ...going,
      expectedCloseOn: input.expectedCloseOn ?? null,
    };
    await change.tx.insert(deals).values(deal);
    change.isAbout('Deal', id);
    if (lines.length > 0) await change.tx.insert(dealLines).values(lines);
    await change.tx.insert(dealStageChanges).values({
      companyId: deal.companyId,
      id: change.newId(),
      dealId: id,
      fromStage: null,
      toStage: deal.stage,
      at,
      personId: viewer.id,
    });
    change.record({ event: 'deal.opened', entity: 'Deal', entityId: id, after: { ...deal, lines } });
    await keepScreening(change, id, screening);
    return { deal: id };
  });
}

/** Changes what is given of a deal, if it is still as the caller read it. Nothing is priced anew by it. */
export function updateDeal(context: RequestContext, input: UpdateDealInput) {
  const options = { name: 'updateDeal', permission: 'deal:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, Deal, deals, input);
    refuseAgreed(before.leftFrom ?? before.stage, input);
    const { title, terms, destinationCountry, paidByLetterOfCredit, expectedCloseOn } = input;
    const contactId = input.contactId && (await contactOf(change, before.customerId, input.contactId));
    const after = {
      ...before,
      ...given({ title, contactId, destinationCountry, paidByLetterOfCredit, expectedCloseOn }, deals),
      ...(terms ? termsColumns(terms) : {}),
      version: before.version + 1,
      updatedAt: change.now.toISOString(),
    };
    const lines = input.lines && (await lineRows(change, viewer, before.id, input.lines, before.currency));
    await change.tx
      .update(deals)
      .set(after)
      .where(and(eq(deals.companyId, before.companyId), eq(deals.id, before.id)));
    const earlier = lines && (await replaceLines(change, before.id, lines));
    change.record({
      event: 'deal.updated',
      entity: 'Deal',
      entityId: before.id,
      before: { ...before, ...(earlier && { lines: earlier }) },
      after: { ...after, ...(lines && { lines }) },
    });
    return { deal: before.id };
  });
}

/** What was agreed is changed by an amendment of the contract alone. */
function refuseAgreed(stage: DealStage, input: UpdateDealInput): void {
  if (isBeforeAcceptance(stage)) return;
  const agreed = (['terms', 'lines', 'destinationCountry'] as const).filter((field) => input[field]);
  if (agreed.length === 0) return;
  throw new Refusal(agreed.map((field) => statusFault(stage, field)));
}

type LineRow = typeof dealLines.$inferInsert;

async function replaceLines(change: Change, dealId: string, lines: LineRow[]) {
  const ofDeal = and(eq(dealLines.companyId, change.viewer.companyId), eq(dealLines.dealId, dealId));
  const earlier = await change.tx.delete(dealLines).where(ofDeal).returning();
  if (lines.length > 0) await change.tx.insert(dealLines).values(lines);
  return earlier;
}

async function lineRows(
  change: Change,
  viewer: Viewer,
  dealId: string,
  lines: readonly DealLineInput[],
  currency: string,
): Promise<LineRow[]> {
  if (lines.length > linesPerDeal) {
    throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input', 'lines'], facts: { maximum: linesPerDeal } }]);
  }
  const path = (index: number, ...rest: string[]) => ['input', 'lines', String(index), ...rest];
  const wanted = lines.map(({ productId }, index) => ({ id: productId, path: path(index, 'productId') }));
  const found = await referredRows(change, viewer, Product, products, wanted);
  const faults = lines.flatMap(({ targetUnitPrice }, index): Fault[] => {
    if (!targetUnitPrice || targetUnitPrice.currency === currency) return [];
    const facts = { expected: currency, given: targetUnitPrice.currency };
    return [{ code: 'CURRENCY_MISMATCH', path: path(index, 'targetUnitPrice', 'currency'), facts }];
  });
  refuse(faults);
  return lines.map((line, index) => {
    const product = found[index]!;
    return {
      ...change.newRow(),
      dealId,
      sequence: index + 1,
      productId: product.id,
      description: line.description ?? product.name,
      quantity: line.quantity,
      unit: product.unit,
      targetUnitPrice: line.targetUnitPrice?.amount ?? null,
      targetCurrency: line.targetUnitPrice?.currency ?? null,
    };
  });
}

/** A contact of this customer; refuses that of another, and one that is missing. */
