import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { createSourceEventStream, type ExecutionResult, type GraphQLError } from 'graphql';
import { handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { negotiateLocale } from '../../i18n/negotiate-locale.ts';
import { translatorFor } from '../../i18n/translate.ts';
import { formatError, isForeseen, refusalBody } from '../answer-errors.ts';
import { Problem } from '../problem.ts';
import { requestIdOf } from '../request-id.ts';
import { type Closing, closings, liveLimits } from './live-limits.ts';
import { answersTo, problemError, readSubscription } from './live-operation.ts';
import { type LiveParts, LiveSession } from './live-session.ts';

/** What is known of a connection, from its beginning on. */
interface Connection {
  readonly request: IncomingMessage;
  readonly close: (closing: Closing) => void;
  session: LiveSession | null;
  closed: boolean;
}

/**
 * Serves subscriptions at `/graphql` by WebSocket (graphql-transport-ws). The library speaks the protocol; who may
 * listen, how much, and in which words they are refused, is said here.
 */
export function serveLiveUpdates(http: FastifyInstance, parts: LiveParts): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: liveLimits.messageBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = protocolOf(http, parts);
  let closing = false;

  http.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const refused =
      findRefusal(request) ??
      (closing || sockets.clients.size >= liveLimits.connections ? refusals.SERVICE_UNAVAILABLE : null);
    if (refused) refuse(request, socket, refused);
    else sockets.handleUpgrade(request, socket, head, (opened) => carry(opened, request, protocol, parts));
  });

  http.addHook('preClose', async () => {
    closing = true;
    parts.feed.close();
    const gone = [...sockets.clients].map(
      (socket) => new Promise((resolve) => socket.once('close', resolve)),
    );
    for (const socket of sockets.clients) {
      socket.close(closings.GOING_AWAY.code, closings.GOING_AWAY.reason);
    }
    await Promise.race([Promise.all(gone), sleep(liveLimits.closeMs, undefined, { ref: false })]);
    for (const socket of sockets.clients) socket.terminate();
  });
}

/** The protocol with our answers in it. */
function protocolOf(http: FastifyInstance, parts: LiveParts) {
  const format = (connection: Connection, errors: readonly GraphQLError[], requestId: string) => {
    for (const error of errors) if (!isForeseen(error)) parts.report(error.originalError ?? error, requestId);
    const translate = connection.session?.translate ?? translatorFor(negotiateLocale(undefined));
    return errors.map((error) => formatError(error.toJSON(), error, { translate, requestId }));
  };

  return makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: liveLimits.initMs,
    async onConnect({ extra, connectionParams = {} }) {
      const opened = await LiveSession.open(parts, extra.close, connectionParams, extra.request);
      if (opened instanceof LiveSession) {
        extra.session = opened;
        // Who hangs up while it is opened leaves nothing behind.
        if (extra.closed) opened.end();
        return true;
      }
      extra.close(opened);
      return false;
    },
    async onSubscribe({ extra, subscriptions }, _id, payload) {
      if (Object.keys(subscriptions).length > liveLimits.subscriptions) {
        const { subscriptions: maximum } = liveLimits;
        return [problemError(new Problem('TOO_MANY_SUBSCRIPTIONS', { maximum }))];
      }
      const read = readSubscription(parts.schema, payload);
      if (!('document' in read)) return read;
      const requestId = randomUUID();
      try {
        const contextValue = await extra.session?.context(requestId);
        const viewer = contextValue?.viewer?.id ?? null;
        http.log.info({ requestId, operation: payload.operationName ?? 'subscription', viewer });
        return contextValue ? { ...read, contextValue } : [problemError(new Problem('UNAUTHENTICATED'))];
      } catch (error) {
        return [problemError(error as Error)];
      }
    },
    // The events themselves: what is answered to each is found out below, in a context of its own.
    subscribe: (args) =>
      createSourceEventStream(args) as Promise<AsyncIterable<ExecutionResult> | ExecutionResult>,
    onOperation({ extra }, _id, _payload, args, events) {
      if (!(Symbol.asyncIterator in events)) return undefined;
      return answersTo(args, events, async () => (await extra.session?.context()) ?? null);
    },
    onNext({ extra }, _id, _payload, args, result) {
      const { requestId } = args.contextValue as { requestId: string };
      const { data = null, errors, extensions } = result;
      return errors && { data, errors: format(extra, errors, requestId), ...(extensions && { extensions }) };
    },
    onError({ extra }, _id, _payload, errors) {
      return format(extra, errors, randomUUID());
    },
  });
}

/** Carries messages between a connection and the protocol, and looks whether its other end is still there. */
function carry(
  socket: WebSocket,
  request: IncomingMessage,
  protocol: ReturnType<typeof protocolOf>,
  parts: LiveParts,
): void {
  const requestId = requestIdOf(request);
  const close = ({ code, reason }: Closing) => socket.close(code, reason);
  const connection: Connection = { request, close, session: null, closed: false };
  let heard = true;
  const isAlive = () => {
    heard = true;
  };
  const life = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping();
  }, liveLimits.silentMs);
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) resolve();
          else socket.send(text, (error) => (error ? reject(error) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) => {
        socket.on('message', (bytes) => {
          isAlive();
          read(String(bytes)).catch((error) => {
            if (socket.readyState !== socket.OPEN) return;
            parts.report(error, requestId);
            close(closings.INTERNAL);
          });
        });
      },
    },
    connection,
  );
  socket.on('pong', isAlive);
  // What is no WebSocket message, or too large a one, closes the connection with its code.
  socket.on('error', () => {});
  socket.once('close', (code, reason) => {
    clearInterval(life);
    connection.closed = true;
    connection.session?.end();
    closed(code, String(reason)).catch((error) => parts.report(error, requestId));
  });
}

const refusals = {
  NOT_FOUND: { status: '404 Not Found', code: 'NOT_FOUND' },
  FORBIDDEN: { status: '403 Forbidden', code: 'FORBIDDEN' },
  SERVICE_UNAVAILABLE: { status: '503 Service Unavailable', code: 'SERVICE_UNAVAILABLE' },
} as const;
type Refused = (typeof refusals)[keyof typeof refusals];

/** A page of another origin gets no connection: browsers let any page open one. Other programs send no origin. */
function findRefusal({ url = '', headers }: IncomingMessage): Refused | null {
  if (url.split('?')[0] !== '/graphql') return refusals.NOT_FOUND;
  const { origin, host = '' } = headers;
  if (origin === undefined) return null;
  const from = URL.canParse(origin) ? new URL(origin).host : null;
  return from === host.toLowerCase() ? null : refusals.FORBIDDEN;
}

function refuse(request: IncomingMessage, socket: Duplex, { status, code }: Refused): void {
  const requestId = requestIdOf(request);
  const translate = translatorFor(negotiateLocale(request.headers['accept-language']));
  const body = JSON.stringify(refusalBody(code, translate(`problems.${code}`), requestId));
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      '',
      body,
    ].join('\r\n'),
  );
}
