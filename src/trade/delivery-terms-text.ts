import type { IncotermEdition, IncotermRule } from './incoterm.ts';

/** Delivery terms as a contract names them: `CIP Hamburg (DEHAM) Incoterms® 2020`. Never the code alone. */
export function writeDeliveryTerms(terms: {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly namedPlace: string;
  readonly locode?: string | null | undefined;
}): string {
  const place = terms.locode ? `${terms.namedPlace} (${terms.locode})` : terms.namedPlace;
  return `${terms.rule} ${place} Incoterms® ${terms.edition.slice('INCOTERMS_'.length)}`;
}
