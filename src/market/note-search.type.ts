import { Field, ID, ObjectType } from 'type-graphql';
import { CountryCodeScalar } from '../trade/trade.scalar.ts';

@ObjectType({ description: 'A market note in which words were found, and where.' })
export class MarketNoteHit {
  @Field(() => ID, { description: 'Its id.' })
  noteId!: string;

  @Field(() => String, { description: 'What it is about, in a line.' })
  title!: string;

  @Field(() => CountryCodeScalar, { description: 'The country.' })
  country!: string;

  @Field(() => String, { description: 'The goods: six digits of the Harmonized System.' })
  hsCode!: string;

  @Field(() => String, { description: 'The language that it is written in (BCP 47).' })
  language!: string;

  @Field(() => String, { description: 'The piece of its text in which the words stand.' })
  excerpt!: string;
}
