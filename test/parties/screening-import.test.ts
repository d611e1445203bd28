import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/parties/csv.ts';
import { importList, listFormats } from '../../src/parties/screening-import.ts';

describe('CSV as RFC 4180 has it', () => {
  it('reads quotes, doubled quotes, separators and line ends within quotes, and tells where a record begins', () => {
    expect(readCsv('a,b\r\n"x, ""y""\nz",2\n\n3,')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x, "y"\nz', '2'] },
      { line: 5, fields: ['3', ''] },
    ]);
    expect(readCsv('\uFEFFa;b', ';')).toEqual([{ line: 1, fields: ['a', 'b'] }]);
  });
});

describe('the published lists', () => {
  it('of the US have one row an entry, other names beside it', () => {
    const file = `_id,source,type,name,alt_names,programs,nationalities
17,SDN,Individual,"OKOSTA, Dravin","D. Okosta; Okosta D.",SDGT,BY
18,EL,Entity,Orvanta Marine,,,
19,EL,Entity,,,,
20,EL,Entity`;
    expect(importList(listFormats['us-csl']!, file)).toEqual({
      entries: [
        {
          ...{ id: '17', kind: 'PERSON', name: 'OKOSTA, Dravin', aliases: ['D. Okosta', 'Okosta D.'] },
          ...{ countries: ['BY'], programme: 'SDN: SDGT' },
        },
        {
          ...{ id: '18', kind: 'ORGANISATION', name: 'Orvanta Marine', aliases: [] },
          ...{ countries: [], programme: 'EL' },
        },
      ],
      unreadable: [4, 5],
    });
  });

  it('of the EU have one row a name: the rows of an entity are one entry', () => {
    const file = `Entity_LogicalId;Entity_SubjectType_ClassificationCode;Entity_Regulation_Programme;NameAlias_WholeName
13;P;SYR;Jarun Belquist
13;P;SYR;Yarun Belkvist
14;E;SYR;Hadriva Polymer Works`;
    expect(importList(listFormats.eu!, file)?.entries).toMatchObject([
      { id: '13', kind: 'PERSON', name: 'Jarun Belquist', aliases: ['Yarun Belkvist'] },
      { id: '14', kind: 'ORGANISATION' },
    ]);
  });

  it('of the UK begin with a date and have the family name last', () => {
    const file = `Last Updated,01/03/2026
Name 6,Name 1,Name 2,Group Type,Group ID,Regime
TASOVAK,Mirel,,Individual,9001,Test`;
    expect(importList(listFormats.uk!, file)?.entries).toMatchObject([{ id: '9001', name: 'Mirel TASOVAK' }]);
  });

  it('of another kind, or empty, are refused', () => {
    expect(importList(listFormats.eu!, 'a;b\n1;2')).toBeNull();
    expect(importList(listFormats.uk!, '')).toBeNull();
    expect(importList(listFormats.uk!, 'Name 6,Name 1,Group Type,Group ID')).toBeNull();
  });
});
