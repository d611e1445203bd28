import {
  type Language,
  type NamedParty,
  type OfferLine,
  type OfferTerms,
  partyText,
  termLines,
} from './offer-text.ts';
import type { OfferType } from './quotation-status.ts';

/** A revision as the buyer reads it. */
export interface QuotationPaper extends Omit<OfferTerms, 'total' | 'locode' | 'lines'> {
  readonly number: string;
  readonly revision: number;
  readonly offerType: OfferType;
  readonly issuedAt: string | null;
  readonly validUntil: string;
  readonly total: { readonly amount: string };
  readonly place: { readonly locode: string } | null;
  readonly lines: readonly PaperLine[];
  readonly claims: readonly { readonly text: string }[];
  readonly deal: {
    readonly company: (NamedParty & { readonly timeZone: string }) | null;
    readonly customer: NamedParty | null;
    readonly contact: { readonly name: string } | null;
  } | null;
}

interface PaperLine extends Omit<OfferLine, 'unit' | 'unitPrice' | 'amount' | 'hsCode' | 'originCountry'> {
  readonly unit: { readonly code: string } | null;
  readonly unitPrice: { readonly amount: string };
  readonly amount: { readonly amount: string };
  readonly product: { readonly hsCode: string; readonly originCountry: string } | null;
}

/** The same in words of the API. */
export const quotationPaperSelection = `{
  number revision offerType issuedAt validUntil language currency total { amount currency }
  rule edition namedPlace place { locode } paymentMethod depositRate creditDays leadTimeDays warrantyMonths notes
  lines {
    sequence description quantity unit { code } unitPrice { amount currency } amount { amount currency }
    product { hsCode originCountry }
  }
  claims { text }
  deal { company { name country timeZone } customer { name address city country taxNumber } contact { name } }
}`;

/** How a paper is dated. */
export interface DatedLanguage extends Language {
  readonly instant: (iso: string, timeZone: string) => string;
}

/** The whole text of a quotation, to be sent as it is. */
export function writeQuotation(paper: QuotationPaper, language: DatedLanguage): string {
  const { number, revision, offerType, issuedAt, validUntil, deal } = paper;
  const { translate, instant } = language;
  const timeZone = deal?.company?.timeZone ?? 'UTC';
  const attention = deal?.contact ? translate('quotation.attention', { name: deal.contact.name }) : null;
  const party = (key: 'from' | 'to', who: NamedParty | null | undefined, ...more: (string | null)[]) =>
    who
      ? [
          `${translate(`quotation.${key}`)}: ${[partyText(who, language), ...more].filter(Boolean).join(', ')}`,
        ]
      : [];
  const terms = {
    ...paper,
    total: paper.total.amount,
    locode: paper.place?.locode ?? null,
    lines: paper.lines.map(lineOf),
  };
  return [
    `${translate('quotation.title')} ${number}/${revision}`,
    issuedAt
      ? translate('quotation.issued', { date: instant(issuedAt, timeZone) })
      : translate('quotation.draft'),
    ...party('from', deal?.company),
    ...party('to', deal?.customer, attention),
    '',
    ...termLines(terms, language),
    ...(paper.claims.length > 0
      ? ['', translate('quotation.says'), ...paper.claims.map(({ text }) => `- ${text}`)]
      : []),
    '',
    translate(`quotation.${offerType}`, { until: instant(validUntil, timeZone) }),
  ].join('\n');
}

function lineOf({ unit, unitPrice, amount, product, ...line }: PaperLine): OfferLine {
  return {
    ...line,
    unit: unit?.code ?? '',
    unitPrice: unitPrice.amount,
    amount: amount.amount,
    hsCode: product?.hsCode ?? '',
    originCountry: product?.originCountry ?? '',
  };
}
