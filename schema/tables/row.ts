import { sql } from 'drizzle-orm';
import { char, customType, integer, numeric, timestamp, uuid } from 'drizzle-orm/pg-core';

/** An instant, stored with microseconds in UTC and read as text so that no precision is lost. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });

/** An exact decimal of any scale, read as text. */
export const decimal = (name: string) => numeric(name);

/** An amount in minor units of the currency column beside it. */
export const minorUnits = customType<{ data: bigint; driverData: string }>({
  dataType: () => 'bigint',
  fromDriver: (value) => BigInt(value),
  toDriver: (value) => value.toString(),
});

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** The transaction that wrote a row, so that a reader can tell what it has seen from what was committed since. */
export const transactionId = (name: string) => xid8(name).notNull().default(sql`pg_current_xact_id()`);

/** An ISO 4217 code. */
export const currencyCode = (name: string) => char(name, { length: 3 });

/** An ISO 3166-1 alpha-2 code. */
export const countryCode = (name: string) => char(name, { length: 2 });

/** What every business row begins with: its company first in every key, then its own id. */
export const businessRow = {
  companyId: uuid('company_id').notNull(),
  id: uuid('id').notNull(),
  /** Counts the changes; an edit names the version that it read. */
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
};
