import { gzipSync } from 'node:zlib';
import { explorerStory } from './explorer-story.ts';

/** The explorer as one page, compressed. It loads nothing from anywhere else. */
export interface ExplorerPage {
  readonly gzipped: Buffer;
  readonly html: string;
}

let page: Promise<ExplorerPage> | undefined;

/** GraphiQL with the tabs of the story. Nine megabytes: made when first asked for, and kept. */
export function explorerPage(): Promise<ExplorerPage> {
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
  } as Parameters<typeof renderGraphiQL>[0]);
  const html = graphiql.replace('<head>', `<head><script>${keepToken}</script>`);
  return { html, gzipped: gzipSync(html) };
}

/** Sends the access token of the last sign-in with every operation that has no authorization of its own. */
const keepToken = `
(() => {
  const send = window.fetch.bind(window);
  window.fetch = async (address, options = {}) => {
    const headers = new Headers(options.headers);
    const token = sessionStorage.getItem('lading.accessToken');
    if (token && !headers.has('authorization')) headers.set('authorization', 'Bearer ' + token);
    headers.set('apollo-require-preflight', '1');
    const answer = await send(address, { ...options, headers });
    answer.clone().json().then(({ data }) => {
      for (const session of Object.values(data ?? {})) {
        if (session?.accessToken) sessionStorage.setItem('lading.accessToken', session.accessToken);
      }
    }, () => {});
    return answer;
  };
})();`;
