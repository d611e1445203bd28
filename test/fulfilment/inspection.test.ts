import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ClassPlan,
  type DefectClass,
  defectClasses,
  type FoundDefect,
  holdReasonOf,
  inspectionVerdict,
  isWithin,
  openFailures,
  type StandingInspection,
  stagePassedOn,
  usualLimits,
  type Verdict,
} from '../../src/fulfilment/quality/inspection.ts';
import { findFindingFaults } from '../../src/fulfilment/quality/inspection-findings.ts';
import { qualityOf, sumCounts } from '../../src/fulfilment/quality/quality-statistics.ts';
import { samplingPlans } from '../../src/fulfilment/quality/sampling-plan.ts';
import { decimal } from '../../src/trade/decimal.ts';

/** 1,200 units at level II: letter J, n = 80; accept 0, 5 and 7. */
const plansOf = (inspected: number | null): ClassPlan[] => {
  const limits = defectClasses.map((one) => decimal(usualLimits[one]));
  return samplingPlans({ lotSize: 1200, level: 'II' }, limits).map((plan, index) => ({
    ...plan,
    ...{ defectClass: defectClasses[index]!, inspected },
  }));
};
const defect = (defectClass: DefectClass, units: number): FoundDefect => ({ defectClass, units });
const verdictsOf = (plans: readonly ClassPlan[], defects: readonly FoundDefect[]) =>
  inspectionVerdict(plans, defects, []).classes.map(({ verdict }) => verdict);

describe('the verdict on an inspection', () => {
  it('is PASS with as many nonconforming units as each class accepts, and FAIL with one more', () => {
    expect(plansOf(80).map(({ sampleSize, accept }) => [sampleSize, accept])).toEqual([
      [80, 0],
      [80, 5],
      [80, 7],
    ]);
    const accepted = [defect('MAJOR', 5), defect('MINOR', 3), defect('MINOR', 4)];
    expect(inspectionVerdict(plansOf(80), accepted, []).verdict).toBe('PASS');
    expect(verdictsOf(plansOf(80), [...accepted, defect('MAJOR', 1)])).toEqual(['PASS', 'FAIL', 'PASS']);
    expect(inspectionVerdict(plansOf(80), [...accepted, defect('MAJOR', 1)], []).verdict).toBe('FAIL');
  });

  it('is FAIL for one critical defect, however large the lot', () => {
    expect(inspectionVerdict(plansOf(80), [defect('CRITICAL', 1)], []).verdict).toBe('FAIL');
  });

  it('is open until all of the sample was looked at, and FAIL as soon as enough was found', () => {
    expect(verdictsOf(plansOf(null), [])).toEqual(['PENDING', 'PENDING', 'PENDING']);
    expect(inspectionVerdict(plansOf(79), [], []).verdict).toBe('PENDING');
    expect(verdictsOf(plansOf(20), [defect('MAJOR', 6)])).toEqual(['PENDING', 'FAIL', 'PENDING']);
    expect(inspectionVerdict(plansOf(20), [defect('MAJOR', 6)], []).verdict).toBe('FAIL');
    expect(inspectionVerdict([], [], []).verdict).toBe('PENDING');
  });

  it('is FAIL where something was measured outside its limits, which are within themselves', () => {
    const weight = (value: string) => ({ minimum: '1.45', maximum: '1.55', value });
    expect([isWithin(weight('1.450')), isWithin(weight('1.55')), isWithin(weight('1.5501'))]).toEqual([
      true,
      true,
      false,
    ]);
    expect(inspectionVerdict(plansOf(80), [], [weight('1.5')]).verdict).toBe('PASS');
    expect(inspectionVerdict(plansOf(80), [], [weight('1.5'), weight('1.4')])).toMatchObject({
      verdict: 'FAIL',
      measurementsOutside: 1,
    });
  });

  const anyDefects = fc.array(
    fc.record({ defectClass: fc.constantFrom(...defectClasses), units: fc.integer({ min: 1, max: 4 }) }),
    { maxLength: 12 },
  );
  const lookedAt = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });

  it('fails just when a class does, and never gets better by more defects (property)', () => {
    const grave = (verdict: Verdict) => (verdict === 'FAIL' ? 1 : 0);
    fc.assert(
      fc.property(lookedAt, anyDefects, anyDefects, (inspected, found, more) => {
        const before = inspectionVerdict(plansOf(inspected), found, []);
        const after = inspectionVerdict(plansOf(inspected), [...found, ...more], []);
        expect(before.verdict === 'FAIL').toBe(before.classes.some(({ verdict }) => verdict === 'FAIL'));
        expect(before.verdict === 'PASS').toBe(before.classes.every(({ verdict }) => verdict === 'PASS'));
        expect(grave(after.verdict)).toBeGreaterThanOrEqual(grave(before.verdict));
      }),
    );
  });

  it('does not depend on the order in which defects are told, or on how they are split up (property)', () => {
    fc.assert(
      fc.property(lookedAt, anyDefects, (inspected, found) => {
        const single = found.flatMap(({ defectClass, units }) =>
          Array.from({ length: units }, () => defect(defectClass, 1)),
        );
        const plans = plansOf(inspected);
        expect(inspectionVerdict(plans, [...found].reverse(), [])).toEqual(
          inspectionVerdict(plans, found, []),
        );
        expect(inspectionVerdict(plans, single, [])).toEqual(inspectionVerdict(plans, found, []));
      }),
    );
  });
});

describe('findings', () => {
  const classes = ['MAJOR', 'MINOR'] as const;
  const faultsOf = (findings: Partial<Parameters<typeof findFindingFaults>[2]>) =>
    findFindingFaults(classes, 100, { inspected: [], defects: [], measurements: [], ...findings }).map(
      ({ code, path }) => `${code} ${path.join('.')}`,
    );

  it('speak of classes that have a plan, each once, and of no more units than there are', () => {
    const inspected = (defectClass: DefectClass, units: number) => ({ defectClass, units });
    expect(faultsOf({ inspected: [inspected('MAJOR', 100), inspected('MINOR', 0)] })).toEqual([]);
    expect(
      faultsOf({
        inspected: [inspected('CRITICAL', 1), inspected('MAJOR', 101), inspected('MAJOR', 1)],
      }),
    ).toEqual([
      'UNKNOWN_VALUE inspected.0.defectClass',
      'OUT_OF_RANGE inspected.1.units',
      'ALREADY_EXISTS inspected.2.defectClass',
    ]);
  });

  it('hold no more units with defects than were looked at', () => {
    const looked = [{ defectClass: 'MAJOR' as const, units: 3 }];
    const defects = [defect('MAJOR', 2), defect('MAJOR', 2), defect('MINOR', 1), defect('CRITICAL', 1)];
    expect(faultsOf({ inspected: looked, defects })).toEqual([
      'OUT_OF_RANGE defects.1.units',
      'OUT_OF_RANGE defects.2.units',
      'UNKNOWN_VALUE defects.3.defectClass',
    ]);
  });

  it('measure against a limit, or two that something lies between', () => {
    const measurements = [
      {},
      { minimum: '2', maximum: '1' },
      { minimum: '1' },
      { minimum: '1', maximum: '1' },
    ];
    expect(faultsOf({ measurements })).toEqual([
      'REQUIRED measurements.0.maximum',
      'OUT_OF_RANGE measurements.1.maximum',
    ]);
  });
});

describe('a shipment', () => {
  const inspection = (id: string, verdict: Verdict, more: Partial<StandingInspection> = {}) => ({
    ...{ id, number: id, verdict, stage: 'FINAL' as const, lotId: 'a', shipmentId: 's' },
    ...{ reinspectsId: null, inspectedOn: verdict === 'PENDING' ? null : '2026-04-20', waivedOn: null },
    ...more,
  });

  const made = (...lotIds: string[]) => ({ lotIds, holdAllGoods: true });

  it('is held by a failure until it is waived or another look passes', () => {
    const failed = inspection('1', 'FAIL');
    const again = (verdict: Verdict) => inspection('2', verdict, { reinspectsId: '1' });
    const held = (...all: StandingInspection[]) => openFailures(all).map(({ id }) => id);
    expect(held(failed)).toEqual(['1']);
    expect(held(failed, again('PENDING'))).toEqual(['1']);
    expect(held(failed, again('FAIL'))).toEqual(['2']);
    expect(held(failed, again('FAIL'), inspection('3', 'PASS', { reinspectsId: '2' }))).toEqual([]);
    expect(held(failed, again('PASS'))).toEqual([]);
    expect(held({ ...failed, waivedOn: '2026-04-22' })).toEqual([]);
    expect(held(inspection('1', 'PASS'), inspection('4', 'PENDING'))).toEqual([]);
    expect(holdReasonOf([failed])).toBe('QC_FINAL 1: FAIL');
    expect(holdReasonOf([])).toBeNull();
  });

  it('has passed a stage when every lot has, on the day of the last', () => {
    const first = inspection('1', 'PASS');
    const second = inspection('2', 'PASS', { lotId: 'b', inspectedOn: '2026-04-23' });
    expect(stagePassedOn([first], made('a', 'b'))).toBeNull();
    expect(stagePassedOn([first, second], made('a', 'b'))).toBe('2026-04-23');
    expect(stagePassedOn([first, { ...second, verdict: 'PENDING' }], made('a', 'b'))).toBeNull();
    expect(stagePassedOn([inspection('1', 'PASS', { lotId: null })], made('a', 'b'))).toBe('2026-04-20');
    expect(stagePassedOn([], made())).toBeNull();
    const some = { lotIds: ['a'], holdAllGoods: false };
    expect(stagePassedOn([first], some)).toBeNull();
    expect(stagePassedOn([inspection('1', 'PASS', { lotId: null })], some)).toBe('2026-04-20');
  });

  it('has passed it with a waiver as well, and with a repeated inspection', () => {
    const failed = inspection('1', 'FAIL');
    expect(stagePassedOn([{ ...failed, waivedOn: '2026-04-25' }], made('a'))).toBe('2026-04-25');
    const again = inspection('2', 'PASS', { reinspectsId: '1', inspectedOn: '2026-04-28' });
    expect(stagePassedOn([failed, again], made('a'))).toBe('2026-04-28');
    expect(stagePassedOn([failed], made('a'))).toBeNull();
  });

  it('is never held by a stage that it has passed (property)', () => {
    const chain = fc.array(fc.constantFrom<Verdict>('FAIL', 'FAIL', 'PASS', 'PENDING'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(chain, fc.boolean()), { maxLength: 4 }), (chains) => {
        const all = chains.flatMap(([verdicts, isWaived], nth) =>
          verdicts.map((verdict, index) =>
            inspection(`${nth}.${index}`, verdict, {
              lotId: String(nth),
              reinspectsId: index === 0 ? null : `${nth}.${index - 1}`,
              waivedOn: isWaived && verdict === 'FAIL' && index === verdicts.length - 1 ? '2026-05-01' : null,
            }),
          ),
        );
        const lots = chains.map((_, nth) => String(nth));
        if (stagePassedOn(all, made(...lots)) !== null) expect(openFailures(all)).toEqual([]);
      }),
    );
  });
});

describe('statistics', () => {
  const counts = (acceptedAtFirst: number, acceptedLater: number, waived: number, rejected: number) => ({
    ...{ acceptedAtFirst, acceptedLater, waived, rejected, defects: [] },
  });

  it('count each lot once, and the share that passed at first', () => {
    const found = qualityOf(counts(5, 1, 1, 1));
    expect(found).toMatchObject({ lots: 8, accepted: 6 });
    expect(found.firstPassRate?.toFixed()).toBe('0.625');
    expect(qualityOf(counts(0, 0, 0, 0)).firstPassRate).toBeNull();
  });

  it('of factories add up, the most frequent defects first', () => {
    const scratch = { defectClass: 'MINOR' as const, code: 'SCRATCH', units: 3 };
    const total = sumCounts([
      { ...counts(1, 0, 0, 0), defects: [scratch, { ...scratch, code: 'DENT', units: 4 }] },
      { ...counts(2, 1, 0, 1), defects: [scratch] },
    ]);
    expect(total).toMatchObject({ acceptedAtFirst: 3, acceptedLater: 1, rejected: 1 });
    expect(total.defects.map(({ code, units }) => `${code} ${units}`)).toEqual(['SCRATCH 6', 'DENT 4']);
  });
});
