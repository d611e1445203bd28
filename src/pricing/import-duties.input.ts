import { Field, InputType } from 'type-graphql';
import { enumType } from '../graph/enum-type.ts';
import { decimal } from '../trade/decimal.ts';
import { MoneyInput } from '../trade/money.type.ts';
import { DecimalScalar } from '../trade/trade.scalar.ts';
import { readAmount } from './charge.input.ts';
import { type CustomsValueBasis, customsValueBases } from './duty.ts';
import type { ImportDuties } from './price-ladder/price-ladder.ts';

export const CustomsValueBasisType = enumType(
  'CustomsValueBasis',
  customsValueBases,
  'What a customs value holds.',
  {
    CIF: 'Carriage and insurance to the border too, as in China, the EU and the UK.',
    FOB: 'Neither, as in the US, Canada and Australia.',
  },
);

@InputType({
  description: 'A duty: a share of the customs value, an amount for each unit, or both (compound).',
})
export class DutyInput {
  @Field(() => DecimalScalar, { nullable: true, description: 'As a fraction of the customs value.' })
  rate?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'For each unit.' })
  perUnit?: MoneyInput | null;
}

@InputType({ description: 'Duties and tax that the seller pays under DDP, worked back from the price.' })
export class ImportDutiesInput {
  @Field(() => [DutyInput], {
    defaultValue: [],
    description: 'All duties: the tariff rate and additional, anti-dumping and countervailing ones.',
  })
  duties!: DutyInput[];

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'VAT or other tax on import, as a fraction of the value with duty.',
  })
  taxRate!: string;

  @Field(() => CustomsValueBasisType, { defaultValue: 'CIF', description: 'What the customs value holds.' })
  valuedAs!: CustomsValueBasis;
}

/** Import duties as the rules take them. */
export function readImportDuties(input: ImportDutiesInput | null | undefined): ImportDuties | null {
  return input
    ? {
        duties: input.duties.map(({ rate, perUnit }) => ({
          rate: rate ? decimal(rate) : null,
          perUnit: perUnit ? readAmount(perUnit) : null,
        })),
        taxRate: decimal(input.taxRate),
        valuedAs: input.valuedAs,
      }
    : null;
}
