import { Field, ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { type Fault, type FaultCode, refuse } from '../trade/fault.ts';

interface GivenOptions {
  readonly description: string;
  readonly nullable?: boolean;
  readonly defaultValue?: unknown;
  /** What the value must be beyond its type, today. The value that it returns takes the given one's place. */
  readonly check?: Check;
}

type Check = z.ZodType | ((today: string) => z.ZodType | null);

// biome-ignore lint/complexity/noBannedTypes: classes of any constructor
type InputClass = Function;

const checksOfClass = new Map<InputClass, Map<string, Check | null>>();

/** Declares a field of an input: its GraphQL type, and the check of its value. */
export function Given(type: () => unknown, options: GivenOptions) {
  return (prototype: object, name: string): void => {
    const { check = null, nullable = false, ...rest } = options;
    const checks = checksOfClass.get(prototype.constructor) ?? new Map<string, Check | null>();
    checksOfClass.set(prototype.constructor, checks.set(name, check ?? idCheckOf(type)));
    Field(type as () => never, { ...rest, nullable })(prototype, name);
  };
}

/** What every mutation is given besides its own fields. */
@InputType({ description: 'What every mutation is given.' })
export abstract class MutationInput {
  @Given(() => String, {
    nullable: true,
    description:
      'A key of your own, up to 255 characters: the mutation happens once however often it is sent with this key, and each answer shows the same rows. The same key with another input is refused.',
    check: z.string().min(1).max(255),
  })
  idempotencyKey?: string;
}

/** Checks an argument before a resolver sees it, and refuses it with everything that is wrong. */
export function validateInput(value: unknown, today: string): void {
  const faults = faultsOf(value, ['input'], today);
  refuse(faults);
}

/** An id that says nothing is no id that was left out. */
const someId = z.string().min(1);

/** The check of a field that declares none: ids are never empty. A type is asked for late, as classes may wait for each other. */
function idCheckOf(type: () => unknown): () => z.ZodType | null {
  return () => (type() === ID ? someId : null);
}

function faultsOf(value: unknown, path: readonly string[], today: string): Fault[] {
  // Half a surrogate pair is no character: no encoding writes it, and no database holds it.
  if (typeof value === 'string' && /\p{Cs}/u.test(value)) return [{ code: 'INVALID_FORMAT', path }];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => faultsOf(item, [...path, String(index)], today));
  }
  if (value === null || typeof value !== 'object') return [];
  const object = value as Record<string, unknown>;
  return Object.entries(object).flatMap(([name, field]) => {
    const here = [...path, name];
    const declared = checkOf(value.constructor, name);
    const check = typeof declared === 'function' ? declared(today) : declared;
    const faults = faultsOf(field, here, today);
    if (!check || field === null || field === undefined || faults.length > 0) return faults;
    const checked = check.safeParse(field);
    if (!checked.success) return checked.error.issues.map((issue) => faultOf(issue, here));
    object[name] = checked.data;
    return [];
  });
}

function checkOf(target: InputClass, name: string): Check | null {
  for (let owner: InputClass | null = target; owner; owner = Object.getPrototypeOf(owner)) {
    const check = checksOfClass.get(owner)?.get(name);
    if (check !== undefined) return check;
  }
  return null;
}

function faultOf(issue: z.core.$ZodIssue, path: readonly string[]): Fault {
  const where = [...path, ...issue.path.map(String)];
  if (issue.code === 'custom') {
    const { fault, ...facts } = (issue.params ?? {}) as { fault: FaultCode } & Record<
      string,
      string | number
    >;
    return { code: fault, path: where, facts };
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return { code: 'TOO_LONG', path: where, facts: { maximum: Number(issue.maximum) } };
  }
  if (issue.code === 'too_small' && issue.origin === 'string') return { code: 'REQUIRED', path: where };
  if (issue.code === 'too_big') {
    return { code: 'OUT_OF_RANGE', path: where, facts: { maximum: Number(issue.maximum) } };
  }
  if (issue.code === 'too_small') {
    return { code: 'OUT_OF_RANGE', path: where, facts: { minimum: Number(issue.minimum) } };
  }
  return { code: 'INVALID_FORMAT', path: where };
}
