import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Tokens } from '../access/tokens.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Database, Unavailable } from '../database/database.ts';
import { openOutboxFeed } from '../events/outbox-feed.ts';
import { negotiateLocale } from '../i18n/negotiate-locale.ts';
import { translatorFor } from '../i18n/translate.ts';
import { formatError, isForeseen, statusOf } from './answer-errors.ts';
import { answerError, answerInJson } from './answer-in-json.ts';
import type { Effects, RequestContext } from './context.ts';
import { serveDownloads } from './downloads.ts';
import { serveExplorer } from './explorer.ts';
import { limits, refuseTooComplex } from './limits.ts';
import type { LiveParts } from './live/live-session.ts';
import { serveLiveUpdates } from './live/live-updates.ts';
import { Problem } from './problem.ts';
import { requestIdOf } from './request-id.ts';
import { serveUploads } from './uploads.ts';

export interface ServerParts {
  readonly schema: GraphQLSchema;
  readonly database: Database;
  readonly effects: Effects;
  readonly tokens: Tokens;
  readonly authenticate: (token: string) => Promise<Viewer | null>;
  readonly logLevel: string;
  /** Where the lines of the log go; standard output where it is left out. */
  readonly logTo?: { write(line: string): void };
}

/** A server that can be told to stop taking part before it stops answering. */
export interface LadingServer {
  readonly http: FastifyInstance;
  /** From now on `/readyz` says 503, so that a load balancer sends no more. */
  drain(): void;
}

/** Assembles the HTTP server: `/graphql` with its subscriptions, the explorer, and the probes. It does not listen yet. */
export async function buildServer(given: ServerParts): Promise<LadingServer> {
  const http = fastify({
    logger: {
      level: given.logLevel,
      redact: ['req.headers.authorization'],
      ...(given.logTo && { stream: given.logTo }),
    },
    bodyLimit: 256 * 1024,
    genReqId: requestIdOf,
    frameworkErrors: answerError,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
  });
  const parts: LiveParts = {
    ...given,
    feed: openOutboxFeed(given.database, (error) => http.log.warn({ err: error })),
    report: (error, requestId) => http.log.error({ requestId, err: error }),
  };
  let draining = false;
  const apollo = new ApolloServer<RequestContext>({
    schema: parts.schema,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    parseOptions: { maxTokens: limits.tokens },
    stopOnTerminationSignals: false,
    logger: quietLogger,
    plugins: [ApolloServerPluginCacheControlDisabled(), fastifyApolloDrainPlugin(http), requestPlugin(http)],
  });
  // Plug-ins inherit what is set before them.
  answerInJson(http);
  await apollo.start();
  await http.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: (request) => contextOf(parts, request),
  });
  serveDownloads(http, (request) => contextOf(parts, request));
  serveUploads(http, (request) => contextOf(parts, request));
  serveProbes(http, parts.database, () => draining);
  serveLiveUpdates(http, parts);
  serveExplorer(http);
  return {
    http,
    drain: () => {
      draining = true;
    },
  };
}

async function contextOf(parts: LiveParts, request: FastifyRequest): Promise<RequestContext> {
  const { database, schema, effects, tokens, feed } = parts;
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const locale = negotiateLocale(request.headers['accept-language']);
  return {
    viewer: token ? await authenticate(parts, request, token) : null,
    ...{ locale, database, schema, effects, tokens, feed },
    translate: translatorFor(locale),
    requestId: request.id,
    redactions: new Set(),
  };
}

/** Who asks. When that can't be found out the request ends here, in the form that every refusal has. */
async function authenticate(
  parts: ServerParts,
  request: FastifyRequest,
  token: string,
): Promise<Viewer | null> {
  try {
    return await parts.authenticate(token);
  } catch (error) {
    const code = error instanceof Unavailable ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
    if (code === 'INTERNAL_SERVER_ERROR') request.log.error({ requestId: request.id, err: error });
    const translate = translatorFor(negotiateLocale(request.headers['accept-language']));
    throw new GraphQLError(translate(`problems.${code}`, { reference: request.id }), {
      extensions: {
        code,
        requestId: request.id,
        http: { status: code === 'SERVICE_UNAVAILABLE' ? 503 : 500 },
      },
    });
  }
}

/** Limits before execution, errors in the caller's words, and one line of log for each operation. */
function requestPlugin(http: FastifyInstance): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const start = performance.now();
      return {
        async didResolveOperation({ document, operation }) {
          if (operation?.operation === 'subscription') throw new Problem('WRONG_TRANSPORT');
          if (operation) refuseTooComplex(document, operation);
        },
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            if (!isForeseen(error))
              http.log.error({ requestId: contextValue.requestId, err: error.originalError ?? error });
          }
        },
        async willSendResponse({ response, contextValue, operationName, operation, errors: originals }) {
          const { body } = response;
          if (body.kind !== 'single') return;
          const errors = body.singleResult.errors?.map((formatted, index) =>
            formatError(formatted, originals?.[index] ?? formatted, contextValue),
          );
          if (errors) body.singleResult.errors = errors;
          if (contextValue.redactions.size > 0) {
            const redacted = [...contextValue.redactions].sort();
            body.singleResult.extensions = { ...body.singleResult.extensions, redacted };
          }
          const status = errors && statusOf(errors);
          if (status && !body.singleResult.data) response.http.status = status;
          http.log.info({
            requestId: contextValue.requestId,
            operation: operationName ?? operation?.operation ?? null,
            viewer: contextValue.viewer?.id ?? null,
            codes: errors?.map(({ extensions }) => extensions?.code),
            ms: Math.round((performance.now() - start) * 10) / 10,
          });
        },
      };
    },
  };
}

function serveProbes(http: FastifyInstance, database: Database, isDraining: () => boolean): void {
  http.get('/healthz', async () => ({ status: 'ok' }));
  http.get('/readyz', async (_request, reply) => {
    const ready =
      !isDraining() &&
      (await database.ping().then(
        () => true,
        () => false,
      ));
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
}

const quietLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
