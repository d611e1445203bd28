import type {
  DocumentNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { Kind } from 'graphql';
import { Problem } from './problem.ts';

/** What one operation may ask for. Introspection, which is deep by nature, is not counted. */
export const limits = { tokens: 2_000, depth: 12, rootFields: 20, aliases: 60 } as const;

interface Measure {
  depth: number;
  aliases: number;
}

/** Refuses an operation that is too deep or too wide with QUERY_TOO_COMPLEX, before anything is read. */
export function refuseTooComplex(document: DocumentNode, operation: OperationDefinitionNode): void {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const rootFields = operation.selectionSet.selections.length;
  const { depth, aliases } = measure(operation.selectionSet, fragments, new Map());
  const found = { rootFields, depth, aliases };
  for (const limit of ['rootFields', 'depth', 'aliases'] as const) {
    if (found[limit] > limits[limit]) {
      throw new Problem('QUERY_TOO_COMPLEX', { limit, maximum: limits[limit], found: found[limit] });
    }
  }
}

/** Each fragment is measured once, however often it is spread. Validation has refused circles before. */
function measure(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Measure>,
): Measure {
  const whole: Measure = { depth: 0, aliases: 0 };
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue;
      if (selection.alias) whole.aliases += 1;
      const inner = selection.selectionSet && measure(selection.selectionSet, fragments, known);
      whole.depth = Math.max(whole.depth, 1 + (inner?.depth ?? 0));
      whole.aliases += inner?.aliases ?? 0;
      continue;
    }
    const part =
      selection.kind === Kind.INLINE_FRAGMENT
        ? measure(selection.selectionSet, fragments, known)
        : measureFragment(selection.name.value, fragments, known);
    whole.depth = Math.max(whole.depth, part.depth);
    whole.aliases += part.aliases;
  }
  return whole;
}

function measureFragment(
  name: string,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  known: Map<string, Measure>,
): Measure {
  const fragment = fragments.get(name);
  const measured =
    known.get(name) ??
    (fragment ? measure(fragment.selectionSet, fragments, known) : { depth: 0, aliases: 0 });
  known.set(name, measured);
  return measured;
}
