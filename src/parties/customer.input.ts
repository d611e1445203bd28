import { ID, InputType, Int } from 'type-graphql';
import {
  country,
  currency,
  email,
  languageTag,
  line,
  paragraphs,
  version,
  website,
} from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { CountryCodeScalar, CurrencyCodeScalar } from '../trade/trade.scalar.ts';
import { CustomerSourceType } from './customer.type.ts';
import type { CustomerSource } from './customer-source.ts';

@InputType({ description: 'A new customer.' })
export class CreateCustomerInput extends MutationInput {
  @Given(() => String, { description: 'The registered name.', check: line(200) })
  name!: string;

  @Given(() => CountryCodeScalar, { description: 'Where it is established.', check: country })
  country!: string;

  @Given(() => String, { nullable: true, description: 'The city of its seat.', check: line(100) })
  city?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'The address as it is printed.',
    check: paragraphs(500),
  })
  address?: string | null;

  @Given(() => String, { nullable: true, description: 'Its website, with http or https.', check: website })
  website?: string | null;

  @Given(() => String, { nullable: true, description: 'Tax or VAT number.', check: line(50) })
  taxNumber?: string | null;

  @Given(() => CurrencyCodeScalar, {
    description: 'The currency that it prefers to buy in.',
    check: currency,
  })
  currency!: string;

  @Given(() => String, {
    defaultValue: 'en',
    description: 'The language that it reads (BCP 47).',
    check: languageTag,
  })
  language!: string;

  @Given(() => CustomerSourceType, { description: 'How it came to us.' })
  source!: CustomerSource;

  @Given(() => ID, { nullable: true, description: 'Who looks after it; you, where it is left out.' })
  ownerId?: string | null;
}

@InputType({
  description: 'What is to change of a customer; what is left out stays, and null empties a field.',
})
export class UpdateCustomerInput extends MutationInput {
  @Given(() => ID, { description: 'Which customer.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;

  @Given(() => String, { nullable: true, description: 'The registered name.', check: line(200) })
  name?: string;

  @Given(() => CountryCodeScalar, { nullable: true, description: 'Where it is established.', check: country })
  country?: string;

  @Given(() => String, { nullable: true, description: 'The city of its seat.', check: line(100) })
  city?: string | null;

  @Given(() => String, {
    nullable: true,
    description: 'The address as it is printed.',
    check: paragraphs(500),
  })
  address?: string | null;

  @Given(() => String, { nullable: true, description: 'Its website, with http or https.', check: website })
  website?: string | null;

  @Given(() => String, { nullable: true, description: 'Tax or VAT number.', check: line(50) })
  taxNumber?: string | null;

  @Given(() => CurrencyCodeScalar, { nullable: true, description: 'Preferred currency.', check: currency })
  currency?: string;

  @Given(() => String, { nullable: true, description: 'The language that it reads.', check: languageTag })
  language?: string;

  @Given(() => CustomerSourceType, { nullable: true, description: 'How it came to us.' })
  source?: CustomerSource;

  @Given(() => ID, { nullable: true, description: 'Who looks after it.' })
  ownerId?: string;
}

@InputType({ description: 'A new person at a customer.' })
export class CreateContactInput extends MutationInput {
  @Given(() => ID, { description: 'Where they work.' })
  customerId!: string;

  @Given(() => String, { description: 'Full name.', check: line(200) })
  name!: string;

  @Given(() => String, { nullable: true, description: 'What they do there.', check: line(100) })
  position?: string | null;

  @Given(() => String, { nullable: true, description: 'Mail address.', check: email })
  email?: string | null;

  @Given(() => String, { nullable: true, description: 'Telephone number.', check: line(50) })
  phone?: string | null;

  @Given(() => String, { nullable: true, description: 'The language to write in.', check: languageTag })
  language?: string | null;

  @Given(() => Boolean, { defaultValue: false, description: 'Whether they are the first to turn to.' })
  isPrimary!: boolean;
}
