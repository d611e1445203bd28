import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../access/require-viewer.ts';
import { negotiateLocale } from '../i18n/negotiate-locale.ts';
import { type Translate, translatorFor } from '../i18n/translate.ts';
import type { RequestContext } from '../server/context.ts';
import {
  type FcaPlace,
  type Incoterm,
  type IncotermEdition,
  type IncotermRule,
  requireIncoterm,
} from './incoterm.ts';
import { FcaPlaceType, IncotermEditionType, IncotermRuleType, IncotermType } from './incoterm.type.ts';
import { readLocale } from './locale.ts';

const localeArgument = {
  nullable: true,
  description: 'BCP 47 tag; by default the language of the request.',
} as const;

@Resolver(() => IncotermType)
export class IncotermResolver {
  @Query(() => IncotermType, { description: 'A rule of the Incoterms® as data.' })
  incoterm(
    @Arg('rule', () => IncotermRuleType, { description: 'The rule.' }) rule: IncotermRule,
    @Arg('edition', () => IncotermEditionType, {
      defaultValue: 'INCOTERMS_2020',
      description: 'The edition.',
    })
    edition: IncotermEdition,
    @Arg('fcaPlace', () => FcaPlaceType, {
      defaultValue: 'SELLERS_PREMISES',
      description: 'Where FCA hands over; other rules know no difference.',
    })
    fcaPlace: FcaPlace,
    @Ctx() context: RequestContext,
  ): Incoterm {
    requireViewer(context);
    return requireIncoterm(rule, edition, fcaPlace);
  }

  @FieldResolver(() => String, { description: 'Its name in full.' })
  name(
    @Root() incoterm: Incoterm,
    @Arg('locale', () => String, localeArgument) locale: string | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return translateTo(locale, context)(`incoterms.${incoterm.rule}.name`);
  }

  @FieldResolver(() => String, { description: 'What the place beside the rule is.' })
  namedPlaceIs(@Root() incoterm: Incoterm, @Ctx() context: RequestContext): string {
    return context.translate(`namedPlaces.${incoterm.namedPlaceIs}`);
  }

  @FieldResolver(() => String, { description: 'When the risk of loss passes to the buyer.' })
  riskPassesWhen(
    @Root() incoterm: Incoterm,
    @Arg('locale', () => String, localeArgument) locale: string | null | undefined,
    @Ctx() context: RequestContext,
  ): string {
    return translateTo(locale, context)(`incoterms.${incoterm.rule}.risk`, { place: incoterm.fcaPlace });
  }
}

function translateTo(locale: string | null | undefined, context: RequestContext): Translate {
  return locale ? translatorFor(negotiateLocale(readLocale(locale))) : context.translate;
}
