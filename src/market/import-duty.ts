import { Decimal, sumDecimals } from '../trade/decimal.ts';
import { marketsOf } from '../trade/market.ts';

/** What a duty is levied as. */
export const dutyKinds = ['MFN', 'PREFERENTIAL', 'ADDITIONAL', 'ANTI_DUMPING', 'COUNTERVAILING'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** A line of a tariff. */
export interface TariffEntry {
  readonly kind: DutyKind;
  /** A national code or its first digits. */
  readonly hsCode: string;
  /** The country or bloc that levies it. */
  readonly market: string;
  /** The country or bloc whose goods it is for; null for all. */
  readonly origin: string | null;
  /** As a fraction of the customs value; null where it is an amount alone. */
  readonly rate: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** Goods that cross a border. */
export interface Importation {
  readonly hsCode: string;
  readonly country: string;
  readonly origin: string;
  readonly day: string;
}

/** The lines that goods pay by, and the sum of their rates. */
export interface ImportDuty<Line extends TariffEntry> {
  readonly lines: readonly Line[];
  readonly rate: Decimal;
  /** Whether the duty that all pay, or a preference in its place, is known; without it the sum is no duty. */
  readonly isComplete: boolean;
}

/**
 * What goods of an origin pay on a day: the preference for that origin where there is one and it is lower, else the
 * most-favoured-nation rate (GATT art. I); additional, anti-dumping and countervailing duties come on top. Of each kind
 * the line of the longest code counts, and among these the one that names the origin, then the newest.
 */
export function importDuty<Line extends TariffEntry>(
  tariff: readonly Line[],
  goods: Importation,
): ImportDuty<Line> {
  const fitting = tariff.filter((line) => fits(line, goods));
  const closest = (kind: DutyKind) => fitting.filter((line) => line.kind === kind).toSorted(byCloseness)[0];
  const bases = [closest('MFN'), closest('PREFERENTIAL')].filter((line) => line !== undefined);
  const base = bases.toSorted((a, b) => rateOf(a).comparedTo(rateOf(b)))[0];
  const surcharges = surchargeKinds.map(closest).filter((line) => line !== undefined);
  const lines = [...(base ? [base] : []), ...surcharges];
  return { lines, rate: sumDecimals(lines.map(rateOf)), isComplete: base !== undefined };
}

const surchargeKinds = ['ADDITIONAL', 'ANTI_DUMPING', 'COUNTERVAILING'] as const;

function fits(line: TariffEntry, { hsCode, country, origin, day }: Importation): boolean {
  return (
    hsCode.startsWith(line.hsCode) &&
    marketsOf(country).includes(line.market) &&
    (line.origin === null || marketsOf(origin).includes(line.origin)) &&
    line.validFrom <= day &&
    (line.validUntil === null || line.validUntil >= day)
  );
}

function byCloseness(a: TariffEntry, b: TariffEntry): number {
  return (
    b.hsCode.length - a.hsCode.length ||
    Number(b.origin !== null) - Number(a.origin !== null) ||
    b.validFrom.localeCompare(a.validFrom)
  );
}

/** A duty by the piece or kilogram counts as nothing of the value: its line says what it is. */
function rateOf({ rate }: TariffEntry): Decimal {
  return new Decimal(rate ?? 0);
}
