import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AllocationKey } from '../../src/pricing/charge-basis.ts';
import { ladderOfSheet, type StoredCostSheet } from '../../src/pricing/cost-sheets/cost-sheet.ts';
import { requestsOfLines } from '../../src/pricing/cost-sheets/cost-sheet-lines.ts';
import { priceLadder } from '../../src/pricing/price-ladder/price-ladder.ts';
import { Decimal, sumDecimals } from '../../src/trade/decimal.ts';
import { incotermEditions } from '../../src/trade/incoterm.ts';
import { deal, sheets } from './any-cost-sheet.ts';

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
