import { runCommand } from '../events/command.ts';
import type { RequestContext } from '../server/context.ts';
import { csvFile } from '../spreadsheets/csv-file.ts';
import { xlsxFile } from '../spreadsheets/xlsx-file.ts';
import { countExported, exportedRows } from './customer-export.policy.ts';
import type { ImportFormat } from './customer-import.ts';

/** The file of all customers that the caller sees, piece by piece. Who took it, and how many were in it, is kept. */
export async function exportCustomers(
  context: RequestContext,
  format: ImportFormat,
): Promise<AsyncGenerator<string | Buffer>> {
  const options = { name: 'exportCustomers', permission: 'party:write', input: {} } as const;
  await runCommand(context, options, async (change, viewer) => {
    const rows = await countExported(context);
    const entity = { entity: 'Company', entityId: viewer.companyId };
    change.record({ event: 'customers.exported', ...entity, after: { format, rows } });
    return {};
  });
  const rows = exportedRows(context);
  return format === 'CSV' ? csvFile(rows) : xlsxFile('customers', rows);
}
