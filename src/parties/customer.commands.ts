import { and, eq } from 'drizzle-orm';
import { contacts, customers } from '../../schema/tables/parties.ts';
import { ownerOf } from '../access/owner.ts';
import { runCommand } from '../events/command.ts';
import { given } from '../events/given-fields.ts';
import { lockRow, lockVersion } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import type { Fault } from '../trade/fault.ts';
import type { CreateContactInput, CreateCustomerInput, UpdateCustomerInput } from './customer.input.ts';
import { Customer } from './customer.type.ts';
import { searchColumns } from './duplicate.ts';
import { refusePooled } from './pool.ts';
import { rescoreCustomer } from './prospect-score.commands.ts';

const constraints: Readonly<Record<string, Fault>> = {
  customers_tax_number_key: { code: 'ALREADY_EXISTS', path: ['input', 'taxNumber'] },
  contacts_email_key: { code: 'ALREADY_EXISTS', path: ['input', 'email'] },
};

/** Enters a customer; it belongs to the caller or to the person named, and to that person's team. */
export function createCustomer(context: RequestContext, input: CreateCustomerInput) {
  const options = { name: 'createCustomer', permission: 'party:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const owner = await ownerOf(change, viewer, input.ownerId);
    const { name, country, currency, language, source } = input;
    const row = {
      ...change.newRow(),
      ...{ name, country, currency, language, source },
      city: input.city ?? null,
      address: input.address ?? null,
      website: input.website ?? null,
      taxNumber: input.taxNumber ?? null,
      ...searchColumns({ name, website: input.website ?? null }),
      ...owner,
    };
    await change.tx.insert(customers).values(row);
    change.record({ event: 'customer.created', entity: 'Customer', entityId: row.id, after: row });
    return { customer: row.id };
  });
}

/** Changes what is given of a customer, if it is still as the caller read it. */
export function updateCustomer(context: RequestContext, input: UpdateCustomerInput) {
  const options = { name: 'updateCustomer', permission: 'party:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, Customer, customers, input);
    const { id: _, version: __, idempotencyKey: ___, ownerId, ...fields } = input;
    const owner = ownerId ? await ownerOf(change, viewer, ownerId) : {};
    refusePooled(before, 'id');
    const changed = { ...before, ...given(fields, customers) };
    const after = {
      ...changed,
      ...searchColumns(changed),
      ...owner,
      version: before.version + 1,
      updatedAt: change.now.toISOString(),
    };
    await change.tx
      .update(customers)
      .set(after)
      .where(and(eq(customers.companyId, before.companyId), eq(customers.id, before.id)));
    if (after.country !== before.country) await rescoreCustomer(change, before.id);
    change.record({ event: 'customer.updated', entity: 'Customer', entityId: before.id, before, after });
    return { customer: before.id };
  });
}

/** Enters a person at a customer. */
export function createContact(context: RequestContext, input: CreateContactInput) {
  const options = { name: 'createContact', permission: 'party:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const customer = await lockRow(change, viewer, Customer, customers, input.customerId);
    refusePooled(customer);
    const { name, isPrimary } = input;
    const row = {
      ...change.newRow(),
      customerId: customer.id,
      ...{ name, isPrimary },
      position: input.position ?? null,
      email: input.email ?? null,
      phone: input.phone ?? null,
      language: input.language ?? null,
    };
    await change.tx.insert(contacts).values(row);
    change.record({ event: 'contact.created', entity: 'Contact', entityId: row.id, after: row });
    return { contact: row.id, customer: customer.id };
  });
}
