import { Decimal } from '../../trade/decimal.ts';

/** How a shipment kept its promise. */
export const deliveryVerdicts = ['ON_TIME', 'LATE', 'OVERDUE', 'AHEAD'] as const;
export type DeliveryVerdict = (typeof deliveryVerdicts)[number];

/** A shipment as its promise is judged: the day it was promised for, and when it reached the point at which the seller has delivered. */
export interface PromisedShipment {
  readonly promisedOn: string;
  readonly deliveredOn: string | null;
}

/** How a shipment stands to its promise on a day: an undelivered one is overdue after the promised day, and ahead until then. */
export function verdictOf({ promisedOn, deliveredOn }: PromisedShipment, day: string): DeliveryVerdict {
  if (deliveredOn !== null) return deliveredOn <= promisedOn ? 'ON_TIME' : 'LATE';
  return promisedOn < day ? 'OVERDUE' : 'AHEAD';
}

/** On-time delivery over the shipments that were due. */
export interface OnTimeDelivery {
  /** Shipments that were promised by the day and in the period, whether they were delivered or not. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** Due and not delivered. */
  readonly overdue: number;
  /** On time among those due, to four places; null where none was. */
  readonly rate: Decimal | null;
}

/** Shipments delivered by the promised day ÷ shipments due (the reference’s definition; the ones ahead are not due yet). */
export function onTimeDelivery(shipments: readonly PromisedShipment[], day: string): OnTimeDelivery {
  const verdicts = shipments.map((shipment) => verdictOf(shipment, day));
  // One that left early before its day was due: it has kept its promise already.
  const count = (verdict: DeliveryVerdict) => verdicts.filter((one) => one === verdict).length;
  const [onTime, late, overdue] = [count('ON_TIME'), count('LATE'), count('OVERDUE')];
  const due = onTime + late + overdue;
  const rate = due === 0 ? null : new Decimal(onTime).div(due).toDecimalPlaces(4);
  return { due, onTime, late, overdue, rate };
}
