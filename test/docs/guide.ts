/** One request of a page of the guide, and the answer that the page shows. */
export interface GuideStep {
  readonly line: number;
  readonly kind: 'graphql' | 'sh';
  readonly text: string;
  /** `as=rep` signs in as that demo person; `save.customer=path.to.id` keeps a value for later steps. */
  readonly options: ReadonlyMap<string, string>;
  readonly answer: unknown;
  readonly answerText: string | null;
}

const fence = /^```(graphql|sh)([^\n]*)\n([\s\S]*?)^```\n(?:\s*```json\n([\s\S]*?)^```)?/gm;

/** The requests of a Markdown page: each `graphql` or `sh` block, with the `json` block behind it. */
export function stepsOfPage(markdown: string): GuideStep[] {
  return [...markdown.matchAll(fence)].map((match) => {
    const [, kind, info = '', text = '', answer] = match;
    const options = info
      .trim()
      .split(/\s+/)
      .filter((word) => word.includes('='))
      .map((word): [string, string] => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]);
    return {
      line: markdown.slice(0, match.index).split('\n').length,
      kind: kind as GuideStep['kind'],
      text,
      options: new Map(options),
      answer: answer === undefined ? undefined : JSON.parse(answer),
      answerText: answer ?? null,
    };
  });
}

/** What of an answer differs from the page; `…` stands for any text that changes from run to run. */
export function differences(shown: unknown, actual: unknown, path = 'data'): string[] {
  if (shown === '…') return typeof actual === 'string' ? [] : [`${path} is ${JSON.stringify(actual)}`];
  if (typeof shown === 'string' && shown.includes('…')) {
    const pattern = shown.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return typeof actual === 'string' && new RegExp(`^${pattern.join('.*')}$`, 's').test(actual)
      ? []
      : [`${path}: ${shown} is not ${JSON.stringify(actual)}`];
  }
  if (shown === null || typeof shown !== 'object' || actual === null || typeof actual !== 'object') {
    return Object.is(shown, actual)
      ? []
      : [`${path}: ${JSON.stringify(shown)} is not ${JSON.stringify(actual)}`];
  }
  const names = new Set([...Object.keys(shown), ...Object.keys(actual)]);
  return [...names].flatMap((name) =>
    differences(
      (shown as Record<string, unknown>)[name],
      (actual as Record<string, unknown>)[name],
      `${path}.${name}`,
    ),
  );
}

/** JSON in which what fits in a line stands in one. */
export function writeJson(value: unknown, indent = ''): string {
  const line = JSON.stringify(value, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/\[ (.*?) \]/g, '[$1]');
  if (value === null || typeof value !== 'object' || indent.length + line.length <= 100) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => writeJson(item, inner))
    : Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${writeJson(field, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
}
