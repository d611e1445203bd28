import { numberSeries } from '../../schema/tables/events.ts';
import { orders, shipmentLines, shipments } from '../../schema/tables/orders.ts';
import {
  baselines,
  calendarDays,
  deadlines,
  milestoneLinks,
  milestoneReports,
  milestones,
  plannedDays,
} from '../../schema/tables/timeline.ts';
import type { Transaction } from '../../src/database/database.ts';
import { hasReached } from '../../src/deals/deal-pipeline.ts';
import { deliveryPoint } from '../../src/fulfilment/timeline/delivery-point.ts';
import { type ScheduledMilestone, schedule } from '../../src/fulfilment/timeline/schedule.ts';
import {
  keyText,
  type OrderTerms,
  type TailoredMilestone,
  tailorMilestones,
} from '../../src/fulfilment/timeline/tailored-milestones.ts';
import { dayCounter } from '../../src/fulfilment/timeline/work-calendar.ts';
import { daysAfter } from '../../src/trade/calendar-date.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { isNamedAtDestination } from '../../src/trade/incoterm.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, otherCompany, ownerOf } from './companies.ts';
import { lastNumbersOf } from './deal-rows.ts';
import type { DemoDeal } from './deals.ts';
import { dayAfter } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';
import { passingOf } from './milestones-passed.ts';
import { at, type DemoOffer, numbersOf } from './quotation-rows.ts';
import { originOf } from './routes.ts';

/** The holidays around the National Day of 2025 in China, with the days that were worked for them. */
const holidays = ['01', '02', '03', '04', '05', '06', '07', '08'].map((day) => `2025-10-${day}`);
const worked = ['2025-09-28', '2025-10-11'];

/** Writes the order of every deal that is in production or further; gives how many there are. */
export async function seedOrders(
  tx: Transaction,
  offers: readonly DemoOffer[],
  since: Date,
): Promise<number> {
  const confirmed = offers
    .filter(({ deal }) => isInWork(deal))
    .sort((a, b) => confirmedAt(a.deal).getTime() - confirmedAt(b.deal).getTime());
  const given = confirmed.map(({ deal }) => ({ company: deal.company, at: confirmedAt(deal) }));
  const numbers = numbersOf('SO', given);
  const rows = confirmed.map((offer, index) => orderRows(offer, numbers[index]!, index));
  await insertRows(
    tx,
    orders,
    rows.map(({ order }) => order),
  );
  await insertRows(
    tx,
    shipments,
    rows.map(({ shipment }) => shipment),
  );
  await insertRows(
    tx,
    shipmentLines,
    rows.flatMap(({ lines }) => lines),
  );
  await insertRows(
    tx,
    baselines,
    rows.map(({ baseline }) => baseline),
  );
  await insertRows(
    tx,
    milestones,
    rows.flatMap((row) => row.milestones),
  );
  await insertRows(
    tx,
    milestoneLinks,
    rows.flatMap(({ links }) => links),
  );
  await insertRows(
    tx,
    milestoneReports,
    rows.flatMap(({ reports }) => reports),
  );
  await insertRows(
    tx,
    plannedDays,
    rows.flatMap(({ planned }) => planned),
  );
  await insertRows(
    tx,
    deadlines,
    rows.flatMap((row) => row.deadlines),
  );
  await insertRows(tx, numberSeries, lastNumbersOf('order', given));
  await seedCalendar(tx, since);
  return rows.length;
}

const fundingDays = 10;
const isFunding = ({ code }: TailoredMilestone) => code === 'DEPOSIT_RECEIVED' || code === 'LC_RECEIVED_OK';

function isInWork(deal: DemoDeal): boolean {
  const stages = deal.stages.map(({ stage }) => stage);
  return stages.some((stage) => hasReached(stage, 'IN_PRODUCTION')) && !stages.includes('CANCELLED');
}

function confirmedAt(deal: DemoDeal): Date {
  return at(deal, 'CONTRACTED')!;
}

function orderRows({ deal, revisions }: DemoOffer, number: string, index: number) {
  const { row: terms, lines } = revisions.at(-1)!;
  const when = confirmedAt(deal).toISOString();
  const confirmedOn = when.slice(0, 10);
  const row = (name: string) => ({
    ...{ companyId: deal.company, id: demoId(`${name} ${deal.id}`), createdAt: when, updatedAt: when },
  });
  const isByAir = terms.mode === 'AIR';
  const airportOfArrival = isNamedAtDestination(terms.rule) ? (terms.locode ?? null) : null;
  const shipment = {
    ...row('shipment'),
    ...{ dealId: deal.id, orderId: demoId(`order ${deal.id}`), sequence: 1, number: `${number}/1` },
    ...{ fullContainers: true, transhipments: !isByAir && index % 4 === 2 ? 1 : 0 },
    ...{ productionDays: isByAir ? 10 : 25, transitDays: isByAir ? 3 : 28 },
    portOfLoading: originOf(deal.company, isByAir),
    portOfDischarge: isByAir ? airportOfArrival : deal.port,
  };
  const orderTerms: OrderTerms = {
    ...{ rule: terms.rule, edition: terms.edition, mode: terms.mode, containerised: terms.containerised },
    ...{ paymentMethod: terms.paymentMethod, creditDays: terms.creditDays },
    hasDeposit: new Decimal(terms.depositRate).gt(0),
    ...{ needsSample: index % 2 === 0, inspections: ['FINAL'], hasRebate: true },
  };
  const tailored = tailorMilestones(orderTerms, [shipment]);
  const timeline = timelineRows(deal, tailored, { ...terms, confirmedOn });
  const delivery = tailored.find(({ code }) => code === deliveryPoint[terms.rule])!;
  const promisedOn = timeline.plannedOf(delivery);
  return {
    ...timeline,
    order: {
      ...row('order'),
      ...{ dealId: deal.id, number, contractId: demoId(`contract ${deal.id}`), confirmedOn, baseline: 1 },
      ...{ factoryCountry: 'CN', needsSample: orderTerms.needsSample, inspections: ['FINAL' as const] },
    },
    shipment: { ...shipment, promisedOn },
    lines: lines.map(({ companyId, sequence, quantity }) => ({
      ...{ companyId, sequence, quantity, shipmentId: shipment.id },
    })),
    baseline: {
      ...{ companyId: deal.company, id: demoId(`baseline ${deal.id}`), orderId: shipment.orderId },
      ...{ sequence: 1, reason: 'FIRST', at: when, personId: runnerOf(deal) },
    },
    deadlines: [
      {
        ...row('deadline'),
        ...{ milestoneId: milestoneId(deal, delivery), kind: 'CONTRACT' as const, dueOn: promisedOn },
      },
      // Prices wait for the money, or for the bank's word, no longer than this.
      ...tailored.filter(isFunding).map((key) => ({
        ...row(`deadline ${key.code}`),
        ...{ milestoneId: milestoneId(deal, key), kind: 'PRICE_VALIDITY' as const },
        dueOn: daysAfter(timeline.plannedOf(key), fundingDays),
      })),
    ],
  };
}

/** Who runs the orders of a company of the demo. */
function runnerOf(deal: DemoDeal): string {
  const isDemo = deal.company === demoCompany.id;
  return ownerOf(isDemo ? 'operations@demo.lading.test' : 'director@other.lading.test').ownerId;
}

const milestoneId = (deal: DemoDeal, key: TailoredMilestone) =>
  demoId(`milestone ${deal.id} ${keyText(key)}`);

interface PlannedTerms {
  readonly confirmedOn: string;
  readonly destinationCountry: string;
  readonly paymentMethod: string;
  readonly rule: OrderTerms['rule'];
}

function timelineRows(deal: DemoDeal, tailored: readonly TailoredMilestone[], terms: PlannedTerms) {
  const stages = deal.stages.map(({ stage }) => stage);
  const isPaidBefore = terms.paymentMethod === 'TT_DEPOSIT_BAL_BEFORE_SHIP';
  const actual = new Map(
    tailored.map((key) => {
      const passing = passingOf(key.code, stages, isPaidBefore);
      return [keyText(key), passing && dayAfter(at(deal, passing.stage)!, passing.days)];
    }),
  );
  const expected = (
    known: (key: TailoredMilestone) => Omit<ScheduledMilestone, 'id' | 'reported' | 'after'>,
  ) =>
    schedule(
      tailored.map((key) => ({
        ...{ id: keyText(key), reported: null },
        ...known(key),
        after: key.after.map(({ on, ...wait }) => ({ ...wait, on: keyText(on) })),
      })),
      dayCounter({ seller: 'CN', buyer: terms.destinationCountry, days: [] }),
    );
  const days = (of: ReturnType<typeof expected>) => new Map(of.map(({ id, estimated }) => [id, estimated!]));
  const first = (key: TailoredMilestone) => (key.code === 'ORDER_CONFIRMED' ? terms.confirmedOn : null);
  const planned = days(expected((key) => ({ planned: first(key), actual: null, deadline: null })));
  const delivers = (key: TailoredMilestone) => key.code === deliveryPoint[terms.rule];
  const deadlineOf = (key: TailoredMilestone) => {
    const day = planned.get(keyText(key))!;
    if (delivers(key)) return day;
    return isFunding(key) ? daysAfter(day, fundingDays) : null;
  };
  const current = expected((key) => ({
    planned: planned.get(keyText(key))!,
    actual: actual.get(keyText(key)) ?? null,
    deadline: deadlineOf(key),
  }));
  const latest = new Map(current.map((one) => [one.id, one.latest]));
  const estimated = days(current);
  const driver = new Map(current.map(({ id, drivenBy }) => [id, drivenBy]));
  const byKey = new Map(tailored.map((key) => [keyText(key), key]));
  const at0 = confirmedAt(deal).toISOString();
  const companyId = deal.company;
  const isPast = (key: TailoredMilestone) => actual.get(keyText(key)) != null;
  const reportId = (key: TailoredMilestone) => demoId(`report ${deal.id} ${keyText(key)}`);
  const drivenById = (key: TailoredMilestone) => {
    const on = driver.get(keyText(key));
    return on ? milestoneId(deal, byKey.get(on)!) : null;
  };
  return {
    plannedOf: (key: TailoredMilestone) => planned.get(keyText(key))!,
    milestones: tailored.map((key, index) => ({
      ...{ companyId, id: milestoneId(deal, key), createdAt: at0, updatedAt: at0, dealId: deal.id },
      ...{ orderId: demoId(`order ${deal.id}`), code: key.code, leg: key.leg, sequence: index + 1 },
      shipmentId: key.shipment === null ? null : demoId(`shipment ${deal.id}`),
      ...{ party: key.party, personId: key.party === 'SELLER' ? runnerOf(deal) : null },
      ...{ plannedOn: planned.get(keyText(key))!, estimatedOn: estimated.get(keyText(key))! },
      ...{ actualOn: actual.get(keyText(key)) ?? null, drivenById: drivenById(key) },
      latestOn: latest.get(keyText(key)) ?? null,
      actualReportId: isPast(key) ? reportId(key) : null,
    })),
    links: tailored.flatMap((key) =>
      key.after.map(({ on, days: wait, kind }) => ({
        ...{ companyId, milestoneId: milestoneId(deal, key), days: wait, kind },
        afterId: milestoneId(deal, byKey.get(keyText(on))!),
      })),
    ),
    reports: tailored.filter(isPast).flatMap((key) => {
      const day = actual.get(keyText(key))!;
      const stated = `${day}T08:00:00.000Z`;
      const report = {
        ...{ companyId, milestoneId: milestoneId(deal, key), statedAt: stated, recordedAt: stated },
        recordedBy: runnerOf(deal),
      };
      const passed = {
        ...{ ...report, id: reportId(key), classifier: 'ACTUAL' as const, day },
        source: key.party === 'CARRIER' ? ('CARRIER' as const) : ('MANUAL' as const),
      };
      if (key.code !== 'PRODUCTION_FINISH') return [passed];
      // The factory told a day too early, and took it back.
      const spoken = (daysBefore: number) => {
        const at = `${daysAfter(day, -daysBefore)}T08:00:00.000Z`;
        return { statedAt: at, recordedAt: at };
      };
      const told = {
        ...{ ...report, ...spoken(6), id: demoId(`told ${report.milestoneId}`), day: daysAfter(day, -1) },
        ...{ classifier: 'ESTIMATED' as const, source: 'FACTORY' as const, reporter: 'Planning office' },
      };
      const takenBack = { id: demoId(`taken back ${report.milestoneId}`), retractsId: told.id };
      return [told, { ...told, ...spoken(2), ...takenBack }, passed];
    }),
    planned: tailored.map((key) => ({
      ...{ companyId, baselineId: demoId(`baseline ${deal.id}`), milestoneId: milestoneId(deal, key) },
      plannedOn: planned.get(keyText(key))!,
    })),
  };
}

async function seedCalendar(tx: Transaction, since: Date): Promise<void> {
  const created = since.toISOString();
  const rows = [demoCompany.id, otherCompany.id].flatMap((companyId) =>
    [...holidays, ...worked].map((day) => ({
      ...{ companyId, id: demoId(`calendar ${companyId} ${day}`), createdAt: created, updatedAt: created },
      ...{ country: 'CN', day, isWorkday: worked.includes(day), name: 'National Day' },
    })),
  );
  await insertRows(tx, calendarDays, rows);
}
