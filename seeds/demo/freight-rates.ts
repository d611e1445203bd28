import { freightRates } from '../../schema/tables/pricing.ts';
import type { Transaction } from '../../src/database/database.ts';
import type { FreightBasis } from '../../src/pricing/charge-basis.ts';
import type { Equipment } from '../../src/trade/container.ts';
import type { JourneyStep } from '../../src/trade/incoterm.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany } from './companies.ts';
import { demoId } from './demo-id.ts';
import { seaLanes } from './routes.ts';

/** A freight rate of the demo company, in whole units of its currency. */
interface DemoFreightRate {
  readonly step: JourneyStep;
  readonly fromLocode: string;
  readonly toLocode: string | null;
  readonly equipment: Equipment | null;
  readonly basis: FreightBasis;
  readonly amount: number;
  readonly currency: string;
  readonly provider: string;
}

export const demoCarrier = 'Blue Anchor Line';
const forwarder = 'Eastgate Forwarding';
const origin = 'CNNGB';
const boxes: readonly Equipment[] = ['GP20', 'HQ40'];

/** Writes what the carrier and the forwarder asked for in each half of a year, up to the end of this one. */
export async function seedFreightRates(tx: Transaction, now: Date): Promise<number> {
  const year = now.getUTCFullYear();
  const halves = [year - 2, year - 1, year].flatMap((of) => [halfYear(`${of}-01`), halfYear(`${of}-07`)]);
  const rows = halves.flatMap((half) =>
    ratesOf(half).map(({ amount, ...rate }) => ({
      companyId: demoCompany.id,
      id: rateId(rate, half),
      createdAt: `${half.validFrom}T01:00:00.000Z`,
      updatedAt: `${half.validFrom}T01:00:00.000Z`,
      ...rate,
      ...half,
      amountMinor: BigInt(amount) * 100n,
    })),
  );
  await insertRows(tx, freightRates, rows);
  return rows.length;
}

/** What the carrier asked for a container on a day, and the row that says so. */
export function oceanRate(toLocode: string, freightUsd: number, equipment: Equipment, day: string) {
  const half = halfYear(day);
  const rate = oceanFreight(demoCarrier, toLocode, freightUsd, equipment, half);
  return { amount: rate.amount, freightRateId: rateId(rate, half) };
}

interface HalfYear {
  readonly validFrom: string;
  readonly validUntil: string;
}

function halfYear(day: string): HalfYear {
  const year = day.slice(0, 4);
  return day.slice(5, 7) < '07'
    ? { validFrom: `${year}-01-01`, validUntil: `${year}-06-30` }
    : { validFrom: `${year}-07-01`, validUntil: `${year}-12-31` };
}

function ratesOf(half: HalfYear): DemoFreightRate[] {
  const at = (fromLocode: string, equipment: Equipment | null, provider: string) => ({
    ...{ fromLocode, equipment, provider },
    toLocode: null,
  });
  const inBoxes = boxes.flatMap((box): DemoFreightRate[] => [
    {
      ...at(origin, box, forwarder),
      step: 'PRE_CARRIAGE',
      basis: 'CONTAINER',
      amount: 2_680,
      currency: 'CNY',
    },
    {
      ...at(origin, box, forwarder),
      step: 'EXPORT_CLEARANCE',
      basis: 'SHIPMENT',
      amount: 450,
      currency: 'CNY',
    },
    {
      ...at(origin, box, forwarder),
      step: 'ORIGIN_TERMINAL',
      basis: 'CONTAINER',
      amount: 1_280,
      currency: 'CNY',
    },
    ...seaLanes.flatMap(({ port, freightUsd }): DemoFreightRate[] => [
      oceanFreight(demoCarrier, port, freightUsd, box, half),
      oceanFreight(forwarder, port, freightUsd, box, half),
      {
        ...at(port, box, forwarder),
        step: 'DESTINATION_TERMINAL',
        basis: 'CONTAINER',
        amount: 240,
        currency: 'USD',
      },
      { ...at(port, box, forwarder), step: 'ON_CARRIAGE', basis: 'CONTAINER', amount: 520, currency: 'USD' },
    ]),
  ]);
  const loose: DemoFreightRate[] = [
    { ...at(origin, null, forwarder), step: 'PRE_CARRIAGE', basis: 'CBM', amount: 110, currency: 'CNY' },
    {
      ...at(origin, null, forwarder),
      step: 'EXPORT_CLEARANCE',
      basis: 'SHIPMENT',
      amount: 450,
      currency: 'CNY',
    },
    { ...at(origin, null, forwarder), step: 'ORIGIN_TERMINAL', basis: 'CBM', amount: 85, currency: 'CNY' },
    ...seaLanes.map(
      ({ port, freightUsd }): DemoFreightRate => ({
        ...{ step: 'MAIN_CARRIAGE', fromLocode: origin, toLocode: port, equipment: null },
        ...{ basis: 'CBM', amount: Math.round(freightUsd / 45), currency: 'USD', provider: forwarder },
      }),
    ),
  ];
  return [...inBoxes, ...loose];
}

/** A box of 20 feet at six tenths of one of 40; the forwarder asks for more than the line; half-years differ a little. */
function oceanFreight(
  provider: string,
  toLocode: string,
  freightUsd: number,
  equipment: Equipment,
  { validFrom }: HalfYear,
): DemoFreightRate {
  const turn = 2 * Number(validFrom.slice(0, 4)) + Number(validFrom.slice(5, 7) > '06');
  const season = 1 + 0.04 * Math.sin(turn);
  const share = (equipment === 'GP20' ? 0.6 : 1) * (provider === demoCarrier ? 1 : 1.06) * season;
  return {
    ...{ step: 'MAIN_CARRIAGE', fromLocode: origin, toLocode, equipment, provider },
    ...{ basis: 'CONTAINER', amount: Math.round((freightUsd * share) / 5) * 5, currency: 'USD' },
  };
}

function rateId(rate: Omit<DemoFreightRate, 'amount'>, { validFrom }: HalfYear): string {
  const { provider, step, fromLocode, toLocode, equipment } = rate;
  return demoId(`freight ${provider} ${step} ${fromLocode} ${toLocode} ${equipment} ${validFrom}`);
}
