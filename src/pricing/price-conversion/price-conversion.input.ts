import { Field, InputType, Int } from 'type-graphql';
import { decimal } from '../../trade/decimal.ts';
import { FxRateInput, readRates } from '../../trade/fx-conversion.input.ts';
import type { IncotermEdition, IncotermRule } from '../../trade/incoterm.ts';
import { IncotermEditionType, IncotermRuleType } from '../../trade/incoterm.type.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import type { RoundingMode } from '../../trade/rounding.ts';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { ChargeInput, InsuranceInput, readAmount, readCharges, readInsurance } from '../charge.input.ts';
import type { InsuranceBase } from '../cif-and-cip.ts';
import { InsuranceBaseType, RoundingModeType } from '../pricing-switch.type.ts';
import type { ConvertPriceRequest, PriceBasis } from './price-conversion.ts';

@InputType({ description: 'What a price means.' })
export class PriceBasisInput {
  @Field(() => IncotermRuleType, { description: 'The rule.' })
  rule!: IncotermRule;

  @Field(() => CurrencyCodeScalar, {
    nullable: true,
    description: 'The currency; by default that of the price.',
  })
  currency?: string | null;

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Commission within the price, as a fraction of it.',
  })
  commissionRate!: string;

  @Field(() => InsuranceInput, {
    nullable: true,
    description: 'The premium within a CIF or CIP price; other rules hold none.',
  })
  insurance?: InsuranceInput | null;

  @Field(() => DecimalScalar, { defaultValue: '1', description: 'How many units the price is for.' })
  unitsPerPack!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Days until the buyer pays.' })
  creditDays!: number;
}

@InputType({ description: 'A price, what it means, and what it is to mean.' })
export class ConvertPriceInput {
  @Field(() => MoneyInput, { description: 'The price.' })
  price!: MoneyInput;

  @Field(() => PriceBasisInput, { description: 'What it means.' })
  from!: PriceBasisInput;

  @Field(() => PriceBasisInput, { description: 'What it is to mean.' })
  to!: PriceBasisInput;

  @Field(() => [ChargeInput], {
    defaultValue: [],
    description:
      'Steps that lie between the two rules, for the same quantity as the price. Steps that both or neither hold change nothing.',
  })
  charges!: ChargeInput[];

  @Field(() => InsuranceBaseType, { defaultValue: 'GROSS', description: 'Which price is insured.' })
  insuranceBase!: InsuranceBase;

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'What credit costs a year, as a fraction.' })
  annualInterestRate!: string;

  @Field(() => Int, {
    defaultValue: 360,
    description: 'Days of a year for interest: 360, or 365 for GBP and HKD.',
  })
  dayCount!: number;

  @Field(() => [FxRateInput], { defaultValue: [], description: 'Rates for the currencies.' })
  rates!: FxRateInput[];

  @Field(() => IncotermEditionType, {
    defaultValue: 'INCOTERMS_2020',
    description: 'The edition of both rules.',
  })
  edition!: IncotermEdition;

  @Field(() => RoundingModeType, { defaultValue: 'HALF_UP', description: 'How the price is rounded.' })
  roundingMode!: RoundingMode;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which currencies must be current; by default today.',
  })
  on?: string | null;
}

/** The input as the rule takes it. */
export function readConversion(input: ConvertPriceInput, today: string): ConvertPriceRequest {
  return {
    price: readAmount(input.price),
    from: readBasis(input.from),
    to: readBasis(input.to),
    charges: readCharges(input.charges),
    insuranceBase: input.insuranceBase,
    annualInterestRate: decimal(input.annualInterestRate),
    dayCount: input.dayCount,
    rates: readRates(input.rates),
    edition: input.edition,
    roundingMode: input.roundingMode,
    on: input.on ?? today,
  };
}

function readBasis(basis: PriceBasisInput): PriceBasis {
  return {
    rule: basis.rule,
    currency: basis.currency,
    commissionRate: decimal(basis.commissionRate),
    insurance: readInsurance(basis.insurance),
    unitsPerPack: decimal(basis.unitsPerPack),
    creditDays: basis.creditDays,
  };
}
