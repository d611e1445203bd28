import { describe, expect, it } from 'vitest';
import type { PriceLadderRequest } from '../../src/pricing/price-ladder/price-ladder.ts';
import { decimal, zero } from '../../src/trade/decimal.ts';
import type { IncotermRule } from '../../src/trade/incoterm.ts';
import { aCharge, aCostSheet, anInsurance, rung } from './a-cost-sheet.ts';

/** What is said about a price beside the checks of its terms. */
function found(rule: IncotermRule, parts: Partial<PriceLadderRequest>) {
  return rung(aCostSheet(parts), rule)
    .findings.filter(({ id }) => id.startsWith('PRC'))
    .map(({ id, facts }) => ({ id, ...facts }));
}
const ids = (rule: IncotermRule, parts: Partial<PriceLadderRequest>) =>
  found(rule, parts).map(({ id }) => id);

const freight = aCharge('MAIN_CARRIAGE', '900');
const delivery = aCharge('ON_CARRIAGE', '300');
const duties = { duties: [{ rate: decimal('0.05') }], taxRate: zero, valuedAs: 'CIF' } as const;

describe('a price says what it is wanting', () => {
  it.each([
    ['EXW', []],
    ['FOB', []],
    ['CFR', ['PRC-01']],
    ['CIF', ['PRC-01']],
    ['CPT', ['PRC-01']],
    ['DAP', ['PRC-01', 'PRC-02']],
    ['DPU', ['PRC-01', 'PRC-02']],
    ['DDP', ['PRC-01', 'PRC-02', 'PRC-03']],
  ] as const)('%s of goods alone: %j', (rule, wanting) => {
    expect(ids(rule, {})).toEqual(wanting);
  });

  it('nothing where each step that the seller pays has a cost, whatever its kind', () => {
    expect(ids('DDP', { charges: [freight, delivery], importDuties: duties })).toEqual([]);
    const byTerminal = [aCharge('DESTINATION_TERMINAL', '90'), aCharge('IMPORT_TAX', '80')];
    expect(ids('DDP', { charges: [freight, ...byTerminal] })).toEqual([]);
    const shares = [{ step: 'MAIN_CARRIAGE', rate: decimal('0.1') }] as const;
    expect(ids('CFR', { priceShares: shares })).toEqual([]);
  });

  it('by who pays in fact: an override takes a step away, or brings it in', () => {
    const charges = [freight, delivery];
    const buyersTax = [
      { step: 'IMPORT_DUTY', party: 'BUYER' },
      { step: 'IMPORT_TAX', party: 'BUYER' },
    ] as const;
    expect(ids('DDP', { charges, overrides: buyersTax })).toEqual([]);
    const sellersFreight = [{ step: 'MAIN_CARRIAGE', party: 'SELLER' }] as const;
    expect(ids('FOB', { overrides: sellersFreight })).toEqual(['PRC-01']);
    const notTax = [{ step: 'IMPORT_TAX', party: 'BUYER' }] as const;
    expect(found('DDP', { charges, overrides: notTax })).toEqual([
      { id: 'PRC-03', rule: 'DDP', steps: 'IMPORT_DUTY' },
    ]);
  });
});

describe('a price says what it holds twice', () => {
  it('insurance as a charge beside a premium, where the seller insures', () => {
    const parts = { charges: [freight, aCharge('INSURANCE', '20')], insurance: anInsurance('0.002') };
    expect(ids('CIF', parts)).toEqual(['PRC-04']);
    expect(ids('CFR', parts)).toEqual([]);
    expect(ids('CIF', { ...parts, insurance: null })).toEqual([]);
  });

  it('what is a charge and a rate at once', () => {
    const charges = [freight, delivery, ...twice.map((step) => aCharge(step, '50'))];
    const rates = {
      profit: { rate: decimal('0.1'), basis: 'PRICE' },
      commission: { rate: decimal('0.03'), base: 'INVOICE' },
      bankChargeRate: decimal('0.001'),
      importDuties: { ...duties, taxRate: decimal('0.2') },
    } as const;
    expect(found('DDP', { charges, ...rates })).toEqual([{ id: 'PRC-05', steps: twice.join(',') }]);
    expect(found('FOB', { charges, ...rates })).toEqual([
      { id: 'PRC-05', steps: 'PROFIT,COMMISSION,BANK_CHARGES' },
    ]);
    expect(ids('FOB', { charges })).toEqual([]);
    const none = {
      profit: { rate: zero, basis: 'PRICE' },
      commission: { rate: zero, base: 'INVOICE' },
    } as const;
    expect(ids('FOB', { charges, ...none })).toEqual([]);
  });
  const twice = ['PROFIT', 'COMMISSION', 'BANK_CHARGES', 'IMPORT_DUTY', 'IMPORT_TAX'] as const;
});

describe('a price says what falls short', () => {
  it('insurance of less than 110 %, where the rule asks for it', () => {
    const parts = { charges: [freight, delivery], insurance: anInsurance('0.002', '1.05') };
    expect(found('CIP', parts)).toEqual([{ id: 'PRC-06', rule: 'CIP', insured: '105', least: '110' }]);
    expect(ids('DAP', parts)).toEqual([]);
    expect(ids('CIF', { ...parts, insurance: anInsurance('0.002', '1.10') })).toEqual([]);
  });

  it('lines whose last package is not full, and lines below the smallest quantity', () => {
    const line = (sequence: number, quantity: string) => ({
      ...{ sequence, quantity: decimal(quantity) },
      ...{ unitsPerPackage: 12, minimumOrderQuantity: decimal('600') },
    });
    const lines = [
      line(1, '600'),
      line(2, '606'),
      line(3, '588'),
      line(4, '7'),
      { sequence: 5, quantity: decimal('1') },
    ];
    expect(found('FOB', { lines })).toEqual([
      { id: 'PRC-07', lines: '2, 4' },
      { id: 'PRC-08', lines: '3, 4' },
    ]);
    expect(ids('FOB', { lines: [line(1, '612')] })).toEqual([]);
  });
});
