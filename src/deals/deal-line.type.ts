import { dealLines } from '../../schema/tables/deals.ts';
import { units } from '../../schema/tables/trade.ts';
import { Column, Entity, Id, MoneyColumn, ToOne } from '../graph/decorators.ts';
import { Product } from '../products/product.type.ts';
import { Unit } from '../trade/unit.type.ts';
import { Deal } from './deal.type.ts';

@Entity(dealLines, {
  description: 'One product and one quantity of a deal.',
  prefix: 'line',
  scope: { parent: () => Deal, through: dealLines.dealId },
})
export class DealLine {
  @Id(dealLines.id)
  id!: string;

  @Column(dealLines.sequence, { description: 'Its place in the deal, from 1.' })
  sequence!: number;

  @Column(dealLines.description, { description: 'The goods as they are named in the offer.' })
  description!: string;

  @Column(dealLines.quantity, { description: 'How much, in `unit`.' })
  quantity!: string;

  @ToOne(() => Unit, dealLines.unit, { description: 'The unit of the quantity.', to: units.code })
  unit!: Unit | null;

  @ToOne(() => Product, dealLines.productId, { description: 'The product.' })
  product!: Product | null;

  @MoneyColumn(dealLines.targetUnitPrice, dealLines.targetCurrency, {
    description: 'The unit price that the buyer asks for, in the deal’s currency.',
  })
  targetUnitPrice!: object | null;

  @ToOne(() => Deal, dealLines.dealId, { description: 'The deal.' })
  deal!: Deal | null;
}
