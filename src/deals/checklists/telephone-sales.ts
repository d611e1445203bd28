import type { TemplateRow } from './checklist-step.ts';
import { exportSales } from './export-sales.ts';

// biome-ignore format: one step a line reads as a table
const calls: readonly TemplateRow[] = [
  ['INQUIRY', 'SALES', 10, 'Prepare the call: market, product, three questions, one aim; mind the buyer’s time of day', 'Call sheet', '备好通话：市场、产品、三个问题、一个目标；注意对方时间', '通话提纲'],
  ['INQUIRY', 'SALES', 5, 'Open: who we are, why we call, whether it suits', 'Leave to go on', '开场：我是谁、为何来电、是否方便', '对方同意继续'],
  ['INQUIRY', 'SALES', 10, 'Ask need, volume, present supplier; listen', 'Notes on the need', '询问需求、用量、现供应商；倾听', '需求记录'],
  ['INQUIRY', 'SALES', 5, 'Have caller and company screened; keep the wish not to be called', 'Screening and consent', '筛查对方；尊重拒电意愿', '筛查与同意'],
  ['QUALIFIED', 'SALES', 5, 'End every call with a next step and its date', 'Dated next step', '每次通话约定下一步与日期', '带日期的下一步'],
  ['QUALIFIED', 'SALES', 10, 'Send the summary by mail within the hour', 'Summary that was received', '一小时内邮件发送小结', '对方收到小结'],
  ['QUOTED', 'SALES', 10, 'Call before the mail is read by others: go through price and terms', 'First reaction', '及时致电解读价格与条款', '初步反应'],
  ['NEGOTIATION', 'SALES', 10, 'Answer objections: hear out, ask, answer, confirm', 'Objection with its answer', '处理异议：倾听、追问、回应、确认', '异议与答复'],
  ['NEGOTIATION', 'SALES', 10, 'Ask for the order', 'Yes, no, or a date', '促成下单', '是、否或日期'],
];
const replaced = new Set(calls.map(([stage]) => stage));

/** Sales by telephone: calls up to the order, then the way of every export. */
export const telephoneSales: readonly TemplateRow[] = [
  ...calls,
  ...exportSales.filter(([stage]) => !replaced.has(stage)),
];
