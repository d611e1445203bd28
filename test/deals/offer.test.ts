import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealFacts } from '../../src/deals/deal-facts.ts';
import {
  exitsFrom,
  fundingKinds,
  isOpen,
  nextStages,
  stageMoves,
  wayTo,
} from '../../src/deals/deal-pipeline.ts';
import { type DealStage, dealStages } from '../../src/deals/deal-stage.ts';
import {
  bindsAt,
  cutsShort,
  findAcceptanceFaults,
  materialChanges,
  type Offer,
} from '../../src/deals/quotations/offer.ts';

const offer: Offer = {
  ...{ status: 'LIVE', offerType: 'FIRM', currency: 'EUR', total: '12000.00' },
  ...{ validUntil: '2026-03-20T16:00:00Z', issuedAt: '2026-03-02T02:00:00Z' },
  ...{ rule: 'CIF', namedPlace: 'Hamburg', locode: 'DEHAM', paymentMethod: 'TT_DEPOSIT_BAL_BEFORE_SHIP' },
  ...{ depositRate: '0.3', creditDays: 0, leadTimeDays: 30, warrantyMonths: 12 },
};

describe('an offer (CISG part II)', () => {
  it('binds while a firm one’s time runs, its last instant included (art. 16(2))', () => {
    expect(bindsAt(offer, '2026-03-20T16:00:00Z')).toBe(true);
    expect(bindsAt(offer, '2026-03-20T16:00:00.001Z')).toBe(false);
    expect(bindsAt({ ...offer, offerType: 'SUBJECT_TO_CONFIRMATION' }, '2026-03-03T00:00:00Z')).toBe(false);
    expect(bindsAt({ ...offer, status: 'REJECTED' }, '2026-03-03T00:00:00Z')).toBe(false);
  });

  it.each([
    ['price', { total: '11999.99' }],
    ['place of delivery', { namedPlace: 'Bremerhaven' }],
    ['port of delivery', { locode: 'DEBRV' }],
    ['payment', { creditDays: 60 }],
    ['deposit', { depositRate: '0.2' }],
    ['time of delivery', { leadTimeDays: 31 }],
    ['extent of liability', { warrantyMonths: 24 }],
  ])('is answered materially by another %s (art. 19(3))', (_, change) => {
    expect(materialChanges(offer, { ...offer, ...change })).toHaveLength(1);
  });

  it('is not answered materially by the same in other digits', () => {
    expect(materialChanges(offer, { ...offer, total: '12000', depositRate: '0.30' })).toEqual([]);
  });

  it('is cut short by whatever takes something from the buyer, and by nothing else', () => {
    const next = { ...offer, status: 'DRAFT' as const };
    expect(cutsShort(offer, next)).toBe(false);
    expect(cutsShort(offer, { ...next, total: '11000.00', validUntil: '2026-04-01T00:00:00Z' })).toBe(false);
    expect(cutsShort(offer, { ...next, total: '12000.01' })).toBe(true);
    expect(cutsShort(offer, { ...next, validUntil: '2026-03-20T15:59:59Z' })).toBe(true);
    expect(cutsShort(offer, { ...next, leadTimeDays: 45 })).toBe(true);
    expect(cutsShort(offer, { ...next, offerType: 'SUBJECT_TO_CONFIRMATION' })).toBe(true);
  });

  const acceptance = {
    total: { amount: '12000', currency: 'EUR' },
    receivedAt: '2026-03-19T00:00:00Z',
    acceptLate: false,
  };
  const codes = (given: object, now = '2026-03-25T00:00:00Z', of: Offer = offer) =>
    findAcceptanceFaults(of, { ...acceptance, ...given }, now).map(({ code }) => code);

  it('is accepted by what reaches us in time, whenever it is entered (art. 18(2))', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ receivedAt: '2026-03-21T00:00:00Z' })).toEqual(['OFFER_EXPIRED']);
    // Late, but we tell the buyer at once that it holds (art. 21(1)).
    expect(codes({ receivedAt: '2026-03-21T00:00:00Z', acceptLate: true })).toEqual([]);
    expect(codes({ receivedAt: '2026-03-26T00:00:00Z' })).toEqual(['OUT_OF_RANGE']);
    expect(codes({ receivedAt: '2026-03-01T00:00:00Z' })).toEqual(['OUT_OF_RANGE']);
  });

  it('is not accepted by another price, in another status, or as a price list', () => {
    expect(codes({ total: { amount: '12000', currency: 'USD' } })).toEqual(['TERMS_DIFFER']);
    expect(codes({}, undefined, { ...offer, status: 'SUPERSEDED' })).toEqual(['WRONG_STATUS']);
    expect(codes({}, undefined, { ...offer, offerType: 'PRICE_LIST' })).toEqual(['NO_OFFER']);
  });
});

describe('the pipeline', () => {
  const funding = new Set(fundingKinds);

  it('leads from the inquiry to the end, every stage of the way reached, each move named once', () => {
    const reached = new Set(['INQUIRY', ...stageMoves.map(({ to }) => to)]);
    const ways = ['LOST', 'CANCELLED', 'ON_HOLD', 'CLAIM'];
    expect(dealStages.filter((stage) => !reached.has(stage))).toEqual(ways);
    const names = stageMoves.map(({ from, to }) => `${from} ${to}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('opens a move just when none of its facts is missing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stageMoves),
        fc.subarray([...dealFacts]),
        fc.subarray([...fundingKinds]),
        ({ from, to, needs }, held, kinds) => {
          const found = nextStages({ stage: from, leftFrom: null }, new Set(held), new Set(kinds)).find(
            ({ stage }) => stage === to,
          );
          const wanted = needs.filter(({ when }) => !when || kinds.includes(when)).map(({ fact }) => fact);
          expect(found?.missing).toEqual(wanted.filter((fact) => !held.includes(fact)));
        },
      ),
    );
  });

  it('leads back from a rest or a claim to where the deal left, and asks for nothing', () => {
    const back = (stage: DealStage, leftFrom: DealStage) =>
      nextStages({ stage, leftFrom }, new Set(), funding).find(({ stage: to }) => to === leftFrom);
    expect(back('ON_HOLD', 'QUOTED')).toEqual({ stage: 'QUOTED', command: 'moveDeal', missing: [] });
    expect(back('CLAIM', 'SHIPPED')).toEqual({ stage: 'SHIPPED', command: 'moveDeal', missing: [] });
  });

  it('asks for a deposit, a letter of credit or a limit only where the deal is paid so', () => {
    const missing = (...kinds: (typeof fundingKinds)[number][]) =>
      nextStages({ stage: 'CONTRACTED', leftFrom: null }, new Set(['SCREENING_CLEAR']), new Set(kinds)).find(
        ({ stage }) => stage === 'FUNDED',
      )?.missing;
    expect(missing()).toEqual([]);
    expect(missing('DEPOSIT')).toEqual(['DEPOSIT_RECEIVED']);
    expect(missing('LETTER_OF_CREDIT')).toEqual(['LETTER_OF_CREDIT_CHECKED']);
    expect(missing('OPEN_CREDIT')).toEqual(['CREDIT_LIMIT_APPROVED']);
  });

  it('is held by a hit at every step from the contract to the last payment', () => {
    const steps = ['CONTRACTED', 'FUNDED', 'IN_PRODUCTION', 'READY', 'SHIPPED', 'DOCS_PRESENTED'] as const;
    for (const stage of steps) {
      const [along] = nextStages({ stage, leftFrom: null }, new Set(), new Set());
      expect(along!.missing, stage).toContain('SCREENING_CLEAR');
    }
  });

  it('knows the shortest way from a stage to another', () => {
    const way = (...ends: Parameters<typeof wayTo>) => wayTo(...ends)?.map(({ to }) => to) ?? null;
    expect(way('INQUIRY', 'QUOTED')).toEqual(['QUALIFIED', 'QUOTING', 'QUOTED']);
    expect(way('SAMPLE', 'QUOTED')).toEqual(['QUOTING', 'QUOTED']);
    expect(way('QUOTED', 'QUOTED')).toEqual([]);
    for (const stage of ['NEGOTIATION', 'ACCEPTED', 'ON_HOLD', 'LOST'] as const) {
      expect(way(stage, 'QUOTED')).toBeNull();
    }
  });

  it('is left as lost before the contract and cancelled after it, and not at all from its end', () => {
    const exits = (stage: DealStage) => exitsFrom({ stage, leftFrom: null }).map(({ to }) => to);
    expect(exits('QUOTED')).toEqual(['LOST', 'ON_HOLD']);
    expect(exits('FUNDED')).toEqual(['CANCELLED', 'ON_HOLD']);
    expect(exits('SHIPPED')).toEqual(['CANCELLED', 'ON_HOLD', 'CLAIM']);
    for (const stage of dealStages.filter((stage) => !isOpen(stage))) expect(exits(stage)).toEqual([]);
  });
});
