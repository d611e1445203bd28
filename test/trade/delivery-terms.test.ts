import { describe, expect, it } from 'vitest';
import {
  checkDeliveryTerms,
  type DeliveryTerms,
  type TermsFindingId,
} from '../../src/trade/delivery-terms.ts';
import type { LocodeFunction } from '../../src/trade/locode.ts';

const place = (country: string, ...functions: LocodeFunction[]) => ({ country, functions });
const ningbo = place('CN', 1, 3);
const hamburg = place('DE', 1, 2, 3, 4);
const duisburg = place('DE', 2, 3, 8);

/** Sound terms: FOB Ningbo by sea from China to Germany. */
const sound: DeliveryTerms = {
  rule: 'FOB',
  edition: 'INCOTERMS_2020',
  mode: 'SEA',
  namedPlace: 'Ningbo',
  place: ningbo,
  sellerCountry: 'CN',
  buyerCountry: 'DE',
};
const check = (terms: Partial<DeliveryTerms>) => checkDeliveryTerms({ ...sound, ...terms });
const summary = (terms: Partial<DeliveryTerms>) =>
  check(terms).map(({ id, severity, suggestion }) => [id, severity, suggestion ?? null]);
const ids = (terms: Partial<DeliveryTerms>): TermsFindingId[] => check(terms).map(({ id }) => id);

describe('delivery terms', () => {
  it('that are sound have no findings', () => {
    expect(check({})).toEqual([]);
    expect(
      check({
        rule: 'CIF',
        namedPlace: 'Hamburg',
        place: hamburg,
        costedSteps: ['MAIN_CARRIAGE', 'INSURANCE'],
      }),
    ).toEqual([]);
  });

  it('INC-01 need a place that is more than a country', () => {
    expect(summary({ namedPlace: null, place: undefined })).toEqual([['INC-01', 'REJECT', null]]);
    expect(summary({ namedPlace: '  ', place: undefined })).toEqual([['INC-01', 'REJECT', null]]);
    expect(summary({ namedPlace: 'China', place: undefined })).toEqual([['INC-01', 'REJECT', null]]);
    expect(ids({ namedPlace: undefined, place: undefined })).toEqual([]);
  });

  it.each([
    ['FOB', 'AIR', 'FCA'],
    ['FAS', 'ROAD', 'FCA'],
    ['CFR', 'RAIL', 'CPT'],
    ['CIF', 'MULTIMODAL', 'CIP'],
    ['CIF', 'COURIER', 'CIP'],
  ] as const)('INC-02 reject %s by %s and suggest %s', (rule, mode, suggestion) => {
    const found = check({ rule, mode, place: undefined, costedSteps: undefined });
    expect(found).toMatchObject([{ id: 'INC-02', severity: 'REJECT', facts: { rule, mode }, suggestion }]);
  });

  it('INC-03 warn of containers under a rule that ends at the ship’s side, without rejecting', () => {
    expect(summary({ containerised: true })).toEqual([['INC-03', 'WARN', 'FCA']]);
    expect(ids({ rule: 'FCA', containerised: true })).toEqual([]);
  });

  it('INC-04 reject a FOB place that is no port of the shipment country, and a CIF place that is no port', () => {
    expect(summary({ namedPlace: 'Busan', place: place('KR', 1) })).toEqual([['INC-04', 'REJECT', null]]);
    expect(summary({ namedPlace: 'Beijing', place: place('CN', 2, 3, 4) })).toEqual([
      ['INC-04', 'REJECT', null],
    ]);
    const cif = { rule: 'CIF', namedPlace: 'Duisburg', place: duisburg } as const;
    expect(summary(cif)).toEqual([['INC-04', 'REJECT', null]]);
    expect(ids({ ...cif, mode: 'INLAND_WATER' })).toEqual([]);
  });

  it('INC-05 warn of an origin in the buyer’s country, and of a destination in the seller’s', () => {
    expect(ids({ rule: 'FCA', namedPlace: 'Hamburg', place: hamburg })).toEqual(['INC-05']);
    expect(ids({ rule: 'DAP', namedPlace: 'Ningbo', place: ningbo })).toEqual(['INC-05']);
    expect(ids({ rule: 'DAP', namedPlace: 'Ningbo', place: ningbo, buyerCountry: 'CN' })).toEqual([]);
  });

  it('INC-06 warn of EXW across a border, and suggest FCA', () => {
    expect(summary({ rule: 'EXW' })).toEqual([['INC-06', 'WARN', 'FCA']]);
    expect(ids({ rule: 'EXW', buyerCountry: 'CN' })).toEqual([]);
  });

  it('INC-07 warn of EXW with costs that it leaves to the buyer, and name them', () => {
    const found = check({
      rule: 'EXW',
      buyerCountry: 'CN',
      costedSteps: ['GOODS', 'PRE_CARRIAGE', 'EXPORT_CLEARANCE'],
    });
    expect(found).toMatchObject([{ id: 'INC-07', facts: { steps: 'PRE_CARRIAGE,EXPORT_CLEARANCE' } }]);
    expect(ids({ rule: 'EXW', buyerCountry: 'CN', costedSteps: ['GOODS', 'EXPORT_PACKING'] })).toEqual([]);
  });

  it('INC-08 reject DDP without an importer of record, else warn and suggest DAP', () => {
    const ddp = { rule: 'DDP', namedPlace: 'Hamburg', place: hamburg } as const;
    expect(summary(ddp)).toEqual([['INC-08', 'REJECT', 'DAP']]);
    expect(summary({ ...ddp, importerOfRecord: 'Lading GmbH, DE123' })).toEqual([['INC-08', 'WARN', 'DAP']]);
    expect(summary({ ...ddp, ddpVatExcluded: true })).toEqual([['INC-08', 'WARN', 'DAP']]);
  });

  it('INC-09 warn of CIF without insurance and of FOB, CFR and CPT with it, where there is a cost sheet', () => {
    const cif = { rule: 'CIF', namedPlace: 'Hamburg', place: hamburg } as const;
    expect(ids({ ...cif, costedSteps: ['MAIN_CARRIAGE'] })).toEqual(['INC-09']);
    expect(ids(cif)).toEqual([]);
    expect(ids({ costedSteps: ['INSURANCE'] })).toEqual(['INC-09']);
    expect(ids({ ...cif, rule: 'CFR', costedSteps: ['INSURANCE'] })).toEqual(['INC-09']);
    expect(ids({ ...cif, rule: 'DAP', costedSteps: ['INSURANCE'] })).toEqual([]);
  });

  it.each([
    ['CIP', 'INCOTERMS_2020', 'ICC (C)', ['INC-10']],
    ['CIP', 'INCOTERMS_2020', 'Institute Cargo Clauses (B) 1/1/09', ['INC-10']],
    ['CIP', 'INCOTERMS_2020', 'F.P.A.', ['INC-10']],
    ['CIP', 'INCOTERMS_2020', 'ICC(A)', []],
    ['CIP', 'INCOTERMS_2020', 'All Risks', []],
    ['CIP', 'INCOTERMS_2010', 'ICC (C)', []],
    ['CIF', 'INCOTERMS_2020', 'ICC (A)', []],
    ['CIF', 'INCOTERMS_2020', 'ICC (C)', []],
  ] as const)('INC-10 of %s %s with %s: %j', (rule, edition, insuranceClauses, found) => {
    expect(ids({ rule, edition, insuranceClauses, namedPlace: 'Hamburg', place: hamburg })).toEqual(found);
  });

  // Incoterms 2020, FCA A6/B6: the buyer may instruct its carrier to issue an on-board bill of lading to the seller.
  it('INC-11 and INC-13 warn of FCA under a letter of credit until an on-board bill of lading is agreed', () => {
    const credit = { rule: 'FCA', paidByLetterOfCredit: true } as const;
    expect(ids(credit)).toEqual(['INC-11', 'INC-13']);
    expect(ids({ ...credit, onBoardBillAgreed: true })).toEqual([]);
    expect(ids({ ...credit, bookingArrangedBy: 'SELLER' })).toEqual(['INC-11']);
    expect(ids({ ...credit, mode: 'AIR' })).toEqual([]);
  });

  it('INC-12 warn of DPU when nobody has reckoned with unloading', () => {
    const dpu = { rule: 'DPU', namedPlace: 'Hamburg', place: hamburg } as const;
    expect(ids(dpu)).toEqual(['INC-12']);
    expect(ids({ ...dpu, costedSteps: ['UNLOADING'] })).toEqual([]);
    expect(ids({ ...dpu, sellerCanUnload: true })).toEqual([]);
  });

  it('INC-13 warn of EXW with a collection: the buyer’s forwarder holds the bill of lading', () => {
    expect(ids({ rule: 'EXW', buyerCountry: 'CN', paidByCollection: true })).toEqual(['INC-13']);
  });

  it('INC-14 reject a rule that its edition does not have, and name the one that took its place', () => {
    const terms = { namedPlace: 'Hamburg', place: hamburg, sellerCanUnload: true } as const;
    expect(summary({ ...terms, rule: 'DAT' })).toEqual([['INC-14', 'REJECT', 'DPU']]);
    expect(summary({ ...terms, rule: 'DPU', edition: 'INCOTERMS_2010' })).toEqual([
      ['INC-14', 'REJECT', 'DAT'],
    ]);
    expect(ids({ ...terms, rule: 'DAT', edition: 'INCOTERMS_2010' })).toEqual([]);
  });

  it('INC-15 warn of lines that are priced on another rule', () => {
    expect(check({ lineRules: ['FOB', 'EXW', 'CIF', 'EXW'] })).toMatchObject([
      { id: 'INC-15', facts: { rule: 'FOB', others: 'EXW, CIF' } },
    ]);
    expect(ids({ lineRules: ['FOB'] })).toEqual([]);
  });

  it('show all that is found, the worst first', () => {
    expect(ids({ rule: 'CIF', mode: 'AIR', namedPlace: null, place: undefined, costedSteps: [] })).toEqual([
      'INC-01',
      'INC-02',
      'INC-09',
    ]);
    expect(ids({ rule: 'EXW', edition: 'INCOTERMS_2020', namedPlace: '', costedSteps: ['LOADING'] })).toEqual(
      ['INC-01', 'INC-06', 'INC-07'],
    );
  });

  it('refuse an unknown UN/LOCODE and unknown countries at once, with the country that was meant', () => {
    expect(() => check({ place: null, sellerCountry: 'UK', buyerCountry: 'ZZ' })).toThrow(
      'UNKNOWN_VALUE at input.locode; UNKNOWN_VALUE at input.sellerCountry; UNKNOWN_VALUE at input.buyerCountry',
    );
  });
});
