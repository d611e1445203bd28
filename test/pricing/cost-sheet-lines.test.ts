import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AllocationKey, allocationKeys, chargeBases } from '../../src/pricing/charge-basis.ts';
import { ladderOfSheet, type PricedDeal, type StoredCostSheet } from '../../src/pricing/cost-sheet.ts';
import { requestsOfLines } from '../../src/pricing/cost-sheet-lines.ts';
import { priceLadder } from '../../src/pricing/price-ladder.ts';
import { Decimal, sumDecimals } from '../../src/trade/decimal.ts';
import { costSteps, incotermEditions, journeySteps, parties } from '../../src/trade/incoterm.ts';

const deal: PricedDeal = {
  currency: 'USD',
  rule: 'CIF',
  locode: 'DEHAM',
  edition: 'INCOTERMS_2020',
  mode: 'SEA',
  containerised: true,
  destinationCountry: 'DE',
  paidByLetterOfCredit: false,
};

function aLine(sequence: number, parts: Partial<StoredCostSheet['goods'][number]> = {}) {
  return {
    ...{ sequence, quantity: '100', vatRate: '0.13', rebateRate: '0.13', product: null },
    unitCost: { amount: '10', currency: 'USD' },
    taxScheme: 'NONE' as const,
    ...{ packages: 10, netKg: '90', grossKg: '100', cbm: '1', unitsPerPackage: 10 },
    ...parts,
  };
}

function aSheet(parts: Partial<StoredCostSheet>): StoredCostSheet {
  return {
    goods: [aLine(1), aLine(2)],
    charges: [],
    insuredFraction: '1.10',
    insuranceBase: 'GROSS',
    commissionRate: '0',
    commissionBase: 'INVOICE',
    profitRate: '0',
    profitBasis: 'PRICE',
    bankChargeRate: '0',
    fxSnapshot: { buffer: '0', rates: [{ base: 'USD', quote: 'CNY', rate: '7.1' }] },
    ...parts,
  };
}

const freight = (allocateBy: AllocationKey | null) =>
  ({ step: 'MAIN_CARRIAGE', allocateBy, amount: { amount: '900', currency: 'USD' } }) as const;
const sharesOf = (sheet: StoredCostSheet) =>
  requestsOfLines(deal, sheet).map(({ charges }) => charges[0]!.amount.amount.toFixed());

describe('a cost sheet line by line', () => {
  it.each([
    ['VALUE', ['600', '300']],
    ['GROSS_WEIGHT', ['225', '675']],
    ['NET_WEIGHT', ['180', '720']],
    ['VOLUME', ['100', '800']],
    ['QUANTITY', ['300', '600']],
    ['PACKAGES', ['360', '540']],
    ['EQUAL', ['450', '450']],
  ] as const)('shares a charge by %s', (key, shares) => {
    const goods = [
      aLine(1, { unitCost: { amount: '40', currency: 'USD' } }),
      aLine(2, { quantity: '200', packages: 15, netKg: '360', grossKg: '300', cbm: '8' }),
    ];
    expect(sharesOf(aSheet({ goods, charges: [freight(key)] }))).toEqual(shares);
  });

  it('lets each line bear what a charge counts of it, where no key is chosen', () => {
    const goods = [aLine(1, { cbm: '1.5' }), aLine(2, { cbm: '3' })];
    const charges = [{ ...freight(null), basis: 'CBM' as const }];
    expect(sharesOf(aSheet({ goods, charges }))).toEqual(['1350', '2700']);
  });

  it('gives nothing to a line without weight, and refuses weights that are all zero or unknown', () => {
    const light = [aLine(1, { cbm: '0' }), aLine(2)];
    expect(sharesOf(aSheet({ goods: light, charges: [freight('VOLUME')] }))).toEqual(['0', '900']);
    const weightless = [aLine(1, { cbm: '0' }), aLine(2, { cbm: '0' })];
    expect(() => requestsOfLines(deal, aSheet({ goods: weightless, charges: [freight('VOLUME')] }))).toThrow(
      'ZERO_WEIGHT_SUM at input.charges.0.allocateBy',
    );
    const unknown = [aLine(1), aLine(2, { grossKg: null })];
    expect(() =>
      requestsOfLines(deal, aSheet({ goods: unknown, charges: [freight('GROSS_WEIGHT')] })),
    ).toThrow('MISSING_PACKING at input.charges.0.allocateBy');
  });

  it('needs no packing for a single line: it bears all', () => {
    const goods = [aLine(1, { cbm: null })];
    expect(sharesOf(aSheet({ goods, charges: [freight('VOLUME')] }))).toEqual(['900']);
  });
});

const text = (minimum: number, maximum: number, places: number) =>
  fc
    .integer({ min: Math.round(minimum * 10 ** places), max: Math.round(maximum * 10 ** places) })
    .map((units) => new Decimal(units).div(10 ** places).toFixed());
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const amount = fc.record({ amount: text(0, 100_000, 2), currency: fc.constantFrom('USD', 'CNY') });
const line = fc.record({
  quantity: text(1, 10_000, 1),
  unitCost: fc.record({ amount: text(0.01, 500, 2), currency: fc.constantFrom('USD', 'CNY') }),
  vatRate: fc.constant('0.13'),
  rebateRate: text(0, 0.13, 2),
  taxScheme: fc.constantFrom('TRADER' as const, 'NONE' as const),
  packages: fc.integer({ min: 1, max: 2_000 }),
  netKg: text(0.1, 9_000, 2),
  grossKg: text(0.1, 9_000, 2),
  cbm: text(0.001, 90, 3),
});
/** Traders' goods are taxed line by line; a manufacturer's all alike, as its tax hangs on the price. */
const goods = fc.tuple(fc.array(line, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([lines, isMade]) =>
  lines.map((each, index) => ({
    ...each,
    ...(isMade && { taxScheme: 'MANUFACTURER' as const, rebateRate: '0.09' }),
    sequence: index + 1,
    product: null,
  })),
);
const charge = fc
  .record({
    step: fc.constantFrom(...costSteps),
    basis: fc.constantFrom(...chargeBases),
    allocateBy: optional(fc.constantFrom(...allocationKeys)),
    amount,
    rate: text(0, 0.05, 3),
  })
  .map((given) =>
    given.basis === 'PERCENT_OF_PRICE' ? { ...given, amount: null } : { ...given, rate: null },
  );
const sheets = fc.record({
  goods,
  charges: fc.array(charge, { maxLength: 6 }),
  equipment: fc.constant('HQ40' as const),
  containers: fc.integer({ min: 1, max: 20 }),
  premiumRate: optional(text(0.001, 0.01, 4)),
  insuredFraction: text(1, 1.3, 2),
  insuranceBase: fc.constantFrom('GROSS' as const, 'NET' as const),
  commissionRate: text(0, 0.1, 3),
  commissionBase: fc.constantFrom('INVOICE' as const, 'FOB' as const),
  profitRate: text(0, 0.2, 3),
  profitBasis: fc.constantFrom('PRICE' as const, 'COST' as const),
  bankChargeRate: text(0, 0.01, 4),
  payerOverrides: fc.array(
    fc.record({ step: fc.constantFrom(...journeySteps), party: fc.constantFrom(...parties) }),
    { maxLength: 3 },
  ),
  importDuties: fc.array(fc.record({ rate: optional(text(0, 0.3, 3)), perUnit: optional(amount) }), {
    maxLength: 2,
  }),
  importTaxRate: optional(text(0, 0.25, 2)),
  customsValueBasis: fc.constantFrom('CIF' as const, 'FOB' as const),
  fxSnapshot: fc.constant({ buffer: '0', rates: [{ base: 'USD', quote: 'CNY', rate: '7.1' }] }),
});

describe('whatever the sheet,', () => {
  it('the exact prices of its lines sum to that of the whole under every rule, and so does every step', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(...incotermEditions), (sheet, edition) => {
        const whole = ladderOfSheet({ ...deal, edition }, sheet);
        const lines = requestsOfLines({ ...deal, edition }, sheet).map((request) => priceLadder(request));
        whole.rungs.forEach((rung, index) => {
          const ofLines = lines.map((ladder) => ladder.rungs[index]!);
          const difference = sumDecimals(ofLines.map(({ exact }) => exact)).minus(rung.exact);
          expect(difference.abs().lt(1e-30), `${rung.rule} differs by ${difference}`).toBe(true);
          for (const [step, amountOfStep] of rung.amounts) {
            const ofStep = sumDecimals(ofLines.map(({ amounts }) => amounts.get(step) ?? new Decimal(0)));
            expect(ofStep.minus(amountOfStep).abs().lt(1e-30), `${rung.rule} ${step}`).toBe(true);
          }
        });
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});
