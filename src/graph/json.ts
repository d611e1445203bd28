import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { minorDigitsOfCurrencies } from '../trade/currency.ts';

/** A column as the API shows it: numbers of any size as text, instants in UTC with milliseconds. */
export function columnJson(column: PgColumn): SQL {
  const type = column.getSQLType();
  if (type === 'bigint' || type.startsWith('numeric')) return sql`${column}::text`;
  if (type.startsWith('timestamp')) {
    return sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  }
  return sql`${column}`;
}

/** An amount with its currency; null where there is no amount. */
export function moneyJson(amount: PgColumn, currency: PgColumn, inMinorUnits: boolean): SQL {
  const text = inMinorUnits ? amountOfMinorUnits(amount, currency) : sql`${amount}::text`;
  return sql`CASE WHEN ${amount} IS NULL THEN NULL ELSE json_build_object('amount', ${text}, 'currency', ${currency}) END`;
}

/** Minor units as a decimal amount with the currency's own number of digits (ISO 4217). */
function amountOfMinorUnits(amount: PgColumn, currency: PgColumn): SQL {
  const branches = [...minorDigitsOfCurrencies()].map(([digits, codes]) => {
    const list = sql.raw(codes.map((code) => `'${code}'`).join(', '));
    return sql`WHEN ${currency} IN (${list}) THEN ${scaled(amount, digits)}`;
  });
  return sql`CASE ${sql.join(branches, sql` `)} ELSE ${scaled(amount, 2)} END`;
}

/** Multiplied and not divided, for a product is exact whatever its size. */
function scaled(amount: PgColumn, digits: number): SQL {
  return sql`(${amount} * ${sql.raw((10 ** -digits).toFixed(digits))}::numeric)::text`;
}

/** PostgreSQL functions take 100 arguments at most: larger objects are put together from parts. */
export function jsonObject(pairs: readonly (readonly [string, SQL])[]): SQL {
  const parts: SQL[] = [];
  for (let start = 0; start < pairs.length; start += 50) {
    const chunk = pairs.slice(start, start + 50).map(([key, value]) => sql`${keyLiteral(key)}, ${value}`);
    parts.push(sql`json_build_object(${sql.join(chunk, sql`, `)})`);
  }
  if (parts.length === 0) return sql`'{}'::json`;
  return parts.length === 1
    ? parts[0]!
    : sql`(${sql.join(
        parts.map((part) => sql`${part}::jsonb`),
        sql` || `,
      )})`;
}

function keyLiteral(key: string): SQL {
  if (!/^[._A-Za-z][._A-Za-z0-9]*$/.test(key)) throw new Error(`Not a response key: ${key}`);
  return sql.raw(`'${key}'`);
}
