import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let customer: string;
let lamp: string;
const change = mutations(() => server);
beforeAll(async () => {
  server = await startTestServer();
  const { data } = await server.ask(
    `{ customers(first: 1, filter: { name: { startsWith: "Polder" } }) { nodes { id } }
       products(first: 1, filter: { search: "LED-W30" }) { nodes { id } } }`,
  );
  customer = data.customers.nodes[0].id;
  lamp = data.products.nodes[0].id;
});
afterAll(() => server.stop());

const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';
const guideOf = async (productId: string | null, language: string | null = null) => {
  const { data, errors } = await server.ask(
    `query ($customer: ID!, $product: ID, $language: String) {
      callGuide(customerId: $customer, productId: $product, language: $language) {
        script { scriptId title language steps { key kind says branches { answer to } } }
        answers { answerId reason objection says used settled settledRate } afterCall
      }
    }`,
    { customer, product: productId, language },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.callGuide;
};

describe('a call', () => {
  test('is led by the script that fits best, with the answers that settled most', async () => {
    const guide = await guideOf(lamp);
    expect(guide.script).toMatchObject({ title: 'First call after the fair', language: 'en' });
    expect(guide.script.steps[3]).toMatchObject({
      kind: 'CLAIM',
      says: expect.stringContaining('Eight hours'),
    });
    expect(guide.answers[0].settledRate).toBe('1');
    const rates = guide.answers.map(({ settledRate }: { settledRate: string | null }) =>
      Number(settledRate ?? 0),
    );
    expect(rates).toEqual([...rates].sort((a: number, b: number) => b - a));
    expect(guide.afterCall).toContain('Plan the next step with a day');
    expect((await guideOf(null)).script).toBeNull();
  });

  test('in the customer’s own language and market goes before one for everyone', async () => {
    const steps = [
      {
        key: 'hallo',
        kind: 'ASK',
        text: 'Goedemorgen, heeft u even?',
        branches: [{ answer: 'Nee', to: null }],
      },
    ];
    const script = { title: 'Nederland', productId: lamp, market: 'NL', language: 'nl', steps };
    const { script: written } = await change('writeCallScript', script, 'script { id version }', manager);
    expect((await guideOf(lamp)).script.scriptId).toBe(written.id);
    expect((await guideOf(lamp, 'en')).script.title).toBe('First call after the fair');
    await change('retireCallScript', { id: written.id, version: 1 }, 'script { id }', manager);
    expect((await guideOf(lamp)).script.title).toBe('First call after the fair');
  });

  test('leaves what was held against us, what settled it, and what was seen to', async () => {
    const before = (await guideOf(lamp)).answers.find(({ reason }: { reason: string }) => reason === 'PRICE');
    const { activity } = await change(
      'logActivity',
      {
        ...{ customerId: customer, kind: 'CALL', subject: 'Price', outcome: 'INTERESTED' },
        call: {
          objections: [
            { reason: 'PRICE', words: 'Too dear.', answerId: before.answerId, isSettled: true },
            { reason: 'LEAD_TIME', words: 'Too late.', isSettled: false },
          ],
          checked: ['Send what was promised'],
        },
      },
      'activity { id objections { reason words isSettled answer { id } } afterCall { item isDone } }',
    );
    expect(activity.objections).toMatchObject([
      { reason: 'PRICE', isSettled: true, answer: { id: before.answerId } },
      { reason: 'LEAD_TIME', isSettled: false, answer: null },
    ]);
    expect(activity.afterCall).toEqual([
      { item: 'Write down what they need, in their words', isDone: false },
      { item: 'Plan the next step with a day', isDone: false },
      { item: 'Send what was promised', isDone: true },
    ]);
    const after = (await guideOf(lamp)).answers.find(
      ({ answerId }: { answerId: string }) => answerId === before.answerId,
    );
    expect(after).toMatchObject({ used: before.used + 1, settled: before.settled + 1 });
  });

  test('names the field of what it can’t keep', async () => {
    const call = { customerId: customer, kind: 'CALL', subject: 'A', outcome: 'REACHED' };
    const heard = { reason: 'PRICE', words: 'A', answerId: 'answer_x', isSettled: true };
    expect(
      await change('logActivity', { ...call, call: { objections: [heard] } }, 'activity { id }'),
    ).toEqual({
      refused: ['NOT_FOUND call.objections.0.answerId'],
    });
    expect(await change('logActivity', { ...call, call: { checked: ['Dance'] } }, 'activity { id }')).toEqual(
      { refused: ['NOT_FOUND call.checked.0'] },
    );
  });
});

describe('a script', () => {
  const write = (steps: object[], more: object = {}) =>
    change('writeCallScript', { title: 'A', language: 'en', steps, ...more }, 'script { id }', manager);

  test('leads from step to step, and each says one thing', async () => {
    expect(
      await write([
        { key: 'a', kind: 'ASK', text: 'Who?', branches: [{ answer: 'X', to: 'nowhere' }] },
        { key: 'b', kind: 'SAY', text: 'Never said.' },
      ]),
    ).toEqual({ refused: ['NOT_FOUND steps.0.branches.0.to', 'NOT_NEEDED steps.1.key'] });
    expect(await write([{ key: 'a', kind: 'CLAIM' }])).toEqual({ refused: ['REQUIRED steps.0.claimId'] });
    expect(await write([])).toEqual({ refused: ['OUT_OF_RANGE steps'] });
  });

  test('of a regulated product says only what is approved for its market', async () => {
    const { product } = await change(
      'createProduct',
      {
        ...{ code: `VAC-${Date.now()}`, name: 'Vaccine cooler', hsCode: '9018908400', originCountry: 'CN' },
        regulation: 'MEDICAL_DEVICE',
        packing: {
          unitsPerPackage: 1,
          lengthCm: '60',
          widthCm: '40',
          heightCm: '40',
          netKg: '8',
          grossKg: '9',
        },
      },
      'product { id }',
    );
    const written = await change(
      'writeProductClaim',
      {
        ...{ productId: product.id, kind: 'INDICATION', market: 'EU', language: 'en' },
        text: 'For the storage of vaccines.',
      },
      'claim { id version }',
    );
    const claim = { key: 'b', kind: 'CLAIM', claimId: written.claim.id };
    const ask = { key: 'a', kind: 'ASK', text: 'How do you store them now?' };
    const about = { productId: product.id, market: 'DE' };
    expect(await write([ask, { key: 'b', kind: 'SAY', text: 'It heals.' }], about)).toEqual({
      refused: ['REQUIRED steps.1.claimId'],
    });
    expect(await write([ask, claim], about)).toEqual({ refused: ['CLAIM_NOT_APPROVED steps.1.claimId'] });
    const approval = { id: written.claim.id, version: 1, reference: 'CE 0197', until: '2026-03-31' };
    await change('approveProductClaim', approval, 'claim { id }', director);
    expect(await write([ask, claim], { ...about, market: 'US' })).toEqual({
      refused: ['CLAIM_NOT_APPROVED steps.1.claimId'],
    });
    expect(await write([ask, claim], about)).toMatchObject({ script: {} });
    const answer = {
      ...{ reason: 'QUALITY_SPEC', objection: 'Is it allowed?', language: 'en', market: 'DE' },
      productId: product.id,
    };
    expect(await change('writeObjectionAnswer', { ...answer, answer: 'Yes!' }, 'answer { id }')).toEqual({
      refused: ['REQUIRED claimId'],
    });
    const { answer: kept } = await change(
      'writeObjectionAnswer',
      { ...answer, claimId: written.claim.id },
      'answer { id }',
    );
    expect(kept.id).toMatch(/^answer_/);
  });
});

describe('a coaching note', () => {
  test('is between the one who made the call and those who lead', async () => {
    const { activity } = await change(
      'logActivity',
      { customerId: customer, kind: 'CALL', subject: 'Coached', outcome: 'REACHED' },
      'activity { id version }',
    );
    const said = { activityId: activity.id, version: activity.version, text: 'Ask who decides.' };
    expect((await change('writeCoachingNote', said, 'note { id }')).errors[0].extensions.code).toBe(
      'FORBIDDEN',
    );
    const { note } = await change('writeCoachingNote', said, 'note { id version }', manager);
    const seenBy = async (as: DemoPerson) => {
      const query = 'query ($id: ID!) { coachingNote(id: $id) { text } }';
      return (await server.ask(query, { id: note.id }, { as })).data.coachingNote !== null;
    };
    expect(await seenBy('rep@demo.lading.test')).toBe(true);
    expect(await seenBy(manager)).toBe(true);
    expect(await seenBy(director)).toBe(true);
    expect(await seenBy('rep.south@demo.lading.test')).toBe(false);
    expect(await seenBy('manager.americas@demo.lading.test')).toBe(false);
    expect(await seenBy('finance@demo.lading.test')).toBe(false);
    const mark = { id: note.id, version: note.version };
    expect(await change('markCoachingNoteSeen', mark, 'note { id }', manager)).toEqual({
      refused: ['NOT_PERMITTED id'],
    });
    const { note: seen } = await change('markCoachingNoteSeen', mark, 'note { seenAt }');
    expect(seen.seenAt).toBe('2026-03-02T02:00:00.000Z');
  });
});

describe('a follow-up', () => {
  const begin = async () => {
    const name = `Silent ${crypto.randomUUID()}`;
    const { customer: silent } = await change(
      'createCustomer',
      { name, country: 'NL', currency: 'EUR', language: 'en', source: 'TRADE_SHOW' },
      'customer { id }',
    );
    const { data } = await server.ask('{ followUpSequences(first: 1) { nodes { id } } }');
    const sequenceId = data.followUpSequences.nodes[0].id;
    const start = { sequenceId, customerId: silent.id };
    const { followUp } = await change(
      'startFollowUp',
      start,
      'followUp { id version status activities { id version kind dueOn status } }',
    );
    return { start, followUp, silent: silent.id };
  };
  const read = async (id: string) => {
    const { data } = await server.ask(
      'query ($id: ID!) { followUp(id: $id) { status endReason activities { status cancelReason } } }',
      { id },
    );
    return data.followUp;
  };

  test('plans all its steps, none on a weekend, and not twice', async () => {
    const { start, followUp } = await begin();
    expect(
      followUp.activities.map(({ kind, dueOn }: { kind: string; dueOn: string }) => [kind, dueOn]),
    ).toEqual([
      ['MAIL', '2026-03-02'],
      ['CALL', '2026-03-06'],
      ['MESSAGE', '2026-03-13'],
    ]);
    expect(await change('startFollowUp', start, 'followUp { id }')).toEqual({
      refused: ['ALREADY_EXISTS sequenceId'],
    });
  });

  test('goes on while nobody answers, and ends with the answer', async () => {
    const { followUp } = await begin();
    const [mail, call] = followUp.activities;
    const done = (id: string, outcome: string) =>
      change('completeActivity', { id, version: 1, outcome }, 'activity { status }');
    await done(mail.id, 'NO_ANSWER');
    expect(await read(followUp.id)).toMatchObject({ status: 'RUNNING' });
    await done(call.id, 'INTERESTED');
    expect(await read(followUp.id)).toEqual({
      ...{ status: 'ANSWERED', endReason: 'INTERESTED' },
      activities: [
        { status: 'DONE', cancelReason: null },
        { status: 'DONE', cancelReason: null },
        { status: 'CANCELLED', cancelReason: 'INTERESTED' },
      ],
    });
  });

  test('has finished when all its steps were in vain', async () => {
    const { followUp } = await begin();
    for (const { id } of followUp.activities) {
      await change('completeActivity', { id, version: 1, outcome: 'NO_ANSWER' }, 'activity { id }');
    }
    expect(await read(followUp.id)).toMatchObject({ status: 'FINISHED', endReason: null });
  });

  test('is stopped with a reason, and is not begun with whoever does not want to hear of us', async () => {
    const { start, followUp, silent } = await begin();
    const stop = { id: followUp.id, version: followUp.version, reason: 'They closed.' };
    await change('stopFollowUp', stop, 'followUp { id }');
    expect(await read(followUp.id)).toMatchObject({ status: 'STOPPED', endReason: 'They closed.' });
    const mail = { customerId: silent, kind: 'MAIL', direction: 'INCOMING', subject: 'Please stop' };
    await change('logActivity', { ...mail, outcome: 'UNSUBSCRIBED' }, 'activity { id }');
    expect(await change('startFollowUp', start, 'followUp { id }')).toEqual({
      refused: ['WRONG_STATUS customerId'],
    });
  });
});
