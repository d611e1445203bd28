import {
  inspectionDefects,
  inspectionMeasurements,
  inspectionPlans,
  inspectionReworks,
  inspections,
  inspectionWaivers,
} from '../../schema/tables/quality.ts';
import type { Transaction } from '../../src/database/database.ts';
import { defectClasses, usualLimits, type Verdict } from '../../src/fulfilment/quality/inspection.ts';
import { samplingPlans } from '../../src/fulfilment/quality/sampling-plan.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { insertRows } from '../insert-rows.ts';
import { demoId } from './demo-id.ts';
import { type DemoLot, lotsOfShipment } from './production-rows.ts';
import { type ShipmentInWork, shipmentsInWork } from './shipments-in-work.ts';

/** One look at a lot, and what came of it. */
interface Look {
  readonly shipment: ShipmentInWork;
  readonly lot: DemoLot;
  readonly sequence: number;
  readonly day: string;
  readonly verdict: Verdict;
  readonly repeats: number | null;
  readonly isWaived: boolean;
}

/** Writes the final inspections of the goods that were made: most pass, some at the second look, some are taken as they are. */
export async function seedInspections(tx: Transaction): Promise<number> {
  const looks = (await shipmentsInWork(tx)).flatMap(looksAt);
  const failed = looks.filter(({ verdict }) => verdict === 'FAIL');
  const decided = looks.filter(({ verdict }) => verdict !== 'PENDING');
  await insertRows(tx, inspections, looks.map(inspectionRow));
  await insertRows(tx, inspectionPlans, looks.flatMap(planRows));
  await insertRows(
    tx,
    inspectionMeasurements,
    decided.map((look) => ({
      ...{ companyId: look.shipment.companyId, inspectionId: idOf(look), sequence: 1 },
      ...{ name: 'Weight of a carton, kg', minimum: '11.4', maximum: '12.6', value: '12.05' },
    })),
  );
  await insertRows(
    tx,
    inspectionDefects,
    failed.map((look) => ({
      ...{ companyId: look.shipment.companyId, inspectionId: idOf(look), sequence: 1 },
      ...{ defectClass: 'CRITICAL' as const, code: 'SHARP-EDGE', units: 1, photo: 'photos/edge.jpg' },
    })),
  );
  const recorded = ({ shipment, day }: Look) => ({
    ...{ recordedAt: `${day}T09:00:00Z`, recordedBy: shipment.personId },
  });
  await insertRows(
    tx,
    inspectionReworks,
    failed.map((look) => ({
      ...{ companyId: look.shipment.companyId, id: demoId(`rework ${idOf(look)}`), inspectionId: idOf(look) },
      ...{ doneOn: look.day, work: 'All edges were ground.', scrapped: 1, ...recorded(look) },
    })),
  );
  await insertRows(
    tx,
    inspectionWaivers,
    looks
      .filter(({ isWaived }) => isWaived)
      .map((look) => ({
        ...{ companyId: look.shipment.companyId, inspectionId: idOf(look), waivedOn: look.day },
        ...{ waivedBy: 'Purchasing', means: 'Mail', evidence: 'Mail in the deal folder', ...recorded(look) },
      })),
  );
  return looks.length;
}

/** The lots of a shipment whose goods are made; of every third shipment the first lot fails at first. */
function looksAt(shipment: ShipmentInWork, index: number): Look[] {
  const { PRODUCTION_FINISH: finishedOn, QC_FINAL: passedOn } = shipment.passed;
  if (!finishedOn) return [];
  const day = passedOn ?? finishedOn;
  const base = { shipment, day, repeats: null, isWaived: false };
  const lots = lotsOfShipment(shipment);
  const looks = lots.map((lot, place): Look => {
    const verdict: Verdict = passedOn ? 'PASS' : 'PENDING';
    return { ...base, lot, verdict, sequence: place + 1 };
  });
  const [first, ...rest] = looks;
  if (!first || !passedOn || index % 3 === 0) return looks;
  if (index % 3 === 1) return [{ ...first, verdict: 'FAIL', isWaived: true }, ...rest];
  const again: Look = { ...first, sequence: looks.length + 1, repeats: 1 };
  return [{ ...first, day: finishedOn, verdict: 'FAIL' }, ...rest, again];
}

function idOf({ shipment, sequence }: Look): string {
  return demoId(`inspection ${shipment.id} ${sequence}`);
}

function lotSizeOf({ lot, repeats }: Look): number {
  const size = new Decimal(lot.quantity).ceil().toNumber();
  return repeats === null ? size : size - 1;
}

function inspectionRow(look: Look): typeof inspections.$inferInsert {
  const { shipment, lot, sequence, day, verdict, repeats } = look;
  const at = `${day}T08:00:00Z`;
  return {
    ...{ companyId: shipment.companyId, id: idOf(look), createdAt: at, updatedAt: at },
    ...{ dealId: shipment.dealId, orderId: shipment.orderId, shipmentId: shipment.id, lotId: lot.id },
    ...{ sequence, number: `${shipment.number}-Q${sequence}`, stage: 'FINAL', plannedOn: day },
    reinspectsId: repeats === null ? null : idOf({ ...look, sequence: repeats }),
    ...{ inspector: 'QIMA', factory: lot.factory, productId: lot.productId },
    ...{ level: 'II', severity: 'NORMAL', samples: 'PER_CLASS', lotSize: lotSizeOf(look), verdict },
    inspectedOn: verdict === 'PENDING' ? null : day,
  };
}

function planRows(look: Look): (typeof inspectionPlans.$inferInsert)[] {
  const lot = { lotSize: lotSizeOf(look), level: 'II' } as const;
  const plans = samplingPlans(
    lot,
    defectClasses.map((one) => new Decimal(usualLimits[one])),
  );
  return plans.map((plan, index) => {
    const defectClass = defectClasses[index]!;
    return {
      ...{ companyId: look.shipment.companyId, inspectionId: idOf(look), defectClass, ...plan },
      ...{ aql: usualLimits[defectClass], inspected: look.verdict === 'PENDING' ? null : plan.sampleSize },
    };
  });
}
