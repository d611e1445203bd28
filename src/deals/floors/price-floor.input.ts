import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { share, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import { FloorPolicyEnum } from './price-floor.type.ts';
import type { FloorPolicy } from './pricing-policy.ts';

const points = z.string().refine((text) => Number(text) >= 0 && Number(text) <= 2, {
  params: { fault: 'OUT_OF_RANGE', minimum: 0, maximum: 2 },
});

@InputType({
  description: 'A floor, for what it names; it must name something, and give a margin or a unit price.',
})
export class SetPriceFloorInput extends MutationInput {
  @Given(() => ID, { nullable: true, description: 'The product.' })
  productId?: string | null;

  @Given(() => ID, { nullable: true, description: 'The customer.' })
  customerId?: string | null;

  @Given(() => ID, { nullable: true, description: 'The deal.' })
  dealId?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'The least profit as a fraction of the price.',
    check: share,
  })
  minimumMargin?: string | null;

  @Given(() => MoneyInput, {
    nullable: true,
    description: 'The least ex-works value of one unit; it needs a product.',
  })
  minimumUnitPrice?: MoneyInput | null;
}

@InputType({ description: 'A floor that is to hold no longer.' })
export class RemovePriceFloorInput extends MutationInput {
  @Given(() => ID, { description: 'Which floor.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}

@InputType({ description: 'How the company guards its prices, as a whole.' })
export class SetPricingPolicyInput extends MutationInput {
  @Given(() => Int, {
    nullable: true,
    description: 'The version that you read; left out the first time.',
    check: version,
  })
  version?: number | null;

  @Given(() => FloorPolicyEnum, { defaultValue: 'BLOCK', description: 'What happens below a floor.' })
  floorPolicy!: FloorPolicy;

  @Given(() => Int, {
    defaultValue: 24,
    description: 'Hours after which frozen exchange rates are too old to be offered on.',
    check: z.int().min(1).max(8_760),
  })
  rateMaxAgeHours!: number;

  @Given(() => Int, {
    defaultValue: 14,
    description: 'Days for which a release holds.',
    check: z.int().min(1).max(365),
  })
  releaseValidDays!: number;

  @Given(() => DecimalScalar, {
    defaultValue: '0.05',
    description: 'How far below a floor a manager may release, in points of margin.',
    check: points,
  })
  managerMayRelease!: string;

  @Given(() => DecimalScalar, {
    defaultValue: '1',
    description: 'How far below a floor a director may release, in points of margin.',
    check: points,
  })
  directorMayRelease!: string;
}
