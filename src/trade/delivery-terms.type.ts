import { Field, ObjectType } from 'type-graphql';
import type { Severity } from './finding.ts';
import type { IncotermRule } from './incoterm.ts';
import { IncotermRuleType, SeverityType } from './incoterm.type.ts';

@ObjectType('TermsFinding', {
  description: 'What a check of delivery terms, or of the price under them, found.',
})
export class TermsFindingType {
  @Field(() => String, {
    description: 'INC-01 to INC-15 of the terms; on a price ladder also PRC-01 to PRC-08 of the costs.',
  })
  id!: string;

  @Field(() => SeverityType, { description: 'How bad it is.' })
  severity!: Severity;

  @Field(() => IncotermRuleType, { nullable: true, description: 'The rule to think of instead.' })
  suggestion?: IncotermRule;
}
