import { cellText } from './cell-text.ts';
import { zipFile } from './zip-file.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet (ECMA-376 part 1) in which every cell is a text, written as its rows come. */
export function xlsxFile(
  sheetName: string,
  rows: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<Buffer> {
  return zipFile([
    [
      '[Content_Types].xml',
      [
        `${head}<Types xmlns="${packaged}/content-types">`,
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>`,
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
      ],
    ],
    ['_rels/.rels', [relationTo('officeDocument', 'xl/workbook.xml')]],
    [
      'xl/workbook.xml',
      [
        `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`,
        `<sheet name="${xmlOf(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    ],
    ['xl/_rels/workbook.xml.rels', [relationTo('worksheet', 'worksheets/sheet1.xml')]],
    ['xl/worksheets/sheet1.xml', sheetOf(rows)],
  ]);
}

async function* sheetOf(rows: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetData>`;
  for await (const some of rows) yield some.map(rowOf).join('');
  yield '</sheetData></worksheet>';
}

function rowOf(cells: readonly string[]): string {
  return `<row>${cells.map(cellOf).join('')}</row>`;
}

/** An inline text; an empty one keeps its place. */
function cellOf(text: string): string {
  if (text === '') return '<c/>';
  return `<c t="inlineStr"><is><t xml:space="preserve">${xmlOf(cellText(text))}</t></is></c>`;
}

function relationTo(kind: string, target: string): string {
  return `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/${kind}" Target="${target}"/></Relationships>`;
}

/** A text in XML 1.0, without the signs that it can't hold (section 2.2). */
function xmlOf(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
