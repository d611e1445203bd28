import { describe, expect, it } from 'vitest';
import { priceLadder } from '../../src/pricing/price-ladder/price-ladder.ts';
import { decimal } from '../../src/trade/decimal.ts';
import { aCharge, aCostSheet, aLot, anInsurance, aRate, componentsOf, rung } from './a-cost-sheet.ts';

/** Every step of the journey costs a different power of two, so that a total tells which ones it holds. */
const everyStep = aCostSheet({
  goods: aLot('10000', 'USD'),
  charges: [
    aCharge('EXPORT_PACKING', '1'),
    aCharge('LOADING', '2'),
    aCharge('PRE_CARRIAGE', '4'),
    aCharge('EXPORT_CLEARANCE', '8'),
    aCharge('ORIGIN_TERMINAL', '16'),
    aCharge('MAIN_CARRIAGE', '32'),
    aCharge('DESTINATION_TERMINAL', '64'),
    aCharge('ON_CARRIAGE', '128'),
    aCharge('UNLOADING', '256'),
    aCharge('IMPORT_CLEARANCE', '512'),
    aCharge('IMPORT_DUTY', '1024'),
    aCharge('IMPORT_TAX', '2048'),
  ],
});

describe('a price ladder', () => {
  it.each([
    ['EXW', 1],
    ['FCA', 1 + 2 + 8],
    ['FAS', 1 + 2 + 4 + 8],
    ['FOB', 1 + 2 + 4 + 8 + 16],
    ['CFR', 1 + 2 + 4 + 8 + 16 + 32],
    ['CIF', 1 + 2 + 4 + 8 + 16 + 32],
    ['CPT', 1 + 2 + 4 + 8 + 16 + 32],
    ['CIP', 1 + 2 + 4 + 8 + 16 + 32],
    ['DAP', 1 + 2 + 4 + 8 + 16 + 32 + 64 + 128],
    ['DPU', 1 + 2 + 4 + 8 + 16 + 32 + 64 + 128 + 256],
    ['DDP', 1 + 2 + 4 + 8 + 16 + 32 + 64 + 128 + 512 + 1024 + 2048],
  ] as const)('%s holds exactly the steps that the rule gives to the seller', (rule, steps) => {
    expect(rung(everyStep, rule).total.amount).toBe(`${10000 + steps}.00`);
  });

  it('has a rung for every rule that fits the mode, in the order in which prices grow', () => {
    expect(
      priceLadder(everyStep)
        .rungs.map(({ rule }) => rule)
        .join(' '),
    ).toBe('EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP');
    expect(
      priceLadder({ ...everyStep, mode: 'AIR' })
        .rungs.map(({ rule }) => rule)
        .join(' '),
    ).toBe('EXW FCA CPT CIP DAP DPU DDP');
    const rules = ['CIF', 'EXW', 'CIF'] as const;
    expect(priceLadder({ ...everyStep, rules }).rungs.map(({ rule }) => rule)).toEqual(['CIF', 'EXW']);
    const of2010 = priceLadder({ ...everyStep, edition: 'INCOTERMS_2010' }).rungs;
    expect(of2010.find(({ rule }) => rule === 'DAT')?.total.amount).toBe(`${10000 + 63 + 64 + 256}.00`);
  });

  it('adds the haulage to FCA when it hands over at another place than the seller’s', () => {
    expect(rung({ ...everyStep, fcaPlace: 'OTHER_PLACE' }, 'FCA').total.amount).toBe(`${10000 + 15}.00`);
  });

  it('lists what the buyer pays beside the price', () => {
    const sheet = aCostSheet({
      charges: [aCharge('MAIN_CARRIAGE', '1450'), aCharge('EXPORT_PACKING', '10')],
    });
    expect(componentsOf(rung(sheet, 'FOB'))).toEqual([
      'GOODS 10000.00 SELLER',
      'EXPORT_PACKING 10.00 SELLER',
      'MAIN_CARRIAGE 1450.00 BUYER',
    ]);
    expect(rung(sheet, 'FOB').total.amount).toBe('10010.00');
  });

  it('lists insurance that nobody asked for as nobody’s', () => {
    const sheet = aCostSheet({ charges: [aCharge('INSURANCE', '25')] });
    expect(componentsOf(rung(sheet, 'DAP'))).toContain('INSURANCE 25.00 NOBODY');
    expect(componentsOf(rung(sheet, 'CIP'))).toContain('INSURANCE 25.00 SELLER');
  });

  it('lets the parties give a step to the other side', () => {
    const sheet = aCostSheet({
      charges: [aCharge('DESTINATION_TERMINAL', '230'), aCharge('IMPORT_TAX', '900')],
      overrides: [
        { step: 'DESTINATION_TERMINAL', party: 'SELLER' },
        { step: 'IMPORT_TAX', party: 'BUYER' },
      ],
    });
    expect(componentsOf(rung(sheet, 'CFR'))).toContain('DESTINATION_TERMINAL 230.00 SELLER');
    expect(rung(sheet, 'CFR').total.amount).toBe('10230.00');
    expect(componentsOf(rung(sheet, 'DDP'))).toContain('IMPORT_TAX 900.00 BUYER');
    expect(rung(sheet, 'DDP').total.amount).toBe('10230.00');
  });

  it('insures a D rule at the seller’s own wish, by the same share of the price', () => {
    const sheet = aCostSheet({
      insurance: anInsurance('0.01'),
      overrides: [{ step: 'INSURANCE', party: 'SELLER' }],
    });
    expect(rung(sheet, 'DAP').exact.toFixed(4)).toBe(rung(sheet, 'CIP').exact.toFixed(4));
    expect(rung({ ...sheet, overrides: [] }, 'DAP').total.amount).toBe('10000.00');
  });

  it('sums charges of one step in any currency, and keeps what they were called', () => {
    const sheet = aCostSheet({
      charges: [
        aCharge('MAIN_CARRIAGE', '1000', 'USD', 'Ocean freight'),
        aCharge('MAIN_CARRIAGE', '710', 'CNY', 'Bunker surcharge'),
        aCharge('MAIN_CARRIAGE', '100', 'EUR'),
      ],
      rates: [aRate('USD', 'CNY', '7.10'), aRate('EUR', 'USD', '1.085')],
    });
    const freight = rung(sheet, 'CFR').components.find(({ step }) => step === 'MAIN_CARRIAGE');
    expect(freight?.amount.amount).toBe('1208.50');
    expect(freight?.labels).toEqual(['Ocean freight', 'Bunker surcharge']);
  });

  it('takes what is entered as a rebate from the price', () => {
    const sheet = aCostSheet({ goods: aLot('100', 'USD'), charges: [aCharge('REBATE', '5')] });
    expect(componentsOf(rung(sheet, 'EXW'))).toEqual(['GOODS 100.00 SELLER', 'REBATE -5.00 SELLER']);
  });

  it('prices several lots of goods, each with its own VAT and rebate', () => {
    const goods = [aLot('113', 'CNY', '0.13', '0.13'), aLot('113', 'CNY', '0.13', '0')];
    expect(rung(aCostSheet({ currency: 'CNY', goods }), 'EXW').total.amount).toBe('213.00');
  });

  it('gives a manufacturer its input VAT, less the difference of rates on the FOB value', () => {
    const goods = { ...aLot('113', 'CNY', '0.13', '0.10'), scheme: 'MANUFACTURER' as const };
    const sheet = aCostSheet({ currency: 'CNY', goods, charges: [aCharge('MAIN_CARRIAGE', '20', 'CNY')] });
    // P = 100 + 3 % × P, so that P = 100 / 0.97; freight does not enter the FOB value.
    expect(rung(sheet, 'FOB').exact.toFixed(6)).toBe('103.092784');
    expect(rung(sheet, 'CFR').exact.toFixed(6)).toBe('123.092784');
  });

  it('gives nothing back where there is no scheme', () => {
    const goods = { ...aLot('113', 'CNY', '0.13', '0.13'), scheme: 'NONE' as const };
    expect(rung(aCostSheet({ currency: 'CNY', goods }), 'EXW').total.amount).toBe('113.00');
  });

  it('takes commission from the FOB value where that is its base', () => {
    const sheet = aCostSheet({
      goods: aLot('970', 'USD'),
      charges: [aCharge('MAIN_CARRIAGE', '200')],
      commission: { rate: decimal('0.03'), base: 'FOB' },
    });
    // FOB value 1000 of which 30 are commission; freight carries none.
    expect(componentsOf(rung(sheet, 'CFR'))).toEqual([
      'GOODS 970.00 SELLER',
      'MAIN_CARRIAGE 200.00 SELLER',
      'COMMISSION 30.00 SELLER',
    ]);
    const onInvoice = { ...sheet, commission: { rate: decimal('0.03'), base: 'INVOICE' as const } };
    expect(rung(onInvoice, 'CFR').total.amount).toBe('1206.19');
  });

  it.each(['GROSS', 'NET'] as const)(
    'solves premium and commission on the FOB value together (%s)',
    (insuranceBase) => {
      const sheet = aCostSheet({
        goods: aLot('970', 'USD'),
        charges: [aCharge('MAIN_CARRIAGE', '200')],
        insurance: anInsurance('0.01'),
        commission: { rate: decimal('0.03'), base: 'FOB' },
        insuranceBase,
      });
      const cif = rung({ ...sheet, quantity: decimal('1') }, 'CIF');
      const exact = cif.exact;
      // The parts are checked against their definitions, not against the formula that found them.
      const premium = exact.minus('1170').minus(commissionOf(exact, insuranceBase));
      const commission = commissionOf(exact, insuranceBase);
      expect(commission.toFixed(20)).toBe(exact.minus(200).minus(premium).times('0.03').toFixed(20));

      function commissionOf(price: typeof exact, base: 'GROSS' | 'NET') {
        // GROSS: I = 0.011 P, C = 0.03 (P − 200 − I). NET: I = 0.011 (P − C), two equations for I and C.
        if (base === 'GROSS') return price.times('0.989').minus(200).times('0.03');
        return price
          .times('0.989')
          .minus(200)
          .times('0.03')
          .div(decimal('1').minus(decimal('0.03').times('0.011')));
      }
    },
  );

  it('marks cost up, or takes a margin from the price, and measures both ways', () => {
    const sheet = aCostSheet({ goods: aLot('80', 'USD') });
    const marked = rung({ ...sheet, profit: { rate: decimal('0.25'), basis: 'COST' } }, 'EXW');
    const margined = rung({ ...sheet, profit: { rate: decimal('0.20'), basis: 'PRICE' } }, 'EXW');
    for (const { total, margin } of [marked, margined]) {
      expect(total.amount).toBe('100.00');
      expect(margin.amount.amount).toBe('20.00');
      expect([margin.rateOfPrice?.toFixed(), margin.rateOfCost?.toFixed()]).toEqual(['0.2', '0.25']);
    }
  });

  it('has no margin rates where there is no price', () => {
    expect(rung(aCostSheet({ goods: aLot('0', 'USD') }), 'EXW').margin).toMatchObject({
      rateOfPrice: null,
      rateOfCost: null,
    });
  });

  it('writes unit prices to six places, and rounds once', () => {
    const sheet = aCostSheet({ goods: aLot('1000', 'USD'), quantity: decimal('3') });
    expect(rung(sheet, 'EXW').unitPrice.amount).toBe('333.333333');
    expect(rung(sheet, 'EXW').total.amount).toBe('1000.00');
    expect(rung({ ...sheet, quantity: decimal('4') }, 'EXW').unitPrice.amount).toBe('250.00');
  });

  it('binds unit prices where asked: quantity × unit price is the price, and the difference is profit', () => {
    const sheet = aCostSheet({ goods: aLot('1000', 'USD'), quantity: decimal('3') });
    const up = rung({ ...sheet, unitPriceRounding: { places: 2, mode: 'UP' } }, 'EXW');
    expect([up.unitPrice.amount, up.total.amount]).toEqual(['333.34', '1000.02']);
    expect(componentsOf(up)).toEqual(['GOODS 1000.00 SELLER', 'PROFIT 0.02 SELLER']);
    const half = rung({ ...sheet, unitPriceRounding: { places: 2, mode: 'HALF_UP' } }, 'EXW');
    expect(componentsOf(half)).toEqual(['GOODS 1000.00 SELLER', 'PROFIT -0.01 SELLER']);
  });

  it.each([
    ['HALF_UP', '0.13'],
    ['HALF_EVEN', '0.12'],
    ['UP', '0.13'],
    ['DOWN', '0.12'],
  ] as const)('rounds a total of 0.125 by %s to %s', (roundingMode, total) => {
    const sheet = aCostSheet({ goods: aLot('0.125', 'USD'), roundingMode });
    expect(rung(sheet, 'EXW').total.amount).toBe(total);
    expect(componentsOf(rung(sheet, 'EXW'))).toEqual([`GOODS ${total} SELLER`]);
  });

  it('does not let the last digits of divisions tip a total: a third three times is one', () => {
    const charges = Array.from({ length: 3 }, () => aCharge('OTHER', '1', 'CNY'));
    const sheet = aCostSheet({ goods: aLot('0', 'USD'), charges, rates: [aRate('USD', 'CNY', '3')] });
    expect(rung({ ...sheet, roundingMode: 'DOWN' }, 'EXW').total.amount).toBe('1.00');
    const halfCents = { ...sheet, charges: charges.map(() => aCharge('OTHER', '0.005', 'CNY')) };
    expect(rung({ ...halfCents, roundingMode: 'HALF_EVEN' }, 'EXW').total.amount).toBe('0.00');
  });

  it('prices in yen and dinars by their own digits', () => {
    const rates = [aRate('USD', 'JPY', '149.37'), aRate('KWD', 'USD', '3.25')];
    const goods = aLot('1000.01', 'USD');
    expect(rung(aCostSheet({ currency: 'JPY', goods, rates }), 'EXW').total.amount).toBe('149371');
    expect(rung(aCostSheet({ currency: 'KWD', goods, rates }), 'EXW').total.amount).toBe('307.695');
  });

  it('says which settings it used', () => {
    expect(priceLadder(aCostSheet({ insurance: anInsurance('0.002', '1.3') })).settings).toMatchObject({
      insuranceBase: 'GROSS',
      commissionBase: null,
      roundingMode: 'HALF_UP',
      fcaPlace: 'SELLERS_PREMISES',
    });
  });

  it('checks each rung as far as a sheet can tell', () => {
    const sheet = aCostSheet({
      charges: [aCharge('PRE_CARRIAGE', '100'), aCharge('MAIN_CARRIAGE', '500')],
      delivery: { containerised: true, sellerCountry: 'CN', buyerCountry: 'DE' },
    });
    const idsOf = (rule: Parameters<typeof rung>[1]) => rung(sheet, rule).findings.map(({ id }) => id);
    expect(idsOf('EXW')).toEqual(['INC-06', 'INC-07']);
    expect(idsOf('FOB')).toEqual(['INC-03']);
    expect(idsOf('CIP')).toEqual(['INC-09']);
    expect(idsOf('DPU')).toEqual(['INC-12', 'PRC-02']);
    expect(idsOf('DDP')).toEqual(['INC-08', 'PRC-02', 'PRC-03']);
    expect(rung({ ...sheet, insurance: anInsurance('0.002') }, 'CIP').findings).toEqual([]);
    expect(rung({ ...sheet, insurance: anInsurance('0.002') }, 'CPT').findings).toEqual([]);
  });
});
