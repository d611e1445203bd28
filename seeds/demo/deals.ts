import { type DealStage, dealStages } from '../../src/deals/deal-stage.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { demoCompany, otherCompany } from './companies.ts';
import { companyOf, type DemoCustomer, demoCustomers } from './customers.ts';
import { businessDay, daysBefore, officeHour } from './demo-calendar.ts';
import { demoId } from './demo-id.ts';
import { type DemoProduct, demoProducts } from './products.ts';
import { type DemoRoute, routeTo } from './routes.ts';

/** A deal of the demo before it is written to tables. */
export interface DemoDeal extends DemoRoute {
  readonly id: string;
  readonly company: string;
  readonly number: string;
  readonly customer: DemoCustomer;
  readonly openedAt: Date;
  /** From INQUIRY, with which it was opened, to the stage it is in. */
  readonly stages: readonly DemoStage[];
  readonly lines: readonly DemoLine[];
}

export interface DemoStage {
  readonly stage: DealStage;
  readonly at: Date;
}

export interface DemoLine {
  readonly product: DemoProduct;
  readonly quantity: string;
}

const mainLine = dealStages.slice(0, dealStages.indexOf('CLOSED') + 1);
/** The ways out, and the stage from which a deal took them. */
const waysOut: Readonly<Partial<Record<DealStage, DealStage>>> = {
  LOST: 'QUOTED',
  CANCELLED: 'CONTRACTED',
  ON_HOLD: 'NEGOTIATION',
  CLAIM: 'SHIPPED',
};
/** What is over may be over for long. */
const ended: readonly DealStage[] = ['SETTLED', 'CLOSED', 'LOST', 'CANCELLED'];
const dealsOfCompany = 3 * dealStages.length;
const dealsOfOther = 3;

/** The deals of both companies in the order in which they were opened, numbered without gaps. */
export function demoDeals(now: Date): DemoDeal[] {
  return [
    ...numbered(dealsOf(demoCompany.id, dealsOfCompany, now)),
    ...numbered(dealsOf(otherCompany.id, dealsOfOther, now)),
  ];
}

type Unnumbered = Omit<DemoDeal, 'number'>;

function dealsOf(company: string, count: number, now: Date): Unnumbered[] {
  const customers = demoCustomers.filter((customer) => companyOf(customer) === company);
  const catalogue = demoProducts.filter((product) => product.company === company);
  return Array.from({ length: count }, (_, index) => {
    // Steps of seven meet every customer, so that a rep has deals in all stages.
    const customer = customers[(index * 7) % customers.length]!;
    const byAir = company === demoCompany.id && index % 9 === 5;
    const stages = historyOf(dealStages[index % dealStages.length]!, index, now);
    return {
      id: demoId(`deal ${company} ${index}`),
      company,
      customer,
      openedAt: stages[0]!.at,
      stages,
      ...routeTo(customer, byAir, byAir ? Math.floor(index / 9) : index),
      lines: byAir ? urgentLine(catalogue, index) : linesOf(catalogue, index),
    };
  });
}

function historyOf(stage: DealStage, index: number, now: Date): DemoStage[] {
  const path = pathTo(stage, index);
  const restDays =
    1 + (index % 7) * 3 + (ended.includes(stage) ? Math.floor(index / dealStages.length) * 95 : 0);
  const stayDays = path.map((_, step) =>
    step === path.length - 1 ? restDays : 6 + ((index + 2 * step) % 7),
  );
  return path.map((passed, step) => {
    const ago = stayDays.slice(step).reduce((sum, days) => sum + days, 0);
    return { stage: passed, at: officeHour(businessDay(daysBefore(now, ago)), index * 5 + step * 3) };
  });
}

function pathTo(stage: DealStage, index: number): DealStage[] {
  const last = waysOut[stage] ?? stage;
  // Not every buyer asks for a sample, nor bargains.
  const isSkipped = (step: DealStage) =>
    (step === 'SAMPLE' && index % 3 > 0) || (step === 'NEGOTIATION' && index % 4 === 1);
  const passed = mainLine
    .slice(0, mainLine.indexOf(last) + 1)
    .filter((step) => step === last || !isSkipped(step));
  return waysOut[stage] ? [...passed, stage] : passed;
}

function linesOf(catalogue: readonly DemoProduct[], index: number): DemoLine[] {
  const count = Math.min(1 + (index % 3), catalogue.length);
  return Array.from({ length: count }, (_, line) => {
    const product = catalogue[(index * 7 + line * 5) % catalogue.length]!;
    return { product, quantity: String(Number(product.minimum) * (1 + ((index + line) % 4))) };
  });
}

/** By air goes what is worth its freight, and no more of it than must be. */
function urgentLine(catalogue: readonly DemoProduct[], index: number): DemoLine[] {
  const worthy = catalogue.filter((product) => cartonCost(product).gte(cartonAirKg(product).times(45)));
  const product = worthy[index % worthy.length]!;
  return [{ product, quantity: product.minimum }];
}

const cartonCost = ({ cost, unitsPerPackage }: DemoProduct) => new Decimal(cost).times(unitsPerPackage);

/** What an airline charges a carton as: its weight, or 1 kg for each 6,000 cm³ where that is more. */
export function cartonAirKg(product: DemoProduct): Decimal {
  return Decimal.max(product.grossKg, cartonCm3(product).div(6_000));
}

export function cartonCm3(product: DemoProduct): Decimal {
  return product.size.reduce((volume, side) => volume.times(side), new Decimal(1));
}

function numbered(deals: readonly Unnumbered[]): DemoDeal[] {
  const last = new Map<number, number>();
  return [...deals]
    .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1))
    .map((deal) => {
      const year = numberYear(deal.openedAt);
      const next = (last.get(year) ?? 0) + 1;
      last.set(year, next);
      return { ...deal, number: `D-${year}-${String(next).padStart(5, '0')}` };
    });
}

/** The year of a number given at an office hour in China, when it is the same day in UTC. */
export function numberYear(at: Date): number {
  return at.getUTCFullYear();
}
