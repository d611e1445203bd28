import { rebateRates } from '../../../schema/tables/pricing.ts';
import { everyoneOfTheCompany } from '../../access/row-scopes.ts';
import { Column, Entity, Id } from '../../graph/decorators.ts';

@Entity(rebateRates, {
  description:
    'What the tariff says of goods from a day on: the VAT on them, and what of it comes back on export.',
  prefix: 'rebateRate',
  scope: everyoneOfTheCompany,
  filters: {
    hsCode: { kind: 'text', column: rebateRates.hsCode },
    validFrom: { kind: 'range', column: rebateRates.validFrom, of: 'Date' },
  },
  orders: { hsCode: rebateRates.hsCode, validFrom: rebateRates.validFrom },
})
export class RebateRate {
  @Id(rebateRates.id)
  id!: string;

  @Column(rebateRates.hsCode, {
    description: 'A national tariff code, or how it begins. The longest that fits a product holds.',
  })
  hsCode!: string;

  @Column(rebateRates.validFrom, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Column(rebateRates.vatRate, { description: 'VAT on the goods, as a fraction.' })
  vatRate!: string;

  @Column(rebateRates.rebateRate, {
    description: 'Paid back on export, as a fraction of the net amount.',
  })
  rebateRate!: string;

  @Column(rebateRates.source, { description: 'Who published it.' })
  source!: string;

  @Column(rebateRates.recordedAt, { description: 'When it was entered.' })
  recordedAt!: string;
}
