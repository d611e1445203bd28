import type { TemplateRow } from './checklist-step.ts';
import { exportSales } from './export-sales.ts';

// biome-ignore format: one step a line reads as a table
const regulated: readonly TemplateRow[] = [
  ['QUALIFIED', 'SALES', 40, 'See who holds the marketing authorisation at the destination and until when', 'Registration status with its date', '确认目的国注册持有人与有效期', '注册状态与日期'],
  ['QUALIFIED', 'OPERATIONS', 60, 'Check the maker’s GMP certificate: site, dosage form, expiry', 'Valid GMP certificate', '核查 GMP 证书：场地、剂型、有效期', '有效 GMP 证书'],
  ['QUALIFIED', 'SALES', 30, 'For active substances: DMF (US) or CEP (Ph. Eur.), with a letter of access', 'DMF or CEP reference', '原料药：DMF（美国）或 CEP（欧洲药典）及授权信', 'DMF 或 CEP 编号'],
  ['QUALIFIED', 'OPERATIONS', 20, 'Controlled substance? Import permit first, export permit after it', 'Permits, or none needed', '是否管制物质？先进口许可后出口许可', '许可或无需'],
  ['SAMPLE', 'OPERATIONS', 60, 'Send samples with CoA, and under the temperature of the label', 'Temperature record', '随附 CoA 寄样，按标签温度运输', '温度记录'],
  ['QUOTING', 'OPERATIONS', 30, 'Price stability data, dossier work, cold chain and legalisation', 'Charges for regulated goods', '计入稳定性、注册资料、冷链与认证费用', '法规类费用'],
  ['QUOTED', 'SALES', 10, 'Claim nothing that the market’s authority has not approved', 'Approved wording', '仅使用当地批准的表述', '批准文案'],
  ['ACCEPTED', 'OPERATIONS', 60, 'Agree quality: who releases, who recalls, who reports side effects', 'Quality agreement', '签订质量协议：放行、召回、不良反应报告', '质量协议'],
  ['CONTRACTED', 'OPERATIONS', 120, 'Ask for the CPP in the WHO format, legalised where the country wants it', 'CPP', '申请 WHO 格式 CPP，必要时认证', 'CPP'],
  ['CONTRACTED', 'OPERATIONS', 60, 'For EU import of active substances: written confirmation by the exporting authority', 'Written confirmation', '欧盟原料药进口：出口国当局书面确认', '书面确认'],
  ['READY', 'OPERATIONS', 60, 'Release each batch with its CoA; see to serial numbers where they are asked for', 'CoA for each batch', '逐批放行并附 CoA；按需赋码', '批次 CoA'],
  ['SHIPPED', 'OPERATIONS', 60, 'Cold chain by GDP: qualified packaging, data loggers, someone who watches', 'Temperature report', '按 GDP 冷链：验证包装、温度记录仪、专人监控', '温度报告'],
  ['CLOSED', 'SALES', 20, 'Put the expiry of registration and certificates into the calendar', 'Dated reminders', '登记注册与证书到期提醒', '到期提醒'],
];

/** Sales of medicines and their substances: the way of every export, and what the law adds. */
export const pharmaSales: readonly TemplateRow[] = [...exportSales, ...regulated];
