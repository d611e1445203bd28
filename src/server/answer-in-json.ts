import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { negotiateLocale } from '../i18n/negotiate-locale.ts';
import { translatorFor } from '../i18n/translate.ts';
import { refusalBody } from './answer-errors.ts';

/** Whatever does not come to GraphQL is answered in its form as well: never a page, never a stack. */
export function answerInJson(http: FastifyInstance): void {
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  http.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const allowed = methods.filter((method) => http.hasRoute({ method, url: path }));
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    const status = allowed.length > 0 ? 405 : 404;
    const translate = translatorFor(negotiateLocale(request.headers['accept-language']));
    const code = codeOfStatus[status]!;
    return reply.code(status).send(refusalBody(code, translate(`problems.${code}`), request.id));
  });
  http.setErrorHandler(answerError);
}

/** Answers what failed on its way to GraphQL; what is not its caller's fault is logged. */
export function answerError(
  error: { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) request.log.error({ requestId: request.id, err: error });
  const code = codeOfStatus[status] ?? (status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST');
  const translate = translatorFor(negotiateLocale(request.headers['accept-language']));
  const message = translate(`problems.${code}`, { reference: request.id });
  return reply.code(status).send(refusalBody(code, message, request.id));
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const codeOfStatus: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  503: 'SERVICE_UNAVAILABLE',
};
