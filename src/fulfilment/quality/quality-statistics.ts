import { Decimal } from '../../trade/decimal.ts';
import { roundTo } from '../../trade/rounding.ts';
import type { DefectClass } from './inspection.ts';

/** In how many units a defect was found. */
export interface DefectCount {
  readonly defectClass: DefectClass;
  readonly code: string;
  readonly units: number;
}

/** What became of lots, each counted once, by its first inspection and by what followed on it. */
export interface LotCounts {
  readonly acceptedAtFirst: number;
  /** After rework. */
  readonly acceptedLater: number;
  /** As they were, by the buyer's waiver. */
  readonly waived: number;
  readonly rejected: number;
  readonly defects: readonly DefectCount[];
}

export interface LotQuality extends LotCounts {
  readonly lots: number;
  readonly accepted: number;
  /** The share that passed at first, 0 to 1, four decimals; null where nothing was inspected. */
  readonly firstPassRate: Decimal | null;
}

/** The figures that follow from counts. */
export function qualityOf(counts: LotCounts): LotQuality {
  const { acceptedAtFirst, acceptedLater, waived, rejected } = counts;
  const lots = acceptedAtFirst + acceptedLater + waived + rejected;
  return {
    ...counts,
    ...{ lots, accepted: acceptedAtFirst + acceptedLater },
    firstPassRate: lots === 0 ? null : roundTo(new Decimal(acceptedAtFirst).div(lots), 4),
  };
}

/** Counts of several factories together; the most frequent defects first. */
export function sumCounts(counts: readonly LotCounts[]): LotCounts {
  const sum = (field: 'acceptedAtFirst' | 'acceptedLater' | 'waived' | 'rejected') =>
    counts.reduce((total, one) => total + one[field], 0);
  const defects = new Map<string, DefectCount>();
  for (const defect of counts.flatMap((one) => one.defects)) {
    const key = `${defect.defectClass} ${defect.code}`;
    const units = (defects.get(key)?.units ?? 0) + defect.units;
    defects.set(key, { ...defect, units });
  }
  return {
    ...{ acceptedAtFirst: sum('acceptedAtFirst'), acceptedLater: sum('acceptedLater') },
    ...{ waived: sum('waived'), rejected: sum('rejected') },
    defects: [...defects.values()].sort((a, b) => b.units - a.units || a.code.localeCompare(b.code)),
  };
}
