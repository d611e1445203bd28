import { InputType } from 'type-graphql';
import { country, hsCode } from '../graph/checks.ts';
import { Given } from '../graph/given.ts';
import { CountryCodeScalar, DateScalar } from '../trade/trade.scalar.ts';

@InputType({ description: 'Goods that are to be imported.' })
export class ImportDutyInput {
  @Given(() => String, { description: 'Their national tariff code, 6 to 13 digits.', check: hsCode })
  hsCode!: string;

  @Given(() => CountryCodeScalar, { description: 'Into which country.', check: country })
  country!: string;

  @Given(() => CountryCodeScalar, { description: 'Where they originate.', check: country })
  origin!: string;

  @Given(() => DateScalar, { description: 'When.' })
  day!: string;
}
