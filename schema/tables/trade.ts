import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { companies } from './access.ts';
import { countryCode, currencyCode, decimal, instant } from './row.ts';

/** Places of the UN/LOCODE list that goods pass. Reference data, the same for every company. */
export const ports = pgTable(
  'ports',
  {
    locode: text('locode').primaryKey(),
    country: countryCode('country').notNull(),
    name: text('name').notNull(),
    /** UN/LOCODE functions: 1 port, 2 rail, 3 road, 4 airport, 5 postal, 6 inland, 7 fixed, 8 inland water. */
    functions: smallint('functions').array().notNull(),
    /** IANA zone, for cut-offs in local time. */
    timeZone: text('time_zone').notNull(),
  },
  (port) => [
    check('ports_locode_form', sql`${port.locode} ~ '^[A-Z]{2}[A-Z2-9]{3}$'`),
    index('ports_name').on(port.name, port.locode),
  ],
);

/** Units of quantity by UNECE Recommendation 20. */
export const units = pgTable('units', { code: text('code').primaryKey(), name: text('name').notNull() });

/** Kinds of package by UNECE Recommendation 21. */
export const packages = pgTable('packages', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
});

/** What a company's bank or source quoted on a day: `bid`, `ask`, `mid` units of `quote` for one `base`. */
export const fxRates = pgTable(
  'fx_rates',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    base: currencyCode('base').notNull(),
    quote: currencyCode('quote').notNull(),
    day: date('day').notNull(),
    bid: decimal('bid').notNull(),
    ask: decimal('ask').notNull(),
    mid: decimal('mid').notNull(),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (rate) => [
    primaryKey({ columns: [rate.companyId, rate.base, rate.quote, rate.day] }),
    foreignKey({ columns: [rate.companyId], foreignColumns: [companies.id] }),
    check('fx_rates_pair', sql`${rate.base} <> ${rate.quote}`),
    check(
      'fx_rates_order',
      sql`0 < ${rate.bid} AND ${rate.bid} <= ${rate.mid} AND ${rate.mid} <= ${rate.ask}`,
    ),
    index('fx_rates_day').on(rate.companyId, rate.day, rate.id),
  ],
);

/** Rates frozen for a price. Never changed: pricing anew takes a new snapshot. */
export const fxSnapshots = pgTable(
  'fx_snapshots',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    takenAt: instant('taken_at').notNull(),
    /** The day whose rates were taken. */
    asOf: date('as_of').notNull(),
    /** Of which day the oldest quote is that a price needs; null where none of a bank was taken. */
    oldestOn: date('oldest_on'),
    source: text('source').notNull(),
    /** The share by which the rate was reduced against a fall before payment. */
    buffer: decimal('buffer').notNull(),
  },
  (snapshot) => [
    primaryKey({ columns: [snapshot.companyId, snapshot.id] }),
    foreignKey({ columns: [snapshot.companyId], foreignColumns: [companies.id] }),
    check('fx_snapshots_buffer_range', sql`${snapshot.buffer} >= 0 AND ${snapshot.buffer} < 1`),
  ],
);

/** One rate of a snapshot: one unit of `base` is worth `rate` units of `quote`. */
export const fxSnapshotRates = pgTable(
  'fx_snapshot_rates',
  {
    companyId: uuid('company_id').notNull(),
    snapshotId: uuid('snapshot_id').notNull(),
    sequence: integer('sequence').notNull(),
    base: currencyCode('base').notNull(),
    quote: currencyCode('quote').notNull(),
    rate: decimal('rate').notNull(),
    /** BID, ASK, MID or MANUAL. */
    side: text('side', { enum: ['BID', 'ASK', 'MID', 'MANUAL'] }).notNull(),
  },
  (rate) => [
    primaryKey({ columns: [rate.companyId, rate.snapshotId, rate.sequence] }),
    foreignKey({
      columns: [rate.companyId, rate.snapshotId],
      foreignColumns: [fxSnapshots.companyId, fxSnapshots.id],
    }),
    check('fx_snapshot_rates_positive', sql`${rate.rate} > 0`),
  ],
);
