import type { Outcome, salesDesk } from '../deals/sales-desk.ts';
import type { TestServer } from '../support/test-server.ts';

export const operations = 'operations@demo.lading.test';

/** Takes a deal of the demo company into work, as one shipment where there are no others, and gives its ids. */
export async function orderOf(
  server: TestServer,
  desk: ReturnType<typeof salesDesk>,
  number: string,
  shipment: object = {},
  others: readonly object[] = [],
): Promise<{ deal: string; order: string; shipment: string }> {
  const { data } = await server.ask(
    'query ($number: String!) { deals(filter: { number: { equals: $number } }) { nodes { id } } }',
    { number },
    { as: operations },
  );
  const deal: string = data.deals.nodes[0].id;
  const shipments = [
    { portOfLoading: 'CNNGB', portOfDischarge: 'DKAAR', transitDays: 35, ...shipment },
    ...others,
  ];
  const { order }: Outcome = await desk.done(
    'confirmOrder',
    { dealId: deal, inspections: [], shipments },
    operations,
  );
  return { deal, order: order.id, shipment: order.shipments[0].id };
}

/** What holds of the milestones of a shipment: `code/leg` with the day on which it happened, or is expected (~). */
export async function timelineOf(server: TestServer, shipment: string): Promise<Record<string, string>> {
  const { data, errors } = await server.ask(
    'query ($id: ID!) { shipment(id: $id) { milestones { code leg estimatedOn actualOn isContested } } }',
    { id: shipment },
    { as: operations },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.fromEntries(
    data.shipment.milestones.map(({ code, leg, estimatedOn, actualOn, isContested }: Outcome) => [
      leg > 0 ? `${code}/${leg}` : code,
      `${actualOn ?? `~${estimatedOn}`}${isContested ? ' contested' : ''}`,
    ]),
  );
}

/** The present version of a shipment. */
export async function versionOf(server: TestServer, id: string): Promise<number> {
  const { data } = await server.ask(
    'query ($id: ID!) { shipment(id: $id) { version } }',
    { id },
    { as: operations },
  );
  return data.shipment.version;
}
