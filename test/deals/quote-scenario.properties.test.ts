import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteScenario, type Stance } from '../../src/deals/quotations/quote-scenario.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { decimalOf } from '../../src/trade/money.ts';
import { deal, sheets, text } from '../pricing/any-cost-sheet.ts';

/** Unit prices of the most places, so that rounding hides next to nothing. */
const places = 6;
const stances: fc.Arbitrary<Stance> = fc
  .record({
    sheet: sheets,
    interest: text(0, 0.1, 3),
    credit: fc.record({ depositRate: text(0, 1, 1), creditDays: fc.integer({ min: 0, max: 120 }) }),
  })
  .map(({ sheet, interest, credit }) => ({
    ...{ deal, credit, places },
    // A rebate by hand might leave no cost at all.
    sheet: {
      ...{ ...sheet, annualInterestRate: interest, dayCount: 360 },
      charges: sheet.charges.filter(({ step }) => step !== 'REBATE'),
    },
  }))
  // Below ten dollars a cent that is rounded is a share of the price.
  .filter((stance) => totalOf(play(stance, {})).gte(10));
const margins = text(0, 0.3, 4);
/** Of a price below cost, too. */
const heldMargins = text(-0.5, 0.3, 4);
const options = { numRuns: 60 };

function play(stance: Stance, price: Parameters<typeof quoteScenario>[2], hold: string | null = null) {
  return quoteScenario(stance, stance, price, 'CNY', hold);
}
const totalOf = ({ total }: ReturnType<typeof play>) => decimalOf(total);
const marginOf = ({ margin }: ReturnType<typeof play>) => margin.rateOfPrice!;
/** What rounding each unit price by half a millionth can do to a margin. */
const slack = (stance: Stance, total: Decimal) =>
  stance.sheet.goods
    .reduce((sum, { quantity }) => sum.plus(quantity), new Decimal(0))
    .times(1e-6)
    .plus(0.01)
    .div(total)
    .plus(1e-9)
    .times(2);

describe('whatever the costs, the shares of the price and the credit,', () => {
  it('a price worked out from a margin leaves that margin', () => {
    fc.assert(
      fc.property(stances, margins, (stance, margin) => {
        const scenario = play(stance, { margin });
        const difference = marginOf(scenario).minus(margin).abs();
        expect(difference.lte(slack(stance, totalOf(scenario))), difference.toString()).toBe(true);
      }),
      options,
    );
  });

  it('the margin worked out from that price is the same again', () => {
    fc.assert(
      fc.property(stances, margins, (stance, margin) => {
        const there = play(stance, { margin });
        const total = totalOf(there);
        const back = play(stance, { total: total.toFixed() });
        const difference = marginOf(back).minus(marginOf(there)).abs();
        expect(difference.lte(slack(stance, total)), difference.toString()).toBe(true);
      }),
      options,
    );
  });

  it('a price that would hold a margin does hold it', () => {
    fc.assert(
      fc.property(stances, heldMargins, (stance, margin) => {
        const { needed } = play(stance, {}, margin).toHold.find(({ lever }) => lever === 'PRICE')!;
        const held = play(stance, { total: needed!.toFixed() });
        const difference = marginOf(held).minus(margin).abs();
        expect(difference.lte(slack(stance, needed!)), difference.toString()).toBe(true);
      }),
      options,
    );
  });

  it('a higher price never leaves less', () => {
    fc.assert(
      fc.property(stances, text(0.01, 2, 2), (stance, more) => {
        const total = totalOf(play(stance, {}));
        const dearer = play(stance, { total: total.times(new Decimal(more).plus(1)).toFixed() });
        const less = play(stance, { total: total.toFixed() });
        expect(marginOf(dearer).gte(marginOf(less))).toBe(true);
      }),
      options,
    );
  });
});
