import {
  costActuals,
  productionDelays,
  productionLots,
  productionProgress,
  sampleRounds,
} from '../../schema/tables/production.ts';
import type { Transaction } from '../../src/database/database.ts';
import { daysAfter } from '../../src/trade/calendar-date.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { minorOf, moneyOf, roundToMinor } from '../../src/trade/money.ts';
import { insertRows } from '../insert-rows.ts';
import { dayAfter } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';
import { type ShipmentInWork, shipmentsInWork } from './shipments-in-work.ts';

const factories = ['Ningbo Haoyu', 'Cixi Brightway', 'Yuyao Lida'];

export type DemoLot = typeof productionLots.$inferInsert & { readonly productId: string };

/** The lots of a shipment: one for each line, as far as its milestones say that it is. */
export function lotsOfShipment(shipment: ShipmentInWork): DemoLot[] {
  const { companyId, dealId, orderId, passed } = shipment;
  const at = `${shipment.confirmedOn}T03:00:00Z`;
  const { PRODUCTION_START: startedOn = null, PRODUCTION_FINISH: finishedOn = null } = passed;
  return shipment.lines.map(({ line, quantity, productId }, index) => ({
    ...{ companyId, id: demoId(`lot ${shipment.id} ${line}`), createdAt: at, updatedAt: at },
    ...{
      dealId,
      orderId,
      shipmentId: shipment.id,
      sequence: index + 1,
      number: `${shipment.number}-L${index + 1}`,
    },
    ...{ line, quantity, productId, factory: factories[line % factories.length]! },
    materialsReadyOn: startedOn === null ? null : (passed.MATERIAL_READY ?? startedOn),
    ...{ startedOn, finishedOn: startedOn === null ? null : finishedOn },
  }));
}

/** Writes how far the goods of the demo's orders are, and what they cost so far. */
export async function seedProduction(tx: Transaction, now: Date): Promise<number> {
  const shipments = await shipmentsInWork(tx);
  const today = dayAfter(now, 0);
  const all = shipments.flatMap((shipment) => lotsOfShipment(shipment).map((lot) => ({ shipment, lot })));
  const recorded = (shipment: ShipmentInWork, day: string) => ({
    recordedAt: `${day < today ? day : shipment.confirmedOn}T08:00:00Z`,
    recordedBy: shipment.personId,
  });
  const begun = all.filter(({ lot }) => lot.startedOn !== null);
  const progress = begun.flatMap(({ shipment, lot }) => {
    const day = earlier(daysAfter(lot.startedOn!, 6), lot.finishedOn ?? today);
    const entry = { companyId: lot.companyId, lotId: lot.id, ...recorded(shipment, day) };
    const some = new Decimal(lot.quantity).times('0.35').floor().toFixed();
    const whole = { day: lot.finishedOn ?? null, made: lot.quantity, id: demoId(`made ${lot.id}`) };
    return [
      { ...entry, id: demoId(`progress ${lot.id}`), day, made: some },
      ...(whole.day === null ? [] : [{ ...entry, ...whole, day: whole.day }]),
    ];
  });
  const late = begun.filter(({ lot }) => lot.finishedOn === null);
  const [first] = shipments;
  await insertRows(tx, productionLots, [
    ...all.map(({ lot: { productId: _, ...row } }) => row),
    ...(first ? [cancelledLot(first)] : []),
  ]);
  await insertRows(tx, productionProgress, progress);
  await insertRows(
    tx,
    productionDelays,
    late.map(({ shipment, lot }) => ({
      ...{
        companyId: lot.companyId,
        id: demoId(`delay ${lot.id}`),
        lotId: lot.id,
        cause: 'MATERIALS' as const,
      },
      ...{ words: 'The adapters came a week late.', expectedOn: daysAfter(today, 12) },
      ...recorded(shipment, today),
    })),
  );
  const orders = shipments.filter(({ sequence }) => sequence === 1);
  await insertRows(tx, sampleRounds, orders.flatMap(sampleRows));
  await insertRows(tx, costActuals, orders.flatMap(costRows));
  return all.length;
}

function earlier(day: string, other: string): string {
  return day < other ? day : other;
}

/** A lot that went to another factory before it was begun. */
function cancelledLot(shipment: ShipmentInWork): typeof productionLots.$inferInsert {
  const [lot] = lotsOfShipment(shipment);
  const { productId: _, ...row } = lot!;
  const sequence = shipment.lines.length + 1;
  return {
    ...row,
    ...{ id: demoId(`cancelled lot ${shipment.id}`), sequence, number: `${shipment.number}-L${sequence}` },
    ...{ factory: 'Taizhou Kehai', materialsReadyOn: null, startedOn: null, finishedOn: null },
    ...{ cancelledAt: row.createdAt, cancelReason: 'They had no capacity before the holidays.' },
  };
}

function sampleRows(shipment: ShipmentInWork): (typeof sampleRounds.$inferInsert)[] {
  const { PP_SAMPLE_SENT: sentOn, PP_SAMPLE_APPROVED: decidedOn } = shipment.passed;
  if (!shipment.needsSample || !sentOn) return [];
  const at = `${sentOn}T03:00:00Z`;
  const approved = decidedOn
    ? { status: 'APPROVED' as const, decidedOn, decidedBy: 'Purchasing', evidence: 'Signed sample card' }
    : { status: 'SENT' as const };
  return [
    {
      ...{ companyId: shipment.companyId, id: demoId(`sample ${shipment.orderId}`) },
      ...{ createdAt: at, updatedAt: at, dealId: shipment.dealId, orderId: shipment.orderId },
      ...{ round: 1, sentOn, sentBy: 'DHL', ...approved },
    },
  ];
}

/** The goods came a little dearer than planned; one invoice was booked twice and withdrawn. */
function costRows(shipment: ShipmentInWork): (typeof costActuals.$inferInsert)[] {
  const bookedOn = shipment.passed.PRODUCTION_FINISH;
  if (!bookedOn || shipment.goodsCost === null) return [];
  const { companyId, dealId, orderId, personId, companyCurrency: currency } = shipment;
  const at = `${bookedOn}T09:00:00Z`;
  const exact = new Decimal(shipment.goodsCost).times('1.004');
  const paid = minorOf(roundToMinor(exact, currency));
  const cost = {
    ...{ companyId, dealId, orderId, createdAt: at, updatedAt: at, recordedBy: personId },
    ...{ step: 'GOODS' as const, bookedOn, amountMinor: paid, currency, rate: '1' },
    ...{ baseMinor: paid, baseCurrency: currency, payee: factories[1]!, evidence: 'VAT invoice' },
  };
  const loading = minorOf(moneyOf('460.00', currency));
  return [
    { ...cost, id: demoId(`cost ${orderId} goods`) },
    {
      ...{ ...cost, id: demoId(`cost ${orderId} loading`), step: 'LOADING' as const },
      ...{ amountMinor: loading, baseMinor: loading, payee: 'Beilun Stevedores' },
      ...{ withdrawnAt: at, withdrawReason: 'It was another order’s.' },
    },
  ];
}
