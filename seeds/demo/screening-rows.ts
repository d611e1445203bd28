import { dealScreenings, screeningHits } from '../../schema/tables/screening.ts';
import type { Transaction } from '../../src/database/database.ts';
import { destinationsOf } from '../../src/parties/destination.ts';
import { screeningThreshold } from '../../src/parties/screening.ts';
import { insertRows } from '../insert-rows.ts';
import { sampleList } from '../reference/sample-list.ts';
import { demoCompany, ownerOf } from './companies.ts';
import type { DemoDeal } from './deals.ts';
import { demoId } from './demo-id.ts';

/** Writes the screening of every deal on the day it was opened: all clear, after a second look at one. */
export async function seedScreenings(tx: Transaction, all: readonly DemoDeal[]): Promise<void> {
  await insertRows(tx, dealScreenings, all.map(screeningRow));
  const looked = all.find(({ company }) => company === demoCompany.id)!;
  const at = looked.openedAt.toISOString();
  const [entry] = sampleList.entries;
  await insertRows(tx, screeningHits, [
    {
      companyId: looked.company,
      id: demoId(`hit ${looked.id}`),
      ...{ createdAt: at, updatedAt: at },
      screeningId: demoId(`screening ${looked.id}`),
      dealId: looked.id,
      subject: 'BUYER',
      screenedName: looked.customer.name,
      listCode: sampleList.code,
      listVersion: '0',
      entryId: entry!.id,
      entryName: entry!.name,
      programme: entry!.programme,
      score: '0.8831',
      status: 'CLEARED',
      decidedAt: at,
      decidedBy: demoId('person finance@demo.lading.test'),
      reason: 'Another company: its register number and seat differ.',
    },
  ]);
}

function screeningRow(deal: DemoDeal): typeof dealScreenings.$inferInsert {
  const { customer } = deal;
  return {
    companyId: deal.company,
    id: demoId(`screening ${deal.id}`),
    dealId: deal.id,
    at: deal.openedAt.toISOString(),
    personId: ownerOf(customer.owner).ownerId,
    buyer: customer.name,
    contact: customer.contact,
    destinations: destinationsOf(
      [{ destinationCountry: customer.country, namedPlace: deal.namedPlace, locode: deal.locode }],
      { own: 'CN', buyer: customer.country },
    ),
    threshold: String(screeningThreshold),
    lists: [{ code: sampleList.code, version: sampleList.version }],
  };
}
