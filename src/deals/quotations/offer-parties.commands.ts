import { and, eq } from 'drizzle-orm';
import type { deals } from '../../../schema/tables/deals.ts';
import { contacts, customers } from '../../../schema/tables/parties.ts';
import { ownCompany } from '../../access/own-company.ts';
import type { Change } from '../../events/change.ts';
import type { OfferParties } from './offer-text.ts';

type DealRow = typeof deals.$inferSelect;

/** Who offers to whom in a deal, as both are named now: a paper that goes out keeps these names. */
export async function partiesOf(change: Change, deal: DealRow): Promise<OfferParties> {
  const { name, country, timeZone } = await ownCompany(change);
  const [buyer] = await change.tx
    .select({
      name: customers.name,
      address: customers.address,
      city: customers.city,
      country: customers.country,
      taxNumber: customers.taxNumber,
    })
    .from(customers)
    .where(and(eq(customers.companyId, deal.companyId), eq(customers.id, deal.customerId)));
  return { seller: { name, country }, buyer: buyer!, attention: await attentionOf(change, deal), timeZone };
}

async function attentionOf(change: Change, { companyId, contactId }: DealRow): Promise<string | null> {
  if (!contactId) return null;
  const [contact] = await change.tx
    .select({ name: contacts.name })
    .from(contacts)
    .where(and(eq(contacts.companyId, companyId), eq(contacts.id, contactId)));
  return contact!.name;
}
