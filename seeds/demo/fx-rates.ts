import { fxRates } from '../../schema/tables/trade.ts';
import type { Transaction } from '../../src/database/database.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, otherCompany } from './companies.ts';
import { demoId } from './demo-id.ts';

/** A pair, the level that it moves around, and the places that it is quoted with. */
const pairs: readonly (readonly [base: string, quote: string, level: number, places: number])[] = [
  ['USD', 'CNY', 7.12, 4],
  ['EUR', 'CNY', 7.78, 4],
  ['GBP', 'CNY', 9.18, 4],
  ['JPY', 'CNY', 0.0478, 6],
  ['AUD', 'CNY', 4.68, 4],
  ['CAD', 'CNY', 5.21, 4],
  ['CHF', 'CNY', 8.31, 4],
  ['HKD', 'CNY', 0.914, 5],
  ['SGD', 'CNY', 5.42, 4],
  ['AED', 'CNY', 1.938, 5],
  ['BRL', 'CNY', 1.27, 5],
  ['MXN', 'CNY', 0.382, 5],
  ['INR', 'CNY', 0.0832, 6],
  ['EUR', 'USD', 1.093, 5],
  ['GBP', 'USD', 1.289, 5],
];

/** What a bank takes on either side of the middle. */
const halfSpread = 0.0016;
const daysBack = 731;

export interface DemoRate {
  readonly base: string;
  readonly quote: string;
  readonly day: string;
  readonly bid: string;
  readonly ask: string;
  readonly mid: string;
}

/** Quotes of every business day of the two years before `now`: slow waves, the same in every run. */
export function demoRates(now: Date): DemoRate[] {
  return businessDays(now).flatMap(({ day, number }) =>
    pairs.map(([base, quote, level, places], pair) => {
      const wave = (period: number, height: number) =>
        height * Math.sin((2 * Math.PI * (number + pair * 37)) / period);
      const mid = level * (1 + wave(367, 0.021) + wave(89, 0.008) + wave(13, 0.002));
      const write = (rate: number) => rate.toFixed(places);
      return {
        ...{ base, quote, day },
        bid: write(mid * (1 - halfSpread)),
        ask: write(mid * (1 + halfSpread)),
        mid: write(mid),
      };
    }),
  );
}

function businessDays(now: Date): { day: string; number: number }[] {
  const today = Math.floor(now.getTime() / 86_400_000);
  return Array.from({ length: daysBack }, (_, index) => today - daysBack + 1 + index)
    .map((number) => ({ number, date: new Date(number * 86_400_000) }))
    .filter(({ date }) => date.getUTCDay() !== 0 && date.getUTCDay() !== 6)
    .map(({ number, date }) => ({ number, day: date.toISOString().slice(0, 10) }));
}

export async function seedRates(tx: Transaction, now: Date): Promise<number> {
  const rates = demoRates(now);
  for (const company of [demoCompany, otherCompany]) {
    await insertRows(
      tx,
      fxRates,
      rates.map((rate) => ({
        companyId: company.id,
        id: demoId(`rate ${company.id} ${rate.base} ${rate.quote} ${rate.day}`),
        ...rate,
        source: 'Bank board',
        recordedAt: `${rate.day}T01:30:00.000Z`,
      })),
    );
  }
  return rates.length;
}
