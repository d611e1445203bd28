/** A flowchart as it was read: its nodes with their labels, its arrows, its groups. */
export interface ReadFlowchart {
  readonly nodes: ReadonlyMap<string, string>;
  readonly arrows: readonly (readonly [from: string, to: string])[];
  readonly groups: readonly string[];
}

const label = '"((?:[^"&<>`;{}()|\\[\\]\\\\\']|<br/>)|#\\d+;)*"';
const id = '[A-Za-z][A-Za-z0-9_]*';
const forms = {
  node: new RegExp(`^(${id})(?:\\[(${label})\\]|\\(\\[(${label})\\]\\)|\\{(${label})\\})$`),
  arrow: new RegExp(`^(${id}) (?:-->|-\\.->)(?:\\|(?:${label})\\|)? ?(${id})$`),
  group: new RegExp(`^subgraph (${id})\\[${label}\\]$`),
  look: /^classDef [a-z]+ [a-z-]+:[#\w]+(,[a-z-]+:[#\w]+)*$/,
  mark: new RegExp(`^class (${id}(?:,${id})*) [a-z]+$`),
};

/**
 * Reads the part of Mermaid's flowcharts that is drawn here, and refuses all else: what is written twice, an arrow from
 * or to nowhere, a group that is not closed, a label with a letter that means something to Mermaid.
 */
export function readFlowchart(text: string): ReadFlowchart {
  const [head, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.trim());
  if (!/^flowchart (LR|TB)$/.test(head ?? '')) throw new Error(`Not a flowchart: ${head}`);
  const nodes = new Map<string, string>();
  const arrows: [string, string][] = [];
  const groups: string[] = [];
  const marked: string[] = [];
  let open = 0;
  for (const line of lines) {
    const node = forms.node.exec(line);
    const arrow = forms.arrow.exec(line);
    const group = forms.group.exec(line);
    const mark = forms.mark.exec(line);
    if (node) {
      if (nodes.has(node[1]!)) throw new Error(`Twice: ${line}`);
      nodes.set(node[1]!, line.slice(line.indexOf('"') + 1, line.lastIndexOf('"')));
    } else if (arrow) arrows.push([arrow[1]!, arrow.at(-1)!]);
    else if (group) {
      groups.push(group[1]!);
      open += 1;
    } else if (line === 'end') open -= 1;
    else if (mark) marked.push(...mark[1]!.split(','));
    else if (!forms.look.test(line)) throw new Error(`Not understood: ${line}`);
    if (open < 0) throw new Error('A group is closed that is not open');
  }
  if (open > 0) throw new Error('A group is not closed');
  for (const end of [...arrows.flat(), ...marked]) {
    if (!nodes.has(end)) throw new Error(`Nowhere: ${end}`);
  }
  return { nodes, arrows, groups };
}
