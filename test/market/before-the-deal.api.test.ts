import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

// From a market that nobody knows to a customer who orders again: what each of three people does, and what they may see.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const rep: DemoPerson = 'rep@demo.lading.test';
const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';
const analyst: DemoPerson = 'analyst@demo.lading.test';
const change = mutations(() => server);
const ask = async (query: string, variables: object, as: DemoPerson) => {
  const { data, errors } = await server.ask(query, variables, { as });
  expect(errors, query).toBeUndefined();
  return data;
};

test('analyst, rep and manager play a market through, from the first note to the work list', async () => {
  const { product } = await ask(
    '{ product: products(filter: { code: { equals: "LED-W30" } }) { nodes { id code } } }',
    {},
    rep,
  );
  const [{ id: lamp }] = product.nodes;

  // The analyst writes what the market is, and how good it is.
  const figure = {
    kind: 'MARKET_VALUE',
    currency: 'DKK',
    source: 'Statistics',
    retrievedOn: '2026-02-20',
    confidence: 'HIGH',
  };
  const { note } = await change(
    'recordMarketNote',
    {
      ...{
        hsCode: '940542',
        country: 'DK',
        periodFrom: '2021-01-01',
        periodTo: '2025-12-31',
        language: 'da',
      },
      ...{ title: 'Arbejdslamper i Danmark', summary: 'Håndværkere køber gennem grossister.' },
      ...{ logistics: 'Med jernbane til Padborg, derfra med lastbil.', channels: ['DISTRIBUTOR'] },
      figures: [
        { ...figure, value: '200000000', year: 2021 },
        { ...figure, value: '292820000', year: 2025 },
      ],
    },
    'note { id growth { rate } }',
    analyst,
  );
  expect(note.growth).toEqual([{ rate: '0.1' }]);
  const rating = { country: 'DK', rating: 8, reason: 'Grows by a tenth a year.' };
  expect(await change('rateMarket', rating, 'rating { rating }', analyst)).toEqual({ rating: { rating: 8 } });

  // The rep finds it, meets a company at a fair, and knows what it is worth.
  const found = await ask('{ searchMarketNotes(words: "Padborg") { noteId excerpt } }', {}, rep);
  expect(found.searchMarketNotes[0].noteId).toBe(note.id);
  const met = { name: 'Storebælt Værktøj A/S', country: 'SE', currency: 'DKK', source: 'TRADE_SHOW' };
  const { customer } = await change('createCustomer', met, 'customer { id version }');
  const profile = { customerId: customer.id, fit: 8, need: 'THIS_YEAR' };
  const before = (await change('setProspectProfile', profile, 'prospect { score }')).prospect.score;
  expect(before).toBe('26.7');
  // It was put down in the wrong country: the score is another as soon as that is put right.
  await change('updateCustomer', { ...customer, country: 'DK' }, 'customer { id }');
  const scored = await ask(
    'query ($id: ID!) { customer(id: $id) { prospect { score contributions { factor points } } } }',
    { id: customer.id },
    rep,
  );
  expect(scored.customer.prospect.score).toBe('42.7');

  // The manager has a call led by what may be said there, and looks over the rep's shoulder.
  const claim = { productId: lamp, kind: 'BENEFIT', market: 'DK', language: 'da', text: 'Lyser i ti timer.' };
  const { claim: written } = await change('writeProductClaim', claim, 'claim { id version }');
  const { claim: approved } = await change(
    'approveProductClaim',
    { ...written, reference: 'Test 12', until: '2026-12-31' },
    'claim { id version }',
    director,
  );
  const script = {
    ...{ title: 'Første opkald', language: 'da', market: 'DK', productId: lamp },
    steps: [
      { key: 'a', kind: 'ASK', text: 'Hvor længe skal den lyse?', branches: [{ answer: 'Længe', to: 'b' }] },
      { key: 'b', kind: 'CLAIM', claimId: written.id },
    ],
  };
  expect((await change('writeCallScript', script, 'script { id }')).errors[0].extensions.code).toBe(
    'FORBIDDEN',
  );
  await change('writeCallScript', script, 'script { id }', manager);
  const guide = () =>
    ask(
      'query ($customer: ID!, $product: ID!) { callGuide(customerId: $customer, productId: $product, language: "da") { script { title steps { says } } } }',
      { customer: customer.id, product: lamp },
      rep,
    );
  expect((await guide()).callGuide.script.steps.map(({ says }: { says: string }) => says)).toContain(
    'Lyser i ti timer.',
  );
  await change('withdrawProductClaim', approved, 'claim { id }', director);
  expect(JSON.stringify(await guide())).not.toContain('Lyser i ti timer.');

  // The rep calls, and plans what is next; the manager says how it went.
  const { activity } = await change(
    'logActivity',
    {
      ...{
        customerId: customer.id,
        kind: 'CALL',
        subject: 'Første opkald',
        outcome: 'INTERESTED',
        needs: ['Ten hours of light'],
      },
      next: { kind: 'MAIL', subject: 'Send the sheet', dueOn: '2026-03-02' },
    },
    'activity { id version }',
  );
  const coached = { activityId: activity.id, version: activity.version, text: 'Ask who decides.' };
  expect(await change('writeCoachingNote', coached, 'note { text }', manager)).toEqual({
    note: { text: 'Ask who decides.' },
  });
  const list = await ask('{ workList(day: "2026-03-02") { subject reason } }', {}, rep);
  expect(list.workList).toContainEqual({ subject: 'Send the sheet', reason: 'STEP_DUE' });
  const rescored = await ask(
    'query ($id: ID!) { customer(id: $id) { prospect { score } } }',
    { id: customer.id },
    rep,
  );
  expect(rescored.customer.prospect.score).toBe('47.7');
});

describe('an analyst', () => {
  test('reads what is known of markets, competitors and products', async () => {
    const data = await ask(
      `{ marketNotes(first: 1) { totalCount } competitors(first: 1) { totalCount } competitorOffers(first: 1) { totalCount }
         tariffLines(first: 1) { totalCount } marketRatings(first: 1) { totalCount } scoreWeights(first: 1) { totalCount }
         products(first: 1) { totalCount } productClaims(first: 1) { totalCount } productCertificates(first: 1) { totalCount } }`,
      {},
      analyst,
    );
    for (const [list, { totalCount }] of Object.entries(data) as [string, { totalCount: number }][])
      expect(totalCount, list).toBeGreaterThan(0);
  });

  test('sees no customer and nothing that hangs on one, by no list and by no count', async () => {
    const lists = [
      'customers',
      'prospects',
      'activities',
      'reminders',
      'followUps',
      'coachingNotes',
      'incentives',
      'customerImports',
      'deals',
      'approvals',
    ];
    const data = await ask(
      `{ ${lists.map((list) => `${list}(first: 5) { totalCount nodes { id } }`).join(' ')} }`,
      {},
      analyst,
    );
    for (const list of lists) expect(data[list], list).toEqual({ totalCount: 0, nodes: [] });
    const sorted = await ask(
      '{ customers(first: 5, filter: { or: [{ country: ["DE"] }, { not: { country: ["DE"] } }] }, orderBy: { by: NAME, direction: DESC }) { totalCount } }',
      {},
      analyst,
    );
    expect(sorted.customers.totalCount).toBe(0);
  });

  test.each([
    [
      'whether a company is a customer',
      '{ possibleDuplicates(input: { name: "Elbwerk Baubedarf GmbH", country: "DE" }) { name } }',
    ],
    ['how customers are', '{ customerHealth(day: "2026-03-02", first: 10) { customerName } }'],
  ])('is not told %s', async (_, query) => {
    const { data, errors } = await server.ask(query, {}, { as: analyst });
    expect(data).toBeFalsy();
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  test('reads no cost and no floor of a product, and is told that it does not', async () => {
    const answer = await server.ask(
      '{ products(first: 1) { nodes { code floorPrice { amount } purchaseCosts { unitCost { amount } } } } }',
      {},
      { as: analyst },
    );
    const { data, extensions } = answer as typeof answer & { extensions: { redacted: string[] } };
    expect(data.products.nodes[0]).toMatchObject({ floorPrice: null, purchaseCosts: null });
    expect(extensions.redacted).toEqual(['Product.floorPrice', 'Product.purchaseCosts']);
  });

  test('writes notes and ratings, and nothing else', async () => {
    const refused: [string, object, string][] = [
      [
        'createCustomer',
        { name: 'A', country: 'DE', currency: 'EUR', source: 'DIRECTORY' },
        'customer { id }',
      ],
      [
        'startCustomerImport',
        { fileName: 'a', format: 'CSV', currency: 'EUR', source: 'DIRECTORY' },
        'import { id }',
      ],
      [
        'setScoreWeights',
        {
          marketPotential: '1',
          customerSize: '0',
          fit: '0',
          authority: '0',
          need: '0',
          paymentRisk: '0',
          engagement: '0',
          sample: '0',
          edition: 1,
        },
        'weights { id }',
      ],
      ['setPoolPolicy', { inactiveDays: 7, mostHeld: 1 }, 'policy { id }'],
      [
        'writeObjectionAnswer',
        { reason: 'PRICE', objection: 'A', answer: 'B', language: 'en' },
        'answer { id }',
      ],
    ];
    for (const [name, input, shows] of refused)
      expect((await change(name, input, shows, analyst)).errors[0].extensions.code, name).toBe('FORBIDDEN');
  });
});
