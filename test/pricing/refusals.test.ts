import { describe, expect, it } from 'vitest';
import {
  type ConvertPriceRequest,
  convertPrice,
} from '../../src/pricing/price-conversion/price-conversion.ts';
import { type PriceLadderRequest, priceLadder } from '../../src/pricing/price-ladder/price-ladder.ts';
import { decimal } from '../../src/trade/decimal.ts';
import { Refusal } from '../../src/trade/fault.ts';
import { aCharge, aCostSheet, aLot, anInsurance, aRate } from './a-cost-sheet.ts';

function faultsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.faults.map(({ code, path }) => `${code} ${path.join('.')}`);
    throw error;
  }
  return [];
}
const ladder = (parts: Partial<PriceLadderRequest>) => faultsOf(() => priceLadder(aCostSheet(parts)));

describe('a price ladder refuses', () => {
  it.each([
    [
      'a profit of the whole price',
      { profit: { rate: decimal('1'), basis: 'PRICE' } },
      'SHARES_EXCEED_PRICE input.profit.rate',
    ],
    [
      'a commission of the whole price',
      { commission: { rate: decimal('1.2'), base: 'INVOICE' } },
      'SHARES_EXCEED_PRICE input.commission.rate',
    ],
    [
      'bank charges of the whole price',
      { bankChargeRate: decimal('1') },
      'SHARES_EXCEED_PRICE input.bankChargeRate',
    ],
    [
      'a premium of the whole price',
      { insurance: anInsurance('0.95') },
      'SHARES_EXCEED_PRICE input.insurance.premiumRate',
    ],
    [
      'a negative profit',
      { profit: { rate: decimal('-0.1'), basis: 'COST' } },
      'OUT_OF_RANGE input.profit.rate',
    ],
    [
      'a negative commission',
      { commission: { rate: decimal('-0.1'), base: 'FOB' } },
      'OUT_OF_RANGE input.commission.rate',
    ],
    [
      '10 % for 110 %',
      { insurance: anInsurance('0.002', '0.10') },
      'OUT_OF_RANGE input.insurance.insuredFraction',
    ],
    ['no quantity', { quantity: decimal('0') }, 'OUT_OF_RANGE input.quantity'],
    [
      'a negative charge',
      { charges: [aCharge('LOADING', '-1')] },
      'OUT_OF_RANGE input.charges.0.amount.amount',
    ],
    [
      'a rebate above the VAT',
      { goods: aLot('100', 'USD', '0.10', '0.13') },
      'OUT_OF_RANGE input.goods.rebateRate',
    ],
    [
      'a rebate above the VAT of one lot',
      { goods: [aLot('1', 'USD'), aLot('1', 'USD', '0', '0.1')] },
      'OUT_OF_RANGE input.goods.1.rebateRate',
    ],
    ['no goods', { goods: [] }, 'REQUIRED input.goods'],
    [
      'a missing rate',
      { charges: [aCharge('MAIN_CARRIAGE', '1', 'GBP')] },
      'MISSING_RATE input.charges.0.amount.currency',
    ],
    ['a missing rate of the goods', { rates: [] }, 'MISSING_RATE input.goods.amount.currency'],
    [
      'a currency that does not exist',
      { charges: [aCharge('MAIN_CARRIAGE', '1', 'RMB')] },
      'UNKNOWN_VALUE input.charges.0.amount.currency',
    ],
    [
      'a currency that is gone by that day',
      { goods: aLot('1', 'BGN'), rates: [aRate('USD', 'BGN', '1.8')], on: '2026-01-01' },
      'UNKNOWN_VALUE input.goods.amount.currency|UNKNOWN_VALUE input.rates.0.quote',
    ],
    ['a rate of zero', { rates: [aRate('USD', 'CNY', '0')] }, 'OUT_OF_RANGE input.rates.0.rate'],
    [
      'two rates for a pair',
      { rates: [aRate('USD', 'CNY', '7.1'), aRate('USD', 'CNY', '7.2')] },
      'ALREADY_EXISTS input.rates.1',
    ],
    ['FOB by air', { mode: 'AIR', rules: ['FCA', 'FOB'] }, 'RULE_UNFIT_FOR_MODE input.rules.1'],
    ['DAT of 2020', { rules: ['DAT'] }, 'UNKNOWN_VALUE input.rules.0'],
    [
      'seven places of a unit price',
      { unitPriceRounding: { places: 7, mode: 'UP' } },
      'OUT_OF_RANGE input.unitPriceRounding.places',
    ],
  ] satisfies [string, Partial<PriceLadderRequest>, string][])('%s', (_name, parts, faults) => {
    expect(ladder(parts).join('|')).toBe(faults);
  });

  it('shares that leave nothing together, once, at the largest of them', () => {
    const shares = {
      profit: { rate: decimal('0.6'), basis: 'PRICE' },
      commission: { rate: decimal('0.4'), base: 'INVOICE' },
    } as const;
    expect(ladder(shares)).toEqual(['SHARES_EXCEED_PRICE input.profit.rate']);
    // Markup on cost is no share of the price.
    expect(ladder({ ...shares, profit: { rate: decimal('2'), basis: 'COST' } })).toEqual([]);
  });

  it('only a rung that the premium takes over the whole', () => {
    const shares = {
      profit: { rate: decimal('0.99'), basis: 'PRICE' },
      insurance: anInsurance('0.01'),
    } as const;
    expect(ladder({ ...shares, rules: ['FOB'] })).toEqual([]);
    expect(ladder({ ...shares, rules: ['FOB', 'CIF'] })).toEqual(['SHARES_EXCEED_PRICE input.profit.rate']);
  });

  it('everything at once', () => {
    expect(
      ladder({
        quantity: decimal('-1'),
        currency: 'ZZZ',
        charges: [aCharge('LOADING', '-1', 'GBP')],
        commission: { rate: decimal('-1'), base: 'INVOICE' },
        rules: ['DAT'],
      }),
    ).toEqual([
      'UNKNOWN_VALUE input.currency',
      'OUT_OF_RANGE input.quantity',
      'OUT_OF_RANGE input.charges.0.amount.amount',
      'OUT_OF_RANGE input.commission.rate',
      'UNKNOWN_VALUE input.rules.0',
    ]);
  });

  it('missing rates of every field together with shares that exceed the price', () => {
    const charges = [aCharge('LOADING', '1', 'GBP'), aCharge('LOADING', '1', 'SEK')];
    const profit = { rate: decimal('0.6'), basis: 'PRICE' } as const;
    expect(ladder({ charges, profit, commission: { rate: decimal('0.5'), base: 'INVOICE' } })).toEqual([
      'MISSING_RATE input.charges.0.amount.currency',
      'MISSING_RATE input.charges.1.amount.currency',
      'SHARES_EXCEED_PRICE input.profit.rate',
    ]);
  });
});

describe('a conversion', () => {
  const basis = {
    rule: 'FOB',
    commissionRate: decimal('0'),
    unitsPerPack: decimal('1'),
    creditDays: 0,
  } as const;
  const request: ConvertPriceRequest = {
    price: { amount: decimal('100'), currency: 'USD' },
    from: basis,
    to: basis,
    charges: [],
    insuranceBase: 'GROSS',
    annualInterestRate: decimal('0'),
    dayCount: 360,
    rates: [],
    edition: 'INCOTERMS_2020',
  };
  const convert = (parts: Partial<ConvertPriceRequest>) =>
    faultsOf(() => convertPrice({ ...request, ...parts }));

  it('to the same basis changes nothing and has no steps', () => {
    expect(convertPrice(request)).toMatchObject({ steps: [] });
    expect(convertPrice(request).price.amount).toBe('100.00');
  });

  it('leaves alone what both rules hold, or neither', () => {
    const charges = [aCharge('EXPORT_CLEARANCE', '7'), aCharge('ON_CARRIAGE', '9'), aCharge('OTHER', '5')];
    expect(convertPrice({ ...request, to: { ...basis, rule: 'CFR' }, charges }).price.amount).toBe('100.00');
  });

  it('adds what only the second rule holds and takes off what only the first does', () => {
    const charges = [aCharge('MAIN_CARRIAGE', '30'), aCharge('ORIGIN_TERMINAL', '4')];
    const cpt = convertPrice({
      ...request,
      from: { ...basis, rule: 'FAS' },
      to: { ...basis, rule: 'CPT' },
      charges,
    });
    expect(cpt.price.amount).toBe('134.00');
    const fca = convertPrice({
      ...request,
      from: { ...basis, rule: 'CPT' },
      to: { ...basis, rule: 'FCA' },
      charges,
    });
    expect(fca.price.amount).toBe('66.00');
  });

  it('goes down with the old insured fraction and up with the new one', () => {
    const cif = (fraction: string) =>
      ({ ...basis, rule: 'CIF', insurance: anInsurance('0.01', fraction) }) as const;
    const { exact, steps } = convertPrice({ ...request, from: cif('1.10'), to: cif('1.30') });
    expect(exact.toFixed(10)).toBe(decimal('98.9').div('0.987').toFixed(10));
    expect(steps.map(({ kind }) => kind)).toEqual(['INSURANCE_OUT', 'INSURANCE_IN']);
  });

  it.each([
    [
      'a commission of the whole price',
      { to: { ...basis, commissionRate: decimal('1') } },
      'SHARES_EXCEED_PRICE input.to.commissionRate',
    ],
    [
      'commission and premium that leave nothing',
      { to: { ...basis, rule: 'CIF', commissionRate: decimal('0.95'), insurance: anInsurance('0.05') } },
      'SHARES_EXCEED_PRICE input.to.commissionRate',
    ],
    [
      'another currency than the price has',
      { from: { ...basis, currency: 'EUR' } },
      'CURRENCY_MISMATCH input.from.currency',
    ],
    ['a missing rate', { to: { ...basis, currency: 'EUR' } }, 'MISSING_RATE input.price.currency'],
    [
      'a missing rate of a charge',
      { to: { ...basis, rule: 'CFR' }, charges: [aCharge('MAIN_CARRIAGE', '1', 'EUR')] },
      'MISSING_RATE input.charges.0.amount.currency',
    ],
    [
      'no units in a pack',
      { to: { ...basis, unitsPerPack: decimal('0') } },
      'OUT_OF_RANGE input.to.unitsPerPack',
    ],
    ['negative credit', { from: { ...basis, creditDays: -1 } }, 'OUT_OF_RANGE input.from.creditDays'],
    ['a year without days', { dayCount: 0 }, 'OUT_OF_RANGE input.dayCount'],
    ['a rule of the other edition', { from: { ...basis, rule: 'DAT' } }, 'UNKNOWN_VALUE input.from.rule'],
    [
      'a currency that does not exist',
      { to: { ...basis, currency: 'RMB' } },
      'UNKNOWN_VALUE input.to.currency',
    ],
  ] satisfies [string, Partial<ConvertPriceRequest>, string][])('refuses %s', (_name, parts, faults) => {
    expect(convert(parts).join('|')).toBe(faults);
  });
});
