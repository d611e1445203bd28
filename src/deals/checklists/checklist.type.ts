import { checklistItems, checklistTicks } from '../../../schema/tables/checklists.ts';
import { Person } from '../../access/person.type.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { DateTimeScalar } from '../../trade/trade.scalar.ts';
import { Deal } from '../deal.type.ts';
import { type Lane, lanes } from '../deal-facts.ts';
import type { DealStage } from '../deal-stage.ts';
import { DealStageType } from '../deal-stage.type.ts';
import { checklistTemplates, templateLanguages } from './checklist-templates.ts';

export const LaneEnum = enumType('Lane', lanes, 'Who acts.', {
  SALES: 'Sales.',
  MANAGEMENT: 'Management.',
  OPERATIONS: 'Operations: purchasing, quality, shipping, documents.',
  FINANCE: 'Finance.',
  BUYER: 'The buyer.',
});

export const ChecklistTemplateEnum = enumType(
  'ChecklistTemplate',
  checklistTemplates,
  'A ready set of checklists.',
  {
    EXPORT_SALES: 'Export sales of a trading company.',
    TELEPHONE_SALES: 'Sales by telephone up to the order, then as every export.',
    PHARMA_SALES: 'Medicines and their substances: export sales, and what the law adds.',
  },
);

/** As the names of an enum can’t hold a hyphen. */
export const templateLanguageOf = { EN: templateLanguages[0], ZH_CN: templateLanguages[1] } as const;
export type TemplateLanguageName = keyof typeof templateLanguageOf;
export const TemplateLanguageEnum = enumType(
  'ChecklistLanguage',
  ['EN', 'ZH_CN'],
  'A language of the templates.',
  {
    EN: 'English.',
    ZH_CN: 'Chinese.',
  },
);

@Entity(checklistItems, {
  description: 'A working step of a stage, as the company does it.',
  prefix: 'item',
  scope: everyoneOfTheCompany,
  filters: { stage: { kind: 'anyOf', column: checklistItems.stage, type: () => DealStageType } },
  orders: { sequence: checklistItems.sequence, createdAt: checklistItems.createdAt },
})
export class ChecklistItem {
  @Id(checklistItems.id)
  id!: string;

  @Column(checklistItems.stage, { type: () => DealStageType, description: 'In which stage it is done.' })
  stage!: DealStage;

  @Column(checklistItems.sequence, { description: 'Its place in the stage, from 1.' })
  sequence!: number;

  @Column(checklistItems.step, { description: 'What is done.' })
  step!: string;

  @Column(checklistItems.lane, { type: () => LaneEnum, description: 'Who does it.' })
  lane!: Lane;

  @Column(checklistItems.minutes, { description: 'How long it takes, in minutes.' })
  minutes!: number;

  @Column(checklistItems.yields, { description: 'What it yields.' })
  yields!: string;

  @Column(checklistItems.createdAt, {
    type: () => DateTimeScalar,
    description: 'Since when it is part of the list.',
  })
  createdAt!: string;

  @Column(checklistItems.archivedAt, { description: 'Since when it is no longer; null where it is.' })
  archivedAt!: string | null;
}

@Entity(checklistTicks, {
  description: 'That a step was done in a deal.',
  prefix: 'tick',
  scope: { parent: () => Deal, through: checklistTicks.dealId },
})
export class ChecklistTick {
  @Id(checklistTicks.id)
  id!: string;

  @ToOne(() => ChecklistItem, checklistTicks.itemId, { description: 'Which step.' })
  item!: ChecklistItem | null;

  @Column(checklistTicks.doneAt, { description: 'When it was ticked off.' })
  doneAt!: string;

  @ToOne(() => Person, checklistTicks.personId, { description: 'Who ticked it off.' })
  person!: Person | null;

  @Column(checklistTicks.note, { description: 'What came of it.' })
  note!: string | null;
}
