import { checklistItems, checklistTicks } from '../../schema/tables/checklists.ts';
import type { Transaction } from '../../src/database/database.ts';
import { templateSteps } from '../../src/deals/checklists/checklist-templates.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import type { DemoDeal } from './deals.ts';
import { demoId } from './demo-id.ts';

/** The demo company works by the template of export sales; in its deals the first step of every stage is ticked off. */
export async function seedChecklists(tx: Transaction, all: readonly DemoDeal[], since: Date): Promise<void> {
  const at = since.toISOString();
  const steps = templateSteps('EXPORT_SALES', 'en');
  const rows = steps.map((step, index) => ({
    companyId: demoCompany.id,
    id: demoId(`checklist ${index}`),
    ...{ createdAt: at, updatedAt: at },
    ...step,
    sequence: steps.slice(0, index + 1).filter(({ stage }) => stage === step.stage).length,
  }));
  await insertRows(tx, checklistItems, rows);
  const firsts = rows.filter(({ sequence }) => sequence === 1);
  await insertRows(
    tx,
    checklistTicks,
    all
      .filter(({ company }) => company === demoCompany.id)
      .flatMap((deal) =>
        deal.stages.slice(0, -1).flatMap(({ stage, at: entered }) =>
          firsts
            .filter((item) => item.stage === stage)
            .map((item) => ({
              companyId: deal.company,
              id: demoId(`tick ${deal.id} ${item.id}`),
              ...{ createdAt: entered.toISOString(), updatedAt: entered.toISOString() },
              ...{ dealId: deal.id, itemId: item.id, doneAt: entered.toISOString() },
              personId: ownerOf(deal.customer.owner).ownerId,
            })),
        ),
      ),
  );
}
