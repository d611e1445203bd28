import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  containerLoad,
  type LoadRequest,
  loadableEquipments,
} from '../../src/fulfilment/packing/container-load.ts';
import { containerRooms, equipments } from '../../src/trade/container.ts';
import { decimal } from '../../src/trade/decimal.ts';
import { anyPiece, aPiece } from './a-piece.ts';

const load = (parts: Partial<LoadRequest>) =>
  containerLoad({
    carton: aPiece('60×40×40', '18'),
    equipment: 'GP20',
    method: 'VOLUME',
    thisSideUp: false,
    ...parts,
  });
const inner = (length: string, width: string, height: string) => ({
  innerLengthCm: decimal(length),
  innerWidthCm: decimal(width),
  innerHeightCm: decimal(height),
});

describe('the containers of the table', () => {
  // Inner L×W×H and door W×H in metres, usable m³, payload kg.
  it.each([
    ['GP20', '5.896×2.350×2.393', '2.340×2.274', '28', '28000'],
    ['GP40', '12.032×2.350×2.392', '2.340×2.274', '58', '26500'],
    ['HQ40', '12.032×2.350×2.697', '2.340×2.577', '68', '26300'],
    ['HQ45', '13.556×2.347×2.696', '2.340×2.584', '78', '27500'],
  ] as const)('%s', (equipment, innerM, doorM, usable, payload) => {
    const { inner, door, usableM3, payloadKg } = containerRooms[equipment];
    const metres = (...sides: string[]) => sides.map((side) => decimal(side).div(100).toFixed(3)).join('×');
    expect(metres(inner.lengthCm, inner.widthCm, inner.heightCm)).toBe(innerM);
    expect(metres(door.widthCm, door.heightCm)).toBe(doorM);
    expect([usableM3, payloadKg]).toEqual([usable, payload]);
  });
});

describe('a container by volume', () => {
  it.each([
    // 0.096 m³: 28 / 0.096 = 291.67; 28,000 / 18 = 1,555.6.
    ['60×40×40', '18', 291, 'VOLUME'],
    // 28,000 / 100 = 280.
    ['60×40×40', '100', 280, 'WEIGHT'],
    ['60×40×40', '0', 291, 'VOLUME'],
    // Both limits leave 10: the room is named.
    ['200×140×100', '2800', 10, 'VOLUME'],
    // Larger than the room.
    ['500×240×240', '18', 0, 'VOLUME'],
  ])('takes of %s cm and %s kg: %i, limited by %s', (size, kg, cartons, limitedBy) => {
    expect(load({ carton: aPiece(size, kg) })).toMatchObject({ cartons, limitedBy });
  });

  it('divides exactly: 28 m³ are 875 cartons of 0.032 m³, and no carton is lost to rounding', () => {
    expect(load({ carton: aPiece('40×40×20', '1') }).cartons).toBe(875);
    // A third of the room cubed in digits that no float holds.
    const carton = aPiece('0.1×0.1×0.1', '0');
    expect(load({ carton, usableM3: decimal('0.000001') }).cartons).toBe(1000);
    const long = aPiece('33.33333333333333333333×33.33333333333333333333×33.33333333333333333333', '0');
    expect(load({ carton: long, usableM3: decimal('1') }).cartons).toBe(27);
    const longer = aPiece('33.33333333333333333334×33.33333333333333333334×33.33333333333333333334', '0');
    expect(load({ carton: longer, usableM3: decimal('1') }).cartons).toBe(26);
  });

  it('says what goes in, and how many containers all the cartons take', () => {
    const found = load({ carton: aPiece('60×40×40', '18', 600) });
    expect(found).toMatchObject({ cartons: 291, containers: 3, passesDoor: true });
    expect([found.cartonM3, found.totalM3, found.totalKg].map(String)).toEqual(['0.096', '27.936', '5238']);
    expect(load({ carton: aPiece('500×240×240', '18') }).containers).toBeNull();
  });

  it('keeps to the measures that are given, and says which it used', () => {
    // US roads without a special chassis: about 17 t in a 20 feet container.
    const found = load({ carton: aPiece('60×40×40', '100'), payloadKg: decimal('17000') });
    expect(found).toMatchObject({ cartons: 170, limitedBy: 'WEIGHT' });
    expect([found.usableM3, found.payloadKg].map(String)).toEqual(['28', '17000']);
    expect(load({ usableM3: decimal('25') }).cartons).toBe(260);
  });
});

describe('a container by rows', () => {
  it('turns cartons the best of six ways', () => {
    // 589.6 × 235.0 × 239.3: ⌊589.6/60⌋ ⌊235/40⌋ ⌊239.3/40⌋ = 9 × 5 × 5 = 225; ⌊589.6/40⌋ ⌊235/60⌋ ⌊239.3/40⌋ = 210.
    expect(load({ method: 'GEOMETRIC' })).toMatchObject({ cartons: 225, limitedBy: 'GEOMETRY' });
    // Lying on their side: 10 × 10 × 10 room, cartons 10 high and 3 by 4 at the base.
    const custom = { equipment: 'CUSTOM', method: 'GEOMETRIC', ...inner('10', '9', '4') } as const;
    expect(load({ ...custom, carton: aPiece('3×4×10', '0') }).cartons).toBe(3);
    expect(load({ ...custom, carton: aPiece('3×4×10', '0'), thisSideUp: true }).cartons).toBe(0);
  });

  it('may turn a carton on its base where one side has to stay up', () => {
    const custom = { equipment: 'CUSTOM', method: 'GEOMETRIC', ...inner('4', '6', '10') } as const;
    expect(load({ ...custom, carton: aPiece('3×4×10', '0'), thisSideUp: true }).cartons).toBe(2);
  });

  it('keeps to the payload, and to a usable room where one is given', () => {
    expect(load({ method: 'GEOMETRIC', carton: aPiece('60×40×40', '200') })).toMatchObject({
      cartons: 140,
      limitedBy: 'WEIGHT',
    });
    expect(load({ method: 'GEOMETRIC', usableM3: decimal('9.6') })).toMatchObject({
      cartons: 100,
      limitedBy: 'VOLUME',
    });
  });

  it('tells of a crate that fits inside but not through the door', () => {
    const crate = aPiece('300×230×235', '900');
    expect(load({ method: 'GEOMETRIC', carton: crate, thisSideUp: true })).toMatchObject({
      cartons: 1,
      passesDoor: false,
    });
    expect(load({ method: 'GEOMETRIC', carton: aPiece('300×230×227', '900') }).passesDoor).toBe(true);
  });

  it('never holds more than its inner volume, and never less for being free to turn', () => {
    fc.assert(
      fc.property(anyPiece, fc.constantFrom(...equipments), (carton, equipment) => {
        const free = load({ carton, equipment, method: 'GEOMETRIC' });
        const upright = load({ carton, equipment, method: 'GEOMETRIC', thisSideUp: true });
        const { lengthCm, widthCm, heightCm } = containerRooms[equipment].inner;
        const bound = decimal(lengthCm).times(widthCm).times(heightCm).div(1_000_000);
        expect(free.totalM3.lte(bound)).toBe(true);
        expect(upright.cartons).toBeLessThanOrEqual(free.cartons);
      }),
    );
  });
});

describe('a load', () => {
  it('keeps both bounds, and one more carton would break one', () => {
    fc.assert(
      fc.property(anyPiece, fc.constantFrom(...equipments), (carton, equipment) => {
        const { totalM3, totalKg, cartonM3, limitedBy } = load({ carton, equipment });
        const { usableM3, payloadKg } = containerRooms[equipment];
        expect(totalM3.lte(usableM3) && totalKg.lte(payloadKg)).toBe(true);
        const over =
          limitedBy === 'VOLUME'
            ? totalM3.plus(cartonM3).gt(usableM3)
            : totalKg.plus(carton.grossWeightKg).gt(payloadKg);
        expect(over).toBe(true);
      }),
    );
  });

  it.each(loadableEquipments)('in %s refuses cartons that are none, each by its field', (equipment) => {
    const carton = { ...aPiece('0×40×-1', '-2'), count: 0 };
    expect(() => load({ carton, equipment, usableM3: decimal('0'), payloadKg: decimal('-1') })).toThrow(
      'OUT_OF_RANGE at input.carton.count; OUT_OF_RANGE at input.carton.lengthCm; ' +
        'OUT_OF_RANGE at input.carton.heightCm; OUT_OF_RANGE at input.carton.grossWeightKg; ' +
        'OUT_OF_RANGE at input.usableM3; OUT_OF_RANGE at input.payloadKg',
    );
  });

  it('needs the measures of a room of one’s own', () => {
    expect(() => load({ equipment: 'CUSTOM' })).toThrow('REQUIRED at input.usableM3');
    expect(() => load({ equipment: 'CUSTOM', method: 'GEOMETRIC', innerLengthCm: decimal('10') })).toThrow(
      'REQUIRED at input.innerWidthCm; REQUIRED at input.innerHeightCm',
    );
    // Without a payload weight sets no limit.
    expect(load({ equipment: 'CUSTOM', usableM3: decimal('9.6') })).toMatchObject({
      cartons: 100,
      payloadKg: null,
      passesDoor: null,
    });
  });

  it('refuses cartons so small that their number can’t be written', () => {
    expect(() => load({ carton: aPiece('0.001×0.001×0.001', '0') })).toThrow('OUT_OF_RANGE at input.carton');
  });
});
