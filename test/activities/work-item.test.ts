import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { urgencyOf, workReasons } from '../../src/activities/work-item.ts';

describe('the urgency of a piece of work', () => {
  it('puts what holds others up or binds us before what is merely late', () => {
    const order = workReasons.toSorted((a, b) => urgencyOf(b, 0) - urgencyOf(a, 0));
    expect(order[0]).toBe('HIT_WAITING');
    expect(order.slice(1, 3).sort()).toEqual(['FIRM_OFFER_EXPIRING', 'RELEASE_WAITING']);
    expect(order.at(-1)).toBe('NO_NEXT_STEP');
  });

  it('never falls with the days, and stays between 0 and 100', () => {
    fc.assert(
      fc.property(fc.constantFrom(...workReasons), fc.integer({ min: -30, max: 1_000 }), (reason, days) => {
        const urgency = urgencyOf(reason, days);
        expect(urgency).toBeGreaterThanOrEqual(0);
        expect(urgency).toBeLessThanOrEqual(100);
        expect(urgencyOf(reason, days + 1)).toBeGreaterThanOrEqual(urgency);
      }),
    );
  });
});
