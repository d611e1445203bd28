import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rebateRateOn, taxesByTariff } from '../../src/pricing/rate-tables/rebate-rate.ts';

const aRate = (hsCode: string, validFrom: string, rebateRate = '0.13') => ({
  ...{ id: `${hsCode} ${validFrom}`, hsCode, validFrom, rebateRate },
  vatRate: '0.13',
});

describe('the rebate of a tariff code on a day', () => {
  const rates = [
    aRate('94', '2020-01-01'),
    aRate('9405', '2021-01-01'),
    aRate('9405', '2024-12-01', '0.09'),
    aRate('9405429000', '2022-01-01', '0.10'),
  ];

  test.each([
    ['9405429000', '2025-01-01', '9405429000 2022-01-01'],
    ['9405429000', '2021-12-31', '9405 2021-01-01'],
    ['9405110000', '2024-11-30', '9405 2021-01-01'],
    ['9405110000', '2024-12-01', '9405 2024-12-01'],
    ['9403', '2024-12-01', '94 2020-01-01'],
    ['9405110000', '2019-12-31', undefined],
    ['8405110000', '2025-01-01', undefined],
    ['1940500000', '2025-01-01', undefined],
  ])('of %s on %s is that of %s', (hsCode, day, id) => {
    expect(rebateRateOn(rates, hsCode, day)?.id).toBe(id);
  });

  test('does not hang on the order in which rates are kept', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rates, { minLength: rates.length }), (shuffled) => {
        expect(rebateRateOn(shuffled, '9405429000', '2025-01-01')).toEqual(rates[3]);
        expect(rebateRateOn(shuffled, '9405110000', '2025-01-01')).toEqual(rates[2]);
      }),
    );
  });
});

describe('taxes by the tariff (财税〔2012〕39号)', () => {
  const rate = aRate('9405', '2024-12-01', '0.09');
  const cost = { vatRate: '0.13', rebateRate: '0.13' };

  test('a trader keeps the VAT of the invoice and gets back by the tariff’s rate', () => {
    const taxes = taxesByTariff({ ...cost, taxScheme: 'TRADER' }, rate);
    expect(taxes).toEqual({ vatRate: '0.13', rebateRate: '0.09', taxScheme: 'TRADER' });
  });

  test('a trader who bought from a small taxpayer gets back no more than the invoice’s VAT', () => {
    const taxes = taxesByTariff({ vatRate: '0.01', rebateRate: '0.01', taxScheme: 'TRADER' }, rate);
    expect(taxes).toEqual({ vatRate: '0.01', rebateRate: '0.01', taxScheme: 'TRADER' });
  });

  test('a manufacturer owes and gets back by the tariff’s rates', () => {
    const taxes = taxesByTariff({ vatRate: '0', rebateRate: '0', taxScheme: 'MANUFACTURER' }, rate);
    expect(taxes).toEqual({ vatRate: '0.13', rebateRate: '0.09', taxScheme: 'MANUFACTURER' });
  });

  test('nothing comes back where no scheme relieves exports, or the tariff is not known', () => {
    const none = { ...cost, taxScheme: 'NONE' } as const;
    expect(taxesByTariff(none, rate)).toEqual(none);
    const unknown = { ...cost, taxScheme: 'TRADER' } as const;
    expect(taxesByTariff(unknown, null)).toEqual(unknown);
  });
});
