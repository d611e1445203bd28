import { and, eq, inArray } from 'drizzle-orm';
import { customers } from '../../schema/tables/parties.ts';
import { marketRatings, prospects, scoreWeights } from '../../schema/tables/prospects.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { expectVersion } from '../events/expected-version.ts';
import { given } from '../events/given-fields.ts';
import { lockRow } from '../events/lock-row.ts';
import type { RequestContext } from '../server/context.ts';
import { type Fault, Refusal } from '../trade/fault.ts';
import { Customer } from './customer.type.ts';
import { refusePooled } from './pool.ts';
import type { RateMarketInput, SetProspectProfileInput, SetScoreWeightsInput } from './prospect.input.ts';
import { rescore, rescoreCustomer, weightsOf } from './prospect-score.commands.ts';
import { areWhole, weightsFrom } from './prospect-score.ts';

const constraints: Readonly<Record<string, Fault>> = {
  market_ratings_country_key: { code: 'VERSION_CONFLICT', path: ['input', 'version'] },
  score_weights_edition_key: { code: 'VERSION_CONFLICT', path: ['input', 'edition'] },
};

/** Sets what is known of a customer as a prospect, and works out its score. */
export function setProspectProfile(context: RequestContext, input: SetProspectProfileInput) {
  const options = { name: 'setProspectProfile', permission: 'party:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const customer = await lockRow(change, viewer, Customer, customers, input.customerId);
    refusePooled(customer);
    const ofCustomer = and(eq(prospects.companyId, viewer.companyId), eq(prospects.customerId, customer.id));
    const [before] = await change.tx.select().from(prospects).where(ofCustomer).for('update');
    expectVersion(before?.version, input.version);
    const { purchaseVolume, fit, authority, need, paymentRisk, sample } = input;
    const known = given({ purchaseVolume, fit, authority, need, paymentRisk, sample }, prospects);
    const scored = { score: '0', contributions: [], scoredAt: change.now.toISOString() };
    const row = before
      ? { ...before, ...known, version: before.version + 1, updatedAt: change.now.toISOString() }
      : { ...change.newRow(), ...scored, ...known, customerId: customer.id };
    if (before) await change.tx.update(prospects).set(row).where(ofCustomer);
    else await change.tx.insert(prospects).values(row);
    await rescoreCustomer(change, customer.id);
    const [after] = await change.tx.select().from(prospects).where(ofCustomer);
    change.record({
      event: 'prospect.profiled',
      entity: 'Prospect',
      entityId: row.id,
      before: before ?? null,
      after: after!,
    });
    return { prospect: row.id, customer: customer.id };
  });
}

/** Rates a country as a market, and works out the scores of all prospects there. */
export function rateMarket(context: RequestContext, input: RateMarketInput) {
  const options = { name: 'rateMarket', permission: 'market:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { country, rating, reason } = input;
    const ofCountry = and(eq(marketRatings.companyId, viewer.companyId), eq(marketRatings.country, country));
    const [before] = await change.tx.select().from(marketRatings).where(ofCountry).for('update');
    expectVersion(before?.version, input.version);
    const row = {
      ...(before ?? change.newRow()),
      ...{ country, rating, reason, ratedBy: viewer.id },
      ...(before && { version: before.version + 1, updatedAt: change.now.toISOString() }),
    };
    if (before) await change.tx.update(marketRatings).set(row).where(ofCountry);
    else await change.tx.insert(marketRatings).values(row);
    const rescored = await rescore(change, inArray(prospects.customerId, customersIn(change, country)));
    const after = { ...row, rescored };
    change.record({
      event: 'market.rated',
      entity: 'MarketRating',
      entityId: row.id,
      before: before ?? null,
      after,
    });
    return { rating: row.id };
  });
}

/** Sets how much each factor weighs, as a new version, and works out all scores. */
export function setScoreWeights(context: RequestContext, input: SetScoreWeightsInput) {
  const options = { name: 'setScoreWeights', permission: 'process:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const { edition } = await weightsOf(change);
    expectVersion(edition || undefined, input.edition, 'edition');
    const { marketPotential, customerSize, fit, authority, need, paymentRisk, engagement, sample } = input;
    const shares = { marketPotential, customerSize, fit, authority, need, paymentRisk, engagement, sample };
    if (!areWhole(weightsFrom(shares))) {
      throw new Refusal([{ code: 'OUT_OF_RANGE', path: ['input'], facts: { minimum: 1, maximum: 1 } }]);
    }
    const row = {
      ...{ companyId: viewer.companyId, id: change.newId(), edition: edition + 1, ...shares },
      ...{ setBy: viewer.id, setAt: change.now.toISOString() },
    };
    await change.tx.insert(scoreWeights).values(row);
    const rescored = await rescore(change, undefined);
    change.record({
      event: 'scoreWeights.set',
      entity: 'ScoreWeightsVersion',
      entityId: row.id,
      after: { ...row, rescored },
    });
    return { weights: row.id };
  });
}

function customersIn(change: Change, country: string) {
  return change.tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.companyId, change.viewer.companyId), eq(customers.country, country)));
}
