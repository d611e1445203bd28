import { Field, ObjectType } from 'type-graphql';
import { customerImportRows, customerImports } from '../../schema/tables/customer-imports.ts';
import { Person } from '../access/person.type.ts';
import { rowsFor } from '../access/row-scopes.ts';
import { Column, Connection, Entity, Id, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { UserErrorCode } from '../server/user-errors.ts';
import type { FaultCode } from '../trade/fault.ts';
import { CurrencyCodeScalar } from '../trade/trade.scalar.ts';
import { Customer, CustomerSourceType } from './customer.type.ts';
import {
  type ImportChoice,
  type ImportedCustomer,
  type ImportField,
  type ImportFormat,
  type ImportState,
  importChoices,
  importFormats,
  importStates,
  type RowFault,
  type TextEncoding,
  textEncodings,
} from './customer-import.ts';

export const ImportFormatType = enumType('ImportFormat', importFormats, 'How a file is written.', {
  CSV: 'Text separated by comma, semicolon or tab (RFC 4180).',
  XLSX: 'A workbook (ECMA-376), of which the first sheet is read.',
});

export const TextEncodingType = enumType('TextEncoding', textEncodings, 'In what a text is written.', {
  AUTO: 'UTF-8, or UTF-16 with its mark.',
  GB18030: 'As spreadsheet programs in China save it: GB 18030, and with it GBK and GB 2312.',
  WINDOWS_1252: 'As older programs in western Europe and the Americas save it.',
});

export const ImportStateType = enumType('ImportState', importStates, 'How far an import came.', {
  AWAITED: 'The file is awaited.',
  READING: 'The file is being read.',
  PREVIEW: 'All rows are there to be looked at; nothing was taken over.',
  APPLIED: 'The rows that were to be taken over have become customers, all of them.',
  CANCELLED: 'It was given up; nothing was taken over.',
  FAILED: 'The file could not be read; nothing was taken over.',
});

export const ImportChoiceType = enumType('ImportChoice', importChoices, 'What becomes of a row.', {
  CREATE: 'It becomes a customer.',
  UPDATE: 'What it says is written over what is known of the customer that it may be.',
  SKIP: 'It is left out.',
});

@ObjectType({ description: 'What is wrong with a value of a row.' })
export class ImportRowFault {
  @Field(() => String, { description: 'Which value: a field of a customer, or of its first contact.' })
  field!: ImportField;

  @Field(() => UserErrorCode, { description: 'Why.' })
  code!: FaultCode;
}

@ObjectType({ description: 'The values of a row; null where it has none.' })
export class ImportedCustomerType {
  @Field(() => String, {
    nullable: true,
    description: 'The id of a customer, as an export gives it: which one the row is about.',
  })
  ladingId?: string;

  @Field(() => String, { nullable: true, description: 'The registered name.' })
  name?: string;

  @Field(() => String, { nullable: true, description: 'Where it is established (ISO 3166-1 alpha-2).' })
  country?: string;

  @Field(() => String, { nullable: true, description: 'The city of its seat.' })
  city?: string;

  @Field(() => String, { nullable: true, description: 'The address as it is printed.' })
  address?: string;

  @Field(() => String, { nullable: true, description: 'Its website.' })
  website?: string;

  @Field(() => String, { nullable: true, description: 'Tax or VAT number.' })
  taxNumber?: string;

  @Field(() => String, { nullable: true, description: 'The currency that it prefers to buy in.' })
  currency?: string;

  @Field(() => String, { nullable: true, description: 'The language that it reads.' })
  language?: string;

  @Field(() => String, { nullable: true, description: 'The name of its first contact.' })
  contactName?: string;

  @Field(() => String, { nullable: true, description: 'What they do there.' })
  contactPosition?: string;

  @Field(() => String, { nullable: true, description: 'Their mail address.' })
  contactEmail?: string;

  @Field(() => String, { nullable: true, description: 'Their telephone number.' })
  contactPhone?: string;
}

@Entity(customerImports, {
  description:
    'A file of customers on its way in: read into rows, looked at, then taken over as a whole or not at all. Whoever started it sees it.',
  prefix: 'import',
  scope: rowsFor<typeof customerImports>(({ startedBy }) => startedBy),
  filters: { state: { kind: 'anyOf', column: customerImports.state, type: () => ImportStateType } },
  orders: { createdAt: customerImports.createdAt },
})
export class CustomerImport {
  @Id(customerImports.id)
  id!: string;

  @Column(customerImports.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(customerImports.fileName, { description: 'The name of the file.' })
  fileName!: string;

  @Column(customerImports.format, { type: () => ImportFormatType, description: 'How it is written.' })
  format!: ImportFormat;

  @Column(customerImports.encoding, {
    type: () => TextEncodingType,
    description: 'In what its text is written.',
  })
  encoding!: TextEncoding;

  @Column(customerImports.currency, {
    type: () => CurrencyCodeScalar,
    description: 'The currency of rows that name none.',
  })
  currency!: string;

  @Column(customerImports.language, { description: 'The language of rows that name none.' })
  language!: string;

  @Column(customerImports.source, {
    type: () => CustomerSourceType,
    description: 'How these customers came to us.',
  })
  source!: string;

  @Column(customerImports.state, { type: () => ImportStateType, description: 'How far it came.' })
  state!: ImportState;

  @Column(customerImports.rowsRead, { description: 'Rows that were read so far.' })
  rowsRead!: number;

  @Column(customerImports.rowsAccepted, { description: 'Of these, rows without a fault.' })
  rowsAccepted!: number;

  @Column(customerImports.rowsRefused, { description: 'Of these, rows with a fault.' })
  rowsRefused!: number;

  @Column(customerImports.rowsKnown, {
    description:
      'Of the accepted ones, rows that may be customers already, or stand in the file before; they are skipped unless chosen.',
  })
  rowsKnown!: number;

  @Column(customerImports.ignoredColumns, {
    type: () => [String],
    description: 'Columns of the file that say nothing to us.',
  })
  ignoredColumns!: string[];

  @Column(customerImports.failure, { description: 'Why the file could not be read.' })
  failure!: string | null;

  @Column(customerImports.createdAt, { description: 'When it was started.' })
  createdAt!: string;

  @Column(customerImports.finishedAt, { description: 'When it came to its end.' })
  finishedAt!: string | null;

  @ToOne(() => Person, customerImports.startedBy, { description: 'Who started it.' })
  startedBy!: Person | null;

  @Connection(() => CustomerImportRow, customerImportRows.importId, {
    description: 'Its rows, in the order of the file.',
  })
  rows!: object;
}

@Entity(customerImportRows, {
  description: 'A row of a file of customers.',
  prefix: 'importRow',
  scope: { parent: () => CustomerImport, through: customerImportRows.importId },
  filters: { choice: { kind: 'anyOf', column: customerImportRows.choice, type: () => ImportChoiceType } },
  orders: { line: customerImportRows.line },
})
export class CustomerImportRow {
  @Id(customerImportRows.id)
  id!: string;

  @Column(customerImportRows.line, { description: 'Its place in the file; the header is 1.' })
  line!: number;

  @Column(customerImportRows.customer, { type: () => ImportedCustomerType, description: 'Its values.' })
  customer!: ImportedCustomer;

  @Column(customerImportRows.faults, { type: () => [ImportRowFault], description: 'What is wrong with it.' })
  faults!: RowFault[];

  @ToOne(() => Customer, customerImportRows.knownAs, {
    description: 'A customer that it may be; null where there is none, and where you may not see it.',
  })
  knownAs!: Customer | null;

  @Column(customerImportRows.choice, { type: () => ImportChoiceType, description: 'What becomes of it.' })
  choice!: ImportChoice;
}
