import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { payloadType } from '../graph/payload.type.ts';
import { queriesOf } from '../graph/queries.ts';
import type { RequestContext } from '../server/context.ts';
import { ImportDutyInput } from './import-duty.input.ts';
import { readImportDuty } from './import-duty.policy.ts';
import { endTariffLine, recordTariffLine } from './tariff-line.commands.ts';
import { EndTariffLineInput, RecordTariffLineInput } from './tariff-line.input.ts';
import { ImportDutyType, TariffLine } from './tariff-line.type.ts';

export const TariffLineQueries = queriesOf(TariffLine, {
  one: { name: 'tariffLine', description: 'One line of a tariff; null where there is none.' },
  many: { name: 'tariffLines', description: 'The lines of tariffs that were looked up.' },
});

const shows = { line: () => TariffLine };
const RecordTariffLinePayload = payloadType('RecordTariffLinePayload', shows, 'The line.');
const EndTariffLinePayload = payloadType('EndTariffLinePayload', shows, 'The line with its last day.');

@Resolver()
export class TariffLineResolver {
  @Query(() => ImportDutyType, {
    description:
      'What goods of an origin pay on a day, by the tariff lines that are recorded: the lower of preference and MFN, with additional, anti-dumping and countervailing duties on top. Of each kind the line of the longest code counts.',
  })
  importDuty(
    @Arg('input', () => ImportDutyInput, { description: 'Which goods, where, when.' }) input: ImportDutyInput,
    @Ctx() context: RequestContext,
  ) {
    return readImportDuty(context, input);
  }

  @Mutation(() => RecordTariffLinePayload, { description: 'Records a line of a country’s tariff.' })
  recordTariffLine(
    @Arg('input', () => RecordTariffLineInput, { description: 'The line.' }) input: RecordTariffLineInput,
    @Ctx() context: RequestContext,
  ) {
    return recordTariffLine(context, input);
  }

  @Mutation(() => EndTariffLinePayload, { description: 'Sets the last day of a line of a tariff.' })
  endTariffLine(
    @Arg('input', () => EndTariffLineInput, { description: 'Which, and when.' }) input: EndTariffLineInput,
    @Ctx() context: RequestContext,
  ) {
    return endTariffLine(context, input);
  }
}
