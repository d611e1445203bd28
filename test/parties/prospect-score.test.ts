import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, type Identity, reasonsOf } from '../../src/parties/duplicate.ts';
import {
  areWhole,
  authorities,
  houseWeights,
  needLevels,
  type ProspectFacts,
  purchaseVolumes,
  sampleSteps,
  scoreFactors,
  scoreOf,
} from '../../src/parties/prospect-score.ts';
import { Decimal, sumDecimals } from '../../src/trade/decimal.ts';

const unknown: ProspectFacts = {
  ...{ marketRating: null, purchaseVolume: null, fit: null, authority: null },
  ...{ need: null, paymentRisk: null, sample: null, silentDays: null },
};
const best: ProspectFacts = {
  ...{ marketRating: 10, purchaseVolume: 'OVER_10M', fit: 10, authority: 'DECIDER' },
  ...{ need: 'NOW', paymentRisk: 'LOW', sample: 'PAID', silentDays: 0 },
};
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const facts: fc.Arbitrary<ProspectFacts> = fc.record({
  marketRating: orNull(fc.integer({ min: 0, max: 10 })),
  purchaseVolume: orNull(fc.constantFrom(...purchaseVolumes)),
  fit: orNull(fc.integer({ min: 0, max: 10 })),
  authority: orNull(fc.constantFrom(...authorities)),
  need: orNull(fc.constantFrom(...needLevels)),
  paymentRisk: orNull(fc.constantFrom('LOW', 'MEDIUM', 'HIGH')),
  sample: orNull(fc.constantFrom(...sampleSteps)),
  silentDays: orNull(fc.integer({ min: 0, max: 400 })),
});

describe('the score of a prospect', () => {
  it('is 100 for the best, and 0 where nothing is known', () => {
    expect(areWhole(houseWeights)).toBe(true);
    expect(scoreOf(best, houseWeights).score).toBe('100');
    const nothing = scoreOf(unknown, houseWeights);
    expect(nothing.score).toBe('0');
    expect(nothing.contributions.every(({ value }) => value === null)).toBe(true);
  });

  it('is the weighted sum of its factors, each told with its points', () => {
    const { score, contributions } = scoreOf(
      { ...unknown, marketRating: 7, fit: 5, paymentRisk: 'MEDIUM', silentDays: 40 },
      houseWeights,
    );
    expect(
      contributions.filter(({ value }) => value !== null).map(({ factor, points }) => [factor, points]),
    ).toEqual([
      ['MARKET_POTENTIAL', '10.5'],
      ['FIT', '10'],
      ['PAYMENT_RISK', '5'],
      ['ENGAGEMENT', '4'],
    ]);
    expect(score).toBe('29.5');
  });

  it('lies between 0 and 100 and is the sum of its contributions', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const { score, contributions } = scoreOf(known, houseWeights);
        expect(contributions.map(({ factor }) => factor)).toEqual([...scoreFactors]);
        expect(sumDecimals(contributions.map(({ points }) => new Decimal(points))).eq(score)).toBe(true);
        expect(new Decimal(score).gte(0) && new Decimal(score).lte(100)).toBe(true);
      }),
    );
  });

  it('never falls by what is better', () => {
    const better: readonly ((known: ProspectFacts) => Partial<ProspectFacts>)[] = [
      ({ marketRating }) => ({ marketRating: Math.min(10, (marketRating ?? -1) + 1) }),
      ({ fit }) => ({ fit: Math.min(10, (fit ?? -1) + 1) }),
      ({ silentDays }) => ({ silentDays: Math.max(0, (silentDays ?? 401) - 1) }),
      () => ({
        purchaseVolume: 'OVER_10M',
        authority: 'DECIDER',
        need: 'NOW',
        paymentRisk: 'LOW',
        sample: 'PAID',
      }),
    ];
    fc.assert(
      fc.property(facts, fc.constantFrom(...better), (known, improve) => {
        const before = new Decimal(scoreOf(known, houseWeights).score);
        expect(before.lte(scoreOf({ ...known, ...improve(known) }, houseWeights).score)).toBe(true);
      }),
    );
  });
});

describe('two customers may be one', () => {
  const customer = (more: Partial<Identity>): Identity => ({
    ...{ name: 'Elbwerk Baubedarf GmbH', country: 'DE', taxNumber: null, domains: [] },
    ...more,
  });

  it('by tax number in one country, however it is written', () => {
    const [a, b] = [
      customer({ name: 'A', taxNumber: 'DE 123.456-789' }),
      customer({ name: 'B', taxNumber: 'de123456789' }),
    ];
    expect(reasonsOf(a, b)).toEqual(['TAX_NUMBER']);
    expect(reasonsOf(a, { ...b, country: 'AT' })).toEqual([]);
    expect(
      reasonsOf(customer({ name: 'A', taxNumber: '-' }), customer({ name: 'B', taxNumber: '.' })),
    ).toEqual([]);
  });

  it('by name: a slip of the pen in one country, almost the same elsewhere', () => {
    expect(reasonsOf(customer({}), customer({ name: 'ELBWERK Baubedarf' }))).toEqual(['NAME']);
    expect(reasonsOf(customer({}), customer({ name: 'Elbwerk Baubedraf' }))).toEqual(['NAME']);
    expect(reasonsOf(customer({}), customer({ name: 'Elbwerk Baubedarf', country: 'AT' }))).toEqual(['NAME']);
    expect(reasonsOf(customer({}), customer({ name: 'Rheinhaus Küchenwelt AG' }))).toEqual([]);
  });

  it('by domain, where not everybody may have an address', () => {
    expect(domainOf('https://www.Elbwerk.example/de?x=1')).toBe('elbwerk.example');
    expect(domainOf('Katrin@elbwerk.example')).toBe('elbwerk.example');
    for (const nothing of ['someone@163.com', 'a@GMAIL.com', 'no website', '', null]) {
      expect(domainOf(nothing), String(nothing)).toBeNull();
    }
    const domains = ['elbwerk.example'];
    expect(reasonsOf(customer({ name: 'A', domains }), customer({ name: 'B', domains }))).toEqual(['DOMAIN']);
  });
});
