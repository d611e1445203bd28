import { daysAfter } from '../../trade/calendar-date.ts';
import type { Fault } from '../../trade/fault.ts';

/** Why a buyer claims. Closed, so that causes can be counted. */
export const claimCauses = [
  'QUALITY_DEFECT',
  'NOT_AS_AGREED',
  'WRONG_GOODS',
  'SHORT_DELIVERY',
  'TRANSIT_DAMAGE',
  'PACKING',
  'LATE_DELIVERY',
  'DOCUMENTS',
  'OTHER',
] as const;
export type ClaimCause = (typeof claimCauses)[number];

/** What became of a claim. */
export const claimStates = ['OPEN', 'DECIDED', 'WITHDRAWN'] as const;
export type ClaimState = (typeof claimStates)[number];

/** What a buyer gets for a claim. */
export const claimDecisions = ['REPLACE', 'DISCOUNT', 'REFUND', 'REJECT'] as const;
export type ClaimDecision = (typeof claimDecisions)[number];

/** How a company deals with claims. */
export interface ClaimPolicy {
  /** Days after delivery in which a claim is in time, where the contract says nothing else. */
  readonly windowDays: number;
  /** Up to which amount of the company's currency operations decide. */
  readonly operationsLimit: string;
}

/** What holds until a company says otherwise: whatever costs money is a manager's to grant. */
export const houseClaimPolicy: ClaimPolicy = { windowDays: 30, operationsLimit: '0' };

/** The days in which a claim is in time: those of the contract, else of the company. */
export function windowDaysOf(
  contract: { readonly claimDays: number | null } | null,
  policy: Pick<ClaimPolicy, 'windowDays'> | null,
): number {
  return contract?.claimDays ?? (policy ?? houseClaimPolicy).windowDays;
}

/** The last day on which a claim is in time; null while nothing was delivered, as no time runs yet. */
export function windowEnd(deliveredOn: string | null, windowDays: number): string | null {
  return deliveredOn === null ? null : daysAfter(deliveredOn, windowDays);
}

/** Whether a claim that was raised on a day comes too late. */
export function isLate(raisedOn: string, windowEndsOn: string | null): boolean {
  return windowEndsOn !== null && raisedOn > windowEndsOn;
}

/** What of an order tells whether claims may still come of it. */
export interface ClaimsOfOrder {
  readonly contract: { readonly claimDays: number | null } | null;
  readonly shipments: readonly {
    readonly cancelledAt: string | null;
    readonly delivery: { readonly actualOn: string | null } | null;
  }[];
  readonly claims: readonly { readonly status: ClaimState }[];
}

/** Whether all claims are decided and no shipment is in its window any more. */
export function areClaimsClosed(
  { contract, shipments, claims }: ClaimsOfOrder,
  policy: Pick<ClaimPolicy, 'windowDays'> | null,
  today: string,
): boolean {
  const days = windowDaysOf(contract, policy);
  const travelling = shipments.filter(({ cancelledAt }) => cancelledAt === null);
  return (
    claims.every(({ status }) => status !== 'OPEN') &&
    travelling.length > 0 &&
    travelling.every(({ delivery }) => {
      const end = windowEnd(delivery?.actualOn ?? null, days);
      return end !== null && end < today;
    })
  );
}

/** What the amount of a decision is held against, in minor units. */
export interface GrantBounds {
  /** What the buyer claims. */
  readonly claimed: bigint;
  /** What of the contract's price was not given back yet. */
  readonly left: bigint;
  /** The same two as they are written. */
  readonly written: { readonly claimed: string; readonly left: string };
}

/**
 * Why an amount doesn't go with a decision: a rejection grants none, everything else some; nobody gets more money than
 * they claim, nor back more than they owe for all of it. What a replacement costs us may be more than it is worth.
 */
export function findGrantFaults(
  decision: ClaimDecision,
  amount: bigint | null,
  { claimed, left, written }: GrantBounds,
): Fault[] {
  const path = ['input', 'amount'];
  if (decision === 'REJECT') {
    return amount === null ? [] : [{ code: 'OUT_OF_RANGE', path, facts: { maximum: 0 } }];
  }
  if (amount === null) return [{ code: 'REQUIRED', path }];
  if (amount <= 0n) return [{ code: 'OUT_OF_RANGE', path: [...path, 'amount'], facts: { above: 0 } }];
  if (decision === 'REPLACE') return [];
  const most =
    claimed < left ? { limit: claimed, text: written.claimed } : { limit: left, text: written.left };
  if (amount <= most.limit) return [];
  return [{ code: 'OUT_OF_RANGE', path: [...path, 'amount'], facts: { maximum: most.text } }];
}
