import type { IncotermRule, TransportMode } from '../../src/trade/incoterm.ts';
import { places } from '../reference/ports.ts';
import { demoCompany } from './companies.ts';
import { companyOf, type DemoCustomer } from './customers.ts';

/** Under which rule goods travel to a customer, how, and the place beside the rule. */
export interface DemoRoute {
  readonly rule: IncotermRule;
  readonly mode: TransportMode;
  readonly namedPlace: string;
  readonly locode: string;
  /** Where a ship would arrive. */
  readonly port: string;
  /** Ocean freight in USD of a container of 40 feet, high cube. */
  readonly freightUsd: number;
}

/** Where the goods for a country arrive, and the ocean freight in USD of a container of 40 feet, high cube. */
const gateways: Readonly<Record<string, readonly [port: string, airport: string, freightUsd: number]>> = {
  DE: ['DEHAM', 'DEFRA', 2380],
  AT: ['SIKOP', 'ATVIE', 2560],
  SE: ['SEGOT', 'SEGOT', 2640],
  DK: ['DKAAR', 'DKAAR', 2620],
  NL: ['NLRTM', 'NLAMS', 2320],
  FR: ['FRFOS', 'FRCDG', 2710],
  ES: ['ESVLC', 'ESMAD', 2690],
  IT: ['ITGOA', 'ITMIL', 2740],
  GB: ['GBFXT', 'GBLHR', 2410],
  US: ['USLAX', 'USORD', 2140],
  CA: ['CAVAN', 'CATOR', 2230],
  MX: ['MXZLO', 'MXMEX', 2480],
  BR: ['BRSSZ', 'BRGRU', 3650],
  AE: ['AEJEA', 'AEDXB', 1580],
  KE: ['KEMBA', 'KENBO', 2890],
  IN: ['INNSA', 'INBOM', 1240],
  AU: ['AUSYD', 'AUSYD', 1760],
  JP: ['JPYOK', 'JPNRT', 620],
};

/** The ports of arrival, each with its freight. */
export const seaLanes = Object.values(gateways).map(([port, , freightUsd]) => ({ port, freightUsd }));

/** The rules that the deals take turns with. */
const rulesBySea: readonly IncotermRule[] = ['CIF', 'FOB', 'CFR', 'FCA', 'CIF', 'DAP', 'FOB', 'CPT'];
const rulesByAir: readonly IncotermRule[] = ['CPT', 'FCA', 'CIP', 'DAP'];

export function routeTo(customer: DemoCustomer, byAir: boolean, turn: number): DemoRoute {
  const gateway = gateways[customer.country];
  if (!gateway) throw new Error(`No way to ${customer.country}`);
  const [port, airport, freightUsd] = gateway;
  const rules = byAir ? rulesByAir : rulesBySea;
  const rule = rules[turn % rules.length]!;
  const atOrigin = rule === 'FOB' || rule === 'FCA';
  const arrival = byAir ? airport : port;
  const locode = atOrigin ? originOf(companyOf(customer), byAir) : arrival;
  // A seller who delivers goes on to the buyer's town, where that has a code here.
  const town = places.find(({ country, name }) => country === customer.country && name === customer.city);
  const place = (rule === 'DAP' && town) || places.find((candidate) => candidate.locode === locode)!;
  const mode = byAir ? 'AIR' : 'SEA';
  return { rule, mode, namedPlace: place.name, locode: place.locode, port, freightUsd };
}

/** Where the goods of a company leave China. */
export function originOf(company: string, byAir: boolean): string {
  if (company === demoCompany.id) return byAir ? 'CNPVG' : 'CNNGB';
  return byAir ? 'CNCAN' : 'CNNSA';
}
