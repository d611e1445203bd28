import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Unavailable } from '../database/database.ts';
import type { Translate } from '../i18n/translate.ts';
import { Refusal } from '../trade/fault.ts';
import { Problem, type ProblemCode } from './problem.ts';
import { userErrorOf } from './user-errors.ts';

const httpStatus: Readonly<Partial<Record<ProblemCode, number>>> = {
  UNAUTHENTICATED: 401,
  QUERY_TOO_COMPLEX: 400,
  WRONG_TRANSPORT: 400,
  SERVICE_UNAVAILABLE: 503,
};

/** What was thrown, wherever in a request that was. */
function originalOf(error: unknown): unknown {
  return error instanceof GraphQLError ? (error.originalError ?? error) : error;
}

/** Whether an error is one that we foresee, and so tells its caller why. */
export function isForeseen(error: unknown): boolean {
  const original = originalOf(error);
  return (
    original instanceof Problem ||
    original instanceof Refusal ||
    original instanceof Unavailable ||
    (original instanceof GraphQLError && original.extensions.code !== 'INTERNAL_SERVER_ERROR')
  );
}

/**
 * An error as its caller reads it: a code for programs and a sentence in their language. What was not foreseen says
 * nothing but the id under which the log has it.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  request: { translate: Translate; requestId: string },
): GraphQLFormattedError {
  const original = originalOf(error);
  const { translate, requestId } = request;
  const where = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const problem = (code: ProblemCode, facts: object = {}) => ({
    message: translate(`problems.${code}`, facts as Record<string, string>),
    ...where,
    extensions: { code, requestId },
  });
  if (original instanceof Problem) return problem(original.code, original.facts);
  if (original instanceof Unavailable) return problem('SERVICE_UNAVAILABLE');
  if (original instanceof Refusal) {
    const faults = original.faults.map((fault) => userErrorOf(fault, translate));
    const message = faults.map((fault) => `${fault.path.join('.')}: ${fault.message}`).join(' ');
    return { message, ...where, extensions: { code: 'BAD_USER_INPUT', faults, requestId } };
  }
  if (!isForeseen(error)) {
    const { message, extensions } = problem('INTERNAL_SERVER_ERROR', { reference: requestId });
    return { message, ...where, extensions: { ...extensions, reference: requestId } };
  }
  const code = formatted.extensions?.code ?? 'BAD_USER_INPUT';
  return { message: formatted.message, ...where, extensions: { code, requestId } };
}

/** The HTTP status of a request that was refused as a whole, where it is not the usual one. */
export function statusOf(errors: readonly GraphQLFormattedError[]): number | undefined {
  for (const { extensions } of errors) {
    const status = httpStatus[extensions?.code as ProblemCode];
    if (status) return status;
  }
  return undefined;
}

/** The body of a refusal that never came to GraphQL: a wrong address, method, type or size. */
export function refusalBody(code: string, message: string, requestId: string) {
  return { errors: [{ message, extensions: { code, requestId } }] };
}
