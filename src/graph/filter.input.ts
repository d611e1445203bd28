import { Field, ID, InputType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../trade/trade.scalar.ts';
import { type EntityClass, entityOf } from './entity.ts';
import type { FilterDefinition } from './filter.ts';

@InputType({
  description:
    'Conditions on a text; all that are given must hold. Upper and lower case are alike but in `equals`.',
})
export class TextFilter {
  @Field(() => String, { nullable: true, description: 'The text is exactly this.' })
  equals?: string;

  @Field(() => String, { nullable: true, description: 'The text begins with this.' })
  startsWith?: string;

  @Field(() => String, { nullable: true, description: 'The text holds this somewhere.' })
  contains?: string;
}

@InputType({ description: 'From and to, both included, either may be left out.' })
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'The first day.' })
  from?: string;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to?: string;
}

@InputType({ description: 'From and to, both included, either may be left out.' })
export class DateTimeRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The first instant.' })
  from?: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'The last instant.' })
  to?: string;
}

@InputType({ description: 'From and to, both included, either may be left out.' })
export class DecimalRange {
  @Field(() => DecimalScalar, { nullable: true, description: 'The smallest value.' })
  from?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'The greatest value.' })
  to?: string;
}

const ranges = { Date: DateRange, DateTime: DateTimeRange, Decimal: DecimalRange };
const filterInputs = new Map<EntityClass, new () => object>();

/** The filter input of an entity: `DealFilter` with the filters that the entity declares, `or` and `not`. */
export function filterInputOf(target: EntityClass): new () => object {
  const known = filterInputs.get(target);
  if (known) return known;
  const { name, filters } = entityOf(target);

  @InputType(`${name}Filter`, { description: `Conditions on a ${name}; all that are given must hold.` })
  class Filter {
    @Field(() => [Filter], { nullable: true, description: 'At least one of these must hold as well.' })
    or?: Filter[];

    @Field(() => Filter, { nullable: true, description: 'This must not hold.' })
    not?: Filter;
  }
  filterInputs.set(target, Filter);
  for (const [field, definition] of Object.entries(filters)) {
    const description = descriptionOf(definition);
    Field(() => typeOf(definition) as never, { nullable: true, description })(Filter.prototype, field);
  }
  return Filter;
}

function typeOf(definition: FilterDefinition): unknown {
  switch (definition.kind) {
    case 'anyOf':
      return [definition.type()];
    case 'idIn':
      return [ID];
    case 'text':
      return TextFilter;
    case 'search':
    case 'words':
      return String;
    case 'range':
      return ranges[definition.of];
    case 'flag':
      return Boolean;
    case 'validOn':
      return DateScalar;
    case 'related':
      return filterInputOf(definition.target());
  }
}

function descriptionOf(definition: FilterDefinition): string {
  switch (definition.kind) {
    case 'anyOf':
      return 'One of these values.';
    case 'idIn':
      return 'One of these ids.';
    case 'text':
      return 'Conditions on the text.';
    case 'search':
      return 'Words found anywhere in the names; upper and lower case are alike.';
    case 'words':
      return 'Words found in the text, by the rules of the language that it is in: `"a phrase"`, `or`, `-without`. Chinese, Japanese and Korean need no spaces.';
    case 'range':
      return 'Within these bounds.';
    case 'flag':
      return 'Exactly this.';
    case 'validOn':
      return 'Valid on this day.';
    case 'related':
      return 'Conditions on the related row, which must be visible too.';
  }
}
