import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Cursors } from './plain-evaluator.ts';

/** An operation with two sets of variables of one shape. */
export interface RandomOperation {
  readonly document: string;
  readonly variables: Record<string, unknown>;
  readonly otherVariables: Record<string, unknown>;
}

/** A value of an argument: a literal, or a variable that has another value the second time. */
interface Given {
  readonly type: GraphQLInputType;
  readonly how: 'literal' | 'variable' | 'default' | 'missing';
  readonly parts: readonly Given[] | ReadonlyMap<string, Given> | readonly [unknown, unknown];
  readonly leaf: boolean;
}

interface Item {
  readonly field?: string | undefined;
  readonly on?: string | undefined;
  readonly named?: boolean;
  readonly aliased: boolean;
  readonly directive: readonly ['include' | 'skip', boolean] | null;
  readonly args: ReadonlyMap<string, Given>;
  readonly selections: readonly (readonly Item[])[];
}

/** Any valid operation of the toy: nested selections, fragments, merged keys, directives, arguments by literal and variable. */
export function randomOperation(
  schema: GraphQLSchema,
  cursors: Cursors,
  ids: readonly string[],
): fc.Arbitrary<RandomOperation> {
  const how = fc.constantFrom('literal', 'literal', 'variable', 'default', 'missing');

  const leaf = (type: GraphQLInputType, value: fc.Arbitrary<unknown>, fixed = false): fc.Arbitrary<Given> =>
    fc.tuple(how, value, value).map(([chosen, one, other]) => ({
      ...{ type, leaf: true, parts: [one, fixed || chosen === 'default' ? one : other] },
      how: chosen === 'missing' && isNonNullType(type) ? 'variable' : chosen,
    }));

  function given(name: string, type: GraphQLInputType, depth: number): fc.Arbitrary<Given> {
    const nullable = getNullableType(type);
    if (isListType(nullable) && isInputObjectType(getNamedType(nullable))) {
      return fc
        .array(given(name, nullable.ofType, depth - 1), { maxLength: 2 })
        .map((parts) => ({ type, how: 'literal', parts, leaf: false }));
    }
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(
        (field) => field.name !== 'secret' && (depth > 0 || !isInputObjectType(getNamedType(field.type))),
      );
      return fc.subarray(fields, { maxLength: Math.min(2, fields.length) }).chain((chosen) =>
        fc
          .tuple(...chosen.map((field) => given(`${name}.${field.name}`, field.type, depth - 1)))
          .map((parts) => ({
            ...{ type, leaf: false, how: 'literal' as const },
            parts: new Map(chosen.map((field, index) => [field.name, parts[index]!])),
          })),
      );
    }
    const item = valuesOf(name, getNamedType(type), ids);
    return leaf(type, isListType(nullable) ? fc.array(item, { maxLength: 3 }) : item);
  }

  /** The arguments of a page, with cursors that belong to its order. */
  function pageArguments(target: string, args: readonly GraphQLArgument[]): fc.Arbitrary<Map<string, Given>> {
    const typeOf = (name: string) => args.find((argument) => argument.name === name)!.type;
    const orderType = getNullableType(typeOf('orderBy'));
    if (!isInputObjectType(orderType)) throw new Error('No order');
    const { by, direction } = orderType.getFields();
    const orders = getNamedType(by!.type);
    const names = isEnumType(orders) ? orders.getValues().map((value) => value.name) : [];
    const size = fc.constantFrom(1, 2, 3, 100);
    return fc.option(fc.constantFrom(...names), { freq: 3 }).chain((order) => {
      const known = [...cursors].filter(([, at]) => at.order === `${target}.${order ?? names[0]}`);
      const cursor = (name: string) =>
        seldom(leaf(typeOf(name), fc.constantFrom(...known.map(([text]) => text))));
      return fc
        .record({
          size: fc.option(fc.tuple(fc.constantFrom('first', 'last'), size, size), { freq: 5 }),
          sizeHow: fc.constantFrom('literal' as const, 'variable' as const, 'default' as const),
          after: cursor('after'),
          before: cursor('before'),
          filter: fc.option(given('filter', typeOf('filter'), 3), { freq: 2 }),
          by: order === null ? fc.constant(null) : leaf(by!.type, fc.constant(order), true),
          direction: fc.option(leaf(direction!.type, fc.constantFrom('ASC', 'DESC'))),
        })
        .map((page) => {
          const result = new Map<string, Given>();
          if (page.size) {
            const [name, one, other] = page.size;
            const parts = [one, page.sizeHow === 'default' ? one : other] as const;
            result.set(name, { type: typeOf(name), how: page.sizeHow, parts, leaf: true });
          }
          if (page.after) result.set('after', page.after);
          if (page.before) result.set('before', page.before);
          if (page.filter) result.set('filter', page.filter);
          if (page.by) {
            const parts = new Map([['by', page.by]]);
            if (page.direction) parts.set('direction', page.direction);
            result.set('orderBy', { type: typeOf('orderBy'), how: 'literal', parts, leaf: false });
          }
          return result;
        });
    });
  }

  function field(type: GraphQLObjectType, depth: number): fc.Arbitrary<Item> {
    const fields = Object.values(type.getFields()).filter(
      (one) => depth > 0 || !isCompositeType(getNamedType(one.type)),
    );
    return fc.constantFrom(...fields).chain((chosen) => {
      const target = getNamedType(chosen.type);
      const inner = isObjectType(target)
        ? target
        : (schema.getType(depth % 2 ? 'Ship' : 'Voyage') as GraphQLObjectType);
      const isPage = chosen.args.some((argument) => argument.name === 'orderBy');
      const args = isPage
        ? pageArguments(target.name.replace('Connection', ''), chosen.args)
        : fc
            .tuple(
              ...chosen.args.map((argument) => given(`${chosen.name}.${argument.name}`, argument.type, 0)),
            )
            .map((parts) => new Map(chosen.args.map((argument, index) => [argument.name, parts[index]!])));
      const on = isObjectType(target) ? undefined : inner.name;
      const selections = isCompositeType(target)
        ? fc.array(
            selection(inner, depth - 1).map((items) => (on ? [inlineOn(on, items)] : items)),
            { minLength: 1, maxLength: 2 },
          )
        : fc.constant([]);
      return fc.record({
        field: fc.constant(chosen.name),
        aliased: fc.boolean(),
        directive: directive(),
        args,
        selections,
      });
    });
  }

  const inlineOn = (on: string, items: readonly Item[]): Item => ({
    ...{ on, aliased: false, directive: null, args: new Map(), selections: [items] },
  });

  const directive = () =>
    seldom(fc.tuple(fc.constantFrom('include' as const, 'skip' as const), fc.boolean()));

  /** Fields, and fragments around some of them. Something is always left when directives drop the rest. */
  function selection(type: GraphQLObjectType, depth: number): fc.Arbitrary<Item[]> {
    const fragment: fc.Arbitrary<Item> = fc.record({
      on: fc.constantFrom(type.name, undefined, ...type.getInterfaces().map(() => type.name)),
      named: fc.boolean(),
      aliased: fc.constant(false),
      directive: directive(),
      args: fc.constant(new Map<string, Given>()),
      selections: fc.array(fc.array(field(type, depth - 1), { minLength: 1, maxLength: 2 }), {
        minLength: 1,
        maxLength: 1,
      }),
    });
    const items =
      depth > 0 ? fc.oneof({ arbitrary: field(type, depth), weight: 4 }, fragment) : field(type, depth);
    return fc.array(items, { minLength: 1, maxLength: depth > 4 ? 3 : 2 });
  }

  return selection(schema.getQueryType()!, 8).map((items) => render(items));
}

function seldom<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof({ arbitrary: fc.constant(null), weight: 4 }, { arbitrary: value, weight: 1 });
}

/** Writes an operation out. Each field with arguments, and each that wants it, gets an alias of its own. */
function render(items: readonly Item[]): RandomOperation {
  const declarations: string[] = [];
  const fragments: string[] = [];
  const variables: Record<string, unknown> = {};
  const otherVariables: Record<string, unknown> = {};
  let aliases = 0;

  const declare = (type: string, how: Given['how'], one: unknown, other: unknown, literal: string) => {
    const name = `v${declarations.length}`;
    declarations.push(`$${name}: ${how === 'default' ? `${type.replace(/!$/, '')} = ${literal}` : type}`);
    if (how === 'variable') {
      variables[name] = one;
      otherVariables[name] = other;
    }
    return `$${name}`;
  };

  const writeValue = (value: Given): string => {
    const { parts, type, how } = value;
    if (parts instanceof Map) {
      return `{${[...parts].map(([name, part]) => `${name}: ${writeValue(part)}`).join(', ')}}`;
    }
    if (!value.leaf) return `[${(parts as Given[]).map(writeValue).join(', ')}]`;
    const [one, other] = parts as [unknown, unknown];
    const text = JSON.stringify(one);
    const literal = isEnumType(getNamedType(type)) ? text.replaceAll('"', '') : text;
    return how === 'literal' ? literal : declare(String(type), how, one, other, literal);
  };

  const writeDirective = (directive: Item['directive'], literal: boolean) => {
    if (!directive) return '';
    const [name, value] = directive;
    return ` @${name}(if: ${literal ? value : declare('Boolean!', 'variable', value, !value, '')})`;
  };

  const writeItems = (list: readonly Item[]): string => `{ __typename ${list.map(writeItem).join(' ')} }`;

  const writeItem = (item: Item): string => {
    const directive = writeDirective(item.directive, item.aliased);
    if (item.field === undefined) {
      const inner = writeItems(item.selections.flat());
      if (!item.named || !item.on) return `...${item.on ? ` on ${item.on}` : ''}${directive} ${inner}`;
      fragments.push(`fragment F${fragments.length} on ${item.on} ${inner}`);
      return `...F${fragments.length - 1}${directive}`;
    }
    const args = [...item.args].map(([name, value]) => `${name}: ${writeValue(value)}`);
    if (item.aliased || args.length > 0) aliases += 1;
    const alias = item.aliased || args.length > 0 ? `a${aliases}: ` : '';
    const head = `${alias}${item.field}${args.length > 0 ? `(${args.join(', ')})` : ''}${directive}`;
    // The same key twice, each time with a part of the selection: both are one field.
    return item.selections.length === 0
      ? head
      : item.selections.map((selection) => `${head} ${writeItems(selection)}`).join(' ');
  };

  const body = writeItems(items);
  const declared = declarations.length > 0 ? `(${declarations.join(', ')})` : '';
  return { document: [`query Q${declared} ${body}`, ...fragments].join('\n'), variables, otherVariables };
}

/** Values that some rows have and some have not. */
function valuesOf(name: string, type: { name: string }, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name));
  if (type.name === 'ID') {
    const prefix = name.startsWith('filter')
      ? 'fleet_'
      : name.startsWith('node.')
        ? ''
        : name.replace('.id', '_');
    const fitting = fc.constantFrom(...ids.filter((id) => id.startsWith(prefix)));
    return prefix === 'fleet_'
      ? fitting
      : fc.oneof({ arbitrary: fitting, weight: 9 }, fc.constantFrom(...ids));
  }
  if (type.name === 'Boolean') return fc.boolean();
  if (type.name === 'Int') return fc.constantFrom(0, -7, 2147483647, 12, 5);
  if (type.name === 'CurrencyCode') return fc.constantFrom('USD', 'JPY', 'KWD', 'EUR', 'CNY');
  if (type.name === 'Decimal') return fc.constantFrom('0', '1.5', '1.503', '-3', '999999999999999999');
  if (type.name === 'Date') return fc.constantFrom('2026-03-01', '2026-03-02', '2026-02-28');
  if (type.name === 'DateTime') {
    return fc.constantFrom(
      '2026-01-01T00:00:00.000Z',
      '2026-01-02T08:00:00+08:00',
      '2026-02-02T23:59:59.999Z',
    );
  }
  return fc.constantFrom(
    'a',
    'A',
    'e',
    '%',
    '_',
    '\\',
    '',
    'blue',
    'Abc',
    "o'neil",
    '"',
    '$1',
    '{}',
    '100%',
    '50',
  );
}
