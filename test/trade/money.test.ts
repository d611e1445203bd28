import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyCodes, minorDigitsOf } from '../../src/trade/currency.ts';
import { Decimal, decimal, parseDecimal, settle, writeDecimal } from '../../src/trade/decimal.ts';
import {
  add,
  amountOf,
  decimalOf,
  formatMoney,
  minorOf,
  moneyOf,
  moneyOfMinor,
  readMoney,
  roundToMinor,
  sum,
} from '../../src/trade/money.ts';

describe('plain decimals', () => {
  it.each(['0', '-0.0325', '+7.1', '123456789012345678901234567890.12345678901234567890'])(
    'read %s',
    (text) => {
      expect(parseDecimal(text)?.toFixed()).toBe(new Decimal(text).toFixed());
    },
  );

  it.each([
    '',
    ' 1',
    '1e3',
    '1E-7',
    '.5',
    '5.',
    '1,000',
    'NaN',
    'Infinity',
    '0x10',
    '--1',
    '1'.repeat(31),
    `0.${'1'.repeat(21)}`,
  ])('refuse %j', (text) => expect(parseDecimal(text)).toBeNull());

  it('lose the noise of divisions before they are rounded', () => {
    const third = decimal('0.005').div(3);
    expect(settle(third.plus(third).plus(third)).toFixed()).toBe('0.005');
    expect(writeDecimal(decimal('1').div(3))).toBe(`0.${'3'.repeat(30)}`);
  });
});

describe('money', () => {
  it('carries the digits of the minor unit, and more for a unit price', () => {
    expect(moneyOf('5', 'USD').amount).toBe('5.00');
    expect(moneyOf('5', 'JPY').amount).toBe('5');
    expect(moneyOf('5', 'KWD').amount).toBe('5.000');
    expect(moneyOf('1.884700', 'USD').amount).toBe('1.8847');
    expect(moneyOf('-0.05', 'USD').amount).toBe('-0.05');
  });

  it('counts minor units beyond what a float holds', () => {
    const money = moneyOf('90071992547409931.07', 'USD');
    expect(minorOf(money)).toBe(9007199254740993107n);
    expect(formatMoney(money, 'en-US')).toBe('$90,071,992,547,409,931.07');
  });

  it('adds amounts of one currency only', () => {
    expect(add(moneyOf('0.1', 'USD'), moneyOf('0.205', 'USD')).amount).toBe('0.305');
    expect(sum([], 'EUR').amount).toBe('0.00');
    expect(() => add(moneyOf('1', 'USD'), moneyOf('1', 'EUR'))).toThrow(RangeError);
  });

  it('has no minor units when it is finer than they are', () => {
    expect(() => minorOf(moneyOf('1.005', 'USD'))).toThrow(RangeError);
  });

  it.each([
    ['HALF_UP', '2.345', '2.35'],
    ['HALF_UP', '-2.345', '-2.35'],
    ['HALF_EVEN', '2.345', '2.34'],
    ['HALF_EVEN', '2.355', '2.36'],
    ['UP', '2.341', '2.35'],
    ['DOWN', '2.349', '2.34'],
  ] as const)('%s rounds %s to %s', (mode, exact, rounded) => {
    expect(roundToMinor(decimal(exact), 'USD', mode).amount).toBe(rounded);
  });

  it('rounds to the minor unit of its own currency', () => {
    expect(roundToMinor(decimal('1234.5'), 'JPY').amount).toBe('1235');
    expect(roundToMinor(decimal('1.23456'), 'BHD').amount).toBe('1.235');
    expect(roundToMinor(decimal('1.23456'), 'CLF').amount).toBe('1.2346');
  });

  it('is written as readers of a language do, with the digits that it carries', () => {
    expect(formatMoney(moneyOf('1234.5', 'EUR'), 'de-DE')).toBe('1.234,50\u00a0€');
    expect(formatMoney(moneyOf('1.8847', 'USD'), 'zh-CN')).toBe('US$1.8847');
    expect(formatMoney(moneyOf('1234', 'JPY'), 'en')).toBe('¥1,234');
  });

  it('refuses a currency that ISO 4217 never listed, at its field', () => {
    expect(() => readMoney({ amount: '1', currency: 'ZZZ' }, ['amount'])).toThrow(
      'UNKNOWN_VALUE at amount.currency',
    );
  });

  it('comes back from minor units unchanged in every currency', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 25n), 10n ** 25n),
        fc.constantFrom(...currencyCodes()),
        (minor, currency) => {
          const money = moneyOfMinor(minor, currency);
          expect(minorOf(moneyOf(amountOf(money), currency))).toBe(minor);
          expect(
            decimalOf(money)
              .times(10 ** minorDigitsOf(currency))
              .toFixed(),
          ).toBe(minor.toString());
        },
      ),
    );
  });
});
