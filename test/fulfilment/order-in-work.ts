import type { Outcome, salesDesk } from '../deals/sales-desk.ts';
import type { DemoPerson, TestServer } from '../support/test-server.ts';

export const operations: DemoPerson = 'operations@demo.lading.test';
export const manager: DemoPerson = 'manager@demo.lading.test';
export const finance: DemoPerson = 'finance@demo.lading.test';
export const director: DemoPerson = 'director@demo.lading.test';

/** Findings on the whole sample of each class: none but those that are given. */
export const found = (inspection: Outcome, more: object = {}) => ({
  ...{ id: inspection.id, version: inspection.version, inspectedOn: '2026-02-12' },
  inspected: inspection.plans.map(({ defectClass, sampleSize }: Outcome) => ({
    defectClass,
    units: sampleSize,
  })),
  ...more,
});

/** One critical defect, of which none is accepted. */
export const critical = { defects: [{ defectClass: 'CRITICAL', code: 'SHARP-EDGE', units: 1 }] };

/** Orders of demo deals in work: each deal is given once, so that no two tests meet in one. */
export function ordersInWork(server: () => TestServer, desk: () => ReturnType<typeof salesDesk>) {
  let deals: Promise<string[]> | undefined;

  async function ask(query: string, variables: object = {}, as: DemoPerson = operations): Promise<Outcome> {
    const { data, errors } = await server().ask(query, variables, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  async function signedDeals(): Promise<string[]> {
    const { contracts } = await ask(
      `{ contracts(first: 50, filter: { status: [SIGNED], deal: { stage: [CONTRACTED, FUNDED] } }) {
        nodes { deal { id order { id } quotations { lines { sequence } } } } } }`,
      {},
      director,
    );
    return contracts.nodes
      .filter(({ deal }: Outcome) => deal.order === null)
      .map(({ deal }: Outcome) => deal.id);
  }

  return {
    ask,
    /** Confirms the order of the next deal. */
    async confirm(input: object = {}): Promise<Outcome> {
      deals ??= signedDeals();
      const dealId = (await deals).shift();
      if (!dealId) throw new Error('No signed deal is left in the demo');
      const terms = { dealId, confirmedOn: '2026-01-05', shipments: [{ transitDays: 20 }], ...input };
      const { order } = await desk().done('confirmOrder', terms, operations);
      return order;
    },
    async shipment(id: string): Promise<Outcome> {
      const { shipment } = await ask(
        `query ($id: ID!) { shipment(id: $id) { id version number holdReason lines { sequence quantity }
          lots { id version number line quantity } } }`,
        { id },
      );
      return shipment;
    },
    /** Every milestone of an order by its code; of shipments the first one's. */
    async milestones(orderId: string): Promise<Outcome> {
      const { order } = await ask(
        `query ($id: ID!) { order(id: $id) { milestones { id code estimatedOn actualOn slipDays shipment { sequence }
          reports { classifier day source reporter cause evidence } } } }`,
        { id: orderId },
      );
      return Object.fromEntries(
        order.milestones.map((milestone: Outcome) => [milestone.code, milestone]).reverse(),
      );
    },
    /** A lot that was planned; its materials are there. */
    async lot(shipmentId: string, line: number, more: object = {}): Promise<Outcome> {
      const { version } = await this.shipment(shipmentId);
      const planned = await desk().done(
        'planProductionLot',
        { shipmentId, version, line, factory: 'Ningbo Haoyu', ...more },
        operations,
      );
      const { id } = planned.lot;
      const ready = { id, version: 1, materialsReadyOn: '2026-01-12' };
      const updated = await desk().done('updateProductionLot', ready, operations);
      return { ...planned.lot, ...updated.lot };
    },
    /** The same, begun and made. */
    async madeLot(shipmentId: string, line: number, more: object = {}): Promise<Outcome> {
      const { id, version } = await this.lot(shipmentId, line, more);
      await desk().done('startProduction', { id, version, day: '2026-01-14' }, operations);
      const { lot } = await desk().done(
        'finishProduction',
        { id, version: version + 1, day: '2026-02-10' },
        operations,
      );
      return lot;
    },
    /** A final inspection that was planned. */
    async inspection(shipmentId: string, more: object = {}): Promise<Outcome> {
      const { version } = await this.shipment(shipmentId);
      const input = { shipmentId, version, stage: 'FINAL', plannedOn: '2026-02-12', inspector: 'QIMA' };
      return (await desk().done('planInspection', { ...input, ...more }, operations)).inspection;
    },
  };
}
