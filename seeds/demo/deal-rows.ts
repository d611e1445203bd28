import { dealLines, dealStageChanges, deals } from '../../schema/tables/deals.ts';
import { numberSeries } from '../../schema/tables/events.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { DealStage } from '../../src/deals/deal-stage.ts';
import { minorDigitsOf } from '../../src/trade/currency.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { insertRows } from '../insert-rows.ts';
import { ownerOf } from './companies.ts';
import { type DemoDeal, numberYear } from './deals.ts';
import { demoId } from './demo-id.ts';
import type { DemoRate } from './fx-rates.ts';

/** Writes deals with their lines and history, and the last number of every year. */
export async function seedDeals(
  tx: Transaction,
  all: readonly DemoDeal[],
  rates: readonly DemoRate[],
): Promise<void> {
  await insertRows(tx, deals, all.map(dealRow));
  await insertRows(
    tx,
    dealLines,
    all.flatMap((deal, index) => lineRows(deal, index % 3 === 0 ? rates : [])),
  );
  await insertRows(tx, dealStageChanges, all.flatMap(stageRows));
  const opened = all.map(({ company, openedAt }) => ({ company, at: openedAt }));
  await insertRows(tx, numberSeries, lastNumbersOf('deal', opened));
}

function dealRow(deal: DemoDeal): typeof deals.$inferInsert {
  const { customer, number, stages, rule, mode, namedPlace, locode } = deal;
  const last = stages.at(-1)!;
  return {
    companyId: deal.company,
    id: deal.id,
    createdAt: deal.openedAt.toISOString(),
    updatedAt: last.at.toISOString(),
    ...{ number, rule, mode, namedPlace, locode },
    title: deal.lines.map(({ product }) => product.name).join('; '),
    customerId: demoId(`customer ${customer.key}`),
    contactId: demoId(`contact ${customer.key}`),
    ...ownerOf(customer.owner),
    stage: last.stage,
    stageSince: last.at.toISOString(),
    leftFrom: ['ON_HOLD', 'CLAIM'].includes(last.stage) ? stages.at(-2)!.stage : null,
    lossReason: last.stage === 'LOST' ? 'COMPETITOR' : null,
    openedAt: deal.openedAt.toISOString(),
    currency: customer.currency,
    edition: 'INCOTERMS_2020',
    containerised: mode === 'SEA',
    destinationCountry: customer.country,
    paidByLetterOfCredit: ['KE', 'IN', 'BR'].includes(customer.country),
    expectedCloseOn: new Date(deal.openedAt.getTime() + 90 * 86_400_000).toISOString().slice(0, 10),
  };
}

/** The lines; with rates, also what the buyer would like to pay: the cost of the goods and 6 %. */
function lineRows(deal: DemoDeal, rates: readonly DemoRate[]): (typeof dealLines.$inferInsert)[] {
  const at = deal.openedAt.toISOString();
  const { currency } = deal.customer;
  const rate = rates.findLast(
    ({ base, quote, day }) => base === currency && quote === 'CNY' && day <= at.slice(0, 10),
  );
  return deal.lines.map(({ product, quantity }, index) => ({
    companyId: deal.company,
    id: demoId(`line ${deal.id} ${index}`),
    createdAt: at,
    updatedAt: at,
    dealId: deal.id,
    sequence: index + 1,
    productId: demoId(`product ${product.code}`),
    description: product.name,
    quantity,
    unit: product.unit,
    ...(rate && {
      targetUnitPrice: new Decimal(product.cost).times('1.06').div(rate.bid).toFixed(minorDigitsOf(currency)),
      targetCurrency: currency,
    }),
  }));
}

const reasons: Readonly<Partial<Record<DealStage, string>>> = {
  LOST: 'A competitor was 6 % below us.',
  CANCELLED: 'The buyer’s end customer went out of business.',
  ON_HOLD: 'The buyer waits for its import licence.',
  CLAIM: 'Eleven cartons arrived wet.',
};

function stageRows(deal: DemoDeal): (typeof dealStageChanges.$inferInsert)[] {
  return deal.stages.map(({ stage, at }, index) => ({
    companyId: deal.company,
    id: demoId(`stage ${deal.id} ${index}`),
    dealId: deal.id,
    fromStage: deal.stages[index - 1]?.stage ?? null,
    toStage: stage,
    at: at.toISOString(),
    personId: ownerOf(deal.customer.owner).ownerId,
    reason: reasons[stage] ?? null,
  }));
}

/** The last number of every year in a series whose numbers are given on these days. */
export function lastNumbersOf(
  series: string,
  given: readonly { readonly company: string; readonly at: Date }[],
): (typeof numberSeries.$inferInsert)[] {
  const rows = new Map<string, typeof numberSeries.$inferInsert>();
  for (const { company, at } of given) {
    const year = numberYear(at);
    const key = `${company} ${year}`;
    rows.set(key, { companyId: company, series, year, last: (rows.get(key)?.last ?? 0) + 1 });
  }
  return [...rows.values()];
}
