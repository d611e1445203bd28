import { approvals } from '../../schema/tables/approvals.ts';
import { dealAttestations } from '../../schema/tables/deals.ts';
import { numberSeries } from '../../schema/tables/events.ts';
import { negotiationRounds, objections } from '../../schema/tables/negotiation.ts';
import { quotationLines, quotations } from '../../schema/tables/quotations.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { DealStage } from '../../src/deals/deal-stage.ts';
import { marginOfLines } from '../../src/deals/floors/price-floor.ts';
import type { OfferParties } from '../../src/deals/quotations/offer-text.ts';
import { pricedDeal } from '../../src/deals/quotations/quotation-pricing.ts';
import type { QuotationStatus } from '../../src/deals/quotations/quotation-status.ts';
import { unitPricePlacesIn } from '../../src/deals/quotations/unit-prices.ts';
import { marginTruth } from '../../src/pricing/cost-sheets/margin-truth.ts';
import { type PricedLine, priceLines, totalOf } from '../../src/pricing/cost-sheets/price-lines.ts';
import { Decimal, writeDecimal } from '../../src/trade/decimal.ts';
import { minorOf } from '../../src/trade/money.ts';
import type { PaymentMethod } from '../../src/trade/payment-method.ts';
import { insertRows } from '../insert-rows.ts';
import { dearer } from './calls.ts';
import { demoCompany, otherCompany, ownerOf } from './companies.ts';
import { pricedDeals, storedSheet } from './cost-sheet-rows.ts';
import { lastNumbersOf } from './deal-rows.ts';
import { type DemoDeal, numberYear } from './deals.ts';
import { demoId } from './demo-id.ts';
import type { DemoRate } from './fx-rates.ts';

/** A quoted deal of the demo: the revision that went furthest, and what it is made of. */
export interface DemoOffer {
  readonly deal: DemoDeal;
  readonly revisions: readonly DemoRevision[];
}

interface DemoRevision {
  readonly row: typeof quotations.$inferInsert;
  readonly lines: readonly (typeof quotationLines.$inferInsert)[];
  readonly priced: readonly PricedLine[];
}

const dayMs = 86_400_000;

/** Writes the quotations of every deal that came so far, with the rounds of its negotiation; gives what was offered. */
export async function seedQuotations(
  tx: Transaction,
  all: readonly DemoDeal[],
  rates: readonly DemoRate[],
  now: Date,
): Promise<DemoOffer[]> {
  const quoted = pricedDeals(all)
    .map((deal, index) => ({ deal, index }))
    .sort((a, b) => draftedAt(a.deal).getTime() - draftedAt(b.deal).getTime());
  const given = quoted.map(({ deal }) => ({ company: deal.company, at: draftedAt(deal) }));
  const numbers = numbersOf('Q', given);
  const offers = quoted.map(({ deal, index }, place) => ({
    deal,
    revisions: revisionsOf(deal, index, numbers[place]!, rates, now),
  }));
  const revisions = offers.flatMap((offer) => offer.revisions);
  await insertRows(
    tx,
    quotations,
    revisions.map(({ row }) => row),
  );
  await insertRows(
    tx,
    quotationLines,
    revisions.flatMap(({ lines }) => lines),
  );
  await insertRows(tx, negotiationRounds, offers.flatMap(roundRows));
  await insertRows(tx, objections, offers.flatMap(objectionRows));
  await insertRows(tx, approvals, approvalRows(offers));
  await insertRows(tx, dealAttestations, offers.flatMap(attestationRows));
  await insertRows(tx, numberSeries, lastNumbersOf('quotation', given));
  return offers;
}

/** When the first revision was drafted: when it went out, or when the price was worked out where it did not yet. */
function draftedAt(deal: DemoDeal): Date {
  return at(deal, 'QUOTED') ?? at(deal, 'QUOTING')!;
}

/** When a deal came to a stage. */
export function at(deal: DemoDeal, stage: DealStage): Date | undefined {
  return deal.stages.find((passed) => passed.stage === stage)?.at;
}

/** Gapless numbers by company and year for things that happened in this order. */
export function numbersOf(
  prefix: string,
  given: readonly { readonly company: string; readonly at: Date }[],
): string[] {
  const last = new Map<string, number>();
  return given.map(({ company, at: day }) => {
    const key = `${company} ${numberYear(day)}`;
    last.set(key, (last.get(key) ?? 0) + 1);
    return `${prefix}-${numberYear(day)}-${String(last.get(key)).padStart(5, '0')}`;
  });
}

function revisionsOf(
  deal: DemoDeal,
  index: number,
  number: string,
  rates: readonly DemoRate[],
  now: Date,
): DemoRevision[] {
  const sheet = storedSheet(deal, index, rates, now);
  const places = unitPricePlacesIn(deal.customer.currency);
  const terms = termsOf(deal);
  const asked = priceLines(pricedDeal(terms, 'CN'), sheet, {
    credit: terms,
    rounding: { places, mode: 'HALF_UP' },
  });
  const offered = draftedAt(deal);
  const countered = at(deal, 'NEGOTIATION');
  const last = { status: statusOf(deal), endedAt: endOf(deal) };
  if (!countered) return [revision(deal, number, 1, offered, last, asked, now)];
  const unitPrices = asked.map(({ rung }) =>
    new Decimal(rung.unitPrice.amount).times('0.985').toFixed(places),
  );
  const agreed = priceLines(pricedDeal(terms, 'CN'), sheet, { credit: terms, unitPrices });
  const rejected = { status: 'REJECTED' as const, endedAt: countered };
  return [
    revision(deal, number, 1, offered, rejected, asked, now),
    revision(deal, number, 2, new Date(countered.getTime() + dayMs / 24), last, agreed, now),
  ];
}

function revision(
  deal: DemoDeal,
  number: string,
  count: number,
  issued: Date,
  { status, endedAt }: { status: QuotationStatus; endedAt: Date | null },
  priced: readonly PricedLine[],
  now: Date,
): DemoRevision {
  const { customer } = deal;
  const id = demoId(`quotation ${deal.id} ${count}`);
  const isDraft = status === 'DRAFT';
  const validFor = status === 'LIVE' || isDraft ? now : issued;
  const row = {
    companyId: deal.company,
    id,
    createdAt: issued.toISOString(),
    updatedAt: (endedAt ?? issued).toISOString(),
    dealId: deal.id,
    number,
    revision: count,
    purpose: 'QUOTATION' as const,
    status,
    previousId: count > 1 ? demoId(`quotation ${deal.id} ${count - 1}`) : null,
    isRepriced: true,
    offerType: count > 1 ? ('FIRM' as const) : ('SUBJECT_TO_CONFIRMATION' as const),
    ...termsOf(deal),
    namedPlace: deal.namedPlace,
    validUntil: new Date(validFor.getTime() + 30 * dayMs).toISOString(),
    leadTimeDays: 35,
    warrantyMonths: 12,
    language: customer.language,
    costSheetId: demoId(`sheet ${deal.id}`),
    unitPricePlaces: unitPricePlacesIn(customer.currency),
    unitPriceRounding: 'HALF_UP' as const,
    totalMinor: minorOf(totalOf(priced, customer.currency)),
    marginRate: marginOf(priced),
    floorHits: [],
    parties: isDraft ? null : partiesOf(deal),
    issuedAt: isDraft ? null : issued.toISOString(),
    issuedBy: isDraft ? null : ownerOf(customer.owner).ownerId,
    endedAt: endedAt?.toISOString() ?? null,
  };
  const lines = deal.lines.map(({ product, quantity }, index) => ({
    companyId: deal.company,
    quotationId: id,
    sequence: index + 1,
    productId: demoId(`product ${product.code}`),
    description: product.name,
    hsCode: product.hsCode,
    originCountry: 'CN',
    quantity,
    unit: product.unit,
    unitPrice: priced[index]!.rung.unitPrice.amount,
    currency: customer.currency,
    amountMinor: minorOf(priced[index]!.rung.total),
  }));
  return { row, lines, priced };
}

function partiesOf({ company, customer }: DemoDeal): OfferParties {
  const seller = [demoCompany, otherCompany].find(({ id }) => id === company)!;
  return {
    seller: { name: seller.name, country: 'CN' },
    buyer: { name: customer.name, city: customer.city, country: customer.country },
    attention: customer.contact,
    timeZone: 'Asia/Shanghai',
  };
}

function statusOf(deal: DemoDeal): QuotationStatus {
  if (!at(deal, 'QUOTED')) return 'DRAFT';
  if (at(deal, 'ACCEPTED')) return 'ACCEPTED';
  return at(deal, 'LOST') ? 'REJECTED' : 'LIVE';
}

function endOf(deal: DemoDeal): Date | null {
  return at(deal, 'ACCEPTED') ?? at(deal, 'LOST') ?? null;
}

function termsOf(deal: DemoDeal) {
  const { customer, rule, mode, locode } = deal;
  const byCredit = ['KE', 'IN', 'BR'].includes(customer.country);
  const paymentMethod: PaymentMethod = byCredit ? 'LC_SIGHT' : 'TT_DEPOSIT_BAL_BEFORE_SHIP';
  return {
    ...{ rule, mode, locode, paymentMethod },
    currency: customer.currency,
    edition: 'INCOTERMS_2020' as const,
    containerised: mode === 'SEA',
    destinationCountry: customer.country,
    importerOfRecord: null,
    depositRate: byCredit ? '0' : '0.3',
    creditDays: 0,
  };
}

function marginOf(lines: readonly PricedLine[]): string {
  return writeDecimal(marginOfLines(lines).toDecimalPlaces(6, Decimal.ROUND_FLOOR));
}

/** Our first round; and where the buyer bargained, its wish for 4 % less and our second round. */
function roundRows({ deal, revisions }: DemoOffer): (typeof negotiationRounds.$inferInsert)[] {
  const [first, second] = revisions;
  if (!first?.row.issuedAt) return [];
  const ours = roundRow(deal, 1, 'SELLER', first, first.row.issuedAt, null);
  if (!second) return [ours];
  const countered = at(deal, 'NEGOTIATION')!.toISOString();
  const wish = { ...first, row: { ...first.row, totalMinor: (first.row.totalMinor * 96n) / 100n } };
  const lines = first.priced.map((line) => {
    const cut = line.rung.exact.times('0.04');
    const profit = (line.rung.amounts.get('PROFIT') ?? new Decimal(0)).minus(cut);
    const amounts = new Map([...line.rung.amounts, ['PROFIT', profit] as const]);
    return { ...line, rung: { ...line.rung, exact: line.rung.exact.minus(cut), amounts } };
  });
  const theirs = roundRow(deal, 2, 'BUYER', { ...wish, priced: lines }, countered, ours);
  return [ours, theirs, roundRow(deal, 3, 'SELLER', second, second.row.issuedAt!, ours)];
}

type ValuedRound = typeof negotiationRounds.$inferInsert & {
  readonly profitMinor: bigint;
  readonly marginRate: string;
};

function roundRow(
  deal: DemoDeal,
  sequence: number,
  side: 'SELLER' | 'BUYER',
  { row, priced }: DemoRevision,
  when: string,
  before: ValuedRound | null,
): ValuedRound {
  const profitMinor = minorOf(marginTruth(priced, 'CNY').profitInCompanyCurrency);
  const marginRate = marginOf(priced);
  return {
    companyId: deal.company,
    id: demoId(`round ${deal.id} ${sequence}`),
    dealId: deal.id,
    ...{ sequence, side },
    quotationId: row.id,
    at: when,
    personId: ownerOf(deal.customer.owner).ownerId,
    totalMinor: row.totalMinor,
    currency: row.currency,
    rule: row.rule,
    namedPlace: row.namedPlace,
    locode: row.locode,
    paymentMethod: row.paymentMethod,
    depositRate: row.depositRate,
    creditDays: row.creditDays,
    leadTimeDays: row.leadTimeDays,
    warrantyMonths: row.warrantyMonths,
    isMaterial: true,
    ...{ marginRate, profitMinor },
    concededMinor: before ? before.profitMinor - profitMinor : 0n,
    companyCurrency: 'CNY',
    concededMargin: before ? writeDecimal(new Decimal(before.marginRate).minus(marginRate)) : '0',
  };
}

/** From the library, where the company has one. */
function answerOf(deal: DemoDeal) {
  return deal.company === demoCompany.id
    ? dearer
    : { answer: 'Ours holds for 30 days and includes the inspection.' };
}

function objectionRows({ deal, revisions }: DemoOffer): (typeof objections.$inferInsert)[] {
  if (revisions.length < 2) return [];
  const when = at(deal, 'NEGOTIATION')!.toISOString();
  return [
    {
      companyId: deal.company,
      id: demoId(`objection ${deal.id}`),
      ...{ createdAt: when, updatedAt: when },
      roundId: demoId(`round ${deal.id} 2`),
      dealId: deal.id,
      reason: 'PRICE',
      words: 'We have an offer that is 4 % lower.',
      ...answerOf(deal),
      answeredAt: when,
    },
  ];
}

/** One release that was given long ago, and one that waits. */
function approvalRows(offers: readonly DemoOffer[]): (typeof approvals.$inferInsert)[] {
  const accepted = offers.find(({ revisions }) => revisions.at(-1)!.row.status === 'ACCEPTED')!;
  const live = offers.find(({ revisions }) => revisions.at(-1)!.row.status === 'LIVE')!;
  return [accepted, live].map(({ deal, revisions }, index) => {
    const { row } = revisions.at(-1)!;
    const decided = index === 0;
    return {
      companyId: deal.company,
      id: demoId(`approval ${deal.id}`),
      ...{ createdAt: row.issuedAt!, updatedAt: row.issuedAt! },
      dealId: deal.id,
      quotationId: row.id,
      status: decided ? ('APPROVED' as const) : ('PENDING' as const),
      reason: 'First order of a customer that buys every quarter.',
      hits: [{ kind: 'MARGIN' as const, scope: 'CUSTOMER' as const, line: null, shortfall: '0.01' }],
      margin: row.marginRate,
      shortfall: '0.01',
      requestedAt: row.issuedAt!,
      requestedBy: ownerOf(deal.customer.owner).ownerId,
      ...(decided && {
        decidedAt: row.issuedAt!,
        decidedBy: demoId('person director@demo.lading.test'),
        decision: 'Once.',
        expiresAt: new Date(Date.parse(row.issuedAt!) + 14 * dayMs).toISOString(),
      }),
    };
  });
}

/** What finance and sales knew before the contract. */
function attestationRows({ deal }: DemoOffer): (typeof dealAttestations.$inferInsert)[] {
  const contracted = at(deal, 'CONTRACTED');
  if (!contracted) return [];
  const said = [
    ['CREDIT_CHECKED', 'Credit report of this year.', 'finance@demo.lading.test'],
    ['CERTIFICATION_KNOWN', 'Checked with the product file.', deal.customer.owner],
  ] as const;
  return said.map(([fact, evidence, email], index) => ({
    companyId: deal.company,
    id: demoId(`attestation ${deal.id} ${index}`),
    dealId: deal.id,
    ...{ fact, evidence },
    holds: true,
    at: new Date(contracted.getTime() - dayMs).toISOString(),
    personId: ownerOf(deal.company === ownerCompany(email) ? email : deal.customer.owner).ownerId,
  }));
}

/** The company of a demo person, read off the address. */
function ownerCompany(email: string): string {
  return demoId(email.endsWith('@demo.lading.test') ? 'company' : 'other company');
}
