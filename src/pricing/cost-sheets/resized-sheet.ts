import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import { countPackages } from '../../trade/quantity.ts';
import type { CountedLine } from '../charge-basis.ts';
import { hasTooManyPackages } from './cost-sheet-goods.ts';
import { containersAtMost, containersOf, type GivenContainers } from './sheet-containers.ts';

/** A frozen line as far as it follows its quantity. */
export interface PackedGoods extends CountedLine {
  readonly unitsPerPackage?: number | null | undefined;
}

/** What of a sheet follows the quantities of its goods. */
export interface Resized<Goods extends PackedGoods> {
  readonly goods: Goods[];
  readonly containers: number | null;
}

/**
 * The goods of a frozen sheet in other quantities, by their sequence: packed as they were when it was frozen, in
 * containers that are filled as they were. Those that are not named stay.
 */
export function resizedGoods<Goods extends PackedGoods>(
  sheet: GivenContainers,
  goods: readonly Goods[],
  quantities: ReadonlyMap<number, string>,
): Resized<Goods> {
  const after = goods.map((line) => {
    const quantity = quantities.get(line.sequence);
    return quantity === undefined ? line : { ...line, quantity, ...repacked(line, quantity) };
  });
  return { goods: after, containers: refilled(sheet, goods, after) };
}

/** The lines that have more packages in these quantities than any line has, and whether all have more containers than a sheet holds. */
export function findOversize({ goods, containers }: Resized<PackedGoods>): {
  readonly lines: readonly number[];
  readonly inContainers: boolean;
} {
  const lines = goods.filter(
    ({ quantity, unitsPerPackage }) => unitsPerPackage && hasTooManyPackages(quantity, unitsPerPackage),
  );
  return {
    lines: lines.map(({ sequence }) => sequence),
    inContainers: containers !== null && containers > containersAtMost,
  };
}

/** Weights and volume follow the packages, each of which is what it was. */
function repacked({ unitsPerPackage, packages, netKg, grossKg, cbm }: PackedGoods, quantity: string) {
  if (!unitsPerPackage || !packages) return {};
  const count = countPackages(new Decimal(quantity), new Decimal(unitsPerPackage)).packages;
  const ofAll = (all: string | null | undefined) =>
    all ? writeDecimal(new Decimal(all).times(count).div(packages)) : (all ?? null);
  return { packages: count.toNumber(), netKg: ofAll(netKg), grossKg: ofAll(grossKg), cbm: ofAll(cbm) };
}

/**
 * As many containers as the goods fill; more or fewer where a sheet was given more or fewer than its goods filled, in
 * the same proportion and a started one whole.
 */
function refilled(
  { equipment, containers }: GivenContainers,
  before: readonly PackedGoods[],
  after: readonly PackedGoods[],
): number | null {
  const filled = containersOf({ equipment }, before);
  const fill = containersOf({ equipment }, after);
  if (!containers || !filled || !fill) return containers ?? null;
  return new Decimal(containers).times(fill).div(filled).ceil().toNumber();
}
