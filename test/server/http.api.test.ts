import { request } from 'node:http';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const json = { 'content-type': 'application/json' };

describe('whatever is wrong with a request is told in GraphQL’s form', () => {
  test.each([
    ['no JSON', 'POST', '/graphql', json, '{bad', 400, 'BAD_REQUEST'],
    ['an empty body', 'POST', '/graphql', json, '', 400, 'BAD_REQUEST'],
    ['null', 'POST', '/graphql', json, 'null', 400, 'BAD_REQUEST'],
    ['a batch', 'POST', '/graphql', json, '[{"query":"{ __typename }"}]', 400, 'BAD_REQUEST'],
    [
      'variables that are no object',
      'POST',
      '/graphql',
      json,
      '{"query":"{ __typename }","variables":"x"}',
      400,
      'BAD_REQUEST',
    ],
    [
      'a query by a link from elsewhere',
      'GET',
      '/graphql?query={__typename}',
      {},
      undefined,
      400,
      'BAD_REQUEST',
    ],
    ['another method', 'PUT', '/graphql', json, '{}', 405, 'METHOD_NOT_ALLOWED'],
    ['another method of a probe', 'DELETE', '/readyz', {}, undefined, 405, 'METHOD_NOT_ALLOWED'],
    ['no query', 'POST', '/graphql', json, '{}', 400, 'BAD_REQUEST'],
    ['a syntax error', 'POST', '/graphql', json, '{"query":"{"}', 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'an unknown field',
      'POST',
      '/graphql',
      json,
      '{"query":"{ nothing }"}',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a simple form post',
      'POST',
      '/graphql',
      { 'content-type': 'text/plain' },
      '{"query":"{ __typename }"}',
      400,
      'BAD_REQUEST',
    ],
    [
      'an odd type',
      'POST',
      '/graphql',
      { 'content-type': 'application/xml' },
      '<a/>',
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a large body',
      'POST',
      '/graphql',
      json,
      `{"query":"${'x'.repeat(300_000)}"}`,
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'a mutation by GET',
      'GET',
      `/graphql?query=${encodeURIComponent('mutation { __typename }')}`,
      { 'apollo-require-preflight': '1' },
      undefined,
      405,
      'BAD_REQUEST',
    ],
    ['an address that is badly written', 'GET', '/%zz', {}, undefined, 400, 'BAD_REQUEST'],
    ['another address', 'GET', '/nothing', {}, undefined, 404, 'NOT_FOUND'],
    ['another address, posted', 'POST', '/nothing', json, '{}', 404, 'NOT_FOUND'],
  ])('%s', async (_, method, path, headers, body, status, code) => {
    const response = await fetch(server.url + path, {
      method,
      headers: headers as Record<string, string>,
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    expect(response.headers.get('content-type')).toMatch(/json/);
    expect(text).not.toMatch(/<html|node_modules|at .*\.(ts|js):\d+|stack/i);
    const { errors } = JSON.parse(text);
    expect(errors[0].extensions.code).toBe(code);
    expect(response.status).toBe(status);
  });
});

describe('limits', () => {
  const nest = (depth: number): string => (depth === 0 ? 'id' : `parent { ${nest(depth - 1)} }`);
  test.each([
    ['depth', `{ viewer { team { ${nest(11)} } } }`],
    [
      'root fields',
      `{ ${Array.from({ length: 21 }, (_, n) => `a${n}: __typename b${n}: viewer { id }`).join(' ')} }`,
    ],
    ['aliases', `{ viewer { ${Array.from({ length: 61 }, (_, n) => `a${n}: id`).join(' ')} } }`],
    [
      'depth by fragments',
      `{ viewer { team { ...A } } } fragment A on Team { ${nest(6)} parent { ...B } } fragment B on Team { ${nest(11)} }`,
    ],
  ])('of %s are kept before anything is read', async (_, query) => {
    const { result, statements } = await server.statementsOf(() => server.ask(query));
    expect(result.errors?.[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
    expect(result.status).toBe(400);
    expect(statements.filter((text) => text.startsWith('SELECT json'))).toEqual([]);
  });

  test('of tokens', async () => {
    const { errors, status } = await server.ask(`{ ${'viewer { id } '.repeat(600)} }`);
    expect(status).toBe(400);
    expect(errors?.[0].message).toMatch(/tokens/i);
  });

  test('let introspection pass', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { data, errors } = await server.ask(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    expect(data.__schema.types.length).toBeGreaterThan(50);
  });
});

test('an error that nobody foresaw tells a reference and nothing else', async () => {
  const broken = await startTestServer();
  await broken.signIn('director@demo.lading.test');
  await broken.sql('ALTER TABLE products RENAME COLUMN name TO secret_name');
  const { errors, data } = await broken.ask(
    '{ products { nodes { name } } }',
    {},
    { as: 'director@demo.lading.test' },
  );
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
  expect(errors?.[0].extensions).toEqual({
    code: 'INTERNAL_SERVER_ERROR',
    requestId: expect.any(String),
    reference: errors?.[0].extensions.requestId,
  });
  expect(JSON.stringify(errors)).not.toMatch(/SELECT|secret_name|postgres/);
  await broken.stop();
});

describe('a request id', () => {
  test('is the caller’s where it is sane, and comes back', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...json, 'x-request-id': 'order-desk-4711' },
      body: '{"query":"{ viewer { id } }"}',
    });
    expect(response.headers.get('x-request-id')).toBe('order-desk-4711');
    const { errors } = (await response.json()) as { errors: { extensions: { requestId: string } }[] };
    expect(errors[0]?.extensions.requestId).toBe('order-desk-4711');
  });

  test('is ours where the caller’s could break a line of log', async () => {
    const sent = await new Promise<string>((resolve, reject) => {
      const call = request(
        `${server.url}/healthz`,
        { headers: { 'x-request-id': `a b"${'x'.repeat(99)}` } },
        (response) => {
          response.resume();
          resolve(String(response.headers['x-request-id']));
        },
      );
      call.on('error', reject).end();
    });
    expect(sent).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the explorer', () => {
  test('is one page that loads nothing from anywhere else', async () => {
    const response = await fetch(`${server.url}/`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/explorer']);
    const page = await fetch(`${server.url}/explorer`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).not.toMatch(/https?:/);
    expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="(?!data:)[^"#]/);
    expect(html).toContain('signIn(input: { email: \\"rep@demo.lading.test\\"');
  });

  test('opens subscriptions with the access token of the last sign-in, on this server', async () => {
    const html = await (await fetch(`${server.url}/explorer`)).text();
    expect(html).toContain('"endpoint":"/graphql"');
    expect(html).toContain('"subscriptionsProtocol":"WS"');
    const script = /<head><script>([\s\S]*?)<\/script>/.exec(html)![1]!;
    const sent: unknown[] = [];
    const kept = new Map([
      ['lading.accessToken', 'a.b.c'],
      ['lading.deal', 'deal_1'],
    ]);
    const window = {
      fetch: () => undefined,
      WebSocket: class {
        send(text: string) {
          sent.push(JSON.parse(text));
        }
      },
    };
    const sessionStorage = { getItem: (name: string) => kept.get(name) ?? null, setItem: () => {} };
    runInNewContext(script, { window, sessionStorage });
    const socket = new window.WebSocket();
    socket.send('{"type":"connection_init","payload":{}}');
    socket.send('{"type":"subscribe","id":"1","payload":{"variables":{"deal":"deal_…"}}}');
    socket.send('{"type":"pong"}');
    expect(sent).toEqual([
      { type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } },
      { type: 'subscribe', id: '1', payload: { variables: { deal: 'deal_1' } } },
      { type: 'pong' },
    ]);
  });
});
