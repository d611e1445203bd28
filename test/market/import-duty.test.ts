import { describe, expect, it } from 'vitest';
import { importDuty, type TariffEntry } from '../../src/market/import-duty.ts';
import { freshnessOf } from '../../src/market/note-freshness.ts';

const line = (more: Partial<TariffEntry>): TariffEntry => ({
  ...{ kind: 'MFN', hsCode: '9617', market: 'EU', origin: null, rate: '0.067' },
  ...{ validFrom: '2025-01-01', validUntil: null },
  ...more,
});
const goods = { hsCode: '9617001900', country: 'DE', origin: 'CN', day: '2026-03-02' };
const duty = (lines: readonly TariffEntry[], more: object = {}) => {
  const found = importDuty(lines, { ...goods, ...more });
  return [found.rate.toFixed(), found.isComplete];
};

describe('the duty on goods', () => {
  it('is the rate for all, and of a bloc in each of its members', () => {
    expect(duty([line({})])).toEqual(['0.067', true]);
    expect(duty([line({})], { country: 'US' })).toEqual(['0', false]);
  });

  it('is the preference for the origin where that is lower', () => {
    const preference = line({ kind: 'PREFERENTIAL', origin: 'VN', rate: '0' });
    expect(duty([line({}), preference])).toEqual(['0.067', true]);
    expect(duty([line({}), preference], { origin: 'VN' })).toEqual(['0', true]);
    const dear = line({ kind: 'PREFERENTIAL', origin: 'VN', rate: '0.09' });
    expect(duty([line({}), dear], { origin: 'VN' })).toEqual(['0.067', true]);
  });

  it('has additional, anti-dumping and countervailing duties on top, of which none is a duty by itself', () => {
    const dumping = line({ kind: 'ANTI_DUMPING', origin: 'CN', rate: '0.2' });
    const more = line({ kind: 'ADDITIONAL', rate: '0.1' });
    expect(duty([line({}), dumping, more])).toEqual(['0.367', true]);
    expect(duty([line({}), dumping, more], { origin: 'VN' })).toEqual(['0.167', true]);
    expect(duty([dumping])).toEqual(['0.2', false]);
  });

  it('goes by the longest code that fits, and on the day', () => {
    const closer = line({ hsCode: '96170019', rate: '0.03' });
    expect(duty([line({}), closer])).toEqual(['0.03', true]);
    expect(duty([line({}), closer], { hsCode: '9617009000' })).toEqual(['0.067', true]);
    const newer = line({ rate: '0.05', validFrom: '2026-03-01' });
    const ended = line({ rate: '0.01', validFrom: '2026-02-01', validUntil: '2026-03-01' });
    expect(duty([line({}), newer, ended])).toEqual(['0.05', true]);
    expect(duty([line({}), newer, ended], { day: '2026-02-15' })).toEqual(['0.01', true]);
  });
});

describe('a note', () => {
  const figure = { year: 2025, retrievedOn: '2026-01-10', withdrawnAt: null };
  const judge = (more: object, day = '2026-03-02') =>
    freshnessOf({ reviewOn: '2026-06-01', figures: [figure], ...more }, day);

  it('is fresh until the day of its review', () => {
    expect(judge({})).toEqual({ state: 'FRESH', reasons: [] });
    expect(judge({}, '2026-06-01')).toEqual({ state: 'DUE_FOR_REVIEW', reasons: ['REVIEW_DUE'] });
    expect(judge({ figures: [] })).toEqual({ state: 'DUE_FOR_REVIEW', reasons: ['NO_FIGURES'] });
  });

  it('is stale when its figures are old or were looked up long ago; withdrawn ones do not help', () => {
    const old = { ...figure, year: 2023 };
    expect(judge({ figures: [old] })).toEqual({ state: 'STALE', reasons: ['FIGURES_OLD'] });
    expect(judge({ figures: [old, figure] }).state).toBe('FRESH');
    expect(judge({ figures: [old, { ...figure, withdrawnAt: '2026-02-01T00:00:00Z' }] }).state).toBe('STALE');
    expect(judge({ reviewOn: '2028-01-01' }, '2027-02-01').reasons).toEqual(['NOT_LOOKED_UP_LATELY']);
  });
});
