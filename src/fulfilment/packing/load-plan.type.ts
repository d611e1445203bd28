import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { enumType } from '../../graph/enum-type.ts';
import { SeaContainerType } from '../../pricing/charge-basis.type.ts';
import type { Equipment } from '../../trade/container.ts';
import { type Decimal, decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';
import type { FreightOffer, PlannedLoad } from './load-options.ts';

const PlanLimitType = enumType('PlanLimit', ['VOLUME', 'WEIGHT'] as const, 'What fills a container first.', {
  VOLUME: 'Its room (cube-out).',
  WEIGHT: 'Its payload (weigh-out).',
});

const CheaperFreightType = enumType('CheaperFreight', ['LCL', 'FCL', 'EITHER'] as const, 'What costs less.', {
  LCL: 'Loose cargo.',
  FCL: 'Full containers.',
  EITHER: 'Both the same.',
});

@ObjectType({ description: 'Packages of a line of the packing list in a planned container.' })
export class PlannedPackagesType {
  @Field(() => Int, { description: 'The place in the packing list.' })
  position!: number;

  @Field(() => Int, { description: 'How many.' })
  packages!: number;
}

@ObjectType('PlannedLoad', { description: 'What one container of a plan takes.' })
export class PlannedLoadType {
  @Field(() => [PlannedPackagesType], { description: 'What goes in.' })
  loads!: PlannedPackagesType[];

  @Field(() => DecimalScalar, { description: 'Cubic metres.' })
  totalM3!: Decimal;

  @Field(() => DecimalScalar, { description: 'Kilograms.' })
  totalKg!: Decimal;

  @Field(() => DecimalScalar, { description: 'The part of the usable room that is taken up.' })
  shareOfVolume!: Decimal;

  @Field(() => DecimalScalar, { description: 'The part of the payload that is taken up.' })
  shareOfWeight!: Decimal;

  @Field(() => PlanLimitType, {
    nullable: true,
    description: 'What kept the next package out; null where all that was left went in.',
  })
  limitedBy!: string | null;
}

@ObjectType('LoadPlan', {
  description: 'How the goods of a shipment go into containers of one kind, by volume and weight.',
})
export class LoadPlanType {
  @Field(() => SeaContainerType, { description: 'Into what.' })
  equipment!: Equipment;

  @Field(() => DecimalScalar, { description: 'The usable room that was reckoned with, in cubic metres.' })
  usableM3!: Decimal;

  @Field(() => DecimalScalar, { description: 'The payload that was reckoned with, in kilograms.' })
  payloadKg!: Decimal;

  @Field(() => [PlannedLoadType], { description: 'The containers, the last perhaps not full.' })
  containers!: PlannedLoad[];
}

@ObjectType('FreightComparison', {
  description: 'Loose cargo against full containers, in the currency of the rates.',
})
export class FreightComparisonType {
  @Field(() => DecimalScalar, { description: 'What loose cargo costs.' })
  lcl!: Decimal;

  @Field(() => DecimalScalar, { description: 'What full containers cost.' })
  fcl!: Decimal;

  @Field(() => CheaperFreightType, { description: 'What costs less.' })
  cheaper!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'From so many freight tons on full containers cost no more.',
  })
  breakEvenFreightTons!: Decimal | null;
}

@InputType({ description: 'What loose cargo and full containers cost, all in one currency.' })
export class FreightOfferInput {
  @Field(() => SeaContainerType, { description: 'The full containers.' })
  equipment!: Equipment;

  @Field(() => DecimalScalar, { description: 'The box rate of one.' })
  perContainer!: string;

  @Field(() => DecimalScalar, { description: 'The rate of loose cargo by the freight ton (W/M).' })
  perFreightTon!: string;

  @Field(() => DecimalScalar, { defaultValue: '1', description: 'Freight tons that are paid at least.' })
  minimumFreightTons!: string;

  @Field(() => [DecimalScalar], { defaultValue: [], description: 'What loose cargo pays once.' })
  lclCharges!: string[];

  @Field(() => [DecimalScalar], { defaultValue: [], description: 'What full containers pay once.' })
  fclCharges!: string[];
}

/** The offer as the rules take it. */
export function readOffer(input: FreightOfferInput): FreightOffer {
  return {
    equipment: input.equipment,
    perContainer: decimal(input.perContainer),
    perFreightTon: decimal(input.perFreightTon),
    minimumFreightTons: decimal(input.minimumFreightTons),
    lclCharges: input.lclCharges.map(decimal),
    fclCharges: input.fclCharges.map(decimal),
  };
}
