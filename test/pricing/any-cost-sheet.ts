import fc from 'fast-check';
import { allocationKeys, chargeBases } from '../../src/pricing/charge-basis.ts';
import type { PricedDeal, StoredCostSheet } from '../../src/pricing/cost-sheets/cost-sheet.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { costSteps, journeySteps, parties } from '../../src/trade/incoterm.ts';

/** A deal in dollars, CIF Hamburg. */
export const deal: PricedDeal = {
  currency: 'USD',
  rule: 'CIF',
  locode: 'DEHAM',
  edition: 'INCOTERMS_2020',
  mode: 'SEA',
  containerised: true,
  destinationCountry: 'DE',
  paidByLetterOfCredit: false,
};

/** A decimal from `minimum` to `maximum` with so many places. */
export const text = (minimum: number, maximum: number, places: number) =>
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
/** Any sheet of a deal by sea that can be priced: shares stay below the whole price. */
export const sheets: fc.Arbitrary<StoredCostSheet> = fc.record({
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
