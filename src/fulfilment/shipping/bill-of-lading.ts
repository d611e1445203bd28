import { findIncoterm, type IncotermEdition, type IncotermRule } from '../../trade/incoterm.ts';

/** What the carrier gives out for the goods. */
export const transportDocumentKinds = [
  'ORIGINAL_BILL',
  'TELEX_RELEASE',
  'SEA_WAYBILL',
  'AIR_WAYBILL',
  'RAIL_NOTE',
  'ROAD_NOTE',
] as const;
export type TransportDocumentKind = (typeof transportDocumentKinds)[number];

/** Who pays the freight that the document speaks of. */
export const freightTerms = ['PREPAID', 'COLLECT'] as const;
export type FreightTerm = (typeof freightTerms)[number];

/** Whoever books the main carriage pays for it: the seller under C and D rules, the buyer under E and F rules. */
export function freightTermOf(rule: IncotermRule, edition: IncotermEdition): FreightTerm {
  return findIncoterm(rule, edition)?.bookedBy === 'SELLER' ? 'PREPAID' : 'COLLECT';
}

export const documentFindingKinds = [
  'FREIGHT_TERM_DIFFERS',
  'NO_ORIGINAL',
  'ORIGINALS_WITHOUT_BILL',
] as const;
export type DocumentFindingKind = (typeof documentFindingKinds)[number];

/** A transport document, as far as it is judged. */
export interface IssuedDocument {
  readonly kind: TransportDocumentKind;
  readonly originals: number;
  readonly freightTerm: FreightTerm;
}

/** What speaks against a document: freight that the rule puts on the other side, a document of title without originals. */
export function findDocumentFindings(
  { kind, originals, freightTerm }: IssuedDocument,
  terms: { readonly rule: IncotermRule; readonly edition: IncotermEdition },
): DocumentFindingKind[] {
  const hasOriginals = kind === 'ORIGINAL_BILL';
  const differs = freightTerm !== freightTermOf(terms.rule, terms.edition);
  return [
    ...(differs ? (['FREIGHT_TERM_DIFFERS'] as const) : []),
    ...(hasOriginals && originals === 0 ? (['NO_ORIGINAL'] as const) : []),
    // Goods that are released by telex were given up at origin; a waybill is no document of title.
    ...(!hasOriginals && originals > 0 && kind !== 'AIR_WAYBILL'
      ? (['ORIGINALS_WITHOUT_BILL'] as const)
      : []),
  ];
}

/** Whether a number is one of an air waybill: eight digits behind those of the airline, the last the seven before it modulo 7. */
export function isAirWaybillNumber(text: string): boolean {
  const [, serial, check] = /^\d{3}-?(\d{7})(\d)$/.exec(text) ?? [];
  return serial !== undefined && Number(serial) % 7 === Number(check);
}
