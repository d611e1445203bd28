import type { IncotermRule } from '../../trade/incoterm.ts';
import type { MilestoneCode } from './milestone-code.ts';

/**
 * The milestone at which the seller has delivered, by which being on time is judged: hand-over under EXW, FCA, CPT and
 * CIP, on board under the rules for ships, at the destination under the D rules (Incoterms® 2020, A2 of each rule).
 */
export const deliveryPoint: Readonly<Record<IncotermRule, MilestoneCode>> = {
  EXW: 'HANDED_OVER',
  FCA: 'HANDED_OVER',
  CPT: 'HANDED_OVER',
  CIP: 'HANDED_OVER',
  // Alongside the ship: what is known of it is that it was loaded.
  FAS: 'LOADED_ON_BOARD',
  FOB: 'LOADED_ON_BOARD',
  CFR: 'LOADED_ON_BOARD',
  CIF: 'LOADED_ON_BOARD',
  DAP: 'DELIVERED',
  DPU: 'DELIVERED',
  DDP: 'DELIVERED',
  DAT: 'DELIVERED',
};
