import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isCalendarDate } from './calendar-date.ts';
import { Decimal, parseDecimal, writeDecimal } from './decimal.ts';
import { parseLocode } from './locode.ts';

export const DecimalScalar = textScalar({
  name: 'Decimal',
  description: 'Exact decimal number in string form, e.g. "0.0325".',
  expected:
    'a plain decimal such as "0.0325", with no exponent, 30 digits before the point and 20 after it at most',
  read: (text) => (parseDecimal(text) ? text : null),
  // Numbers written in a document are text, hence exact; in variables only whole numbers are.
  literals: [Kind.STRING, Kind.INT, Kind.FLOAT],
  readNumber: (number) => (Number.isSafeInteger(number) ? String(number) : null),
  write: (value) => (value instanceof Decimal ? writeDecimal(value) : value),
});

export const DateScalar = textScalar({
  name: 'Date',
  description: 'Calendar date, YYYY-MM-DD, no time and no zone.',
  expected: 'a day of the calendar as YYYY-MM-DD',
  read: (text) => (isCalendarDate(text) ? text : null),
});

export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'An instant of ISO 8601 with its offset to UTC, e.g. "2026-03-01T08:30:00Z".',
  expected: 'an instant of ISO 8601 with its offset, such as 2026-03-01T08:30:00Z',
  read: (text) => (instantForm.test(text) && isCalendarDate(text.slice(0, 10)) ? readInstant(text) : null),
  write: (value) => (value instanceof Date ? value.toISOString() : value),
});

export const CurrencyCodeScalar = textScalar({
  name: 'CurrencyCode',
  description: 'ISO 4217 alphabetic code.',
  expected: 'three capital letters of ISO 4217',
  // Only the form: whether the list has it on a day is for the rules, which can say so in the reader's language.
  read: (text) => (/^[A-Z]{3}$/.test(text) ? text : null),
});

export const CountryCodeScalar = textScalar({
  name: 'CountryCode',
  description: 'ISO 3166-1 alpha-2 code.',
  expected: 'two capital letters of ISO 3166-1',
  read: (text) => (/^[A-Z]{2}$/.test(text) ? text : null),
});

export const LocodeScalar = textScalar({
  name: 'Locode',
  description: 'UN/LOCODE of a place, e.g. "CNSHA".',
  expected: 'a UN/LOCODE: a country, then three letters or digits from 2 to 9',
  read: parseLocode,
});

interface TextScalar {
  readonly name: string;
  readonly description: string;
  /** Ends the sentence "… is not …" of a refusal. */
  readonly expected: string;
  /** The value in its canonical form, or null where it is none. */
  read(text: string): string | null;
  readonly literals?: readonly ValueNode['kind'][];
  readNumber?(number: number): string | null;
  write?(value: unknown): unknown;
}

function textScalar(scalar: TextScalar): GraphQLScalarType<string, string> {
  const { name, description, literals = [Kind.STRING] } = scalar;
  const refuse = (value: string) => new GraphQLError(`${value.slice(0, 80)} is not ${scalar.expected}.`);
  const parseValue = (value: unknown): string => {
    const read =
      typeof value === 'string'
        ? scalar.read(value)
        : typeof value === 'number'
          ? (scalar.readNumber?.(value) ?? null)
          : null;
    if (read === null) throw refuse(JSON.stringify(value) ?? 'This value');
    return read;
  };
  return new GraphQLScalarType({
    name,
    description,
    parseValue,
    parseLiteral: (node) => {
      if (!literals.includes(node.kind) || !('value' in node)) throw refuse('This value');
      return parseValue(String(node.value));
    },
    serialize: (value) => {
      const written = scalar.write ? scalar.write(value) : value;
      if (typeof written !== 'string') throw new TypeError(`${name} can't represent ${typeof value}`);
      return written;
    },
  });
}

const instantForm =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function readInstant(text: string): string | null {
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
