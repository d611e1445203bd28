import { describe, expect, test } from 'vitest';
import { chargesOf, containersOf, packedLine } from '../../seeds/demo/charges.ts';
import { demoPeople } from '../../seeds/demo/companies.ts';
import { demoCustomers } from '../../seeds/demo/customers.ts';
import { demoDeals } from '../../seeds/demo/deals.ts';
import { knownSince } from '../../seeds/demo/demo.ts';
import { demoRates } from '../../seeds/demo/fx-rates.ts';
import { demoProducts } from '../../seeds/demo/products.ts';
import { places } from '../../seeds/reference/ports.ts';
import { roles } from '../../src/access/viewer.ts';
import { dealStages } from '../../src/deals/deal-stage.ts';
import { timesPaid } from '../../src/pricing/charge-basis.ts';
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

  test('has one price for a currency: a pair agrees with the two that it crosses, and a peg holds', () => {
    const rates = demoRates(now);
    const middle = new Map(
      rates.map(({ base, quote, day, mid }) => [`${base}/${quote} ${day}`, Number(mid)]),
    );
    for (const { base, quote, day } of rates) {
      const crossed = middle.get(`${base}/CNY ${day}`)! / middle.get(`USD/CNY ${day}`)!;
      if (quote === 'USD') {
        expect(middle.get(`${base}/USD ${day}`)! / crossed, `${base} ${day}`).toBeCloseTo(1, 3);
      }
      // Hong Kong keeps its dollar within 7.75 and 7.85, the Emirates their dirham at 3.6725.
      if (base === 'HKD') {
        expect(1 / crossed, day).toBeGreaterThan(7.75);
        expect(1 / crossed, day).toBeLessThan(7.85);
      }
      if (base === 'AED') expect(1 / crossed, day).toBeCloseTo(3.6725, 2);
    }
  });

  test('has customers who were there before their deals', () => {
    const first = Math.min(...demoDeals(now).map(({ openedAt }) => openedAt.getTime()));
    expect(knownSince(now).getTime()).toBeLessThan(first);
  });

  test('writes to nobody who exists', () => {
    for (const { email } of demoPeople) expect(email).toMatch(/@(demo|other)\.lading\.test$/);
    expect(new Set(demoPeople.map(({ email }) => email)).size).toBe(demoPeople.length);
    for (const role of roles) {
      expect(
        demoPeople.some((person) => person.email === `${role.toLowerCase()}@demo.lading.test`),
        role,
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

  test('has deals that began with an inquiry, on a working day of the last 14 months', () => {
    const fourteenMonthsAgo = new Date(testNow);
    fourteenMonthsAgo.setUTCMonth(fourteenMonthsAgo.getUTCMonth() - 14);
    for (const { number, openedAt, stages } of demoDeals(now)) {
      expect(stages[0], number).toEqual({ stage: 'INQUIRY', at: openedAt });
      expect(new Set(stages.map(({ at }) => at.getTime())).size, number).toBe(stages.length);
      expect(openedAt.getTime(), number).toBeGreaterThan(fourteenMonthsAgo.getTime());
      for (const { at } of stages) expect([1, 2, 3, 4, 5], number).toContain(at.getUTCDay());
    }
  });

  test('shows whoever signs in as rep a whole pipeline', () => {
    const own = ({ owner }: { owner: string }) => owner === 'rep@demo.lading.test';
    expect(demoCustomers.filter(own).length).toBeGreaterThanOrEqual(5);
    const deals = demoDeals(now).filter(({ customer }) => own(customer));
    const stages = new Set(deals.map((deal) => deal.stages.at(-1)!.stage));
    expect(stages.size).toBeGreaterThanOrEqual(dealStages.length - 1);
  });

  test('sells full cartons, at least as many as the supplier asks for', () => {
    for (const { number, lines } of demoDeals(now)) {
      for (const { product, quantity } of lines) {
        expect(Number(quantity) % product.unitsPerPackage, `${number} ${product.code}`).toBe(0);
        expect(Number(quantity), `${number} ${product.code}`).toBeGreaterThanOrEqual(Number(product.minimum));
      }
    }
  });

  test('pays less for the journey than for the goods', () => {
    const yuan: Readonly<Record<string, number>> = { CNY: 1, USD: 7.12 };
    for (const deal of demoDeals(now)) {
      const lines = deal.lines.map(({ product, quantity }, index) => ({
        ...{ sequence: index + 1, quantity },
        ...packedLine(product, quantity),
      }));
      const containers = containersOf(deal)?.containers;
      const journey = chargesOf(deal, '2026-02-27').reduce((sum, { basis, amountMinor, currency }) => {
        if (basis === 'PERCENT_OF_PRICE') return sum;
        const times = Number(timesPaid(basis, lines, containers));
        return sum + times * (Number(amountMinor) / 100) * yuan[currency!]!;
      }, 0);
      const goods = deal.lines.reduce(
        (sum, { product, quantity }) => sum + Number(quantity) * Number(product.cost),
        0,
      );
      expect(journey, deal.number).toBeGreaterThan(0);
      expect(journey, deal.number).toBeLessThan(goods);
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
