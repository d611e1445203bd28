import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { readWhole } from '../../graph/read-whole.ts';
import { selection } from '../../graph/selection.ts';
import type { RequestContext } from '../../server/context.ts';
import { Deal } from '../deal.type.ts';
import { playScenario, type ScenarioDeal, scenarioSelection } from './deal-scenario.ts';
import { QuoteScenarioInput } from './quote-scenario.input.ts';
import { QuoteScenarioType } from './quote-scenario.type.ts';
import { readScenarioQuotes } from './scenario-quotes.policy.ts';

const scenarioFields = selection(scenarioSelection);

@Resolver()
export class QuoteScenarioResolver {
  @Query(() => QuoteScenarioType, {
    nullable: true,
    description:
      'What a deal would leave at another price, rule, currency or payment, beside what it leaves now, and what would have to give to hold a margin. Solves both ways: price from margin, margin from price. Null where the deal is missing, not yours to see, or has no cost sheet.',
  })
  async quoteScenario(
    @Arg('input', () => QuoteScenarioInput, { description: 'What if.' }) input: QuoteScenarioInput,
    @Ctx() context: RequestContext,
  ) {
    const deal = await readWhole<ScenarioDeal>(context, 'cost:read', Deal, input.dealId, scenarioFields);
    return playScenario(deal, input, await readScenarioQuotes(context, deal, input));
  }
}
