import { z } from 'zod';
import { country, currency, email, languageTag, line, paragraphs, website } from '../graph/checks.ts';
import { localId } from '../graph/global-id.ts';
import type { FaultCode } from '../trade/fault.ts';
import type { ImportedCustomer, ImportField, RowFault } from './customer-import.ts';

/** What the values of a row must be: the same as for a customer and a contact that are entered by hand. */
const checksOn = (today: string): Readonly<Record<ImportField, z.ZodType>> => ({
  ladingId: z.string().refine((id) => localId('customer', id) !== null),
  name: line(200),
  country,
  city: line(100),
  address: paragraphs(500),
  website,
  taxNumber: line(50),
  currency: currency(today),
  language: languageTag,
  contactName: line(200),
  contactPosition: line(100),
  contactEmail: email,
  contactPhone: line(50),
});

/** Holds the values of rows against what they must be; gives every fault. */
export function rowChecker(today: string): (row: ImportedCustomer) => RowFault[] {
  const checks = checksOn(today);
  return (row) => [
    ...(['name', 'country'] as const).filter((field) => !row[field]).map(required),
    ...((row.contactEmail ?? row.contactPhone ?? row.contactPosition) && !row.contactName
      ? [required('contactName')]
      : []),
    ...Object.entries(row).flatMap(([field, value]) =>
      faultOf(field as ImportField, checks[field as ImportField].safeParse(value)),
    ),
  ];
}

/** A row as lists are written by hand: codes in small letters, websites without their scheme. */
export function tidied({ country, currency, website, ...row }: ImportedCustomer): ImportedCustomer {
  return {
    ...row,
    ...(country && { country: country.toUpperCase() }),
    ...(currency && { currency: currency.toUpperCase() }),
    ...(website && { website: /^https?:/i.test(website) ? website : `https://${website}` }),
  };
}

function required(field: ImportField): RowFault {
  return { field, code: 'REQUIRED' };
}

function faultOf(field: ImportField, { error }: z.ZodSafeParseResult<unknown>): RowFault[] {
  const issue = error?.issues[0];
  if (!issue) return [];
  const code: FaultCode =
    issue.code === 'custom'
      ? ((issue.params?.fault as FaultCode | undefined) ?? 'INVALID_FORMAT')
      : issue.code === 'too_big'
        ? 'TOO_LONG'
        : 'INVALID_FORMAT';
  return [{ field, code }];
}
