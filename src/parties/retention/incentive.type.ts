import { Field, Int, ObjectType } from 'type-graphql';
import { customerIncentives } from '../../../schema/tables/incentives.ts';
import { Person } from '../../access/person.type.ts';
import { Column, Entity, Id, MoneyColumn, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { MoneyType } from '../../trade/money.type.ts';
import { DateScalar } from '../../trade/trade.scalar.ts';
import { Customer } from '../customer.type.ts';
import { type IncentiveKind, type IncentiveStatus, incentiveKinds, incentiveStatuses } from './incentive.ts';

export const IncentiveKindType = enumType(
  'IncentiveKind',
  incentiveKinds,
  'What a customer is given to order more, or again.',
  {
    VOLUME_REBATE: 'A share of the price back, once they have ordered for an amount in the time.',
    LOYALTY_DISCOUNT: 'A share off the price of every order in the time.',
    FREE_SAMPLES: 'Samples up to an amount.',
  },
);

export const IncentiveStatusType = enumType(
  'IncentiveStatus',
  incentiveStatuses,
  'What became of a proposal.',
  {
    PROPOSED: 'Nobody has decided yet.',
    APPROVED: 'It is given, in its time.',
    REFUSED: 'It is not given.',
    ENDED: 'It was given, and is not any longer.',
  },
);

@Entity(customerIncentives, {
  description: 'What a customer is given to order more, or again.',
  prefix: 'incentive',
  scope: { parent: () => Customer, through: customerIncentives.customerId },
  filters: {
    customer: { kind: 'idIn', column: customerIncentives.customerId, target: () => Customer },
    kind: { kind: 'anyOf', column: customerIncentives.kind, type: () => IncentiveKindType },
    status: { kind: 'anyOf', column: customerIncentives.status, type: () => IncentiveStatusType },
    validUntil: { kind: 'range', column: customerIncentives.validUntil, of: 'Date' },
  },
  orders: { createdAt: customerIncentives.createdAt },
})
export class Incentive {
  @Id(customerIncentives.id)
  id!: string;

  @Column(customerIncentives.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @ToOne(() => Customer, customerIncentives.customerId, { description: 'To whom.' })
  customer!: Customer | null;

  @Column(customerIncentives.kind, { type: () => IncentiveKindType, description: 'What it is.' })
  kind!: IncentiveKind;

  @Column(customerIncentives.rate, {
    description: 'What comes off the price, as a fraction; null for samples.',
  })
  rate!: string | null;

  @MoneyColumn(customerIncentives.amountMinor, customerIncentives.currency, {
    description: 'What has to be ordered for a rebate, or what samples may cost; null for a discount.',
  })
  amount!: object | null;

  @Column(customerIncentives.validFrom, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Column(customerIncentives.validUntil, { description: 'The last day.' })
  validUntil!: string;

  @Column(customerIncentives.reason, { description: 'What it is to bring.' })
  reason!: string;

  @Column(customerIncentives.status, { type: () => IncentiveStatusType, description: 'What became of it.' })
  status!: IncentiveStatus;

  @ToOne(() => Person, customerIncentives.proposedBy, { description: 'Who proposed it.' })
  proposedBy!: Person | null;

  @ToOne(() => Person, customerIncentives.decidedBy, {
    description: 'Who decided; never the one who proposed.',
  })
  decidedBy!: Person | null;

  @Column(customerIncentives.decidedAt, { description: 'When that was.' })
  decidedAt!: string | null;

  @Column(customerIncentives.decision, { description: 'Why it was decided so.' })
  decision!: string | null;
}

@ObjectType({ description: 'What a customer ordered in a time.' })
export class OrdersInTime {
  @Field(() => DateScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The last day; today, where the time still runs.' })
  until!: string;

  @Field(() => Int, { description: 'How many contracts were concluded.' })
  orders!: number;

  @Field(() => [MoneyType], { description: 'Their value, by currency.' })
  value!: readonly { amount: string; currency: string }[];
}

@ObjectType({ description: 'What an incentive has brought: its time so far, and as many days before it.' })
export class IncentiveEffect {
  @Field(() => OrdersInTime, { description: 'In as many days before it began.' })
  before!: OrdersInTime;

  @Field(() => OrdersInTime, { description: 'Since it began.' })
  during!: OrdersInTime;
}
