import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplingPlan, samplingPlans } from '../../src/fulfilment/quality/sampling-plan.ts';
import {
  codeLetters,
  type InspectionLevel,
  type InspectionSeverity,
  inspectionLevels,
  qualityLimits,
  severities,
} from '../../src/fulfilment/quality/sampling-tables.ts';
import { decimal } from '../../src/trade/decimal.ts';

const plan = (lotSize: number, aql: string, level: InspectionLevel = 'II', severity?: InspectionSeverity) =>
  samplingPlan({ lotSize, level, ...(severity && { severity }) }, decimal(aql));
const cellsOf = (row: string) => row.split('|').map((cell) => cell.trim());

// ISO 2859-1 table 1 (ANSI/ASQ Z1.4 table I): first and last lot of each column, then the letters of each level.
const lots = cellsOf(
  '2–8|9–15|16–25|26–50|51–90|91–150|151–280|281–500|501–1200|1201–3200|3201–10000|10001–35000|35001–150000|150001–500000|500001–2147483647',
).map((range) => range.split('–').map(Number) as [number, number]);
const letters: Readonly<Record<InspectionLevel, string>> = {
  S1: 'A A A A B B B B C C C C D D D',
  S2: 'A A A B B B C C C D D D E E E',
  S3: 'A A B B C C D D E E F F G G H',
  S4: 'A A B C C D E E F G G H J J K',
  I: 'A A B C C D E F G H J K L M N',
  II: 'A B C D E F G H J K L M N P Q',
  III: 'B C D E F G H J K L M N P Q R',
};

describe('the code letter of a lot (ISO 2859-1, table 1)', () => {
  it.each(
    inspectionLevels.flatMap((level) =>
      letters[level].split(' ').map((letter, column) => [level, lots[column]!, letter] as const),
    ),
  )('at level %s for %j is %s', (level, [first, last], letter) => {
    expect(plan(first, '2.5', level).codeLetter).toBe(letter);
    expect(plan(last, '2.5', level).codeLetter).toBe(letter);
  });

  it('never comes earlier for a larger lot', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom(...inspectionLevels),
        (lotSize, more, level) => {
          const [smaller, larger] = [plan(lotSize, '2.5', level), plan(lotSize + more, '2.5', level)];
          expect(smaller.codeLetter <= larger.codeLetter).toBe(true);
        },
      ),
    );
  });
});

const samples = [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000];

// As the tables print them, 0.65 to 6.5 from left to right.
const printed: Readonly<Record<InspectionSeverity, string>> = {
  // ISO 2859-1 table 2-A (MIL-STD-105E table II-A).
  NORMAL: `
    A | ↓  | ↓  | ↓  | ↓  | ↓  | 0
    B | ↓  | ↓  | ↓  | ↓  | 0  | ↑
    C | ↓  | ↓  | ↓  | 0  | ↑  | ↓
    D | ↓  | ↓  | 0  | ↑  | ↓  | 1
    E | ↓  | 0  | ↑  | ↓  | 1  | 2
    F | 0  | ↑  | ↓  | 1  | 2  | 3
    G | ↑  | ↓  | 1  | 2  | 3  | 5
    H | ↓  | 1  | 2  | 3  | 5  | 7
    J | 1  | 2  | 3  | 5  | 7  | 10
    K | 2  | 3  | 5  | 7  | 10 | 14
    L | 3  | 5  | 7  | 10 | 14 | 21
    M | 5  | 7  | 10 | 14 | 21 | ↑
    N | 7  | 10 | 14 | 21 | ↑  | ↑
    P | 10 | 14 | 21 | ↑  | ↑  | ↑
    Q | 14 | 21 | ↑  | ↑  | ↑  | ↑
    R | 21 | ↑  | ↑  | ↑  | ↑  | ↑`,
  // ISO 2859-1 table 2-B (MIL-STD-105E table II-B); nibs.org prints A to L with Re = Ac + 1.
  TIGHTENED: `
    A | ↓  | ↓  | ↓  | ↓  | ↓  | ↓
    B | ↓  | ↓  | ↓  | ↓  | ↓  | 0
    C | ↓  | ↓  | ↓  | ↓  | 0  | ↓
    D | ↓  | ↓  | ↓  | 0  | ↓  | ↓
    E | ↓  | ↓  | 0  | ↓  | ↓  | 1
    F | ↓  | 0  | ↓  | ↓  | 1  | 2
    G | 0  | ↓  | ↓  | 1  | 2  | 3
    H | ↓  | ↓  | 1  | 2  | 3  | 5
    J | ↓  | 1  | 2  | 3  | 5  | 8
    K | 1  | 2  | 3  | 5  | 8  | 12
    L | 2  | 3  | 5  | 8  | 12 | 18
    M | 3  | 5  | 8  | 12 | 18 | ↑
    N | 5  | 8  | 12 | 18 | ↑  | ↑
    P | 8  | 12 | 18 | ↑  | ↑  | ↑
    Q | 12 | 18 | ↑  | ↑  | ↑  | ↑
    R | 18 | ↑  | ↑  | ↑  | ↑  | ↑`,
};
const rowsOf = (severity: InspectionSeverity) => printed[severity].trim().split('\n').map(cellsOf);
/** A lot that has this letter, at the level of the largest lots for it. */
const lotOf = (letter: string): [number, InspectionLevel] =>
  letter === 'R' ? [600_000, 'III'] : [lots['ABCDEFGHJKLMNPQ'.indexOf(letter)]![1], 'II'];

describe.each(severities)('%s inspection', (severity) => {
  const rows = rowsOf(severity);
  const cases = rows.flatMap(([letter, ...cells], row) =>
    cells.map((cell, column) => [letter!, qualityLimits[column]!, cell, row, column] as const),
  );

  it.each(cases)('at letter %s and AQL %s says %s', (letter, aql, cell, row, column) => {
    const [lotSize, level] = lotOf(letter);
    const found = plan(lotSize, aql, level, severity);
    expect(found.codeLetter).toBe(letter);
    let at = row;
    while (rows[at]![column + 1] === '↓') at += 1;
    while (rows[at]![column + 1] === '↑') at -= 1;
    if (at === row) expect(String(found.accept)).toBe(cell);
    expect(found).toMatchObject({
      planLetter: codeLetters[at],
      sampleSize: Math.min(samples[at]!, lotSize),
      accept: Number(rows[at]![column + 1]),
      reject: Number(rows[at]![column + 1]) + 1,
      inspectAll: samples[at]! >= lotSize,
    });
  });

  it('moves the acceptance numbers one letter on for each limit', () => {
    const last = { NORMAL: 21, TIGHTENED: 18 }[severity];
    const lettersOfLast = qualityLimits.map(
      (_, column) => rows.find((row) => row[column + 1] === String(last))?.[0],
    );
    expect(lettersOfLast).toEqual(['R', 'Q', 'P', 'N', 'M', 'L']);
  });
});

describe('a sampling plan', () => {
  it.each([
    // A usual order: 1,200 pieces at level II are letter J.
    [1200, '2.5', { codeLetter: 'J', planLetter: 'J', sampleSize: 80, accept: 5, reject: 6 }],
    [1200, '4.0', { codeLetter: 'J', planLetter: 'J', sampleSize: 80, accept: 7, reject: 8 }],
    // Down: both the sample and the number change.
    [100, '1.5', { codeLetter: 'F', planLetter: 'G', sampleSize: 32, accept: 1, reject: 2 }],
    // Up.
    [100, '1.0', { codeLetter: 'F', planLetter: 'E', sampleSize: 13, accept: 0, reject: 1 }],
    // Up from a letter that has no plan at all.
    [600_000, '6.5', { codeLetter: 'Q', planLetter: 'L', sampleSize: 200, accept: 21, reject: 22 }],
  ])('for %i pieces at AQL %s', (lotSize, aql, expected) => {
    expect(plan(lotSize, aql)).toEqual({ ...expected, inspectAll: false });
  });

  it.each([
    [1, '2.5', 1],
    [2, '6.5', 2],
    [10, '0.65', 10],
    [20, '0.65', 20],
    [13, '1.0', 13],
  ])(
    'looks at every piece where the sample is as large as the lot: %i at AQL %s',
    (lotSize, aql, sampleSize) => {
      expect(plan(lotSize, aql)).toMatchObject({ sampleSize, inspectAll: true, accept: 0 });
    },
  );

  it('reads a limit by its value, however it is written', () => {
    expect(plan(1200, '1')).toEqual(plan(1200, '1.00'));
  });

  it('accepts no critical defect in the lot’s own sample: a limit of 0 follows no arrow', () => {
    expect(plan(1200, '0')).toMatchObject({ planLetter: 'J', sampleSize: 80, accept: 0, reject: 1 });
    expect(plan(10, '0')).toMatchObject({ codeLetter: 'B', planLetter: 'B', sampleSize: 3, accept: 0 });
  });

  it('refuses a lot of nothing, and a limit without a column', () => {
    expect(() => plan(0, '2.5')).toThrow('OUT_OF_RANGE at lotSize');
    expect(() => plan(0, '3.0')).toThrow('OUT_OF_RANGE at lotSize; UNKNOWN_VALUE at aql');
    expect(() => plan(100, '-1')).toThrow('UNKNOWN_VALUE at aql');
  });

  it('is never larger than the lot, and never accepts more when it is tightened on as many pieces', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700_000 }),
        fc.constantFrom(...qualityLimits),
        fc.constantFrom(...inspectionLevels),
        (lotSize, aql, level) => {
          const [normal, tightened] = severities.map((severity) => plan(lotSize, aql, level, severity));
          for (const { sampleSize, inspectAll } of [normal!, tightened!]) {
            expect(sampleSize).toBeLessThanOrEqual(lotSize);
            expect(inspectAll).toBe(sampleSize === lotSize);
          }
          if (normal!.sampleSize === tightened!.sampleSize) {
            expect(tightened!.accept).toBeLessThanOrEqual(normal!.accept);
          }
        },
      ),
    );
  });
});

describe('several classes of defects', () => {
  const lot = { lotSize: 280, level: 'II' as const };
  const limits = ['0', '1.0', '4.0'].map(decimal);

  it('are inspected each on its own sample', () => {
    expect(samplingPlans(lot, limits).map((own) => [own.planLetter, own.sampleSize, own.accept])).toEqual([
      ['G', 32, 0],
      ['H', 50, 1],
      ['G', 32, 3],
    ]);
  });

  it('or all on the largest, each with the number that its limit has there', () => {
    expect(
      samplingPlans(lot, limits, 'LARGEST').map((own) => [own.codeLetter, own.sampleSize, own.accept]),
    ).toEqual([
      ['G', 50, 0],
      ['G', 50, 1],
      ['G', 50, 5],
    ]);
  });

  it('go on to a larger one where the largest has no plan for a class', () => {
    // From E, 1.5 leads up to D and 2.5 down to F; at F, 1.5 leads down to G, which serves both.
    const of90 = { lotSize: 90, level: 'II' as const };
    expect(
      samplingPlans(of90, ['1.5', '2.5'].map(decimal), 'LARGEST').map(({ planLetter }) => planLetter),
    ).toEqual(['G', 'G']);
  });

  it('are refused by the place of their limit', () => {
    expect(() => samplingPlans(lot, ['2.5', '3'].map(decimal))).toThrow('UNKNOWN_VALUE at limits.1');
  });
});
