import { Field, InputType } from 'type-graphql';
import { decimal } from '../trade/decimal.ts';
import type { CostStep } from '../trade/incoterm.ts';
import { CostStepType } from '../trade/incoterm.type.ts';
import { MoneyInput } from '../trade/money.type.ts';
import { DecimalScalar } from '../trade/trade.scalar.ts';
import type { Insurance } from './cif-and-cip.ts';
import type { GivenAmount } from './cost-in-currency.ts';
import type { Charge } from './price-ladder/price-ladder.ts';

@InputType({ description: 'A cost of one step, for the whole quantity.' })
export class ChargeInput {
  @Field(() => CostStepType, { description: 'What it is for. A charge for REBATE takes from the price.' })
  step!: CostStep;

  @Field(() => MoneyInput, { description: 'How much, in any currency for which there is a rate.' })
  amount!: MoneyInput;

  @Field(() => String, { nullable: true, description: 'What you call it.' })
  label?: string | null;
}

@InputType({ description: 'Cargo insurance of a CIF or CIP price.' })
export class InsuranceInput {
  @Field(() => DecimalScalar, {
    description: 'The premium of all clauses together, as a fraction of the insured amount.',
  })
  premiumRate!: string;

  @Field(() => DecimalScalar, {
    defaultValue: '1.10',
    description:
      'The insured amount as a share of the price: "1.10" is 110 %, the least that CIF and CIP ask for.',
  })
  insuredFraction!: string;
}

/** An amount as the rules take it. */
export function readAmount({ amount, currency }: MoneyInput): GivenAmount {
  return { amount: decimal(amount), currency };
}

/** Charges as the rules take them. */
export function readCharges(charges: readonly ChargeInput[]): Charge[] {
  return charges.map(({ step, amount, label }) => ({ step, amount: readAmount(amount), label }));
}

/** Insurance as the rules take it. */
export function readInsurance(insurance: InsuranceInput | null | undefined): Insurance | null {
  return insurance
    ? {
        premiumRate: decimal(insurance.premiumRate),
        insuredFraction: decimal(insurance.insuredFraction),
      }
    : null;
}
