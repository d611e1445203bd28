import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { currency, share } from '../../graph/checks.ts';
import { Given } from '../../graph/given.ts';
import { unitPricePlacesAtMost } from '../../pricing/price-ladder/price-rung.ts';
import { FxRateInput } from '../../trade/fx-conversion.input.ts';
import { MoneyInput } from '../../trade/money.type.ts';
import { CurrencyCodeScalar, DecimalScalar } from '../../trade/trade.scalar.ts';
import { DealTermsInput } from '../deal.input.ts';
import { PaymentTermsInput } from './quotation.input.ts';

const margin = z.string().refine((text) => Number(text) > -1 && Number(text) < 1, {
  params: { fault: 'OUT_OF_RANGE', minimum: -1, maximum: 1 },
});

@InputType({
  description:
    'What if: what is left out stays as it is. Give a total or a margin, not both; without either the price follows from the costs, or is that of the revision.',
})
export class QuoteScenarioInput {
  @Given(() => ID, { description: 'Which deal.' })
  dealId!: string;

  @Given(() => ID, {
    nullable: true,
    description: 'The revision to begin from; the deal’s cost sheet and terms where it is left out.',
  })
  quotationId?: string | null;

  @Given(() => MoneyInput, { nullable: true, description: 'A price of the whole deal: the buyer’s target.' })
  total?: MoneyInput | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'A margin to price from, as a fraction of the price.',
    check: margin,
  })
  margin?: string | null;

  @Given(() => DealTermsInput, { nullable: true, description: 'Other delivery terms.' })
  terms?: DealTermsInput | null;

  @Given(() => PaymentTermsInput, { nullable: true, description: 'Other payment terms.' })
  payment?: PaymentTermsInput | null;

  @Given(() => CurrencyCodeScalar, {
    nullable: true,
    description: 'Another currency of the price; it needs `rates` where none was frozen.',
    check: currency,
  })
  currency?: string | null;

  @Given(() => [FxRateInput], {
    defaultValue: [],
    description: 'Rates that go before those that were frozen.',
  })
  rates!: FxRateInput[];

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Another commission, as a fraction.',
    check: share,
  })
  commissionRate?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'Other bank charges, as a fraction.',
    check: share,
  })
  bankChargeRate?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'What money costs in a year, as a fraction; that of the cost sheet where it is left out.',
    check: share,
  })
  annualInterestRate?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'The margin that `toHold` is to hold; that of the beginning where it is left out.',
    check: margin,
  })
  holdMargin?: string | null;

  @Given(() => Int, {
    defaultValue: 4,
    description: 'Places of unit prices that are worked out.',
    check: z.int().min(0).max(unitPricePlacesAtMost),
  })
  unitPricePlaces!: number;
}
