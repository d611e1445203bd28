import { sql } from 'drizzle-orm';
import { people } from '../../schema/tables/access.ts';
import { contacts, type customers } from '../../schema/tables/parties.ts';
import { globalId } from '../graph/global-id.ts';
import { readVisible } from '../graph/read-visible.ts';
import type { RequestContext } from '../server/context.ts';
import { Customer } from './customer.type.ts';
import { type ImportField, importFields } from './customer-import.ts';

/** Few enough to hold, enough that asking for them does not count. */
const rowsAtOnce = 1_000;

type ExportedRow = Readonly<Record<Exclude<ImportField, 'ladingId'>, string | null>> & {
  readonly id: string;
  readonly source: string;
  readonly owner: string;
};

/** What is told besides, and is not read when the file comes in again. */
const toldBesides = ['source', 'owner'] as const;

/** The customers that the caller sees, as rows of texts under a heading by which an import knows them again. */
export async function* exportedRows(context: RequestContext): AsyncGenerator<string[][]> {
  yield [[...importFields, ...toldBesides]];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await readRows(context, after);
    if (rows.length > 0) yield rows.map(cellsOf);
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)!.id;
  }
}

/** How many customers the caller sees. */
export async function countExported(context: RequestContext): Promise<number> {
  const [counted] = await readVisible<{ count: number }, typeof customers>(
    context,
    Customer,
    (_, from, visible) => sql`SELECT count(*)::int AS count FROM ${from} WHERE ${visible}`,
  );
  return counted!.count;
}

function readRows(context: RequestContext, after: string): Promise<ExportedRow[]> {
  return readVisible<ExportedRow, typeof customers>(
    context,
    Customer,
    (customer, from, visible) => sql`
      SELECT ${customer.id} AS id, ${customer.name} AS name, ${customer.country} AS country, ${customer.city} AS city,
        ${customer.address} AS address, ${customer.website} AS website, ${customer.taxNumber} AS "taxNumber",
        ${customer.currency} AS currency, ${customer.language} AS language, ${customer.source}::text AS source,
        owner.name AS owner, person.name AS "contactName", person.position AS "contactPosition",
        person.email AS "contactEmail", person.phone AS "contactPhone"
      FROM ${from}
      JOIN ${people} owner ON owner.company_id = ${customer.companyId} AND owner.id = ${customer.ownerId}
      LEFT JOIN LATERAL (
        SELECT name, position, email, phone FROM ${contacts} c
        WHERE c.company_id = ${customer.companyId} AND c.customer_id = ${customer.id}
        ORDER BY c.is_primary DESC, c.created_at, c.id LIMIT 1
      ) person ON true
      WHERE ${visible} AND ${customer.id} > ${after}::text::uuid
      ORDER BY ${customer.id}
      LIMIT ${sql.raw(String(rowsAtOnce))}`,
  );
}

function cellsOf({ id, ...row }: ExportedRow): string[] {
  const cells = { ...row, ladingId: globalId('customer', id) };
  return [...importFields, ...toldBesides].map((field) => cells[field] ?? '');
}
