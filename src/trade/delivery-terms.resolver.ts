import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../access/require-viewer.ts';
import type { Translate } from '../i18n/translate.ts';
import type { RequestContext } from '../server/context.ts';
import { DeliveryTermsInput, readDeliveryTerms } from './delivery-terms.input.ts';
import { checkDeliveryTerms } from './delivery-terms.ts';
import { TermsFindingType } from './delivery-terms.type.ts';
import type { Finding } from './finding.ts';
import { type LocodeFunction, type Place, parseLocode } from './locode.ts';

@Resolver(() => TermsFindingType)
export class DeliveryTermsResolver {
  @Query(() => [TermsFindingType], {
    description: 'The checks INC-01 to INC-15 of delivery terms, those that apply, worst first.',
  })
  async checkDeliveryTerms(
    @Arg('input', () => DeliveryTermsInput, { description: 'The terms.' }) input: DeliveryTermsInput,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return checkDeliveryTerms(readDeliveryTerms(input, await findPlace(context, input.locode)));
  }

  @FieldResolver(() => String, { description: 'What was found, in the language of the request.' })
  message(@Root() finding: Finding, @Ctx() context: RequestContext): string {
    return describeFinding(finding, context.translate);
  }
}

/** What the directory knows of a UN/LOCODE: undefined where none was given, null where it knows none. */
async function findPlace(
  { database }: Pick<RequestContext, 'database'>,
  locode: string | null | undefined,
): Promise<Place | null | undefined> {
  if (locode === null || locode === undefined) return undefined;
  const [row] = await database.read<Place & { functions: LocodeFunction[] }>({
    text: 'SELECT locode, name, country, functions FROM ports WHERE locode = $1',
    params: [parseLocode(locode) ?? ''],
  });
  return row ?? null;
}

/** The sentence of a finding, with the steps that it speaks of by their names. */
function describeFinding({ id, facts }: Finding, translate: Translate): string {
  const { steps, ...others } = facts;
  const named = String(steps ?? '')
    .split(',')
    .filter((step) => step !== '')
    .map((step) => translate(`steps.${step}`));
  return translate(`findings.${id}`, { ...others, steps: named.join(', ') });
}
