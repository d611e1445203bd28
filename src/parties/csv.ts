/** The records of a CSV text (RFC 4180), each with the line that it begins on. A quoted field may hold separators, quotes and line ends. */
export function readCsv(text: string, separator = ','): { line: number; fields: string[] }[] {
  const records: { line: number; fields: string[] }[] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let line = 1;
  let start = 1;
  const endField = () => {
    fields.push(field);
    field = '';
  };
  const endRecord = () => {
    endField();
    if (fields.length > 1 || fields[0] !== '') records.push({ line: start, fields });
    fields = [];
    start = line + 1;
  };
  const body = text.replace(/^\uFEFF/, '');
  for (let index = 0; index < body.length; index += 1) {
    const letter = body[index]!;
    if (isQuoted) {
      if (letter === '"' && body[index + 1] === '"') {
        field += '"';
        index += 1;
      } else if (letter === '"') isQuoted = false;
      else field += letter;
    } else if (letter === '"' && field === '') isQuoted = true;
    else if (letter === separator) endField();
    else if (letter === '\n') endRecord();
    else if (letter !== '\r') field += letter;
    if (letter === '\n') line += 1;
  }
  if (field !== '' || fields.length > 0) endRecord();
  return records;
}
