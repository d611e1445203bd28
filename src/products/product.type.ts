import { productCertificates, productClaims } from '../../schema/tables/product-knowledge.ts';
import { products, purchaseCosts } from '../../schema/tables/products.ts';
import { packages, units } from '../../schema/tables/trade.ts';
import { everyoneOfTheCompany } from '../access/row-scopes.ts';
import { Column, Connection, Entity, Id, MoneyColumn, ToMany, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { TaxSchemeType } from '../pricing/export-rebate.type.ts';
import { CountryCodeScalar } from '../trade/trade.scalar.ts';
import { Package, Unit } from '../trade/unit.type.ts';
import { ProductCertificate } from './certificate.type.ts';
import { type Regulation, regulations } from './product-claim.ts';
import { ProductClaim } from './product-claim.type.ts';

export const RegulationType = enumType('Regulation', regulations, 'What is regulated about a product.', {
  NONE: 'Nothing beyond what holds for all goods.',
  PHARMA: 'Medicines and active substances.',
  MEDICAL_DEVICE: 'Medical devices.',
  CHEMICAL: 'Chemicals that are registered or classified.',
  FOOD: 'Food, feed and food supplements.',
});

@Entity(products, {
  description: 'What we sell, with what customs and the packing list need to know.',
  prefix: 'product',
  scope: everyoneOfTheCompany,
  filters: {
    code: { kind: 'text', column: products.code },
    hsCode: { kind: 'text', column: products.hsCode },
    search: { kind: 'search', columns: [products.name, products.code, products.hsCode] },
  },
  orders: { name: products.name, code: products.code },
})
export class Product {
  @Id(products.id)
  id!: string;

  @Column(products.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(products.code, { description: 'Our own code, unique in the company.' })
  code!: string;

  @Column(products.name, { description: 'The name under which it is sold.' })
  name!: string;

  @Column(products.description, { description: 'The description for offers.' })
  description!: string | null;

  @Column(products.hsCode, {
    description:
      'National tariff code: its first six digits are the Harmonized System’s, the same in every country.',
  })
  hsCode!: string;

  @Column(products.originCountry, {
    type: () => CountryCodeScalar,
    description: 'Where it is made (ISO 3166-1 alpha-2).',
  })
  originCountry!: string;

  @Column(products.regulation, {
    type: () => RegulationType,
    description: 'Whether what may be said of it is approved market by market.',
  })
  regulation!: Regulation;

  @ToOne(() => Unit, products.unit, { description: 'The unit in which it is sold.', to: units.code })
  unit!: Unit | null;

  @ToOne(() => Package, products.packageKind, {
    description: 'The package that it is shipped in.',
    to: packages.code,
  })
  packageKind!: Package | null;

  @Column(products.unitsPerPackage, { description: 'How many units one package holds.' })
  unitsPerPackage!: number;

  @Column(products.packageLengthCm, { description: 'Outer length of a package, in centimetres.' })
  packageLengthCm!: string | null;

  @Column(products.packageWidthCm, { description: 'Outer width of a package, in centimetres.' })
  packageWidthCm!: string | null;

  @Column(products.packageHeightCm, { description: 'Outer height of a package, in centimetres.' })
  packageHeightCm!: string | null;

  @Column(products.packageNetKg, { description: 'Net weight of a package, in kilograms.' })
  packageNetKg!: string | null;

  @Column(products.packageGrossKg, { description: 'Gross weight of a package, in kilograms.' })
  packageGrossKg!: string | null;

  @Column(products.minimumOrderQuantity, { description: 'The smallest quantity that we sell.' })
  minimumOrderQuantity!: string;

  @MoneyColumn(products.floorPrice, products.floorPriceCurrency, {
    description:
      'The lowest unit price, ex works, that may be quoted without approval. Null without the right to see it.',
    needs: 'floor:read',
  })
  floorPrice!: object | null;

  @Connection(() => ProductClaim, productClaims.productId, {
    description: 'What is said of it, market by market.',
  })
  claims!: object;

  @ToMany(() => ProductCertificate, productCertificates.productId, {
    description: 'The papers that let it into its markets, by scheme.',
    orderBy: [productCertificates.scheme, productCertificates.number],
    atMost: 500,
  })
  certificates!: ProductCertificate[];

  @ToMany(() => PurchaseCost, purchaseCosts.productId, {
    description: 'What it costs to buy, oldest first. Null without the right to see costs.',
    orderBy: [purchaseCosts.validFrom],
    atMost: 500,
    needs: 'cost:read',
  })
  purchaseCosts!: PurchaseCost[] | null;
}

@Entity(purchaseCosts, {
  description: 'What one unit costs to buy from a day on, until a later cost replaces it.',
  prefix: 'cost',
  scope: { parent: () => Product, through: purchaseCosts.productId },
})
export class PurchaseCost {
  @Id(purchaseCosts.id)
  id!: string;

  @Column(purchaseCosts.validFrom, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @MoneyColumn(purchaseCosts.unitCost, purchaseCosts.currency, {
    description: 'For one unit, including VAT.',
    needs: 'cost:read',
  })
  unitCost!: object | null;

  @Column(purchaseCosts.vatRate, { description: 'VAT within the cost, as a fraction.', needs: 'cost:read' })
  vatRate!: string | null;

  @Column(purchaseCosts.rebateRate, {
    description: 'The share of the net purchase amount that the tax office pays back on export.',
    needs: 'cost:read',
  })
  rebateRate!: string | null;

  @Column(purchaseCosts.taxScheme, {
    type: () => TaxSchemeType,
    description: 'How VAT is relieved on export.',
    needs: 'cost:read',
  })
  taxScheme!: string | null;

  @Column(purchaseCosts.supplierName, { description: 'Who makes it.', needs: 'cost:read' })
  supplierName!: string | null;
}
