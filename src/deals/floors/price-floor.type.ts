import { Field, Int, ObjectType } from 'type-graphql';
import { priceFloors, pricingPolicies } from '../../../schema/tables/approvals.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id, MoneyColumn, ToOne } from '../../graph/decorators.ts';
import { enumType } from '../../graph/enum-type.ts';
import { Customer } from '../../parties/customer.type.ts';
import { Product } from '../../products/product.type.ts';
import { DateTimeScalar } from '../../trade/trade.scalar.ts';
import { Deal } from '../deal.type.ts';
import { type FloorKind, type FloorScope, floorKinds, floorScopes } from './price-floor.ts';
import { type FloorPolicy, floorPolicies } from './pricing-policy.ts';

export const FloorPolicyEnum = enumType('FloorPolicy', floorPolicies, 'What happens below a floor.', {
  BLOCK: 'Nothing leaves the house without release.',
  WARN: 'The hits are shown, and nothing is stopped.',
  OFF: 'Floors are not looked at.',
});

export const FloorKindEnum = enumType('FloorKind', floorKinds, 'What a floor measures.', {
  MARGIN: 'Profit as a share of the price.',
  UNIT_PRICE: 'The ex-works value of one unit.',
});

export const FloorScopeEnum = enumType('FloorScope', floorScopes, 'What a floor was set for.', {
  PRODUCT: 'A product.',
  CUSTOMER: 'A customer, or a product for a customer.',
  DEAL: 'One deal, or a product in it.',
});

@ObjectType('FloorHit', {
  description:
    'A floor that a price lies below. How far is not said: who sees the margin could tell the floor by it.',
})
export class FloorHitType {
  @Field(() => FloorKindEnum, { description: 'What it measures.' })
  kind!: FloorKind;

  @Field(() => FloorScopeEnum, { description: 'What it was set for.' })
  scope!: FloorScope;

  @Field(() => Int, {
    nullable: true,
    description: 'The line that is too cheap; null where the deal as a whole is.',
  })
  line!: number | null;
}

const needs = 'floor:read' as const;

@Entity(priceFloors, {
  description:
    'The least that may be quoted without release, for what it names: a product, a customer, a deal, or several of these together.',
  prefix: 'floor',
  scope: everyoneOfTheCompany,
  filters: {
    product: { kind: 'related', column: priceFloors.productId, target: () => Product },
    customer: { kind: 'related', column: priceFloors.customerId, target: () => Customer },
  },
  orders: { createdAt: priceFloors.createdAt },
})
export class PriceFloor {
  @Id(priceFloors.id)
  id!: string;

  @Column(priceFloors.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(priceFloors.createdAt, { type: () => DateTimeScalar, description: 'When it was set.' })
  createdAt!: string;

  @ToOne(() => Product, priceFloors.productId, { description: 'The product; null for any.' })
  product!: Product | null;

  @ToOne(() => Customer, priceFloors.customerId, { description: 'The customer; null for any.' })
  customer!: Customer | null;

  @ToOne(() => Deal, priceFloors.dealId, { description: 'The deal; null for any.' })
  deal!: Deal | null;

  @Column(priceFloors.minimumMargin, {
    description: 'The least profit as a fraction of the price. Null without the right to see floors.',
    needs,
  })
  minimumMargin!: string | null;

  @MoneyColumn(priceFloors.minimumUnitPrice, priceFloors.currency, {
    description: 'The least ex-works value of one unit. Null without the right to see floors.',
    needs,
  })
  minimumUnitPrice!: object | null;
}

@Entity(pricingPolicies, {
  description: 'How the company guards its prices, where it has said so.',
  prefix: 'policy',
  scope: everyoneOfTheCompany,
})
export class PricingPolicy {
  @Id(pricingPolicies.id)
  id!: string;

  @Column(pricingPolicies.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(pricingPolicies.floorPolicy, {
    type: () => FloorPolicyEnum,
    description: 'What happens below a floor.',
  })
  floorPolicy!: FloorPolicy;

  @Column(pricingPolicies.rateMaxAgeHours, {
    description: 'Hours after which frozen exchange rates are too old to be offered on.',
  })
  rateMaxAgeHours!: number;

  @Column(pricingPolicies.releaseValidDays, { description: 'Days for which a release holds.' })
  releaseValidDays!: number;

  @Column(pricingPolicies.managerMayRelease, {
    description: 'How far below a floor a manager may release, in points of margin: "0.05" is five.',
    needs,
  })
  managerMayRelease!: string | null;

  @Column(pricingPolicies.directorMayRelease, {
    description: 'How far below a floor a director may release, in points of margin.',
    needs,
  })
  directorMayRelease!: string | null;
}
