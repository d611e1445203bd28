/** Who tells of a milestone, in the order in which they are believed where they contradict each other about what happened. */
export const reportSources = [
  'CARRIER',
  'TERMINAL',
  'CUSTOMS',
  'INSPECTOR',
  'FORWARDER',
  'FACTORY',
  'BUYER',
  'MANUAL',
] as const;
export type ReportSource = (typeof reportSources)[number];

/** What a report says: when whoever carries the goods plans it, when it is expected, or when it happened. */
export const reportClasses = ['PLANNED', 'ESTIMATED', 'ACTUAL'] as const;
export type ReportClass = (typeof reportClasses)[number];

/** What somebody said of a milestone. */
export interface Report {
  readonly id: string;
  readonly classifier: ReportClass;
  /** The calendar day at the place where it happens. */
  readonly day: string;
  readonly source: ReportSource;
  /** When whoever tells of it wrote it down: later words replace earlier ones of the same kind. */
  readonly statedAt: string;
  /** Takes back an earlier report. */
  readonly retracts: string | null;
}

/** What holds of a milestone by all that was said: the report of what happened, else that of what is expected. */
export interface SettledReport<One extends Report = Report> {
  readonly actual: One | null;
  readonly estimate: One | null;
  /** Two sources say that it happened, on different days. */
  readonly isContested: boolean;
}

/**
 * What holds of a milestone. It depends on what was said and never on the order in which it came in: what happened goes
 * before what is expected, and that before what a carrier's schedule plans; of contradicting reports of what happened the
 * more trusted source, then the later word; of what is expected or planned the later word alone. A report that was taken
 * back counts for nothing.
 */
export function settleReports<One extends Report>(reports: readonly One[]): SettledReport<One> {
  const retracted = new Set(reports.flatMap(({ retracts }) => retracts ?? []));
  const standing = reports.filter(({ id, retracts }) => retracts === null && !retracted.has(id));
  const actuals = standing.filter(({ classifier }) => classifier === 'ACTUAL').sort(byTrust);
  const estimates = standing.filter(({ classifier }) => classifier !== 'ACTUAL').sort(byHope);
  return {
    actual: actuals[0] ?? null,
    estimate: estimates[0] ?? null,
    isContested: new Set(actuals.map(({ day }) => day)).size > 1,
  };
}

function byTrust(a: Report, b: Report): number {
  return reportSources.indexOf(a.source) - reportSources.indexOf(b.source) || byTime(a, b);
}

function byHope(a: Report, b: Report): number {
  return reportClasses.indexOf(b.classifier) - reportClasses.indexOf(a.classifier) || byTime(a, b);
}

function byTime(a: Report, b: Report): number {
  const [first, second] = [Date.parse(a.statedAt), Date.parse(b.statedAt)];
  // Of words of the same instant the later day, then the greater id: any choice will do that is always the same.
  return second - first || b.day.localeCompare(a.day) || b.id.localeCompare(a.id);
}
