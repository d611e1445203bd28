import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '../../src/i18n/translate.ts';
import { mutations } from '../support/mutation.ts';
import { type DemoPerson, startTestServer, type TestServer } from '../support/test-server.ts';
import { type DeliveredOrder, takeIntoWork } from './delivered-order.ts';

let server: TestServer;
let order: DeliveredOrder;
beforeAll(async () => {
  server = await startTestServer();
  order = await takeIntoWork(server, change, { stage: 'SHIPPED' });
});
afterAll(() => server.stop());

const change = mutations(() => server);
const rep: DemoPerson = 'rep@demo.lading.test';
const manager: DemoPerson = 'manager@demo.lading.test';
const director: DemoPerson = 'director@demo.lading.test';
const operations: DemoPerson = 'operations@demo.lading.test';
const personId = async (email: string, as: DemoPerson = rep): Promise<string> => {
  const { data } = await server.ask(
    'query ($email: String!) { people(filter: { search: $email }) { nodes { id email } } }',
    { email },
    { as },
  );
  return data.people.nodes.find((person: { email: string }) => person.email === email).id;
};

describe('a task', () => {
  const shows =
    'task { id version status title dueOn person { email } shipment { id } milestone { code } doneBy { email } cancelReason result }';
  const task = (more: object = {}) => ({
    ...{ orderId: order.order, title: 'Ask the forwarder for the draft', dueOn: '2026-03-04', ...more },
  });

  test('is somebody’s, by a day, for an order or a part of it', async () => {
    const own = await change('addTask', task(), shows);
    expect(own.task).toMatchObject({
      status: 'OPEN',
      person: { email: rep },
      shipment: null,
      milestone: null,
    });
    const { data } = await server.ask(
      'query ($id: ID!) { shipment(id: $id) { delivery { id } } }',
      { id: order.shipment },
      { as: rep },
    );
    const more = { milestoneId: data.shipment.delivery.id, personId: await personId(operations) };
    const theirs = await change('addTask', task(more), shows);
    expect(theirs.task).toMatchObject({
      ...{
        person: { email: operations },
        shipment: { id: order.shipment },
        milestone: { code: 'DELIVERED' },
      },
    });
  });

  test('is done, or cancelled with a reason, once', async () => {
    const { task: added } = await change('addTask', task(), shows, operations);
    const edit = {
      id: added.id,
      version: 1,
      title: 'Ask once more',
      dueOn: '2026-03-05',
      notes: 'By telephone.',
    };
    expect((await change('updateTask', edit, shows)).task).toMatchObject({
      version: 2,
      title: 'Ask once more',
    });
    expect(await change('updateTask', edit, shows)).toEqual({ refused: ['VERSION_CONFLICT version'] });
    const empty = { id: added.id, version: 2, title: null };
    expect(await change('updateTask', empty, shows)).toEqual({ refused: ['REQUIRED title'] });
    const done = await change(
      'completeTask',
      { id: added.id, version: 2, result: 'It is here.' },
      shows,
      manager,
    );
    expect(done.task).toMatchObject({ status: 'DONE', doneBy: { email: manager }, result: 'It is here.' });
    expect(await change('cancelTask', { id: added.id, version: 3, reason: 'x' }, shows)).toEqual({
      refused: ['WRONG_STATUS id'],
    });
    const { task: other } = await change('addTask', task(), shows);
    const cancelled = await change('cancelTask', { id: other.id, version: 1, reason: 'Not needed.' }, shows);
    expect(cancelled.task).toMatchObject({ status: 'CANCELLED', cancelReason: 'Not needed.' });
  });

  test('is refused for a day that has passed, and for what is not of the order', async () => {
    const add = async (more: object) => (await change('addTask', task(more), shows)).refused;
    const other = await takeIntoWork(server, change, { stage: 'DOCS_PRESENTED', as: director });
    expect(await add({ dueOn: '2026-03-01' })).toEqual(['OUT_OF_RANGE dueOn']);
    expect(await add({ shipmentId: other.shipment })).toEqual(['NOT_FOUND shipmentId']);
    expect(await add({ milestoneId: order.shipment })).toEqual(['NOT_FOUND milestoneId']);
    expect(await add({ title: ' \u0007 ' })).toEqual(['INVALID_FORMAT title']);
    expect(await add({ title: 'x'.repeat(201) })).toEqual(['TOO_LONG title']);
    // Who does not see the deal is given nothing to do for it.
    expect(await add({ personId: await personId('rep.americas@demo.lading.test') })).toEqual([
      'NOT_PERMITTED personId',
    ]);
    expect(await add({ personId: await personId('analyst@demo.lading.test') })).toEqual([
      'NOT_PERMITTED personId',
    ]);
    const stranger = await personId('director@other.lading.test', 'director@other.lading.test');
    expect(await add({ personId: stranger })).toEqual(['NOT_FOUND personId']);
  });

  test('is listed by who does it and by when', async () => {
    const query = `query ($who: [ID!], $order: [ID!]) { orderTasks(filter: { person: $who, order: $order, status: [OPEN], dueOn: { to: "2026-03-31" } }) { nodes { person { email } status } } }`;
    const who = [await personId(operations)];
    const { data } = await server.ask(query, { who, order: [order.order] }, { as: operations });
    expect(data.orderTasks.nodes).toEqual([{ person: { email: operations }, status: 'OPEN' }]);
  });
});

describe('a comment', () => {
  const shows = 'comment { id text at person { email } mentions { person { email } seenAt } }';
  const mentionsOf = async (as: DemoPerson) => {
    const { data } = await server.ask(
      '{ mentions { nodes { id version seenAt comment { text person { email } order { number } } } } }',
      {},
      { as },
    );
    return data.mentions.nodes;
  };

  test('tells the colleagues whom it is meant for, each of them once', async () => {
    const ids = [
      await personId(operations),
      await personId(manager),
      await personId(operations),
      await personId(rep),
    ];
    const input = { orderId: order.order, text: 'The buyer asks\nfor the draft.', mentionIds: ids };
    const { comment } = await change('addComment', input, shows);
    expect(comment.person.email).toBe(rep);
    expect(comment.mentions.map(({ person }: { person: { email: string } }) => person.email).sort()).toEqual(
      [manager, operations].sort(),
    );
    const mention = (await mentionsOf(operations)).find(
      ({ comment }: { comment: { text: string } }) => comment.text === input.text,
    );
    expect(mention.comment).toMatchObject({ text: input.text, person: { email: rep } });
    expect((await mentionsOf(director)).map(({ id }: { id: string }) => id)).not.toContain(mention.id);
    const seen = { id: mention.id, version: 1 };
    const by = await change('markMentionSeen', seen, 'mention { seenAt }', manager);
    expect(by.errors[0].extensions.code).toBe('NOT_FOUND');
    expect((await change('markMentionSeen', seen, 'mention { seenAt }', operations)).mention.seenAt).toBe(
      '2026-03-02T02:00:00.000Z',
    );
    expect(await change('markMentionSeen', { ...seen, version: 2 }, '', operations)).toEqual({
      refused: ['WRONG_STATUS id'],
    });
    expect(await change('markMentionSeen', seen, '', operations)).toEqual({
      refused: ['VERSION_CONFLICT version'],
    });
  });

  test('is for nobody who does not see the deal', async () => {
    const say = async (mentionIds: string[]) =>
      (await change('addComment', { orderId: order.order, text: 'x', mentionIds }, shows)).refused;
    expect(await say([await personId(operations), await personId('rep.americas@demo.lading.test')])).toEqual([
      'NOT_PERMITTED mentionIds.1',
    ]);
    expect(await say(['person_nobody'])).toEqual(['NOT_FOUND mentionIds.0']);
    expect(await say(Array.from({ length: 21 }, () => 'person_x'))).toEqual(['OUT_OF_RANGE mentionIds']);
  });

  test('stays as it was said', async () => {
    const rows = await server.sql('SELECT id FROM order_comments LIMIT 1');
    const change = server.sql("UPDATE order_comments SET text = 'x' WHERE id = $1::text::uuid", [
      rows[0]!.id,
    ]);
    await expect(change).rejects.toThrow(/append_only/);
  });

  test('is read where its deal is, page by page', async () => {
    const query = 'query ($id: ID!) { order(id: $id) { comments(first: 5) { nodes { text } } } }';
    const own = await server.ask(query, { id: order.order }, { as: operations });
    expect(own.data.order.comments.nodes).toEqual([{ text: 'The buyer asks\nfor the draft.' }]);
    for (const as of ['rep.americas@demo.lading.test', 'director@other.lading.test'] as const) {
      expect((await server.ask(query, { id: order.order }, { as })).data.order).toBeNull();
      const { data } = await server.ask(
        `query ($order: ID!) { orderComments(filter: { order: [$order] }) { nodes { id } }
          orderTasks(filter: { order: [$order] }) { nodes { id } } }`,
        { order: order.order },
        { as },
      );
      expect(data).toEqual({ orderComments: { nodes: [] }, orderTasks: { nodes: [] } });
      const said = await change('addComment', { orderId: order.order, text: 'x' }, shows, as);
      expect(said.errors[0].extensions.code).toBe('NOT_FOUND');
    }
    const analyst = await change(
      'addComment',
      { orderId: order.order, text: 'x' },
      shows,
      'analyst@demo.lading.test',
    );
    expect(analyst.errors[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('a status mail', () => {
  const query =
    'query ($id: ID!, $language: String) { draftStatusMail(shipmentId: $id, language: $language) { language to subject text } }';
  const mail = async (language: string | null, as: DemoPerson = operations, id = order.shipment) =>
    (await server.ask(query, { id, language }, { as })).data.draftStatusMail;

  test('tells what happened, what is next and what we need, in four languages', async () => {
    const { data } = await server.ask(
      'query ($id: ID!) { order(id: $id) { milestones { id code party } contract { number } } }',
      { id: order.order },
      { as: operations },
    );
    const { milestones, contract } = data.order;
    const find = (code: string) => milestones.find((one: { code: string }) => one.code === code);
    const report = (code: string, classifier: string, day: string, more: object = {}) =>
      change(
        'reportMilestone',
        { milestoneId: find(code).id, classifier, day, source: 'CARRIER', ...more },
        'milestone { id }',
        operations,
      );
    await report('DEPARTED_POL', 'ACTUAL', '2026-02-27', {
      reporter: 'Secret Forwarder Ltd',
      evidence: 'note of ours',
    });
    await report('ARRIVED_POD', 'ESTIMATED', '2026-12-24', { cause: 'The factory was late.' });
    await change('addComment', { orderId: order.order, text: 'Our internal remark' }, 'comment { id }');

    const words: Record<string, readonly string[]> = {
      en: [locales.en.milestones.DEPARTED_POL, 'February 27, 2026', 'What we need from you:'],
      'zh-CN': [locales['zh-CN'].milestones.DEPARTED_POL, '2026年2月27日', '需要贵方配合：'],
      es: [locales.es.milestones.DEPARTED_POL, '27 de febrero de 2026', 'Lo que necesitamos de ustedes:'],
      fr: [locales.fr.milestones.DEPARTED_POL, '27 février 2026', 'Ce qu’il nous faut de votre part :'],
    };
    const arrival = { en: 'December 24, 2026', 'zh-CN': '2026年12月24日', es: '24 de diciembre de 2026' };
    for (const [language, expected] of Object.entries(words)) {
      const { subject, text, ...rest } = await mail(language);
      expect(rest.language).toBe(language);
      expect(subject).toContain(expected[0]);
      for (const word of expected) expect(text).toContain(word);
      expect(text).toContain(arrival[language as keyof typeof arrival] ?? '24 décembre 2026');
      expect(text).toContain(contract.number);
      // No key without its words, no value that was not filled in, and nothing of what is ours alone.
      expect(`${subject}\n${text}`).not.toMatch(/statusMail|\{|\}|undefined|null|[A-Z]{2,}_[A-Z]/);
      expect(text).not.toMatch(/Secret Forwarder|note of ours|factory was late|internal remark|margin|CNY/i);
    }
  });

  test('is in the customer’s language by default, and of what is visible alone', async () => {
    const { data } = await server.ask(
      'query ($id: ID!) { deal(id: $id) { customer { language } contact { email } } }',
      { id: order.deal },
      { as: rep },
    );
    const drafted = await mail(null, rep);
    expect(drafted.to).toBe(data.deal.contact.email);
    expect(drafted.language).toBe(
      { es: 'es', fr: 'fr', zh: 'zh-CN' }[data.deal.customer.language as string] ?? 'en',
    );
    expect(await mail('en', 'rep.americas@demo.lading.test')).toBeNull();
    expect(await mail('en', 'director@other.lading.test')).toBeNull();
    expect(await mail('en', operations, 'shipment_none')).toBeNull();
    const bad = await server.ask(query, { id: order.shipment, language: 'no tongue' }, { as: operations });
    expect(bad.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});
