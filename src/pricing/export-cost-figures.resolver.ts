import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../access/require-viewer.ts';
import type { RequestContext } from '../server/context.ts';
import { ExportCostInput, readExportSale } from './export-cost-figures.input.ts';
import { exportCostFigures } from './export-cost-figures.ts';
import { ExportCostFiguresType } from './export-cost-figures.type.ts';

@Resolver()
export class ExportCostFiguresResolver {
  @Query(() => ExportCostFiguresType, {
    description: 'Rebate, total cost, net receipt, earning cost (换汇成本) and profit of an export sale.',
  })
  exportCostFigures(
    @Arg('input', () => ExportCostInput, { description: 'The sale.' }) input: ExportCostInput,
    @Ctx() context: RequestContext,
  ) {
    requireViewer(context);
    return exportCostFigures(readExportSale(input));
  }
}
