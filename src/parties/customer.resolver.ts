import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { createContact, createCustomer, updateCustomer } from './customer.commands.ts';
import { CreateContactInput, CreateCustomerInput, UpdateCustomerInput } from './customer.input.ts';
import { Contact, Customer } from './customer.type.ts';
import { mergeCustomers } from './customer-merge.commands.ts';
import { MergeCustomersInput } from './customer-merge.input.ts';

export const CustomerQueries = queriesOf(Customer, {
  one: { name: 'customer', description: 'One customer; null where it is missing or not yours to see.' },
  many: { name: 'customers', description: 'The customers that you may see.' },
});

const CreateCustomerPayload = payloadType(
  'CreateCustomerPayload',
  { customer: () => Customer },
  'The customer that was entered.',
);
const UpdateCustomerPayload = payloadType(
  'UpdateCustomerPayload',
  { customer: () => Customer },
  'The customer as it is after the change.',
);
const CreateContactPayload = payloadType(
  'CreateContactPayload',
  { contact: () => Contact, customer: () => Customer },
  'The person that was entered, and where they work.',
);

const MergeCustomersPayload = payloadType(
  'MergeCustomersPayload',
  { customer: () => Customer },
  'The customer that stays, with all that hung on the other.',
);

@Resolver()
export class CustomerResolver {
  @Mutation(() => CreateCustomerPayload, { description: 'Enters a customer.' })
  createCustomer(
    @Arg('input', () => CreateCustomerInput, { description: 'The customer.' }) input: CreateCustomerInput,
    @Ctx() context: RequestContext,
  ) {
    return createCustomer(context, input);
  }

  @Mutation(() => UpdateCustomerPayload, {
    description:
      'Changes a customer. A version that is no longer the latest is refused with VERSION_CONFLICT.',
  })
  updateCustomer(
    @Arg('input', () => UpdateCustomerInput, { description: 'What is to change.' })
    input: UpdateCustomerInput,
    @Ctx() context: RequestContext,
  ) {
    return updateCustomer(context, input);
  }

  @Mutation(() => MergeCustomersPayload, {
    description:
      'Makes two customers one. People, deals, activities, follow-ups, incentives, floors and the profile of the duplicate move to the one that stays; the duplicate ends. For whoever looks after both, or leads those who do.',
  })
  mergeCustomers(
    @Arg('input', () => MergeCustomersInput, { description: 'Which stays, and which is the same.' })
    input: MergeCustomersInput,
    @Ctx() context: RequestContext,
  ) {
    return mergeCustomers(context, input);
  }

  @Mutation(() => CreateContactPayload, { description: 'Enters a person at a customer.' })
  createContact(
    @Arg('input', () => CreateContactInput, { description: 'The person.' }) input: CreateContactInput,
    @Ctx() context: RequestContext,
  ) {
    return createContact(context, input);
  }
}
