import { type Claim, mayBeSaid, type Regulation } from '../../products/product-claim.ts';
import type { Fault } from '../../trade/fault.ts';
import { marketsOf } from '../../trade/market.ts';

/** What a step of a call does: it says something, asks something, or says an approved sentence about the product. */
export const scriptStepKinds = ['SAY', 'ASK', 'CLAIM'] as const;
export type ScriptStepKind = (typeof scriptStepKinds)[number];

/** Where a call goes by what the other side answers. */
export interface ScriptBranch {
  readonly answer: string;
  /** The key of a step; null where the call ends. */
  readonly to: string | null;
}

/** A step as far as the way through the call goes. */
export interface ScriptStep {
  readonly key: string;
  readonly branches: readonly ScriptBranch[];
}

/** Where what is said is said: a country or a bloc, or everywhere. */
export interface Audience {
  readonly market: string | null;
  readonly regulation: Regulation;
  readonly day: string;
}

/** Everything that is wrong with the way through a call: two steps of one key, a branch to nowhere, a step nobody gets to. */
export function findScriptFaults(steps: readonly ScriptStep[]): Fault[] {
  const keys = steps.map(({ key }) => key);
  const reached = stepsReached(steps);
  return steps.flatMap(({ key, branches }, index): Fault[] => {
    const path = ['input', 'steps', String(index)];
    if (keys.indexOf(key) < index) return [{ code: 'ALREADY_EXISTS', path: [...path, 'key'] }];
    const lost = branches.flatMap(({ to }, place): Fault[] =>
      to === null || keys.includes(to)
        ? []
        : [{ code: 'NOT_FOUND', path: [...path, 'branches', String(place), 'to'] }],
    );
    return reached.has(key) ? lost : [...lost, { code: 'NOT_NEEDED', path: [...path, 'key'] }];
  });
}

function stepsReached(steps: readonly ScriptStep[]): Set<string> {
  const reached = new Set<string>();
  const open = steps.slice(0, 1).map(({ key }) => key);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    open.push(...nextKeys(steps, key));
  }
  return reached;
}

/** The steps that can come after one: those of its branches, or the next where it has none. */
function nextKeys(steps: readonly ScriptStep[], key: string): string[] {
  const index = steps.findIndex((step) => step.key === key);
  const step = steps[index];
  if (!step) return [];
  if (step.branches.length > 0) return step.branches.flatMap(({ to }) => to ?? []);
  return steps.slice(index + 1, index + 2).map((next) => next.key);
}

/**
 * Whether a claim may be said to an audience. To one without a market only what may be said everywhere, and of a
 * regulated product nothing: its claims are approved market by market.
 */
export function isSayable(claim: Claim, { market, regulation, day }: Audience): boolean {
  return mayBeSaid(claim, { regulation, day, country: market ?? '' });
}

/** What a script, or an answer, is for. */
export interface Fit {
  readonly productId: string | null;
  readonly market: string | null;
  readonly language: string;
}

/** A call that is about to be made. */
export interface CallAhead {
  readonly productId: string | null;
  readonly country: string;
  readonly language: string;
}

/** How well something fits a call, higher is better; null where it does not: product before market before language. */
export function fitOf({ productId, market, language }: Fit, call: CallAhead): number | null {
  if (productId !== null && productId !== call.productId) return null;
  if (market !== null && !marketsOf(call.country).includes(market)) return null;
  const byLanguage = languageFit(language, call.language);
  if (byLanguage === null) return null;
  const byMarket = market === null ? 0 : market === call.country ? 2 : 1;
  return (productId === null ? 0 : 100) + byMarket * 10 + byLanguage;
}

/** The language itself, its kin, or the one that trade falls back on. */
function languageFit(language: string, wanted: string): number | null {
  if (language === wanted) return 3;
  if (baseOf(language) === baseOf(wanted)) return 2;
  return baseOf(language) === 'en' ? 1 : null;
}

/** The language of a tag without its country or script. */
export function baseOf(tag: string): string {
  return new Intl.Locale(tag).language;
}
