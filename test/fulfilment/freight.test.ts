import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { airFreight } from '../../src/fulfilment/freight/air-freight.ts';
import { chargeableWeight, type WeighedPieces } from '../../src/fulfilment/freight/chargeable-weight.ts';
import { compareLclWithFcl } from '../../src/fulfilment/freight/lcl-against-fcl.ts';
import { type FreightRequest, linerFreight } from '../../src/fulfilment/freight/liner-freight.ts';
import { decimal, zero } from '../../src/trade/decimal.ts';
import { add, decimalOf } from '../../src/trade/money.ts';
import { anyPiece, aPiece } from './a-piece.ts';

const freight = (parts: Partial<FreightRequest>) =>
  linerFreight({
    ratePerFreightTon: { amount: decimal('80'), currency: 'USD' },
    surcharges: [],
    minimumFreightTons: zero,
    ...parts,
  });
const share = (label: string, rate: string) => ({ label, shareOfBasic: decimal(rate) });
const perTon = (label: string, rate: string) => ({ label, perFreightTon: decimal(rate) });
const sums = ({ basic, surcharges, total }: ReturnType<typeof linerFreight>) =>
  [basic, surcharges, total].map(({ amount }) => amount);

describe('liner freight', () => {
  it('is paid by weight or measurement, whichever is more', () => {
    // 100 cartons of 0.096 m³ and 18 kg: 9.6 m³, 1.8 t.
    const light = freight({ pieces: [aPiece('60×40×40', '18', 100)] });
    expect([light.weightTonnes, light.volumeM3, light.freightTons].map(String)).toEqual([
      '1.8',
      '9.6',
      '9.6',
    ]);
    expect(sums(light)).toEqual(['768.00', '0.00', '768.00']);
    const heavy = freight({ pieces: [aPiece('30×30×30', '50', 100)] });
    expect([heavy.weightTonnes, heavy.volumeM3, heavy.freightTons].map(String)).toEqual(['5', '2.7', '5']);
  });

  it('adds surcharges as a share of the basic freight or by the same freight tons', () => {
    const surcharges = [share('BAF', '0.15'), perTon('PSS', '10'), share('CAF', '-0.05')];
    // 80 × 9.6 = 768; 768 × 10 % + 96 = 172.80.
    expect(sums(freight({ volumeM3: decimal('9.6'), surcharges }))).toEqual(['768.00', '172.80', '940.80']);
  });

  it('is never paid for less than the minimum', () => {
    const small = { volumeM3: decimal('0.4'), weightTonnes: decimal('0.2') };
    expect(sums(freight(small))[2]).toBe('32.00');
    expect(sums(freight({ ...small, minimumFreightTons: decimal('1') }))[2]).toBe('80.00');
  });

  it('takes a total that is given before that of the pieces', () => {
    const pieces = [aPiece('60×40×40', '18', 100)];
    expect(freight({ pieces, volumeM3: decimal('12') }).freightTons.toString()).toBe('12');
  });

  it('rounds once, and its parts are still the whole', () => {
    // 1.005 + 0.335… cents: exactly 80.004 and 26.665332.
    const found = freight({ volumeM3: decimal('1.00005'), surcharges: [share('BAF', '0.3333')] });
    expect(sums(found)).toEqual(['80.00', '26.67', '106.67']);
    const yen = { amount: decimal('1.5'), currency: 'JPY' };
    expect(
      sums(freight({ volumeM3: decimal('1'), ratePerFreightTon: yen, surcharges: [perTon('THC', '0.5')] })),
    ).toEqual(['2', '0', '2']);
  });

  it('sums to its total, and is never less for more goods', () => {
    const rate = fc.integer({ min: 0, max: 10_000_000 }).map((n) => decimal((n / 1000).toFixed(3)));
    const tons = fc.integer({ min: 1, max: 1_000_000 }).map((n) => decimal((n / 1000).toFixed(3)));
    fc.assert(
      fc.property(
        rate,
        rate,
        rate,
        tons,
        tons,
        tons,
        (amount, extra, percent, weightTonnes, volumeM3, more) => {
          const terms = {
            ratePerFreightTon: { amount, currency: 'USD' },
            surcharges: [
              { label: 'a', shareOfBasic: percent.div(1000) },
              { label: 'b', perFreightTon: extra },
            ],
          };
          const found = freight({ ...terms, weightTonnes, volumeM3 });
          const larger = freight({ ...terms, weightTonnes, volumeM3: volumeM3.plus(more) });
          expect(add(found.basic, found.surcharges).amount).toBe(found.total.amount);
          expect(decimalOf(larger.total).gte(decimalOf(found.total))).toBe(true);
          expect(found.freightTons.gte(weightTonnes) && found.freightTons.gte(volumeM3)).toBe(true);
        },
      ),
    );
  });

  it('refuses with every fault, each at its field', () => {
    expect(() => freight({})).toThrow('REQUIRED at input.pieces');
    expect(() => freight({ pieces: [] })).toThrow('REQUIRED at input.pieces');
    expect(() =>
      freight({
        pieces: [aPiece('1×1×0', '1')],
        weightTonnes: decimal('-1'),
        ratePerFreightTon: { amount: decimal('-1'), currency: 'XYZ' },
        surcharges: [
          { label: 'nothing' },
          { ...share('both', '0.1'), ...perTon('both', '1') },
          share('too much off', '-1.1'),
          perTon('below zero', '-1'),
        ],
        minimumFreightTons: decimal('-1'),
      }),
    ).toThrow(
      [
        'OUT_OF_RANGE at input.pieces.0.heightCm',
        'OUT_OF_RANGE at input.weightTonnes',
        'OUT_OF_RANGE at input.ratePerFreightTon.amount',
        'UNKNOWN_VALUE at input.ratePerFreightTon.currency',
        'REQUIRED at input.surcharges.0.shareOfBasic',
        'NOT_BOTH at input.surcharges.1.shareOfBasic',
        'OUT_OF_RANGE at input.surcharges.2.shareOfBasic',
        'OUT_OF_RANGE at input.surcharges.3.perFreightTon',
        'OUT_OF_RANGE at input.minimumFreightTons',
      ].join('; '),
    );
  });
});

describe('chargeable weight', () => {
  const weigh = (parts: Partial<WeighedPieces>) =>
    chargeableWeight({ pieces: [], divisor: 6000, stepKg: decimal('0.5'), ...parts });
  const figures = (parts: Partial<WeighedPieces>) => {
    const { grossKg, volumetricKg, chargeableKg } = weigh(parts);
    return [grossKg, volumetricKg, chargeableKg].map(String);
  };

  it('is volumetric where the goods are light: a cubic metre counts as 166.67 kg', () => {
    expect(figures({ pieces: [aPiece('60×40×50', '15', 10)] })).toEqual(['150', '200', '200']);
    expect(weigh({ pieces: [aPiece('100×100×100', '10')] }).chargeableKg.toString()).toBe('167');
  });

  it('is gross where they are heavy, rounded up to half a kilogram', () => {
    expect(figures({ pieces: [aPiece('30×20×20', '10.1')] })).toEqual(['10.1', '2', '10.5']);
    expect(figures({ pieces: [aPiece('30×20×20', '10.1')], stepKg: decimal('1') })[2]).toBe('11');
    expect(figures({ pieces: [aPiece('30×20×20', '10.5')] })[2]).toBe('10.5');
  });

  it('rounds each dimension to whole centimetres first, a half up', () => {
    // 30.5 × 20.4 × 20.49 is 31 × 20 × 20.
    expect(figures({ pieces: [aPiece('30.5×20.4×20.49', '1', 3)] })[1]).toBe('6.2');
  });

  it('compares the whole consignment, not each piece', () => {
    const light = aPiece('60×40×50', '5');
    const dense = aPiece('30×20×20', '20');
    expect(figures({ pieces: [light, dense] })).toEqual(['25', '22', '25']);
  });

  it('counts 5000 to the kilogram with couriers', () => {
    expect(figures({ pieces: [aPiece('50×40×30', '3')], divisor: 5000 })).toEqual(['3', '12', '12']);
  });

  it('is no less than either weight, and less than a step above the greater', () => {
    fc.assert(
      fc.property(
        fc.array(anyPiece, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(6000, 5000, 7000),
        fc.constantFrom('0.5', '1', '0.3').map(decimal),
        (pieces, divisor, stepKg) => {
          const { grossKg, volumetricKg, chargeableKg } = weigh({ pieces, divisor, stepKg });
          const greater = grossKg.gt(volumetricKg) ? grossKg : volumetricKg;
          expect(chargeableKg.gte(greater)).toBe(true);
          expect(chargeableKg.minus(stepKg).lt(greater)).toBe(true);
          expect(chargeableKg.mod(stepKg).isZero()).toBe(true);
        },
      ),
    );
  });

  it('refuses no pieces, a divisor and a step of nothing', () => {
    expect(() => weigh({ divisor: 0, stepKg: zero })).toThrow(
      'REQUIRED at input.pieces; OUT_OF_RANGE at input.divisor; OUT_OF_RANGE at input.stepKg',
    );
  });
});

describe('air freight', () => {
  const tariff = {
    minimum: decimal('60'),
    breaks: [
      ['0', '5.00'],
      ['45', '3.80'],
      ['100', '3.00'],
      ['300', '2.70'],
    ].map(([fromKg, perKg]) => ({ fromKg: decimal(fromKg!), perKg: decimal(perKg!) })),
  };
  const fly = (kg: string) => {
    const { charge, rateClass, paidKg } = airFreight(decimal(kg), tariff);
    return [charge.toString(), rateClass, paidKg === null ? null : paidKg.toString()];
  };

  it.each([
    ['10', ['60', 'M', null]],
    ['20', ['100', 'N', '20']],
    // 40 kg at 5.00 are 200; 45 kg at 3.80 are 171.
    ['40', ['171', 'Q', '45']],
    ['50', ['190', 'Q', '50']],
    // 90 kg at 3.80 are 342; 100 kg at 3.00 are 300.
    ['90', ['300', 'Q', '100']],
    ['280', ['810', 'Q', '300']],
    ['1000', ['2700', 'Q', '1000']],
  ])('for %s kg is the lower of its own rate and the next break: %j', (kg, expected) => {
    expect(fly(kg)).toEqual(expected);
  });

  it('never falls as the weight grows', () => {
    const kg = fc.integer({ min: 1, max: 4000 }).map((half) => decimal((half / 2).toFixed(1)));
    fc.assert(
      fc.property(kg, kg, (weight, more) => {
        const [lighter, heavier] = [weight, weight.plus(more)].map((kg) => airFreight(kg, tariff).charge);
        expect(heavier!.gte(lighter!)).toBe(true);
      }),
    );
  });

  it('refuses a tariff that has no rate for so little', () => {
    expect(() => airFreight(decimal('10'), { ...tariff, breaks: tariff.breaks.slice(1) })).toThrow(
      'REQUIRED at tariff.breaks',
    );
  });
});

describe('loose cargo against a full container', () => {
  const loose = {
    perFreightTon: decimal('80'),
    minimumFreightTons: decimal('1'),
    charges: [decimal('45'), decimal('35')],
  };
  const full = { perContainer: decimal('1200'), containers: 1, charges: [decimal('80')] };
  const compare = (m3: string) =>
    compareLclWithFcl({ weightTonnes: decimal('2'), volumeM3: decimal(m3) }, loose, full);

  it('breaks even where the box costs no more than the tons', () => {
    // 80 × t + 80 = 1,280 at 15 freight tons.
    expect(compare('10')).toMatchObject({ cheaper: 'LCL' });
    expect(compare('15')).toMatchObject({ cheaper: 'EITHER' });
    expect(compare('20')).toMatchObject({ cheaper: 'FCL' });
    expect(compare('10').breakEvenFreightTons?.toString()).toBe('15');
    expect(compare('10').lcl.toString()).toBe('880');
  });

  it('has no break-even where loose cargo pays nothing by the ton', () => {
    const flat = { ...loose, perFreightTon: zero };
    const found = compareLclWithFcl({ weightTonnes: zero, volumeM3: zero }, flat, full);
    expect(found.breakEvenFreightTons).toBeNull();
  });
});
