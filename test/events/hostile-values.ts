import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';

/** An input of which one value was replaced by one that nobody means well with. */
export interface HostileInput {
  readonly what: string;
  readonly input: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: inputs of any mutation
type Value = any;

const hostileOf: Readonly<Record<string, readonly unknown[]>> = {
  ID: [
    'x',
    '',
    '../../etc/passwd',
    'deal_',
    "deal_' OR 1=1",
    '\u0000',
    'customer_00000000-0000-7000-8000-000000000000',
  ],
  String: ['\u0000', 'a\u0000b', 'x'.repeat(50_000), '\ud800'],
  Int: [2 ** 31, 2 ** 53, 1.5, '7', Number.MAX_VALUE],
  Decimal: ['NaN', 'Infinity', '1e400', '1e5', '0x10', '1,5', '', '9'.repeat(60), '--1', 1.1],
  Date: ['2026-02-30', '0000-00-00', '10000-01-01', 'now', '2026-1-1', '-infinity'],
  DateTime: ['2026-02-30T00:00:00Z', 'infinity', '2026-03-02', '99999-01-01T00:00:00Z'],
  CurrencyCode: ['usd', 'USDT', '$', 'XX'],
  CountryCode: ['de', 'DEU', 'ZZ'],
  Boolean: ['yes', 2],
};

/** Every way to give one value of an input as nobody should, the others as they were. */
export function hostileInputs(schema: GraphQLSchema, mutation: string, input: Value): HostileInput[] {
  const type = schema.getMutationType()!.getFields()[mutation]!.args[0]!.type;
  return replaced(type, input, 'input');
}

function replaced(type: GraphQLInputType, value: Value, path: string): HostileInput[] {
  const plain = getNullableType(type) as GraphQLInputType;
  if (value === null || value === undefined) return [];
  if (isListType(plain)) {
    const [first, ...rest] = value as Value[];
    return replaced(plain.ofType, first, `${path}.0`).map(({ what, input }) => ({
      what,
      input: [input, ...rest],
    }));
  }
  if (isInputObjectType(plain)) {
    const fields = plain.getFields();
    return Object.keys(value).flatMap((name) =>
      replaced(fields[name]!.type, value[name], `${path}.${name}`).map(({ what, input }) => ({
        ...{ what, input: { ...value, [name]: input } },
      })),
    );
  }
  const named = plain as { name: string };
  const hostile = isEnumType(plain) ? ['NOPE', 7] : (hostileOf[named.name] ?? []);
  return hostile.map((input) => ({ what: `${path} = ${JSON.stringify(input).slice(0, 60)}`, input }));
}

/** Every way to name, in place of one row, another of its kind. */
export function foreignInputs(input: Value, idOf: (kind: string) => string | undefined): HostileInput[] {
  return swapped(input, 'input', idOf);
}

function swapped(value: Value, path: string, idOf: (kind: string) => string | undefined): HostileInput[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      swapped(item, `${path}.${index}`, idOf).map(({ what, input }) => ({
        ...{ what, input: value.map((other, place) => (place === index ? input : other)) },
      })),
    );
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, field]) =>
      swapped(field, `${path}.${name}`, idOf).map(({ what, input }) => ({
        what,
        input: { ...value, [name]: input },
      })),
    );
  }
  const kind = typeof value === 'string' ? /^(\w+)_[0-9a-f]{8}-[0-9a-f-]{27}$/.exec(value)?.[1] : undefined;
  const foreign = kind && idOf(kind);
  return foreign ? [{ what: `${path} = ${foreign}`, input: foreign }] : [];
}
