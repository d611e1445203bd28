import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { Deal } from '../deal.type.ts';
import { amendContract, cancelContract, formContract, signContract } from './contract.commands.ts';
import {
  AmendContractInput,
  CancelContractInput,
  FormContractInput,
  SignContractInput,
} from './contract.input.ts';
import { Contract } from './contract.type.ts';

export const ContractQueries = queriesOf(Contract, {
  one: {
    name: 'contract',
    description: 'One version of a contract; null where it is missing or not yours to see.',
  },
  many: { name: 'contracts', description: 'The versions of contracts that you may see.' },
});

const FormContractPayload = payloadType(
  'FormContractPayload',
  { contract: () => Contract, deal: () => Deal },
  'The contract, to be signed.',
);
const SignContractPayload = payloadType(
  'SignContractPayload',
  { contract: () => Contract, deal: () => Deal },
  'The contract.',
);
const AmendContractPayload = payloadType(
  'AmendContractPayload',
  { contract: () => Contract, deal: () => Deal },
  'The new version, to be signed.',
);
const CancelContractPayload = payloadType(
  'CancelContractPayload',
  { contract: () => Contract, deal: () => Deal },
  'The contract.',
);

@Resolver()
export class ContractResolver {
  @Mutation(() => FormContractPayload, {
    description:
      'Draws up a contract from the accepted quotation in the words of its language: every term is that of the quotation.',
  })
  formContract(
    @Arg('input', () => FormContractInput, { description: 'The deal and its clauses.' })
    input: FormContractInput,
    @Ctx() context: RequestContext,
  ) {
    return formContract(context, input);
  }

  @Mutation(() => SignContractPayload, {
    description:
      'Records that a side signed just this text. With the second signature the version holds and the deal is contracted. Refused with every fact that is missing.',
  })
  signContract(
    @Arg('input', () => SignContractInput, { description: 'The signature.' }) input: SignContractInput,
    @Ctx() context: RequestContext,
  ) {
    return signContract(context, input);
  }

  @Mutation(() => AmendContractPayload, {
    description:
      'Draws up a new version of a signed contract. It holds when both have signed it; until then the earlier one does.',
  })
  amendContract(
    @Arg('input', () => AmendContractInput, { description: 'What is to change.' }) input: AmendContractInput,
    @Ctx() context: RequestContext,
  ) {
    return amendContract(context, input);
  }

  @Mutation(() => CancelContractPayload, { description: 'Ends a signed contract, and its deal with it.' })
  cancelContract(
    @Arg('input', () => CancelContractInput, { description: 'The contract and why.' })
    input: CancelContractInput,
    @Ctx() context: RequestContext,
  ) {
    return cancelContract(context, input);
  }
}
