import { marketFigures } from '../../schema/tables/market-notes.ts';
import { Person } from '../access/person.type.ts';
import { Column, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { CountryCodeScalar, CurrencyCodeScalar } from '../trade/trade.scalar.ts';
import { type Confidence, confidences, type FigureKind, figureKinds } from './market-figure.ts';
import { MarketNote } from './market-note.type.ts';

export const FigureKindType = enumType('FigureKind', figureKinds, 'What a figure measures.', {
  MARKET_VALUE: 'What is sold there in a year, in money.',
  MARKET_VOLUME: 'What is sold there in a year, by quantity.',
  IMPORT_VALUE: 'What is imported in a year, in money.',
  IMPORT_VOLUME: 'What is imported in a year, by quantity.',
  IMPORT_SHARE: 'Imports as a fraction of what is sold.',
  ORIGIN_SHARE: 'Imports from one country as a fraction of all imports.',
  CHANNEL_SHARE: 'What goes through one channel as a fraction of what is sold.',
  EXPECTED_GROWTH: 'The yearly growth that a source expects, as a fraction.',
});

export const ConfidenceType = enumType('Confidence', confidences, 'How far a source is trusted.', {
  LOW: 'Hearsay, an estimate without method.',
  MEDIUM: 'A trade press or an association, a sample.',
  HIGH: 'An official statistic, an audited report.',
});

@Entity(marketFigures, {
  description: 'A number of a market with where it comes from. It never changes: a wrong one is withdrawn.',
  prefix: 'figure',
  scope: { parent: () => MarketNote, through: marketFigures.noteId },
})
export class MarketFigure {
  @Id(marketFigures.id)
  id!: string;

  @Column(marketFigures.version, {
    description: 'Counts the changes; an edit names the one that it read.',
  })
  version!: number;

  @ToOne(() => MarketNote, marketFigures.noteId, { description: 'Which note it belongs to.' })
  note!: MarketNote | null;

  @Column(marketFigures.kind, { type: () => FigureKindType, description: 'What it measures.' })
  kind!: FigureKind;

  @Column(marketFigures.value, {
    description: 'The number: an amount in `currency`, a quantity in `unit`, or a fraction.',
  })
  value!: string;

  @Column(marketFigures.currency, {
    type: () => CurrencyCodeScalar,
    description: 'The currency of an amount (ISO 4217).',
  })
  currency!: string | null;

  @Column(marketFigures.unit, { description: 'The unit of a quantity (UNECE Recommendation 20).' })
  unit!: string | null;

  @Column(marketFigures.origin, {
    type: () => CountryCodeScalar,
    description: 'Of an origin’s share: where the goods come from.',
  })
  origin!: string | null;

  @Column(marketFigures.subject, { description: 'What it is of where its kind does not say it.' })
  subject!: string | null;

  @Column(marketFigures.year, { description: 'Of which year; one ahead is a forecast.' })
  year!: number;

  @Column(marketFigures.source, { description: 'Who published it, and where.' })
  source!: string;

  @Column(marketFigures.sourceUrl, { description: 'Where it is to be read.' })
  sourceUrl!: string | null;

  @Column(marketFigures.retrievedOn, { description: 'When it was looked up.' })
  retrievedOn!: string;

  @Column(marketFigures.confidence, {
    type: () => ConfidenceType,
    description: 'How far its source is trusted.',
  })
  confidence!: Confidence;

  @ToOne(() => Person, marketFigures.recordedBy, { description: 'Who recorded it.' })
  recordedBy!: Person | null;

  @Column(marketFigures.withdrawnAt, { description: 'When it was withdrawn; null while it counts.' })
  withdrawnAt!: string | null;

  @Column(marketFigures.withdrawReason, { description: 'Why.' })
  withdrawReason!: string | null;
}
