/** What an order and its shipments pass, in the order in which goods, papers and money usually go. */
export const milestoneCodes = [
  'ORDER_CONFIRMED',
  'DEPOSIT_RECEIVED',
  'LC_RECEIVED_OK',
  'PP_SAMPLE_SENT',
  'PP_SAMPLE_APPROVED',
  'MATERIAL_READY',
  'QC_PREPRODUCTION',
  'PRODUCTION_START',
  'QC_DUPRO',
  'PRODUCTION_FINISH',
  'QC_FINAL',
  'CARGO_READY',
  'BOOKING_REQUESTED',
  'BOOKING_CONFIRMED',
  'EMPTY_PICKED_UP',
  'QC_LOADING',
  'STUFFED',
  'SI_SUBMITTED',
  'VGM_SUBMITTED',
  'EXPORT_DECLARED',
  'EXPORT_RELEASED',
  'GATED_IN_POL',
  'HANDED_OVER',
  'LOADED_ON_BOARD',
  'DEPARTED_POL',
  'BL_DRAFT_CONFIRMED',
  'BL_ISSUED',
  'SHIPPING_ADVICE_SENT',
  'TS_ARRIVED',
  'TS_DISCHARGED',
  'TS_LOADED',
  'TS_DEPARTED',
  'DOCS_PRESENTED',
  'DOCS_SENT',
  'ARRIVAL_NOTICE',
  'ARRIVED_POD',
  'DISCHARGED',
  'BL_SURRENDERED',
  'IMPORT_CLEARED',
  'GATED_OUT_POD',
  'DELIVERED',
  'EMPTY_RETURNED',
  'BALANCE_RECEIVED',
  'FX_SETTLED',
  'REBATE_RECEIVED',
  'CLOSED',
] as const;
export type MilestoneCode = (typeof milestoneCodes)[number];

/** Who brings a milestone about. What is the seller's and what the buyer's is often the rule's to say. */
export const milestoneParties = ['SELLER', 'BUYER', 'CARRIER', 'INSPECTOR'] as const;
export type MilestoneParty = (typeof milestoneParties)[number];

/** Which days pass while something is under way. */
export const dayKinds = ['EVERY_DAY', 'OPEN_DAYS', 'WORKDAYS', 'BUYER_WORKDAYS'] as const;
export type DayKind = (typeof dayKinds)[number];
