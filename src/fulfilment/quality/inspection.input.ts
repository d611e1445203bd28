import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { line, paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { InspectionStageType } from '../timeline/milestone-words.type.ts';
import type { InspectionStage } from '../timeline/tailored-milestones.ts';
import { type DefectClass, usualLimits } from './inspection.ts';
import { DefectClassType, SampleChoiceType } from './inspection-words.type.ts';
import type { SampleChoice } from './sampling-plan.ts';
import { InspectionLevelType } from './sampling-plan.type.ts';
import type { InspectionLevel } from './sampling-tables.ts';

const units = z.int().min(0).max(2_000_000_000);
const someUnits = z.int().min(1).max(2_000_000_000);

@InputType({ description: 'Which inspection, as it was read.' })
abstract class InspectionInput extends MutationInput {
  @Given(() => ID, { description: 'Which inspection.' })
  id!: string;

  @Given(() => Int, { description: 'The version of the inspection that you read.', check: version })
  version!: number;
}

@InputType({ description: 'How many defects of a class are accepted.' })
export class QualityLimitInput {
  @Given(() => DefectClassType, { description: 'Which class.' })
  defectClass!: DefectClass;

  @Given(() => DecimalScalar, {
    description:
      'The acceptance quality limit in per cent: 0.65, 1.0, 1.5, 2.5, 4.0 or 6.5; 0 for none at all.',
  })
  aql!: string;
}

@InputType({ description: 'A lot or a shipment that is to be inspected.' })
export class PlanInspectionInput extends MutationInput {
  @Given(() => ID, { description: 'Which shipment.' })
  shipmentId!: string;

  @Given(() => Int, { description: 'The version of the shipment that you read.', check: version })
  version!: number;

  @Given(() => ID, { nullable: true, description: 'Which lot of it; all of it by default.' })
  lotId?: string | null;

  @Given(() => InspectionStageType, { description: 'When in the making.' })
  stage!: InspectionStage;

  @Given(() => DateScalar, { description: 'For which day it is planned.' })
  plannedOn!: string;

  @Given(() => String, { description: 'Who inspects.', check: line(200) })
  inspector!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'How many units there are; the quantity of the lot or shipment by default.',
    check: someUnits,
  })
  lotSize?: number | null;

  @Given(() => InspectionLevelType, { defaultValue: 'II', description: 'The inspection level.' })
  level!: InspectionLevel;

  @Given(() => [QualityLimitInput], {
    defaultValue: Object.entries(usualLimits).map(([defectClass, aql]) => ({ defectClass, aql })),
    description:
      'The limits, each class once; none for critical, 2.5 for major and 4.0 for minor by default.',
    check: z.array(z.unknown()).min(1).max(3),
  })
  limits!: QualityLimitInput[];

  @Given(() => SampleChoiceType, {
    defaultValue: 'PER_CLASS',
    description: 'Whether each class has its own sample, or all the largest.',
  })
  samples!: SampleChoice;

  @Given(() => String, {
    nullable: true,
    description: 'What the factory mended; needed after so many lots failed that inspection is suspended.',
    check: paragraphs(2_000),
  })
  resumeReason?: string | null;
}

@InputType({ description: 'Goods that failed and were reworked, and are to be inspected again.' })
export class PlanReinspectionInput extends InspectionInput {
  @Given(() => DateScalar, { description: 'For which day it is planned.' })
  plannedOn!: string;

  @Given(() => String, {
    nullable: true,
    description: 'Who inspects; the same as before by default.',
    check: line(200),
  })
  inspector?: string | null;
}

@InputType({ description: 'How many units were looked at for defects of a class.' })
export class InspectedUnitsInput {
  @Given(() => DefectClassType, { description: 'Which class.' })
  defectClass!: DefectClass;

  @Given(() => Int, { description: 'How many units, the lot at the most.', check: units })
  units!: number;
}

@InputType({ description: 'Something that was measured, and within which limits it has to lie.' })
export class MeasurementInput {
  @Given(() => String, { description: 'What, with its unit.', check: line(200) })
  name!: string;

  @Given(() => DecimalScalar, { nullable: true, description: 'The least that is right.' })
  minimum?: string | null;

  @Given(() => DecimalScalar, { nullable: true, description: 'The most that is right.' })
  maximum?: string | null;

  @Given(() => DecimalScalar, { description: 'What it was.' })
  value!: string;
}

@InputType({ description: 'A defect that was found.' })
export class DefectInput {
  @Given(() => DefectClassType, { description: 'How grave it is.' })
  defectClass!: DefectClass;

  @Given(() => String, { description: 'What it is, by the list that you keep.', check: line(100) })
  code!: string;

  @Given(() => Int, {
    description: 'In how many units; one with several defects counts with its gravest.',
    check: someUnits,
  })
  units!: number;

  @Given(() => String, { nullable: true, description: 'Where its picture is.', check: line(1_000) })
  photo?: string | null;

  @Given(() => String, { nullable: true, description: 'What there is to say of it.', check: line(1_000) })
  note?: string | null;
}

@InputType({
  description: 'All that an inspection found so far. It takes the place of what was said before.',
})
export class RecordInspectionInput extends InspectionInput {
  @Given(() => DateScalar, { description: 'The day on which it was inspected.' })
  inspectedOn!: string;

  @Given(() => [InspectedUnitsInput], {
    description: 'How many units were looked at for each class.',
    check: z.array(z.unknown()).max(3),
  })
  inspected!: InspectedUnitsInput[];

  @Given(() => [MeasurementInput], {
    defaultValue: [],
    description: 'What was measured.',
    check: z.array(z.unknown()).max(200),
  })
  measurements!: MeasurementInput[];

  @Given(() => [DefectInput], {
    defaultValue: [],
    description: 'The defects that were found.',
    check: z.array(z.unknown()).max(200),
  })
  defects!: DefectInput[];

  @Given(() => String, {
    nullable: true,
    description: 'Number or place of the inspector’s report.',
    check: line(500),
  })
  report?: string | null;
}

@InputType({ description: 'What was done to goods that failed.' })
export class RecordReworkInput extends InspectionInput {
  @Given(() => DateScalar, { description: 'The day on which it was done.' })
  doneOn!: string;

  @Given(() => String, { description: 'What was done.', check: paragraphs(2_000) })
  work!: string;

  @Given(() => Int, {
    defaultValue: 0,
    description: 'Units that were sorted out and not mended.',
    check: units,
  })
  scrapped!: number;
}

@InputType({ description: 'That the buyer takes goods as they are that failed.' })
export class WaiveInspectionInput extends InspectionInput {
  @Given(() => DateScalar, { description: 'The day on which they said so.' })
  waivedOn!: string;

  @Given(() => String, { description: 'Who it was at the buyer’s.', check: line(200) })
  waivedBy!: string;

  @Given(() => String, { description: 'By which way: a mail, a letter, a call.', check: line(200) })
  means!: string;

  @Given(() => String, { description: 'How that is known, and where it is kept.', check: line(500) })
  evidence!: string;

  @Given(() => String, { nullable: true, description: 'What they want for it.', check: paragraphs(2_000) })
  conditions?: string | null;
}

@InputType({ description: 'An inspection that does not take place.' })
export class CancelInspectionInput extends InspectionInput {
  @Given(() => String, { description: 'Why.', check: line(1_000) })
  reason!: string;
}
