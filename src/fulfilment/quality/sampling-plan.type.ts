import { Field, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import { inspectionLevels, severities } from './sampling-tables.ts';

export const InspectionLevelType = enumType(
  'InspectionLevel',
  inspectionLevels,
  'How large the sample is for the lot (ISO 2859-1, table 1).',
  {
    S1: 'Special level S-1: the smallest samples, where a test costs much or destroys.',
    S2: 'Special level S-2.',
    S3: 'Special level S-3.',
    S4: 'Special level S-4: the largest of the small samples.',
    I: 'General level I: less discrimination, smaller samples.',
    II: 'General level II: the usual one.',
    III: 'General level III: more discrimination, larger samples.',
  },
);

export const InspectionSeverityType = enumType(
  'InspectionSeverity',
  severities,
  'How strictly a lot is inspected after what became of those before.',
  {
    NORMAL: 'As it begins (table II-A).',
    TIGHTENED: 'After two of five consecutive lots, or of fewer, were rejected (table II-B).',
  },
);

@ObjectType('SamplingPlan', {
  description:
    'A single sampling plan. `codeLetter` is the lot’s own, `planLetter` the one reached by the table’s arrows.',
})
export class SamplingPlanType {
  @Field(() => String, { description: 'The letter of the lot’s size and level.' })
  codeLetter!: string;

  @Field(() => String, { description: 'The letter of the plan to which the arrows lead.' })
  planLetter!: string;

  @Field(() => Int, { description: 'Units to look at; the whole lot where the sample would be as large.' })
  sampleSize!: number;

  @Field(() => Int, { description: 'Accept with so many nonconforming units in the sample, or fewer.' })
  accept!: number;

  @Field(() => Int, { description: 'Reject with so many, or more.' })
  reject!: number;

  @Field(() => Boolean, { description: 'Whether every unit of the lot is looked at.' })
  inspectAll!: boolean;
}
