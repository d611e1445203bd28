import type { Fault } from '../trade/fault.ts';
import { findIncoterm, type IncotermEdition, type IncotermRule } from '../trade/incoterm.ts';

/** What makes delivery terms meaningless, so that not even an inquiry can be kept with them. All else is a finding. */
export function findTermsFaults(
  terms: { readonly rule: IncotermRule; readonly edition: IncotermEdition },
  path: readonly string[],
): Fault[] {
  // Incoterms 2020 replaced DAT by DPU: each exists in one edition alone.
  if (findIncoterm(terms.rule, terms.edition)) return [];
  return [{ code: 'UNKNOWN_VALUE', path: [...path, 'rule'], facts: { value: terms.rule } }];
}
