import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { enumType } from '../graph/enum-type.ts';
import type { Translate } from '../i18n/translate.ts';
import { type Fault, type FaultCode, faultCodes, Refusal } from '../trade/fault.ts';
import type { RequestContext } from './context.ts';

export const UserErrorCode = enumType('UserErrorCode', faultCodes, 'Why an input was refused.', {
  REQUIRED: 'A value is needed and was empty.',
  NOT_BOTH: 'Two values exclude each other.',
  INVALID_FORMAT: 'The value is not written as such values are.',
  TOO_LONG: 'The text is too long.',
  OUT_OF_RANGE: 'The value is too small or too great, or there are too many.',
  UNKNOWN_VALUE: 'The value is well written but not one that exists.',
  NOT_FOUND: 'What the field refers to is missing or not yours to see.',
  ALREADY_EXISTS: 'Another row has this value already.',
  CURRENCY_MISMATCH: 'Amounts are in different currencies, or in the wrong one.',
  MISSING_RATE: 'An exchange rate is needed and not known.',
  UNLIKELY_RATE: 'An exchange rate lies far from the one known before, and was not confirmed.',
  MISSING_COST: 'A line has no purchase cost, neither given nor of its product.',
  MISSING_FREIGHT_RATE: 'No freight rate of the day pays the main carriage.',
  MISSING_PACKING: 'A line’s product has no packing data, on which a charge counts.',
  ZERO_WEIGHT_SUM: 'All weights are zero, so that there is nothing to divide by.',
  SHARES_EXCEED_PRICE: 'Shares of the price add up to all of it or more.',
  VERSION_CONFLICT: 'Someone changed the row since you read it.',
  IDEMPOTENCY_KEY_REUSED: 'The key was used before with another input.',
  INVALID_CREDENTIALS: 'Nobody could be signed in with that.',
  NOT_PERMITTED: 'Your role may not give this value.',
  RULE_UNFIT_FOR_MODE: 'The Incoterms rule is for carriage by water alone.',
  FACT_MISSING: 'Something that the step needs is not there yet; `fact` in the details names it.',
  MOVE_NOT_OPEN: 'The deal can’t go there from where it stands.',
  WRONG_STATUS: 'What it has become allows this no more.',
  BELOW_FLOOR: 'The price lies below a floor and was not released.',
  RELEASE_LIMIT: 'The price lies further below its floors than you may release.',
  NOT_NEEDED:
    'It has no use here: a release of a price that keeps its floors, a value that the kind does not take, a step that nothing leads to.',
  CLAIM_NOT_APPROVED: 'A sentence about a product may not be said in that market.',
  FIRM_OFFER: 'A firm offer can’t be cut short while its time runs (CISG art. 16(2)).',
  NO_OFFER: 'What can’t be accepted: a price list is an invitation, not an offer (CISG art. 14(2)).',
  OFFER_EXPIRED: 'The acceptance came too late (CISG art. 18(2)).',
  COST_MISSING:
    'The terms give the seller a step of which the cost sheet has no cost; `steps` in the details names it.',
  TERMS_DIFFER: 'It does not agree with what it refers to.',
  PARTIAL_SHIPMENTS_BARRED: 'The contract lets all goods travel in one shipment alone.',
  ON_HOLD: 'The shipment is on hold; `reason` in the details says why.',
  FACT_IS_READ: 'The deal has an order: this is read off its milestones and not said by hand.',
  NOT_YET_POSSIBLE: 'Something has to happen before; `milestones` in the details names it.',
  REWORK_FIRST: 'Goods that failed are inspected again when they were reworked.',
  CONSTRAINT_VIOLATED: 'The database refused the change.',
});

@ObjectType({ description: 'A value that the message of a refusal speaks of.' })
export class ErrorDetail {
  @Field(() => String, { description: 'Its name, for example `maximum`.' })
  name!: string;

  @Field(() => String, { description: 'The value.' })
  value!: string;
}

@ObjectType({ description: 'One thing that is wrong with an input. Nothing was changed.' })
export class UserError {
  @Field(() => UserErrorCode, { description: 'Why; stable for programs.' })
  code!: FaultCode;

  @Field(() => String, { description: 'Why, as a sentence in the language of the request.' })
  message!: string;

  @Field(() => [String], {
    description: 'The field that is wrong, for example ["input", "lines", "0", "quantity"].',
  })
  path!: readonly string[];

  @Field(() => [ErrorDetail], { description: 'The values that the message speaks of.' })
  details!: ErrorDetail[];
}

/** What a sentence calls by a name in the caller's language; the details keep the code. */
function namesIn({ code, facts = {} }: Fault, translate: Translate): Record<string, string> {
  if (code === 'FACT_MISSING') return { fact: translate(`facts.${facts.fact}`) };
  if (code === 'OUT_OF_RANGE') return { bounds: boundsIn(facts) };
  if (code === 'UNKNOWN_VALUE') return { hasAllowed: String(facts.allowed !== undefined) };
  if (code !== 'MOVE_NOT_OPEN') return {};
  const stage = (name: unknown) => translate(`stages.${name}`);
  const open = String(facts.open ?? '')
    .split(' ')
    .filter(Boolean);
  return {
    from: stage(facts.from),
    to: stage(facts.to),
    open: open.map(stage).join(', '),
    hasOpen: String(open.length > 0),
  };
}

/** Which of its bounds a sentence speaks of. */
function boundsIn(facts: NonNullable<Fault['facts']>): string {
  if (facts.above !== undefined) return 'ABOVE';
  const bounds = [facts.minimum !== undefined && 'MINIMUM', facts.maximum !== undefined && 'MAXIMUM'];
  return bounds.filter(Boolean).join('_') || 'NONE';
}

/** A fault as a caller reads it. */
export function userErrorOf(fault: Fault, translate: Translate): UserError {
  const { code, path, facts = {} } = fault;
  return {
    code,
    path,
    message: translate(`errors.${code}`, { ...facts, ...namesIn(fault, translate) }),
    details: Object.entries(facts).map(([name, value]) => ({ name, value: String(value) })),
  };
}

/** Every mutation answers a refusal with its payload: `userErrors`, and null for all else. */
export function answerRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve as GraphQLFieldResolver<unknown, RequestContext>;
    field.resolve = async (source, args, context: RequestContext, info) => {
      try {
        const payload = (await resolve(source, args, context, info)) as object;
        return { userErrors: [], ...payload };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { userErrors: error.faults.map((fault) => userErrorOf(fault, context.translate)) };
      }
    };
  }
  return schema;
}
