import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lotResults, standingAfter } from '../../src/fulfilment/quality/switching.ts';

/** `+` is a lot that was accepted, `-` one that was rejected. */
const given = (lots: string) =>
  standingAfter([...lots].map((lot) => (lot === '+' ? 'ACCEPTED' : 'REJECTED')));
const normal = { severity: 'NORMAL', isSuspended: false };
const tightened = { severity: 'TIGHTENED', isSuspended: false };

describe('inspection', () => {
  it.each(['', '+', '-', '-++++', '-++++-', '++++++++++'])('stays normal after "%s"', (lots) => {
    expect(given(lots)).toEqual(normal);
  });

  // ISO 2859-1, 9.3.1: two out of five or fewer consecutive lots.
  it.each(['--', '-+-', '-+++-', '+++++-+++-', '-++++-+++-'])('is tightened after "%s"', (lots) => {
    expect(given(lots)).toEqual(tightened);
  });

  // ISO 2859-1, 9.3.2.
  it('is normal again after five lots in a row were accepted, and no earlier', () => {
    expect(given('--++++')).toEqual(tightened);
    expect(given('--++++-++++')).toEqual(tightened);
    expect(given('--+++++')).toEqual(normal);
  });

  it('looks back no further than to the last switch', () => {
    expect(given('--+++++-')).toEqual(normal);
    expect(given('--+++++--')).toEqual(tightened);
  });

  // ISO 2859-1, 9.4.
  it('is suspended once five lots were rejected while it was tightened, and resumed tightened', () => {
    expect(given('-------').isSuspended).toBe(true);
    expect(given('--+-+-+-+-+').isSuspended).toBe(false);
    expect(given('--+-+-+-+-+-')).toEqual({ severity: 'TIGHTENED', isSuspended: true });
    expect(given('-------+')).toEqual(tightened);
    expect(given('-------+++++')).toEqual(normal);
  });

  it('is normal after five accepted lots in a row, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lotResults)), (results) => {
        const mended = Array.from({ length: 5 }, () => 'ACCEPTED' as const);
        expect(standingAfter([...results, ...mended])).toEqual(normal);
      }),
    );
  });
});
