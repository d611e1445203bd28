import type { mutations } from '../support/mutation.ts';
import type { DemoPerson, TestServer } from '../support/test-server.ts';

type Change = ReturnType<typeof mutations>;

export interface DeliveredOrder {
  readonly deal: string;
  readonly order: string;
  readonly shipment: string;
  readonly contact: string;
  readonly total: { readonly amount: string; readonly currency: string };
}

const operations: DemoPerson = 'operations@demo.lading.test';

/** An order of a deal in a stage about which nobody claims anything; says that it was delivered where `deliveredOn` is given. */
export async function takeIntoWork(
  server: TestServer,
  change: Change,
  {
    stage,
    deliveredOn,
    as = 'rep@demo.lading.test',
  }: { stage: string; deliveredOn?: string; as?: DemoPerson },
): Promise<DeliveredOrder> {
  const { data } = await server.ask(
    `query ($stage: [DealStage!]) { deals(filter: { stage: $stage }, first: 50) { nodes {
      id contact { id } signedContract { quotation { total { amount currency } } }
      order { id claims { id } shipments { id delivery { id } } }
    } } }`,
    { stage: [stage] },
    { as },
  );
  const deal = data.deals.nodes.find(
    ({ order }: { order: { claims: object[] } | null }) => order?.claims.length === 0,
  );
  const { order } = deal;
  const [shipment] = order.shipments;
  if (deliveredOn) {
    const { milestone } = await change(
      'reportMilestone',
      { milestoneId: shipment.delivery.id, classifier: 'ACTUAL', day: deliveredOn, source: 'CARRIER' },
      'milestone { actualOn }',
      operations,
    );
    if (milestone?.actualOn !== deliveredOn) throw new Error(`Not delivered on ${deliveredOn}`);
  }
  const { total } = deal.signedContract.quotation;
  return { deal: deal.id, order: order.id, shipment: shipment.id, contact: deal.contact.id, total };
}
