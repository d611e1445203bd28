import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
// Under vitest `graphql` would be loaded once as a module and once as CommonJS, and refuse itself.
const common = {
  root,
  setupFiles: ['test/support/setup.ts'],
  server: {
    deps: {
      inline: ['type-graphql', 'graphql-scalars', '@apollo/server', '@as-integrations/fastify', 'graphql-ws'],
    },
  },
};

/** Suites that take long as they try every mutation, or great files: `npm run test:slow`. */
const slow = [
  'test/events/records.api.test.ts',
  'test/parties/customer-import.api.test.ts',
  'test/parties/hostile-files.api.test.ts',
  'test/graph/api-reads.api.test.ts',
];

/** Suites with types of their own, of which others must not know: types are registered once for a process. */
const toySchemas = 'test/graph/*.api.test.ts';

const api = {
  ...common,
  globalSetup: ['test/support/cluster.ts'],
  testTimeout: 20_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  root,
  resolve: { alias: [{ find: /^graphql$/, replacement: `${root}node_modules/graphql/index.mjs` }] },
  test: {
    // Two cores are what a small machine has; each worker keeps one busy.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'rules',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.api.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...{ ...api, name: 'api', include: ['test/**/*.api.test.ts'], exclude: [...slow, toySchemas] },
          // Building the API anew for each file would take as long as the tests.
          isolate: false,
        },
      },
      { extends: true, test: { ...api, name: 'graph', include: [toySchemas], exclude: slow } },
      { extends: true, test: { ...api, name: 'slow', include: slow } },
    ],
  },
});
