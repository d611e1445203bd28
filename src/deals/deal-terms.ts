import { checkDeliveryTerms, type TermsFinding } from '../trade/delivery-terms.ts';
import { type Fault, refuse } from '../trade/fault.ts';
import {
  findIncoterm,
  type IncotermEdition,
  type IncotermRule,
  type TransportMode,
} from '../trade/incoterm.ts';
import type { LocodeFunction } from '../trade/locode.ts';

/** What of a deal its delivery terms are judged by. */
export interface DealTerms {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly mode: TransportMode;
  readonly namedPlace: string;
  readonly containerised: boolean;
  readonly destinationCountry: string;
  readonly importerOfRecord: string | null;
  readonly paidByLetterOfCredit: boolean;
  readonly place: { readonly country: string; readonly functions: readonly number[] } | null;
  readonly company: { readonly country: string } | null;
}

/** Every check of a deal's delivery terms that finds something, the worst first. */
export function findingsOfDeal(deal: DealTerms): TermsFinding[] {
  const { rule, edition, mode, namedPlace, containerised, paidByLetterOfCredit } = deal;
  return checkDeliveryTerms({
    ...{ rule, edition, mode, namedPlace, containerised, paidByLetterOfCredit },
    // Where no code was given the place is not known, which is no fault.
    place: deal.place
      ? { country: deal.place.country, functions: deal.place.functions as readonly LocodeFunction[] }
      : undefined,
    sellerCountry: deal.company?.country,
    buyerCountry: deal.destinationCountry,
    importerOfRecord: deal.importerOfRecord ?? undefined,
  });
}

/** What makes delivery terms meaningless, so that not even an inquiry can be kept with them. All else is a finding. */
function findTermsFaults(
  terms: { readonly rule: IncotermRule; readonly edition: IncotermEdition },
  path: readonly string[],
): Fault[] {
  // Incoterms 2020 replaced DAT by DPU: each exists in one edition alone.
  if (findIncoterm(terms.rule, terms.edition)) return [];
  return [{ code: 'UNKNOWN_VALUE', path: [...path, 'rule'], facts: { value: terms.rule } }];
}

/** Delivery terms as they are given. */
export interface GivenTerms {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly namedPlace: string;
  readonly locode?: string | null | undefined;
  readonly mode: TransportMode;
  readonly containerised: boolean;
  readonly importerOfRecord?: string | null | undefined;
}

/** Delivery terms as they are kept; refused where they mean nothing. */
export function termsColumns(terms: GivenTerms) {
  const faults = findTermsFaults(terms, ['input', 'terms']);
  refuse(faults);
  const { rule, edition, namedPlace, mode, containerised } = terms;
  return {
    ...{ rule, edition, namedPlace, mode, containerised },
    locode: terms.locode ?? null,
    importerOfRecord: terms.importerOfRecord ?? null,
  };
}
