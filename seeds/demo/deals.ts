import { type DealStage, dealStages } from '../../src/deals/deal-stage.ts';
import type { IncotermRule, TransportMode } from '../../src/trade/incoterm.ts';
import { companyOf, type DemoCustomer, demoCustomers } from './customers.ts';
import { demoId } from './demo-id.ts';
import { type DemoProduct, demoProducts } from './products.ts';

/** A deal of the demo before it is written to tables. */
export interface DemoDeal {
  readonly id: string;
  readonly company: string;
  readonly number: string;
  readonly customer: DemoCustomer;
  readonly openedAt: Date;
  readonly stages: readonly DemoStage[];
  readonly rule: IncotermRule;
  readonly mode: TransportMode;
  readonly namedPlace: string;
  readonly locode: string;
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

/** How far a customer's goods travel: by sea to this port, by air to that airport. */
const gateways: Readonly<
  Record<string, readonly [port: string, portName: string, airport: string, airportName: string]>
> = {
  DE: ['DEHAM', 'Hamburg', 'DEFRA', 'Frankfurt am Main'],
  AT: ['SIKOP', 'Koper', 'ATVIE', 'Vienna'],
  SE: ['SEGOT', 'Gothenburg', 'SEGOT', 'Gothenburg'],
  DK: ['DKAAR', 'Aarhus', 'DKAAR', 'Aarhus'],
  NL: ['NLRTM', 'Rotterdam', 'NLAMS', 'Amsterdam'],
  FR: ['FRFOS', 'Fos-sur-Mer', 'FRCDG', 'Paris Charles de Gaulle Airport'],
  ES: ['ESVLC', 'Valencia', 'ESMAD', 'Madrid'],
  IT: ['ITGOA', 'Genoa', 'ITMIL', 'Milan'],
  GB: ['GBFXT', 'Felixstowe', 'GBLHR', 'London Heathrow Airport'],
  US: ['USLAX', 'Los Angeles', 'USORD', "Chicago O'Hare Airport"],
  CA: ['CAVAN', 'Vancouver', 'CATOR', 'Toronto'],
  MX: ['MXZLO', 'Manzanillo', 'MXMEX', 'Mexico City'],
  BR: ['BRSSZ', 'Santos', 'BRGRU', 'Sao Paulo Guarulhos Airport'],
  AE: ['AEJEA', 'Jebel Ali', 'AEDXB', 'Dubai'],
  KE: ['KEMBA', 'Mombasa', 'KENBO', 'Nairobi'],
  IN: ['INNSA', 'Nhava Sheva', 'INBOM', 'Mumbai'],
  AU: ['AUSYD', 'Sydney', 'AUSYD', 'Sydney'],
  JP: ['JPYOK', 'Yokohama', 'JPNRT', 'Tokyo Narita Airport'],
};

const mainLine = dealStages.slice(0, dealStages.indexOf('CLOSED') + 1);
/** The ways out, and the stage from which a deal took them. */
const waysOut: Readonly<Partial<Record<DealStage, DealStage>>> = {
  LOST: 'QUOTED',
  CANCELLED: 'CONTRACTED',
  ON_HOLD: 'NEGOTIATION',
  CLAIM: 'SHIPPED',
};
const day = 86_400_000;
const daysPerStage = 9;
const dealsOfCompany = 57;
const dealsOfOther = 3;
const seaRules: readonly IncotermRule[] = ['CIF', 'FOB', 'CFR', 'CIF', 'DAP', 'FOB'];
const airRules: readonly IncotermRule[] = ['CPT', 'FCA', 'CIP'];

/** The deals of both companies in the order in which they were opened, numbered without gaps. */
export function demoDeals(now: Date): DemoDeal[] {
  const ours = demoCustomers.filter((customer) => !customer.owner.includes('@other.'));
  const theirs = demoCustomers.filter((customer) => customer.owner.includes('@other.'));
  return [...numbered(dealsOf(ours, dealsOfCompany, now)), ...numbered(dealsOf(theirs, dealsOfOther, now))];
}

type Unnumbered = Omit<DemoDeal, 'number'>;

function dealsOf(customers: readonly DemoCustomer[], count: number, now: Date): Unnumbered[] {
  return Array.from({ length: count }, (_, index) =>
    dealOf(customers[index % customers.length]!, index, now),
  );
}

function dealOf(customer: DemoCustomer, index: number, now: Date): Unnumbered {
  const stage = dealStages[index % dealStages.length]!;
  const path = pathTo(stage, index);
  // The further a deal has come, the longer ago it began; its last step lies some days back.
  const openedAt = new Date(now.getTime() - (path.length * daysPerStage + (index % 7) * 3 + 2) * day);
  const stages = path.map((passed, step) => ({
    stage: passed,
    at: new Date(openedAt.getTime() + step * daysPerStage * day + ((index * 5 + step * 3) % 8) * 3_600_000),
  }));
  const [port, portName, airport, airportName] = gateways[customer.country]!;
  const byAir = index % 8 === 5;
  const rule = byAir ? airRules[index % airRules.length]! : seaRules[index % seaRules.length]!;
  const atOrigin = rule === 'FOB' || rule === 'FCA';
  return {
    id: demoId(`deal ${customer.key} ${index}`),
    company: companyOf(customer),
    customer,
    openedAt,
    stages,
    rule,
    mode: byAir ? 'AIR' : 'SEA',
    namedPlace: atOrigin ? (byAir ? 'Shanghai Pudong Airport' : 'Ningbo') : byAir ? airportName : portName,
    locode: atOrigin ? (byAir ? 'CNPVG' : 'CNNGB') : byAir ? airport : port,
    lines: linesOf(companyOf(customer), index),
  };
}

function pathTo(stage: DealStage, index: number): DealStage[] {
  const last = waysOut[stage] ?? stage;
  const passed = mainLine.slice(0, mainLine.indexOf(last) + 1);
  // Not every buyer asks for a sample, nor bargains.
  const skipped = passed.filter(
    (step) =>
      step === last ||
      (!(step === 'SAMPLE' && index % 3 > 0) && !(step === 'NEGOTIATION' && index % 4 === 1)),
  );
  return waysOut[stage] ? [...skipped, stage] : skipped;
}

function linesOf(company: string, index: number): DemoLine[] {
  const catalogue = demoProducts.filter((product) => product.company === company);
  return Array.from({ length: 1 + (index % 3) }, (_, line) => {
    const product = catalogue[(index * 3 + line * 5) % catalogue.length]!;
    return { product, quantity: String(Number(product.minimum) * (1 + ((index + line) % 4))) };
  });
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

/** The year in Shanghai, where both companies are. */
export function numberYear(at: Date): number {
  return new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear();
}
