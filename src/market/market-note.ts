/** How goods reach their users in a market. */
export const salesChannels = [
  'IMPORTER',
  'DISTRIBUTOR',
  'RETAIL',
  'E_COMMERCE',
  'TENDER',
  'PROJECT',
] as const;
export type SalesChannel = (typeof salesChannels)[number];

/** What besides duty stands in the way of goods. */
export const barrierKinds = ['LICENCE', 'QUOTA', 'SPS', 'TBT', 'LABELLING', 'LANGUAGE', 'OTHER'] as const;
export type BarrierKind = (typeof barrierKinds)[number];

/** One thing that stands in the way of goods, and what it asks for. */
export interface Barrier {
  readonly kind: BarrierKind;
  readonly text: string;
}

/** Somebody of a market to turn to: a chamber, an authority, a customs broker. No customer. */
export interface MarketContact {
  readonly name: string;
  /** What they are there for. */
  readonly role: string;
  /** Where they are reached: a telephone number, a mail or a web address. */
  readonly reachedAt: string;
}

export const riskLevels = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** At which point of its way a price band was seen: prices of two levels are not compared. */
export const priceLevels = ['EXPORT', 'WHOLESALE', 'RETAIL'] as const;
export type PriceLevel = (typeof priceLevels)[number];
