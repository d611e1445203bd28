import { fxRates } from '../../schema/tables/trade.ts';
import type { Transaction } from '../../src/database/database.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, otherCompany } from './companies.ts';
import { demoId } from './demo-id.ts';

/** The pairs of the board and the places that each is quoted with. */
const pairs: readonly (readonly [base: string, quote: string, places: number])[] = [
  ['USD', 'CNY', 4],
  ['EUR', 'CNY', 4],
  ['GBP', 'CNY', 4],
  ['JPY', 'CNY', 6],
  ['AUD', 'CNY', 4],
  ['CAD', 'CNY', 4],
  ['CHF', 'CNY', 4],
  ['HKD', 'CNY', 5],
  ['SGD', 'CNY', 4],
  ['AED', 'CNY', 5],
  ['BRL', 'CNY', 5],
  ['MXN', 'CNY', 5],
  ['INR', 'CNY', 6],
  ['EUR', 'USD', 5],
  ['GBP', 'USD', 5],
];

/** Floating currencies: the yuan that one unit moves around, and how many days it runs ahead in its waves. */
const floats: Readonly<Record<string, readonly [level: number, daysAhead: number]>> = {
  USD: [7.12, 0],
  EUR: [7.78, 37],
  GBP: [9.18, 74],
  JPY: [0.0478, 111],
  AUD: [4.68, 148],
  CAD: [5.21, 185],
  CHF: [8.31, 222],
  SGD: [5.42, 296],
  BRL: [1.27, 370],
  MXN: [0.382, 407],
  INR: [0.0832, 444],
};
/** What one dollar buys of a currency that is held to it. */
const dollarPegs: Readonly<Record<string, number>> = { HKD: 7.8, AED: 3.6725 };

/** The second company sells in these alone. */
const ofOther: readonly string[] = ['USD', 'EUR'];

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
    pairs.map(([base, quote, places]) => {
      // A pair without the yuan is the quotient of two with it, so that no way of converting pays better.
      const mid = yuanFor(base, number) / yuanFor(quote, number);
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

function yuanFor(currency: string, dayNumber: number): number {
  if (currency === 'CNY') return 1;
  const peg = dollarPegs[currency];
  if (peg !== undefined) return yuanFor('USD', dayNumber) / peg;
  const float = floats[currency];
  if (!float) throw new Error(`No level of ${currency}`);
  const [level, daysAhead] = float;
  const wave = (period: number, height: number) =>
    height * Math.sin((2 * Math.PI * (dayNumber + daysAhead)) / period);
  return level * (1 + wave(367, 0.021) + wave(89, 0.008) + wave(13, 0.002));
}

function businessDays(now: Date): { day: string; number: number }[] {
  const today = Math.floor(now.getTime() / 86_400_000);
  return Array.from({ length: daysBack }, (_, index) => today - daysBack + 1 + index)
    .map((number) => ({ number, date: new Date(number * 86_400_000) }))
    .filter(({ date }) => date.getUTCDay() !== 0 && date.getUTCDay() !== 6)
    .map(({ number, date }) => ({ number, day: date.toISOString().slice(0, 10) }));
}

/** Writes the quotes of both boards and returns how many there are. */
export async function seedRates(tx: Transaction, rates: readonly DemoRate[]): Promise<number> {
  const rowOf = (company: string, rate: DemoRate) => ({
    companyId: company,
    id: demoId(`rate ${company} ${rate.base} ${rate.quote} ${rate.day}`),
    ...rate,
    source: 'Bank board',
    recordedAt: `${rate.day}T01:30:00.000Z`,
  });
  const rows = [
    ...rates.map((rate) => rowOf(demoCompany.id, rate)),
    ...rates.filter(({ base }) => ofOther.includes(base)).map((rate) => rowOf(otherCompany.id, rate)),
  ];
  await insertRows(tx, fxRates, rows);
  return rows.length;
}
