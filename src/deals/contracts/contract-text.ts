import {
  type Language,
  type NamedParty,
  type OfferTerms,
  partyText,
  percent,
  termLines,
} from '../quotations/offer-text.ts';
import type { ClauseKind } from './contract-status.ts';

/** What both sides agree on, read off the accepted revision. */
export interface ContractTerms extends OfferTerms {
  readonly number: string;
  /** Which version of the contract it is, from 1. */
  readonly contractEdition: number;
  /** Why it takes the place of the version before it; null for the first. */
  readonly amendmentReason: string | null;
  readonly quotation: string;
  readonly date: string;
  readonly seller: NamedParty;
  readonly buyer: NamedParty;
}

/** What the clauses leave to the parties. */
export interface ClauseChoices {
  /** How much more or less may be delivered, as a fraction; none where it is zero. */
  readonly toleranceRate: string;
  /** Whether the goods may travel in several shipments. */
  readonly partialShipments: boolean;
  /** Days after delivery in which the buyer may claim. */
  readonly claimDays: number;
  readonly governingLaw: string;
  readonly arbitrationInstitution: string;
  readonly arbitrationSeat: string;
  readonly inspector: string;
  /** Days after which a party that can’t perform may be released. */
  readonly forceMajeureDays: number;
}

export interface Clause {
  readonly kind: ClauseKind;
  readonly heading: string;
  readonly text: string;
}

/** The clauses of a contract in its language. */
export function writeClauses(
  kinds: readonly ClauseKind[],
  choices: ClauseChoices,
  { translate }: Pick<Language, 'translate'>,
): Clause[] {
  const values = {
    ...choices,
    partialShipments: String(choices.partialShipments),
    tolerancePercent: percent(choices.toleranceRate),
  };
  return kinds.map((kind) => ({
    kind,
    heading: translate(`contract.clauses.${kind}.heading`),
    text: translate(`contract.clauses.${kind}.text`, values),
  }));
}

/** The whole text of a contract: the same terms and clauses give the same text to the letter. */
export function writeContract(terms: ContractTerms, clauses: readonly Clause[], language: Language): string {
  const { number, contractEdition, date, quotation, amendmentReason } = terms;
  const { translate } = language;
  const version =
    contractEdition > 1 ? ` · ${translate('contract.edition', { edition: contractEdition })}` : '';
  const amends = { before: contractEdition - 1, reason: amendmentReason ?? '' };
  const body = [
    `${translate('contract.title')} ${number}${version}`,
    translate('contract.formed', { date, quotation }),
    ...(amendmentReason === null ? [] : [translate('contract.amends', amends)]),
    `${translate('contract.seller')}: ${partyText(terms.seller, language)}`,
    `${translate('contract.buyer')}: ${partyText(terms.buyer, language)}`,
    '',
    ...termLines(terms, language),
    '',
    ...clauses.flatMap(({ heading, text }, index) => [`${index + 1}. ${heading}`, text]),
    '',
    `${translate('contract.seller')}: ____________________    ${translate('contract.buyer')}: ____________________`,
  ];
  return body.join('\n');
}
