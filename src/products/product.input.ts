import { ID, InputType, Int } from 'type-graphql';
import { count, country, hsCode, line, paragraphs, positive, share, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import type { TaxScheme } from '../pricing/export-rebate.ts';
import { TaxSchemeType } from '../pricing/export-rebate.type.ts';
import { MoneyInput } from '../trade/money.type.ts';
import { CountryCodeScalar, DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import { RegulationType } from './product.type.ts';
import type { Regulation } from './product-claim.ts';

@InputType({ description: 'What one unit costs to buy from a day on.' })
export class PurchaseCostInput {
  @Given(() => DateScalar, { description: 'The first day on which it holds.' })
  validFrom!: string;

  @Given(() => MoneyInput, { description: 'For one unit, including VAT where `vatRate` is above 0.' })
  unitCost!: MoneyInput;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'VAT within the cost, as a fraction.',
    check: share,
  })
  vatRate!: string;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description:
      'Paid back on export, as a fraction of the net amount; `vatRate` at most. What `recordRebateRates` says of the tariff code on the day of a cost sheet goes before.',
    check: share,
  })
  rebateRate!: string;

  @Given(() => TaxSchemeType, { defaultValue: 'TRADER', description: 'How VAT is relieved on export.' })
  taxScheme!: TaxScheme;

  @Given(() => String, { nullable: true, description: 'Who makes it.', check: line(200) })
  supplierName?: string | null;
}

@InputType({ description: 'One package of a product.' })
export class PackingInput {
  @Given(() => String, { defaultValue: 'CT', description: 'Kind of package (UNECE Recommendation 21).' })
  kind!: string;

  @Given(() => Int, { description: 'How many units it holds.', check: count })
  unitsPerPackage!: number;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Outer length in centimetres.',
    check: positive,
  })
  lengthCm?: string | null;

  @Given(() => DecimalScalar, { nullable: true, description: 'Outer width in centimetres.', check: positive })
  widthCm?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Outer height in centimetres.',
    check: positive,
  })
  heightCm?: string | null;

  @Given(() => DecimalScalar, { nullable: true, description: 'Net weight in kilograms.', check: positive })
  netKg?: string | null;

  @Given(() => DecimalScalar, { nullable: true, description: 'Gross weight in kilograms.', check: positive })
  grossKg?: string | null;
}

@InputType({ description: 'A new product.' })
export class CreateProductInput extends MutationInput {
  @Given(() => String, { description: 'Our own code, unique in the company.', check: line(50) })
  code!: string;

  @Given(() => String, { description: 'The name under which it is sold.', check: line(200) })
  name!: string;

  @Given(() => String, {
    nullable: true,
    description: 'The description for offers.',
    check: paragraphs(5000),
  })
  description?: string | null;

  @Given(() => String, { description: 'National tariff code: 6 digits and 2 to 7 more.', check: hsCode })
  hsCode!: string;

  @Given(() => CountryCodeScalar, { description: 'Where it is made.', check: country })
  originCountry!: string;

  @Given(() => String, { defaultValue: 'H87', description: 'Unit of sale (UNECE Recommendation 20).' })
  unit!: string;

  @Given(() => PackingInput, { description: 'How it is packed.' })
  packing!: PackingInput;

  @Given(() => DecimalScalar, {
    defaultValue: '1',
    description: 'The smallest quantity sold.',
    check: positive,
  })
  minimumOrderQuantity!: string;

  @Given(() => MoneyInput, {
    nullable: true,
    description: 'The lowest unit price, ex works, without approval.',
  })
  floorPrice?: MoneyInput | null;

  @Given(() => RegulationType, {
    defaultValue: 'NONE',
    description: 'Whether what may be said of it is approved market by market.',
  })
  regulation!: Regulation;

  @Given(() => PurchaseCostInput, { nullable: true, description: 'Its first purchase cost.' })
  purchaseCost?: PurchaseCostInput | null;
}

@InputType({
  description: 'What is to change of a product; what is left out stays, and null empties a field.',
})
export class UpdateProductInput extends MutationInput {
  @Given(() => ID, { description: 'Which product.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'The name under which it is sold.', check: line(200) })
  name?: string;

  @Given(() => String, {
    nullable: true,
    description: 'The description for offers.',
    check: paragraphs(5000),
  })
  description?: string | null;

  @Given(() => String, { nullable: true, description: 'National tariff code.', check: hsCode })
  hsCode?: string;

  @Given(() => DecimalScalar, { nullable: true, description: 'The smallest quantity sold.', check: positive })
  minimumOrderQuantity?: string;

  @Given(() => RegulationType, {
    nullable: true,
    description: 'Whether what may be said of it is approved market by market.',
  })
  regulation?: Regulation;

  @Given(() => PackingInput, { nullable: true, description: 'How it is packed, as a whole.' })
  packing?: PackingInput;

  @Given(() => MoneyInput, {
    nullable: true,
    description: 'The lowest unit price, ex works, without approval.',
  })
  floorPrice?: MoneyInput | null;
}

@InputType({ description: 'A purchase cost from a day on.' })
export class SetPurchaseCostInput extends MutationInput {
  @Given(() => ID, { description: 'Which product.' })
  productId!: string;

  @Given(() => PurchaseCostInput, { description: 'The cost; one that begins on the same day is replaced.' })
  cost!: PurchaseCostInput;
}
