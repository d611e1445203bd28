import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { freightRates } from '../../../schema/tables/pricing.ts';
import type { Change } from '../../events/change.ts';
import type { Equipment } from '../../trade/container.ts';
import { convertAmount, type FxRate, findConversion } from '../../trade/exchange-rate.ts';
import { Refusal } from '../../trade/fault.ts';
import type { JourneyStep } from '../../trade/incoterm.ts';
import { amountOf, moneyOfMinor } from '../../trade/money.ts';
import { timesPaid } from '../charge-basis.ts';
import type { CostSheetTerms, GoodsCost } from '../cost-sheets/cost-sheet.ts';
import { chargesOfLane, type FreightLane, fitsLane, type LaneRate } from './freight-lane.ts';

/** The rates of a lane that hold on a day for these containers, or for loose cargo. */
export async function ratesOfLane(
  change: Change,
  lane: FreightLane,
  equipment: Equipment | null | undefined,
  today: string,
): Promise<LaneRate[]> {
  const rows = await change.tx
    .select()
    .from(freightRates)
    .where(
      and(
        eq(freightRates.companyId, change.viewer.companyId),
        inArray(freightRates.fromLocode, [lane.fromLocode, lane.toLocode]),
        lte(freightRates.validFrom, today),
        or(isNull(freightRates.validUntil), gte(freightRates.validUntil, today)),
        equipment ? eq(freightRates.equipment, equipment) : isNull(freightRates.equipment),
        lane.provider ? eq(freightRates.provider, lane.provider) : undefined,
      ),
    );
  return rows
    .map(({ amountMinor, currency, step, ...row }) => ({
      ...row,
      step: step as JourneyStep,
      amount: { amount: amountOf(moneyOfMinor(amountMinor, currency)), currency },
    }))
    .filter((rate) => fitsLane(rate, lane));
}

/** A sheet with the charges that a lane's rates add to its own. Refused where nothing pays the main carriage. */
export function withLane<Sheet extends CostSheetTerms>(
  sheet: Sheet,
  goods: readonly GoodsCost[],
  lane: FreightLane,
  rates: readonly LaneRate[],
  money: { readonly currency: string; readonly rates: readonly FxRate[] },
): Sheet {
  const added = chargesOfLane(rates, sheet.charges, ({ basis, amount }) => {
    const conversion = findConversion(money.rates, amount.currency, money.currency);
    const times = timesPaid(basis, goods, sheet.containers);
    return conversion && times && convertAmount(times.times(amount.amount), conversion);
  });
  const charges = [...sheet.charges, ...added];
  if (charges.some(({ step }) => step === 'MAIN_CARRIAGE')) return { ...sheet, charges };
  const facts = {
    from: lane.fromLocode,
    to: lane.toLocode,
    equipment: sheet.equipment ?? 'NONE',
    provider: lane.provider ?? 'NONE',
  };
  throw new Refusal([{ code: 'MISSING_FREIGHT_RATE', path: ['input', 'lane'], facts }]);
}
