import { expect, test } from 'vitest';
import { instantIn, isLocalTime, localTimeIn } from '../../src/trade/local-time.ts';

test.each([
  ['Asia/Shanghai', '2026-04-03T18:00', '2026-04-03T10:00:00.000Z'],
  ['Europe/Berlin', '2026-07-01T00:30', '2026-06-30T22:30:00.000Z'],
  ['America/Los_Angeles', '2026-01-31T23:59:30', '2026-02-01T07:59:30.000Z'],
  ['Asia/Kolkata', '2026-05-05T05:15', '2026-05-04T23:45:00.000Z'],
  // Shown twice in autumn: the first time.
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  // Skipped in spring: as if clocks had not been put forward.
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
])('clocks in %s show %s at %s', (zone, local, instant) => {
  expect(instantIn(zone, local).toISOString()).toBe(instant);
});

test('the time at a place is read off an instant', () => {
  expect(localTimeIn('Asia/Shanghai', new Date('2026-04-03T10:00:00Z'))).toBe('2026-04-03T18:00');
});

test.each([
  '2026-02-30T10:00',
  '2026-04-03T24:00',
  '2026-04-03',
  '2026-04-03T10:00Z',
  '0000-13-01T00:00',
  'now',
])('%s is no time of day on a day', (text) => {
  expect(isLocalTime(text)).toBe(false);
});
