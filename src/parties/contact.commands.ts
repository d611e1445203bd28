import { and, eq } from 'drizzle-orm';
import { contacts } from '../../schema/tables/parties.ts';
import type { Change } from '../events/change.ts';
import { localId } from '../graph/global-id.ts';
import { Refusal } from '../trade/fault.ts';

/** The person at a customer whom `contactId` names; refused where nobody there has that id. */
export async function contactOf(change: Change, customerId: string, contactId: string | null | undefined) {
  if (!contactId) return null;
  const id = localId('contact', contactId);
  const { companyId } = change.viewer;
  const [contact] = id
    ? await change.tx
        .select({ id: contacts.id })
        .from(contacts)
        .where(
          and(eq(contacts.companyId, companyId), eq(contacts.customerId, customerId), eq(contacts.id, id)),
        )
        .for('key share')
    : [];
  if (!contact) throw new Refusal([{ code: 'NOT_FOUND', path: ['input', 'contactId'] }]);
  return contact.id;
}
