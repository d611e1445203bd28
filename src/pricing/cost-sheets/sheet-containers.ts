import { containersFor, type Equipment } from '../../trade/container.ts';
import { Decimal, sumDecimals } from '../../trade/decimal.ts';
import type { CountedLine } from '../charge-basis.ts';

/** More containers than one deal fills. */
export const containersAtMost = 10_000;

/** The containers of a sheet as they are given. */
export interface GivenContainers {
  readonly equipment?: Equipment | null | undefined;
  readonly containers?: number | null | undefined;
}

/** How many containers a sheet reckons with: those given, else as many as its goods fill; null where that is not known. */
export function containersOf(
  { equipment, containers }: GivenContainers,
  lines: readonly CountedLine[],
): number | null {
  if (!equipment) return null;
  if (containers) return containers;
  if (linesWithoutRoom(lines).length > 0) return null;
  const total = (of: (line: CountedLine) => string | null | undefined) =>
    sumDecimals(lines.map((line) => new Decimal(of(line) ?? 0)));
  return containersFor(
    equipment,
    total(({ cbm }) => cbm),
    total(({ grossKg }) => grossKg),
  );
}

/** The lines of which volume or weight is not known, so that nobody can tell what they fill. */
export function linesWithoutRoom(lines: readonly CountedLine[]): CountedLine[] {
  return lines.filter(({ cbm, grossKg }) => !cbm || !grossKg);
}
