import type { TemplateRow, TemplateStep } from './checklist-step.ts';
import { exportSales } from './export-sales.ts';
import { pharmaSales } from './pharma-sales.ts';
import { telephoneSales } from './telephone-sales.ts';

export const checklistTemplates = ['EXPORT_SALES', 'TELEPHONE_SALES', 'PHARMA_SALES'] as const;
export type ChecklistTemplate = (typeof checklistTemplates)[number];

/** Languages that the templates are written in. */
export const templateLanguages = ['en', 'zh-CN'] as const;
export type TemplateLanguage = (typeof templateLanguages)[number];

const rows: Readonly<Record<ChecklistTemplate, readonly TemplateRow[]>> = {
  EXPORT_SALES: exportSales,
  TELEPHONE_SALES: telephoneSales,
  PHARMA_SALES: pharmaSales,
};

/** The steps of a template in a language. */
export function templateSteps(template: ChecklistTemplate, language: TemplateLanguage): TemplateStep[] {
  return rows[template].map(([stage, lane, minutes, step, yields, stepInChinese, yieldsInChinese]) => ({
    ...{ stage, lane, minutes },
    step: language === 'zh-CN' ? stepInChinese : step,
    yields: language === 'zh-CN' ? yieldsInChinese : yields,
  }));
}
