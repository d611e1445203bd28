import type { FaultCode } from '../trade/fault.ts';

export const importFormats = ['CSV', 'XLSX'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** In what a text is written. */
export const textEncodings = ['AUTO', 'GB18030', 'WINDOWS_1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** From the file that is awaited to the end. */
export const importStates = ['AWAITED', 'READING', 'PREVIEW', 'APPLIED', 'CANCELLED', 'FAILED'] as const;
export type ImportState = (typeof importStates)[number];

/** What becomes of a row. */
export const importChoices = ['CREATE', 'UPDATE', 'SKIP'] as const;
export type ImportChoice = (typeof importChoices)[number];

export const importFields = [
  'ladingId',
  'name',
  'country',
  'city',
  'address',
  'website',
  'taxNumber',
  'currency',
  'language',
  'contactName',
  'contactPosition',
  'contactEmail',
  'contactPhone',
] as const;
export type ImportField = (typeof importFields)[number];
export type ImportedCustomer = Readonly<Partial<Record<ImportField, string>>>;

/** What is wrong with a value of a row. */
export interface RowFault {
  readonly field: ImportField;
  readonly code: FaultCode;
}

/** Most rows that a file may have, and most bytes. */
export const importLimits = { rows: 200_000, bytes: 64 * 1024 * 1024 } as const;

/** How columns are headed in lists that people keep, by the letters alone. */
const headings: Readonly<Record<ImportField, readonly string[]>> = {
  ladingId: ['ladingid'],
  name: [
    'name',
    'company',
    'companyname',
    'customer',
    'customername',
    'firma',
    'empresa',
    'entreprise',
    'société',
    '公司',
    '公司名称',
    '客户',
    '客户名称',
  ],
  country: ['country', 'countrycode', 'land', 'país', 'pays', '国家'],
  city: ['city', 'town', 'ort', 'stadt', 'ciudad', 'ville', '城市'],
  address: ['address', 'street', 'adresse', 'anschrift', 'dirección', '地址'],
  website: ['website', 'web', 'url', 'homepage', '网站', '网址'],
  taxNumber: ['taxnumber', 'taxid', 'vat', 'vatnumber', 'vatid', 'ustid', 'nif', 'siren', '税号'],
  currency: ['currency', 'währung', 'moneda', 'devise', '币种'],
  language: ['language', 'sprache', 'idioma', 'langue', '语言'],
  contactName: ['contact', 'contactname', 'contactperson', 'ansprechpartner', 'contacto', '联系人'],
  contactPosition: [
    'position',
    'contactposition',
    'jobtitle',
    'title',
    'funktion',
    'cargo',
    'fonction',
    '职位',
  ],
  contactEmail: ['email', 'mail', 'contactemail', 'emailaddress', 'correo', 'courriel', '邮箱', '电子邮件'],
  contactPhone: [
    'phone',
    'telephone',
    'tel',
    'contactphone',
    'mobile',
    'telefon',
    'teléfono',
    'téléphone',
    '电话',
  ],
};

/** What the columns of a file are; a column that says nothing is null. */
export interface Columns {
  readonly fields: readonly (ImportField | null)[];
  readonly ignored: readonly string[];
}

/** Finds out what the columns of a file are by their headings; a sentence where they can't be what they must be. */
export function readHeader(cells: readonly string[]): Columns | string {
  const fields = cells.map(fieldOf);
  const twice = fields.find((field, index) => field !== null && fields.indexOf(field) < index);
  if (twice) return `Two columns are the ${twice}.`;
  const missing = (['name', 'country'] as const).filter((field) => !fields.includes(field));
  if (missing.length > 0) return `No column is the ${missing.join(', none the ')}.`;
  return {
    fields,
    ignored: cells.filter((heading, index) => fields[index] === null && heading.trim() !== ''),
  };
}

/** The values of a row by their fields; empty ones are left out. */
export function valuesOf({ fields }: Columns, cells: readonly string[]): ImportedCustomer {
  return Object.fromEntries(
    fields.flatMap((field, index) => {
      const value = cells[index]?.trim();
      return field && value ? [[field, value]] : [];
    }),
  );
}

function fieldOf(heading: string): ImportField | null {
  const letters = heading.toLowerCase().replace(/[^\p{L}]/gu, '');
  return importFields.find((field) => headings[field].includes(letters)) ?? null;
}
