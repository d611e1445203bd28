import { ID, InputType, Int } from 'type-graphql';
import { line, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { HitStatusEnum } from './screening.type.ts';
import type { HitStatus } from './screening-lists.ts';

@InputType({ description: 'A deal to be screened.' })
export class ScreenDealInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  dealId!: string;
}

@InputType({ description: 'That every open deal is to be screened.' })
export class RescreenOpenDealsInput extends MutationInput {}

@InputType({ description: 'A decision on a hit.' })
export class DecideScreeningHitInput extends MutationInput {
  @Given(() => ID, { description: 'Which hit.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => HitStatusEnum, { description: 'CLEARED or CONFIRMED.' })
  decision!: HitStatus;

  @Given(() => String, { description: 'How you know.', check: line(1_000) })
  reason!: string;
}
