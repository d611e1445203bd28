import { findIncoterm, type IncotermEdition, type IncotermRule } from '../../trade/incoterm.ts';
import { deliveryPoint } from '../timeline/delivery-point.ts';

/** What the buyer is told when goods have left; null where it is not known. */
export interface AdvisedShipment {
  readonly rule: IncotermRule;
  readonly edition: IncotermEdition;
  readonly order: string;
  readonly contract: string;
  readonly vessel: string | null;
  readonly voyage: string | null;
  readonly booking: string | null;
  readonly transportDocument: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly departs: { readonly day: string; readonly isPast: boolean } | null;
  readonly arrives: { readonly day: string; readonly isPast: boolean } | null;
  readonly packages: number;
  readonly grossKg: { readonly value: string; readonly isWhole: boolean };
  readonly volumeM3: { readonly value: string; readonly isWhole: boolean };
  readonly containers: readonly { readonly number: string; readonly seal: string | null }[];
}

/** The language of a text: its sentences and its numbers. */
export interface AdviceLanguage {
  readonly translate: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly number: (decimal: string) => string;
}

/**
 * Whether the buyer bears the risk of the main carriage and nobody has to insure it for them: under FOB, CFR, FCA, CPT and
 * the like they insure themselves, and need the particulars before anything happens. Under D rules the risk is the seller's.
 */
export function buyerInsures(rule: IncotermRule, edition: IncotermEdition): boolean {
  const sellerDelivers = deliveryPoint[rule] === 'DELIVERED';
  return !sellerDelivers && findIncoterm(rule, edition)?.insurance === null;
}

export interface ShippingAdvice {
  readonly subject: string;
  readonly text: string;
}

/** The shipping advice in a language. A line of which nothing is known is left out; a weight that is not whole is "at least". */
export function writeShippingAdvice(
  shipment: AdvisedShipment,
  { translate, number }: AdviceLanguage,
): ShippingAdvice {
  const { order, contract, vessel, voyage, booking, transportDocument, from, to, containers } = shipment;
  const atLeast = ({ value, isWhole }: AdvisedShipment['grossKg'], unit: string) => {
    const amount = `${number(value)} ${unit}`;
    return isWhole ? amount : translate('shippingAdvice.atLeast', { amount });
  };
  const day = (one: AdvisedShipment['departs']) =>
    one && (one.isPast ? one.day : translate('shippingAdvice.expected', { day: one.day }));
  const ship = vessel && [vessel, voyage].filter(Boolean).join(' / ');
  const known = <Value>(value: Value | null, say: (value: Value) => string) => (value ? [say(value)] : []);
  const lines = [
    ...known(ship, (value) => translate('shippingAdvice.vessel', { value })),
    ...known(booking, (value) => translate('shippingAdvice.booking', { value })),
    ...known(transportDocument, (value) => translate('shippingAdvice.document', { value })),
    ...known(from, (value) => translate('shippingAdvice.from', { value })),
    ...known(to, (value) => translate('shippingAdvice.to', { value })),
    ...known(day(shipment.departs), (value) => translate('shippingAdvice.departs', { value })),
    ...known(day(shipment.arrives), (value) => translate('shippingAdvice.arrives', { value })),
    ...(shipment.packages === 0
      ? []
      : [
          translate('shippingAdvice.packages', { value: number(String(shipment.packages)) }),
          translate('shippingAdvice.grossWeight', { value: atLeast(shipment.grossKg, 'kg') }),
          translate('shippingAdvice.measurement', { value: atLeast(shipment.volumeM3, 'm³') }),
        ]),
    ...containers.map(({ number: value, seal }) =>
      seal === null
        ? translate('shippingAdvice.container', { value })
        : translate('shippingAdvice.sealedContainer', { value, seal }),
    ),
  ];
  const insurance = buyerInsures(shipment.rule, shipment.edition)
    ? ['', translate('shippingAdvice.insure', { rule: shipment.rule })]
    : [];
  return {
    subject: translate('shippingAdvice.subject', { order, contract }),
    text: [translate('shippingAdvice.opening', { order, contract }), '', ...lines, ...insurance].join('\n'),
  };
}
