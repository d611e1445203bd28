import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadType } from '../../graph/payload.type.ts';
import { queriesOf } from '../../graph/queries.ts';
import type { RequestContext } from '../../server/context.ts';
import { Deal } from '../deal.type.ts';
import { applyChecklistTemplate, setStageChecklist, tickChecklistItem } from './checklist.commands.ts';
import {
  ApplyChecklistTemplateInput,
  SetStageChecklistInput,
  TickChecklistItemInput,
} from './checklist.input.ts';
import { ChecklistItem } from './checklist.type.ts';

export const ChecklistQueries = queriesOf(ChecklistItem, {
  one: { name: 'checklistItem', description: 'One working step; null where it is missing.' },
  many: {
    name: 'checklistItems',
    description: 'The working steps of the company, those that were replaced included.',
  },
});

const ApplyChecklistTemplatePayload = payloadType(
  'ApplyChecklistTemplatePayload',
  {},
  'Whether it holds now.',
);
const SetStageChecklistPayload = payloadType('SetStageChecklistPayload', {}, 'Whether it holds now.');
const TickChecklistItemPayload = payloadType('TickChecklistItemPayload', { deal: () => Deal }, 'The deal.');

@Resolver()
export class ChecklistResolver {
  @Mutation(() => ApplyChecklistTemplatePayload, {
    description: 'Begins to work by a ready set of checklists. What it replaces is archived with its ticks.',
  })
  applyChecklistTemplate(
    @Arg('input', () => ApplyChecklistTemplateInput, { description: 'Which set.' })
    input: ApplyChecklistTemplateInput,
    @Ctx() context: RequestContext,
  ) {
    return applyChecklistTemplate(context, input);
  }

  @Mutation(() => SetStageChecklistPayload, { description: 'Sets the working steps of a stage as a whole.' })
  setStageChecklist(
    @Arg('input', () => SetStageChecklistInput, { description: 'The stage and its steps.' })
    input: SetStageChecklistInput,
    @Ctx() context: RequestContext,
  ) {
    return setStageChecklist(context, input);
  }

  @Mutation(() => TickChecklistItemPayload, {
    description:
      'Ticks a step off in a deal, or takes the tick away: for the lane of the step, and the deal’s owner.',
  })
  tickChecklistItem(
    @Arg('input', () => TickChecklistItemInput, { description: 'The deal and the step.' })
    input: TickChecklistItemInput,
    @Ctx() context: RequestContext,
  ) {
    return tickChecklistItem(context, input);
  }
}
