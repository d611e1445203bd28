import { and, eq, sql } from 'drizzle-orm';
import { expiryAlerts, productCertificates, productClaims } from '../../schema/tables/product-knowledge.ts';
import { rowsOf } from '../database/rows-of.ts';
import { runCommand } from '../events/command.ts';
import { type JobChange, type JobContext, runForEachCompany } from '../events/job.ts';
import { lockVersion } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { dayIn } from '../trade/calendar-date.ts';
import { Refusal, statusFault } from '../trade/fault.ts';
import { renewalDays } from './certificate.ts';
import type { ExpiryStage, ExpirySubject } from './expiry.ts';
import type { MarkExpiryAlertSeenInput } from './expiry-alert.input.ts';
import { ExpiryAlert } from './expiry-alert.type.ts';

const alertsAtOnce = 1_000;

/** Tells whoever sees to it that a paper or an approval is to be renewed, and once more that it has ended. */
export function warnOfExpiry(context: JobContext): Promise<void> {
  return runForEachCompany(context, 'warnOfExpiry', async (change, { timeZone }) => {
    for (const row of await warn(change, dayIn(timeZone, change.now))) {
      const event = `${row.subject.toLowerCase()}.${row.stage.toLowerCase()}`;
      change.record({ event, entity: 'ExpiryAlert', entityId: row.id, after: row });
    }
  });
}

/** Marks an alert as seen. */
export function markExpiryAlertSeen(context: RequestContext, input: MarkExpiryAlertSeenInput) {
  const options = { name: 'markExpiryAlertSeen', permission: 'activity:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, ExpiryAlert, expiryAlerts, input);
    if (before.seenAt) throw new Refusal([statusFault('SEEN')]);
    const changed = { seenAt: change.now.toISOString(), version: before.version + 1 };
    await change.tx
      .update(expiryAlerts)
      .set(changed)
      .where(and(eq(expiryAlerts.companyId, before.companyId), eq(expiryAlerts.id, before.id)));
    const after = { ...before, ...changed };
    change.record({ event: 'expiryAlert.seen', entity: 'ExpiryAlert', entityId: before.id, before, after });
    return { alert: before.id };
  });
}

interface Ending {
  readonly subject: ExpirySubject;
  readonly certificateId: string | null;
  readonly claimId: string | null;
  readonly personId: string;
  readonly stage: ExpiryStage;
  readonly endsOn: string;
}

async function warn(change: JobChange, today: string) {
  const endings = await findEndings(change, today);
  if (endings.length === 0) return [];
  const { companyId } = change.viewer;
  const at = change.now.toISOString();
  const rows = endings.map((ending) => ({ ...ending, companyId, id: change.newId(), at }));
  // Another server may be at it at the same time.
  return change.tx.insert(expiryAlerts).values(rows).onConflictDoNothing().returning();
}

/** What ends within the time that a renewal takes, or has ended, and nobody was told of. Who wrote a sentence sees to its approval. */
function findEndings(change: JobChange, today: string): Promise<Ending[]> {
  const { companyId } = change.viewer;
  return rowsOf<Ending>(
    change.tx,
    sql`
      WITH ending AS (
        SELECT 'CERTIFICATE' AS subject, id AS certificate_id, NULL::uuid AS claim_id, responsible_id AS person_id, valid_until AS ends_on
        FROM ${productCertificates} WHERE company_id = ${companyId}::uuid AND valid_until <= ${today}::date + ${renewalDays}::int
        UNION ALL
        SELECT 'CLAIM', NULL, id, author_id, approved_until
        FROM ${productClaims} WHERE company_id = ${companyId}::uuid AND status = 'APPROVED'
          AND approved_until <= ${today}::date + ${renewalDays}::int
      ),
      staged AS (SELECT *, CASE WHEN ends_on < ${today}::date THEN 'EXPIRED' ELSE 'EXPIRING' END AS stage FROM ending)
      SELECT subject, certificate_id AS "certificateId", claim_id AS "claimId", person_id AS "personId", stage, ends_on::text AS "endsOn"
      FROM staged s
      WHERE NOT EXISTS (SELECT FROM ${expiryAlerts} a WHERE a.company_id = ${companyId}::uuid
        AND (a.certificate_id = s.certificate_id OR a.claim_id = s.claim_id) AND a.ends_on = s.ends_on AND a.stage::text = s.stage)
      ORDER BY ends_on, certificate_id, claim_id
      LIMIT ${alertsAtOnce}::int`,
  );
}
