import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/trade/decimal.ts';
import {
  convertAmount,
  crossQuotes,
  type FxQuote,
  findConversion,
  forwardPoints,
  forwardRate,
  invertQuote,
  quoteOfHundred,
  rateOfSide,
  withBuffer,
} from '../../src/trade/exchange-rate.ts';

const rates = [
  { base: 'USD', quote: 'CNY', rate: decimal('7.10') },
  { base: 'EUR', quote: 'USD', rate: decimal('1.085') },
];
const convert = (amount: string, from: string, to: string) => {
  const conversion = findConversion(rates, from, to);
  return conversion && convertAmount(decimal(amount), conversion).toFixed();
};
const quote = (base: string, counter: string, bid: string, ask: string): FxQuote => ({
  base,
  quote: counter,
  bid: decimal(bid),
  ask: decimal(ask),
});

describe('a conversion', () => {
  it('goes directly, the other way round, and across one currency', () => {
    expect(convert('10', 'USD', 'CNY')).toBe('71');
    expect(convert('71', 'CNY', 'USD')).toBe('10');
    expect(convert('10', 'EUR', 'CNY')).toBe('77.035');
    expect(convert('77.035', 'CNY', 'EUR')).toBe('10');
    expect(convert('5', 'GBP', 'GBP')).toBe('5');
  });

  it('is missing where no single currency joins the two', () => {
    expect(convert('1', 'GBP', 'CNY')).toBeNull();
    const chain = [...rates, { base: 'GBP', quote: 'EUR', rate: decimal('1.17') }];
    expect(findConversion(chain, 'GBP', 'CNY')).toBeNull();
  });

  it('prefers the direct rate to a cross of others', () => {
    const direct = [...rates, { base: 'EUR', quote: 'CNY', rate: decimal('7.80') }];
    expect(findConversion(direct, 'EUR', 'CNY')?.times.toFixed()).toBe('7.8');
  });

  it('loses nothing there and back: no inverse is rounded', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 9n), (amount, rate) => {
        const pair = [{ base: 'USD', quote: 'CNY', rate: decimal(`${rate}`).div(10_000) }];
        const there = findConversion(pair, 'USD', 'CNY')!;
        const back = findConversion(pair, 'CNY', 'USD')!;
        expect(convertAmount(convertAmount(decimal(`${amount}`), there), back).toFixed()).toBe(`${amount}`);
      }),
    );
  });
});

describe('bid and ask', () => {
  it('turn over: the inverse bid is one over the ask', () => {
    const inverse = invertQuote(quote('USD', 'CNY', '8', '10'));
    expect([inverse.base, inverse.quote]).toEqual(['CNY', 'USD']);
    expect([inverse.bid.toFixed(), inverse.ask.toFixed()]).toEqual(['0.1', '0.125']);
  });

  it.each([
    [
      'multiply side by side when the legs follow each other',
      quote('EUR', 'USD', '1.1', '1.2'),
      quote('USD', 'CNY', '7', '8'),
      'EUR/CNY',
      '7.7',
      '9.6',
    ],
    [
      'multiply in either order',
      quote('USD', 'CNY', '7', '8'),
      quote('EUR', 'USD', '1.1', '1.2'),
      'EUR/CNY',
      '7.7',
      '9.6',
    ],
    [
      'divide bid by ask where both quote the common currency',
      quote('EUR', 'CNY', '8', '9'),
      quote('USD', 'CNY', '4', '5'),
      'EUR/USD',
      '1.6',
      '2.25',
    ],
    [
      'divide bid by ask where the common currency is the base of both',
      quote('USD', 'CNY', '4', '5'),
      quote('USD', 'JPY', '100', '120'),
      'CNY/JPY',
      '20',
      '30',
    ],
  ])('%s', (_name, first, second, pair, bid, ask) => {
    const cross = crossQuotes(first, second);
    expect([`${cross.base}/${cross.quote}`, cross.bid.toFixed(), cross.ask.toFixed()]).toEqual([
      pair,
      bid,
      ask,
    ]);
  });

  it('can’t cross without a common currency', () => {
    expect(() => crossQuotes(quote('USD', 'CNY', '7', '8'), quote('EUR', 'GBP', '1', '2'))).toThrow(
      RangeError,
    );
  });

  it('never cross to a bid above the ask', () => {
    const side = fc.integer({ min: 1, max: 10_000 });
    const pair = fc
      .tuple(side, side)
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)].map(String) as [string, string]);
    const shapes = [
      ['A', 'M', 'M', 'B'],
      ['A', 'M', 'B', 'M'],
      ['M', 'A', 'M', 'B'],
      ['M', 'A', 'B', 'M'],
    ] as const;
    fc.assert(
      fc.property(pair, pair, fc.constantFrom(...shapes), (one, two, [a, b, c, d]) => {
        const cross = crossQuotes(quote(a, b, ...one), quote(c, d, ...two));
        expect(cross.bid.lte(cross.ask)).toBe(true);
      }),
    );
  });

  it('of an exporter who sells dollars is the bid; mid lies between', () => {
    const board = quote('USD', 'CNY', '7.08', '7.12');
    expect(rateOfSide(board, 'BID').rate.toFixed()).toBe('7.08');
    expect(rateOfSide(board, 'ASK').rate.toFixed()).toBe('7.12');
    expect(rateOfSide(board, 'MID').rate.toFixed()).toBe('7.1');
  });

  it('of a Chinese bank board are for 100 units', () => {
    expect(quoteOfHundred(quote('USD', 'CNY', '708.12', '711.13')).bid.toFixed()).toBe('7.0812');
  });
});

describe('a forward rate', () => {
  // F = S × (1 + r_quote × T) / (1 + r_base × T)
  it('grows by the difference of interest', () => {
    const spot = { base: 'USD', quote: 'CNY', rate: decimal('7.10') };
    const terms = {
      baseInterestRate: decimal('0.05'),
      quoteInterestRate: decimal('0.02'),
      days: 90,
      dayCount: 360,
    };
    const forward = forwardRate(spot, terms);
    expect(forward.rate.toFixed(6)).toBe('7.047407');
    expect(forwardPoints(spot, forward).toFixed(2)).toBe('-525.93');
  });

  it('counts points in the second place for yen', () => {
    const yen = (rate: string) => ({ base: 'USD', quote: 'JPY', rate: decimal(rate) });
    expect(forwardPoints(yen('150.00'), yen('149.25')).toFixed()).toBe('-75');
  });

  it('or spot is quoted less a buffer', () => {
    const spot = { base: 'USD', quote: 'CNY', rate: decimal('7.00') };
    expect(withBuffer(spot, decimal('0.01')).rate.toFixed()).toBe('6.93');
  });
});
