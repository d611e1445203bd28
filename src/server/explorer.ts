import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { explorerStory } from './explorer-story.ts';

/** The explorer as one page, compressed. It loads nothing from anywhere else. */
interface ExplorerPage {
  readonly gzipped: Buffer;
  readonly html: string;
}

/** Serves the explorer, and leads there from the root. */
export function serveExplorer(http: FastifyInstance): void {
  http.get('/', async (_request, reply) => reply.redirect('/explorer'));
  http.get('/explorer', async (request, reply) => {
    const { html, gzipped } = await explorerPage();
    const compressed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        vary: 'accept-encoding',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': contentSecurityPolicy,
        ...(compressed && { 'content-encoding': 'gzip' }),
      })
      .send(compressed ? gzipped : html);
  });
}

/** The page holds its own scripts and may talk to this server alone. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob: data:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data: blob:',
  'worker-src blob: data:',
  "connect-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

let page: Promise<ExplorerPage> | undefined;

/** GraphiQL with the tabs of the story. Nine megabytes: made when first asked for, and kept. */
function explorerPage(): Promise<ExplorerPage> {
  page ??= renderPage();
  return page;
}

async function renderPage(): Promise<ExplorerPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const tabs = explorerStory.map(({ query, variables }) => ({
    query,
    variables: variables ? JSON.stringify(variables, null, 2) : '{}',
    headers: '{}',
  }));
  const graphiql = renderGraphiQL({
    endpoint: '/graphql',
    title: 'Lading explorer',
    favicon: 'data:,',
    defaultTabs: tabs,
    subscriptionsProtocol: 'WS',
  } as Parameters<typeof renderGraphiQL>[0]);
  const html = graphiql.replace('<head>', `<head><script>${keepStory}</script><style>${stillTabs}</style>`);
  return { html, gzipped: gzipSync(html) };
}

// GraphiQL's tabs glide into place when one is pressed, away from under the pointer, so that the first click is lost.
const stillTabs = '.graphiql-tab { transform: none !important; }';

/**
 * What makes the story run by itself: the access token of the last sign-in goes with every operation that has no
 * authorization of its own and with every connection for subscriptions, and a variable such as `customer_…` becomes the last id of that kind that was answered.
 */
const keepStory = `
(() => {
  const send = window.fetch.bind(window);
  const keep = (name, value) => sessionStorage.setItem('lading.' + name, value);
  const kept = (name) => sessionStorage.getItem('lading.' + name);
  const learn = (value) => {
    if (typeof value === 'string') {
      const id = /^([a-z]+)_[0-9a-f-]{36}$/.exec(value);
      if (id) keep(id[1], value);
    } else if (value && typeof value === 'object') {
      if (value.accessToken) keep('accessToken', value.accessToken);
      Object.values(value).forEach(learn);
    }
  };
  const filled = (text) =>
    text.replace(/"([a-z]+)_…"/g, (whole, kind) => (kept(kind) ? JSON.stringify(kept(kind)) : whole));
  window.fetch = async (address, options = {}) => {
    const headers = new Headers(options.headers);
    const token = kept('accessToken');
    if (token && !headers.has('authorization')) headers.set('authorization', 'Bearer ' + token);
    headers.set('apollo-require-preflight', '1');
    const body = typeof options.body === 'string' ? filled(options.body) : options.body;
    const answer = await send(address, { ...options, headers, body });
    answer.clone().json().then(learn, () => {});
    return answer;
  };
  window.WebSocket = class extends window.WebSocket {
    send(text) {
      const message = JSON.parse(filled(text));
      const token = kept('accessToken');
      if (message.type === 'connection_init' && token) {
        message.payload = { authorization: 'Bearer ' + token, ...message.payload };
      }
      super.send(JSON.stringify(message));
    }
  };
})();`;
