import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import {
  rateCompetitor,
  recordCompetitor,
  recordCompetitorOffer,
  updateCompetitor,
} from './competitor.commands.ts';
import {
  RateCompetitorInput,
  RecordCompetitorInput,
  RecordCompetitorOfferInput,
  UpdateCompetitorInput,
} from './competitor.input.ts';
import { Competitor, CompetitorOffer, CompetitorRating } from './competitor.type.ts';
import {
  CriterionWeightInput,
  NormalisedOfferInput,
  PriceComparisonInput,
} from './offer-comparison.input.ts';
import {
  readCompetitorComparison,
  readNormalisedOffer,
  readPriceComparison,
} from './offer-comparison.policy.ts';
import { CompetitorComparison, NormalisedOfferType, PriceComparison } from './offer-comparison.type.ts';

export const CompetitorQueries = queriesOf(Competitor, {
  one: { name: 'competitor', description: 'One competitor; null where there is none.' },
  many: { name: 'competitors', description: 'The competitors that are known.' },
});

export const CompetitorOfferQueries = queriesOf(CompetitorOffer, {
  one: { name: 'competitorOffer', description: 'One offer as it was seen; null where there is none.' },
  many: { name: 'competitorOffers', description: 'Offers of competitors as they were seen.' },
});

export const CompetitorRatingQueries = queriesOf(CompetitorRating, {
  one: { name: 'competitorRating', description: 'One rating; null where there is none.' },
  many: { name: 'competitorRatings', description: 'How competitors and we are rated.' },
});

const shows = { competitor: () => Competitor };
const RecordCompetitorPayload = payloadType('RecordCompetitorPayload', shows, 'The competitor.');
const UpdateCompetitorPayload = payloadType(
  'UpdateCompetitorPayload',
  shows,
  'The competitor after the change.',
);
const RecordCompetitorOfferPayload = payloadType(
  'RecordCompetitorOfferPayload',
  { offer: () => CompetitorOffer, competitor: () => Competitor },
  'The offer as it was seen.',
);
const RateCompetitorPayload = payloadType(
  'RateCompetitorPayload',
  { rating: () => CompetitorRating },
  'The rating.',
);

@Resolver()
export class CompetitorResolver {
  @Query(() => NormalisedOfferType, {
    description:
      'Brings an offer as it was seen to a rule, currency and day: every step with its inputs, or every reason for which there is no number.',
  })
  normalisedOffer(
    @Arg('input', () => NormalisedOfferInput, { description: 'Which offer, on which basis.' })
    input: NormalisedOfferInput,
    @Ctx() context: RequestContext,
  ) {
    return readNormalisedOffer(context, input);
  }

  @Query(() => PriceComparison, {
    description:
      'Our price of a piece beside the newest offer of each competitor in a market, on one basis, with the gap; under CIF also landed, with the duty for each origin.',
  })
  priceComparison(
    @Arg('input', () => PriceComparisonInput, { description: 'Which product, where, on which basis.' })
    input: PriceComparisonInput,
    @Ctx() context: RequestContext,
  ) {
    return readPriceComparison(context, input);
  }

  @Query(() => [CompetitorComparison], {
    description:
      'We and each competitor that is rated with a product, by weighed criteria, with the argument to use where we lead. At most one for each competitor.',
  })
  compareCompetitors(
    @Arg('productId', () => ID, { description: 'Which product.' }) productId: string,
    @Arg('weights', () => [CriterionWeightInput], {
      nullable: true,
      description:
        'How much each criterion weighs; price 0.3, quality 0.25, lead time 0.15 and the others 0.1 by default.',
    })
    weights: CriterionWeightInput[] | null,
    @Ctx() context: RequestContext,
  ) {
    return readCompetitorComparison(context, productId, weights);
  }

  @Mutation(() => RecordCompetitorPayload, { description: 'Enters a competitor.' })
  recordCompetitor(
    @Arg('input', () => RecordCompetitorInput, { description: 'The competitor.' })
    input: RecordCompetitorInput,
    @Ctx() context: RequestContext,
  ) {
    return recordCompetitor(context, input);
  }

  @Mutation(() => UpdateCompetitorPayload, { description: 'Changes what is known of a competitor.' })
  updateCompetitor(
    @Arg('input', () => UpdateCompetitorInput, { description: 'What is to change.' })
    input: UpdateCompetitorInput,
    @Ctx() context: RequestContext,
  ) {
    return updateCompetitor(context, input);
  }

  @Mutation(() => RecordCompetitorOfferPayload, {
    description:
      'Records a price of a competitor as it was seen, or puts right one that was recorded wrongly: that stays, and counts no more.',
  })
  recordCompetitorOffer(
    @Arg('input', () => RecordCompetitorOfferInput, { description: 'The offer.' })
    input: RecordCompetitorOfferInput,
    @Ctx() context: RequestContext,
  ) {
    return recordCompetitorOffer(context, input);
  }

  @Mutation(() => RateCompetitorPayload, {
    description: 'Rates a competitor, or ourselves, with a product by a criterion.',
  })
  rateCompetitor(
    @Arg('input', () => RateCompetitorInput, { description: 'The rating.' }) input: RateCompetitorInput,
    @Ctx() context: RequestContext,
  ) {
    return rateCompetitor(context, input);
  }
}
