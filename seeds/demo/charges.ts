import { Decimal } from '../../src/trade/decimal.ts';
import type { CostStep } from '../../src/trade/incoterm.ts';
import { cartonAirKg, cartonCm3, type DemoDeal } from './deals.ts';

/** What one step of the journey costs, in minor units. */
export interface DemoCharge {
  readonly step: CostStep;
  readonly label: string;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** The charges of a deal from the warehouse to where the seller's duty ends, by the room its goods take. */
export function chargesOf(deal: DemoDeal): DemoCharge[] {
  const charges = deal.mode === 'AIR' ? chargesByAir(deal) : chargesBySea(deal);
  if (deal.rule !== 'DAP') return charges;
  return [
    ...charges,
    charge('DESTINATION_TERMINAL', 'Terminal handling, destination', 240, 'USD'),
    charge('ON_CARRIAGE', 'Delivery to the buyer', 520, 'USD'),
  ];
}

function chargesBySea(deal: DemoDeal): DemoCharge[] {
  const { count, size, freightUsd } = containersOf(deal);
  return [
    charge('LOADING', 'Loading at the warehouse', count * 420, 'CNY'),
    charge('PRE_CARRIAGE', 'Trucking to the port', count * 2_680, 'CNY'),
    charge('EXPORT_CLEARANCE', 'Customs declaration', 450, 'CNY'),
    charge('ORIGIN_TERMINAL', 'Terminal handling, origin', count * 1_280, 'CNY'),
    charge('MAIN_CARRIAGE', `Ocean freight ${count}×${size}`, freightUsd, 'USD'),
  ];
}

function chargesByAir(deal: DemoDeal): DemoCharge[] {
  const chargeableKg = total(deal, cartonAirKg).ceil().toNumber();
  return [
    charge('LOADING', 'Loading at the warehouse', 260, 'CNY'),
    charge('PRE_CARRIAGE', 'Trucking to the airport', 1_420, 'CNY'),
    charge('EXPORT_CLEARANCE', 'Customs declaration', 380, 'CNY'),
    charge('ORIGIN_TERMINAL', 'Airport handling', 660, 'CNY'),
    charge('MAIN_CARRIAGE', `Air freight ${chargeableKg} kg`, chargeableKg * 4, 'USD'),
  ];
}

/** The containers that hold the goods: of 20 feet where no fewer of 40 would do, at six tenths of their freight. */
function containersOf(deal: DemoDeal): { count: number; size: string; freightUsd: number } {
  const roomM3 = total(deal, cartonCm3).div(1_000_000);
  // A container carries 26 t on the road, whatever its length.
  const byWeight = total(deal, ({ grossKg }) => new Decimal(grossKg)).div(26_000);
  const needed = (m3: number) => Decimal.max(roomM3.div(m3), byWeight).ceil().toNumber();
  const [of20, of40] = [needed(28), needed(66)];
  const freight40 = deal.freightUsd;
  return of20 <= of40
    ? { count: of20, size: '20GP', freightUsd: of20 * Math.round(freight40 * 0.6) }
    : { count: of40, size: '40HQ', freightUsd: of40 * freight40 };
}

/** The sum of what a carton has, over all cartons. */
function total(
  { lines }: DemoDeal,
  ofCarton: (product: DemoDeal['lines'][number]['product']) => Decimal,
): Decimal {
  return lines.reduce(
    (sum, { product, quantity }) =>
      sum.plus(ofCarton(product).times(new Decimal(quantity).div(product.unitsPerPackage).ceil())),
    new Decimal(0),
  );
}

function charge(step: CostStep, label: string, amount: number, currency: string): DemoCharge {
  return { step, label, amountMinor: BigInt(amount) * 100n, currency };
}
