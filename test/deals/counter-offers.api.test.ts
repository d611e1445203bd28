import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { costedDeal, draftOf, money } from './costed-deal.ts';
import { type Outcome, salesDesk } from './sales-desk.ts';

let server: TestServer;
let desk: ReturnType<typeof salesDesk>;
beforeAll(async () => {
  server = await startTestServer();
  desk = salesDesk(server);
});
afterAll(() => server.stop());

async function liveOffer(): Promise<{ deal: string; counter: { quotationId: string; version: number } }> {
  const { deal } = await costedDeal(desk);
  await desk.done('attestFact', { dealId: deal, fact: 'DUPLICATES_CHECKED', evidence: 'Searched.' });
  const { quotation } = await desk.done('draftQuotation', draftOf(deal));
  const { id, version } = quotation;
  const { quotation: live } = await desk.done('issueQuotation', { id, version });
  return { deal, counter: { quotationId: id, version: live.version } };
}

describe('a counter-offer', () => {
  test('that gives us steps which nobody has costed is not valued as if they were for nothing', async () => {
    const { counter } = await liveOffer();
    const terms = { rule: 'DDP', namedPlace: 'Berlin', importerOfRecord: 'Nordlicht GmbH' };
    const { round } = await desk.done('recordCounterOffer', { ...counter, terms });
    expect(round).toMatchObject({
      uncosted: ['DESTINATION_TERMINAL', 'ON_CARRIAGE', 'IMPORT_DUTY', 'IMPORT_TAX'],
      ...{ marginRate: null, profit: null, conceded: null, concededMargin: null },
    });
  });

  test('at another port of the same place is material, and the ledger shows which', async () => {
    const { deal, counter } = await liveOffer();
    const terms = { rule: 'CIF', namedPlace: 'Hamburg', locode: 'NLRTM' };
    const { round } = await desk.done('recordCounterOffer', { ...counter, terms });
    expect(round).toMatchObject({ isMaterial: true, locode: 'NLRTM', uncosted: [] });
    const { data } = await server.ask(
      'query ($id: ID!) { deal(id: $id) { roundChanges(from: 1, to: 2) { term before after } } }',
      { id: deal },
    );
    expect(data.deal.roundChanges).toEqual([{ term: 'locode', before: 'DEHAM', after: 'NLRTM' }]);
  });

  test.each([
    [
      'a port that is not known',
      { terms: { rule: 'CIF', namedPlace: 'X', locode: 'DEZZZ' } },
      'terms.locode',
    ],
    ['nothing for the goods', { total: money('0.00') }, 'total.amount'],
  ])('of %s is refused at its field', async (_, wish, field) => {
    const { counter } = await liveOffer();
    const [refused] = await desk.refused('recordCounterOffer', { ...counter, ...wish });
    expect(refused).toMatch(new RegExp(`^(UNKNOWN_VALUE|OUT_OF_RANGE) at ${field}$`));
  });
});

test.each(['draftQuotation', 'amendContract'])(
  'a port that is not known is refused at its field by %s',
  async (name) => {
    const { deal } = await costedDeal(desk);
    const terms = { rule: 'CIF', namedPlace: 'Hamburg', locode: 'DEZZZ' };
    if (name === 'draftQuotation') {
      expect(await desk.refused(name, draftOf(deal, { terms }))).toEqual(['UNKNOWN_VALUE at terms.locode']);
      return;
    }
    const { data } = await server.ask(
      '{ deals(filter: { stage: [CONTRACTED] }) { nodes { signedContract { id version } } } }',
      {},
      { as: 'director@demo.lading.test' },
    );
    const { id, version } = data.deals.nodes.find(
      ({ signedContract }: Outcome) => signedContract,
    ).signedContract;
    const amended = { id, version, reason: 'Another port.', terms, clauses: {} };
    expect(await desk.refused(name, amended, 'director@demo.lading.test')).toEqual([
      'UNKNOWN_VALUE at terms.locode',
    ]);
  },
);

test('goods that cost nothing are refused at their field', async () => {
  const { deal } = await costedDeal(desk);
  const goods = [{ sequence: 1, unitCost: money('0', 'CNY') }];
  expect(await desk.refused('setCostSheet', { dealId: deal, version: 1, charges: [], goods })).toEqual([
    'OUT_OF_RANGE at goods',
  ]);
});

describe('an objection', () => {
  const answer = {
    reason: 'PRICE',
    objection: 'Others are cheaper.',
    answer: 'Ours are tested to IP65 and come with a report.',
    language: 'en',
  };

  test('is answered from the library, in its words or in others, at once or later', async () => {
    const { answer: known } = await desk.done('writeObjectionAnswer', answer);
    const { counter } = await liveOffer();
    const { round } = await desk.done('recordCounterOffer', {
      ...counter,
      objections: [
        { reason: 'PRICE', words: 'Too dear.', libraryAnswerId: known.id },
        { reason: 'PRICE', words: 'Still.', libraryAnswerId: known.id, answer: 'They are tested.' },
        { reason: 'LEAD_TIME', words: 'Too late.' },
      ],
    });
    expect(round.objections).toMatchObject([
      { answer: answer.answer, libraryAnswer: { id: known.id } },
      { answer: 'They are tested.', libraryAnswer: { id: known.id } },
      { answer: null, libraryAnswer: null },
    ]);
    const { id, version } = round.objections[2];
    expect(await desk.refused('answerObjection', { id, version })).toEqual(['REQUIRED at answer']);
    const later = await desk.done('answerObjection', { id, version, libraryAnswerId: known.id });
    expect(later.objection).toMatchObject({ answer: answer.answer, libraryAnswer: { id: known.id } });
  });

  test('is answered by nothing that is not in the library, or not any more, or is another company’s', async () => {
    const { answer: known } = await desk.done('writeObjectionAnswer', answer);
    await desk.done('retireObjectionAnswer', known);
    const { answer: theirs } = await desk.done('writeObjectionAnswer', answer, 'director@other.lading.test');
    const { counter } = await liveOffer();
    const raised = (libraryAnswerId: string) => ({ reason: 'PRICE', words: 'Too dear.', libraryAnswerId });
    const refusedFor = (id: string) =>
      desk.refused('recordCounterOffer', { ...counter, objections: [raised(id)] });
    expect(await refusedFor(known.id)).toEqual(['WRONG_STATUS at objections.0.libraryAnswerId']);
    expect(await refusedFor(theirs.id)).toEqual(['NOT_FOUND at objections.0.libraryAnswerId']);
  });
});
