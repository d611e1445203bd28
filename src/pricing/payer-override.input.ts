import { Field, InputType } from 'type-graphql';
import type { JourneyStep, Party } from '../trade/incoterm.ts';
import { JourneyStepType, PartyType } from '../trade/incoterm.type.ts';

@InputType({ description: 'A step of the journey that is given to a party, whatever the rule says.' })
export class PayerOverrideInput {
  @Field(() => JourneyStepType, { description: 'The step.' })
  step!: JourneyStep;

  @Field(() => PartyType, { description: 'Who pays it; SELLER brings it into the price.' })
  party!: Party;
}
