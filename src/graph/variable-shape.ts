import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  typeFromAST,
  visit,
} from 'graphql';
import type { Variables } from './operand.ts';

/** Types whose values change the SQL itself and not only its parameters: page sizes, switches. Orderings are enums. */
const structuralTypes = new Set(['Int', 'Boolean']);

/** What stands for every other value. */
const given = '*';

/**
 * What of the variables a plan depends on: which of those that its field uses are given, lengths of lists of objects,
 * and the values of integers, booleans and enums. Two requests of one shape share a plan. As a plan is compiled from
 * nothing but the shape, no other value of a request can ever come into it.
 */
export function variableShape(info: GraphQLResolveInfo): Variables {
  const used = new Set(info.fieldNodes.flatMap((field) => variablesIn(field, info.fragments)));
  const shapes = (info.operation.variableDefinitions ?? []).flatMap(({ variable, type }) => {
    const name = variable.name.value;
    if (!used.has(name)) return [];
    const inputType = typeFromAST(info.schema, type as never) as GraphQLInputType;
    return [[name, shapeOf(info.variableValues[name], inputType)]];
  });
  return Object.fromEntries(shapes);
}

const variablesOfField = new WeakMap<FieldNode, readonly string[]>();

/** The variables that a field uses, in its arguments or anywhere below. */
function variablesIn(field: FieldNode, fragments: GraphQLResolveInfo['fragments']): readonly string[] {
  const known = variablesOfField.get(field);
  if (known) return known;
  const names = new Set<string>();
  const opened = new Set<string>();
  const collect = (node: FieldNode | FragmentDefinitionNode | undefined) => {
    if (!node) return;
    visit(node, {
      Variable: ({ name }) => {
        names.add(name.value);
      },
      FragmentSpread: ({ name }) => {
        if (opened.has(name.value)) return;
        opened.add(name.value);
        collect(fragments[name.value]);
      },
    });
  };
  collect(field);
  variablesOfField.set(field, [...names]);
  return [...names];
}

function shapeOf(value: unknown, type: GraphQLInputType): unknown {
  if (value === undefined || value === null) return value;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = getNullableType(nullable.ofType);
    return isInputObjectType(item) ? (value as unknown[]).map((element) => shapeOf(element, item)) : given;
  }
  if (isInputObjectType(nullable)) {
    const object = value as Record<string, unknown>;
    const fields = Object.values(nullable.getFields());
    return Object.fromEntries(fields.map((field) => [field.name, shapeOf(object[field.name], field.type)]));
  }
  return structuralTypes.has(nullable.name) || isEnumType(nullable) ? value : given;
}
