import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigureFaults } from '../../src/market/market-figure.ts';
import { compoundGrowth, growthOf, type SizeFigure } from '../../src/market/market-growth.ts';
import { Decimal } from '../../src/trade/decimal.ts';

const figure = (more: Partial<SizeFigure>): SizeFigure => ({
  ...{ id: 'a', kind: 'MARKET_VALUE', value: '100', currency: 'USD', unit: null, year: 2020 },
  ...{ confidence: 'MEDIUM', retrievedOn: '2026-01-01', withdrawnAt: null },
  ...more,
});

describe('compound annual growth, (end ÷ start)^(1 ÷ years) − 1', () => {
  it.each([
    [100, 121, 2, '0.1'],
    [100, 800, 3, '1'],
    [412, 545, 4, '0.07244'],
    [200, 100, 1, '-0.5'],
    [100, 100, 7, '0'],
    [100, 0, 3, '-1'],
  ])('from %d to %d in %d years is %s', (start, end, years, expected) => {
    const rate = compoundGrowth(new Decimal(start), new Decimal(end), years);
    expect(rate?.toDecimalPlaces(5).toFixed()).toBe(expected);
  });

  it('is not defined from nothing, nor within a year', () => {
    expect(compoundGrowth(new Decimal(0), new Decimal(5), 2)).toBeNull();
    expect(compoundGrowth(new Decimal(5), new Decimal(5), 0)).toBeNull();
  });

  it('brings the first size to the last when it is applied year by year', () => {
    const size = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 20 }), (start, end, years) => {
        const rate = compoundGrowth(new Decimal(start), new Decimal(end), years)!;
        const grown = rate.plus(1).pow(years).times(start);
        expect(grown.minus(end).abs().div(end).lt('1e-30')).toBe(true);
      }),
    );
  });
});

describe('the growth of a note', () => {
  it('is worked out for each kind and currency or unit by itself', () => {
    const rates = growthOf([
      figure({ id: '1', year: 2020, value: '100' }),
      figure({ id: '2', year: 2022, value: '121' }),
      figure({ id: '3', year: 2021, value: '90', currency: 'EUR' }),
      figure({ id: '4', kind: 'IMPORT_VOLUME', currency: null, unit: 'KGM', year: 2020, value: '10' }),
      figure({ id: '5', kind: 'IMPORT_VOLUME', currency: null, unit: 'KGM', year: 2021, value: '5' }),
      figure({ id: '6', kind: 'IMPORT_SHARE', currency: null, year: 2021, value: '0.5' }),
    ]);
    expect(rates.map(({ kind, rate, from, to }) => [kind, rate.toFixed(), from.year, to.year])).toEqual([
      ['MARKET_VALUE', '0.1', 2020, 2022],
      ['IMPORT_VOLUME', '-0.5', 2020, 2021],
    ]);
  });

  it('takes the most trusted figure of a year, then the one looked up last, and none that was withdrawn', () => {
    const [growth] = growthOf([
      figure({ id: '1', year: 2020, value: '50', withdrawnAt: '2026-01-02T00:00:00Z', confidence: 'HIGH' }),
      figure({ id: '2', year: 2020, value: '100' }),
      figure({ id: '3', year: 2021, value: '500', confidence: 'LOW' }),
      figure({ id: '4', year: 2021, value: '110', retrievedOn: '2026-02-01' }),
      figure({ id: '5', year: 2021, value: '130', retrievedOn: '2026-01-01' }),
    ]);
    expect(growth?.rate.toFixed()).toBe('0.1');
  });
});

describe('a figure', () => {
  const faults = (more: object) =>
    findFigureFaults({ kind: 'MARKET_VALUE', value: '1', year: 2025, ...more }, ['figure'], 2026).map(
      ({ code, path }) => `${code} ${path.at(-1)}`,
    );

  it('is written in what it measures, and in nothing else', () => {
    expect(faults({ currency: 'USD' })).toEqual([]);
    expect(faults({})).toEqual(['REQUIRED currency']);
    expect(faults({ kind: 'IMPORT_VOLUME', currency: 'USD' })).toEqual([
      'NOT_BOTH currency',
      'REQUIRED unit',
    ]);
    expect(faults({ kind: 'ORIGIN_SHARE', value: '0.4' })).toEqual(['REQUIRED origin']);
    expect(faults({ kind: 'IMPORT_SHARE', value: '0.4', origin: 'CN' })).toEqual(['NOT_BOTH origin']);
  });

  it('keeps within what its kind can be', () => {
    expect(faults({ kind: 'IMPORT_SHARE', value: '1' })).toEqual([]);
    expect(faults({ kind: 'IMPORT_SHARE', value: '67' })).toEqual(['OUT_OF_RANGE value']);
    expect(faults({ kind: 'EXPECTED_GROWTH', value: '-0.2' })).toEqual([]);
    expect(faults({ kind: 'EXPECTED_GROWTH', value: '-1.2' })).toEqual(['OUT_OF_RANGE value']);
    expect(faults({ currency: 'USD', value: '-1' })).toEqual(['OUT_OF_RANGE value']);
    expect(faults({ currency: 'USD', year: 2042 })).toEqual(['OUT_OF_RANGE year']);
  });
});
