import { Decimal } from '../trade/decimal.ts';
import type { Fault } from '../trade/fault.ts';

/** What a figure measures. */
export const figureKinds = [
  'MARKET_VALUE',
  'MARKET_VOLUME',
  'IMPORT_VALUE',
  'IMPORT_VOLUME',
  'IMPORT_SHARE',
  'ORIGIN_SHARE',
  'CHANNEL_SHARE',
  'EXPECTED_GROWTH',
] as const;
export type FigureKind = (typeof figureKinds)[number];

/** How far its source is trusted. */
export const confidences = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Confidence = (typeof confidences)[number];

/** What a figure is written in: an amount of money, a quantity, or a fraction. */
export type FigureMeasure = 'MONEY' | 'QUANTITY' | 'SHARE' | 'RATE';

const measures: Readonly<Record<FigureKind, FigureMeasure>> = {
  MARKET_VALUE: 'MONEY',
  MARKET_VOLUME: 'QUANTITY',
  IMPORT_VALUE: 'MONEY',
  IMPORT_VOLUME: 'QUANTITY',
  IMPORT_SHARE: 'SHARE',
  ORIGIN_SHARE: 'SHARE',
  CHANNEL_SHARE: 'SHARE',
  EXPECTED_GROWTH: 'RATE',
};

/** What a figure of a kind is written in. */
export function measureOf(kind: FigureKind): FigureMeasure {
  return measures[kind];
}

interface GivenFigure {
  readonly kind: FigureKind;
  readonly value: string;
  readonly currency?: string | null;
  readonly unit?: string | null;
  readonly origin?: string | null;
  readonly year: number;
}

/** What contradicts itself in a figure: money without a currency, a volume without a unit, a share above the whole. */
export function findFigureFaults(figure: GivenFigure, path: readonly string[], thisYear: number): Fault[] {
  const measure = measureOf(figure.kind);
  const value = new Decimal(figure.value);
  const least = measure === 'RATE' ? -1 : 0;
  const most = measure === 'SHARE' || measure === 'RATE' ? { maximum: measure === 'SHARE' ? 1 : 10 } : {};
  const isOut = value.lt(least) || ('maximum' in most && value.gt(most.maximum!));
  return [
    ...needed(figure.currency, measure === 'MONEY', [...path, 'currency']),
    ...needed(figure.unit, measure === 'QUANTITY', [...path, 'unit']),
    ...needed(figure.origin, figure.kind === 'ORIGIN_SHARE', [...path, 'origin']),
    ...(isOut
      ? [{ code: 'OUT_OF_RANGE' as const, path: [...path, 'value'], facts: { minimum: least, ...most } }]
      : []),
    ...(figure.year > thisYear + furthestForecast
      ? [
          {
            code: 'OUT_OF_RANGE' as const,
            path: [...path, 'year'],
            facts: { maximum: thisYear + furthestForecast },
          },
        ]
      : []),
  ];
}

/** Years ahead for which a figure is still a forecast and not a slip. */
const furthestForecast = 15;

function needed(value: string | null | undefined, isNeeded: boolean, path: readonly string[]): Fault[] {
  if (isNeeded) return value ? [] : [{ code: 'REQUIRED', path }];
  return value ? [{ code: 'NOT_BOTH', path }] : [];
}
