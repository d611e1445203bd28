import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let bottle: string;
let delta: string;
beforeAll(async () => {
  server = await startTestServer();
  const { data } = await server.ask(
    `{ products(filter: { code: { equals: "KIT-B18" } }) { nodes { id } }
       competitors(filter: { name: { startsWith: "Delta" } }) { nodes { id } } }`,
  );
  bottle = data.products.nodes[0].id;
  delta = data.competitors.nodes[0].id;
  // The rate of the reference's example.
  await server.sql(
    "UPDATE fx_rates SET bid = 1.0850, mid = 1.0850, ask = 1.0850 WHERE base = 'EUR' AND quote = 'USD'",
  );
});
afterAll(() => server.stop());

const analyst: DemoPerson = 'analyst@demo.lading.test';
const rep: DemoPerson = 'rep@demo.lading.test';

async function change(name: string, input: object, shows: string, as: DemoPerson = analyst) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await server.ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${shows} userErrors { code path } } }`,
    { input },
    { as },
  );
  expect(errors).toBeUndefined();
  const { userErrors, ...rows } = data[name];
  return userErrors.length > 0
    ? {
        refused: userErrors.map(
          ({ code, path }: { code: string; path: string[] }) => `${code} ${path.slice(1).join('.')}`,
        ),
      }
    : rows;
}

const normalised =
  'perPiece low high isStale steps { step by source currency price perPiece } notComparable { reason message }';
async function normalise(input: object, as: DemoPerson = rep, language = 'en') {
  return server.ask(
    `query ($input: NormalisedOfferInput!) { normalisedOffer(input: $input) { ${normalised} } }`,
    { input },
    { as, language },
  );
}
const carton = (amount: string) => ({ cost: { amount, currency: 'USD' }, pieces: '24' });
const basis = { rule: 'FOB', currency: 'USD', day: '2026-03-02', interestRate: '0.06' };
const seen = {
  ...{ country: 'NL', price: { amount: '46.00', currency: 'EUR' }, priceUnit: 'carton', pieces: '24' },
  ...{
    rule: 'CIF',
    namedPlace: 'Rotterdam',
    commissionRate: '0.03',
    creditDays: 60,
    observedOn: '2026-02-24',
  },
  ...{ sourceType: 'CUSTOMER_TOLD', source: 'A buyer', confidence: 'MEDIUM', originCountry: 'CN' },
};

describe('an offer as it was seen', () => {
  test('EUR 46.00 a carton CIFC3 Rotterdam comes out to the printed digit, every step with what it used', async () => {
    const { offer } = await change(
      'recordCompetitorOffer',
      { ...seen, competitorId: delta, productId: bottle },
      'offer { id }',
    );
    const costs = { freight: carton('3.10'), premiumRate: '0.0015' };
    const { result, statements } = await server.statementsOf(() =>
      normalise({ ...basis, offerId: offer.id, costs }),
    );
    expect(statements.filter((text) => text.includes('competitor_offers'))).toHaveLength(1);
    const { steps, ...rest } = result.data.normalisedOffer;
    expect(rest).toEqual({
      perPiece: '1.8660',
      low: '1.7727',
      high: '1.9593',
      isStale: false,
      notComparable: [],
    });
    const row = (
      step: string,
      by: string | null,
      source: string | null,
      currency: string,
      price: string,
      perPiece: string,
    ) => ({
      ...{ step, by, source, currency, price, perPiece },
    });
    expect(steps).toEqual([
      row('AS_SEEN', null, null, 'EUR', '46.0000', '1.9167'),
      row('CURRENCY', '1.085', 'MID 2026-02-24', 'USD', '49.9100', '2.0796'),
      row('COMMISSION', '0.03', null, 'USD', '48.4127', '2.0172'),
      row('INSURANCE', '0.00165', 'OUR_ROUTE', 'USD', '48.3328', '2.0139'),
      row('FREIGHT', '3.1', 'OUR_ROUTE', 'USD', '45.2328', '1.8847'),
      row('CREDIT', '0.06', null, 'USD', '44.7850', '1.8660'),
    ]);
  });

  test('is not comparable, with every reason in the language of the request, where something is missing', async () => {
    const { offer } = await change(
      'recordCompetitorOffer',
      {
        ...seen,
        competitorId: delta,
        productId: bottle,
        minimumQuantity: '5000',
        price: { amount: '1900', currency: 'ISK' },
      },
      'offer { id }',
    );
    const { data } = await normalise(
      { ...basis, interestRate: null, quantity: '2400', offerId: offer.id },
      rep,
      'fr',
    );
    const { notComparable, steps, perPiece } = data.normalisedOffer;
    expect([steps, perPiece]).toEqual([[], null]);
    expect(notComparable.map(({ reason }: { reason: string }) => reason)).toEqual([
      'MISSING_RATE',
      'MISSING_INSURANCE',
      'MISSING_FREIGHT',
      'MISSING_INTEREST',
      'TIER_DIFFERS',
    ]);
    expect(notComparable[2].message).toBe('Le transport principal n’est pas connu.');
    const mixed = await normalise({
      ...basis,
      offerId: offer.id,
      costs: { freight: { cost: { amount: '3', currency: 'EUR' } } },
    });
    expect(mixed.errors?.[0].message).toBeTruthy();
  });

  test('never changes: a wrong one is put right by another, once', async () => {
    const wrong = await change(
      'recordCompetitorOffer',
      { ...seen, competitorId: delta, productId: bottle },
      'offer { id }',
    );
    const right = {
      ...seen,
      competitorId: delta,
      productId: bottle,
      correctsId: wrong.offer.id,
      pieces: '12',
    };
    const { offer } = await change('recordCompetitorOffer', right, 'offer { corrects { id correctedAt } }');
    expect(offer.corrects).toEqual({ id: wrong.offer.id, correctedAt: '2026-03-02T02:00:00.000Z' });
    expect(await change('recordCompetitorOffer', right, 'offer { id }')).toEqual({
      refused: ['WRONG_STATUS correctsId'],
    });
    await expect(server.sql('UPDATE competitor_offers SET amount = amount + 1')).rejects.toThrow();
    expect(
      await change(
        'recordCompetitorOffer',
        {
          ...seen,
          competitorId: delta,
          productId: bottle,
          observedOn: '2026-03-09',
          price: { amount: '0', currency: 'XXX' },
        },
        'offer { id }',
      ),
    ).toEqual({
      refused: ['UNKNOWN_VALUE price.currency', 'OUT_OF_RANGE price.amount', 'OUT_OF_RANGE observedOn'],
    });
  });
});

describe('our price in a market', () => {
  async function compare(more: object) {
    const input = {
      productId: bottle,
      country: 'DE',
      ...basis,
      rule: 'CIF',
      ours: { amount: '2.20', currency: 'USD' },
      ...more,
    };
    const { result, statements } = await server.statementsOf(() =>
      server.ask(
        'query ($input: PriceComparisonInput!) { priceComparison(input: $input) { ours oursLanded offers { competitorName perPiece gap dutyRate landed landedGap isStale notComparable { reason } } } }',
        { input },
        { as: analyst },
      ),
    );
    expect(result.errors).toBeUndefined();
    expect(statements.filter((text) => text.includes('competitor_offers'))).toHaveLength(1);
    return result.data.priceComparison;
  }

  test('stands beside the newest offer of each competitor, the cheapest first; preference reverses the order, landed', async () => {
    const { offers, oursLanded } = await compare({ costs: { premiumRate: '0.0015' } });
    const [cheapest, second, last] = offers;
    expect(cheapest).toMatchObject({
      competitorName: 'Delta Steelware Ltd',
      perPiece: '2.0796',
      dutyRate: '0.067',
      landed: '2.2189',
    });
    expect(second).toMatchObject({
      competitorName: 'Hanoi Flask JSC',
      perPiece: '2.1800',
      gap: '0.0092',
      dutyRate: '0',
      landed: '2.1800',
    });
    expect(Number(second.landed)).toBeLessThan(Number(cheapest.landed));
    expect(oursLanded).toBe('2.3474');
    expect(second.landedGap).toBe('0.0768');
    expect(last).toMatchObject({
      competitorName: 'Bosporus Termos A.Ş.',
      perPiece: null,
      isStale: true,
      notComparable: [{ reason: 'MISSING_ON_CARRIAGE' }],
    });
  });

  test('is compared landed under CIF alone, and in the currency of the basis', async () => {
    const { offers, oursLanded } = await compare({
      rule: 'FOB',
      costs: { premiumRate: '0.0015', freight: carton('3.10') },
    });
    expect(oursLanded).toBeNull();
    expect(offers.map(({ landed }: { landed: string | null }) => landed)).toEqual([null, null, null]);
    const { errors } = await server.ask(
      'query ($input: PriceComparisonInput!) { priceComparison(input: $input) { ours } }',
      { input: { productId: bottle, country: 'DE', ...basis, ours: { amount: '2', currency: 'EUR' } } },
    );
    expect(errors).toHaveLength(1);
  });
});

describe('we and a competitor by weighed criteria', () => {
  const ask = async (weights: object[] | null = null) => {
    const { data } = await server.ask(
      `query ($id: ID!, $weights: [CriterionWeightInput!]) { compareCompetitors(productId: $id, weights: $weights) {
        competitorName ours theirs criteria { criterion ours theirs lead argument theirReason } } }`,
      { id: bottle, weights },
    );
    return data.compareCompetitors;
  };

  test('lead where we are better, with the argument to use; and trail with what the buyer will hear', async () => {
    const [delta, hanoi] = await ask();
    expect([delta.competitorName, hanoi.competitorName]).toEqual(['Delta Steelware Ltd', 'Hanoi Flask JSC']);
    expect(delta.criteria[0]).toEqual({
      ...{ criterion: 'QUALITY', ours: '9', theirs: '5', lead: '1.5385', theirReason: null },
      argument: 'Three years below 0.4 % claims: ask us for the figures of your market.',
    });
    expect(delta.criteria.at(-1)).toMatchObject({
      criterion: 'PRICE',
      argument: null,
      theirReason: 'The lowest that was seen',
    });
    expect(Number(delta.ours)).toBeGreaterThan(Number(delta.theirs));
  });

  test('by other weights, and after another rating by whoever read the last', async () => {
    const [byPrice] = await ask([{ criterion: 'PRICE', weight: '1' }]);
    expect([byPrice.ours, byPrice.theirs]).toEqual(['7', '9']);
    const rating = {
      productId: bottle,
      competitorId: delta,
      criterion: 'PRICE',
      score: 6,
      reason: 'Dearer since',
    };
    expect(await change('rateCompetitor', rating, 'rating { id }')).toEqual({
      refused: ['REQUIRED version'],
    });
    await change('rateCompetitor', { ...rating, version: 1 }, 'rating { version }');
    const [after] = await ask([{ criterion: 'PRICE', weight: '1' }]);
    expect([after.ours, after.theirs]).toEqual(['7', '6']);
  });
});
