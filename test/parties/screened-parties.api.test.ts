import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { costedDeal, draftOf, money } from '../deals/costed-deal.ts';
import { salesDesk } from '../deals/sales-desk.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

describe('who is screened', () => {
  const hitsOf = async (deal: string) => {
    const { data } = await server.ask(
      'query ($id: ID!) { deal(id: $id) { screenings { importers destinations hits { subject entryName status } } } }',
      { id: deal },
    );
    return data.deal.screenings.at(-1);
  };

  test('includes whoever is to import, by the deal or by an offer', async () => {
    const listed = 'Orvanta Marine Procurement FZE';
    const { deal } = await costedDeal(desk, {
      importDuties: { duties: [{ rate: '0.047' }], taxRate: '0.19' },
      charges: [
        { step: 'MAIN_CARRIAGE', amount: money('950', 'USD') },
        { step: 'ON_CARRIAGE', amount: money('600', 'USD') },
      ],
    });
    await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
    const terms = { rule: 'DDP', namedPlace: 'Berlin', importerOfRecord: listed };
    const { quotation } = await desk.done('draftQuotation', draftOf(deal, { terms }));
    const { id, version } = quotation;
    expect(await desk.refused('issueQuotation', { id, version })).toContain(
      'FACT_MISSING at id: SCREENING_CLEAR',
    );
    await desk.done('screenDeal', { dealId: deal });
    expect(await hitsOf(deal)).toMatchObject({
      importers: [listed],
      hits: [{ subject: 'IMPORTER', entryName: listed, status: 'OPEN' }],
    });
  });

  test('includes the country that the buyer is in, wherever the goods go', async () => {
    const { customer } = await desk.done('createCustomer', {
      ...{ name: 'Taedong Trading', country: 'KP', currency: 'EUR', language: 'en', source: 'TRADE_SHOW' },
    });
    const { deal } = await desk.done('openDeal', {
      ...{ title: 'Lights', customerId: customer.id, currency: 'EUR', destinationCountry: 'SG', lines: [] },
      terms: { rule: 'FOB', namedPlace: 'Ningbo' },
    });
    expect(await hitsOf(deal.id)).toMatchObject({
      destinations: ['SG', 'KP'],
      hits: [{ subject: 'DESTINATION', status: 'OPEN' }],
    });
  });
});
