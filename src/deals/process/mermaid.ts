/** A flowchart in Mermaid's words, line by line. */
export class Flowchart {
  private readonly lines: string[];
  private depth = 1;

  constructor(direction: 'LR' | 'TB') {
    this.lines = [`flowchart ${direction}`];
  }

  /** A step, as a rectangle, or rounded where it begins or ends something. */
  step(id: string, label: string, isEnd = false): void {
    this.add(isEnd ? `${id}(["${quoted(label)}"])` : `${id}["${quoted(label)}"]`);
  }

  decision(id: string, label: string): void {
    this.add(`${id}{"${quoted(label)}"}`);
  }

  /** An arrow, dotted where it leads off the way. */
  arrow(from: string, to: string, label: string | null = null, isDotted = false): void {
    const line = isDotted ? '-.->' : '-->';
    this.add(label === null ? `${from} ${line} ${to}` : `${from} ${line}|"${quoted(label)}"| ${to}`);
  }

  /** Steps that belong together. */
  group(id: string, label: string, draw: () => void): void {
    this.add(`subgraph ${id}["${quoted(label)}"]`);
    this.depth += 1;
    draw();
    this.depth -= 1;
    this.add('end');
  }

  /** Marks steps, by the look of a class. */
  mark(ids: readonly string[], name: string, look: string): void {
    if (ids.length === 0) return;
    this.add(`classDef ${name} ${look}`);
    this.add(`class ${ids.join(',')} ${name}`);
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }

  private add(line: string): void {
    this.lines.push('  '.repeat(this.depth) + line);
  }
}

/** A label that can't leave its quotes nor mean anything to Mermaid or to HTML: by its codes for characters. */
function quoted(label: string): string {
  return label
    .replace(/[#&<>"'`\\;{}[\]()|]/g, (letter) => `#${letter.codePointAt(0)};`)
    .replace(/\s*[\r\n]+\s*/g, '<br/>');
}
