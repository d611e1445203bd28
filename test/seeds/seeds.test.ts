import { describe, expect, test } from 'vitest';
import { demoCustomers } from '../../seeds/demo/customers.ts';
import { demoDeals } from '../../seeds/demo/deals.ts';
import { demoRates } from '../../seeds/demo/fx-rates.ts';
import { demoProducts } from '../../seeds/demo/products.ts';
import { places } from '../../seeds/reference/ports.ts';
import { dealStages } from '../../src/deals/deal-stage.ts';
import { isCountry } from '../../src/trade/country.ts';
import { isCurrency } from '../../src/trade/currency.ts';
import { checkDeliveryTerms } from '../../src/trade/delivery-terms.ts';
import type { LocodeFunction } from '../../src/trade/locode.ts';
import { testNow } from '../support/test-clock.ts';

const now = new Date(testNow);

describe('reference data', () => {
  test('knows 120 places or more, each once, in a country that exists and a zone that does', () => {
    expect(places.length).toBeGreaterThanOrEqual(120);
    expect(new Set(places.map(({ locode }) => locode)).size).toBe(places.length);
    for (const place of places) {
      expect(place.locode).toMatch(/^[A-Z]{2}[A-Z2-9]{3}$/);
      expect(isCountry(place.country), place.locode).toBe(true);
      expect(place.functions.length, place.locode).toBeGreaterThan(0);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: place.timeZone }), place.locode).not.toThrow();
    }
  });
});

describe('the demo', () => {
  test('has 12 customers or more in 8 countries or more, with sound currencies', () => {
    expect(demoCustomers.length).toBeGreaterThanOrEqual(12);
    expect(new Set(demoCustomers.map(({ country }) => country)).size).toBeGreaterThanOrEqual(8);
    for (const { key, country, currency } of demoCustomers) {
      expect(isCountry(country) && isCurrency(currency, testNow.slice(0, 10)), key).toBe(true);
    }
  });

  test('has 20 products or more, with tariff codes, packing and costs', () => {
    expect(demoProducts.length).toBeGreaterThanOrEqual(20);
    for (const { code, hsCode, netKg, grossKg, cost, rebateRate } of demoProducts) {
      expect(hsCode, code).toMatch(/^\d{10}$/);
      expect(Number(grossKg), code).toBeGreaterThan(Number(netKg));
      expect(Number(cost), code).toBeGreaterThan(0);
      expect(Number(rebateRate), code).toBeLessThanOrEqual(0.13);
    }
  });

  test('has rates of 10 currencies or more for every business day of two years', () => {
    const rates = demoRates(now);
    expect(new Set(rates.map(({ base }) => base)).size).toBeGreaterThanOrEqual(10);
    const days = [...new Set(rates.map(({ day }) => day))];
    expect(days.length).toBeGreaterThan(515);
    expect(days.at(-1)).toBe('2026-03-02');
    for (const { base, day, bid, mid, ask } of rates) {
      expect(
        0 < Number(bid) && Number(bid) <= Number(mid) && Number(mid) <= Number(ask),
        `${base} ${day}`,
      ).toBe(true);
    }
  });

  test('has deals in every stage, numbered without gaps in the order in which they were opened', () => {
    const deals = demoDeals(now);
    const reached = new Set(deals.map(({ stages }) => stages.at(-1)!.stage));
    expect([...reached].sort()).toEqual([...dealStages].sort());
    for (const company of new Set(deals.map((deal) => deal.company))) {
      const own = deals.filter((deal) => deal.company === company);
      for (const year of new Set(own.map(({ number }) => number.slice(2, 6)))) {
        const numbers = own.map(({ number }) => number).filter((number) => number.startsWith(`D-${year}`));
        expect(numbers).toEqual(numbers.map((_, index) => `D-${year}-${String(index + 1).padStart(5, '0')}`));
      }
    }
    for (const { stages } of deals) {
      const times = stages.map(({ at }) => at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
    }
  });

  test('delivers under terms that no check rejects', () => {
    for (const deal of demoDeals(now)) {
      const place = places.find(({ locode }) => locode === deal.locode);
      expect(place, deal.locode).toBeDefined();
      const findings = checkDeliveryTerms({
        ...{ rule: deal.rule, mode: deal.mode, namedPlace: deal.namedPlace },
        edition: 'INCOTERMS_2020',
        place: { country: place!.country, functions: place!.functions as LocodeFunction[] },
        sellerCountry: 'CN',
        buyerCountry: deal.customer.country,
      });
      expect(
        findings.filter(({ severity }) => severity === 'REJECT'),
        deal.number,
      ).toEqual([]);
    }
  });
});
