import {
  type Language,
  type NamedParty,
  type OfferLine,
  type OfferParties,
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
  /** As they were named when it went out; while it is a draft they are those of its deal. */
  readonly parties: OfferParties | null;
  readonly deal: {
    readonly company: (NamedParty & { readonly timeZone: string }) | null;
    readonly customer: NamedParty | null;
    readonly contact: { readonly name: string } | null;
  } | null;
}

interface PaperLine extends Omit<OfferLine, 'unit' | 'unitPrice' | 'amount'> {
  readonly unit: { readonly code: string } | null;
  readonly unitPrice: { readonly amount: string };
  readonly amount: { readonly amount: string };
}

/** The same in words of the API. */
export const quotationPaperSelection = `{
  number revision offerType issuedAt validUntil language currency total { amount currency }
  rule edition namedPlace place { locode } paymentMethod depositRate creditDays leadTimeDays warrantyMonths notes
  lines {
    sequence description hsCode originCountry quantity unit { code }
    unitPrice { amount currency } amount { amount currency }
  }
  claims { text }
  parties {
    seller { name address city country taxNumber } buyer { name address city country taxNumber } attention timeZone
  }
  deal { company { name country timeZone } customer { name address city country taxNumber } contact { name } }
}`;

/** How a paper is dated. */
export interface DatedLanguage extends Language {
  readonly instant: (iso: string, timeZone: string) => string;
}

/** The whole text of a quotation, to be sent as it is. */
export function writeQuotation(paper: QuotationPaper, language: DatedLanguage): string {
  const { number, revision, offerType, issuedAt, validUntil } = paper;
  const parties = paper.parties ?? partiesOfDeal(paper.deal);
  const { translate, instant } = language;
  const timeZone = parties.timeZone ?? 'UTC';
  const attention = parties.attention ? translate('quotation.attention', { name: parties.attention }) : null;
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
    ...party('from', parties.seller),
    ...party('to', parties.buyer, attention),
    '',
    ...termLines(terms, language),
    ...(paper.claims.length > 0
      ? ['', translate('quotation.says'), ...paper.claims.map(({ text }) => `- ${text}`)]
      : []),
    '',
    translate(`quotation.${offerType}`, { until: instant(validUntil, timeZone) }),
  ].join('\n');
}

function partiesOfDeal(deal: QuotationPaper['deal']) {
  return {
    seller: deal?.company,
    buyer: deal?.customer,
    attention: deal?.contact?.name,
    timeZone: deal?.company?.timeZone,
  };
}

function lineOf({ unit, unitPrice, amount, ...line }: PaperLine): OfferLine {
  return {
    ...line,
    unit: unit?.code ?? '',
    unitPrice: unitPrice.amount,
    amount: amount.amount,
  };
}
