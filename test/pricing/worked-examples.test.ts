import { describe, expect, it } from 'vitest';
import { traderRebate } from '../../src/pricing/export-rebate.ts';
import { marginOfMarkup, markupOfMargin } from '../../src/pricing/margin.ts';
import { convertPrice } from '../../src/pricing/price-conversion/price-conversion.ts';
import { decimal } from '../../src/trade/decimal.ts';
import { aCharge, aCostSheet, aLot, anInsurance, aRate, componentsOf, rung } from './a-cost-sheet.ts';

// Examples as trade textbooks reckon them, to the last digit that they print.
describe('worked examples', () => {
  it('rebate: 56.50 with 13 % VAT and a 10 % rebate gets 5.00 back and costs 51.50', () => {
    expect(
      traderRebate({
        amount: decimal('56.50'),
        vatRate: decimal('0.13'),
        rebateRate: decimal('0.10'),
      }).toFixed(),
    ).toBe('5');
    const sheet = aCostSheet({ currency: 'CNY', goods: aLot('56.50', 'CNY', '0.13', '0.10') });
    const exw = rung(sheet, 'EXW');
    expect(exw.total.amount).toBe('51.50');
    expect(componentsOf(exw)).toEqual(['GOODS 56.50 SELLER', 'REBATE -5.00 SELLER']);
  });

  it('CIFC: CFR 800, premium 0.4 %, commission 3 %: 828.5004 simultaneous, 828.3872 sequential', () => {
    const sheet = aCostSheet({
      goods: aLot('800', 'USD'),
      insurance: anInsurance('0.004'),
      commission: { rate: decimal('0.03'), base: 'INVOICE' },
    });
    expect(rung(sheet, 'CIF').exact.toFixed(4)).toBe('828.5004');
    expect(rung({ ...sheet, insuranceBase: 'NET' }, 'CIF').exact.toFixed(4)).toBe('828.3872');
  });

  it('CIFC5: CNY 52.70 at 7.10, freight 0.38, profit 8 %, premium 0.2 %: USD 8.9912', () => {
    const sheet = aCostSheet({
      goods: aLot('52.70', 'CNY'),
      charges: [aCharge('MAIN_CARRIAGE', '0.38')],
      insurance: anInsurance('0.002'),
      commission: { rate: decimal('0.05'), base: 'INVOICE' },
      profit: { rate: decimal('0.08'), basis: 'PRICE' },
    });
    const cif = rung(sheet, 'CIF');
    expect(cif.exact.toFixed(4)).toBe('8.9912');
    expect(cif.unitPrice.amount).toBe('8.991168');
    expect(cif.total.amount).toBe('8.99');
  });

  it('a competitor’s EUR 46.00 CIFC3 Rotterdam is USD 45.2328 FOB, 1.8847 a piece, 1.8660 in cash', () => {
    const request = {
      price: { amount: decimal('46.00'), currency: 'EUR' },
      from: {
        rule: 'CIF',
        commissionRate: decimal('0.03'),
        insurance: anInsurance('0.0015'),
        unitsPerPack: decimal('24'),
        creditDays: 60,
      },
      to: {
        rule: 'FOB',
        currency: 'USD',
        commissionRate: decimal('0'),
        unitsPerPack: decimal('24'),
        creditDays: 60,
      },
      charges: [aCharge('MAIN_CARRIAGE', '3.10')],
      insuranceBase: 'NET',
      annualInterestRate: decimal('0.06'),
      dayCount: 360,
      rates: [aRate('EUR', 'USD', '1.0850')],
      edition: 'INCOTERMS_2020',
    } as const;
    const carton = convertPrice(request);
    expect(carton.steps.map(({ kind, price }) => [kind, price.toFixed(4)])).toEqual([
      ['CURRENCY', '49.9100'],
      ['COMMISSION_OUT', '48.4127'],
      ['INSURANCE_OUT', '48.3328'],
      ['CHARGE_OUT', '45.2328'],
    ]);
    const piece = { ...request.to, unitsPerPack: decimal('1') };
    expect(convertPrice({ ...request, to: piece }).exact.toFixed(4)).toBe('1.8847');
    expect(convertPrice({ ...request, to: { ...request.to, creditDays: 0 } }).exact.toFixed(4)).toBe(
      '44.7850',
    );
    expect(convertPrice({ ...request, to: { ...piece, creditDays: 0 } }).exact.toFixed(4)).toBe('1.8660');
  });

  it('a margin of 20 % on price is a markup of 25 % on cost', () => {
    expect(markupOfMargin(decimal('0.20')).toFixed()).toBe('0.25');
    expect(marginOfMarkup(decimal('0.25')).toFixed()).toBe('0.2');
  });

  it('DDP: customs value = (price − post-import costs) / (1 + duty), and the price contains the duty', () => {
    // 1000 to the border, 100 after it, 5 % duty: 1000 × 1.05 + 100.
    const sheet = aCostSheet({
      goods: aLot('800', 'USD'),
      charges: [aCharge('MAIN_CARRIAGE', '200'), aCharge('ON_CARRIAGE', '100')],
      importDuties: { duties: [{ rate: decimal('0.05') }], taxRate: decimal('0'), valuedAs: 'CIF' },
    });
    const ddp = rung(sheet, 'DDP');
    expect(ddp.total.amount).toBe('1150.00');
    expect(componentsOf(ddp)).toContain('IMPORT_DUTY 50.00 SELLER');
    expect(rung(sheet, 'DAP').total.amount).toBe('1100.00');
  });

  it('DDP with VAT of 20 % on the value with duty, and duty on a FOB-type value', () => {
    const sheet = aCostSheet({
      goods: aLot('800', 'USD'),
      charges: [aCharge('MAIN_CARRIAGE', '200'), aCharge('ON_CARRIAGE', '100')],
      importDuties: { duties: [{ rate: decimal('0.05') }], taxRate: decimal('0.20'), valuedAs: 'CIF' },
    });
    expect(componentsOf(rung(sheet, 'DDP')).slice(-2)).toEqual([
      'IMPORT_DUTY 50.00 SELLER',
      'IMPORT_TAX 210.00 SELLER',
    ]);
    const fobValued = { ...sheet, importDuties: { ...sheet.importDuties!, valuedAs: 'FOB' as const } };
    expect(componentsOf(rung(fobValued, 'DDP')).slice(-2)).toEqual([
      'IMPORT_DUTY 40.00 SELLER',
      'IMPORT_TAX 208.00 SELLER',
    ]);
  });

  it('DDP with a compound duty: 5 % and 2.00 a piece of 100', () => {
    const sheet = aCostSheet({
      quantity: decimal('100'),
      goods: aLot('1000', 'USD'),
      importDuties: {
        duties: [{ rate: decimal('0.05') }, { perUnit: { amount: decimal('2'), currency: 'USD' } }],
        taxRate: decimal('0'),
        valuedAs: 'CIF',
      },
    });
    expect(rung(sheet, 'DDP').total.amount).toBe('1250.00');
  });

  it('DDP with profit: duty is reckoned on the value that holds the profit', () => {
    const sheet = aCostSheet({
      goods: aLot('900', 'USD'),
      profit: { rate: decimal('0.10'), basis: 'PRICE' },
      importDuties: { duties: [{ rate: decimal('0.05') }], taxRate: decimal('0'), valuedAs: 'CIF' },
    });
    // P = 900 + P/10 + P × 0.05/1.05
    const ddp = rung(sheet, 'DDP');
    expect(ddp.exact.toFixed(6)).toBe(
      decimal('900')
        .div(decimal('0.9').minus(decimal('0.05').div('1.05')))
        .toFixed(6),
    );
  });
});
