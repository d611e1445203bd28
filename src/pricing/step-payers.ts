import {
  type CostStep,
  type Incoterm,
  type JourneyStep,
  journeySteps,
  type Party,
} from '../trade/incoterm.ts';

/** A step that the parties have given to one of them, whatever the rule says. */
export interface PayerOverride {
  readonly step: JourneyStep;
  readonly party: Party;
}

/**
 * Who pays each step of the journey. Read off the rule's own table of obligations; a step that hangs on the contract
 * of carriage is the buyer's until an override gives it to the seller.
 */
export function payersUnder(
  incoterm: Incoterm,
  overrides: readonly PayerOverride[],
): ReadonlyMap<CostStep, Party> {
  return new Map([
    ...incoterm.obligations.map(({ step, party, conditional }): [CostStep, Party] => [
      step,
      conditional ? 'BUYER' : party,
    ]),
    ...overrides.map(({ step, party }): [CostStep, Party] => [step, party]),
  ]);
}

/** What is no step of the journey, such as goods, profit and commission, is the seller's under every rule. */
export function payerOf(payers: ReadonlyMap<CostStep, Party>, step: CostStep): Party {
  return payers.get(step) ?? 'SELLER';
}

/** Steps from the main carriage on: what lies between the FOB value and a price that holds more. */
export const stepsBeyondFob: readonly JourneyStep[] = journeySteps.slice(
  journeySteps.indexOf('MAIN_CARRIAGE'),
);

/** Steps after the border of the importing country. */
export const stepsAfterBorder: readonly JourneyStep[] = [
  'DESTINATION_TERMINAL',
  'ON_CARRIAGE',
  'UNLOADING',
  'IMPORT_CLEARANCE',
];

/** Steps from the FOB point to the border. */
export const stepsToBorder: readonly JourneyStep[] = ['MAIN_CARRIAGE', 'INSURANCE'];

/** The order in which a price is built up and its components are shown. */
export const buildUpOrder: readonly CostStep[] = [
  'GOODS',
  'REBATE',
  ...journeySteps,
  'OTHER',
  'FINANCING',
  'BANK_CHARGES',
  'COMMISSION',
  'PROFIT',
];
