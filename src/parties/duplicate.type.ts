import { Field, ID, ObjectType } from 'type-graphql';
import { enumType } from '../graph/enum-type.ts';
import { CountryCodeScalar } from '../trade/trade.scalar.ts';
import { type DuplicateReason, duplicateReasons } from './duplicate.ts';

export const DuplicateReasonType = enumType(
  'DuplicateReason',
  duplicateReasons,
  'Why two customers may be one.',
  {
    TAX_NUMBER: 'The same tax number in the same country.',
    DOMAIN: 'The same domain of website or mail, other than one where anyone may have an address.',
    NAME: 'A name that is very like it.',
  },
);

@ObjectType({
  description:
    'A customer of the company that may be the one that is asked for. So that nobody courts a colleague’s customer, name, country and owner are told of every one.',
})
export class PossibleDuplicate {
  @Field(() => ID, { description: 'Its id; it opens for those who may see it.' })
  customerId!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => CountryCodeScalar, { description: 'Where it is established.' })
  country!: string;

  @Field(() => String, { description: 'Who looks after it.' })
  ownerName!: string;

  @Field(() => Boolean, { description: 'Whether it is in the public pool, where you may take it.' })
  isPooled!: boolean;

  @Field(() => [DuplicateReasonType], { description: 'Why, the strongest first.' })
  reasons!: DuplicateReason[];
}
