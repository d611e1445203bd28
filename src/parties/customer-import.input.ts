import { ID, InputType, Int } from 'type-graphql';
import { currency, languageTag, line, version } from '../graph/checks.ts';
import { Given, MutationInput } from '../graph/given.ts';
import { CurrencyCodeScalar } from '../trade/trade.scalar.ts';
import { CustomerSourceType } from './customer.type.ts';
import type { ImportChoice, ImportFormat, TextEncoding } from './customer-import.ts';
import { ImportChoiceType, ImportFormatType, TextEncodingType } from './customer-import.type.ts';
import type { CustomerSource } from './customer-source.ts';

@InputType({ description: 'A file of customers that is to come in.' })
export class StartCustomerImportInput extends MutationInput {
  @Given(() => String, { description: 'The name of the file.', check: line(200) })
  fileName!: string;

  @Given(() => ImportFormatType, { description: 'How it is written.' })
  format!: ImportFormat;

  @Given(() => TextEncodingType, {
    defaultValue: 'AUTO',
    description: 'In what its text is written; a workbook says so itself.',
  })
  encoding!: TextEncoding;

  @Given(() => CurrencyCodeScalar, { description: 'The currency of rows that name none.', check: currency })
  currency!: string;

  @Given(() => String, {
    defaultValue: 'en',
    description: 'The language of rows that name none (BCP 47).',
    check: languageTag,
  })
  language!: string;

  @Given(() => CustomerSourceType, { description: 'How these customers came to us.' })
  source!: CustomerSource;
}

@InputType({ description: 'What is to become of a row.' })
export class ChooseImportRowInput extends MutationInput {
  @Given(() => ID, { description: 'Of which import.' })
  importId!: string;

  @Given(() => Int, { description: 'The version of the import that you read.', check: version })
  version!: number;

  @Given(() => ID, { description: 'Which row.' })
  rowId!: string;

  @Given(() => ImportChoiceType, { description: 'What becomes of it; a row with faults is always skipped.' })
  choice!: ImportChoice;
}

@InputType({ description: 'What is to become of all rows that may be customers already.' })
export class ChooseKnownImportRowsInput extends MutationInput {
  @Given(() => ID, { description: 'Of which import.' })
  importId!: string;

  @Given(() => Int, { description: 'The version of the import that you read.', check: version })
  version!: number;

  @Given(() => ImportChoiceType, {
    description: 'What becomes of them; 5,000 customers at most are changed by one file.',
  })
  choice!: ImportChoice;
}

@InputType({ description: 'An import that is to be taken over.' })
export class ApplyCustomerImportInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;

  @Given(() => Int, { description: 'The version that you read.', check: version })
  version!: number;
}

@InputType({ description: 'An import that is given up.' })
export class CancelCustomerImportInput extends MutationInput {
  @Given(() => ID, { description: 'Which.' })
  id!: string;
}
