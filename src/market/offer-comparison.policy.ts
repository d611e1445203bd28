import { sql } from 'drizzle-orm';
import { globalId, localId } from '../graph/global-id.ts';
import type { RequestContext } from '../server/context.ts';
import { Problem } from '../server/problem.ts';
import { Decimal, writeDecimal } from '../trade/decimal.ts';
import { findConversion, type FxRate as Rate } from '../trade/exchange-rate.ts';
import { Refusal } from '../trade/fault.ts';
import { roundTo } from '../trade/rounding.ts';
import { importDuty } from './import-duty.ts';
import type {
  ComparisonBasisInput,
  CostOfPiecesInput,
  CriterionWeightInput,
  NormalisedOfferInput,
  PriceComparisonInput,
} from './offer-comparison.input.ts';
import type { ComparedOffer, CompetitorComparison, NormalisedOfferType } from './offer-comparison.type.ts';
import { gapTo, type NormalisationStep, normaliseOffer } from './offer-normalisation.ts';
import type { WalkRates } from './price-walk.ts';
import { readOffers, readRatings, type StoredOffer } from './seen-offers.policy.ts';
import { usualWeights, weigh } from './weighed-comparison.ts';

/** Prices are shown to the hundredth of a cent. */
const placesShown = 4;
/** One offer brought to a basis. */
export async function readNormalisedOffer(
  context: RequestContext,
  input: NormalisedOfferInput,
): Promise<NormalisedOfferType> {
  const id = localId('seenOffer', input.offerId);
  const [offer] = await readOffers(context, (table) => sql`${table.id}::text = ${id ?? ''}::text`);
  if (!offer) throw new Problem('NOT_FOUND');
  return normalise(context, offer, input).shown;
}

/** Our price beside the newest offer of each competitor for a product in a market. */
export async function readPriceComparison(context: RequestContext, input: PriceComparisonInput) {
  refuseCurrencies(input, [['ours', input.ours.currency]]);
  const productId = localId('product', input.productId);
  const offers = await readOffers(
    context,
    (table) =>
      sql`${table.productId}::text = ${productId ?? ''}::text AND ${table.country} = ${input.country}::text`,
  );
  const ours = new Decimal(input.ours.amount);
  // Duty is levied on the CIF value: a price under another rule is not what it is levied on.
  const isCif = input.rule === 'CIF' || input.rule === 'CIP';
  const landedWith = (price: Decimal | null, duty: Decimal | null) =>
    isCif && price && duty ? price.times(duty.plus(1)) : null;
  const [any] = offers;
  const ourDuty = any ? dutyOn(any, { origin: any.ourOrigin, day: input.day }, input) : null;
  const oursLanded = landedWith(ours, ourDuty);
  const compared = offers.map((offer): ComparedOffer => {
    const { shown, exact } = normalise(context, offer, input);
    const duty = dutyOn(offer, { origin: offer.originCountry, day: input.day }, input);
    const landed = landedWith(exact, duty);
    return {
      ...shown,
      gap: exact && shareText(gapTo(ours, exact)),
      dutyRate: duty && writeDecimal(duty),
      landed: landed && priceText(landed),
      landedGap: landed && oursLanded && shareText(gapTo(oursLanded, landed)),
    };
  });
  return {
    ...{ ours: priceText(ours), currency: input.currency, oursLanded: oursLanded && priceText(oursLanded) },
    offers: compared.sort(cheapestFirst),
  };
}

/** We and each competitor that is rated with a product, by weighed criteria. */
export async function readCompetitorComparison(
  context: RequestContext,
  productId: string,
  weights: readonly CriterionWeightInput[] | null,
): Promise<CompetitorComparison[]> {
  const given = weights?.map(({ criterion, weight }) => ({ criterion, weight: new Decimal(weight) }));
  const rated = await readRatings(context, productId);
  const ours = rated.filter(({ competitorId }) => competitorId === null);
  const others = new Map(rated.map(({ competitorId, competitorName }) => [competitorId, competitorName]));
  others.delete(null);
  return [...others].map(([competitorId, competitorName]) => {
    const theirs = rated.filter((row) => row.competitorId === competitorId);
    const weighed = weigh(ours, theirs, given ?? usualWeights);
    return {
      ...{ competitorId: globalId('competitor', competitorId!), competitorName: competitorName! },
      ...{ ours: shareText(weighed.ours), theirs: shareText(weighed.theirs) },
      criteria: weighed.criteria.map(({ criterion, lead, ours: our, theirs: their }) => ({
        criterion,
        ...{ ours: our && String(our.score), theirs: their && String(their.score), lead: shareText(lead) },
        argument: lead.gt(0) ? (our!.argument ?? our!.reason) : null,
        theirReason: lead.lt(0) ? their!.reason : null,
      })),
    };
  });
}

function normalise(context: RequestContext, offer: StoredOffer, input: ComparisonBasisInput) {
  const { costs } = input;
  refuseCurrencies(input, [
    ['costs.originCharges.cost', costs.originCharges?.cost.currency],
    ['costs.freight.cost', costs.freight?.cost.currency],
    ['costs.onCarriage.cost', costs.onCarriage?.cost.currency],
  ]);
  const seen = {
    ...offer,
    ...{ amount: new Decimal(offer.amount), pieces: new Decimal(offer.pieces) },
    ...{ discountRate: new Decimal(offer.discountRate), taxRate: new Decimal(offer.taxRate) },
    commissionRate: new Decimal(offer.commissionRate),
    specificationFactor: new Decimal(offer.specificationFactor),
    minimumQuantity: offer.minimumQuantity === null ? null : new Decimal(offer.minimumQuantity),
  };
  const basis = {
    ...{ rule: input.rule, currency: input.currency, day: input.day, dayCount: input.dayCount },
    quantity: input.quantity ? new Decimal(input.quantity) : null,
    interestRate: input.interestRate ? new Decimal(input.interestRate) : null,
  };
  const of = (cost: CostOfPiecesInput | null | undefined) =>
    cost ? new Decimal(cost.cost.amount).times(offer.pieces).div(cost.pieces) : null;
  const rates: WalkRates = {
    ...{
      originCharges: of(costs.originCharges),
      freight: of(costs.freight),
      onCarriage: of(costs.onCarriage),
    },
    insuredPremium: costs.premiumRate ? new Decimal(costs.premiumRate).times(costs.insuredFraction) : null,
    dutyRate: dutyOn(offer, { origin: offer.originCountry, day: offer.observedOn }, input),
  };
  const known = offer.rates.map(({ base, quote, mid }): Rate => ({ base, quote, rate: new Decimal(mid) }));
  const normalised = normaliseOffer(
    seen,
    basis,
    findConversion(known, offer.currency, input.currency),
    rates,
  );
  const exact = normalised.notComparable.length > 0 ? null : normalised.steps.at(-1)!.perPiece;
  const rateDay = offer.rates
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const route = input.purpose === 'MATCH_PRICE' ? 'OUR_ROUTE' : 'THEIR_ROUTE';
  const sources: Partial<Record<NormalisationStep, string | null>> = {
    CURRENCY: `MID ${rateDay}`,
    ...{ FREIGHT: route, INSURANCE: route },
    DUTY: costs.dutyRate ? null : 'TARIFF',
  };
  const shown: NormalisedOfferType = {
    ...{ offerId: globalId('seenOffer', offer.id), competitorName: offer.competitorName },
    ...{ observedOn: offer.observedOn, currency: input.currency, isStale: normalised.isStale },
    perPiece: exact && priceText(exact),
    low: normalised.range && priceText(normalised.range.low),
    high: normalised.range && priceText(normalised.range.high),
    steps: normalised.steps.map(({ step, by, currency, price, perPiece }) => ({
      ...{ step, currency, by: by && writeDecimal(by) },
      source: sources[step] ?? null,
      ...{ price: priceText(price), perPiece: priceText(perPiece) },
    })),
    notComparable: normalised.notComparable.map((reason) => ({
      reason,
      message: context.translate(`notComparable.${reason}`),
    })),
  };
  return { shown, exact };
}

/** The duty on such goods of an origin, as it is given or recorded; null where neither. */
function dutyOn(
  { hsCode, country, tariff }: StoredOffer,
  { origin, day }: { readonly origin: string | null; readonly day: string },
  { costs }: ComparisonBasisInput,
): Decimal | null {
  if (costs.dutyRate) return new Decimal(costs.dutyRate);
  if (!origin) return null;
  const duty = importDuty(tariff, { hsCode, country, origin, day });
  return duty.isComplete ? duty.rate : null;
}

function refuseCurrencies(
  { currency }: ComparisonBasisInput,
  given: readonly (readonly [path: string, currency: string | undefined])[],
): void {
  const others = given.filter(([, other]) => other !== undefined && other !== currency);
  if (others.length === 0) return;
  throw new Refusal(
    others.map(([path]) => ({ code: 'CURRENCY_MISMATCH', path: ['input', ...path.split('.'), 'currency'] })),
  );
}

function cheapestFirst(a: ComparedOffer, b: ComparedOffer): number {
  if (a.perPiece === null || b.perPiece === null) {
    return Number(a.perPiece === null) - Number(b.perPiece === null);
  }
  return new Decimal(a.perPiece).comparedTo(b.perPiece);
}

function priceText(exact: Decimal): string {
  return roundTo(exact, placesShown).toFixed(placesShown);
}

function shareText(exact: Decimal): string {
  return roundTo(exact, placesShown).toFixed();
}
