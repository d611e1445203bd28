import { Decimal } from '../../trade/decimal.ts';
import { type Fault, statusFault } from '../../trade/fault.ts';
import type { PaymentMethod } from '../../trade/payment-method.ts';
import type { OfferType, QuotationStatus } from './quotation-status.ts';

/** What of an offer its rules look at. */
export interface Offer {
  readonly status: QuotationStatus;
  readonly offerType: OfferType;
  readonly currency: string;
  readonly total: string;
  readonly validUntil: string;
  readonly issuedAt: string | null;
  readonly rule: string;
  readonly namedPlace: string;
  readonly locode: string | null;
  readonly paymentMethod: PaymentMethod;
  readonly depositRate: string;
  readonly creditDays: number;
  readonly leadTimeDays: number;
  readonly warrantyMonths: number;
}

/** Whether an offer binds us at an instant and can't be revoked: firm, out, and its time still runs (CISG art. 16(2)). */
export function bindsAt(offer: Pick<Offer, 'status' | 'offerType' | 'validUntil'>, now: string): boolean {
  return (
    offer.status === 'LIVE' && offer.offerType === 'FIRM' && Date.parse(now) <= Date.parse(offer.validUntil)
  );
}

/** The terms that CISG art. 19(3) holds material, of those that an offer has. */
const materialTerms = [
  'currency',
  'rule',
  'namedPlace',
  'locode',
  'paymentMethod',
  'creditDays',
  'leadTimeDays',
  'warrantyMonths',
] as const;
type Terms = Pick<Offer, (typeof materialTerms)[number] | 'depositRate' | 'total'>;

/** The material terms in which two offers differ (CISG art. 19(3)): price, payment, place and time of delivery, liability. */
export function materialChanges(before: Terms, after: Terms): string[] {
  const differing: string[] = materialTerms.filter((term) => before[term] !== after[term]);
  if (!new Decimal(before.depositRate).eq(after.depositRate)) differing.push('depositRate');
  if (!new Decimal(before.total).eq(after.total)) differing.push('total');
  return differing;
}

/** What of an offer a release was given on, beside its prices. */
type Released = Pick<Offer, 'offerType' | 'validUntil' | 'leadTimeDays' | 'warrantyMonths'> & {
  readonly notes: string | null;
};

/** Whether an offer promises more, or otherwise, than whoever released its price has seen. */
export function outgrowsRelease(before: Released, after: Released): boolean {
  return (
    Date.parse(after.validUntil) > Date.parse(before.validUntil) ||
    (['offerType', 'leadTimeDays', 'warrantyMonths', 'notes'] as const).some(
      (term) => before[term] !== after[term],
    )
  );
}

/** A term in two rounds of a negotiation. */
export interface TermChange {
  readonly term: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The terms that differ between two rounds; their place in the negotiation is none. */
export function compareRounds(before: object, after: object): TermChange[] {
  const plain = (value: unknown): string | null => {
    if (value === null || value === undefined) return null;
    if (typeof value !== 'object') return String(value);
    const { amount, currency } = value as { readonly amount: string; readonly currency: string };
    return `${amount} ${currency}`;
  };
  return Object.keys(before)
    .map((term) => ({
      term,
      before: plain(before[term as keyof typeof before]),
      after: plain(after[term as keyof typeof after]),
    }))
    .filter(({ term, ...change }) => term !== 'sequence' && change.before !== change.after);
}

/** Whether replacing an offer takes anything from the buyer: a dearer price, an earlier end, or other terms at all. */
export function cutsShort(live: Offer, next: Offer): boolean {
  const otherTerms = materialChanges(live, next).filter((term) => term !== 'total');
  return (
    otherTerms.length > 0 ||
    new Decimal(next.total).gt(live.total) ||
    Date.parse(next.validUntil) < Date.parse(live.validUntil) ||
    next.offerType !== 'FIRM'
  );
}

/** A line of goods as it is offered. */
export interface OfferedGoods {
  readonly productId: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
}

/** Whether other goods, another quantity or a dearer piece takes the place of what was offered (CISG art. 19(3)). */
export function takesFromGoods(before: readonly OfferedGoods[], after: readonly OfferedGoods[]): boolean {
  return (
    before.length !== after.length ||
    before.some((goods, index) => {
      const next = after[index]!;
      return (
        next.productId !== goods.productId ||
        next.unit !== goods.unit ||
        next.description !== goods.description ||
        !new Decimal(next.quantity).eq(goods.quantity) ||
        new Decimal(next.unitPrice).gt(goods.unitPrice)
      );
    })
  );
}

/** What an acceptance says. */
export interface Acceptance {
  readonly total: { readonly amount: string; readonly currency: string };
  readonly receivedAt: string;
  readonly acceptLate: boolean;
}

/** Everything for which an acceptance makes no contract (CISG art. 14, 18, 19, 21). */
export function findAcceptanceFaults(offer: Offer, acceptance: Acceptance, now: string): Fault[] {
  const faults: Fault[] = [];
  const { status, validUntil, issuedAt } = offer;
  if (status !== 'LIVE') faults.push(statusFault(status));
  if (offer.offerType === 'PRICE_LIST') faults.push({ code: 'NO_OFFER', path: ['input', 'id'] });
  const { total } = acceptance;
  if (total.currency !== offer.currency || !new Decimal(total.amount).eq(offer.total)) {
    const facts = {
      expected: `${offer.total} ${offer.currency}`,
      given: `${total.amount} ${total.currency}`,
    };
    faults.push({ code: 'TERMS_DIFFER', path: ['input', 'total'], facts });
  }
  const at = ['input', 'receivedAt'];
  const received = Date.parse(acceptance.receivedAt);
  if (received > Date.parse(now) || (issuedAt && received < Date.parse(issuedAt))) {
    faults.push({ code: 'OUT_OF_RANGE', path: at });
  } else if (received > Date.parse(validUntil) && !acceptance.acceptLate) {
    faults.push({ code: 'OFFER_EXPIRED', path: at, facts: { validUntil } });
  }
  return faults;
}
