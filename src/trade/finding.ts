/** REJECT where the terms can't stand as they are, WARN where a person should look. */
export const severities = ['REJECT', 'WARN'] as const;
export type Severity = (typeof severities)[number];

/** What a check found: its number, how bad, and the values that its sentence needs. It informs; only commands refuse. */
export interface Finding<Id extends string = string> {
  readonly id: Id;
  readonly severity: Severity;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Findings with the worst first, otherwise in the order of the checks. */
export function worstFirst<F extends Finding>(findings: readonly F[]): F[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
