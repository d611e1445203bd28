import { describe, expect, test } from 'vitest';
import { decimal } from '../../src/trade/decimal.ts';
import { unlikelyRate } from '../../src/trade/unlikely-rate.ts';

const codes = (before: string | null, given: string) =>
  unlikelyRate(before === null ? null : decimal(before), decimal(given), ['rate']).map(({ code }) => code);

describe('a rate beside the one known before', () => {
  test.each([
    ['7.10', '7.30', []],
    ['7.10', '8.52', []],
    ['7.10', '8.53', ['UNLIKELY_RATE']],
    ['7.10', '5.67', ['UNLIKELY_RATE']],
    ['7.10', '710', ['UNLIKELY_RATE']],
    ['7.10', '0.1408', ['UNLIKELY_RATE']],
    [null, '710', []],
  ])('%s before, %s now', (before, given, expected) => {
    expect(codes(before, given)).toEqual(expected);
  });

  test('names both, so that a person sees the slip', () => {
    expect(unlikelyRate(decimal('7.1'), decimal('710'), ['rate'])[0]?.facts).toEqual({
      given: '710',
      before: '7.1',
    });
  });
});
