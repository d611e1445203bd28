/** How a text begins that a spreadsheet program takes for a formula (OWASP, CSV injection), behind any apostrophes. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text as it is written into a cell: what would be taken for a formula has an apostrophe before it, and is a text. */
export function cellText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that was written into a cell: the other way round. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
