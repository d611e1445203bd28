import type { DealStage } from '../../src/deals/deal-stage.ts';
import type { MilestoneCode } from '../../src/fulfilment/timeline/milestone-code.ts';

/** The stage by which a demo order has passed a milestone, and how many days before or after it came there. */
const passedBy: readonly (readonly [stage: DealStage, days: number, codes: readonly MilestoneCode[]])[] = [
  ['CONTRACTED', 0, ['ORDER_CONFIRMED']],
  ['FUNDED', 0, ['DEPOSIT_RECEIVED', 'LC_RECEIVED_OK']],
  ['IN_PRODUCTION', -2, ['PP_SAMPLE_SENT']],
  ['IN_PRODUCTION', -1, ['PP_SAMPLE_APPROVED', 'MATERIAL_READY']],
  ['IN_PRODUCTION', 0, ['QC_PREPRODUCTION', 'PRODUCTION_START']],
  ['READY', -3, ['QC_DUPRO', 'BOOKING_REQUESTED']],
  ['READY', -2, ['PRODUCTION_FINISH', 'BOOKING_CONFIRMED']],
  ['READY', -1, ['QC_FINAL']],
  ['READY', 0, ['CARGO_READY']],
  ['SHIPPED', -3, ['EMPTY_PICKED_UP', 'BALANCE_RECEIVED']],
  ['SHIPPED', -2, ['QC_LOADING', 'STUFFED', 'SI_SUBMITTED', 'VGM_SUBMITTED', 'EXPORT_DECLARED']],
  ['SHIPPED', -1, ['EXPORT_RELEASED', 'GATED_IN_POL', 'HANDED_OVER', 'BL_DRAFT_CONFIRMED']],
  ['SHIPPED', 0, ['LOADED_ON_BOARD', 'DEPARTED_POL']],
  ['DOCS_PRESENTED', -1, ['SHIPPING_ADVICE_SENT', 'BL_ISSUED']],
  ['DOCS_PRESENTED', 0, ['DOCS_PRESENTED', 'DOCS_SENT']],
  ['SETTLED', -2, ['ARRIVAL_NOTICE', 'ARRIVED_POD', 'DISCHARGED', 'BL_SURRENDERED']],
  ['SETTLED', -1, ['IMPORT_CLEARED', 'GATED_OUT_POD', 'DELIVERED']],
  ['SETTLED', 0, ['BALANCE_RECEIVED', 'FX_SETTLED', 'EMPTY_RETURNED']],
  ['CLOSED', 0, ['REBATE_RECEIVED', 'CLOSED']],
  ['CLAIM', -2, ['SHIPPING_ADVICE_SENT', 'BL_ISSUED', 'DOCS_PRESENTED', 'DOCS_SENT', 'ARRIVAL_NOTICE']],
  ['CLAIM', -2, ['ARRIVED_POD', 'DISCHARGED', 'BL_SURRENDERED']],
  ['CLAIM', -1, ['IMPORT_CLEARED', 'GATED_OUT_POD', 'DELIVERED', 'EMPTY_RETURNED']],
];

/** What a demo order waits for before its balance, where that is due after shipment. */
const dueLater: readonly DealStage[] = ['SHIPPED'];

/** The stage and the days from it at which a demo order passed a milestone; null where it has not. */
export function passingOf(
  code: MilestoneCode,
  stages: readonly DealStage[],
  isPaidBeforeShipment: boolean,
): { readonly stage: DealStage; readonly days: number } | null {
  const found = passedBy.find(
    ([stage, , codes]) =>
      codes.includes(code) &&
      stages.includes(stage) &&
      !(code === 'BALANCE_RECEIVED' && dueLater.includes(stage) && !isPaidBeforeShipment),
  );
  return found ? { stage: found[0], days: found[1] } : null;
}
