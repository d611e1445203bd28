import { Field, InputType, Int } from 'type-graphql';
import { decimal } from '../../trade/decimal.ts';
import { FxRateInput, readRates } from '../../trade/fx-conversion.input.ts';
import type { FcaPlace, IncotermEdition, IncotermRule, TransportMode } from '../../trade/incoterm.ts';
import {
  FcaPlaceType,
  IncotermEditionType,
  IncotermRuleType,
  TransportModeType,
} from '../../trade/incoterm.type.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import type { RoundingMode } from '../../trade/rounding.ts';
import {
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateScalar,
  DecimalScalar,
} from '../../trade/trade.scalar.ts';
import { ChargeInput, InsuranceInput, readAmount, readCharges, readInsurance } from '../charge.input.ts';
import type { InsuranceBase } from '../cif-and-cip.ts';
import type { CommissionBase } from '../commission.ts';
import type { TaxScheme } from '../export-rebate.ts';
import { TaxSchemeType } from '../export-rebate.type.ts';
import { ImportDutiesInput, readImportDuties } from '../import-duties.input.ts';
import type { ProfitBasis } from '../margin.ts';
import { PayerOverrideInput } from '../payer-override.input.ts';
import {
  CommissionBaseType,
  InsuranceBaseType,
  ProfitBasisType,
  RoundingModeType,
} from '../pricing-switch.type.ts';
import type { PriceLadderRequest } from './price-ladder.ts';

@InputType({ description: 'Cost of the whole quantity; `amount` includes VAT where `vatRate` is above 0.' })
export class GoodsInput {
  @Field(() => MoneyInput, { description: 'What the goods cost.' })
  amount!: MoneyInput;

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'VAT within the amount, as a fraction of the net.',
  })
  vatRate!: string;

  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'VAT that comes back on export, as a fraction of the net; `vatRate` at most.',
  })
  rebateRate!: string;

  @Field(() => TaxSchemeType, { defaultValue: 'TRADER', description: 'How it comes back.' })
  scheme!: TaxScheme;
}

@InputType({ description: 'Profit, as a share of the price or on top of the cost.' })
export class ProfitInput {
  @Field(() => DecimalScalar, { description: 'As a fraction.' })
  rate!: string;

  @Field(() => ProfitBasisType, { defaultValue: 'PRICE', description: 'Of what it is a fraction.' })
  basis!: ProfitBasis;
}

@InputType({ description: 'Commission, always within the price.' })
export class CommissionInput {
  @Field(() => DecimalScalar, { description: 'As a fraction.' })
  rate!: string;

  @Field(() => CommissionBaseType, { defaultValue: 'INVOICE', description: 'Of what it is a fraction.' })
  base!: CommissionBase;
}

@InputType({ description: 'Unit prices that bind: the price of all is quantity × the rounded unit price.' })
export class UnitPriceRoundingInput {
  @Field(() => Int, { description: 'Places after the point, 6 at most.' })
  places!: number;

  @Field(() => RoundingModeType, { defaultValue: 'HALF_UP', description: 'UP protects the margin.' })
  mode!: RoundingMode;
}

@InputType({ description: 'A cost sheet, and how to price it.' })
export class PriceLadderInput {
  @Field(() => CurrencyCodeScalar, { description: 'The currency of the prices.' })
  currency!: string;

  @Field(() => DecimalScalar, { defaultValue: '1', description: 'How many units the costs are for.' })
  quantity!: string;

  @Field(() => GoodsInput, { description: 'The goods.' })
  goods!: GoodsInput;

  @Field(() => [ChargeInput], { defaultValue: [], description: 'Everything else that the sheet holds.' })
  charges!: ChargeInput[];

  @Field(() => [FxRateInput], {
    defaultValue: [],
    description:
      'Rates for the currencies of the sheet: direct, the other way round, or across one currency.',
  })
  rates!: FxRateInput[];

  @Field(() => InsuranceInput, { nullable: true, description: 'Insurance of CIF and CIP.' })
  insurance?: InsuranceInput | null;

  @Field(() => CommissionInput, { nullable: true, description: "An agent's commission." })
  commission?: CommissionInput | null;

  @Field(() => InsuranceBaseType, { defaultValue: 'GROSS', description: 'Which price is insured.' })
  insuranceBase!: InsuranceBase;

  @Field(() => ProfitInput, { nullable: true, description: 'The profit wanted.' })
  profit?: ProfitInput | null;

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'Bank charges as a fraction of the price.' })
  bankChargeRate!: string;

  @Field(() => TransportModeType, { defaultValue: 'SEA', description: 'The mode of the main carriage.' })
  mode!: TransportMode;

  @Field(() => [IncotermRuleType], {
    nullable: true,
    description: 'The rules wanted, in this order; by default all that fit the mode.',
  })
  rules?: IncotermRule[] | null;

  @Field(() => IncotermEditionType, { defaultValue: 'INCOTERMS_2020', description: 'The edition.' })
  edition!: IncotermEdition;

  @Field(() => FcaPlaceType, {
    defaultValue: 'SELLERS_PREMISES',
    description: 'Where FCA hands over; at another place the price holds the carriage to it.',
  })
  fcaPlace!: FcaPlace;

  @Field(() => ImportDutiesInput, {
    nullable: true,
    description: 'Duties and tax on import, for DDP: they hang on the price that they are part of.',
  })
  importDuties?: ImportDutiesInput | null;

  @Field(() => [PayerOverrideInput], {
    defaultValue: [],
    description: 'Steps that the parties have given to one of them, whatever the rule says.',
  })
  overrides!: PayerOverrideInput[];

  @Field(() => RoundingModeType, { defaultValue: 'HALF_UP', description: 'How totals are rounded.' })
  roundingMode!: RoundingMode;

  @Field(() => UnitPriceRoundingInput, {
    nullable: true,
    description: 'Makes unit prices bind. By default they are written to six places and bind nothing.',
  })
  unitPriceRounding?: UnitPriceRoundingInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the goods go in containers (INC-03).' })
  containerised!: boolean;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Where the seller is (INC-06).' })
  sellerCountry?: string | null;

  @Field(() => CountryCodeScalar, { nullable: true, description: 'Where the buyer is (INC-06).' })
  buyerCountry?: string | null;

  @Field(() => String, { nullable: true, description: 'Who imports under DDP (INC-08).' })
  importerOfRecord?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which currencies must be current; by default today.',
  })
  on?: string | null;
}

/** The input as the rule takes it. */
export function readLadderRequest(input: PriceLadderInput, today: string): PriceLadderRequest {
  const { goods, commission, profit } = input;
  return {
    currency: input.currency,
    quantity: decimal(input.quantity),
    goods: {
      amount: readAmount(goods.amount),
      vatRate: decimal(goods.vatRate),
      rebateRate: decimal(goods.rebateRate),
      scheme: goods.scheme,
    },
    charges: readCharges(input.charges),
    rates: readRates(input.rates),
    insurance: readInsurance(input.insurance),
    commission: commission ? { rate: decimal(commission.rate), base: commission.base } : null,
    insuranceBase: input.insuranceBase,
    profit: profit ? { rate: decimal(profit.rate), basis: profit.basis } : null,
    bankChargeRate: decimal(input.bankChargeRate),
    mode: input.mode,
    rules: input.rules,
    edition: input.edition,
    fcaPlace: input.fcaPlace,
    importDuties: readImportDuties(input.importDuties),
    overrides: input.overrides,
    roundingMode: input.roundingMode,
    unitPriceRounding: input.unitPriceRounding,
    delivery: {
      containerised: input.containerised,
      sellerCountry: input.sellerCountry ?? undefined,
      buyerCountry: input.buyerCountry ?? undefined,
      importerOfRecord: input.importerOfRecord ?? undefined,
    },
    on: input.on ?? today,
  };
}
