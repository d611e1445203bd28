/** How a customer came to us. */
export const customerSources = [
  'TRADE_SHOW',
  'REFERRAL',
  'DIRECTORY',
  'WEB_FORM',
  'PARTNER',
  'OUTREACH',
] as const;
export type CustomerSource = (typeof customerSources)[number];
