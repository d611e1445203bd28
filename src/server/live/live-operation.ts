import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { RequestContext } from '../context.ts';
import { limits, refuseTooComplex } from '../limits.ts';
import { Problem } from '../problem.ts';

/** Documents that were found right, so that connections that ask the same share their plans. */
const documents = new Map<string, DocumentNode>();
const documentsKept = 500;

/** A subscription as a client sent it, looked at as an operation over HTTP is. Gives what is wrong with it where something is. */
export function readSubscription(
  schema: GraphQLSchema,
  { query, operationName, variables }: SubscribePayload,
): ExecutionArgs | GraphQLError[] {
  const document = documents.get(query) ?? readDocument(schema, query);
  if (!('definitions' in document)) return document;
  keep(query, document);
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    return [
      codedError('OPERATION_RESOLUTION_FAILURE', new GraphQLError('There is no operation of this name.')),
    ];
  }
  try {
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) throw new Problem('WRONG_TRANSPORT');
    refuseTooComplex(document, operation);
  } catch (error) {
    return [problemError(error as Problem)];
  }
  return { schema, document, operationName: operationName ?? null, variableValues: variables ?? null };
}

function readDocument(schema: GraphQLSchema, query: string): DocumentNode | GraphQLError[] {
  try {
    const document = parse(query, { maxTokens: limits.tokens });
    const wrong = validate(schema, document);
    return wrong.length > 0 ? wrong.map((error) => codedError('GRAPHQL_VALIDATION_FAILED', error)) : document;
  } catch (error) {
    return [codedError('GRAPHQL_PARSE_FAILED', error as GraphQLError)];
  }
}

function keep(query: string, document: DocumentNode): void {
  documents.delete(query);
  documents.set(query, document);
  const [oldest] = documents.keys();
  if (documents.size > documentsKept && oldest !== undefined) documents.delete(oldest);
}

/** The answers to the events of a subscription: each is executed in a context of its own. */
export function answersTo(
  args: ExecutionArgs,
  events: AsyncIterable<unknown>,
  contextOf: () => Promise<RequestContext | null>,
): AsyncIterableIterator<ExecutionResult> {
  const source = events[Symbol.asyncIterator]();
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    await source.return?.();
    return { done: true, value: undefined };
  };
  // No generator: one that waits for its next event could not be ended before that comes.
  return {
    async next() {
      for (;;) {
        const { done, value } = await source.next();
        if (done) return { done: true, value: undefined };
        const result = await answer(args, value, contextOf);
        if (!result) return end();
        if (value === null || result.errors || !isEmpty(result)) return { done: false, value: result };
      }
    },
    return: end,
    async throw(error) {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function answer(
  args: ExecutionArgs,
  event: unknown,
  contextOf: () => Promise<RequestContext | null>,
): Promise<ExecutionResult | null> {
  try {
    const context = await contextOf();
    if (!context) return null;
    const result = await execute({ ...args, rootValue: event, contextValue: context });
    if (context.redactions.size === 0) return result;
    return { ...result, extensions: { ...result.extensions, redacted: [...context.redactions].sort() } };
  } catch (error) {
    return { errors: [problemError(error as Error)] };
  }
}

/** Whether nothing is left of an event for this viewer: what it is about is not theirs to see, or no longer. */
function isEmpty({ data }: ExecutionResult): boolean {
  return Object.values(data ?? {}).every((value) => value === null);
}

function codedError(code: string, error: GraphQLError): GraphQLError {
  error.extensions.code = code;
  return error;
}

/** What was thrown, for whoever formats errors. */
export function problemError(error: Error): GraphQLError {
  return new GraphQLError(error.message, { originalError: error });
}
