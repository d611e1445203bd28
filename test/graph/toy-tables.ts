import { boolean, char, date, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { decimal, instant, minorUnits } from '../../schema/tables/row.ts';

// A shipping company with fleets of ships, their voyages and crews: every kind of column that the read path knows.

export const shipKinds = ['TANKER', 'BULKER', 'CONTAINER'] as const;
export const shipKindEnum = pgEnum('ship_kind', shipKinds);

const row = { companyId: uuid('company_id').notNull(), id: uuid('id').notNull() };

export const harbours = pgTable('harbours', {
  code: text('code').primaryKey(),
  name: text('name').notNull(),
});

export const fleets = pgTable('fleets', {
  ...row,
  name: text('name').notNull(),
  motto: text('motto'),
  ownerId: uuid('owner_id').notNull(),
  teamId: uuid('team_id').notNull(),
  /** Another fleet, which may belong to someone else. */
  rivalId: uuid('rival_id'),
});

export const flags = pgTable('flags', {
  ...row,
  fleetId: uuid('fleet_id').notNull(),
  colour: text('colour').notNull(),
});

export const ships = pgTable('ships', {
  ...row,
  fleetId: uuid('fleet_id').notNull(),
  name: text('name').notNull(),
  callSign: text('call_sign'),
  kind: shipKindEnum('kind').notNull(),
  berths: integer('berths').notNull(),
  draught: decimal('draught').notNull(),
  tonnage: decimal('tonnage'),
  listedOn: date('listed_on').notNull(),
  launchedAt: instant('launched_at').notNull(),
  scrappedOn: date('scrapped_on'),
  afloat: boolean('afloat'),
  valueMinor: minorUnits('value_minor'),
  currency: char('currency', { length: 3 }),
  secret: text('secret').notNull(),
  home: text('home'),
});

export const voyages = pgTable('voyages', {
  ...row,
  shipId: uuid('ship_id').notNull(),
  number: integer('number').notNull(),
  departedAt: instant('departed_at').notNull(),
  /** A price of any scale. */
  freight: decimal('freight'),
  currency: char('currency', { length: 3 }).notNull(),
});

export const sailors = pgTable('sailors', {
  ...row,
  voyageId: uuid('voyage_id').notNull(),
  name: text('name').notNull(),
  rank: integer('rank').notNull(),
  wageMinor: minorUnits('wage_minor').notNull(),
  currency: char('currency', { length: 3 }).notNull(),
});

export const toyDdl = `
  CREATE TYPE ship_kind AS ENUM ('TANKER', 'BULKER', 'CONTAINER');
  CREATE TABLE harbours (code text PRIMARY KEY, name text NOT NULL);
  CREATE TABLE fleets (company_id uuid, id uuid PRIMARY KEY, name text NOT NULL, motto text,
    owner_id uuid NOT NULL, team_id uuid NOT NULL, rival_id uuid);
  CREATE TABLE flags (company_id uuid, id uuid PRIMARY KEY, fleet_id uuid NOT NULL, colour text NOT NULL);
  CREATE TABLE ships (company_id uuid, id uuid PRIMARY KEY, fleet_id uuid NOT NULL, name text NOT NULL,
    call_sign text, kind ship_kind NOT NULL, berths integer NOT NULL, draught numeric NOT NULL, tonnage numeric,
    listed_on date NOT NULL, launched_at timestamptz NOT NULL, scrapped_on date, afloat boolean,
    value_minor bigint, currency char(3), secret text NOT NULL, home text);
  CREATE TABLE voyages (company_id uuid, id uuid PRIMARY KEY, ship_id uuid NOT NULL, number integer NOT NULL,
    departed_at timestamptz NOT NULL, freight numeric, currency char(3) NOT NULL);
  CREATE TABLE sailors (company_id uuid, id uuid PRIMARY KEY, voyage_id uuid NOT NULL, name text NOT NULL,
    rank integer NOT NULL, wage_minor bigint NOT NULL, currency char(3) NOT NULL);
  CREATE INDEX ON flags (fleet_id);
  CREATE INDEX ON ships (fleet_id);
  CREATE INDEX ON voyages (ship_id);
  CREATE INDEX ON sailors (voyage_id)`;
