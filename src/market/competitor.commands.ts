import { and, eq, isNull } from 'drizzle-orm';
import { competitorOffers, competitorRatings, competitors } from '../../schema/tables/competitors.ts';
import { products } from '../../schema/tables/products.ts';
import type { Change } from '../events/change.ts';
import { runCommand } from '../events/command.ts';
import { expectVersion } from '../events/expected-version.ts';
import { given } from '../events/given-fields.ts';
import { lockRow, lockVersion, referredRow } from '../events/lock-row.ts';
import { Product } from '../products/product.type.ts';
import type { RequestContext } from '../server/context.ts';
import { dayOf, latestDay } from '../trade/calendar-date.ts';
import { isCurrency } from '../trade/currency.ts';
import { Decimal } from '../trade/decimal.ts';
import { type Fault, refuse, statusFault } from '../trade/fault.ts';
import type {
  RateCompetitorInput,
  RecordCompetitorInput,
  RecordCompetitorOfferInput,
  UpdateCompetitorInput,
} from './competitor.input.ts';
import { Competitor, CompetitorOffer } from './competitor.type.ts';

type OfferRow = typeof competitorOffers.$inferSelect;
const constraints: Readonly<Record<string, Fault>> = {
  competitors_name_key: { code: 'ALREADY_EXISTS', path: ['input', 'name'] },
  competitor_ratings_key: { code: 'VERSION_CONFLICT', path: ['input', 'version'] },
};

/** Enters a competitor. */
export function recordCompetitor(context: RequestContext, input: RecordCompetitorInput) {
  const options = { name: 'recordCompetitor', permission: 'market:write', input, constraints } as const;
  return runCommand(context, options, async (change) => {
    const { name, country, website = null, strengths = null, weaknesses = null } = input;
    const row = { ...change.newRow(), ...{ name, country, website, strengths, weaknesses } };
    await change.tx.insert(competitors).values(row);
    change.record({ event: 'competitor.recorded', entity: 'Competitor', entityId: row.id, after: row });
    return { competitor: row.id };
  });
}

/** Changes what is given of a competitor. */
export function updateCompetitor(context: RequestContext, input: UpdateCompetitorInput) {
  const options = { name: 'updateCompetitor', permission: 'market:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const before = await lockVersion(change, viewer, Competitor, competitors, input);
    const { name, website, strengths, weaknesses } = input;
    const after = {
      ...before,
      ...given({ name, website, strengths, weaknesses }, competitors),
      ...{ version: before.version + 1, updatedAt: change.now.toISOString() },
    };
    await change.tx
      .update(competitors)
      .set(after)
      .where(and(eq(competitors.companyId, before.companyId), eq(competitors.id, before.id)));
    change.record({ event: 'competitor.updated', entity: 'Competitor', entityId: before.id, before, after });
    return { competitor: before.id };
  });
}

/** Records a price as it was seen, or puts right one that was recorded wrongly: that stays, and counts no more. */
export function recordCompetitorOffer(context: RequestContext, input: RecordCompetitorOfferInput) {
  const options = { name: 'recordCompetitorOffer', permission: 'market:write', input } as const;
  return runCommand(context, options, async (change, viewer) => {
    const competitor = await lockRow(change, viewer, Competitor, competitors, input.competitorId);
    const path = ['input', 'productId'];
    const product = await referredRow(change, viewer, Product, products, input.productId, path);
    const wrong = input.correctsId
      ? await lockRow(change, viewer, CompetitorOffer, competitorOffers, input.correctsId)
      : null;
    const faults = [
      ...findOfferFaults(change, input),
      ...(wrong ? findCorrectionFaults(wrong, competitor.id, product.id) : []),
    ];
    refuse(faults);
    const { competitorId: _, productId: __, correctsId: ___, idempotencyKey: ____, price, ...seen } = input;
    const row = {
      ...change.newRow(),
      ...seen,
      ...{ competitorId: competitor.id, productId: product.id, correctsId: wrong?.id ?? null },
      ...{ amount: price.amount, currency: price.currency, recordedBy: viewer.id },
    };
    if (wrong) await markCorrected(change, wrong);
    await change.tx.insert(competitorOffers).values(row);
    change.record({
      event: 'competitorOffer.recorded',
      entity: 'CompetitorOffer',
      entityId: row.id,
      after: row,
    });
    return { offer: row.id, competitor: competitor.id };
  });
}

/** Rates a competitor, or ourselves, by a criterion. */
export function rateCompetitor(context: RequestContext, input: RateCompetitorInput) {
  const options = { name: 'rateCompetitor', permission: 'market:write', input, constraints } as const;
  return runCommand(context, options, async (change, viewer) => {
    const product = await referredRow(change, viewer, Product, products, input.productId, [
      'input',
      'productId',
    ]);
    const competitor = input.competitorId
      ? await referredRow(change, viewer, Competitor, competitors, input.competitorId, [
          'input',
          'competitorId',
        ])
      : null;
    const { criterion, score, reason, argument = null } = input;
    const [before] = await change.tx
      .select()
      .from(competitorRatings)
      .where(
        and(
          ...[eq(competitorRatings.companyId, viewer.companyId), eq(competitorRatings.productId, product.id)],
          eq(competitorRatings.criterion, criterion),
          competitor
            ? eq(competitorRatings.competitorId, competitor.id)
            : isNull(competitorRatings.competitorId),
        ),
      )
      .for('update');
    expectVersion(before?.version, input.version);
    const row = {
      ...(before ?? change.newRow()),
      ...{ productId: product.id, competitorId: competitor?.id ?? null, criterion, score, reason, argument },
      ...{ ratedBy: viewer.id, ratedOn: dayOf(change.now) },
      ...(before && { version: before.version + 1, updatedAt: change.now.toISOString() }),
    };
    const here = and(eq(competitorRatings.companyId, row.companyId), eq(competitorRatings.id, row.id));
    if (before) await change.tx.update(competitorRatings).set(row).where(here);
    else await change.tx.insert(competitorRatings).values(row);
    change.record({
      ...{ event: 'competitor.rated', entity: 'CompetitorRating', entityId: row.id },
      ...{ before: before ?? null, after: row },
    });
    return { rating: row.id };
  });
}

async function markCorrected(change: Change, wrong: OfferRow): Promise<void> {
  const at = change.now.toISOString();
  const changed = { correctedAt: at, version: wrong.version + 1, updatedAt: at };
  await change.tx
    .update(competitorOffers)
    .set(changed)
    .where(and(eq(competitorOffers.companyId, wrong.companyId), eq(competitorOffers.id, wrong.id)));
  change.record({
    ...{ event: 'competitorOffer.corrected', entity: 'CompetitorOffer', entityId: wrong.id },
    ...{ before: wrong, after: { ...wrong, ...changed } },
  });
}

function findOfferFaults(change: Change, { price, observedOn }: RecordCompetitorOfferInput): Fault[] {
  const today = latestDay(change.now);
  const faults: Fault[] = [];
  if (!isCurrency(price.currency, observedOn)) {
    faults.push({ code: 'UNKNOWN_VALUE', path: ['input', 'price', 'currency'] });
  }
  if (!new Decimal(price.amount).gt(0)) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'price', 'amount'], facts: { above: 0 } });
  }
  if (observedOn > today) {
    faults.push({ code: 'OUT_OF_RANGE', path: ['input', 'observedOn'], facts: { maximum: today } });
  }
  return faults;
}

function findCorrectionFaults(wrong: OfferRow, competitorId: string, productId: string): Fault[] {
  if (wrong.correctedAt) return [statusFault('CORRECTED', 'correctsId')];
  const isSame = wrong.competitorId === competitorId && wrong.productId === productId;
  return isSame ? [] : [{ code: 'NOT_FOUND', path: ['input', 'correctsId'] }];
}
