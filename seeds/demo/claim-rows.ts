import { and, asc, eq, isNull } from 'drizzle-orm';
import {
  claimPolicies,
  claims,
  onboardingSteps,
  satisfactionRatings,
  serviceRequests,
} from '../../schema/tables/claims.ts';
import { commentMentions, orderComments, orderTasks } from '../../schema/tables/coordination.ts';
import { deals } from '../../schema/tables/deals.ts';
import { numberSeries } from '../../schema/tables/events.ts';
import { orders, shipmentLines, shipments } from '../../schema/tables/orders.ts';
import { milestones } from '../../schema/tables/timeline.ts';
import type { Transaction } from '../../src/database/database.ts';
import { houseOnboarding } from '../../src/fulfilment/claims/onboarding.ts';
import { daysAfter, daysBetween } from '../../src/trade/calendar-date.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { lastNumbersOf } from './deal-rows.ts';
import { dayAfter } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';

const windowDays = 30;
const operations = ownerOf('operations@demo.lading.test').ownerId;
const director = ownerOf('director@demo.lading.test').ownerId;
const manager = ownerOf('manager@demo.lading.test').ownerId;

/** Writes what was done, said and claimed about the orders that are there already; gives how many claims there are. */
export async function seedClaims(tx: Transaction, now: Date): Promise<number> {
  await seedPolicies(tx, now);
  const found = await shipmentsOfDemo(tx);
  await seedCoordination(tx, found, now);
  const delivered = found.filter(({ deliveredOn }) => deliveredOn !== null);
  const inClaim = found.filter(({ stage }) => stage === 'CLAIM');
  const settled = delivered.filter(({ stage }) => stage !== 'CLAIM').slice(0, 2);
  const late = settled.at(-1)?.id;
  const rows = [...inClaim, ...settled].map((shipment, index) =>
    claimRow(shipment, index, { today: dayAfter(now, 0), isLate: shipment.id === late }),
  );
  await insertRows(tx, claims, rows);
  const given = rows.map(({ createdAt }) => ({ company: demoCompany.id, at: new Date(createdAt) }));
  await insertRows(tx, numberSeries, lastNumbersOf('claim', given));
  await insertRows(tx, serviceRequests, delivered.slice(0, 2).map(requestRow));
  await insertRows(
    tx,
    satisfactionRatings,
    delivered.filter(({ contactId }) => contactId !== null).map(ratingRow),
  );
  return rows.length;
}

type ShipmentOfDemo = Awaited<ReturnType<typeof shipmentsOfDemo>>[number];

async function shipmentsOfDemo(tx: Transaction) {
  return tx
    .select({
      id: shipments.id,
      orderId: shipments.orderId,
      dealId: shipments.dealId,
      confirmedOn: orders.confirmedOn,
      stage: deals.stage,
      currency: deals.currency,
      ownerId: deals.ownerId,
      contactId: deals.contactId,
      quantity: shipmentLines.quantity,
      deliveryId: milestones.id,
      deliveredOn: milestones.actualOn,
    })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.companyId, shipments.companyId), eq(orders.id, shipments.orderId)))
    .innerJoin(deals, and(eq(deals.companyId, shipments.companyId), eq(deals.id, shipments.dealId)))
    .innerJoin(
      shipmentLines,
      and(
        eq(shipmentLines.companyId, shipments.companyId),
        eq(shipmentLines.shipmentId, shipments.id),
        eq(shipmentLines.sequence, 1),
      ),
    )
    .leftJoin(
      milestones,
      and(
        eq(milestones.companyId, shipments.companyId),
        eq(milestones.shipmentId, shipments.id),
        eq(milestones.code, 'DELIVERED'),
      ),
    )
    .where(and(eq(shipments.companyId, demoCompany.id), isNull(shipments.cancelledAt)))
    .orderBy(asc(shipments.number));
}

/** Operations decide up to 5,000 yuan; onboarding goes by the house's steps in the company's own words. */
async function seedPolicies(tx: Transaction, now: Date): Promise<void> {
  const at = dayAt(dayAfter(now, -400));
  const row = { companyId: demoCompany.id, createdAt: at, updatedAt: at };
  const titles = {
    DOCUMENTS: 'Hand over manuals and test reports',
    INSTALLATION: 'See that the goods are installed',
    TRAINING: 'Show the fitters how it is done',
    FOLLOW_UP: 'Ask how they get on',
  };
  await insertRows(tx, claimPolicies, [
    { ...row, id: demoId('claim policy'), windowDays, operationsLimit: '5000' },
  ]);
  await insertRows(
    tx,
    onboardingSteps,
    houseOnboarding.map(({ kind, afterDays }, index) => ({
      ...row,
      ...{ id: demoId(`onboarding ${kind}`), sequence: index + 1, kind, afterDays, title: titles[kind] },
    })),
  );
}

/** Open where its deal waits for it, decided elsewhere. */
function claimRow(
  shipment: ShipmentOfDemo,
  index: number,
  { today, isLate }: { readonly today: string; readonly isLate: boolean },
) {
  const { id, orderId, dealId, currency, quantity, ownerId } = shipment;
  const { deliveredOn } = shipment;
  const windowEndsOn = deliveredOn && daysAfter(deliveredOn, windowDays);
  const soon = deliveredOn ? daysAfter(deliveredOn, isLate ? windowDays + 1 : 4) : today;
  const raisedOn = soon < today ? soon : today;
  const isOpen = shipment.stage === 'CLAIM';
  const at = dayAt(raisedOn);
  return {
    companyId: demoCompany.id,
    id: demoId(`claim ${id}`),
    ...{ createdAt: at, updatedAt: at, dealId, orderId, shipmentId: id },
    number: `CL-${raisedOn.slice(0, 4)}-${String(index + 1).padStart(5, '0')}`,
    ...{ line: 1, lotNumber: `L-${raisedOn.slice(0, 4)}-07`, claimedQuantity: quantity },
    cause: (['TRANSIT_DAMAGE', 'SHORT_DELIVERY', 'QUALITY_DEFECT'] as const)[index % 3]!,
    description: ['Eleven cartons arrived wet.', 'Two cartons are missing.', 'Some units hum.'][index % 3]!,
    ...{ claimedMinor: 48_000n, currency, evidence: ['Survey report SR-118'], raisedOn },
    ...{ deliveredOn, windowEndsOn },
    lateReason:
      windowEndsOn && raisedOn > windowEndsOn ? 'It shows only after weeks of use (CISG art. 38).' : null,
    inspectionReference: isLate ? 'FRI-2207' : null,
    openedBy: ownerId,
    ...(isOpen
      ? { status: 'OPEN' as const }
      : {
          status: 'DECIDED' as const,
          decision: 'DISCOUNT' as const,
          grantedMinor: 32_000n,
          decisionReason: 'Two thirds of it can be shown.',
          decidedAt: at,
          decidedBy: manager,
        }),
  };
}

function requestRow({ id, orderId, dealId, contactId, ownerId, deliveredOn }: ShipmentOfDemo) {
  const at = dayAt(deliveredOn!);
  return {
    companyId: demoCompany.id,
    id: demoId(`service request ${id}`),
    ...{ createdAt: at, updatedAt: at, dealId, orderId, shipmentId: id, contactId, personId: ownerId },
    kind: 'SPARE_PARTS' as const,
    subject: 'A set of seals',
    askedOn: deliveredOn!,
    ...{ answeredOn: deliveredOn!, answer: 'They go out with the courier.' },
    ...{ solvedOn: deliveredOn!, solution: 'Sent by courier.' },
  };
}

function ratingRow({ id, orderId, dealId, contactId, ownerId, deliveredOn }: ShipmentOfDemo, index: number) {
  return {
    companyId: demoCompany.id,
    id: demoId(`satisfaction ${id}`),
    ...{ dealId, orderId, shipmentId: id, contactId: contactId!, saidOn: deliveredOn! },
    score: 5 - (index % 3),
    words: index % 3 === 0 ? 'Well packed.' : null,
    ...{ recordedAt: dayAt(deliveredOn!), recordedBy: ownerId },
  };
}

async function seedCoordination(tx: Transaction, found: readonly ShipmentOfDemo[], now: Date): Promise<void> {
  const today = dayAfter(now, 0);
  const yesterday = dayAt(dayAfter(now, -1));
  const some = found.filter((_, index) => index % 2 === 0);
  await insertRows(
    tx,
    orderTasks,
    some.map(({ id, orderId, dealId, ownerId, confirmedOn, deliveryId }, index) => {
      const isDone = index % 3 === 2;
      const dueOn = daysAfter(today, (index % 5) - 1);
      return {
        companyId: demoCompany.id,
        id: demoId(`task ${id}`),
        ...{ createdAt: yesterday, updatedAt: yesterday, dealId, orderId, shipmentId: id },
        milestoneId: deliveryId,
        personId: index % 2 === 0 ? operations : ownerId,
        title: 'Agree the hour of delivery with the buyer',
        dueOn: daysBetween(confirmedOn, dueOn) < 0 ? today : dueOn,
        createdBy: ownerId,
        ...(isDone
          ? { status: 'DONE' as const, doneAt: yesterday, doneBy: operations }
          : { status: 'OPEN' as const }),
      };
    }),
  );
  const [first] = some;
  if (!first) return;
  const { id, orderId, dealId, ownerId, deliveryId } = first;
  const comment = {
    ...{ companyId: demoCompany.id, id: demoId(`comment ${id}`), dealId, orderId },
    ...{ shipmentId: id, milestoneId: deliveryId },
  };
  const text = 'The buyer asks for a lorry with a tail lift.';
  await insertRows(tx, orderComments, [{ ...comment, text, at: yesterday, personId: ownerId }]);
  await insertRows(
    tx,
    commentMentions,
    [director, operations].map((personId) => ({
      ...{ companyId: demoCompany.id, id: demoId(`mention ${id} ${personId}`), commentId: comment.id },
      ...{ personId, at: yesterday },
    })),
  );
}

/** Nine in the morning of a day in China. */
function dayAt(day: string): string {
  return `${day}T01:00:00.000Z`;
}
