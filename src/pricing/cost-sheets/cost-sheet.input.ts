import { ID, InputType, Int } from 'type-graphql';
import { containerCount, dayCount, line, positive, share, version } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import type { Equipment } from '../../trade/container.ts';
import type { CostStep } from '../../trade/incoterm.ts';
import { CostStepType } from '../../trade/incoterm.type.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { CurrencyCodeScalar, DateScalar, DecimalScalar, LocodeScalar } from '../../trade/trade.scalar.ts';
import type { AllocationKey, ChargeBasis } from '../charge-basis.ts';
import { AllocationKeyType, ChargeBasisType, SeaContainerType } from '../charge-basis.type.ts';
import type { InsuranceBase } from '../cif-and-cip.ts';
import type { CommissionBase } from '../commission.ts';
import type { TaxScheme } from '../export-rebate.ts';
import { TaxSchemeType } from '../export-rebate.type.ts';
import { ImportDutiesInput } from '../import-duties.input.ts';
import type { ProfitBasis } from '../margin.ts';
import { PayerOverrideInput } from '../payer-override.input.ts';
import { CommissionBaseType, InsuranceBaseType, ProfitBasisType } from '../pricing-switch.type.ts';

@InputType({
  description: 'One charge of the deal: `amount` for each of what `basis` counts, or `rate` of the price.',
})
export class CostSheetChargeInput {
  @Given(() => CostStepType, { description: 'The step of the journey that it pays.' })
  step!: CostStep;

  @Given(() => ChargeBasisType, { defaultValue: 'SHIPMENT', description: 'For what it is paid.' })
  basis!: ChargeBasis;

  @Given(() => MoneyInput, {
    nullable: true,
    description: 'How much for each, in the currency that it is paid in; not for PERCENT_OF_PRICE.',
  })
  amount?: MoneyInput | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'For PERCENT_OF_PRICE: the share of the price, as a fraction.',
    check: share,
  })
  rate?: string | null;

  @Given(() => AllocationKeyType, {
    nullable: true,
    description:
      'By what the lines share it. By default each bears what the basis counts of it: QUANTITY for UNIT, PACKAGES for PACKAGE, VOLUME for CBM; VALUE where the basis counts nothing of a line.',
  })
  allocateBy?: AllocationKey | null;

  @Given(() => String, { nullable: true, description: 'What it is.', check: line(200) })
  label?: string | null;
}

@InputType({
  description: 'What the goods of one line cost, where it differs from the product’s purchase cost.',
})
export class CostSheetGoodsInput {
  @Given(() => Int, { description: 'Which line of the deal, from 1.' })
  sequence!: number;

  @Given(() => MoneyInput, { description: 'For one unit, including VAT.' })
  unitCost!: MoneyInput;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'VAT within it, as a fraction.',
    check: share,
  })
  vatRate!: string;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Paid back on export, as a fraction of the net amount.',
    check: share,
  })
  rebateRate!: string;

  @Given(() => TaxSchemeType, { defaultValue: 'TRADER', description: 'How VAT is relieved on export.' })
  taxScheme!: TaxScheme;
}

@InputType({
  description: 'An exchange rate that is agreed or entered by hand: one `base` costs `rate` of `quote`.',
})
export class ManualRateInput {
  @Given(() => CurrencyCodeScalar, { description: 'The currency of which one unit is priced.' })
  base!: string;

  @Given(() => CurrencyCodeScalar, { description: 'The currency of the price.' })
  quote!: string;

  @Given(() => DecimalScalar, { description: 'Units of `quote` for one of `base`.', check: positive })
  rate!: string;

  @Given(() => Boolean, {
    defaultValue: false,
    description: 'That it is right, although it lies more than a fifth from what was quoted.',
  })
  confirmed!: boolean;
}

@InputType({ description: 'The exchange rates to freeze.' })
export class FxChoiceInput {
  @Given(() => DateScalar, {
    nullable: true,
    description: 'The day whose rates are taken, or the latest before it; today by default.',
  })
  asOf?: string | null;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'The share by which the buying rate of the deal’s currency is reduced against a fall.',
    check: share,
  })
  buffer!: string;

  @Given(() => [ManualRateInput], {
    defaultValue: [],
    description: 'Rates that go before the stored ones; 20 at most.',
  })
  rates!: ManualRateInput[];
}

@InputType({ description: 'The way that goods go, and whose rates are wanted.' })
export class FreightLaneInput {
  @Given(() => LocodeScalar, { description: 'Where the main carriage begins.' })
  fromLocode!: string;

  @Given(() => LocodeScalar, { description: 'Where it ends.' })
  toLocode!: string;

  @Given(() => String, {
    nullable: true,
    description: 'Who carries; the cheapest of all for each step where it is left out.',
    check: line(100),
  })
  provider?: string | null;
}

@InputType({ description: 'What a deal costs, as a whole: what was there before is replaced.' })
export class SetCostSheetInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  dealId!: string;

  @Given(() => Int, {
    nullable: true,
    description: 'The version of the sheet that you read; left out for the first.',
    check: version,
  })
  version?: number | null;

  @Given(() => [CostSheetGoodsInput], {
    defaultValue: [],
    description: 'Costs of single lines; every other line takes its product’s purchase cost of the day.',
  })
  goods!: CostSheetGoodsInput[];

  @Given(() => [CostSheetChargeInput], { defaultValue: [], description: 'The charges; 200 at most.' })
  charges!: CostSheetChargeInput[];

  @Given(() => SeaContainerType, { nullable: true, description: 'The containers that the goods go in.' })
  equipment?: Equipment | null;

  @Given(() => Int, {
    nullable: true,
    description: 'How many; by default as many as the goods fill by their volume and gross weight.',
    check: containerCount,
  })
  containers?: number | null;

  @Given(() => FreightLaneInput, {
    nullable: true,
    description:
      'The way whose freight rates of today fill every step without a charge of its own: those for `equipment`, or for loose cargo where that is left out. Refused where nothing pays the main carriage.',
  })
  lane?: FreightLaneInput | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Insurance premium as a fraction of the insured amount.',
    check: share,
  })
  premiumRate?: string | null;

  @Given(() => DecimalScalar, {
    defaultValue: '1.10',
    description:
      'The insured amount as a share of the price, 1 or more (Incoterms 2020 CIF A5, CIP A5: 110 % at least).',
  })
  insuredFraction!: string;

  @Given(() => InsuranceBaseType, { defaultValue: 'GROSS', description: 'The price that is insured.' })
  insuranceBase!: InsuranceBase;

  @Given(() => DecimalScalar, { defaultValue: '0', description: 'The agent’s share.', check: share })
  commissionRate!: string;

  @Given(() => CommissionBaseType, { defaultValue: 'INVOICE', description: 'What commission is a share of.' })
  commissionBase!: CommissionBase;

  @Given(() => DecimalScalar, { defaultValue: '0', description: 'The profit wanted, as a fraction.' })
  profitRate!: string;

  @Given(() => ProfitBasisType, { defaultValue: 'PRICE', description: 'What profit is a share of.' })
  profitBasis!: ProfitBasis;

  @Given(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Bank charges as a fraction of the price.',
    check: share,
  })
  bankChargeRate!: string;

  @Given(() => [PayerOverrideInput], {
    defaultValue: [],
    description: 'Steps that the parties gave to one of them, whatever the rule says; each once.',
  })
  payerOverrides!: PayerOverrideInput[];

  @Given(() => ImportDutiesInput, {
    nullable: true,
    description:
      'Duties and tax on import, 20 duties at most: the price holds them under DDP, or where an override gives them to the seller.',
  })
  importDuties?: ImportDutiesInput | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'What money costs in a year, as a fraction, for credit that the buyer is given.',
    check: share,
  })
  annualInterestRate?: string | null;

  @Given(() => Int, {
    nullable: true,
    description:
      'Days of the year by which interest is counted: 360 or 365; by default 365 for GBP and HKD, else 360.',
    check: dayCount,
  })
  dayCount?: number | null;

  @Given(() => FxChoiceInput, { nullable: true, description: 'The exchange rates; today’s by default.' })
  fx?: FxChoiceInput | null;
}
