import { ID, InputType, Int } from 'type-graphql';
import { line, paragraphs, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import type { Equipment } from '../../trade/container.ts';
import type { JourneyStep } from '../../trade/incoterm.ts';
import { JourneyStepType } from '../../trade/incoterm.type.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { DateScalar, LocodeScalar } from '../../trade/trade.scalar.ts';
import type { FreightBasis } from '../charge-basis.ts';
import { FreightBasisType, SeaContainerType } from '../charge-basis.type.ts';

@InputType({
  description:
    'What a provider asks for one step. Two rates of one provider for the same step, lane and equipment may not overlap.',
})
export class FreightRateInput {
  @Given(() => JourneyStepType, {
    description: 'The step of the journey; insurance, duty and tax have no freight rates.',
  })
  step!: JourneyStep;

  @Given(() => LocodeScalar, { description: 'Where the way begins, or where the step is done.' })
  fromLocode!: string;

  @Given(() => LocodeScalar, {
    nullable: true,
    description: 'Where the way ends; left out for what happens at one place. MAIN_CARRIAGE needs it.',
  })
  toLocode?: string | null;

  @Given(() => SeaContainerType, {
    nullable: true,
    description: 'The container that it is for; left out for loose cargo.',
  })
  equipment?: Equipment | null;

  @Given(() => FreightBasisType, { defaultValue: 'SHIPMENT', description: 'For what it is paid.' })
  basis!: FreightBasis;

  @Given(() => MoneyInput, { description: 'How much for each of what the basis counts.' })
  amount!: MoneyInput;

  @Given(() => String, { description: 'Who asks for it.', check: line(100) })
  provider!: string;

  @Given(() => DateScalar, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Given(() => DateScalar, { nullable: true, description: 'The last day; left out until further notice.' })
  validUntil?: string | null;

  @Given(() => String, { nullable: true, description: 'What else is to know.', check: paragraphs(2_000) })
  note?: string | null;
}

@InputType({ description: 'Freight rates: all of them are recorded, or none.' })
export class RecordFreightRatesInput extends MutationInput {
  @Given(() => [FreightRateInput], { description: 'The rates; 1 to 500.' })
  rates!: FreightRateInput[];
}

@InputType({ description: 'The last day of a freight rate.' })
export class EndFreightRateInput extends MutationInput {
  @Given(() => ID, { description: 'Which rate.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => DateScalar, {
    description: 'The last day on which it holds; not before its first, nor after the last that it had.',
  })
  until!: string;
}
