import type { AttestedFact } from '../../deals/deal-facts.ts';
import type { MilestoneCode } from '../timeline/milestone-code.ts';

/** The facts of the pipeline that an order tells, and the milestones by which it does. */
export const factMilestones = {
  DEPOSIT_RECEIVED: ['DEPOSIT_RECEIVED'],
  LETTER_OF_CREDIT_CHECKED: ['LC_RECEIVED_OK'],
  PREPRODUCTION_SAMPLE_APPROVED: ['PP_SAMPLE_APPROVED'],
  PRODUCTION_FINISHED: ['PRODUCTION_FINISH'],
  QUALITY_PASSED: ['QC_PREPRODUCTION', 'QC_DUPRO', 'QC_FINAL'],
  BALANCE_RECEIVED: ['BALANCE_RECEIVED'],
  BOOKING_CONFIRMED: ['BOOKING_CONFIRMED'],
  EXPORT_RELEASED: ['EXPORT_RELEASED'],
  CLAIMS_CLOSED: ['DELIVERED'],
} as const satisfies Partial<Readonly<Record<AttestedFact, readonly MilestoneCode[]>>>;
export type FactOfOrder = keyof typeof factMilestones;

const factsOfOrders = Object.keys(factMilestones) as FactOfOrder[];

/** An order as far as the guards of the pipeline look at it. */
export interface OrderStanding {
  readonly shipments: readonly {
    readonly id: string;
    readonly holdReason: string | null;
    readonly cancelledAt: string | null;
  }[];
  readonly milestones: readonly {
    readonly code: MilestoneCode;
    readonly actualOn: string | null;
    readonly shipment: { readonly id: string } | null;
  }[];
}

/** Whether an order tells a fact, so that nobody has to say it. */
export function isToldByOrder(fact: string): fact is FactOfOrder {
  return fact in factMilestones;
}

/**
 * The facts that hold of an order: of the shipment that is furthest along, as the first that leaves takes its deal along.
 * What an order has no milestone for was not agreed and is wanted by nobody.
 */
export function factsOfOrder({ shipments, milestones }: OrderStanding): ReadonlySet<FactOfOrder> {
  const live = shipments.filter(({ cancelledAt }) => cancelledAt === null);
  const factsOfShipment = live.map(({ id, holdReason }) => {
    const own = milestones.filter(({ shipment }) => shipment === null || shipment.id === id);
    const isPast = (code: MilestoneCode) => own.every((one) => one.code !== code || one.actualOn !== null);
    return factsOfOrders.filter(
      (fact) => factMilestones[fact].every(isPast) && (fact !== 'QUALITY_PASSED' || holdReason === null),
    );
  });
  const [furthest = []] = factsOfShipment.sort((a, b) => b.length - a.length);
  return new Set(furthest);
}
