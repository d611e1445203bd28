import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../server/context.ts';
import { readLocale } from './locale.ts';
import { formatMoney, moneyOf } from './money.ts';
import { MoneyType } from './money.type.ts';

@Resolver(() => MoneyType)
export class MoneyResolver {
  @FieldResolver(() => String, {
    description: 'As readers of a language write it; by default the language of the request.',
  })
  formatted(
    @Root() money: MoneyType,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag, for example "de-DE".' })
    locale: string | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return formatMoney(moneyOf(money.amount, money.currency), readLocale(locale ?? context.locale));
  }
}
