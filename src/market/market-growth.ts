import { Decimal, one, settle } from '../trade/decimal.ts';
import { type Confidence, confidences, type FigureKind, measureOf } from './market-figure.ts';

/**
 * Compound annual growth `(end ÷ start)^(1 ÷ years) − 1`; null where it is not defined: from nothing, or within a year.
 */
export function compoundGrowth(start: Decimal, end: Decimal, years: number): Decimal | null {
  if (years < 1 || start.lte(0) || end.lt(0)) return null;
  return settle(end.div(start).pow(one.div(years)).minus(1));
}

/** A figure as far as growth looks at it. */
export interface SizeFigure {
  readonly id: string;
  readonly kind: FigureKind;
  readonly value: string;
  readonly currency: string | null;
  readonly unit: string | null;
  readonly year: number;
  readonly confidence: Confidence;
  readonly retrievedOn: string;
  readonly withdrawnAt: string | null;
}

/** How a size grew between the first and the last year that are known of it. */
export interface Growth<Figure extends SizeFigure> {
  readonly kind: FigureKind;
  readonly rate: Decimal;
  readonly from: Figure;
  readonly to: Figure;
}

/**
 * The growth of every series of sizes: figures of one kind in one currency or unit. Of several for one year the most
 * trusted counts, and among these the one that was looked up last.
 */
export function growthOf<Figure extends SizeFigure>(figures: readonly Figure[]): Growth<Figure>[] {
  return seriesOf(figures.filter(isSize)).flatMap((series) => {
    const years = [...new Set(series.map(({ year }) => year))].sort((a, b) => a - b);
    const [from, to] = [years[0], years.at(-1)].map((year) =>
      best(series.filter((one) => one.year === year)),
    );
    const rate = compoundGrowth(new Decimal(from!.value), new Decimal(to!.value), to!.year - from!.year);
    return rate === null ? [] : [{ kind: from!.kind, rate, from: from!, to: to! }];
  });
}

function isSize({ kind, withdrawnAt }: SizeFigure): boolean {
  const measure = measureOf(kind);
  return withdrawnAt === null && (measure === 'MONEY' || measure === 'QUANTITY');
}

function seriesOf<Figure extends SizeFigure>(figures: readonly Figure[]): Figure[][] {
  const series = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = [figure.kind, figure.currency, figure.unit].join(' ');
    series.set(key, [...(series.get(key) ?? []), figure]);
  }
  return [...series.values()];
}

function best<Figure extends SizeFigure>(figures: readonly Figure[]): Figure {
  const rank = ({ confidence }: SizeFigure) => confidences.indexOf(confidence);
  return figures.toSorted(
    (a, b) => rank(b) - rank(a) || b.retrievedOn.localeCompare(a.retrievedOn) || a.id.localeCompare(b.id),
  )[0]!;
}
