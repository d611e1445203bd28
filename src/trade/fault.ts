/** Every reason for which Lading refuses an input. Closed: it is the GraphQL enum, and each has a text in every language. */
export const faultCodes = [
  'REQUIRED',
  'NOT_BOTH',
  'INVALID_FORMAT',
  'TOO_LONG',
  'OUT_OF_RANGE',
  'UNKNOWN_VALUE',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'CURRENCY_MISMATCH',
  'MISSING_RATE',
  'UNLIKELY_RATE',
  'MISSING_COST',
  'MISSING_FREIGHT_RATE',
  'MISSING_PACKING',
  'ZERO_WEIGHT_SUM',
  'SHARES_EXCEED_PRICE',
  'RULE_UNFIT_FOR_MODE',
  'VERSION_CONFLICT',
  'IDEMPOTENCY_KEY_REUSED',
  'INVALID_CREDENTIALS',
  'NOT_PERMITTED',
  'FACT_MISSING',
  'COST_MISSING',
  'MOVE_NOT_OPEN',
  'WRONG_STATUS',
  'BELOW_FLOOR',
  'RELEASE_LIMIT',
  'NOT_NEEDED',
  'CLAIM_NOT_APPROVED',
  'FIRM_OFFER',
  'NO_OFFER',
  'OFFER_EXPIRED',
  'TERMS_DIFFER',
  'PARTIAL_SHIPMENTS_BARRED',
  'ON_HOLD',
  'FACT_IS_READ',
  'NOT_YET_POSSIBLE',
  'REWORK_FIRST',
  'CONSTRAINT_VIOLATED',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** One thing that is wrong with an input: what, where (`['input', 'lines', '0', 'quantity']`) and the values that the sentence needs. */
export interface Fault {
  readonly code: FaultCode;
  readonly path: readonly string[];
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** That a row is no longer the one that its caller read: the version that it has, and the one that was named. */
export function staleFault(current: number, given: number, field = 'version'): Fault {
  return { code: 'VERSION_CONFLICT', path: ['input', field], facts: { current, given } };
}

/** That what a field names has become something with which this can't be done. */
export function statusFault(status: string, field = 'id'): Fault {
  return { code: 'WRONG_STATUS', path: ['input', field], facts: { status } };
}

/** An input that is refused, with every fault found and not only the first. Nothing has changed. */
export class Refusal extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.code} at ${fault.path.join('.')}`).join('; '));
    this.name = 'Refusal';
    this.faults = faults;
  }
}

/** Refuses an input of which anything is wrong. */
export function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Refusal(faults);
}
