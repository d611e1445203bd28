/** The stages of a deal, in the order in which it passes them; then the ways out. */
export const dealStages = [
  'INQUIRY',
  'QUALIFIED',
  'SAMPLE',
  'QUOTING',
  'QUOTED',
  'NEGOTIATION',
  'ACCEPTED',
  'CONTRACTED',
  'FUNDED',
  'IN_PRODUCTION',
  'READY',
  'SHIPPED',
  'DOCS_PRESENTED',
  'SETTLED',
  'CLOSED',
  'LOST',
  'CANCELLED',
  'ON_HOLD',
  'CLAIM',
] as const;
export type DealStage = (typeof dealStages)[number];
