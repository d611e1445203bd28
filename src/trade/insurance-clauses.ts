/** The three levels of the Institute Cargo Clauses, from all risks (A) to the least (C). */
export type ClausesLevel = 'A' | 'B' | 'C';

/**
 * The level that a text of an insurance clause stands for, or null where it can't be told. Reads `ICC (A)`, `Institute
 * Cargo Clauses (B)`, `C`, and the older classes with which Chinese policies still speak: All Risks, W.P.A., F.P.A.
 */
export function readClauses(text: string): ClausesLevel | null {
  const clause = text.trim().toUpperCase().replaceAll('.', '');
  if (/ALL RISKS|一切险|\bAIR\b/.test(clause)) return 'A';
  if (/\bW ?P ?A\b|\bWA\b|水渍险/.test(clause)) return 'B';
  if (/\bF ?P ?A\b|平安险/.test(clause)) return 'C';
  return (/(?:^|[\s(（])([ABC])[)）]?(?:\s|$|,|\d)/.exec(clause)?.[1] as ClausesLevel | undefined) ?? null;
}
