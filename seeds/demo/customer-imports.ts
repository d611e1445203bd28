import {
  customerImportKeys,
  customerImportRows,
  customerImports,
} from '../../schema/tables/customer-imports.ts';
import { customerMerges } from '../../schema/tables/parties.ts';
import type { Transaction } from '../../src/database/database.ts';
import { searchColumns } from '../../src/parties/duplicate.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, ownerOf } from './companies.ts';
import { demoId } from './demo-id.ts';

/** A list from a fair that waits to be looked at: a new company, one that is a customer already, one without a country. */
export async function seedCustomerImport(tx: Transaction, since: Date): Promise<void> {
  const at = since.toISOString();
  const importId = demoId('import fair');
  await insertRows(tx, customerImports, [
    {
      ...{ companyId: demoCompany.id, id: importId, createdAt: at, updatedAt: at },
      ...{
        fileName: 'spring-fair.csv',
        format: 'CSV',
        currency: 'EUR',
        language: 'en',
        source: 'TRADE_SHOW',
      },
      ...{
        state: 'PREVIEW',
        rowsRead: 3,
        rowsAccepted: 2,
        rowsRefused: 1,
        rowsKnown: 1,
        ignoredColumns: ['Stand'],
      },
      startedBy: ownerOf('director@demo.lading.test').ownerId,
    },
  ]);
  const row = (line: number, customer: { name: string; country?: string; contactName?: string }) => ({
    ...{ companyId: demoCompany.id, id: demoId(`import row ${line}`), importId, line, customer },
    ...{ faults: [], knownAs: null, ...searchColumns({ name: customer.name, website: null }) },
  });
  await insertRows(tx, customerImportRows, [
    { ...row(2, { name: 'Kattegat Lys ApS', country: 'DK', contactName: 'Signe Holm' }), choice: 'CREATE' },
    {
      ...row(3, { name: 'Elbwerk Baubedarf', country: 'DE' }),
      ...{ choice: 'SKIP', knownAs: demoId('customer elbwerk') },
    },
    {
      ...row(4, { name: 'Nowhere Trading' }),
      choice: 'SKIP',
      faults: [{ field: 'country', code: 'REQUIRED' }],
    },
  ]);
  await insertRows(tx, customerMerges, [
    {
      ...{
        companyId: demoCompany.id,
        id: demoId('customer elbwerk twice'),
        customerId: demoId('customer elbwerk'),
      },
      ...{ name: 'Elbwerk Bau', country: 'DE', reason: 'Entered twice at the fair.', mergedAt: at },
      mergedBy: ownerOf('director@demo.lading.test').ownerId,
    },
  ]);
  await insertRows(tx, customerImportKeys, [
    { companyId: demoCompany.id, importId, key: 'name DK kattegat lys' },
  ]);
}
