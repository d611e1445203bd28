import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Deal } from '../../deals/deal.type.ts';
import { payloadType } from '../../graph/payload.type.ts';
import type { RequestContext } from '../../server/context.ts';
import { setCostSheet } from './cost-sheet.commands.ts';
import { SetCostSheetInput } from './cost-sheet.input.ts';
import { CostSheet } from './cost-sheet.type.ts';

const SetCostSheetPayload = payloadType(
  'SetCostSheetPayload',
  { costSheet: () => CostSheet, deal: () => Deal },
  'The cost sheet, and the deal that it prices.',
);

@Resolver()
export class CostSheetResolver {
  @Mutation(() => SetCostSheetPayload, {
    description:
      'Sets what a deal costs: freezes the purchase costs of its lines and the exchange rates of the day. Refused with everything that keeps it from being priced.',
  })
  setCostSheet(
    @Arg('input', () => SetCostSheetInput, { description: 'The sheet as a whole.' }) input: SetCostSheetInput,
    @Ctx() context: RequestContext,
  ) {
    return setCostSheet(context, input);
  }
}
