import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import type { Lane } from '../deal-facts.ts';
import type { DealStage } from '../deal-stage.ts';
import { DealStageType } from '../deal-stage.type.ts';
import {
  ChecklistTemplateEnum,
  LaneEnum,
  TemplateLanguageEnum,
  type TemplateLanguageName,
} from './checklist.type.ts';
import type { ChecklistTemplate } from './checklist-templates.ts';

@InputType({ description: 'A ready set of checklists to work by.' })
export class ApplyChecklistTemplateInput extends MutationInput {
  @Given(() => ChecklistTemplateEnum, { description: 'Which.' })
  template!: ChecklistTemplate;

  @Given(() => TemplateLanguageEnum, { defaultValue: 'EN', description: 'In which language.' })
  language!: TemplateLanguageName;

  @Given(() => Boolean, {
    defaultValue: false,
    description: 'Takes the place of the lists that are there; without it they are kept and this is refused.',
  })
  replace!: boolean;
}

@InputType({ description: 'A working step.' })
export class ChecklistItemInput {
  @Given(() => String, { description: 'What is done.', check: line(300) })
  step!: string;

  @Given(() => LaneEnum, { description: 'Who does it.' })
  lane!: Lane;

  @Given(() => Int, {
    description: 'How long it takes, in minutes.',
    check: z.int().min(0).max(100_000),
  })
  minutes!: number;

  @Given(() => String, { description: 'What it yields.', check: line(300) })
  yields!: string;
}

@InputType({ description: 'The checklist of a stage, as a whole.' })
export class SetStageChecklistInput extends MutationInput {
  @Given(() => DealStageType, { description: 'Which stage.' })
  stage!: DealStage;

  @Given(() => [ChecklistItemInput], { description: 'Its steps in order; 50 at most.' })
  items!: ChecklistItemInput[];
}

@InputType({ description: 'That a step was done, or was not after all.' })
export class TickChecklistItemInput extends MutationInput {
  @Given(() => ID, { description: 'In which deal.' })
  dealId!: string;

  @Given(() => ID, { description: 'Which step.' })
  itemId!: string;

  @Given(() => Boolean, { defaultValue: true, description: 'False takes the tick away.' })
  done!: boolean;

  @Given(() => String, { nullable: true, description: 'What came of it.', check: line(500) })
  note?: string | null;
}
