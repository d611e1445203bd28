import { Decimal, settle } from './decimal.ts';

/** HALF_UP is 四舍五入, the rule of commercial papers; UP and DOWN are away from zero and towards it. */
export const roundingModes = ['HALF_UP', 'HALF_EVEN', 'UP', 'DOWN'] as const;
export type RoundingMode = (typeof roundingModes)[number];

const modeOfLibrary = {
  HALF_UP: Decimal.ROUND_HALF_UP,
  HALF_EVEN: Decimal.ROUND_HALF_EVEN,
  UP: Decimal.ROUND_UP,
  DOWN: Decimal.ROUND_DOWN,
} as const satisfies Readonly<Record<RoundingMode, number>>;

/** Rounds an exact number to so many places after the point. */
export function roundTo(exact: Decimal, places: number, mode: RoundingMode = 'HALF_UP'): Decimal {
  return settle(exact).toDecimalPlaces(places, modeOfLibrary[mode]);
}
