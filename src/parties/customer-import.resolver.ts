import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import {
  applyCustomerImport,
  cancelCustomerImport,
  chooseImportRow,
  chooseKnownImportRows,
  startCustomerImport,
} from './customer-import.commands.ts';
import {
  ApplyCustomerImportInput,
  CancelCustomerImportInput,
  ChooseImportRowInput,
  ChooseKnownImportRowsInput,
  StartCustomerImportInput,
} from './customer-import.input.ts';
import { CustomerImport } from './customer-import.type.ts';

export const CustomerImportQueries = queriesOf(CustomerImport, {
  one: { name: 'customerImport', description: 'One import of yours; null where there is none.' },
  many: { name: 'customerImports', description: 'The files of customers that you brought in.' },
});

const shows = { import: () => CustomerImport };
const StartCustomerImportPayload = payloadType(
  'StartCustomerImportPayload',
  shows,
  'The import that awaits its file.',
);
const ChooseImportRowPayload = payloadType('ChooseImportRowPayload', shows, 'The import.');
const ChooseKnownImportRowsPayload = payloadType('ChooseKnownImportRowsPayload', shows, 'The import.');
const ApplyCustomerImportPayload = payloadType(
  'ApplyCustomerImportPayload',
  shows,
  'The import that was taken over.',
);
const CancelCustomerImportPayload = payloadType(
  'CancelCustomerImportPayload',
  shows,
  'The import that was given up.',
);

@Resolver()
export class CustomerImportResolver {
  @Mutation(() => StartCustomerImportPayload, {
    description:
      'Announces a file of customers. Send it by PUT to `/imports/<id>` with the same bearer token; its rows are then to be looked at.',
  })
  startCustomerImport(
    @Arg('input', () => StartCustomerImportInput, { description: 'The file.' })
    input: StartCustomerImportInput,
    @Ctx() context: RequestContext,
  ) {
    return startCustomerImport(context, input);
  }

  @Mutation(() => ChooseImportRowPayload, { description: 'Says what becomes of a row.' })
  chooseImportRow(
    @Arg('input', () => ChooseImportRowInput, { description: 'Which row, and what.' })
    input: ChooseImportRowInput,
    @Ctx() context: RequestContext,
  ) {
    return chooseImportRow(context, input);
  }

  @Mutation(() => ChooseKnownImportRowsPayload, {
    description:
      'Says what becomes of all sound rows that may be customers already. Rows whose customer is not yours to change stay left out.',
  })
  chooseKnownImportRows(
    @Arg('input', () => ChooseKnownImportRowsInput, { description: 'Of which import, and what.' })
    input: ChooseKnownImportRowsInput,
    @Ctx() context: RequestContext,
  ) {
    return chooseKnownImportRows(context, input);
  }

  @Mutation(() => ApplyCustomerImportPayload, {
    description:
      'Makes customers of yours of all rows that are to become some, and changes those that rows are to change, in one transaction: all of them, or none.',
  })
  applyCustomerImport(
    @Arg('input', () => ApplyCustomerImportInput, { description: 'Which.' })
    input: ApplyCustomerImportInput,
    @Ctx() context: RequestContext,
  ) {
    return applyCustomerImport(context, input);
  }

  @Mutation(() => CancelCustomerImportPayload, {
    description: 'Gives an import up, also while its file is being read. Nothing of it becomes a customer.',
  })
  cancelCustomerImport(
    @Arg('input', () => CancelCustomerImportInput, { description: 'Which.' })
    input: CancelCustomerImportInput,
    @Ctx() context: RequestContext,
  ) {
    return cancelCustomerImport(context, input);
  }
}
