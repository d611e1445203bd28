import type { DealStage } from '../deal-stage.ts';

/** The parts of a deal's way, from the first word to the last payment, with their stages. */
export const processPhases = {
  PRE_SALES: ['INQUIRY', 'QUALIFIED', 'SAMPLE'],
  OFFER: ['QUOTING', 'QUOTED', 'NEGOTIATION'],
  CONTRACT: ['ACCEPTED', 'CONTRACTED', 'FUNDED'],
  FULFILMENT: ['IN_PRODUCTION', 'READY', 'SHIPPED'],
  SETTLEMENT: ['DOCS_PRESENTED', 'SETTLED', 'CLOSED'],
} as const satisfies Readonly<Record<string, readonly DealStage[]>>;
export type ProcessPhase = keyof typeof processPhases;
export const phaseNames = Object.keys(processPhases) as ProcessPhase[];

/** How a process is drawn. */
export const processKinds = ['OVERVIEW', 'TOP_DOWN', 'DETAILED', 'SWIMLANE', 'MULTI_LEVEL'] as const;
export type ProcessKind = (typeof processKinds)[number];
