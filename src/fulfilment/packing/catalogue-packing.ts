import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import { countPackages } from '../../trade/quantity.ts';

/** How the catalogue says that a product is packed. */
export interface CataloguePacking {
  readonly packageKind: string;
  readonly unitsPerPackage: number;
  readonly packageLengthCm: string | null;
  readonly packageWidthCm: string | null;
  readonly packageHeightCm: string | null;
  readonly packageNetKg: string | null;
  readonly packageGrossKg: string | null;
}

/** Goods of a line of the contract that travel. */
export interface TravellingGoods {
  readonly line: number;
  readonly quantity: string;
  readonly product: CataloguePacking;
}

/** The packing list by the catalogue: full packages, and one more where some goods are left. */
export function packedByCatalogue(goods: readonly TravellingGoods[]) {
  const lines = goods.flatMap(({ line, quantity, product }) => {
    const { packages, inPartialPackage } = countPackages(
      new Decimal(quantity),
      new Decimal(product.unitsPerPackage),
    );
    const partial = inPartialPackage.gt(0);
    const measures = {
      ...{ line, packageKind: product.packageKind, marks: null },
      ...{
        lengthCm: product.packageLengthCm,
        widthCm: product.packageWidthCm,
        heightCm: product.packageHeightCm,
      },
    };
    const full = {
      ...{ ...measures, netKg: product.packageNetKg, grossKg: product.packageGrossKg },
      ...{ packages: packages.toNumber() - (partial ? 1 : 0), perPackage: String(product.unitsPerPackage) },
    };
    // What a package weighs that is not full nobody has said.
    const last = {
      ...{ ...measures, netKg: null, grossKg: null },
      ...{ packages: 1, perPackage: writeDecimal(inPartialPackage) },
    };
    return [...(full.packages > 0 ? [full] : []), ...(partial ? [last] : [])];
  });
  return lines.map((line, index) => ({ position: index + 1, ...line }));
}
