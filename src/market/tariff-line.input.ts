import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { hsCodeStart, line, market, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { Decimal } from '../trade/decimal.ts';
import { DateScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import type { DutyKind } from './import-duty.ts';
import { DutyKindType } from './tariff-line.type.ts';

/** Duties above the value of the goods exist. */
const dutyRate = z.string().refine((text) => new Decimal(text).gte(0) && new Decimal(text).lte(100), {
  params: { fault: 'OUT_OF_RANGE', minimum: 0, maximum: 100 },
});

@InputType({ description: 'A line of a country’s tariff.' })
export class RecordTariffLineInput extends MutationInput {
  @Given(() => DutyKindType, { description: 'What it is levied as.' })
  kind!: DutyKind;

  @Given(() => String, {
    description:
      'A national tariff code, or its first digits: 2 to 13. The longest that fits the goods counts.',
    check: hsCodeStart,
  })
  hsCode!: string;

  @Given(() => String, {
    description: 'Who levies it: a country (ISO 3166-1 alpha-2), EU, EAEU or GCC.',
    check: market,
  })
  market!: string;

  @Given(() => String, {
    nullable: true,
    description: 'Whose goods it is for: a country, EU, EAEU or GCC; all by default. A preference names it.',
    check: market,
  })
  origin?: string | null;

  @Given(() => String, { nullable: true, description: 'By which agreement or measure.', check: line(200) })
  agreement?: string | null;

  @Given(() => DecimalScalar, {
    nullable: true,
    description: 'A fraction of the customs value; this or `specific` is needed, both may be given.',
    check: dutyRate,
  })
  rate?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'What is levied by quantity, in the words of the tariff.',
    check: line(200),
  })
  specific?: string | null;

  @Given(() => DateScalar, { description: 'The first day.' })
  validFrom!: string;

  @Given(() => DateScalar, { nullable: true, description: 'The last day; until further notice by default.' })
  validUntil?: string | null;

  @Given(() => String, { description: 'Where it was looked up.', check: line(300) })
  source!: string;

  @Given(() => DateScalar, { description: 'When it was looked up; not after today.' })
  retrievedOn!: string;
}

@InputType({ description: 'A tariff line that ends.' })
export class EndTariffLineInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => DateScalar, { description: 'Its last day; its first day or later.' })
  validUntil!: string;
}
