import type { ChargeBasis } from '../../src/pricing/charge-basis.ts';
import { type LinePacking, packingOf } from '../../src/pricing/cost-sheets/line-packing.ts';
import { containersFor, type Equipment } from '../../src/trade/container.ts';
import { Decimal, sumDecimals } from '../../src/trade/decimal.ts';
import type { CostStep } from '../../src/trade/incoterm.ts';
import { demoCompany } from './companies.ts';
import { cartonAirKg, type DemoDeal } from './deals.ts';
import { demoCarrier, oceanRate } from './freight-rates.ts';
import type { DemoProduct } from './products.ts';

/** What one step of the journey costs for each of what it counts, in minor units, or as a share of the price. */
export interface DemoCharge {
  readonly step: CostStep;
  readonly label: string;
  readonly basis: ChargeBasis;
  readonly amountMinor: bigint | null;
  readonly currency: string | null;
  readonly rate: string | null;
  readonly freightRateId: string | null;
}

/** Countries whose buyers the exporter insures against not being paid. */
const insuredCountries: readonly string[] = ['KE', 'IN', 'BR', 'MX'];

/** The charges of a deal from the warehouse to where the seller's duty ends, as they were on a day. */
export function chargesOf(deal: DemoDeal, day: string): DemoCharge[] {
  const charges = [
    ...(deal.mode === 'AIR' ? chargesByAir(deal) : chargesBySea(deal, day)),
    ...(insuredCountries.includes(deal.customer.country)
      ? [shareOfPrice('OTHER', 'Export credit insurance', '0.0035')]
      : []),
  ];
  if (deal.rule !== 'DAP') return charges;
  return [
    ...charges,
    charge('DESTINATION_TERMINAL', 'Terminal handling, destination', 'SHIPMENT', 240, 'USD'),
    charge('ON_CARRIAGE', 'Delivery to the buyer', 'SHIPMENT', 520, 'USD'),
  ];
}

function chargesBySea(deal: DemoDeal, day: string): DemoCharge[] {
  return [
    charge('EXPORT_PACKING', 'Shipping marks and labels', 'PACKAGE', 1, 'CNY'),
    charge('LOADING', 'Loading at the warehouse', 'CONTAINER', 420, 'CNY'),
    charge('PRE_CARRIAGE', 'Trucking to the port', 'CONTAINER', 2_680, 'CNY'),
    charge('EXPORT_CLEARANCE', 'Customs declaration', 'SHIPMENT', 450, 'CNY'),
    charge('ORIGIN_TERMINAL', 'Terminal handling, origin', 'CONTAINER', 1_280, 'CNY'),
    oceanFreight(deal, day),
  ];
}

/** The demo company takes its freight from its rate table; the other one enters it. */
function oceanFreight(deal: DemoDeal, day: string): DemoCharge {
  const { equipment } = containersOf(deal)!;
  const { amount, freightRateId } = oceanRate(deal.port, deal.freightUsd, equipment, day);
  const isOurs = deal.company === demoCompany.id;
  return {
    ...charge('MAIN_CARRIAGE', isOurs ? demoCarrier : 'Ocean freight', 'CONTAINER', amount, 'USD'),
    freightRateId: isOurs ? freightRateId : null,
  };
}

function chargesByAir(deal: DemoDeal): DemoCharge[] {
  const kg = deal.lines.map(({ product, quantity }) =>
    cartonAirKg(product).times(packedLine(product, quantity).packages),
  );
  const chargeableKg = sumDecimals(kg).ceil().toNumber();
  return [
    charge('LOADING', 'Loading at the warehouse', 'SHIPMENT', 260, 'CNY'),
    charge('PRE_CARRIAGE', 'Trucking to the airport', 'SHIPMENT', 1_420, 'CNY'),
    charge('EXPORT_CLEARANCE', 'Customs declaration', 'SHIPMENT', 380, 'CNY'),
    charge('ORIGIN_TERMINAL', 'Airport handling', 'SHIPMENT', 660, 'CNY'),
    charge('MAIN_CARRIAGE', `Air freight ${chargeableKg} kg`, 'SHIPMENT', chargeableKg * 4, 'USD'),
  ];
}

/** The containers that hold the goods: of 20 feet where no fewer of 40 would do. None by air. */
export function containersOf(deal: DemoDeal): { equipment: Equipment; containers: number } | null {
  if (deal.mode === 'AIR') return null;
  const packed = deal.lines.map(({ product, quantity }) => packedLine(product, quantity));
  const total = (of: (line: LinePacking) => string | null) =>
    sumDecimals(packed.map((line) => new Decimal(of(line) ?? 0)));
  const needed = (equipment: Equipment) =>
    containersFor(
      equipment,
      total(({ cbm }) => cbm),
      total(({ grossKg }) => grossKg),
    );
  const equipment = needed('GP20') <= needed('HQ40') ? 'GP20' : 'HQ40';
  return { equipment, containers: needed(equipment) };
}

/** A line's packages by the product's carton. */
export function packedLine(product: DemoProduct, quantity: string): LinePacking {
  const [packageLengthCm, packageWidthCm, packageHeightCm] = product.size;
  return packingOf(
    {
      unitsPerPackage: product.unitsPerPackage,
      ...{ packageLengthCm, packageWidthCm, packageHeightCm },
      packageNetKg: product.netKg,
      packageGrossKg: product.grossKg,
      minimumOrderQuantity: product.minimum,
    },
    quantity,
  );
}

function charge(
  step: CostStep,
  label: string,
  basis: ChargeBasis,
  amount: number,
  currency: string,
): DemoCharge {
  const amountMinor = BigInt(amount) * 100n;
  return { ...{ step, label, basis, amountMinor, currency }, rate: null, freightRateId: null };
}

function shareOfPrice(step: CostStep, label: string, rate: string): DemoCharge {
  const basis = 'PERCENT_OF_PRICE';
  return { ...{ step, label, basis, rate }, amountMinor: null, currency: null, freightRateId: null };
}
