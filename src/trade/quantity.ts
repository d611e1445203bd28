import { type Decimal, decimal } from './decimal.ts';

/** What a unit measures; quantities convert only within one. */
export type Dimension =
  | 'COUNT'
  | 'PAIR'
  | 'SET'
  | 'KIT'
  | 'MASS'
  | 'LENGTH'
  | 'AREA'
  | 'VOLUME'
  | 'PACKS'
  | 'SHARE';

/** A unit of UNECE Recommendation 20 with its exact size in the base unit of its dimension. */
export interface Unit {
  readonly code: string;
  readonly name: string;
  readonly dimension: Dimension;
  readonly size: Decimal;
}

/** The unit of a Recommendation 20 code, or undefined; PK, CT, BX and RO were withdrawn there and are packages. */
export function findUnit(code: string): Unit | undefined {
  return unitsByCode.get(code);
}

/** A quantity in another unit, exact, or null where the units do not measure the same. */
export function convertQuantity(quantity: Decimal, from: string, to: string): Decimal | null {
  const [source, target] = [findUnit(from), findUnit(to)];
  if (!source || !target || source.dimension !== target.dimension) return null;
  return quantity.times(source.size).div(target.size);
}

/** Packages for a quantity, the last perhaps not full. */
export interface PackageCount {
  readonly packages: Decimal;
  /** What is in the last package where it is not full, else zero. */
  readonly inPartialPackage: Decimal;
}

/** How many packages a quantity takes. A started one counts: goods in a carton that is not full are shipped too. */
export function countPackages(quantity: Decimal, unitsPerPackage: Decimal): PackageCount {
  return { packages: quantity.div(unitsPerPackage).ceil(), inPartialPackage: quantity.mod(unitsPerPackage) };
}

/** The kind of a package by a code of UNECE Recommendation 21, or undefined. */
export function findPackage(code: string): { readonly code: string; readonly name: string } | undefined {
  const name = packageNames[code];
  return name === undefined ? undefined : { code, name };
}

/** The code with which a package is written where a unit is asked for: CT becomes XCT. */
export function unitCodeOfPackage(code: string): string {
  return `X${code}`;
}

/** 1 lb, 1 in and 1 ft³ are defined by these numbers exactly (international yard and pound agreement, 1959). */
const poundKg = '0.45359237';
const inchM = '0.0254';
const footM = '0.3048';

const unitRows: readonly (readonly [code: string, name: string, dimension: Dimension, size: string])[] = [
  ['C62', 'one', 'COUNT', '1'],
  ['H87', 'piece', 'COUNT', '1'],
  ['EA', 'each', 'COUNT', '1'],
  ['NAR', 'number of articles', 'COUNT', '1'],
  ['DZN', 'dozen', 'COUNT', '12'],
  ['GRO', 'gross', 'COUNT', '144'],
  ['CEN', 'hundred', 'COUNT', '100'],
  ['MIL', 'thousand', 'COUNT', '1000'],
  ['PR', 'pair', 'PAIR', '1'],
  ['SET', 'set', 'SET', '1'],
  ['KT', 'kit', 'KIT', '1'],
  ['NMP', 'number of packs', 'PACKS', '1'],
  ['P1', 'percent', 'SHARE', '0.01'],
  ['GRM', 'gram', 'MASS', '0.001'],
  ['KGM', 'kilogram', 'MASS', '1'],
  ['TNE', 'tonne', 'MASS', '1000'],
  ['LBR', 'pound', 'MASS', poundKg],
  ['ONZ', 'ounce', 'MASS', '0.028349523125'],
  ['STN', 'short ton', 'MASS', '907.18474'],
  ['LTN', 'long ton', 'MASS', '1016.0469088'],
  ['MMT', 'millimetre', 'LENGTH', '0.001'],
  ['CMT', 'centimetre', 'LENGTH', '0.01'],
  ['MTR', 'metre', 'LENGTH', '1'],
  ['INH', 'inch', 'LENGTH', inchM],
  ['FOT', 'foot', 'LENGTH', footM],
  ['YRD', 'yard', 'LENGTH', '0.9144'],
  ['MTK', 'square metre', 'AREA', '1'],
  ['FTK', 'square foot', 'AREA', '0.09290304'],
  ['MTQ', 'cubic metre', 'VOLUME', '1'],
  ['FTQ', 'cubic foot', 'VOLUME', '0.028316846592'],
  ['LTR', 'litre', 'VOLUME', '0.001'],
  ['MLT', 'millilitre', 'VOLUME', '0.000001'],
];

const packageNames: Readonly<Record<string, string>> = {
  BE: 'bundle',
  BG: 'bag',
  BX: 'box',
  CR: 'crate',
  CS: 'case',
  CT: 'carton',
  DR: 'drum',
  JR: 'jar',
  NE: 'unpacked or unpackaged',
  PK: 'package',
  PX: 'pallet',
  RL: 'reel',
  RO: 'roll',
  SA: 'sack',
  WA: 'intermediate bulk container',
  ZZ: 'mutually defined',
};

const unitsByCode: ReadonlyMap<string, Unit> = new Map(
  unitRows.map(([code, name, dimension, size]) => [code, { code, name, dimension, size: decimal(size) }]),
);

/** Every unit and every kind of package, for those who list them. */
export const units: readonly Unit[] = [...unitsByCode.values()];
export const packageCodes: readonly string[] = Object.keys(packageNames);
