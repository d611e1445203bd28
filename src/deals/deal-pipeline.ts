import type { DealFact, Lane } from './deal-facts.ts';
import { type DealStage, dealStages } from './deal-stage.ts';

/** How a deal is to be paid, as far as a guard depends on it. */
export const fundingKinds = [
  'DEPOSIT',
  'LETTER_OF_CREDIT',
  'OPEN_CREDIT',
  'BALANCE_BEFORE_SHIPMENT',
] as const;
export type FundingKind = (typeof fundingKinds)[number];

/** A fact that a move needs; always, or only where the deal is paid in such a way. */
export interface Need {
  readonly fact: DealFact;
  readonly when?: FundingKind;
}

/** One move of the pipeline. `command` is the mutation that makes it; without one it is made by `moveDeal`. */
export interface StageMove {
  readonly from: DealStage;
  readonly to: DealStage;
  readonly needs: readonly Need[];
  readonly command?: string;
}

const needs = (...facts: DealFact[]): Need[] => facts.map((fact) => ({ fact }));
const acceptance = { needs: needs('QUOTATION_LIVE', 'OFFER_IN_TIME'), command: 'acceptQuotation' } as const;

/** The way of a deal, with its guards. The ways out of it are in `exitsFrom`. */
export const stageMoves: readonly StageMove[] = [
  {
    from: 'INQUIRY',
    to: 'QUALIFIED',
    needs: needs(
      'BUYER_IDENTIFIED',
      'GOODS_KNOWN',
      'DESTINATION_KNOWN',
      'DUPLICATES_CHECKED',
      'SCREENING_CLEAR',
    ),
  },
  { from: 'QUALIFIED', to: 'SAMPLE', needs: needs('SAMPLE_TERMS_AGREED') },
  { from: 'QUALIFIED', to: 'QUOTING', needs: [] },
  { from: 'SAMPLE', to: 'QUOTING', needs: [] },
  {
    from: 'QUOTING',
    to: 'QUOTED',
    needs: needs(
      'GOODS_KNOWN',
      'COSTS_KNOWN',
      'QUOTATION_DRAFTED',
      'TERMS_SOUND',
      'VALIDITY_AHEAD',
      'RATES_FRESH',
      'FLOOR_KEPT',
      'SCREENING_CLEAR',
    ),
    command: 'issueQuotation',
  },
  { from: 'QUOTED', to: 'NEGOTIATION', needs: needs('QUOTATION_LIVE'), command: 'recordCounterOffer' },
  { from: 'QUOTED', to: 'ACCEPTED', ...acceptance },
  { from: 'NEGOTIATION', to: 'ACCEPTED', ...acceptance },
  {
    from: 'ACCEPTED',
    to: 'CONTRACTED',
    needs: needs(
      'QUOTATION_ACCEPTED',
      'CREDIT_CHECKED',
      'SCREENING_CLEAR',
      'CERTIFICATION_KNOWN',
      'CONTRACT_SIGNED',
    ),
    command: 'signContract',
  },
  {
    from: 'CONTRACTED',
    to: 'FUNDED',
    needs: [
      { fact: 'DEPOSIT_RECEIVED', when: 'DEPOSIT' },
      { fact: 'LETTER_OF_CREDIT_CHECKED', when: 'LETTER_OF_CREDIT' },
      { fact: 'CREDIT_LIMIT_APPROVED', when: 'OPEN_CREDIT' },
      ...needs('SCREENING_CLEAR'),
    ],
  },
  { from: 'FUNDED', to: 'IN_PRODUCTION', needs: needs('PREPRODUCTION_SAMPLE_APPROVED', 'SCREENING_CLEAR') },
  { from: 'IN_PRODUCTION', to: 'READY', needs: needs('PRODUCTION_FINISHED', 'SCREENING_CLEAR') },
  {
    from: 'READY',
    to: 'SHIPPED',
    needs: [
      ...needs('QUALITY_PASSED'),
      { fact: 'BALANCE_RECEIVED', when: 'BALANCE_BEFORE_SHIPMENT' },
      ...needs('BOOKING_CONFIRMED', 'EXPORT_RELEASED', 'SCREENING_CLEAR'),
    ],
  },
  { from: 'SHIPPED', to: 'DOCS_PRESENTED', needs: needs('DOCUMENTS_COMPLETE', 'SCREENING_CLEAR') },
  { from: 'DOCS_PRESENTED', to: 'SETTLED', needs: needs('RECEIVABLES_SETTLED', 'SCREENING_CLEAR') },
  {
    from: 'SETTLED',
    to: 'CLOSED',
    needs: needs('EXCHANGE_RECEIPT_BOOKED', 'REBATE_CLAIMED', 'CLAIMS_CLOSED'),
  },
];

/** Who acts in a stage. */
export const laneOfStage: Readonly<Record<DealStage, Lane>> = {
  INQUIRY: 'SALES',
  QUALIFIED: 'SALES',
  SAMPLE: 'OPERATIONS',
  QUOTING: 'SALES',
  QUOTED: 'BUYER',
  NEGOTIATION: 'SALES',
  ACCEPTED: 'MANAGEMENT',
  CONTRACTED: 'BUYER',
  FUNDED: 'OPERATIONS',
  IN_PRODUCTION: 'OPERATIONS',
  READY: 'OPERATIONS',
  SHIPPED: 'OPERATIONS',
  DOCS_PRESENTED: 'FINANCE',
  SETTLED: 'FINANCE',
  CLOSED: 'SALES',
  LOST: 'SALES',
  CANCELLED: 'MANAGEMENT',
  ON_HOLD: 'SALES',
  CLAIM: 'OPERATIONS',
};

/** Where nothing is left to do. */
export const endStages: readonly DealStage[] = ['CLOSED', 'LOST', 'CANCELLED'];
const mainLine = dealStages.slice(0, dealStages.indexOf('CLOSED') + 1);
const place = (stage: DealStage) => mainLine.indexOf(stage);

/** Whether anything is left to do in a deal. */
export function isOpen(stage: DealStage): boolean {
  return !endStages.includes(stage);
}

/** Whether offers are still made in a stage. */
export function isBeforeAcceptance(stage: DealStage): boolean {
  return mainLine.includes(stage) && place(stage) < place('ACCEPTED');
}

/** Whether a stage lies behind another on the main line, or is that stage. */
export function hasReached(stage: DealStage, reached: DealStage): boolean {
  return place(stage) >= place(reached);
}

/** Where a deal stands, and whence it left the main line where it is on hold or in a claim. */
export interface Standing {
  readonly stage: DealStage;
  readonly leftFrom: DealStage | null;
}

/** The ways out of a stage: lost before the contract, cancelled after it, on hold, in a claim after shipment; and back. */
export function exitsFrom({ stage, leftFrom }: Standing): StageMove[] {
  if (!isOpen(stage)) return [];
  const main = leftFrom ?? stage;
  const targets: readonly (readonly [to: DealStage, isOpen: boolean, command?: string])[] = [
    ['LOST', !hasReached(main, 'CONTRACTED')],
    ['CANCELLED', hasReached(main, 'CONTRACTED'), 'cancelContract'],
    ['ON_HOLD', stage !== 'ON_HOLD'],
    ['CLAIM', hasReached(main, 'SHIPPED') && stage !== 'CLAIM'],
    [main, leftFrom !== null],
  ];
  return targets
    .filter(([, open]) => open)
    .map(([to, , command]) => ({ from: stage, to, needs: [], ...(command && { command }) }));
}

/** A move and what is missing for it; open where nothing is. */
export interface NextStage {
  readonly stage: DealStage;
  readonly command: string;
  readonly missing: readonly DealFact[];
}

/** Every move from where a deal stands, with the facts that it still lacks. */
export function nextStages(
  standing: Standing,
  facts: ReadonlySet<DealFact>,
  funding: ReadonlySet<FundingKind>,
): NextStage[] {
  const along = stageMoves.filter(({ from }) => from === standing.stage);
  return [...along, ...exitsFrom(standing)].map(({ to, needs: wanted, command = 'moveDeal' }) => ({
    stage: to,
    command,
    missing: missingOf(wanted, facts, funding),
  }));
}

/** The shortest way along the pipeline from a stage to another, or null where none leads there. */
export function wayTo(from: DealStage, to: DealStage): readonly StageMove[] | null {
  let ways: (readonly StageMove[])[] = [[]];
  const endOf = (way: readonly StageMove[]) => way.at(-1)?.to ?? from;
  for (let steps = 0; steps <= mainLine.length; steps += 1) {
    const found = ways.find((way) => endOf(way) === to);
    if (found) return found;
    ways = ways.flatMap((way) =>
      stageMoves.filter((move) => move.from === endOf(way)).map((move) => [...way, move]),
    );
  }
  return null;
}

/** The move that a command makes. */
export function moveOf(command: string): StageMove {
  const move = stageMoves.find((candidate) => candidate.command === command);
  if (!move) throw new RangeError(`No move is made by ${command}`);
  return move;
}

/** The facts that moves lack together, wherever the deal stands. */
export function missingForMoves(
  moves: readonly StageMove[],
  facts: ReadonlySet<DealFact>,
  funding: ReadonlySet<FundingKind>,
): DealFact[] {
  const missing = moves.flatMap((move) => missingOf(move.needs, facts, funding));
  return [...new Set(missing)];
}

function missingOf(
  wanted: readonly Need[],
  facts: ReadonlySet<DealFact>,
  funding: ReadonlySet<FundingKind>,
): DealFact[] {
  return wanted
    .filter(({ fact, when }) => (when === undefined || funding.has(when)) && !facts.has(fact))
    .map(({ fact }) => fact);
}

/** Why a deal was lost. */
export const lossReasons = [
  'PRICE',
  'PAYMENT_TERMS',
  'LEAD_TIME',
  'MOQ',
  'QUALITY_SPEC',
  'CERTIFICATION',
  'COMPETITOR',
  'NO_BUDGET',
  'NO_RESPONSE',
  'FREIGHT_COST',
  'TARIFF',
  'FX',
  'CREDIT_REJECTED',
  'COMPLIANCE',
  'DUPLICATE',
  'OTHER',
] as const;
export type LossReason = (typeof lossReasons)[number];
