import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExportSale, exportCostFigures } from '../../src/pricing/export-cost-figures.ts';
import { Decimal, zero } from '../../src/trade/decimal.ts';
import type { Refusal } from '../../src/trade/fault.ts';

const cny = (amount: string) => ({ amount: new Decimal(amount), currency: 'CNY' });
const usd = (amount: string) => ({ amount: new Decimal(amount), currency: 'USD' });
const d = (text: string) => new Decimal(text);

/** 1,000 pieces for CNY 56.50 each with 13 % VAT of which 10 % comes back, sold for USD 10 CIFC3. */
const sale: ExportSale = {
  purchase: cny('56500'),
  vatRate: d('0.13'),
  rebateRate: d('0.10'),
  scheme: 'TRADER',
  domesticCharges: [cny('1800'), cny('450')],
  domesticChargeRate: zero,
  price: usd('10000'),
  freight: usd('950'),
  insurance: { premiumRate: d('0.002'), insuredFraction: d('1.1') },
  commissionRate: d('0.03'),
  rate: d('7.10'),
};
const plain = (figures: ReturnType<typeof exportCostFigures>) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      value instanceof Decimal ? value.toFixed() : value.amount,
    ]),
  );

describe('the control figures of an export sale', () => {
  it('net receipt is the price less all foreign charges, total cost is the purchase less the rebate and the charges', () => {
    // 10 000 − 950 − 22 − 300 = 8 728; 56 500 + 2 250 − 56 500 / 1.13 × 0.10 = 53 750; 53 750 / 8 728 = 6.1583…
    expect(plain(exportCostFigures(sale))).toEqual({
      rebate: '5000.00',
      totalCost: '53750.00',
      netReceipt: '8728.00',
      costPerUnit: '6.1583',
      profit: '8218.80',
      profitRate: '0.1529',
    });
  });

  it('takes a premium and a commission that are given before those that rates would come to', () => {
    const given = { ...sale, insurancePremium: usd('30'), commission: usd('0') };
    expect(exportCostFigures(given).netReceipt.amount).toBe('9020.00');
  });

  it('adds overhead as a share of the purchase', () => {
    expect(exportCostFigures({ ...sale, domesticChargeRate: d('0.05') }).totalCost.amount).toBe('56575.00');
  });

  it('gives a manufacturer the input VAT less what of the FOB value can’t be credited', () => {
    // 6 500 − (10 000 − 950 − 22) × 7.10 × (13 % − 10 %) = 4 577.036
    expect(exportCostFigures({ ...sale, scheme: 'MANUFACTURER' }).rebate.amount).toBe('4577.04');
  });

  it('earns just when a unit costs less than the bank pays for it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 900_000 }),
        fc.integer({ min: 1, max: 2_000 }),
        (cost, rate) => {
          const figures = exportCostFigures({
            ...sale,
            purchase: cny(String(cost)),
            rate: new Decimal(rate).div(100),
          });
          const earns = new Decimal(figures.profit.amount).gt(0);
          const isCheap = figures.costPerUnit.lt(new Decimal(rate).div(100));
          // Four decimals of the one and cents of the other may tell apart what is equal.
          const isClose = new Decimal(figures.profit.amount).abs().lt(1);
          expect(earns === isCheap || isClose).toBe(true);
        },
      ),
    );
  });

  it('refuses everything that makes no sense, field by field', () => {
    const wrong: ExportSale = {
      ...sale,
      rebateRate: d('0.2'),
      domesticCharges: [usd('1')],
      freight: cny('1'),
      commissionRate: d('1'),
      rate: zero,
    };
    const faults = faultsOf(wrong);
    expect(faults.map(({ code, path }) => `${code} ${path.slice(1).join('.')}`)).toEqual([
      'OUT_OF_RANGE rebateRate',
      'CURRENCY_MISMATCH domesticCharges.0.currency',
      'CURRENCY_MISMATCH freight.currency',
      'SHARES_EXCEED_PRICE commissionRate',
      'OUT_OF_RANGE rate',
    ]);
    expect(faultsOf({ ...sale, freight: usd('12000') })).toMatchObject([{ code: 'SHARES_EXCEED_PRICE' }]);
  });
});

function faultsOf(wrong: ExportSale) {
  try {
    exportCostFigures(wrong);
    return [];
  } catch (error) {
    return (error as Refusal).faults;
  }
}
