import type { JourneyStep } from '../../trade/incoterm.ts';
import type { DayKind, MilestoneCode, MilestoneParty } from './milestone-code.ts';

/** What makes a milestone part of an order: how goods travel, how they are paid, what was agreed. */
export const traits = [
  'DEPOSIT',
  'LETTER_OF_CREDIT',
  'BANK_DOCUMENTS',
  'DIRECT_DOCUMENTS',
  'BALANCE_BEFORE_SHIPMENT',
  'BALANCE_AFTER_SHIPMENT',
  'SAMPLE',
  'PREPRODUCTION_INSPECTION',
  'INLINE_INSPECTION',
  'FINAL_INSPECTION',
  'LOADING_INSPECTION',
  'BY_SEA',
  'IN_CONTAINERS',
  'IN_FULL_CONTAINERS',
  'HANDOVER_AT_ORIGIN',
  'TRANSHIPPED',
  'REBATE',
] as const;
export type Trait = (typeof traits)[number];

/** Days that an order knows better than a table does. */
export type OwnDuration = 'PRODUCTION' | 'TRANSIT' | 'CREDIT';

/** After what a milestone may come, and how many days later. Days before (negative) count back from what is to come. */
export interface Dependency {
  readonly on: MilestoneCode;
  readonly days: number | OwnDuration;
  readonly kind: DayKind;
  /** Holds only for orders with this trait. */
  readonly when: Trait | null;
}

/** One milestone as data. */
export interface MilestoneSpec {
  readonly code: MilestoneCode;
  /** Once for the order, for each shipment, or for each port where a shipment changes ships. */
  readonly per: 'ORDER' | 'SHIPMENT' | 'TRANSHIPMENT';
  /** Who brings it about; a step of the journey where the Incoterms rule says who pays it, or `BOOKING` who books. */
  readonly by: MilestoneParty | JourneyStep | 'BOOKING';
  /** All that have to be true of the order; always where there is none. */
  readonly when: readonly Trait[];
  readonly after: readonly Dependency[];
}

/**
 * Reads `CODE+3w`: days after a milestone; w workdays of the seller, b of the buyer, o days on which factories are open;
 * behind `?` the trait without which it does not hold.
 */
function dependency(text: string): Dependency {
  const [, on, sign, days, mark, when] = /^([A-Z_]+)([+-])(\w+?)([wbo]?)(?:\?([A-Z_]+))?$/.exec(text) ?? [];
  if (!on || !days) throw new RangeError(`Not a dependency: ${text}`);
  const kinds: Readonly<Record<string, DayKind>> = { w: 'WORKDAYS', b: 'BUYER_WORKDAYS', o: 'OPEN_DAYS' };
  const number = /^\d+$/.test(days) ? Number(`${sign}${days}`) : (days as OwnDuration);
  return {
    ...{ on: on as MilestoneCode, days: number, kind: kinds[mark ?? ''] ?? 'EVERY_DAY' },
    when: (when as Trait | undefined) ?? null,
  };
}

const spec =
  (per: MilestoneSpec['per']) =>
  (code: MilestoneCode, by: MilestoneSpec['by'], after: string, ...when: Trait[]): MilestoneSpec => ({
    ...{ code, per, by, when },
    after: after.split(' ').filter(Boolean).map(dependency),
  });
const order = spec('ORDER');
const shipment = spec('SHIPMENT');
const transhipment = spec('TRANSHIPMENT');

/**
 * Every milestone with what it comes after, in an order in which nothing comes before what it depends on. Of what does not
 * apply to an order its dependants take over what it depended on. Days are usual ones; what a carrier, a factory or a
 * buyer reports takes their place. Lead times run from the latest of deposit, approved sample and materials.
 */
export const milestoneGraph: readonly MilestoneSpec[] = [
  order('ORDER_CONFIRMED', 'SELLER', ''),
  order('DEPOSIT_RECEIVED', 'BUYER', 'ORDER_CONFIRMED+7b', 'DEPOSIT'),
  order('LC_RECEIVED_OK', 'BUYER', 'ORDER_CONFIRMED+14b', 'LETTER_OF_CREDIT'),
  order('PP_SAMPLE_SENT', 'SELLER', 'ORDER_CONFIRMED+7w', 'SAMPLE'),
  order('PP_SAMPLE_APPROVED', 'BUYER', 'PP_SAMPLE_SENT+5b', 'SAMPLE'),
  order('MATERIAL_READY', 'SELLER', 'ORDER_CONFIRMED+7w DEPOSIT_RECEIVED+5w LC_RECEIVED_OK+5w'),
  order(
    'QC_PREPRODUCTION',
    'INSPECTOR',
    'MATERIAL_READY+1w PP_SAMPLE_APPROVED+1w',
    'PREPRODUCTION_INSPECTION',
  ),
  order(
    'PRODUCTION_START',
    'SELLER',
    'MATERIAL_READY+1w PP_SAMPLE_APPROVED+1w DEPOSIT_RECEIVED+0 LC_RECEIVED_OK+0 QC_PREPRODUCTION+1w',
  ),
  shipment('QC_DUPRO', 'INSPECTOR', 'PRODUCTION_START+10o', 'INLINE_INSPECTION'),
  shipment('PRODUCTION_FINISH', 'SELLER', 'PRODUCTION_START+PRODUCTIONo QC_DUPRO+1w'),
  shipment('QC_FINAL', 'INSPECTOR', 'PRODUCTION_FINISH+2w', 'FINAL_INSPECTION'),
  shipment('CARGO_READY', 'SELLER', 'PRODUCTION_FINISH+1w QC_FINAL+1w'),
  shipment('BOOKING_REQUESTED', 'BOOKING', 'CARGO_READY-10'),
  shipment('BOOKING_CONFIRMED', 'BOOKING', 'BOOKING_REQUESTED+3'),
  shipment(
    'EMPTY_PICKED_UP',
    'PRE_CARRIAGE',
    'BOOKING_CONFIRMED+1 CARGO_READY+0',
    'BY_SEA',
    'IN_FULL_CONTAINERS',
  ),
  shipment('QC_LOADING', 'INSPECTOR', 'CARGO_READY+1w EMPTY_PICKED_UP+0', 'LOADING_INSPECTION'),
  shipment('STUFFED', 'SELLER', 'CARGO_READY+1w EMPTY_PICKED_UP+1w QC_LOADING+0', 'BY_SEA', 'IN_CONTAINERS'),
  shipment('SI_SUBMITTED', 'BOOKING', 'BOOKING_CONFIRMED+1 CARGO_READY+0', 'BY_SEA'),
  // SOLAS chapter VI regulation 2: the shipper states the verified gross mass.
  shipment('VGM_SUBMITTED', 'SELLER', 'STUFFED+0', 'BY_SEA', 'IN_CONTAINERS'),
  shipment('EXPORT_DECLARED', 'EXPORT_CLEARANCE', 'CARGO_READY+1w'),
  shipment('EXPORT_RELEASED', 'EXPORT_CLEARANCE', 'EXPORT_DECLARED+1w'),
  shipment(
    'GATED_IN_POL',
    'PRE_CARRIAGE',
    'STUFFED+1w VGM_SUBMITTED+0 BALANCE_RECEIVED+0?BALANCE_BEFORE_SHIPMENT',
    'BY_SEA',
    'IN_FULL_CONTAINERS',
  ),
  shipment(
    'HANDED_OVER',
    'SELLER',
    'CARGO_READY+1w STUFFED+1w GATED_IN_POL+0 EXPORT_RELEASED+0 BOOKING_CONFIRMED+0 BALANCE_RECEIVED+0?BALANCE_BEFORE_SHIPMENT',
    'HANDOVER_AT_ORIGIN',
  ),
  shipment(
    'LOADED_ON_BOARD',
    'CARRIER',
    'CARGO_READY+2 STUFFED+2 GATED_IN_POL+3 HANDED_OVER+2 EXPORT_RELEASED+0 SI_SUBMITTED+1 BALANCE_RECEIVED+0?BALANCE_BEFORE_SHIPMENT',
    'BY_SEA',
  ),
  shipment(
    'DEPARTED_POL',
    'CARRIER',
    'LOADED_ON_BOARD+0 HANDED_OVER+1 CARGO_READY+1 EXPORT_RELEASED+0 BALANCE_RECEIVED+0?BALANCE_BEFORE_SHIPMENT BOOKING_CONFIRMED+1',
  ),
  shipment('BL_DRAFT_CONFIRMED', 'BOOKING', 'SI_SUBMITTED+1', 'BY_SEA'),
  shipment('BL_ISSUED', 'CARRIER', 'LOADED_ON_BOARD+2 BL_DRAFT_CONFIRMED+0', 'BY_SEA'),
  shipment('SHIPPING_ADVICE_SENT', 'SELLER', 'DEPARTED_POL+1'),
  transhipment('TS_ARRIVED', 'CARRIER', 'DEPARTED_POL+TRANSIT', 'TRANSHIPPED'),
  transhipment('TS_DISCHARGED', 'CARRIER', 'TS_ARRIVED+1', 'TRANSHIPPED'),
  transhipment('TS_LOADED', 'CARRIER', 'TS_DISCHARGED+3', 'TRANSHIPPED'),
  transhipment('TS_DEPARTED', 'CARRIER', 'TS_LOADED+0', 'TRANSHIPPED'),
  shipment('DOCS_PRESENTED', 'SELLER', 'BL_ISSUED+3w DEPARTED_POL+3w', 'BANK_DOCUMENTS'),
  shipment('DOCS_SENT', 'SELLER', 'BL_ISSUED+3w DEPARTED_POL+3w', 'DIRECT_DOCUMENTS'),
  shipment('ARRIVED_POD', 'CARRIER', 'DEPARTED_POL+TRANSIT TS_DEPARTED+TRANSIT'),
  shipment('ARRIVAL_NOTICE', 'CARRIER', 'ARRIVED_POD-2', 'BY_SEA'),
  shipment('DISCHARGED', 'CARRIER', 'ARRIVED_POD+1', 'BY_SEA'),
  shipment('BL_SURRENDERED', 'BUYER', 'BL_ISSUED+0 DOCS_PRESENTED+7b DOCS_SENT+5b ARRIVED_POD+0', 'BY_SEA'),
  shipment(
    'IMPORT_CLEARED',
    'IMPORT_CLEARANCE',
    'ARRIVED_POD+2b DISCHARGED+1b BL_SURRENDERED+0 DOCS_PRESENTED+0 DOCS_SENT+0',
  ),
  shipment('GATED_OUT_POD', 'ON_CARRIAGE', 'IMPORT_CLEARED+1b DISCHARGED+1', 'BY_SEA', 'IN_FULL_CONTAINERS'),
  shipment('DELIVERED', 'ON_CARRIAGE', 'GATED_OUT_POD+1b IMPORT_CLEARED+1b'),
  shipment('EMPTY_RETURNED', 'BUYER', 'DELIVERED+3b', 'BY_SEA', 'IN_FULL_CONTAINERS'),
  shipment('BALANCE_RECEIVED', 'BUYER', 'CARGO_READY+3b', 'BALANCE_BEFORE_SHIPMENT'),
  shipment(
    'BALANCE_RECEIVED',
    'BUYER',
    'DEPARTED_POL+CREDIT DOCS_PRESENTED+7b DOCS_SENT+3b',
    'BALANCE_AFTER_SHIPMENT',
  ),
  order('FX_SETTLED', 'SELLER', 'BALANCE_RECEIVED+3w DEPOSIT_RECEIVED+3w'),
  order('REBATE_RECEIVED', 'SELLER', 'DEPARTED_POL+60', 'REBATE'),
  order('CLOSED', 'SELLER', 'FX_SETTLED+0 REBATE_RECEIVED+0 DELIVERED+30'),
];

/** Whether an order has a milestone once, and not each of its shipments. */
export function isOfOrder(code: MilestoneCode): boolean {
  return milestoneGraph.some((milestone) => milestone.code === code && milestone.per === 'ORDER');
}
