import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../access/require-viewer.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { RequestContext } from '../../server/context.ts';
import { dayOf } from '../../trade/calendar-date.ts';
import { ConvertPriceInput, readConversion } from './price-conversion.input.ts';
import { type ConversionStep, convertPrice } from './price-conversion.ts';
import { ConversionStepType, ConvertedPriceType } from './price-conversion.type.ts';

@Resolver(() => ConversionStepType)
export class PriceConversionResolver {
  @Query(() => ConvertedPriceType, {
    description:
      'A price on one basis restated on another: rule, commission, insurance, currency, pack, credit days.',
  })
  convertPrice(
    @Arg('input', () => ConvertPriceInput, { description: 'The price and both bases.' })
    input: ConvertPriceInput,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return convertPrice(readConversion(input, dayOf(context.effects.now())));
  }

  @FieldResolver(() => String, { description: 'What it does, in the language of the request.' })
  label(@Root() step: ConversionStep, @Ctx() context: RequestContext): string {
    return context.translate(`conversionSteps.${step.kind}`, { charge: nameCharge(step, context.translate) });
  }
}

/** A charge as its sheet calls it, else by the name of its step. */
function nameCharge({ label, step }: ConversionStep, translate: Translate): string {
  return label ?? (step ? translate(`steps.${step}`) : '');
}
