import { describe, expect, it } from 'vitest';
import type { DealStage } from '../../src/deals/deal-stage.ts';
import { stageTimes } from '../../src/deals/stage-time.ts';

const history: { toStage: DealStage; at: string }[] = [
  { toStage: 'INQUIRY', at: '2026-03-01T00:00:00Z' },
  { toStage: 'QUALIFIED', at: '2026-03-02T12:00:00Z' },
  { toStage: 'LOST', at: '2026-03-04T12:00:00Z' },
];
const days = (of: typeof history, isOver: boolean) =>
  stageTimes(of, '2026-03-10T12:00:00Z', isOver).map((one) => [one.stage, one.days.toFixed(), one.until]);

describe('the time in a stage', () => {
  it('runs from coming there to leaving, and to now where the deal stands', () => {
    expect(days(history.slice(0, 2), false)).toEqual([
      ['INQUIRY', '1.5', '2026-03-02T12:00:00Z'],
      ['QUALIFIED', '8', null],
    ]);
  });

  it('ends with the deal', () => {
    expect(days(history, true).at(-1)).toEqual(['LOST', '0', null]);
  });
});
