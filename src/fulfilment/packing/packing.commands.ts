import { and, asc, eq, inArray, sum } from 'drizzle-orm';
import { contracts } from '../../../schema/tables/contracts.ts';
import { containerLoads, packingLines, shipmentContainers } from '../../../schema/tables/packing.ts';
import { products } from '../../../schema/tables/products.ts';
import { quotationLines } from '../../../schema/tables/quotations.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Change } from '../../events/change.ts';
import { runCommand } from '../../events/command.ts';
import { pastDay } from '../../events/past-day.ts';
import { globalId } from '../../graph/global-id.ts';
import type { RequestContext } from '../../server/context.ts';
import { hasRightCheckDigit, parseContainerNumber } from '../../trade/container-number.ts';
import { Decimal, decimal, sumDecimals, writeDecimal } from '../../trade/decimal.ts';
import { type Fault, Refusal, refuse, staleFault } from '../../trade/fault.ts';
import { findPackage } from '../../trade/quantity.ts';
import { lockPart, lockShipment, type OrderRow, type ShipmentRow } from '../orders/order-lock.commands.ts';
import type { LineQuantity } from '../orders/shipment-quantities.ts';
import { linesOfShipment, writeShipment } from '../orders/shipment-rows.commands.ts';
import { claimWaitingEvents } from '../shipping/carrier-event.commands.ts';
import { settleEvents } from '../shipping/event-standing.commands.ts';
import { refuseGated, reportSteps } from '../shipping/shipping-step.commands.ts';
import { packedByCatalogue } from './catalogue-packing.ts';
import type {
  LoadContainerInput,
  RecordContainerInput,
  RemoveContainerInput,
  SetPackingInput,
  SubmitVgmInput,
} from './packing.input.ts';
import { ShipmentContainer } from './packing.type.ts';
import { massByMethod2 } from './vgm.ts';

type ContainerRow = typeof shipmentContainers.$inferSelect;
type PackingRow = typeof packingLines.$inferSelect;

/** Writes down how the goods of a shipment are packed, all of it. What is loaded already stays within it. */
export function setPacking(context: RequestContext, input: SetPackingInput) {
  const options = { name: 'setPacking', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const quantities = await linesOfShipment(change, shipment);
    const rows = input.lines
      ? input.lines.map((given, index): PackingRow => {
          const {
            line,
            packageKind,
            packages,
            perPackage,
            lengthCm,
            widthCm,
            heightCm,
            netKg,
            grossKg,
            marks,
          } = given;
          return {
            ...{ companyId: shipment.companyId, shipmentId: shipment.id, position: index + 1 },
            ...{ line, packageKind, packages, perPackage, marks: marks ?? null },
            ...{ lengthCm: lengthCm ?? null, widthCm: widthCm ?? null, heightCm: heightCm ?? null },
            ...{ netKg: netKg ?? null, grossKg: grossKg ?? null },
          };
        })
      : await catalogueLines(change, order, shipment, quantities);
    refuse(findPackingFaults(rows, quantities));
    refuse(findLoadFaults(rows, await loadedOf(change, shipment), ['input', 'lines']));
    const { companyId, id } = shipment;
    const before = await packingOf(change, shipment);
    await change.tx
      .delete(packingLines)
      .where(and(eq(packingLines.companyId, companyId), eq(packingLines.shipmentId, id)));
    if (rows.length > 0) await change.tx.insert(packingLines).values(rows);
    change.record({
      event: 'shipment.packed',
      entity: 'Shipment',
      entityId: id,
      before: { packing: before },
      after: { packing: rows },
    });
    await writeShipment(change, shipment, {});
    return { shipment: id };
  });
}

/** Writes down a container of a shipment, or what is known anew of one. */
export function recordContainer(context: RequestContext, input: RecordContainerInput) {
  const options = { name: 'recordContainer', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment } = await lockShipment(change, viewer, input);
    const number = parseContainerNumber(input.number);
    if (number === null || !hasRightCheckDigit(number)) {
      throw new Refusal([{ code: 'INVALID_FORMAT', path: ['input', 'number'] }]);
    }
    const all = await containersOf(change, shipment);
    const before = all.find((row) => row.number === number);
    if (!before && all.length >= containersAtMost) {
      throw new Refusal([
        { code: 'OUT_OF_RANGE', path: ['input', 'number'], facts: { maximum: containersAtMost } },
      ]);
    }
    const { equipment, sealNumber = null, tareKg = null } = input;
    const noVgm = {
      vgmMethod: null,
      vgmKg: null,
      vgmCargoKg: null,
      vgmDunnageKg: null,
      vgmResponsible: null,
      vgmOn: null,
    };
    const after: ContainerRow = {
      ...{ ...noVgm, ...before, ...change.newRow(before?.id) },
      ...(before && { version: before.version + 1, createdAt: before.createdAt }),
      ...{ dealId: shipment.dealId, shipmentId: shipment.id, number, equipment, sealNumber, tareKg },
    };
    await writeContainer(change, before, after);
    const changed = await writeShipment(change, shipment, {});
    await claimWaitingEvents(change, changed);
    await settleEvents(change, order, changed);
    return { container: after.id, shipment: shipment.id };
  });
}

/** Takes a container out of its shipment, with all that is in it. */
export function removeContainer(context: RequestContext, input: RemoveContainerInput) {
  const options = { name: 'removeContainer', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment, container } = await lockContainer(change, viewer, input);
    const { companyId, id } = container;
    await change.tx
      .delete(containerLoads)
      .where(and(eq(containerLoads.companyId, companyId), eq(containerLoads.containerId, id)));
    await change.tx
      .delete(shipmentContainers)
      .where(and(eq(shipmentContainers.companyId, companyId), eq(shipmentContainers.id, id)));
    change.record({
      event: 'container.removed',
      entity: 'ShipmentContainer',
      entityId: id,
      before: container,
      after: null,
    });
    const changed = await writeShipment(change, shipment, {});
    await settleEvents(change, order, changed);
    return { shipment: shipment.id };
  });
}

/** Writes down what is in a container. No more of a line is loaded than is packed, in all containers together. */
export function loadContainer(context: RequestContext, input: LoadContainerInput) {
  const options = { name: 'loadContainer', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { shipment, container } = await lockContainer(change, viewer, input);
    await refuseGated(change, shipment, 'STUFFED');
    const { companyId, id } = container;
    const others = await loadedOf(change, shipment, id);
    const loaded = new Map(others);
    const twice = input.loads.flatMap(({ position }, index): Fault[] => {
      const first = input.loads.findIndex((one) => one.position === position);
      return first < index
        ? [{ code: 'ALREADY_EXISTS', path: ['input', 'loads', String(index), 'position'] }]
        : [];
    });
    for (const { position, packages } of input.loads)
      loaded.set(position, (loaded.get(position) ?? 0) + packages);
    refuse([...twice, ...findLoadFaults(await packingOf(change, shipment), loaded, ['input', 'loads'])]);
    await change.tx
      .delete(containerLoads)
      .where(and(eq(containerLoads.companyId, companyId), eq(containerLoads.containerId, id)));
    const rows = input.loads.map(({ position, packages }) => ({
      companyId,
      containerId: id,
      position,
      packages,
    }));
    if (rows.length > 0) await change.tx.insert(containerLoads).values(rows);
    change.record({
      event: 'container.loaded',
      entity: 'ShipmentContainer',
      entityId: id,
      after: { loads: rows },
    });
    await writeContainer(change, container, { ...container, ...nextVersion(change, container) });
    return { container: id, shipment: shipment.id };
  });
}

/** Writes down the verified gross mass of a container. With the last container of its shipment the milestone is passed. */
export function submitVgm(context: RequestContext, input: SubmitVgmInput) {
  const options = { name: 'submitVgm', permission: 'order:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { order, shipment, container } = await lockContainer(change, viewer, input);
    const day = await pastDay(change, input.on, 'on');
    refuse(findVgmFaults(input, container));
    const { method, massKg, cargoKg, dunnageKg, responsible } = input;
    const byParts = () =>
      massByMethod2(decimal(cargoKg!), decimal(dunnageKg ?? '0'), decimal(container.tareKg!));
    const mass = method === 'METHOD_1' ? decimal(massKg!) : byParts();
    if (container.tareKg !== null && mass.lt(container.tareKg)) {
      throw new Refusal([
        { code: 'OUT_OF_RANGE', path: ['input', 'massKg'], facts: { minimum: container.tareKg } },
      ]);
    }
    const after: ContainerRow = {
      ...{ ...container, ...nextVersion(change, container), vgmMethod: method, vgmKg: writeDecimal(mass) },
      ...{
        vgmCargoKg: cargoKg ?? null,
        vgmDunnageKg: dunnageKg ?? null,
        vgmResponsible: responsible,
        vgmOn: day,
      },
    };
    await writeContainer(change, container, after);
    const days = (await containersOf(change, shipment)).map(({ vgmOn }) => vgmOn);
    const last =
      container.vgmOn === null && days.every((one) => one !== null) ? days.sort().at(-1) : undefined;
    await reportSteps(
      change,
      order,
      shipment,
      last ? [{ code: 'VGM_SUBMITTED', day: last, evidence: responsible }] : [],
    );
    return { container: container.id, shipment: shipment.id };
  });
}

/** More than any ship's booking holds. */
const containersAtMost = 200;
const linesAtMost = 500;

async function lockContainer(
  change: Change,
  viewer: Viewer,
  input: { readonly id: string; readonly version: number },
): Promise<{ order: OrderRow; shipment: ShipmentRow; container: ContainerRow }> {
  const { row } = await lockPart(change, viewer, ShipmentContainer, shipmentContainers, input.id);
  const container = row as ContainerRow;
  if (container.version !== input.version) throw new Refusal([staleFault(container.version, input.version)]);
  const { order, shipment } = await lockShipment(change, viewer, {
    id: globalId('shipment', container.shipmentId),
  });
  return { order, shipment, container };
}

function nextVersion(change: Change, { version }: ContainerRow) {
  return { version: version + 1, updatedAt: change.now.toISOString() };
}

async function writeContainer(
  change: Change,
  before: ContainerRow | undefined,
  after: ContainerRow,
): Promise<void> {
  await change.tx
    .insert(shipmentContainers)
    .values(after)
    .onConflictDoUpdate({ target: [shipmentContainers.companyId, shipmentContainers.id], set: after });
  change.record({
    event: 'container.changed',
    entity: 'ShipmentContainer',
    entityId: after.id,
    before: before ?? null,
    after,
  });
}

function containersOf(change: Change, { companyId, id }: ShipmentRow): Promise<ContainerRow[]> {
  return change.tx
    .select()
    .from(shipmentContainers)
    .where(and(eq(shipmentContainers.companyId, companyId), eq(shipmentContainers.shipmentId, id)));
}

function packingOf(change: Change, { companyId, id }: ShipmentRow): Promise<PackingRow[]> {
  return change.tx
    .select()
    .from(packingLines)
    .where(and(eq(packingLines.companyId, companyId), eq(packingLines.shipmentId, id)))
    .orderBy(asc(packingLines.position));
}

/** Packages in containers of a shipment by their place in the packing list, but for one container. */
async function loadedOf(change: Change, shipment: ShipmentRow, but?: string): Promise<Map<number, number>> {
  const containers = (await containersOf(change, shipment)).map(({ id }) => id).filter((id) => id !== but);
  if (containers.length === 0) return new Map();
  const rows = await change.tx
    .select({ position: containerLoads.position, packages: sum(containerLoads.packages) })
    .from(containerLoads)
    .where(
      and(eq(containerLoads.companyId, shipment.companyId), inArray(containerLoads.containerId, containers)),
    )
    .groupBy(containerLoads.position);
  return new Map(rows.map(({ position, packages }) => [position, Number(packages)]));
}

/** The packing that the catalogue has of the products. */
async function catalogueLines(
  change: Change,
  order: OrderRow,
  shipment: ShipmentRow,
  quantities: readonly LineQuantity[],
): Promise<PackingRow[]> {
  const rows = await change.tx
    .select({ line: quotationLines.sequence, product: products })
    .from(contracts)
    .innerJoin(
      quotationLines,
      and(
        eq(quotationLines.companyId, contracts.companyId),
        eq(quotationLines.quotationId, contracts.quotationId),
      ),
    )
    .innerJoin(
      products,
      and(eq(products.companyId, quotationLines.companyId), eq(products.id, quotationLines.productId)),
    )
    .where(and(eq(contracts.companyId, order.companyId), eq(contracts.id, order.contractId)));
  const lines = packedByCatalogue(
    quantities.map(({ sequence, quantity }) => ({
      ...{ line: sequence, quantity },
      product: rows.find(({ line }) => line === sequence)!.product,
    })),
  );
  const { companyId, id } = shipment;
  return lines.map((line) => ({ companyId, shipmentId: id, ...line }));
}

function findPackingFaults(rows: readonly PackingRow[], quantities: readonly LineQuantity[]): Fault[] {
  if (rows.length > linesAtMost) {
    return [{ code: 'OUT_OF_RANGE', path: ['input', 'lines'], facts: { maximum: linesAtMost } }];
  }
  return rows.flatMap((row, index): Fault[] => {
    const path = ['input', 'lines', String(index)];
    const travelling = quantities.find(({ sequence }) => sequence === row.line);
    if (!travelling) return [{ code: 'NOT_FOUND', path: [...path, 'line'] }];
    const soFar = rows.slice(0, index + 1).filter(({ line }) => line === row.line);
    const packed = sumDecimals(
      soFar.map(({ packages, perPackage }) => new Decimal(perPackage).times(packages)),
    );
    const { netKg, grossKg, packageKind } = row;
    return [
      ...(findPackage(packageKind)
        ? []
        : [
            { code: 'UNKNOWN_VALUE' as const, path: [...path, 'packageKind'], facts: { value: packageKind } },
          ]),
      ...(packed.gt(travelling.quantity)
        ? [
            {
              code: 'OUT_OF_RANGE' as const,
              path: [...path, 'packages'],
              facts: { maximum: travelling.quantity },
            },
          ]
        : []),
      ...(netKg !== null && grossKg !== null && new Decimal(grossKg).lt(netKg)
        ? [{ code: 'OUT_OF_RANGE' as const, path: [...path, 'grossKg'], facts: { minimum: netKg } }]
        : []),
    ];
  });
}

/** What is loaded has to be packed. */
function findLoadFaults(
  packing: readonly PackingRow[],
  loaded: ReadonlyMap<number, number>,
  path: readonly string[],
): Fault[] {
  return [...loaded].flatMap(([position, packages]): Fault[] => {
    const maximum = packing.find((row) => row.position === position)?.packages ?? 0;
    return packages > maximum
      ? [{ code: 'OUT_OF_RANGE', path: [...path], facts: { position, maximum } }]
      : [];
  });
}

function findVgmFaults(
  { method, massKg, cargoKg, dunnageKg }: SubmitVgmInput,
  { tareKg }: ContainerRow,
): Fault[] {
  const only = (field: string, other: string): Fault => ({
    code: 'NOT_BOTH',
    path: ['input', field],
    facts: { other },
  });
  if (method === 'METHOD_1') {
    return [
      ...(massKg ? [] : [{ code: 'REQUIRED' as const, path: ['input', 'massKg'] }]),
      ...(cargoKg ? [only('cargoKg', 'massKg')] : []),
      ...(dunnageKg ? [only('dunnageKg', 'massKg')] : []),
    ];
  }
  return [
    ...(cargoKg ? [] : [{ code: 'REQUIRED' as const, path: ['input', 'cargoKg'] }]),
    ...(massKg ? [only('massKg', 'cargoKg')] : []),
    // The tare stands on the door: without it nothing can be added up.
    ...(tareKg === null ? [{ code: 'REQUIRED' as const, path: ['input', 'id'] }] : []),
  ];
}
