import { InputType } from 'type-graphql';
import { hsCodeStart, line, share } from '../../graph/checks.ts';
import { Given, MutationInput } from '../../graph/given.ts';
import { DateScalar, DecimalScalar } from '../../trade/trade.scalar.ts';

@InputType({ description: 'What the tariff says of goods from a day on.' })
export class RebateRateInput {
  @Given(() => String, {
    description:
      'A national tariff code, or its first digits: 2 to 13. The longest that fits a product holds.',
    check: hsCodeStart,
  })
  hsCode!: string;

  @Given(() => DateScalar, {
    description: 'The first day on which it holds; a rate of the same code and day is replaced.',
  })
  validFrom!: string;

  @Given(() => DecimalScalar, { description: 'VAT on the goods, as a fraction.', check: share })
  vatRate!: string;

  @Given(() => DecimalScalar, {
    description:
      'Paid back on export, as a fraction of the net amount; `vatRate` at most, 0 where nothing is.',
    check: share,
  })
  rebateRate!: string;
}

@InputType({ description: 'Rates of one source.' })
export class RecordRebateRatesInput extends MutationInput {
  @Given(() => String, { description: 'Who published them, and where.', check: line(200) })
  source!: string;

  @Given(() => [RebateRateInput], { description: 'The rates; 1 to 500.' })
  rates!: RebateRateInput[];
}
