import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guideCall } from '../../src/activities/calls/call-guide.ts';
import { findScriptFaults, fitOf, type ScriptStep } from '../../src/activities/calls/call-script.ts';
import { plannedDays } from '../../src/activities/follow-ups/follow-up.ts';

const step = (key: string, ...to: (string | null)[]): ScriptStep => ({
  key,
  branches: to.map((next, index) => ({ answer: `Answer ${index}`, to: next })),
});
const faultsOf = (...steps: ScriptStep[]) =>
  findScriptFaults(steps).map(({ code, path }) => `${code} ${path.slice(2).join('.')}`);

describe('the way through a call', () => {
  it('goes on to the next step, or by the branch that is answered, and ends after the last', () => {
    expect(faultsOf(step('a'), step('b', 'c', null), step('c'))).toEqual([]);
    // A question may be asked again.
    expect(faultsOf(step('a', 'b', 'a'), step('b'))).toEqual([]);
  });

  it('leads nowhere but to its steps, and to each of them', () => {
    expect(faultsOf(step('a', 'z'))).toEqual(['NOT_FOUND 0.branches.0.to']);
    expect(faultsOf(step('a', null), step('b'))).toEqual(['NOT_NEEDED 1.key']);
    expect(faultsOf(step('a'), step('a'))).toEqual(['ALREADY_EXISTS 1.key']);
  });

  it('reaches every step of a script without faults, whatever is answered (property)', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const target = fc.oneof(fc.constantFrom(...keys), fc.constant(null));
    const scripts = fc.array(fc.array(target, { maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(scripts, (branches) => {
        const steps = branches.map((to, index) => step(keys[index]!, ...to));
        if (findScriptFaults(steps).length > 0) return;
        const follow = (from: string): string[] => {
          const index = steps.findIndex(({ key }) => key === from);
          const { branches: ways } = steps[index]!;
          return ways.length > 0
            ? ways.flatMap(({ to }) => to ?? [])
            : steps.slice(index + 1, index + 2).map(({ key }) => key);
        };
        const seen = new Set(['a']);
        for (const key of seen) for (const next of follow(key)) seen.add(next);
        expect([...seen].sort()).toEqual(steps.map(({ key }) => key).sort());
      }),
    );
  });
});

describe('what fits a call', () => {
  const call = { productId: 'lamp', country: 'DE', language: 'de-AT' };
  const rank = (productId: string | null, market: string | null, language: string) =>
    fitOf({ productId, market, language }, call);

  it('is the product before the market, and the market before the language', () => {
    const order = [
      rank('lamp', 'DE', 'de-AT'),
      rank('lamp', 'DE', 'de'),
      rank('lamp', 'DE', 'en'),
      rank('lamp', 'EU', 'de'),
      rank('lamp', null, 'de'),
      rank(null, 'DE', 'de'),
      rank(null, null, 'en'),
    ];
    expect(order).toEqual([...order].sort((a, b) => b! - a!));
    expect(new Set(order).size).toBe(order.length);
  });

  it('is nothing of another product, another market, or a language that nobody asked for', () => {
    expect([rank('kettle', null, 'de'), rank(null, 'US', 'de'), rank(null, null, 'fr')]).toEqual([
      ...[null, null, null],
    ]);
  });
});

describe('a call guide', () => {
  const own = { productId: null, market: null, language: 'en' };
  const call = { productId: null, country: 'DE', language: 'en' };
  const answer = (id: string, used: number, settled: number) => ({
    ...{ ...own, id, text: id, claim: null, used, settled },
  });

  it('puts the answers first that settled most of what they answered', () => {
    const answers = [answer('a', 0, 0), answer('b', 4, 1), answer('c', 3, 3)];
    const guide = guideCall({ scripts: [], answers }, call, '2026-03-02');
    expect(guide.answers.map(({ id, settledRate }) => [id, settledRate?.toFixed() ?? null])).toEqual([
      ...[['c', '1'] as const, ['b', '0.25'] as const, ['a', null] as const],
    ]);
  });

  it.each([
    ['before its approval ends', '2026-06-30', 'Keeps tea hot.'],
    ['and no longer', '2026-07-01', null],
  ])('says a claim about a regulated product %s', (_, day, says) => {
    const claim = {
      ...{ kind: 'INDICATION' as const, market: 'EU', language: 'en', status: 'APPROVED' as const },
      ...{ approvedUntil: '2026-06-30', text: 'Keeps tea hot.', regulation: 'PHARMA' as const },
    };
    const steps = [{ key: 'a', kind: 'CLAIM' as const, branches: [], text: null, claim }];
    const guide = guideCall({ scripts: [{ ...own, id: 's', title: 'S', steps }], answers: [] }, call, day);
    expect(guide.script?.steps.map((one) => one.says)).toEqual([says]);
  });
});

describe('a follow-up', () => {
  it('passes weekends over, and counts on from the day that it then is', () => {
    // 2026-03-06 is a Friday.
    expect(plannedDays([{ afterDays: 0 }, { afterDays: 1 }, { afterDays: 4 }], '2026-03-06')).toEqual([
      ...['2026-03-06', '2026-03-09', '2026-03-13'],
    ]);
  });
});
