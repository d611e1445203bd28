import { fxRates, fxSnapshotRates, fxSnapshots } from '../../schema/tables/trade.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Entity, Id, ToMany } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { CurrencyCodeScalar } from './trade.scalar.ts';

const currencies = () => CurrencyCodeScalar;

@Entity(fxRates, {
  description: 'What a bank or another source quoted on a day for one unit of `base`, in units of `quote`.',
  prefix: 'rate',
  scope: everyoneOfTheCompany,
  filters: {
    base: { kind: 'anyOf', column: fxRates.base, type: currencies },
    quote: { kind: 'anyOf', column: fxRates.quote, type: currencies },
    day: { kind: 'range', column: fxRates.day, of: 'Date' },
  },
  orders: { day: fxRates.day },
})
export class FxRate {
  @Id(fxRates.id)
  id!: string;

  @Column(fxRates.base, { type: currencies, description: 'The currency of which one unit is priced.' })
  base!: string;

  @Column(fxRates.quote, { type: currencies, description: 'The currency of the price.' })
  quote!: string;

  @Column(fxRates.day, { description: 'The business day.' })
  day!: string;

  @Column(fxRates.bid, { description: 'At which the bank buys the base: what an exporter gets.' })
  bid!: string;

  @Column(fxRates.ask, { description: 'At which the bank sells the base: what an importer pays.' })
  ask!: string;

  @Column(fxRates.mid, { description: 'Between both; for reports only.' })
  mid!: string;

  @Column(fxRates.source, { description: 'Who quoted it.' })
  source!: string;

  @Column(fxRates.recordedAt, { description: 'When it was entered.' })
  recordedAt!: string;
}

export const SnapshotSideType = enumType(
  'SnapshotSide',
  ['BID', 'ASK', 'MID', 'MANUAL'],
  'Which side of a quote a frozen rate is.',
  {
    BID: 'At which the bank buys the base, less the buffer.',
    ASK: 'At which the bank sells the base.',
    MID: 'Between both.',
    MANUAL: 'Agreed, or entered by hand.',
  },
);

@Entity(fxSnapshots, {
  description: 'Exchange rates frozen for a price. Never changed: pricing anew takes a new snapshot.',
  prefix: 'snapshot',
  scope: everyoneOfTheCompany,
})
export class FxSnapshot {
  @Id(fxSnapshots.id)
  id!: string;

  @Column(fxSnapshots.takenAt, { description: 'When they were frozen.' })
  takenAt!: string;

  @Column(fxSnapshots.asOf, {
    description: 'The day whose rates were asked for; a rate is the latest of that day or before.',
  })
  asOf!: string;

  @Column(fxSnapshots.oldestOn, {
    description:
      'Of which day the oldest of them is that a price needs; null where all were given by hand, or this was not kept yet.',
  })
  oldestOn!: string | null;

  @Column(fxSnapshots.source, { description: 'Who quoted them.' })
  source!: string;

  @Column(fxSnapshots.buffer, {
    description:
      'The share by which the rate of the deal’s currency was reduced against a fall before payment.',
  })
  buffer!: string;

  @ToMany(() => FxSnapshotRate, fxSnapshotRates.snapshotId, {
    description: 'The rates.',
    orderBy: [fxSnapshotRates.sequence],
    atMost: 100,
  })
  rates!: FxSnapshotRate[];
}

@Entity(fxSnapshotRates, {
  description: 'One frozen rate: one unit of `base` is worth `rate` units of `quote`.',
  scope: { parent: () => FxSnapshot, through: fxSnapshotRates.snapshotId },
})
export class FxSnapshotRate {
  @Column(fxSnapshotRates.base, {
    type: currencies,
    description: 'The currency of which one unit is priced.',
  })
  base!: string;

  @Column(fxSnapshotRates.quote, { type: currencies, description: 'The currency of the price.' })
  quote!: string;

  @Column(fxSnapshotRates.rate, { description: 'Units of `quote` for one of `base`.' })
  rate!: string;

  @Column(fxSnapshotRates.side, {
    type: () => SnapshotSideType,
    description: 'Which side of the quote it is.',
  })
  side!: string;
}
