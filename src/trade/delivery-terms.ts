import { namesOnlyACountry, parseCountry, suggestCountry } from './country.ts';
import { type Fault, refuse } from './fault.ts';
import { type Finding, type Severity, worstFirst } from './finding.ts';
import {
  type CostStep,
  type FcaPlace,
  findIncoterm,
  fitsMode,
  type Incoterm,
  type IncotermEdition,
  type IncotermRule,
  type Party,
  suggestIncoterm,
  type TransportMode,
} from './incoterm.ts';
import { readClauses } from './insurance-clauses.ts';
import type { LocodeFunction } from './locode.ts';

export const termsFindingIds = [
  'INC-01',
  'INC-02',
  'INC-03',
  'INC-04',
  'INC-05',
  'INC-06',
  'INC-07',
  'INC-08',
  'INC-09',
  'INC-10',
  'INC-11',
  'INC-12',
  'INC-13',
  'INC-14',
  'INC-15',
] as const;
export type TermsFindingId = (typeof termsFindingIds)[number];

export interface TermsFinding extends Finding<TermsFindingId> {
  readonly suggestion?: IncotermRule;
}

/** What the checks of delivery terms look at. What is left out is not known, and what needs it is not checked. */
export interface DeliveryTerms {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly mode: TransportMode;
  /** Null where none was written; undefined where it is not settled yet, as on a price ladder. */
  readonly namedPlace?: string | null | undefined;
  /** What the directory knows of the given UN/LOCODE: null where it knows none, undefined where none was given. */
  readonly place?:
    | { readonly country: string; readonly functions: readonly LocodeFunction[] }
    | null
    | undefined;
  readonly fcaPlace?: FcaPlace | undefined;
  readonly containerised?: boolean | undefined;
  readonly sellerCountry?: string | undefined;
  readonly buyerCountry?: string | undefined;
  /** Steps that the cost sheet holds, where there is one. */
  readonly costedSteps?: readonly CostStep[] | undefined;
  readonly insuranceClauses?: string | undefined;
  readonly importerOfRecord?: string | undefined;
  /** The contract says "DDP, VAT unpaid": import tax is the buyer's. */
  readonly ddpVatExcluded?: boolean | undefined;
  readonly paidByLetterOfCredit?: boolean | undefined;
  readonly paidByCollection?: boolean | undefined;
  /** FCA: the buyer instructs its carrier to give the seller an on-board bill of lading (Incoterms 2020 FCA A6/B6). */
  readonly onBoardBillAgreed?: boolean | undefined;
  /** Who books the main carriage in fact, where it is not the party that the rule names. */
  readonly bookingArrangedBy?: Party | undefined;
  /** DPU: the seller has said that it can unload at the place. */
  readonly sellerCanUnload?: boolean | undefined;
  /** Rules on which the prices of single lines are based. */
  readonly lineRules?: readonly IncotermRule[] | undefined;
}

/** Every check of delivery terms that finds something, the worst first. */
export function checkDeliveryTerms(
  terms: DeliveryTerms,
  path: readonly string[] = ['input'],
): TermsFinding[] {
  const faults = findFaults(terms, path);
  refuse(faults);
  const incoterm = findIncoterm(terms.rule, terms.edition, terms.fcaPlace) ?? twinOf(terms);
  return worstFirst(checks.flatMap((check) => check(terms, incoterm) ?? []));
}

/** Steps of which a seller who quotes EXW should not have costs (INC-07). */
const stepsBeyondExw: readonly CostStep[] = ['LOADING', 'PRE_CARRIAGE', 'EXPORT_CLEARANCE'];
const modesWithBillOfLading: readonly TransportMode[] = ['SEA', 'INLAND_WATER', 'MULTIMODAL'];

type Check = (terms: DeliveryTerms, incoterm: Incoterm) => TermsFinding | undefined;

const checks: readonly Check[] = [
  (terms) => {
    if (terms.namedPlace === undefined) return undefined;
    const place = terms.namedPlace?.trim() ?? '';
    if (place === '') return finding('INC-01', 'REJECT', { place: 'NONE' });
    if (terms.place || !namesOnlyACountry(place)) return undefined;
    return finding('INC-01', 'REJECT', { place });
  },
  (terms, incoterm) => {
    if (fitsMode(terms.rule, terms.mode)) return undefined;
    return finding('INC-02', 'REJECT', { rule: terms.rule, mode: terms.mode }, incoterm.containerCounterpart);
  },
  (terms, incoterm) => {
    const counterpart = incoterm.containerCounterpart;
    if (!terms.containerised || !counterpart || !fitsMode(terms.rule, terms.mode)) return undefined;
    return finding('INC-03', 'WARN', { rule: terms.rule, counterpart }, counterpart);
  },
  (terms, incoterm) => {
    if (!terms.place || !incoterm.namedPlaceIs.startsWith('PORT_OF_')) return undefined;
    const { country, functions } = terms.place;
    const isPort = functions.includes(1) || (terms.mode === 'INLAND_WATER' && functions.includes(8));
    const place = terms.namedPlace ?? '';
    if (!isPort) return finding('INC-04', 'REJECT', { rule: terms.rule, place, reason: 'NO_PORT' });
    const isElsewhere = terms.sellerCountry !== undefined && country !== countryOf(terms.sellerCountry);
    if (incoterm.namedPlaceIs !== 'PORT_OF_SHIPMENT' || !isElsewhere) return undefined;
    return finding('INC-04', 'REJECT', { rule: terms.rule, place, reason: 'NOT_AT_ORIGIN' });
  },
  (terms, incoterm) => {
    const [seller, buyer] = [countryOf(terms.sellerCountry), countryOf(terms.buyerCountry)];
    if (!terms.place || seller === buyer) return undefined;
    const { country } = terms.place;
    const side = incoterm.bookedBy === 'BUYER' ? 'ORIGIN' : 'DESTINATION';
    if (country !== (side === 'ORIGIN' ? buyer : seller)) return undefined;
    return finding('INC-05', 'WARN', { rule: terms.rule, place: terms.namedPlace ?? '', country, side });
  },
  (terms) => {
    const [seller, buyer] = [countryOf(terms.sellerCountry), countryOf(terms.buyerCountry)];
    if (terms.rule !== 'EXW' || !seller || !buyer || seller === buyer) return undefined;
    return finding('INC-06', 'WARN', {}, 'FCA');
  },
  (terms) => {
    const steps = stepsBeyondExw.filter((step) => terms.costedSteps?.includes(step));
    if (terms.rule !== 'EXW' || steps.length === 0) return undefined;
    return finding('INC-07', 'WARN', { steps: steps.join(',') }, 'FCA');
  },
  (terms) => {
    if (terms.rule !== 'DDP') return undefined;
    const isSolved = (terms.importerOfRecord ?? '').trim() !== '' || terms.ddpVatExcluded === true;
    return finding('INC-08', isSolved ? 'WARN' : 'REJECT', { solved: isSolved ? 'yes' : 'no' }, 'DAP');
  },
  (terms, incoterm) => {
    if (!terms.costedSteps) return undefined;
    const isCosted = terms.costedSteps.includes('INSURANCE');
    if (incoterm.insurance && !isCosted) {
      return finding('INC-09', 'WARN', { rule: terms.rule, insurance: 'MISSING' });
    }
    if (!['CFR', 'CPT', 'FOB'].includes(terms.rule) || !isCosted) return undefined;
    return finding('INC-09', 'WARN', { rule: terms.rule, insurance: 'UNASKED' });
  },
  (terms, incoterm) => {
    const clauses = terms.insuranceClauses === undefined ? null : readClauses(terms.insuranceClauses);
    if (incoterm.insurance?.clauses !== 'ICC (A)' || !clauses || clauses === 'A') return undefined;
    return finding('INC-10', 'WARN', { clauses: `ICC (${clauses})` });
  },
  (terms) => {
    if (terms.rule !== 'FCA' || !terms.paidByLetterOfCredit || terms.onBoardBillAgreed) return undefined;
    return modesWithBillOfLading.includes(terms.mode) ? finding('INC-11', 'WARN', {}) : undefined;
  },
  (terms) => {
    if (terms.rule !== 'DPU' || terms.sellerCanUnload) return undefined;
    return terms.costedSteps?.includes('UNLOADING') ? undefined : finding('INC-12', 'WARN', {});
  },
  (terms, incoterm) => {
    const needsBill = terms.paidByLetterOfCredit || terms.paidByCollection;
    const isRule = terms.rule === 'EXW' || (terms.rule === 'FCA' && !terms.onBoardBillAgreed);
    const bookedBy = terms.bookingArrangedBy ?? incoterm.bookedBy;
    if (!needsBill || !isRule || bookedBy !== 'BUYER') return undefined;
    return modesWithBillOfLading.includes(terms.mode)
      ? finding('INC-13', 'WARN', { rule: terms.rule })
      : undefined;
  },
  (terms) => {
    if (findIncoterm(terms.rule, terms.edition)) return undefined;
    const suggestion = suggestIncoterm(terms.rule, terms.edition) ?? null;
    return finding('INC-14', 'REJECT', { rule: terms.rule, edition: terms.edition }, suggestion);
  },
  (terms) => {
    const others = [...new Set(terms.lineRules ?? [])].filter((rule) => rule !== terms.rule);
    if (others.length === 0) return undefined;
    return finding('INC-15', 'WARN', { rule: terms.rule, others: others.join(', ') });
  },
];

function finding(
  id: TermsFindingId,
  severity: Severity,
  facts: TermsFinding['facts'],
  suggestion: IncotermRule | null = null,
): TermsFinding {
  return { id, severity, facts, ...(suggestion && { suggestion }) };
}

function findFaults(terms: DeliveryTerms, path: readonly string[]): Fault[] {
  const unknownCountry = (field: 'sellerCountry' | 'buyerCountry'): Fault[] => {
    const value = terms[field];
    if (value === undefined || parseCountry(value)) return [];
    const hint = suggestCountry(value);
    return [{ code: 'UNKNOWN_VALUE', path: [...path, field], facts: { value, ...(hint && { hint }) } }];
  };
  const unknownPlace: Fault[] =
    terms.place === null ? [{ code: 'UNKNOWN_VALUE', path: [...path, 'locode'], facts: { value: '' } }] : [];
  return [...unknownPlace, ...unknownCountry('sellerCountry'), ...unknownCountry('buyerCountry')];
}

function countryOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (parseCountry(text) ?? undefined);
}

/** The data of a rule that its edition lacks, so that the other checks still speak: DAT and DPU exist in the other one. */
function twinOf(terms: DeliveryTerms): Incoterm {
  const other = terms.edition === 'INCOTERMS_2020' ? 'INCOTERMS_2010' : 'INCOTERMS_2020';
  const twin = findIncoterm(terms.rule, other, terms.fcaPlace);
  if (!twin) throw new RangeError(`No edition has the rule ${terms.rule}`);
  return twin;
}
