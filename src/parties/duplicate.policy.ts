import { sql } from 'drizzle-orm';
import { people } from '../../schema/tables/access.ts';
import { contacts, customers } from '../../schema/tables/parties.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { globalId } from '../graph/global-id.ts';
import { readAcross } from '../graph/read-visible.ts';
import type { RequestContext } from '../server/context.ts';
import type { PossibleDuplicatesInput } from './duplicate.input.ts';
import { domainOf, type Identity, reasonsOf, searchColumns, withoutCommonWord } from './duplicate.ts';
import type { PossibleDuplicate } from './duplicate.type.ts';

interface Candidate extends Identity {
  readonly id: string;
  readonly ownerName: string;
  readonly isPooled: boolean;
}

/** Of more that share a word with a name, those that share the most are looked at. */
const candidatesAtMost = 200;

/** Every customer of the company that may be this one, whoever looks after it. */
export async function readDuplicates(
  context: RequestContext,
  input: PossibleDuplicatesInput,
): Promise<PossibleDuplicate[]> {
  const { name, country, taxNumber = null } = input;
  const domains = [domainOf(input.website), domainOf(input.email)].filter((domain) => domain !== null);
  const asked = { name, country, taxNumber, domains };
  const alike = (await findCandidates(context, asked))
    .map((candidate) => ({ ...candidate, reasons: reasonsOf(asked, candidate) }))
    .filter(({ reasons }) => reasons.length > 0);
  return withoutCommonWord(asked, alike)
    .sort((a, b) => b.reasons.length - a.reasons.length || a.name.localeCompare(b.name))
    .map(({ id, reasons, ownerName, isPooled, name, country }) => ({
      ...{ customerId: globalId('customer', id), name, country, ownerName, isPooled, reasons },
    }));
}

function findCandidates(context: RequestContext, asked: Identity): Promise<Candidate[]> {
  const { companyId } = requireViewer(context, 'party:write');
  const list = (texts: readonly string[]) =>
    sql`(SELECT coalesce(array_agg(value), '{}') FROM jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;
  const words = list(searchColumns({ name: asked.name, website: null }).nameWords);
  const domains = list(asked.domains);
  // On purpose across owners: not the rows that the viewer sees, but that there is one, and with whom.
  return readAcross<Candidate>(
    context,
    () => sql`
      WITH asked AS MATERIALIZED (SELECT ${companyId}::text::uuid AS company_id, ${words} AS words, ${domains} AS domains),
      found AS (
        SELECT c.id FROM asked JOIN ${customers} c ON c.company_id = asked.company_id AND c.name_words && asked.words
        UNION
        SELECT c.id FROM asked JOIN ${customers} c ON c.company_id = asked.company_id AND c.domain = ANY(asked.domains)
        UNION
        SELECT c.id FROM asked JOIN ${customers} c ON c.company_id = asked.company_id
          AND c.country = ${asked.country}::text AND c.tax_number = ${asked.taxNumber ?? ''}::text
        UNION
        SELECT p.customer_id FROM asked JOIN ${contacts} p
          ON p.company_id = asked.company_id AND lower(split_part(p.email, '@', 2)) = ANY(asked.domains)
      )
      SELECT c.id, c.name, c.country, c.tax_number AS "taxNumber", o.name AS "ownerName", c.pooled_at IS NOT NULL AS "isPooled",
        ARRAY(SELECT c.domain WHERE c.domain IS NOT NULL UNION SELECT lower(split_part(p.email, '@', 2)) FROM ${contacts} p
          WHERE p.company_id = c.company_id AND p.customer_id = c.id AND p.email IS NOT NULL) AS domains
      FROM asked
      JOIN ${customers} c ON c.company_id = asked.company_id AND c.id IN (SELECT id FROM found)
      JOIN ${people} o ON o.company_id = c.company_id AND o.id = c.owner_id
      ORDER BY cardinality(ARRAY(SELECT unnest(c.name_words) INTERSECT SELECT unnest(asked.words))) DESC, c.id
      LIMIT ${candidatesAtMost}::int`,
  );
}
