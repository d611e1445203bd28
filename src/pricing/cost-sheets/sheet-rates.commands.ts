import { and, desc, eq, inArray, lte } from 'drizzle-orm';
import { fxRates, fxSnapshotRates, fxSnapshots } from '../../../schema/tables/trade.ts';
import type { Change } from '../../events/change.ts';
import { Decimal, one, writeDecimal } from '../../trade/decimal.ts';
import { convertAmount, type FxQuote, findConversion, rateOfSide } from '../../trade/exchange-rate.ts';
import { refuse } from '../../trade/fault.ts';
import { type DatedRate, type FrozenRate, freezeRates, oldestDay } from '../../trade/fx-snapshot.ts';
import { unlikelyRate } from '../../trade/unlikely-rate.ts';

/** Which exchange rates are taken: of which day, with which buffer, and those that go before the stored ones. */
export interface FxChoice {
  readonly asOf: string;
  readonly buffer: string;
  readonly rates: readonly GivenRate[];
}

interface GivenRate {
  readonly base: string;
  readonly quote: string;
  readonly rate: string;
  /** Whether it was looked at again, and is right although it lies far from what was quoted. */
  readonly confirmed?: boolean | undefined;
}

/** The latest quotes, on the day or before it, between any two currencies that a price meets. */
export async function ratesOf(
  change: Change,
  currency: string,
  others: readonly string[],
  { asOf, buffer, rates: byHand }: FxChoice,
): Promise<DatedRate[]> {
  const { companyId } = change.viewer;
  const met = [...new Set([currency, ...others])];
  const rows = await change.tx
    .selectDistinctOn([fxRates.base, fxRates.quote])
    .from(fxRates)
    .where(
      and(
        eq(fxRates.companyId, companyId),
        inArray(fxRates.base, met),
        inArray(fxRates.quote, met),
        lte(fxRates.day, asOf),
      ),
    )
    .orderBy(fxRates.base, fxRates.quote, desc(fxRates.day));
  const quotes = rows.map(
    ({ base, quote, bid, ask }): FxQuote => ({ base, quote, bid: new Decimal(bid), ask: new Decimal(ask) }),
  );
  const faults = byHand.flatMap((rate, index) => {
    const path = ['input', 'fx', 'rates', String(index), 'rate'];
    return rate.confirmed ? [] : unlikelyRate(midRate(rate, quotes), new Decimal(rate.rate), path);
  });
  refuse(faults);
  const manual = byHand.map(({ base, quote, rate }) => ({ base, quote, rate: new Decimal(rate) }));
  const dayOf = ({ base, quote, side }: FrozenRate) =>
    side === 'MANUAL' ? null : (rows.find((row) => row.base === base && row.quote === quote)?.day ?? null);
  return freezeRates(currency, quotes, new Decimal(buffer), manual).map((rate) => ({
    ...rate,
    day: dayOf(rate),
  }));
}

/** What was quoted for two currencies, directly, inverted or across a third. */
function midRate({ base, quote }: GivenRate, quotes: readonly FxQuote[]): Decimal | null {
  const mids = quotes.map((each) => rateOfSide(each, 'MID'));
  const conversion = findConversion(mids, base, quote);
  return conversion && convertAmount(one, conversion);
}

/** Keeps frozen rates for good. */
export async function keepSnapshot(
  change: Change,
  currency: string,
  { asOf, buffer }: Omit<FxChoice, 'rates'>,
  rates: readonly DatedRate[],
): Promise<string> {
  const { companyId } = change.viewer;
  const id = change.newId();
  await change.tx.insert(fxSnapshots).values({
    companyId,
    id,
    takenAt: change.now.toISOString(),
    asOf,
    oldestOn: oldestDay(currency, rates),
    source: rates.some((rate) => rate.side === 'MANUAL') ? 'manual' : 'stored',
    buffer,
  });
  if (rates.length > 0) {
    await change.tx.insert(fxSnapshotRates).values(
      rates.map(({ base, quote, rate, side }, index) => ({
        companyId,
        snapshotId: id,
        sequence: index + 1,
        ...{ base, quote, side },
        rate: writeDecimal(rate),
      })),
    );
  }
  return id;
}
