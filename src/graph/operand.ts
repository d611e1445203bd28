import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  Kind,
  type ValueNode,
  valueFromAST,
} from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** A leaf of an argument: its value in this request, and how to find it in the next one with the same plan. */
export class Operand {
  readonly value: unknown;
  readonly evaluate: (variables: Variables) => unknown;

  constructor(value: unknown, evaluate: (variables: Variables) => unknown) {
    this.value = value;
    this.evaluate = evaluate;
  }
}

/** An argument as a tree of objects and lists with operands at its leaves; undefined where it was left out or is null. */
export type OperandTree = Operand | OperandTree[] | { [field: string]: OperandTree } | undefined;

/**
 * Reads an argument, or a field of one, from the document so that values from variables stay bound to them. Where it
 * is left out, or its variable is, the default of the schema holds.
 */
export function readOperand(
  node: ValueNode | undefined,
  { type, defaultValue }: GraphQLArgument | GraphQLInputField,
  variables: Variables,
): OperandTree {
  const isGiven = node && !(node.kind === Kind.VARIABLE && variables[node.name.value] === undefined);
  return isGiven ? readValue(node, type, variables) : bindValue(defaultValue, type, () => defaultValue);
}

/** How to find the value of a leaf in a request. */
export function leaf(value: OperandTree): Operand['evaluate'] {
  if (value instanceof Operand) return value.evaluate;
  throw new Error('An operand was expected');
}

/** Whether a part of an argument is an object of the document. */
export function isTree(value: OperandTree): value is { [field: string]: OperandTree } {
  return value !== undefined && !(value instanceof Operand) && !Array.isArray(value);
}

function readValue(node: ValueNode, type: GraphQLInputType, variables: Variables): OperandTree {
  if (node.kind === Kind.NULL) return undefined;
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return bindValue(variables[name], type, (request) => request[name]);
  }
  if (isLeaf(type)) {
    return new Operand(valueFromAST(node, type, variables), (request) => valueFromAST(node, type, request));
  }
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const items = node.kind === Kind.LIST ? node.values : [node];
    return items.map((item) => readValue(item, nullable.ofType, variables));
  }
  if (!isInputObjectType(nullable) || node.kind !== Kind.OBJECT) return undefined;
  const given = new Map(node.fields.map((field) => [field.name.value, field.value]));
  return Object.fromEntries(
    Object.values(nullable.getFields()).map((field) => [
      field.name,
      readOperand(given.get(field.name), field, variables),
    ]),
  );
}

function bindValue(
  value: unknown,
  type: GraphQLInputType,
  evaluate: (variables: Variables) => unknown,
): OperandTree {
  if (value === undefined || value === null) return undefined;
  if (isLeaf(type)) return new Operand(value, evaluate);
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return (value as unknown[]).map((item, index) =>
      bindValue(item, nullable.ofType, (request) => (evaluate(request) as unknown[])[index]),
    );
  }
  if (!isInputObjectType(nullable)) return undefined;
  return Object.fromEntries(
    Object.values(nullable.getFields()).map((field) => [
      field.name,
      bindValue((value as Record<string, unknown>)[field.name], field.type, (request) => {
        return (evaluate(request) as Record<string, unknown>)[field.name];
      }),
    ]),
  );
}

/** A scalar, an enum, or a list of those: bound as one value. */
function isLeaf(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  return isLeafType(nullable) || (isListType(nullable) && isLeaf(nullable.ofType));
}
