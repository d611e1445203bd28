import { describe, expect, it } from 'vitest';
import {
  type CostStep,
  findIncoterm,
  fitsMode,
  type IncotermEdition,
  type IncotermRule,
  incotermRules,
  requireIncoterm,
  rulesOf,
  suggestIncoterm,
} from '../../src/trade/incoterm.ts';

/** The chart of the rules as it is printed: S seller, B buyer, - nobody, * as the contract of carriage says. */
const chart: Readonly<Record<string, string>> = {
  // pack load pre exp orig main ins dest on unload imp duty tax
  EXW: 'S B B B B B - B B B B B B',
  'FCA-a': 'S S B S B B - B B B B B B',
  'FCA-b': 'S S S S B B - B B B B B B',
  CPT: 'S S S S S S - S* S* B* B B B',
  CIP: 'S S S S S S S S* S* B* B B B',
  DAP: 'S S S S S S - S S B B B B',
  DPU: 'S S S S S S - S S S B B B',
  DDP: 'S S S S S S - S S B S S S',
  FAS: 'S S S S B B - B B B B B B',
  FOB: 'S S S S S B - B B B B B B',
  CFR: 'S S S S S S - S* B B* B B B',
  CIF: 'S S S S S S S S* B B* B B B',
  DAT: 'S S S S S S - S B S B B B',
};

describe('the rules of the Incoterms', () => {
  it.each(Object.entries(chart))('%s divides the steps as the chart says', (name, cells) => {
    const rule = name.slice(0, 3) as IncotermRule;
    const edition = rule === 'DAT' ? 'INCOTERMS_2010' : 'INCOTERMS_2020';
    const incoterm = findIncoterm(rule, edition, name === 'FCA-b' ? 'OTHER_PLACE' : 'SELLERS_PREMISES');
    const marks = { SELLER: 'S', BUYER: 'B', NOBODY: '-' };
    const read = incoterm?.obligations.map(
      ({ party, conditional }) => `${marks[party]}${conditional ? '*' : ''}`,
    );
    expect(read?.join(' ')).toBe(cells);
  });

  it('of 2020 have DPU in the place of DAT, those of 2010 the other way round', () => {
    expect(findIncoterm('DAT', 'INCOTERMS_2020')).toBeUndefined();
    expect(findIncoterm('DPU', 'INCOTERMS_2010')).toBeUndefined();
    expect(new Set(rulesOf('INCOTERMS_2020'))).toEqual(
      new Set(incotermRules.filter((rule) => rule !== 'DAT')),
    );
    expect(new Set(rulesOf('INCOTERMS_2010'))).toEqual(
      new Set(incotermRules.filter((rule) => rule !== 'DPU')),
    );
    expect(() => requireIncoterm('DAT', 'INCOTERMS_2020')).toThrow('UNKNOWN_VALUE at rule');
  });

  // Incoterms 2020, CIP A5: clauses (A); CIF A5: clauses (C); both at least 110 % of the price. 2010 had (C) for both.
  it.each([
    ['CIF', 'INCOTERMS_2020', 'ICC (C)'],
    ['CIF', 'INCOTERMS_2010', 'ICC (C)'],
    ['CIP', 'INCOTERMS_2020', 'ICC (A)'],
    ['CIP', 'INCOTERMS_2010', 'ICC (C)'],
  ] as const)('%s of %s obliges the seller to insure by %s for 110 %%', (rule, edition, clauses) => {
    expect(findIncoterm(rule, edition)?.insurance).toEqual({ clauses, insuredFraction: '1.10' });
  });

  it('oblige nobody else to insure', () => {
    const others = rulesOf('INCOTERMS_2020').filter((rule) => rule !== 'CIF' && rule !== 'CIP');
    for (const rule of others) expect(findIncoterm(rule, 'INCOTERMS_2020')?.insurance).toBeNull();
  });

  it('have the buyer book the carriage under E and F, the seller under C and D', () => {
    for (const edition of ['INCOTERMS_2010', 'INCOTERMS_2020'] as IncotermEdition[]) {
      for (const rule of rulesOf(edition)) {
        expect(findIncoterm(rule, edition)?.bookedBy).toBe('EF'.includes(rule[0] ?? '') ? 'BUYER' : 'SELLER');
      }
    }
  });

  it('of the sea fit vessels only, the others every mode', () => {
    const ofTheSea = rulesOf('INCOTERMS_2020').filter((rule) => !fitsMode(rule, 'AIR'));
    expect(ofTheSea.sort()).toEqual(['CFR', 'CIF', 'FAS', 'FOB']);
    for (const rule of rulesOf('INCOTERMS_2020')) expect(fitsMode(rule, 'INLAND_WATER')).toBe(true);
  });

  it.each([
    ['FAS', 'FCA', 'PORT_OF_SHIPMENT'],
    ['FOB', 'FCA', 'PORT_OF_SHIPMENT'],
    ['CFR', 'CPT', 'PORT_OF_DESTINATION'],
    ['CIF', 'CIP', 'PORT_OF_DESTINATION'],
  ] as const)('%s has %s for containers and names the %s', (rule, counterpart, place) => {
    const incoterm = findIncoterm(rule, 'INCOTERMS_2020');
    expect([incoterm?.containerCounterpart, incoterm?.namedPlaceIs]).toEqual([counterpart, place]);
  });

  it.each([
    ['DDU', 'INCOTERMS_2020', 'DAP'],
    ['C&F', 'INCOTERMS_2020', 'CFR'],
    ['cnf', 'INCOTERMS_2010', 'CFR'],
    ['DAT', 'INCOTERMS_2020', 'DPU'],
    ['DPU', 'INCOTERMS_2010', 'DAT'],
    ['DEQ', 'INCOTERMS_2020', 'DPU'],
  ] as const)('say of %s in %s that %s is meant', (code, edition, meant) => {
    expect(suggestIncoterm(code, edition)).toBe(meant);
  });

  it('load the seller with ever more from EXW to DDP', () => {
    const sellers = (rule: IncotermRule) =>
      new Set(
        findIncoterm(rule, 'INCOTERMS_2020')
          ?.obligations.filter(({ party, conditional }) => party === 'SELLER' && !conditional)
          .map(({ step }): CostStep => step),
      );
    for (const chain of [
      ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF'],
      ['FCA', 'CPT', 'DAP', 'DPU'],
      ['DAP', 'DDP'],
    ] as IncotermRule[][]) {
      chain.slice(1).forEach((rule, index) => {
        expect([...sellers(chain[index]!)].filter((step) => !sellers(rule).has(step))).toEqual([]);
      });
    }
  });
});
