import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insuranceBases } from '../../src/pricing/cif-and-cip.ts';
import { commissionBases } from '../../src/pricing/commission.ts';
import { taxSchemes } from '../../src/pricing/export-rebate.ts';
import { profitBases } from '../../src/pricing/margin.ts';
import { convertPrice } from '../../src/pricing/price-conversion/price-conversion.ts';
import { type PriceLadderRequest, priceLadder } from '../../src/pricing/price-ladder/price-ladder.ts';
import { type Decimal, decimal } from '../../src/trade/decimal.ts';
import {
  costSteps,
  fcaPlaces,
  type IncotermRule,
  incotermEditions,
  journeySteps,
  parties,
  transportModes,
} from '../../src/trade/incoterm.ts';
import { minorOf, sum } from '../../src/trade/money.ts';
import { roundingModes } from '../../src/trade/rounding.ts';

const currencies = ['USD', 'CNY', 'EUR', 'JPY', 'KWD', 'CLF'] as const;

/** A decimal from `minimum` to `maximum` in steps of so many places. */
function exact(minimum: number, maximum: number, places: number): fc.Arbitrary<Decimal> {
  const scale = 10 ** places;
  return fc
    .bigInt(BigInt(Math.round(minimum * scale)), BigInt(Math.round(maximum * scale)))
    .map((units) => decimal(`${units}`).div(scale));
}

const amount = fc.record({ amount: exact(0, 1_000_000, 4), currency: fc.constantFrom(...currencies) });
/** Every currency against the dollar, so that all are joined across it. */
const rates = fc
  .tuple(
    ...currencies
      .slice(1)
      .map((quote) => exact(0.0001, 2000, 6).map((rate) => ({ base: 'USD', quote, rate }))),
  )
  .map((pairs) => [...pairs]);
const lot = fc.record({
  amount,
  vatRate: exact(0, 0.25, 4),
  share: exact(0, 1, 2),
  scheme: fc.constantFrom(...taxSchemes),
});
const goods = fc
  .array(lot, { minLength: 1, maxLength: 4 })
  .map((lots) => lots.map(({ share, ...rest }) => ({ ...rest, rebateRate: rest.vatRate.times(share) })));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Any cost sheet that can be priced: shares stay below the whole price. */
const costSheet: fc.Arbitrary<PriceLadderRequest> = fc.record({
  currency: fc.constantFrom(...currencies),
  quantity: exact(0.001, 100_000, 3),
  goods,
  charges: fc.array(fc.record({ step: fc.constantFrom(...costSteps), amount }), { maxLength: 25 }),
  rates,
  insurance: optional(fc.record({ premiumRate: exact(0, 0.1, 5), insuredFraction: exact(1, 1.5, 2) })),
  commission: optional(fc.record({ rate: exact(0, 0.2, 4), base: fc.constantFrom(...commissionBases) })),
  insuranceBase: fc.constantFrom(...insuranceBases),
  profit: optional(fc.record({ rate: exact(0, 0.2, 4), basis: fc.constantFrom(...profitBases) })),
  bankChargeRate: exact(0, 0.02, 5),
  mode: fc.constantFrom(...transportModes),
  edition: fc.constantFrom(...incotermEditions),
  fcaPlace: fc.constantFrom(...fcaPlaces),
  importDuties: optional(
    fc.record({
      duties: fc.array(fc.record({ rate: optional(exact(0, 0.3, 3)), perUnit: optional(amount) }), {
        maxLength: 3,
      }),
      taxRate: exact(0, 0.25, 3),
      valuedAs: fc.constantFrom('CIF' as const, 'FOB' as const),
    }),
  ),
  overrides: fc.array(
    fc.record({ step: fc.constantFrom(...journeySteps), party: fc.constantFrom(...parties) }),
    {
      maxLength: 3,
    },
  ),
  roundingMode: fc.constantFrom(...roundingModes),
  unitPriceRounding: optional(
    fc.record({ places: fc.integer({ min: 0, max: 6 }), mode: fc.constantFrom(...roundingModes) }),
  ),
});

describe('every price ladder', () => {
  it('has components of the seller that sum to the price of each rung to the minor unit', () => {
    fc.assert(
      fc.property(costSheet, (sheet) => {
        for (const rung of priceLadder(sheet).rungs) {
          const sellers = rung.components
            .filter(({ paidBy }) => paidBy === 'SELLER')
            .map((part) => part.amount);
          expect(minorOf(sum(sellers, sheet.currency))).toBe(minorOf(rung.total));
        }
      }),
      { numRuns: 300 },
    );
  }, 20_000);

  it('counts every charge in each rung once: in the price or beside it', () => {
    fc.assert(
      fc.property(costSheet, (sheet) => {
        const isCounted = ({ step, amount: { amount } }: (typeof sheet.charges)[number]) =>
          // A rebate may cancel with that of the goods, and profit with what rounding the unit price takes.
          amount.gt(0) && step !== 'REBATE' && step !== 'PROFIT';
        const costed = sheet.charges.filter(isCounted).map(({ step }) => step);
        for (const { components } of priceLadder(sheet).rungs) {
          const steps = components.map(({ step }) => step);
          expect(new Set(steps).size).toBe(steps.length);
          expect(costed.filter((step) => !steps.includes(step))).toEqual([]);
        }
      }),
    );
  });

  it('never falls along EXW, FCA, FAS, FOB, CFR, CIF, nor along CPT, DAP, DPU', () => {
    const chains: IncotermRule[][] = [
      ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF'],
      ['FCA', 'CPT', 'CIP'],
      ['CPT', 'DAP', 'DPU'],
      ['DAP', 'DDP'],
    ];
    // A rebate is above the cost in no sheet of a trader, so nothing that a step adds is negative.
    const traders = costSheet.map(
      (sheet): PriceLadderRequest => ({
        ...sheet,
        goods: [sheet.goods].flat().map((item) => ({ ...item, scheme: 'TRADER' as const })),
        charges: sheet.charges.filter(({ step }) => step !== 'REBATE' && step !== 'INSURANCE'),
        importDuties: null,
        overrides: [],
        mode: 'SEA',
        edition: 'INCOTERMS_2020',
        unitPriceRounding: null,
      }),
    );
    fc.assert(
      fc.property(traders, fc.constantFrom(...chains), (sheet, chain) => {
        const prices = priceLadder({ ...sheet, rules: chain }).rungs.map(({ total }) => minorOf(total));
        const sorted = [...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(prices).toEqual(sorted);
      }),
    );
  });

  it('keeps the margin that was asked for: the round trip from margin to price and back', () => {
    fc.assert(
      fc.property(costSheet, exact(0.001, 0.3, 4), (sheet, rate) => {
        const charges = sheet.charges.filter(({ step }) => step !== 'PROFIT' && step !== 'REBATE');
        const request = {
          ...sheet,
          charges,
          profit: { rate, basis: 'PRICE' as const },
          // High duties and a high margin together may take the whole price, which is refused.
          importDuties: null,
          unitPriceRounding: null,
        };
        for (const { margin, exact: price } of priceLadder(request).rungs) {
          if (price.isZero()) continue;
          expect(margin.rateOfPrice?.toFixed(12)).toBe(rate.toFixed(12));
        }
      }),
    );
  });

  it('goes down by convertPrice to where it came up from', () => {
    const net = costSheet.map(
      (sheet): PriceLadderRequest => ({
        ...sheet,
        goods: [sheet.goods].flat().map((item) => ({ ...item, scheme: 'TRADER' as const })),
        commission: sheet.commission ? { ...sheet.commission, base: 'INVOICE' } : null,
        profit: null,
        bankChargeRate: decimal('0'),
        importDuties: null,
        overrides: [],
        unitPriceRounding: null,
        fcaPlace: 'SELLERS_PREMISES',
      }),
    );
    fc.assert(
      fc.property(net, fc.nat(), fc.nat(), fc.constantFrom(...currencies), (sheet, first, second, other) => {
        const rungs = priceLadder(sheet).rungs;
        const [from, to] = [rungs[first % rungs.length]!, rungs[second % rungs.length]!];
        const basis = {
          commissionRate: sheet.commission?.rate ?? decimal('0'),
          insurance: sheet.insurance,
          unitsPerPack: decimal('1'),
          creditDays: 0,
        };
        const there = {
          price: { amount: from.exact, currency: sheet.currency },
          from: { ...basis, rule: from.rule },
          to: { ...basis, rule: to.rule, currency: other },
          charges: sheet.charges,
          insuranceBase: sheet.insuranceBase,
          annualInterestRate: decimal('0.06'),
          dayCount: 360,
          rates: sheet.rates,
          edition: sheet.edition,
        };
        fc.pre(from.exact.gte(0));
        const inSameCurrency = convertPrice({ ...there, to: { ...there.to, currency: sheet.currency } });
        expect(inSameCurrency.exact.minus(to.exact).abs().lt(1e-20)).toBe(true);
        const converted = convertPrice({
          ...there,
          to: { ...there.to, creditDays: 90, unitsPerPack: decimal('12') },
        });
        fc.pre(converted.exact.gte(0));
        const back = convertPrice({
          ...there,
          price: { amount: converted.exact.div(12), currency: other },
          from: { ...there.to, creditDays: 90 },
          to: { ...there.from, currency: sheet.currency },
        });
        expect(back.exact.minus(from.exact).abs().lt(1e-20)).toBe(true);
      }),
    );
  });
});
