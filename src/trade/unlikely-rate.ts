import { type Decimal, decimal, one, writeDecimal } from './decimal.ts';
import type { Fault } from './fault.ts';
import { roundTo } from './rounding.ts';

/** Further than a currency in use moves between two quotes: what lies beyond is per 100 units, or the wrong way round. */
const likelyMove = decimal('0.2');

/** A fault where a rate lies so far from the one known before that it is rather a slip than a move of the market. */
export function unlikelyRate(before: Decimal | null, given: Decimal, path: readonly string[]): Fault[] {
  if (!before || before.lte(0) || given.div(before).minus(one).abs().lte(likelyMove)) return [];
  const facts = { given: writeDecimal(given), before: writeDecimal(roundTo(before, 6)) };
  return [{ code: 'UNLIKELY_RATE', path, facts }];
}
