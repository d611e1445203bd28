import { Field, Int, ObjectType } from 'type-graphql';
import type { Decimal } from '../../trade/decimal.ts';
import { DecimalScalar } from '../../trade/trade.scalar.ts';

@ObjectType('OnTimeDelivery', {
  description:
    'Whether shipments kept their promises, measured where the rule lets the seller have delivered: hand-over under EXW, FCA, CPT and CIP, on board under FAS, FOB, CFR and CIF, at the destination under the D rules.',
})
export class OnTimeDeliveryType {
  @Field(() => Int, {
    description: 'Shipments promised in the period that were delivered, or whose day has passed.',
  })
  due!: number;

  @Field(() => Int, { description: 'Delivered by the promised day.' })
  onTime!: number;

  @Field(() => Int, { description: 'Delivered later.' })
  late!: number;

  @Field(() => Int, { description: 'Not delivered, and the day has passed.' })
  overdue!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'On time among those due, 0 to 1; null where none was.',
  })
  rate!: Decimal | null;
}
