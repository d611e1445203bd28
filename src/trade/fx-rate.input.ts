import { InputType } from 'type-graphql';
import { currency, line, positive } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { CurrencyCodeScalar, DateScalar, DecimalScalar } from './trade.scalar.ts';

@InputType({ description: 'What was quoted on a day for one unit of `base`, in units of `quote`.' })
export class FxQuoteInput {
  @Given(() => CurrencyCodeScalar, {
    description: 'The currency of which one unit is priced.',
    check: currency,
  })
  base!: string;

  @Given(() => CurrencyCodeScalar, { description: 'The currency of the price.', check: currency })
  quote!: string;

  @Given(() => DateScalar, {
    description: 'The business day, not in the future; a quote of the same day is replaced.',
  })
  day!: string;

  @Given(() => DecimalScalar, { description: 'At which the bank buys the base.', check: positive })
  bid!: string;

  @Given(() => DecimalScalar, {
    description: 'At which the bank sells the base; `bid` or more.',
    check: positive,
  })
  ask!: string;

  @Given(() => Boolean, {
    defaultValue: false,
    description: 'That it is right, although it lies more than a fifth from the day before.',
  })
  confirmed!: boolean;
}

@InputType({ description: 'Quotes of one source.' })
export class RecordFxRatesInput extends MutationInput {
  @Given(() => String, { description: 'Who quoted them, for example the bank.', check: line(100) })
  source!: string;

  @Given(() => [FxQuoteInput], { description: 'The quotes; 1 to 500.' })
  rates!: FxQuoteInput[];
}
