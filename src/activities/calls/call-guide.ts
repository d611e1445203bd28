import type { Claim, Regulation } from '../../products/product-claim.ts';
import { Decimal, zero } from '../../trade/decimal.ts';
import {
  type Audience,
  type CallAhead,
  type Fit,
  fitOf,
  isSayable,
  type ScriptBranch,
  type ScriptStepKind,
} from './call-script.ts';

/** A sentence of the library: in our own words, or a claim. */
export interface Sentence {
  readonly text: string | null;
  readonly claim: (Claim & { readonly text: string; readonly regulation: Regulation }) | null;
}

export interface GuideScript extends Fit {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly (Sentence & {
    readonly key: string;
    readonly kind: ScriptStepKind;
    readonly branches: readonly ScriptBranch[];
  })[];
}

export interface GuideAnswer extends Fit, Sentence {
  readonly id: string;
  readonly used: number;
  readonly settled: number;
}

/** What is at hand for a call, with whom it is and about what. */
export interface CallMaterial<Answer extends GuideAnswer> {
  readonly scripts: readonly GuideScript[];
  readonly answers: readonly Answer[];
}

/**
 * What to say in a call: the script that fits it best, and the answers that fit it at all, those that settled most of
 * what they answered first. A claim that may no longer be said in the country is withheld: its sentence is null.
 */
export function guideCall<Answer extends GuideAnswer>(
  { scripts, answers }: CallMaterial<Answer>,
  call: CallAhead,
  day: string,
) {
  const [script] = fitting(scripts, call);
  const says = (sentence: Sentence) => saysTo(sentence, call.country, day);
  return {
    script: script ? { ...script, steps: script.steps.map((step) => ({ ...step, says: says(step) })) } : null,
    answers: fitting(answers, call)
      .map((answer) => ({ ...answer, says: says(answer), settledRate: settledRateOf(answer) }))
      .sort((a, b) => (b.settledRate ?? zero).cmp(a.settledRate ?? zero)),
  };
}

/** Those that fit, the best first. */
function fitting<Some extends Fit>(all: readonly Some[], call: CallAhead): Some[] {
  return all
    .map((one) => ({ one, fit: fitOf(one, call) }))
    .filter(({ fit }) => fit !== null)
    .sort((a, b) => b.fit! - a.fit!)
    .map(({ one }) => one);
}

function saysTo({ text, claim }: Sentence, country: string, day: string): string | null {
  if (!claim) return text;
  const audience: Audience = { market: country, regulation: claim.regulation, day };
  return isSayable(claim, audience) ? claim.text : null;
}

/** Of how many of the objections that it answered it settled one, to four places; null where it was never given. */
function settledRateOf({ used, settled }: Pick<GuideAnswer, 'used' | 'settled'>): Decimal | null {
  return used === 0 ? null : new Decimal(settled).div(used).toDecimalPlaces(4);
}
