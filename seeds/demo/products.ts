import { products, purchaseCosts } from '../../schema/tables/products.ts';
import type { Transaction } from '../../src/database/database.ts';
import { Decimal } from '../../src/trade/decimal.ts';
import { insertRows } from '../insert-rows.ts';
import { demoCompany, otherCompany } from './companies.ts';
import { demoId } from './demo-id.ts';

/** A product of the demo: codes, packing, and what it costs. */
export interface DemoProduct {
  readonly company: string;
  readonly code: string;
  readonly name: string;
  readonly hsCode: string;
  readonly unit: string;
  readonly unitsPerPackage: number;
  readonly size: readonly [string, string, string];
  readonly netKg: string;
  readonly grossKg: string;
  readonly minimum: string;
  /** CNY for one unit, with 13 % VAT. */
  readonly cost: string;
  readonly rebateRate: string;
  readonly supplier: string;
}

type Row = readonly [
  string,
  string,
  string,
  string,
  number,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

// code | name | HS | unit | per carton | L×W×H cm | net kg | gross kg | MOQ | CNY incl. VAT | rebate | supplier
// biome-ignore format: one product a line reads as a table
const rows: readonly Row[] = [
  ['LED-P40', 'LED panel light 40 W', '9405110000', 'H87', 6, '63×22×65', '13.8', '15.4', '600', '68.50', '0.13', 'Cixi Lumen Works'],
  ['LED-W30', 'LED work light 30 W, rechargeable', '9405429000', 'H87', 12, '52×38×31', '10.8', '12.1', '600', '56.50', '0.13', 'Cixi Lumen Works'],
  ['LED-S60', 'Solar street light 60 W', '9405410000', 'SET', 2, '78×38×36', '17.2', '19.5', '100', '412.00', '0.13', 'Yuyao Suncrest'],
  ['LED-B09', 'LED bulb 9 W E27', '8539520000', 'H87', 100, '62×32×27', '5.1', '6.3', '10000', '3.85', '0.13', 'Cixi Lumen Works'],
  ['KIT-P24', 'Stainless frying pan 24 cm', '7323930000', 'H87', 12, '54×28×34', '11.4', '12.9', '1200', '38.20', '0.13', 'Yongkang Kitchen Steel'],
  ['KIT-S12', 'Stainless cookware set, 12 pieces', '7323930000', 'SET', 2, '58×34×46', '12.6', '14.5', '300', '236.00', '0.13', 'Yongkang Kitchen Steel'],
  ['KIT-K05', 'Knife set, 5 pieces, with block', '8211910000', 'SET', 8, '46×36×34', '13.0', '14.6', '480', '74.00', '0.13', 'Yangjiang Blade'],
  ['KIT-B18', 'Vacuum bottle 0.5 l', '9617001900', 'H87', 24, '50×34×29', '8.2', '9.6', '2400', '27.60', '0.13', 'Yongkang Kitchen Steel'],
  ['TOO-D20', 'Cordless drill 20 V, two batteries', '8467210000', 'SET', 6, '48×35×31', '14.4', '16.0', '300', '189.00', '0.13', 'Jinhua Powerline'],
  ['TOO-G11', 'Angle grinder 115 mm', '8467291000', 'H87', 8, '46×34×30', '15.2', '16.8', '480', '112.00', '0.13', 'Jinhua Powerline'],
  ['TOO-S46', 'Socket set, 46 pieces', '8204200000', 'SET', 20, '42×34×28', '19.0', '20.4', '1000', '33.80', '0.13', 'Ningbo Forge'],
  ['TOO-H16', 'Claw hammer 16 oz', '8205200000', 'H87', 24, '37×28×22', '18.4', '19.6', '2400', '17.40', '0.13', 'Ningbo Forge'],
  ['HAR-L50', 'Brass padlock 50 mm', '8301100000', 'H87', 60, '36×26×20', '16.8', '17.9', '3000', '14.20', '0.13', 'Pujiang Lock'],
  ['HAR-H04', 'Door hinge 100 mm, stainless', '8302100000', 'PR', 50, '34×24×18', '17.5', '18.3', '5000', '9.60', '0.13', 'Jieyang Fittings'],
  ['HAR-S30', 'Self-tapping screws 4.2×30, box of 500', '7318140000', 'NMP', 20, '38×28×20', '21.0', '21.8', '2000', '18.90', '0.13', 'Haiyan Fasteners'],
  ['TEX-T70', 'Bath towel 70×140 cm, 500 g/m²', '6302601000', 'H87', 30, '60×42×38', '14.7', '16.1', '3000', '22.40', '0.13', 'Gaoyang Towel'],
  ['TEX-B20', 'Bed linen set, cotton, double', '6302319900', 'SET', 10, '56×40×32', '18.5', '20.0', '800', '118.00', '0.13', 'Nantong Home Textile'],
  ['TEX-C01', 'Curtain, blackout, 140×245 cm', '6303920000', 'H87', 20, '58×40×30', '17.2', '18.6', '1500', '31.50', '0.13', 'Shaoxing Weave'],
  ['OUT-C02', 'Folding camping chair', '9401790000', 'H87', 6, '92×22×34', '14.4', '15.8', '600', '58.00', '0.13', 'Wuyi Outdoor'],
  ['OUT-T04', 'Tent for four, double layer', '6306220010', 'H87', 4, '66×34×30', '15.6', '17.2', '300', '196.00', '0.13', 'Wuyi Outdoor'],
  ['OUT-G10', 'Garden hose 1/2", 20 m, with fittings', '3917390000', 'SET', 8, '44×44×36', '15.8', '17.1', '480', '42.00', '0.13', 'Taizhou Hose'],
  ['CER-M35', 'Stoneware mug 0.35 l', '6912001000', 'H87', 36, '48×36×26', '13.5', '15.2', '3600', '8.20', '0.09', 'Liling Stoneware'],
  ['PAP-N05', 'Notebook A5, 96 sheets, hard cover', '4820100000', 'H87', 60, '44×32×26', '15.6', '16.5', '6000', '6.90', '0.00', 'Wenzhou Paperworks'],
  ['WOO-B30', 'Bamboo cutting board 30×40 cm', '4419110000', 'H87', 20, '42×32×34', '16.4', '17.7', '1500', '24.50', '0.09', 'Anji Bamboo'],
];

// biome-ignore format: one product a line reads as a table
const otherRows: readonly Row[] = [
  ['TIL-60', 'Porcelain tile 60×60 cm, matt', '6907219000', 'MTK', 1, '61×61×5', '22.0', '22.6', '1000', '39.00', '0.00', 'Foshan Kiln One'],
  ['TIL-30', 'Wall tile 30×60 cm, glossy', '6907239000', 'MTK', 1, '61×31×8', '17.0', '17.5', '1000', '31.00', '0.00', 'Foshan Kiln One'],
  ['SAN-01', 'Washbasin, ceramic, 50 cm', '6910100000', 'H87', 1, '55×45×22', '11.0', '12.4', '200', '96.00', '0.09', 'Chaozhou Sanitary'],
];

const productOf =
  (company: string) =>
  ([
    code,
    name,
    hsCode,
    unit,
    unitsPerPackage,
    size,
    netKg,
    grossKg,
    minimum,
    cost,
    rebateRate,
    supplier,
  ]: Row): DemoProduct => ({
    ...{
      company,
      code,
      name,
      hsCode,
      unit,
      unitsPerPackage,
      netKg,
      grossKg,
      minimum,
      cost,
      rebateRate,
      supplier,
    },
    size: size.split('×') as [string, string, string],
  });

export const demoProducts: readonly DemoProduct[] = [
  ...rows.map(productOf(demoCompany.id)),
  ...otherRows.map(productOf(otherCompany.id)),
];

/** What a product costs from a day on: since the new year suppliers ask for about 4 % more. */
export function costsOf(product: DemoProduct, now: Date): { validFrom: string; unitCost: string }[] {
  const year = now.getUTCFullYear();
  return [
    { validFrom: `${year - 2}-01-01`, unitCost: new Decimal(product.cost).times('0.96').toFixed(2) },
    { validFrom: `${year}-01-01`, unitCost: product.cost },
  ];
}

export async function seedProducts(tx: Transaction, since: Date, now: Date): Promise<void> {
  const at = since.toISOString();
  const dates = { createdAt: at, updatedAt: at };
  await insertRows(
    tx,
    products,
    demoProducts.map((product, index) => ({
      companyId: product.company,
      id: demoId(`product ${product.code}`),
      ...dates,
      code: product.code,
      name: product.name,
      hsCode: product.hsCode,
      originCountry: 'CN',
      unit: product.unit,
      packageKind: 'CT',
      unitsPerPackage: product.unitsPerPackage,
      packageLengthCm: product.size[0],
      packageWidthCm: product.size[1],
      packageHeightCm: product.size[2],
      packageNetKg: product.netKg,
      packageGrossKg: product.grossKg,
      minimumOrderQuantity: product.minimum,
      // Every third product has a floor: its cost and 3 %.
      ...(index % 3 === 0 && {
        floorPrice: new Decimal(product.cost).times('1.03').toFixed(2),
        floorPriceCurrency: 'CNY',
      }),
    })),
  );
  await insertRows(
    tx,
    purchaseCosts,
    demoProducts.flatMap((product) =>
      costsOf(product, now).map((cost) => ({
        companyId: product.company,
        id: demoId(`cost ${product.code} ${cost.validFrom}`),
        ...dates,
        productId: demoId(`product ${product.code}`),
        ...cost,
        currency: 'CNY',
        vatRate: '0.13',
        rebateRate: product.rebateRate,
        taxScheme: 'TRADER' as const,
        supplierName: product.supplier,
      })),
    ),
  );
}
