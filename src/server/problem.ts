/** Why a request as a whole is refused: what its caller cannot mend in a form. */
export const problemCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'QUERY_TOO_COMPLEX',
  'WRONG_TRANSPORT',
  'TOO_MANY_SUBSCRIPTIONS',
  'TOO_SLOW',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** A refusal that becomes an entry of `errors`, with this code and a message in the caller's language. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: ProblemCode, facts: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.facts = facts;
  }
}
