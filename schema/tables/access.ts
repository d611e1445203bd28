import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { roles } from '../../src/access/viewer.ts';
import { businessRow, countryCode, currencyCode, instant } from './row.ts';

export const roleEnum = pgEnum('role', roles);

/** An exporter that works with this installation. Nothing of one company is ever seen from another. */
export const companies = pgTable('companies', {
  id: uuid('id').primaryKey(),
  name: text('name').notNull(),
  country: countryCode('country').notNull(),
  /** The currency it keeps its books in. */
  currency: currencyCode('currency').notNull(),
  /** IANA zone: decides the business day and the year of a number. */
  timeZone: text('time_zone').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const teams = pgTable(
  'teams',
  {
    ...businessRow,
    name: text('name').notNull(),
    parentId: uuid('parent_id'),
  },
  (team) => [
    primaryKey({ columns: [team.companyId, team.id] }),
    foreignKey({ columns: [team.companyId], foreignColumns: [companies.id] }),
    foreignKey({ columns: [team.companyId, team.parentId], foreignColumns: [team.companyId, team.id] }),
    uniqueIndex('teams_name_key').on(team.companyId, team.name),
  ],
);

/** Someone who signs in. */
export const people = pgTable(
  'people',
  {
    ...businessRow,
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: roleEnum('role').notNull(),
    teamId: uuid('team_id').notNull(),
    /** argon2id, with its parameters and salt. */
    passwordHash: text('password_hash').notNull(),
    active: boolean('active').notNull().default(true),
  },
  (person) => [
    primaryKey({ columns: [person.companyId, person.id] }),
    foreignKey({ columns: [person.companyId], foreignColumns: [companies.id] }),
    foreignKey({ columns: [person.companyId, person.teamId], foreignColumns: [teams.companyId, teams.id] }),
    // Signing in names no company, so an address belongs to one person of the whole installation.
    uniqueIndex('people_email_key').on(sql`lower(${person.email})`),
    index('people_id').on(person.id),
  ],
);

/** A refresh token: only its hash is kept. One that was used twice ends every session of its family. */
export const sessions = pgTable(
  'sessions',
  {
    companyId: uuid('company_id').notNull(),
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The sign-in that this token descends from by rotation. */
    familyId: uuid('family_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    revokedAt: instant('revoked_at'),
  },
  (session) => [
    primaryKey({ columns: [session.companyId, session.id] }),
    foreignKey({
      columns: [session.companyId, session.personId],
      foreignColumns: [people.companyId, people.id],
    }),
    uniqueIndex('sessions_token_hash_key').on(session.tokenHash),
    index('sessions_family').on(session.companyId, session.familyId),
  ],
);
