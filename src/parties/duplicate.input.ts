import { InputType } from 'type-graphql';
import { country, email, line, website } from '../graph/checks.ts';
import { Given } from '../graph/given.ts';
import { CountryCodeScalar } from '../trade/trade.scalar.ts';

@InputType({ description: 'A company that may be a customer already.' })
export class PossibleDuplicatesInput {
  @Given(() => String, { description: 'Its name.', check: line(200) })
  name!: string;

  @Given(() => CountryCodeScalar, { description: 'Where it is established.', check: country })
  country!: string;

  @Given(() => String, { nullable: true, description: 'Its website.', check: website })
  website?: string | null;

  @Given(() => String, { nullable: true, description: 'A mail address of someone there.', check: email })
  email?: string | null;

  @Given(() => String, { nullable: true, description: 'Its tax or VAT number.', check: line(50) })
  taxNumber?: string | null;
}
