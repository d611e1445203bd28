import { containerLoads, shipmentContainers } from '../../schema/tables/packing.ts';
import type { Transaction } from '../../src/database/database.ts';
import { type PlacedLine, planLoad } from '../../src/fulfilment/packing/load-options.ts';
import { massByMethod2 } from '../../src/fulfilment/packing/vgm.ts';
import type { Equipment } from '../../src/trade/container.ts';
import { checkDigit } from '../../src/trade/container-number.ts';
import { decimal, writeDecimal } from '../../src/trade/decimal.ts';
import { insertRows } from '../insert-rows.ts';
import { demoId } from './demo-id.ts';
import type { NumberedShipment } from './shipments-in-work.ts';

const tareKg: Partial<Readonly<Record<Equipment, string>>> = { GP20: '2230', HQ40: '3900' };
const dunnageKg = '45';
const responsible = 'Chen Operations';

/** A container of the demo, and what is in it. */
export interface DemoContainer {
  readonly row: typeof shipmentContainers.$inferInsert;
  readonly loads: readonly { readonly position: number; readonly packages: number }[];
}

interface WrittenLine {
  readonly position: number;
  readonly line: number;
  readonly packages: number;
  readonly perPackage: string;
  readonly lengthCm: string | null;
  readonly widthCm: string | null;
  readonly heightCm: string | null;
  readonly netKg: string | null;
  readonly grossKg: string | null;
}

/** The containers of a shipment with their verified gross mass: one of 20 feet where that is enough, else high cubes. */
export function containersOfShipment(
  shipment: NumberedShipment,
  lines: readonly WrittenLine[],
): DemoContainer[] {
  const placed = lines.map(placedLine);
  const small = planLoad(placed, 'GP20');
  const { equipment, containers } = small.containers.length === 1 ? small : planLoad(placed, 'HQ40');
  const { companyId, id, dealId, passed, index } = shipment;
  const at = `${passed.EMPTY_PICKED_UP ?? passed.STUFFED!}T03:00:00.000Z`;
  return containers.map(({ loads, totalKg }, place) => {
    const tare = tareKg[equipment]!;
    const mass = massByMethod2(totalKg, decimal(dunnageKg), decimal(tare));
    const isWeighed = index % 3 === 2;
    const parts = isWeighed
      ? { vgmMethod: 'METHOD_1' as const }
      : {
          ...{ vgmMethod: 'METHOD_2' as const, vgmCargoKg: writeDecimal(totalKg) },
          vgmDunnageKg: dunnageKg,
        };
    return {
      loads,
      row: {
        ...{ companyId, id: demoId(`container ${id} ${place}`), createdAt: at, updatedAt: at },
        ...{ dealId, shipmentId: id, number: containerNumber(index * 40 + place), equipment, tareKg: tare },
        sealNumber: `NB${String(740_211 + index * 61 + place)}`,
        ...(passed.VGM_SUBMITTED && {
          ...{ ...parts, vgmKg: writeDecimal(mass), vgmResponsible: responsible },
          vgmOn: passed.VGM_SUBMITTED,
        }),
      },
    };
  });
}

export async function seedContainers(tx: Transaction, containers: readonly DemoContainer[]): Promise<void> {
  await insertRows(
    tx,
    shipmentContainers,
    containers.map(({ row }) => row),
  );
  await insertRows(
    tx,
    containerLoads,
    containers.flatMap(({ row: { companyId, id }, loads }) =>
      loads.map((load) => ({ companyId, containerId: id, ...load })),
    ),
  );
}

/** A number of ISO 6346 under an owner's code that no one holds. */
export function containerNumber(serial: number): string {
  const characters = `QZXU${String(301_407 + serial * 7)}`;
  return `${characters}${checkDigit(characters)}`;
}

function placedLine({ position, line, packages, ...measures }: WrittenLine): PlacedLine {
  const { perPackage, lengthCm, widthCm, heightCm, netKg, grossKg } = measures;
  const known = (text: string | null) => (text === null ? null : decimal(text));
  return {
    ...{ position, line, packages, perPackage: decimal(perPackage) },
    ...{ lengthCm: known(lengthCm), widthCm: known(widthCm), heightCm: known(heightCm) },
    ...{ netKg: known(netKg), grossKg: known(grossKg) },
  };
}
