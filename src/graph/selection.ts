import { Kind, parse, type SelectionSetNode } from 'graphql';

/** The selection that a text such as `{ number lines { quantity } }` writes. */
export function selection(text: string): SelectionSetNode {
  const [definition] = parse(text).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Not a selection: ${text}`);
  return definition.selectionSet;
}
