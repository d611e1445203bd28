/** Special levels take small samples where a test costs much or destroys; general level II is the usual one. */
export const inspectionLevels = ['S1', 'S2', 'S3', 'S4', 'I', 'II', 'III'] as const;
export type InspectionLevel = (typeof inspectionLevels)[number];

/** How strictly lots are inspected after what became of those before. */
export const severities = ['NORMAL', 'TIGHTENED'] as const;
export type InspectionSeverity = (typeof severities)[number];

/** Sample size code letters; the standard leaves out I and O. */
export const codeLetters: readonly string[] = [
  ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'],
  ...['J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R'],
];

/** Units in the sample, in the order of the letters. */
export const sampleSizes: readonly number[] = [
  ...[2, 3, 5, 8, 13, 20, 32, 50],
  ...[80, 125, 200, 315, 500, 800, 1250, 2000],
];

/** The largest lot of each column of table I; the last column has no end. */
export const lotSizesUpTo: readonly number[] = [
  ...[8, 15, 25, 50, 90, 150, 280, 500],
  ...[1200, 3200, 10_000, 35_000, 150_000, 500_000],
];

/** ISO 2859-1 table 1 (ANSI/ASQ Z1.4 table I): the code letter of each column, by level. */
export const lettersOfLevel: Readonly<Record<InspectionLevel, string>> = {
  S1: 'AAAABBBBCCCCDDD',
  S2: 'AAABBBCCCDDDEEE',
  S3: 'AABBCCDDEEFFGGH',
  S4: 'AABCCDEEFGGHJJK',
  I: 'AABCCDEFGHJKLMN',
  II: 'ABCDEFGHJKLMNPQ',
  III: 'BCDEFGHJKLMNPQR',
};

/** Acceptance quality limits, in per cent nonconforming, of which the tables here hold a column. */
export const qualityLimits = ['0.65', '1.0', '1.5', '2.5', '4.0', '6.5'] as const;

/** How many nonconforming units a sample may hold, or the way to the first plan below (↓) or above (↑). */
export type PlanCell = number | '↓' | '↑';

/** A row for each code letter, a cell for each quality limit. */
export type PlanTable = readonly (readonly PlanCell[])[];

/**
 * Single sampling plans. Normal is table II-A; tightened is table II-B, which has no way up from a 0: its next plan is
 * always a larger sample. Tightened rows A to L as reprinted from MIL-STD-105E at nibs.org, and M to R by the same
 * run of acceptance numbers, 0 1 2 3 5 8 12 18, one letter on for each limit.
 */
export const singleSamplingPlans: Readonly<Record<InspectionSeverity, PlanTable>> = {
  NORMAL: [
    /* A */ ['↓', '↓', '↓', '↓', '↓', 0],
    /* B */ ['↓', '↓', '↓', '↓', 0, '↑'],
    /* C */ ['↓', '↓', '↓', 0, '↑', '↓'],
    /* D */ ['↓', '↓', 0, '↑', '↓', 1],
    /* E */ ['↓', 0, '↑', '↓', 1, 2],
    /* F */ [0, '↑', '↓', 1, 2, 3],
    /* G */ ['↑', '↓', 1, 2, 3, 5],
    /* H */ ['↓', 1, 2, 3, 5, 7],
    /* J */ [1, 2, 3, 5, 7, 10],
    /* K */ [2, 3, 5, 7, 10, 14],
    /* L */ [3, 5, 7, 10, 14, 21],
    /* M */ [5, 7, 10, 14, 21, '↑'],
    /* N */ [7, 10, 14, 21, '↑', '↑'],
    /* P */ [10, 14, 21, '↑', '↑', '↑'],
    /* Q */ [14, 21, '↑', '↑', '↑', '↑'],
    /* R */ [21, '↑', '↑', '↑', '↑', '↑'],
  ],
  TIGHTENED: [
    /* A */ ['↓', '↓', '↓', '↓', '↓', '↓'],
    /* B */ ['↓', '↓', '↓', '↓', '↓', 0],
    /* C */ ['↓', '↓', '↓', '↓', 0, '↓'],
    /* D */ ['↓', '↓', '↓', 0, '↓', '↓'],
    /* E */ ['↓', '↓', 0, '↓', '↓', 1],
    /* F */ ['↓', 0, '↓', '↓', 1, 2],
    /* G */ [0, '↓', '↓', 1, 2, 3],
    /* H */ ['↓', '↓', 1, 2, 3, 5],
    /* J */ ['↓', 1, 2, 3, 5, 8],
    /* K */ [1, 2, 3, 5, 8, 12],
    /* L */ [2, 3, 5, 8, 12, 18],
    /* M */ [3, 5, 8, 12, 18, '↑'],
    /* N */ [5, 8, 12, 18, '↑', '↑'],
    /* P */ [8, 12, 18, '↑', '↑', '↑'],
    /* Q */ [12, 18, '↑', '↑', '↑', '↑'],
    /* R */ [18, '↑', '↑', '↑', '↑', '↑'],
  ],
};
