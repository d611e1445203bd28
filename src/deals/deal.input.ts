import { ID, InputType, Int } from 'type-graphql';
import { country, currency, line, positive, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import type { IncotermEdition, IncotermRule, TransportMode } from '../trade/incoterm.ts';
import { IncotermEditionType, IncotermRuleType, TransportModeType } from '../trade/incoterm.type.ts';
import { MoneyInput } from '../trade/money.type.ts';
import {
  CountryCodeScalar,
  CurrencyCodeScalar,
  DateScalar,
  DecimalScalar,
  LocodeScalar,
} from '../trade/trade.scalar.ts';

@InputType({ description: 'The delivery terms that the buyer asks for.' })
export class DealTermsInput {
  @Given(() => IncotermRuleType, { description: 'The Incoterms rule.' })
  rule!: IncotermRule;

  @Given(() => IncotermEditionType, { defaultValue: 'INCOTERMS_2020', description: 'The edition.' })
  edition!: IncotermEdition;

  @Given(() => String, { description: 'The place that the rule names.', check: line(200) })
  namedPlace!: string;

  @Given(() => LocodeScalar, { nullable: true, description: 'Its UN/LOCODE.' })
  locode?: string | null;

  @Given(() => TransportModeType, { defaultValue: 'SEA', description: 'The main carriage.' })
  mode!: TransportMode;

  @Given(() => Boolean, { defaultValue: true, description: 'Whether the goods travel in containers.' })
  containerised!: boolean;

  @Given(() => String, { nullable: true, description: 'Who clears for import under DDP.', check: line(200) })
  importerOfRecord?: string | null;
}

@InputType({ description: 'One product and one quantity.' })
export class DealLineInput {
  @Given(() => ID, { description: 'The product.' })
  productId!: string;

  @Given(() => DecimalScalar, { description: 'How much, in the product’s unit.', check: positive })
  quantity!: string;

  @Given(() => String, {
    nullable: true,
    description: 'The goods as they are named; the product’s name by default.',
    check: line(500),
  })
  description?: string | null;

  @Given(() => MoneyInput, { nullable: true, description: 'The unit price that the buyer asks for.' })
  targetUnitPrice?: MoneyInput | null;
}

@InputType({ description: 'A new deal.' })
export class OpenDealInput extends MutationInput {
  @Given(() => String, { description: 'What it is about, in a line.', check: line(200) })
  title!: string;

  @Given(() => ID, { description: 'Who buys.' })
  customerId!: string;

  @Given(() => ID, { nullable: true, description: 'With whom it is talked over: a contact of the customer.' })
  contactId?: string | null;

  @Given(() => CurrencyCodeScalar, {
    nullable: true,
    description: 'The currency to quote in; the customer’s by default.',
    check: currency,
  })
  currency?: string | null;

  @Given(() => DealTermsInput, { description: 'How it is to be delivered.' })
  terms!: DealTermsInput;

  @Given(() => CountryCodeScalar, {
    nullable: true,
    description: 'Where the goods go; the customer’s country by default.',
    check: country,
  })
  destinationCountry?: string | null;

  @Given(() => Boolean, { defaultValue: false, description: 'Whether a letter of credit will pay.' })
  paidByLetterOfCredit!: boolean;

  @Given(() => DateScalar, { nullable: true, description: 'When a contract is expected.' })
  expectedCloseOn?: string | null;

  @Given(() => ID, { nullable: true, description: 'The salesperson; you, where it is left out.' })
  ownerId?: string | null;

  @Given(() => [DealLineInput], { defaultValue: [], description: 'What is sold; 500 lines at most.' })
  lines!: DealLineInput[];
}

@InputType({ description: 'What is to change of a deal; what is left out stays.' })
export class UpdateDealInput extends MutationInput {
  @Given(() => ID, { description: 'Which deal.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'What it is about.', check: line(200) })
  title?: string;

  @Given(() => ID, { nullable: true, description: 'With whom it is talked over: a contact of the customer.' })
  contactId?: string | null;

  @Given(() => DealTermsInput, { nullable: true, description: 'The delivery terms, as a whole.' })
  terms?: DealTermsInput;

  @Given(() => CountryCodeScalar, { nullable: true, description: 'Where the goods go.', check: country })
  destinationCountry?: string;

  @Given(() => Boolean, { nullable: true, description: 'Whether a letter of credit will pay.' })
  paidByLetterOfCredit?: boolean;

  @Given(() => DateScalar, { nullable: true, description: 'When a contract is expected.' })
  expectedCloseOn?: string | null;

  @Given(() => [DealLineInput], {
    nullable: true,
    description:
      'All lines anew; 500 at most. A cost sheet keeps the lines that it priced until it is set again.',
  })
  lines?: DealLineInput[];
}
