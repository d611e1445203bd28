import { Refusal } from './fault.ts';

export const incotermRules = [
  'EXW',
  'FCA',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
  'DAT',
] as const;
export type IncotermRule = (typeof incotermRules)[number];

export const incotermEditions = ['INCOTERMS_2010', 'INCOTERMS_2020'] as const;
export type IncotermEdition = (typeof incotermEditions)[number];

export const transportModes = [
  'SEA',
  'INLAND_WATER',
  'AIR',
  'ROAD',
  'RAIL',
  'COURIER',
  'MULTIMODAL',
] as const;
export type TransportMode = (typeof transportModes)[number];

/** The steps that goods go through from the seller's premises to the buyer's, in the order in which they travel. */
export const journeySteps = [
  'EXPORT_PACKING',
  'LOADING',
  'PRE_CARRIAGE',
  'EXPORT_CLEARANCE',
  'ORIGIN_TERMINAL',
  'MAIN_CARRIAGE',
  'INSURANCE',
  'DESTINATION_TERMINAL',
  'ON_CARRIAGE',
  'UNLOADING',
  'IMPORT_CLEARANCE',
  'IMPORT_DUTY',
  'IMPORT_TAX',
] as const;
export type JourneyStep = (typeof journeySteps)[number];

/** Everything that a price is made of: the steps of the journey, and what the seller reckons with under every rule. */
export const costSteps = [
  ...journeySteps,
  'COMMISSION',
  'BANK_CHARGES',
  'FINANCING',
  'PROFIT',
  'GOODS',
  'REBATE',
  'OTHER',
] as const;
export type CostStep = (typeof costSteps)[number];

export const parties = ['SELLER', 'BUYER', 'NOBODY'] as const;
export type Party = (typeof parties)[number];

/** Where FCA hands over: loaded at the seller's premises, or at another place, on the seller's vehicle. */
export const fcaPlaces = ['SELLERS_PREMISES', 'OTHER_PLACE'] as const;
export type FcaPlace = (typeof fcaPlaces)[number];

/** What the place beside the rule means. */
export const namedPlaceKinds = [
  'PLACE_OF_DELIVERY',
  'PLACE_OF_DESTINATION',
  'TERMINAL_OF_DESTINATION',
  'PORT_OF_SHIPMENT',
  'PORT_OF_DESTINATION',
] as const;
export type NamedPlaceKind = (typeof namedPlaceKinds)[number];

/** A remark on who pays a step; each has a text in every language. */
export const obligationNotes = [
  'AS_CARRIAGE_CONTRACT',
  'UNLESS_CARRIAGE_CONTRACT',
  'SELLERS_OWN_RISK',
  'SELLER_TO_ALONGSIDE',
  'BEYOND_TERMINAL',
] as const;
export type ObligationNote = (typeof obligationNotes)[number];

/** Who pays one step. `conditional` where the contract of carriage decides, so that it is not the seller's by itself. */
export interface Obligation {
  readonly step: JourneyStep;
  readonly party: Party;
  readonly conditional: boolean;
  readonly note?: ObligationNote;
}

/** The cover that the seller has to buy for the buyer: clauses, and the insured amount as a share of the price. */
export interface InsuranceDuty {
  readonly clauses: 'ICC (A)' | 'ICC (C)';
  readonly insuredFraction: '1.10';
}

/** One rule of one edition as data. */
export interface Incoterm {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  /** Told apart for FCA alone, whose risk and costs depend on it. */
  readonly fcaPlace: FcaPlace;
  readonly modes: readonly TransportMode[];
  readonly namedPlaceIs: NamedPlaceKind;
  readonly obligations: readonly Obligation[];
  /** Who contracts for the main carriage. Buyer: the named place is at the origin; seller: at the destination. */
  readonly bookedBy: Party;
  readonly insurance: InsuranceDuty | null;
  /** The rule that fits goods which are handed over at a terminal, for the rules that end at a ship's side. */
  readonly containerCounterpart: IncotermRule | null;
}

/** The rule in an edition, or undefined where that edition does not have it (DAT 2020, DPU 2010). */
export function findIncoterm(
  rule: IncotermRule,
  edition: IncotermEdition,
  fcaPlace: FcaPlace = 'SELLERS_PREMISES',
): Incoterm | undefined {
  return incoterms.get(`${rule} ${edition} ${fcaPlace}`);
}

/** The rule in an edition; refuses one that the edition does not have, with the one that took its place. */
export function requireIncoterm(rule: IncotermRule, edition: IncotermEdition, fcaPlace?: FcaPlace): Incoterm {
  const incoterm = findIncoterm(rule, edition, fcaPlace);
  if (incoterm) return incoterm;
  const hint = suggestIncoterm(rule, edition);
  throw new Refusal([
    { code: 'UNKNOWN_VALUE', path: ['rule'], facts: { value: rule, ...(hint && { hint }) } },
  ]);
}

/** The rules of an edition in the order in which a price grows with them. */
export function rulesOf(edition: IncotermEdition): IncotermRule[] {
  return (Object.keys(rows) as IncotermRule[]).filter((rule) => rows[rule].editions.includes(edition));
}

/** Whether the rule names a place at the destination, to which the seller books; else one at the origin. */
export function isNamedAtDestination(rule: IncotermRule): boolean {
  return rows[rule].bookedBy === 'SELLER';
}

/** Whether the rule can be used when the main carriage goes by this mode. */
export function fitsMode(rule: IncotermRule, mode: TransportMode): boolean {
  return !rows[rule].vessel || vesselModes.includes(mode);
}

/** The rule of an edition that a code, perhaps an older one, stands for: `DDU` and `DAF` are DAP, `C&F` is CFR. */
export function suggestIncoterm(code: string, edition: IncotermEdition): IncotermRule | undefined {
  return legacyCodes[edition][code.trim().toUpperCase()];
}

const vesselModes: readonly TransportMode[] = ['SEA', 'INLAND_WATER'];
const bothEditions = incotermEditions;

interface Row {
  readonly editions: readonly IncotermEdition[];
  readonly vessel?: true;
  readonly place: NamedPlaceKind;
  readonly bookedBy: Party;
  readonly clauses?: Readonly<Record<IncotermEdition, InsuranceDuty['clauses']>>;
  readonly counterpart?: IncotermRule;
  /** One cell for each of `journeySteps`. */
  readonly cells: string;
}

// Incoterms® 2010 and 2020, articles A2/B2 to A9/B9 of each rule. Columns: packing, loading, pre-carriage, export
// clearance, origin terminal, main carriage, insurance, destination terminal, on-carriage, unloading, import
// clearance, duty, tax. S seller, B buyer, - nobody; S* and B* as the contract of carriage says, else the buyer;
// -r the seller's own risk; Ba the seller to the ship's side, loading the buyer; Bt the buyer beyond the terminal.
const rows: Readonly<Record<IncotermRule, Row>> = {
  EXW: {
    editions: bothEditions,
    place: 'PLACE_OF_DELIVERY',
    bookedBy: 'BUYER',
    cells: 'S B B B B B - B B B B B B',
  },
  FCA: {
    editions: bothEditions,
    place: 'PLACE_OF_DELIVERY',
    bookedBy: 'BUYER',
    cells: 'S S B S B B - B B B B B B',
  },
  FAS: {
    editions: bothEditions,
    vessel: true,
    place: 'PORT_OF_SHIPMENT',
    bookedBy: 'BUYER',
    counterpart: 'FCA',
    cells: 'S S S S Ba B - B B B B B B',
  },
  FOB: {
    editions: bothEditions,
    vessel: true,
    place: 'PORT_OF_SHIPMENT',
    bookedBy: 'BUYER',
    counterpart: 'FCA',
    cells: 'S S S S S B - B B B B B B',
  },
  CFR: {
    editions: bothEditions,
    vessel: true,
    place: 'PORT_OF_DESTINATION',
    bookedBy: 'SELLER',
    counterpart: 'CPT',
    cells: 'S S S S S S - S* B B* B B B',
  },
  CIF: {
    editions: bothEditions,
    vessel: true,
    place: 'PORT_OF_DESTINATION',
    bookedBy: 'SELLER',
    // Incoterms 2020 CIF A5: cover as Institute Cargo Clauses (C), 110 % of the price at least.
    clauses: { INCOTERMS_2010: 'ICC (C)', INCOTERMS_2020: 'ICC (C)' },
    counterpart: 'CIP',
    cells: 'S S S S S S S S* B B* B B B',
  },
  CPT: {
    editions: bothEditions,
    place: 'PLACE_OF_DESTINATION',
    bookedBy: 'SELLER',
    cells: 'S S S S S S - S* S* B* B B B',
  },
  CIP: {
    editions: bothEditions,
    place: 'PLACE_OF_DESTINATION',
    bookedBy: 'SELLER',
    // Incoterms 2020 CIP A5 raised the cover to Institute Cargo Clauses (A); 2010 asked for (C).
    clauses: { INCOTERMS_2010: 'ICC (C)', INCOTERMS_2020: 'ICC (A)' },
    cells: 'S S S S S S S S* S* B* B B B',
  },
  DAP: {
    editions: bothEditions,
    place: 'PLACE_OF_DESTINATION',
    bookedBy: 'SELLER',
    cells: 'S S S S S S -r S S B B B B',
  },
  DAT: {
    editions: ['INCOTERMS_2010'],
    place: 'TERMINAL_OF_DESTINATION',
    bookedBy: 'SELLER',
    cells: 'S S S S S S -r S Bt S B B B',
  },
  DPU: {
    editions: ['INCOTERMS_2020'],
    place: 'PLACE_OF_DESTINATION',
    bookedBy: 'SELLER',
    cells: 'S S S S S S -r S S S B B B',
  },
  DDP: {
    editions: bothEditions,
    place: 'PLACE_OF_DESTINATION',
    bookedBy: 'SELLER',
    cells: 'S S S S S S -r S S B S S S',
  },
};
const fcaElsewhere = 'S S S S B B - B B B B B B';

const cellMeanings: Readonly<Record<string, Omit<Obligation, 'step'>>> = {
  S: { party: 'SELLER', conditional: false },
  B: { party: 'BUYER', conditional: false },
  '-': { party: 'NOBODY', conditional: false },
  'S*': { party: 'SELLER', conditional: true, note: 'AS_CARRIAGE_CONTRACT' },
  'B*': { party: 'BUYER', conditional: true, note: 'UNLESS_CARRIAGE_CONTRACT' },
  '-r': { party: 'NOBODY', conditional: false, note: 'SELLERS_OWN_RISK' },
  Ba: { party: 'BUYER', conditional: false, note: 'SELLER_TO_ALONGSIDE' },
  Bt: { party: 'BUYER', conditional: false, note: 'BEYOND_TERMINAL' },
};

function readCells(cells: string): Obligation[] {
  const marks = cells.split(' ');
  return journeySteps.map((step, index) => {
    const meaning = cellMeanings[marks[index] ?? ''];
    if (!meaning) throw new RangeError(`No meaning for the cell of ${step} in "${cells}"`);
    return { step, ...meaning };
  });
}

const legacyOfBoth = { DDU: 'DAP', DAF: 'DAP', DES: 'DAP', 'C&F': 'CFR', CNF: 'CFR', 'C+F': 'CFR' } as const;
const legacyCodes: Readonly<Record<IncotermEdition, Readonly<Record<string, IncotermRule>>>> = {
  INCOTERMS_2010: { ...legacyOfBoth, DEQ: 'DAT', DPU: 'DAT' },
  INCOTERMS_2020: { ...legacyOfBoth, DEQ: 'DPU', DAT: 'DPU' },
};

const incoterms: ReadonlyMap<string, Incoterm> = new Map(
  incotermRules.flatMap((rule) =>
    rows[rule].editions.flatMap((edition) =>
      fcaPlaces.map((fcaPlace): [string, Incoterm] => [
        `${rule} ${edition} ${fcaPlace}`,
        readRow(rule, edition, fcaPlace),
      ]),
    ),
  ),
);

function readRow(rule: IncotermRule, edition: IncotermEdition, fcaPlace: FcaPlace): Incoterm {
  const row = rows[rule];
  return {
    rule,
    edition,
    fcaPlace,
    modes: row.vessel ? vesselModes : transportModes,
    namedPlaceIs: row.place,
    obligations: readCells(rule === 'FCA' && fcaPlace === 'OTHER_PLACE' ? fcaElsewhere : row.cells),
    bookedBy: row.bookedBy,
    insurance: row.clauses ? { clauses: row.clauses[edition], insuredFraction: '1.10' } : null,
    containerCounterpart: row.counterpart ?? null,
  };
}
