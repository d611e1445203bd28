import { areClaimsClosed, type ClaimPolicy, type ClaimsOfOrder } from '../fulfilment/claims/claim.ts';
import { factsOfOrder, isToldByOrder, type OrderStanding } from '../fulfilment/orders/order-facts.ts';
import { type Destination, destinationsOf, importersOf } from '../parties/destination.ts';
import { isScreeningClear, type ScreenedParties, type ScreeningResult } from '../parties/screening.ts';
import { dayIn } from '../trade/calendar-date.ts';
import { Decimal } from '../trade/decimal.ts';
import { allowsCredit, isLetterOfCredit, type PaymentMethod } from '../trade/payment-method.ts';
import type { AttestedFact, DealFact } from './deal-facts.ts';
import type { FundingKind, Standing } from './deal-pipeline.ts';
import { type DealTerms, findingsOfDeal } from './deal-terms.ts';
import type { FloorHit } from './floors/price-floor.ts';
import {
  areStale,
  housePolicy,
  isReleased,
  type PricingPolicy,
  type RatesTaken,
  type Release,
} from './floors/pricing-policy.ts';
import { type QuotationStatus, standingStatuses } from './quotations/quotation-status.ts';

type Guards = Pick<PricingPolicy, 'floorPolicy' | 'rateMaxAgeHours'>;

/** A revision as far as the guards look at it. */
interface OfferInDeal extends Omit<DealTerms, 'company' | 'paidByLetterOfCredit'> {
  readonly validUntil: string;
  readonly paymentMethod: PaymentMethod;
  readonly depositRate: string;
  readonly floorHits: readonly FloorHit[];
  readonly costSheet: { readonly fxSnapshot: RatesTaken | null } | null;
  readonly approvals: readonly Release[];
}

/** Where goods go to, and who imports them there, as a deal or a revision says it. */
type Place = Pick<Destination, 'destinationCountry' | 'namedPlace'> & {
  readonly importerOfRecord: string | null;
  readonly place: { readonly locode: string } | null;
};

interface Goods {
  readonly sequence: number;
  readonly quantity: string;
  readonly product: { readonly id: string } | null;
}

/** What of a deal its guards look at. */
export interface DealSnapshot extends Standing {
  readonly destinationCountry: string;
  readonly namedPlace: string;
  readonly importerOfRecord: string | null;
  readonly place: { readonly locode: string } | null;
  readonly company: { readonly country: string; readonly timeZone: string } | null;
  readonly pricingPolicy: Guards | null;
  readonly customer: { readonly name: string; readonly country: string } | null;
  readonly contact: { readonly name: string } | null;
  readonly lines: readonly Goods[];
  readonly costSheet: { readonly goods: readonly Goods[] } | null;
  readonly draft: OfferInDeal | null;
  readonly liveQuotation: OfferInDeal | null;
  readonly acceptedQuotation: OfferInDeal | null;
  readonly signedContract: { readonly id: string } | null;
  readonly claimPolicy: Pick<ClaimPolicy, 'windowDays'> | null;
  readonly quotations: readonly (Place & { readonly status: QuotationStatus })[];
  /** Oldest first. */
  readonly screenings: readonly ScreeningResult[];
  readonly order: (OrderStanding & ClaimsOfOrder) | null;
  readonly attestations: readonly { readonly fact: AttestedFact; readonly holds: boolean }[];
}

const offerSelection = `{
  rule edition mode namedPlace containerised destinationCountry importerOfRecord place { country functions }
  validUntil paymentMethod depositRate floorHits { kind scope line }
  costSheet { fxSnapshot { takenAt asOf oldestOn } }
  approvals { status expiresAt hits { kind scope line } }
}`;

/** The same in words of the API. */
export const dealSnapshotSelection = `{
  stage leftFrom destinationCountry namedPlace importerOfRecord place { locode }
  company { country timeZone } customer { name country } contact { name }
  pricingPolicy { floorPolicy rateMaxAgeHours }
  lines { sequence quantity product { id } }
  costSheet { goods { sequence quantity product { id } } }
  draft ${offerSelection} liveQuotation ${offerSelection} acceptedQuotation ${offerSelection}
  signedContract { id }
  order {
    contract { claimDays } claims { status }
    shipments { id holdReason cancelledAt delivery { actualOn } }
    milestones { code actualOn shipment { id } }
  }
  claimPolicy { windowDays }
  attestations { fact holds }
  screenings { buyer contact importers destinations hits { status } }
  quotations { status destinationCountry namedPlace importerOfRecord place { locode } }
}`;

/** Every fact that holds of a deal at an instant. */
export function factsOfDeal(deal: DealSnapshot, now: string): Set<DealFact> {
  const { draft, liveQuotation: live } = deal;
  const policy = deal.pricingPolicy ?? housePolicy;
  const derived: Readonly<Record<string, boolean>> = {
    BUYER_IDENTIFIED: deal.contact !== null,
    GOODS_KNOWN: deal.lines.length > 0,
    DESTINATION_KNOWN: deal.destinationCountry !== '',
    SCREENING_CLEAR: isScreeningClear(deal.screenings.at(-1), partiesOf(deal)),
    COSTS_KNOWN: deal.costSheet !== null && areSameGoods(deal.lines, deal.costSheet.goods),
    QUOTATION_DRAFTED: draft !== null,
    TERMS_SOUND: draft !== null && areSound(draft, deal),
    VALIDITY_AHEAD: draft !== null && isAhead(draft.validUntil, now),
    RATES_FRESH: draft !== null && areFresh(draft, now, policy),
    FLOOR_KEPT: draft !== null && keepsFloor(draft, now, policy),
    QUOTATION_LIVE: live !== null,
    OFFER_IN_TIME: live !== null && isAhead(live.validUntil, now),
    QUOTATION_ACCEPTED: deal.acceptedQuotation !== null,
    CONTRACT_SIGNED: deal.signedContract !== null,
  };
  const facts = new Set(Object.keys(derived).filter((fact) => derived[fact]) as DealFact[]);
  for (const { fact, holds } of deal.attestations) {
    if (holds) facts.add(fact);
    else facts.delete(fact);
  }
  return deal.order ? tellByOrder(facts, deal.order, deal, now) : facts;
}

/** An order’s own word takes the place of what was said by hand before it was confirmed. */
function tellByOrder(
  facts: ReadonlySet<DealFact>,
  order: OrderStanding & ClaimsOfOrder,
  { company, claimPolicy }: Pick<DealSnapshot, 'company' | 'claimPolicy'>,
  now: string,
): Set<DealFact> {
  const today = dayIn(company?.timeZone ?? 'UTC', new Date(now));
  // Goods that were delivered leave no claim only when their window has passed.
  const told = [...factsOfOrder(order)].filter(
    (fact) => fact !== 'CLAIMS_CLOSED' || areClaimsClosed(order, claimPolicy, today),
  );
  return new Set([...[...facts].filter((fact) => !isToldByOrder(fact)), ...told]);
}

const standing: ReadonlySet<QuotationStatus> = new Set(standingStatuses);

function partiesOf(deal: DealSnapshot): ScreenedParties {
  const offers = deal.quotations.filter(({ status }) => standing.has(status));
  const places = [deal, ...offers].map((at) => ({ ...at, locode: at.place?.locode ?? null }));
  return {
    buyer: deal.customer?.name ?? '',
    contact: deal.contact?.name ?? null,
    importers: importersOf(places),
    destinations: destinationsOf(places, { own: deal.company?.country, buyer: deal.customer?.country }),
  };
}

/** How a deal is paid, by the revision that went furthest. */
export function fundingOfDeal(deal: DealSnapshot): Set<FundingKind> {
  const offer = deal.acceptedQuotation ?? deal.liveQuotation ?? deal.draft;
  return offer ? fundingOf(offer.paymentMethod, offer.depositRate) : new Set();
}

/** Which kinds of money or promise a deal that is paid so waits for. */
function fundingOf(method: PaymentMethod, depositRate: string): Set<FundingKind> {
  const funding = new Set<FundingKind>();
  if (method === 'TT_ADVANCE' || new Decimal(depositRate).gt(0)) funding.add('DEPOSIT');
  if (isLetterOfCredit(method)) funding.add('LETTER_OF_CREDIT');
  else if (allowsCredit(method) || method === 'CAD' || method === 'DP_SIGHT') funding.add('OPEN_CREDIT');
  if (method === 'TT_DEPOSIT_BAL_BEFORE_SHIP') funding.add('BALANCE_BEFORE_SHIPMENT');
  return funding;
}

/** Whether two lists are of the same products and quantities, line by line. */
export function areSameGoods(lines: readonly Goods[], costed: readonly Goods[]): boolean {
  return (
    lines.length === costed.length &&
    lines.every(({ sequence, quantity, product }) =>
      costed.some(
        (goods) =>
          goods.sequence === sequence &&
          goods.product?.id === product?.id &&
          new Decimal(goods.quantity).eq(quantity),
      ),
    )
  );
}

function areSound(offer: OfferInDeal, deal: DealSnapshot): boolean {
  const paidByLetterOfCredit = isLetterOfCredit(offer.paymentMethod);
  const findings = findingsOfDeal({ ...offer, paidByLetterOfCredit, company: deal.company });
  return findings.every(({ severity }) => severity !== 'REJECT');
}

function isAhead(instant: string, now: string): boolean {
  return Date.parse(instant) > Date.parse(now);
}

function areFresh(offer: OfferInDeal, now: string, policy: Guards): boolean {
  const taken = offer.costSheet?.fxSnapshot;
  return !!taken && !areStale(taken, now, policy);
}

function keepsFloor(offer: OfferInDeal, now: string, policy: Guards): boolean {
  return (
    policy.floorPolicy !== 'BLOCK' ||
    offer.floorHits.length === 0 ||
    isReleased(offer.approvals, offer.floorHits, now)
  );
}
