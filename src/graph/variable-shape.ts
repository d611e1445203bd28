import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import type { Variables } from './operand.ts';

/** Types whose values change the SQL itself and not only its parameters: page sizes, switches, orderings. */
const structuralTypes = new Set(['Int', 'Boolean']);

/**
 * What of the variables a plan depends on: which are given, lengths of lists of objects, and the values of
 * integers, booleans and enums. Two requests of one operation with the same shape share a plan.
 */
export function variableShape(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): string {
  return (operation.variableDefinitions ?? [])
    .map((definition) => {
      const type = typeFromAST(schema, definition.type as never) as GraphQLInputType | undefined;
      return type ? shapeOf(variables[definition.variable.name.value], type) : '';
    })
    .join(',');
}

function shapeOf(value: unknown, type: GraphQLInputType): string {
  if (value === undefined) return '-';
  if (value === null) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = getNullableType(nullable.ofType);
    if (!isInputObjectType(item)) return '*';
    return `[${(value as unknown[]).map((element) => shapeOf(element, item)).join(',')}]`;
  }
  if (isInputObjectType(nullable)) {
    const object = value as Record<string, unknown>;
    const fields = Object.values(nullable.getFields());
    return `{${fields.map((field) => shapeOf(object[field.name], field.type)).join(',')}}`;
  }
  return structuralTypes.has(nullable.name) || 'getValues' in nullable ? String(value) : '*';
}
