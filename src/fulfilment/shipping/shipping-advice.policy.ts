import { negotiateLocale } from '../../i18n/negotiate-locale.ts';
import { writtenLanguage } from '../../i18n/written-language.ts';
import { decimal, writeDecimal } from '../../trade/decimal.ts';
import type { IncotermEdition, IncotermRule } from '../../trade/incoterm.ts';
import { type PackedRow, packedLine } from '../packing/packed-line.policy.ts';
import { type LowerBound, packingTotals } from '../packing/packing-list.ts';
import { buyerInsures, writeShippingAdvice } from './shipping-advice.ts';

/** What a shipping advice is written from, as the read path gives it. */
export const adviceSelection = `{
  bookingNumber vessel voyage transportDocument portOfLoading { name } portOfDischarge { name }
  milestones { code estimatedOn actualOn }
  packing { position line packages perPackage lengthCm widthCm heightCm netKg grossKg }
  containers { number sealNumber }
  order { number contract { number quotation { rule edition } } }
  deal { customer { language } }
}`;

export interface AdvisedRow {
  readonly bookingNumber: string | null;
  readonly vessel: string | null;
  readonly voyage: string | null;
  readonly transportDocument: string | null;
  readonly portOfLoading: { readonly name: string } | null;
  readonly portOfDischarge: { readonly name: string } | null;
  readonly milestones: readonly {
    readonly code: string;
    readonly estimatedOn: string;
    readonly actualOn: string | null;
  }[];
  readonly packing: readonly PackedRow[];
  readonly containers: readonly { readonly number: string; readonly sealNumber: string | null }[];
  readonly order: {
    readonly number: string;
    readonly contract: {
      readonly number: string;
      readonly quotation: { readonly rule: IncotermRule; readonly edition: IncotermEdition } | null;
    } | null;
  } | null;
  readonly deal: { readonly customer: { readonly language: string } | null } | null;
}

/** The advice in a language, by default the buyer's; null where order or contract are not to be seen. */
export function adviceOf(row: AdvisedRow, language: string | null | undefined) {
  const { order } = row;
  const terms = order?.contract?.quotation;
  if (!order?.contract || !terms) return null;
  const locale = negotiateLocale(language ?? row.deal?.customer?.language);
  const totals = packingTotals(row.packing.map(packedLine));
  const written = ({ value, isWhole }: LowerBound) => ({
    value: writeDecimal(decimal(value.toFixed())),
    isWhole,
  });
  const day = (code: string) => {
    const found = row.milestones.find((one) => one.code === code);
    return found ? { day: found.actualOn ?? found.estimatedOn, isPast: found.actualOn !== null } : null;
  };
  const advice = writeShippingAdvice(
    {
      ...{ rule: terms.rule, edition: terms.edition, order: order.number, contract: order.contract.number },
      ...{ vessel: row.vessel, voyage: row.voyage, booking: row.bookingNumber },
      ...{ transportDocument: row.transportDocument, packages: totals.packages },
      ...{ from: row.portOfLoading?.name ?? null, to: row.portOfDischarge?.name ?? null },
      ...{ departs: day('DEPARTED_POL'), arrives: day('ARRIVED_POD') },
      ...{ grossKg: written(totals.grossKg), volumeM3: written(totals.volumeM3) },
      containers: row.containers.map(({ number, sealNumber }) => ({ number, seal: sealNumber })),
    },
    writtenLanguage(locale),
  );
  return { ...advice, language: locale, buyerInsures: buyerInsures(terms.rule, terms.edition) };
}
