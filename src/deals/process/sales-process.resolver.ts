import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../server/context.ts';
import { DateTimeScalar } from '../../trade/trade.scalar.ts';
import { readChecklist, readFigures } from './process-figures.policy.ts';
import type { ProcessKind } from './process-phases.ts';
import { describeProcess } from './process-words.ts';
import { ProcessKindEnum, SalesProcess } from './sales-process.type.ts';

@Resolver()
export class SalesProcessResolver {
  @Query(() => SalesProcess, {
    description:
      'The declared process drawn as a Mermaid flowchart in the language of the request, with what was counted: of one deal, or of those that you may see and that were opened in a period.',
  })
  async salesProcess(
    @Arg('kind', () => ProcessKindEnum, { defaultValue: 'TOP_DOWN', description: 'How it is drawn.' })
    kind: ProcessKind,
    @Arg('dealId', () => ID, {
      nullable: true,
      description: 'One deal: where it stands and how long it took.',
    })
    dealId: string | null,
    @Arg('from', () => DateTimeScalar, {
      nullable: true,
      description: 'Deals that were opened then or later.',
    })
    from: string | null,
    @Arg('until', () => DateTimeScalar, {
      nullable: true,
      description: 'Deals that were opened before then.',
    })
    until: string | null,
    @Ctx() context: RequestContext,
  ) {
    const figures = await readFigures(context, { dealId, from, until });
    return describeProcess(kind, figures, await readChecklist(context), context.translate);
  }
}
