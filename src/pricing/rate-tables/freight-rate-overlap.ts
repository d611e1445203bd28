import type { Equipment } from '../../trade/container.ts';
import type { JourneyStep } from '../../trade/incoterm.ts';

/** What of a rate says for what and when it holds. */
export interface RatePeriod {
  readonly provider: string;
  readonly step: JourneyStep;
  readonly fromLocode: string;
  readonly toLocode?: string | null | undefined;
  readonly equipment?: Equipment | null | undefined;
  readonly validFrom: string;
  /** The last day; for good where it is left out. */
  readonly validUntil?: string | null | undefined;
}

/** Whether two rates of one provider hold for the same on one day, so that nobody could tell which one does. */
export function overlap(a: RatePeriod, b: RatePeriod): boolean {
  return keyOf(a) === keyOf(b) && begins(a, b) && begins(b, a);
}

function keyOf({ provider, step, fromLocode, toLocode, equipment }: RatePeriod): string {
  return JSON.stringify([provider, step, fromLocode, toLocode ?? null, equipment ?? null]);
}

/** Whether one begins before the other has ended. */
function begins(a: RatePeriod, b: RatePeriod): boolean {
  return !b.validUntil || a.validFrom <= b.validUntil;
}
