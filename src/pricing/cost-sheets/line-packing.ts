import { Decimal, writeDecimal } from '../../trade/decimal.ts';
import { countPackages } from '../../trade/quantity.ts';

/** How a product is packed, as its catalogue says; null where that was not entered. */
export interface ProductPacking {
  readonly unitsPerPackage: number;
  readonly packageLengthCm: string | null;
  readonly packageWidthCm: string | null;
  readonly packageHeightCm: string | null;
  readonly packageNetKg: string | null;
  readonly packageGrossKg: string | null;
  readonly minimumOrderQuantity: string;
}

/** The packages of one line and what they weigh and take up, as a sheet freezes them. */
export interface LinePacking {
  readonly unitsPerPackage: number;
  readonly packages: number;
  readonly netKg: string | null;
  readonly grossKg: string | null;
  readonly cbm: string | null;
  readonly minimumOrderQuantity: string;
}

/** What a quantity is packed in. A package that is not full weighs and measures as a full one does. */
export function packingOf(product: ProductPacking, quantity: string): LinePacking {
  const { unitsPerPackage, minimumOrderQuantity } = product;
  const { packages } = countPackages(new Decimal(quantity), new Decimal(unitsPerPackage));
  const ofAll = (one: Decimal | null) => one && writeDecimal(one.times(packages));
  const weight = (kg: string | null) => ofAll(kg === null ? null : new Decimal(kg));
  return {
    ...{ unitsPerPackage, minimumOrderQuantity },
    packages: packages.toNumber(),
    netKg: weight(product.packageNetKg),
    grossKg: weight(product.packageGrossKg),
    cbm: ofAll(packageM3(product)),
  };
}

function packageM3(product: ProductPacking): Decimal | null {
  const { packageLengthCm, packageWidthCm, packageHeightCm } = product;
  if (packageLengthCm === null || packageWidthCm === null || packageHeightCm === null) return null;
  return new Decimal(packageLengthCm).times(packageWidthCm).times(packageHeightCm).div(1_000_000);
}
