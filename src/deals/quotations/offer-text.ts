import { writeDeliveryTerms } from '../../trade/delivery-terms-text.ts';
import { type IncotermEdition, type IncotermRule, requireIncoterm } from '../../trade/incoterm.ts';
import type { PaymentMethod } from '../../trade/payment-method.ts';

/** A party as a paper names it. */
export interface NamedParty {
  readonly name: string;
  readonly address?: string | null | undefined;
  readonly city?: string | null | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly taxNumber?: string | null | undefined;
}

/** Who offers to whom. */
export interface OfferParties {
  readonly seller: NamedParty;
  readonly buyer: NamedParty;
  /** The person whom it is for. */
  readonly attention: string | null;
  /** In which the seller’s papers are dated (IANA). */
  readonly timeZone: string;
}

/** What both sides read of a revision: its goods and its terms. */
export interface OfferTerms {
  readonly currency: string;
  readonly total: string;
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly namedPlace: string;
  readonly locode: string | null;
  readonly paymentMethod: PaymentMethod;
  readonly depositRate: string;
  readonly creditDays: number;
  readonly leadTimeDays: number;
  readonly warrantyMonths: number;
  readonly notes: string | null;
  readonly lines: readonly OfferLine[];
}

export interface OfferLine {
  readonly sequence: number;
  readonly description: string;
  readonly quantity: string;
  /** UNECE Recommendation 20. */
  readonly unit: string;
  readonly unitPrice: string;
  readonly amount: string;
  readonly hsCode: string;
  readonly originCountry: string;
}

/** How a language writes: its sentences, its numbers, the names of countries. */
export interface Language {
  readonly translate: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** A decimal with the marks of the language, every digit kept. */
  readonly number: (decimal: string) => string;
  readonly country: (code: string) => string;
}

/** A party in one line. */
export function partyText(party: NamedParty, { translate, country }: Language): string {
  const { name, address, city, taxNumber } = party;
  const taxed = taxNumber ? translate('paper.taxNumber', { number: taxNumber }) : null;
  const place = city && !address?.includes(city) ? city : null;
  return [name, address, place, country(party.country), taxed].filter(Boolean).join(', ');
}

/** The goods and the terms on which they are sold, line by line. */
export function termLines(terms: OfferTerms, language: Language): string[] {
  const { translate, number } = language;
  const { currency, leadTimeDays, warrantyMonths } = terms;
  return [
    translate('paper.goods'),
    ...terms.lines.map((line) => goodsText(line, currency, language)),
    `${translate('paper.total')}: ${currency} ${number(terms.total)}`,
    `${translate('paper.delivery')}: ${writeDeliveryTerms(terms)}`,
    ...insuranceText(terms, language),
    `${translate('paper.readiness')}: ${translate('paper.days', { days: leadTimeDays })}`,
    `${translate('paper.payment')}: ${paymentText(terms, language)}`,
    `${translate('paper.warranty')}: ${translate('paper.months', { months: warrantyMonths })}`,
    ...(terms.notes ? [`${translate('paper.notes')}: ${indented(terms.notes)}`] : []),
  ];
}

/** What was typed in several lines, so that none of them passes for a term of its own. */
function indented(text: string): string {
  return text.replaceAll(/\r?\n|\r/g, '\n  ');
}

function goodsText(line: OfferLine, currency: string, { translate, number, country }: Language): string {
  const { sequence, description, quantity, unit, unitPrice, amount, hsCode, originCountry } = line;
  const units = translate(`units.${unit}`, { n: Number(quantity) });
  const price = `${number(quantity)} ${units} × ${currency} ${number(unitPrice)} = ${currency} ${number(amount)}`;
  const customs = translate('paper.customs', { hsCode, origin: country(originCountry) });
  return `${sequence}. ${description}: ${price} (${customs})`;
}

/** The cover that the rule has the seller buy (Incoterms 2020, CIF A5 and CIP A5). */
function insuranceText({ rule, edition }: OfferTerms, { translate }: Language): string[] {
  const { insurance } = requireIncoterm(rule, edition);
  if (!insurance) return [];
  const values = { percent: percent(insurance.insuredFraction), clauses: insurance.clauses.slice(-3) };
  return [`${translate('paper.insurance')}: ${translate('paper.insured', values)}`];
}

function paymentText(
  { paymentMethod, depositRate, creditDays }: OfferTerms,
  { translate }: Language,
): string {
  const method = translate(`paymentMethods.${paymentMethod}`);
  const deposit =
    Number(depositRate) > 0 ? translate('paper.deposit', { percent: percent(depositRate) }) : '';
  const credit = creditDays > 0 ? translate('paper.credit', { days: creditDays }) : '';
  return [method, deposit, credit].filter(Boolean).join('; ');
}

/** A fraction as a percentage: 0.05 is 5. */
export function percent(fraction: string): string {
  return String(Math.round(Number(fraction) * 1e6) / 1e4);
}
