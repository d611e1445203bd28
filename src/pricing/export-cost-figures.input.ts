import { Field, InputType } from 'type-graphql';
import { decimal } from '../trade/decimal.ts';
import { MoneyInput } from '../trade/money.type.ts';
import { DecimalScalar } from '../trade/trade.scalar.ts';
import { InsuranceInput, readAmount, readInsurance } from './charge.input.ts';
import type { ExportSale } from './export-cost-figures.ts';
import type { TaxScheme } from './export-rebate.ts';
import { TaxSchemeType } from './export-rebate.type.ts';

@InputType({
  description: 'An export sale: costs in local currency, the price and what leaves it in foreign currency.',
})
export class ExportCostInput {
  @Field(() => MoneyInput, { description: 'What the goods cost, VAT included where `vatRate` is above 0.' })
  purchase!: MoneyInput;

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'VAT within it, as a fraction of the net.' })
  vatRate!: string;

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Paid back on export, as a fraction of the net.',
  })
  rebateRate!: string;

  @Field(() => TaxSchemeType, { defaultValue: 'TRADER', description: 'How VAT is relieved on export.' })
  scheme!: TaxScheme;

  @Field(() => [MoneyInput], {
    defaultValue: [],
    description: 'Charges at home, in the currency of the purchase.',
  })
  domesticCharges!: MoneyInput[];

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Overhead as a share of the purchase price, beside the charges.',
  })
  domesticChargeRate!: string;

  @Field(() => MoneyInput, { description: 'The price that the buyer pays.' })
  price!: MoneyInput;

  @Field(() => MoneyInput, { nullable: true, description: 'Main carriage within it, in its currency.' })
  freight?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The premium within it; goes before `insurance`.' })
  insurancePremium?: MoneyInput | null;

  @Field(() => InsuranceInput, { nullable: true, description: 'From which the premium is worked out.' })
  insurance?: InsuranceInput | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'Commission within it; goes before `commissionRate`.',
  })
  commission?: MoneyInput | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Commission as a fraction of the price.' })
  commissionRate?: string | null;

  @Field(() => DecimalScalar, {
    description: 'Local currency for one unit of the price’s currency, bank buying rate.',
  })
  rate!: string;
}

/** The sale as the rules take it. */
export function readExportSale(input: ExportCostInput): ExportSale {
  const amount = (given: MoneyInput | null | undefined) => (given ? readAmount(given) : null);
  return {
    purchase: readAmount(input.purchase),
    vatRate: decimal(input.vatRate),
    rebateRate: decimal(input.rebateRate),
    scheme: input.scheme,
    domesticCharges: input.domesticCharges.map(readAmount),
    domesticChargeRate: decimal(input.domesticChargeRate),
    price: readAmount(input.price),
    freight: amount(input.freight),
    insurancePremium: amount(input.insurancePremium),
    insurance: readInsurance(input.insurance),
    commission: amount(input.commission),
    commissionRate: input.commissionRate ? decimal(input.commissionRate) : null,
    rate: decimal(input.rate),
  };
}
