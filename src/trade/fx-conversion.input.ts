import { Field, InputType } from 'type-graphql';
import { decimal } from './decimal.ts';
import type { FxRate } from './exchange-rate.ts';
import { CurrencyCodeScalar, DecimalScalar } from './trade.scalar.ts';

@InputType({ description: '1 unit of `base` costs `rate` units of `quote`.' })
export class FxRateInput {
  @Field(() => CurrencyCodeScalar, { description: 'The currency of which one unit is priced.' })
  base!: string;

  @Field(() => CurrencyCodeScalar, { description: 'The currency of the price.' })
  quote!: string;

  @Field(() => DecimalScalar, { description: 'Units of `quote` for one of `base`.' })
  rate!: string;
}

/** The rates as the rules take them. */
export function readRates(rates: readonly FxRateInput[]): FxRate[] {
  return rates.map(({ base, quote, rate }) => ({ base, quote, rate: decimal(rate) }));
}
