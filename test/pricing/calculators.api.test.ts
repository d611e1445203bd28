import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ladder = `query ($input: PriceLadderInput!) {
  priceLadder(input: $input) {
    settings { insuranceBase insuredFraction roundingMode }
    rungs {
      rule total { amount formatted } unitPrice { amount } exact
      components { step stepName paidBy paidByName amount { amount } labels }
      margin { amount { amount } rateOfPrice }
      findings { id severity message suggestion }
    }
  }
}`;
const sheet = {
  currency: 'USD',
  quantity: '1000',
  goods: { amount: { amount: '56500', currency: 'CNY' }, vatRate: '0.13', rebateRate: '0.10' },
  charges: [
    { step: 'PRE_CARRIAGE', amount: { amount: '1800', currency: 'CNY' }, label: 'Trucking to Ningbo' },
    { step: 'MAIN_CARRIAGE', amount: { amount: '1450', currency: 'USD' } },
  ],
  rates: [{ base: 'USD', quote: 'CNY', rate: '7.10' }],
  insurance: { premiumRate: '0.002' },
  commission: { rate: '0.03' },
  profit: { rate: '0.08' },
};

describe('priceLadder', () => {
  it('prices a sheet under every rule for whoever is signed in', async () => {
    const { data, errors } = await server.ask(ladder, { input: sheet });
    expect(errors).toBeUndefined();
    const { rungs, settings } = data.priceLadder;
    expect(settings).toEqual({ insuranceBase: 'GROSS', insuredFraction: '1.1', roundingMode: 'HALF_UP' });
    expect(rungs.map(({ rule }: { rule: string }) => rule)).toHaveLength(11);
    const cif = rungs.find(({ rule }: { rule: string }) => rule === 'CIF');
    // (51 500 + 1 800) / 7.10 + 1 450 = 8 957.04; of the price 1 − 3 % − 8 % − 0.22 % is left.
    expect(cif.total).toEqual({ amount: '10089.03', formatted: '$10,089.03' });
    expect(cif.unitPrice.amount).toBe('10.089032');
    expect(cif.margin).toMatchObject({ amount: { amount: '807.12' }, rateOfPrice: '0.08' });
    expect(cif.components[2]).toEqual({
      step: 'PRE_CARRIAGE',
      stepName: 'Pre-carriage',
      paidBy: 'SELLER',
      paidByName: 'Seller',
      amount: { amount: '253.52' },
      labels: ['Trucking to Ningbo'],
    });
    const ddp = rungs.find(({ rule }: { rule: string }) => rule === 'DDP');
    expect(ddp.findings).toMatchObject([
      { id: 'INC-08', severity: 'REJECT', suggestion: 'DAP' },
      {
        ...{ id: 'PRC-02', severity: 'WARN', suggestion: null },
        message:
          'Under DDP the seller delivers at the destination, but the cost sheet holds no cost of it: Terminal handling at destination, On-carriage.',
      },
      { id: 'PRC-03', severity: 'WARN', suggestion: null },
    ]);
  });

  it('speaks Chinese to those who ask for it', async () => {
    const { data } = await server.ask(ladder, { input: { ...sheet, rules: ['DDP'] } }, { language: 'zh-CN' });
    const [ddp] = data.priceLadder.rungs;
    expect(ddp.total.formatted).toMatch(/^US\$/);
    expect(ddp.components[0]).toMatchObject({ stepName: '货物成本', paidByName: '卖方' });
    expect(ddp.findings[0].message).toContain('采用DDP时卖方为进口商');
  });

  it('refuses with every fault, each at its field', async () => {
    const input = { ...sheet, quantity: '0', rates: [], profit: { rate: '1' } };
    const { errors } = await server.ask(ladder, { input });
    const { code, faults } = errors?.[0]?.extensions ?? {};
    expect(code).toBe('BAD_USER_INPUT');
    expect(
      faults.map((fault: { code: string; path: string[] }) => `${fault.code} ${fault.path.join('.')}`),
    ).toEqual([
      'OUT_OF_RANGE input.quantity',
      'SHARES_EXCEED_PRICE input.profit.rate',
      'MISSING_RATE input.charges.0.amount.currency',
      'MISSING_RATE input.goods.amount.currency',
    ]);
  });

  it('refuses a number that is no exact decimal, naming the field', async () => {
    const { errors } = await server.ask(ladder, { input: { ...sheet, quantity: '1e3' } });
    expect(errors?.[0]?.message).toContain('input.quantity');
  });

  it('is for those who are signed in', async () => {
    const { errors } = await server.ask(ladder, { input: sheet }, { as: null });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('convertPrice', () => {
  it('restates a competitor’s price and shows each step', async () => {
    const { data } = await server.ask(
      `{ convertPrice(input: {
        price: { amount: "46.00", currency: "EUR" }
        from: { rule: CIF, commissionRate: "0.03", insurance: { premiumRate: "0.0015" }, unitsPerPack: "24", creditDays: 60 }
        to: { rule: FOB, currency: "USD" }
        charges: [{ step: MAIN_CARRIAGE, amount: { amount: "3.10", currency: "USD" } }]
        insuranceBase: NET, annualInterestRate: "0.06"
        rates: [{ base: "EUR", quote: "USD", rate: "1.0850" }]
      }) { price { amount } exact steps { label kind price currency } } }`,
    );
    expect(data.convertPrice.price.amount).toBe('1.87');
    expect(data.convertPrice.exact).toMatch(/^1\.8660/);
    expect(data.convertPrice.steps.map(({ label }: { label: string }) => label)).toEqual([
      'Currency',
      'Commission taken out',
      'Insurance premium taken out',
      'Main carriage taken off',
      'Days of credit',
      'Units per pack',
    ]);
  });
});

describe('incoterm', () => {
  it('tells a rule as data, in any language', async () => {
    const { data } = await server.ask(
      `{ incoterm(rule: CIP) {
        name zh: name(locale: "zh-Hans") riskPassesWhen namedPlaceIs modes bookedBy
        insurance { clauses insuredFraction } obligations { step party note }
      } }`,
    );
    expect(data.incoterm).toMatchObject({
      name: 'Carriage and Insurance Paid To',
      zh: '运费、保险费付至',
      riskPassesWhen: 'when the goods are handed to the first carrier, unless a later point is agreed',
      namedPlaceIs: 'place of destination',
      bookedBy: 'SELLER',
      insurance: { clauses: 'ICC (A)', insuredFraction: '1.10' },
    });
    expect(data.incoterm.obligations).toHaveLength(13);
    expect(data.incoterm.obligations[7]).toEqual({
      step: 'DESTINATION_TERMINAL',
      party: 'SELLER',
      note: 'By the seller only as far as the contract of carriage includes it, otherwise by the buyer.',
    });
  });

  it('tells both places of FCA apart', async () => {
    const { data } = await server.ask(
      '{ a: incoterm(rule: FCA) { riskPassesWhen } b: incoterm(rule: FCA, fcaPlace: OTHER_PLACE) { riskPassesWhen } }',
    );
    expect(data.a.riskPassesWhen).toContain('loaded on the buyer’s vehicle');
    expect(data.b.riskPassesWhen).toContain('ready for unloading');
  });

  it('refuses DAT of 2020 and a locale that is none', async () => {
    const dat = await server.ask('{ incoterm(rule: DAT) { name } }');
    expect(dat.errors?.[0]?.extensions.faults).toMatchObject([{ code: 'UNKNOWN_VALUE', path: ['rule'] }]);
    const locale = await server.ask('{ incoterm(rule: FOB) { name(locale: "no locale") } }');
    expect(locale.errors?.[0]?.extensions.faults).toMatchObject([
      { code: 'INVALID_FORMAT', path: ['locale'] },
    ]);
  });
});

describe('checkDeliveryTerms', () => {
  const check = `query ($input: DeliveryTermsInput!) {
    checkDeliveryTerms(input: $input) { id severity message suggestion }
  }`;

  it('looks the place up, with or without a space in its code', async () => {
    const input = {
      rule: 'FOB',
      namedPlace: 'Hamburg',
      locode: 'DE HAM',
      mode: 'SEA',
      sellerCountry: 'CN',
      buyerCountry: 'DE',
    };
    const { data } = await server.ask(check, { input });
    expect(data.checkDeliveryTerms).toMatchObject([
      {
        id: 'INC-04',
        severity: 'REJECT',
        message: 'FOB names the port of shipment, but “Hamburg” lies outside the seller’s country.',
      },
      { id: 'INC-05', severity: 'WARN' },
    ]);
  });

  it('names the steps that it speaks of', async () => {
    const input = {
      rule: 'EXW',
      namedPlace: 'Yiwu works',
      mode: 'SEA',
      costedSteps: ['LOADING', 'EXPORT_CLEARANCE'],
    };
    const { data } = await server.ask(check, { input }, { language: 'fr' });
    expect(data.checkDeliveryTerms).toMatchObject([
      {
        id: 'INC-07',
        message: expect.stringContaining('Chargement chez le vendeur, Dédouanement export'),
        suggestion: 'FCA',
      },
    ]);
  });

  it.each(['CNZZZ', 'not a code'])('refuses the unknown place %s at its field', async (locode) => {
    const { errors } = await server.ask(check, {
      input: { rule: 'FOB', namedPlace: 'Nowhere', locode, mode: 'SEA' },
    });
    expect(errors?.[0]?.extensions.faults).toMatchObject([
      { code: 'UNKNOWN_VALUE', path: ['input', 'locode'] },
    ]);
  });

  it.each(['en', 'zh-CN', 'es', 'fr'])('has a sentence for every finding in %s', async (language) => {
    const inputs = [
      {
        rule: 'EXW',
        namedPlace: '',
        mode: 'SEA',
        sellerCountry: 'CN',
        buyerCountry: 'DE',
        costedSteps: ['LOADING'],
        paidByLetterOfCredit: true,
      },
      { rule: 'FOB', namedPlace: 'China', mode: 'AIR', costedSteps: ['INSURANCE'], lineRules: ['CIF'] },
      {
        rule: 'CIF',
        namedPlace: 'Ningbo',
        locode: 'CNNGB',
        mode: 'SEA',
        sellerCountry: 'CN',
        containerised: true,
      },
      { rule: 'CIP', namedPlace: 'Hamburg', mode: 'SEA', insuranceClauses: 'ICC (C)', costedSteps: [] },
      {
        rule: 'FCA',
        namedPlace: 'Hamburg',
        locode: 'DEHAM',
        mode: 'SEA',
        sellerCountry: 'CN',
        buyerCountry: 'DE',
        paidByLetterOfCredit: true,
      },
      { rule: 'DDP', namedPlace: 'Hamburg', mode: 'SEA' },
      { rule: 'DPU', edition: 'INCOTERMS_2010', namedPlace: 'Hamburg', mode: 'SEA' },
      { rule: 'FOB', namedPlace: 'Hamburg', locode: 'DEHAM', mode: 'SEA', sellerCountry: 'CN' },
    ];
    const found: { id: string; message: string }[] = [];
    for (const input of inputs) {
      const { data } = await server.ask(check, { input }, { language });
      found.push(...data.checkDeliveryTerms);
    }
    expect(new Set(found.map(({ id }) => id)).size).toBe(15);
    for (const { id, message } of found) {
      expect(message).not.toContain(id);
      expect(message).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe('allocate', () => {
  const allocate = `query ($amount: MoneyInput!, $weights: [Decimal!]!) {
    allocate(amount: $amount, weights: $weights) { amount currency formatted(locale: "de-DE") }
  }`;

  it('splits an amount by largest remainder', async () => {
    const { data } = await server.ask(allocate, {
      amount: { amount: '100', currency: 'EUR' },
      weights: ['1', '1', '1'],
    });
    expect(data.allocate.map(({ amount }: { amount: string }) => amount)).toEqual([
      '33.34',
      '33.33',
      '33.33',
    ]);
    expect(data.allocate[0].formatted).toBe('33,34\u00a0€');
  });

  it.each([
    [['0', '0'], 'USD', 'ZERO_WEIGHT_SUM', ['weights']],
    [['1', '-1'], 'USD', 'OUT_OF_RANGE', ['weights', '1']],
    [['1'], 'ZZZ', 'UNKNOWN_VALUE', ['amount', 'currency']],
  ])('refuses weights %j of %s', async (weights, currency, code, path) => {
    const { errors } = await server.ask(allocate, { amount: { amount: '1', currency }, weights });
    expect(errors?.[0]?.extensions.faults).toMatchObject([{ code, path }]);
  });
});
