import ts from 'typescript';
import { readSources } from '../architecture/source-file.ts';

/** The keys that the sources ask for: whole ones, and the fixed beginnings of those that end in a value. */
export interface UsedKeys {
  readonly whole: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

/** Finds every call of `translate(…)`, whatever holds it, and reads its first argument. */
export function usedKeys(): UsedKeys {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const { syntax } of readSources('src')) {
    const visit = (node: ts.Node) => {
      if (ts.isCallExpression(node) && /translate\w*(\(.*\))?$/i.test(node.expression.getText())) {
        const [key] = node.arguments;
        if (key && ts.isStringLiteralLike(key)) whole.add(key.text);
        if (key && ts.isTemplateExpression(key)) beginnings.add(key.head.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(syntax);
  }
  return { whole, beginnings };
}
