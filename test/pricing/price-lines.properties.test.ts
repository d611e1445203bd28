import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LinePricing, priceLines, totalOf } from '../../src/pricing/cost-sheets/price-lines.ts';
import { Decimal, sumDecimals } from '../../src/trade/decimal.ts';
import { type IncotermRule, incotermRules } from '../../src/trade/incoterm.ts';
import { minorOf, roundToMinor } from '../../src/trade/money.ts';
import { deal, sheets, text } from './any-cost-sheet.ts';

const rules: readonly IncotermRule[] = incotermRules.filter((rule) => rule !== 'DAT');
const currencies = ['USD', 'JPY', 'KWD'] as const;
const rates = [
  { base: 'USD', quote: 'CNY', rate: '7.1' },
  { base: 'USD', quote: 'JPY', rate: '151.37' },
  { base: 'KWD', quote: 'USD', rate: '3.2571' },
];
const credits = fc.record({ depositRate: text(0, 1, 2), creditDays: fc.integer({ min: 0, max: 180 }) });
const pricings: fc.Arbitrary<LinePricing> = fc.record({
  credit: credits,
  rounding: fc.record({
    places: fc.integer({ min: 0, max: 6 }),
    mode: fc.constantFrom('HALF_UP' as const, 'UP' as const),
  }),
});
const terms = fc.record({
  rule: fc.constantFrom(...rules),
  currency: fc.constantFrom(...currencies),
});
const quoted = fc.tuple(sheets, terms, pricings).map(([sheet, { rule, currency }, pricing]) => ({
  ...{ currency, pricing },
  deal: { ...deal, rule, currency },
  sheet: { ...sheet, fxSnapshot: { buffer: '0', rates } },
}));

/** Prices the same sheet once more with its unit prices given, as a stored revision is read. */
function pricedAgain({ deal, sheet, pricing }: Parameters<typeof price>[0], unitPrices: string[]) {
  return priceLines(deal, sheet, { credit: pricing.credit, unitPrices });
}
function price({
  deal,
  sheet,
  pricing,
}: {
  deal: Parameters<typeof priceLines>[0];
  sheet: Parameters<typeof priceLines>[1];
  pricing: LinePricing;
}) {
  return priceLines(deal, sheet, pricing);
}
const options = { numRuns: 60 };

describe('the lines of a quotation, whatever the sheet, the rule, the currency and the credit,', () => {
  it('are each quantity times unit price rounded once, and the total is their sum to the minor unit', () => {
    fc.assert(
      fc.property(quoted, (quotation) => {
        const lines = price(quotation);
        let total = 0n;
        for (const [index, { rung }] of lines.entries()) {
          const quantity = quotation.sheet.goods[index]!.quantity;
          const amount = new Decimal(rung.unitPrice.amount).times(quantity);
          expect(minorOf(rung.total)).toBe(minorOf(roundToMinor(amount, quotation.currency)));
          total += minorOf(rung.total);
        }
        expect(minorOf(totalOf(lines, quotation.currency))).toBe(total);
      }),
      options,
    );
  });

  it('show components that sum to each amount to the minor unit', () => {
    fc.assert(
      fc.property(quoted, (quotation) => {
        for (const { rung } of price(quotation)) {
          const ofSeller = rung.components.filter(({ paidBy }) => paidBy === 'SELLER');
          const sum = ofSeller.reduce((so, { amount }) => so + minorOf(amount), 0n);
          expect(sum).toBe(minorOf(rung.total));
        }
      }),
      options,
    );
  });

  it('have unit prices of no more places than were asked for', () => {
    fc.assert(
      fc.property(quoted, (quotation) => {
        for (const { rung } of price(quotation)) {
          const places = new Decimal(rung.unitPrice.amount).decimalPlaces();
          expect(places).toBeLessThanOrEqual(quotation.pricing.rounding!.places);
        }
      }),
      options,
    );
  });

  it('leave the same to the last digit when they are read back from their unit prices', () => {
    fc.assert(
      fc.property(quoted, (quotation) => {
        const lines = price(quotation);
        const again = pricedAgain(
          quotation,
          lines.map(({ rung }) => rung.unitPrice.amount),
        );
        expect(totalOf(again, quotation.currency)).toEqual(totalOf(lines, quotation.currency));
        for (const [index, { rung }] of again.entries()) {
          const before = lines[index]!.rung.amounts;
          for (const [step, amount] of rung.amounts) {
            expect(
              amount
                .minus(before.get(step) ?? 0)
                .abs()
                .lt(1e-25),
              step,
            ).toBe(true);
          }
        }
      }),
      options,
    );
  });

  it('cost what they cost: what they leave is their price less everything that is paid from it', () => {
    fc.assert(
      fc.property(quoted, (quotation) => {
        for (const { rung } of price(quotation)) {
          const difference = sumDecimals([...rung.amounts.values()]).minus(rung.exact);
          expect(difference.abs().lt(1e-25), difference.toString()).toBe(true);
        }
      }),
      options,
    );
  });
});
