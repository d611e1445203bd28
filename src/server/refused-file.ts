import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Refusal } from '../trade/fault.ts';
import type { RequestContext } from './context.ts';
import { Problem } from './problem.ts';

const statuses: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

/** Says why a file is not taken in or given out, in the form of every refusal; what nobody foresaw is thrown on. */
export function refuseFile(
  request: FastifyRequest,
  reply: FastifyReply,
  context: RequestContext,
  error: unknown,
): FastifyReply {
  const code = codeOf(error);
  if (!code) throw error;
  const message =
    error instanceof Refusal
      ? context.translate('errors.WRONG_STATUS', { status: String(error.faults[0]!.facts?.status) })
      : context.translate(`problems.${code}`);
  return reply
    .code(statuses[code] ?? 409)
    .send({ errors: [{ message, extensions: { code, requestId: request.id } }] });
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Problem) return error.code;
  if (error instanceof Refusal) return error.faults[0]!.code;
  return error instanceof GraphQLError ? String(error.extensions.code) : undefined;
}
