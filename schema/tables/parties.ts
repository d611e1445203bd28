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
import { customerSources } from '../../src/parties/customer-source.ts';
import { companies, people, teams } from './access.ts';
import { businessRow, countryCode, currencyCode, instant } from './row.ts';

export const customerSourceEnum = pgEnum('customer_source', customerSources);

/** A company abroad that buys, or may. */
export const customers = pgTable(
  'customers',
  {
    ...businessRow,
    name: text('name').notNull(),
    country: countryCode('country').notNull(),
    city: text('city'),
    address: text('address'),
    website: text('website'),
    taxNumber: text('tax_number'),
    /** The currency it prefers to buy in. */
    currency: currencyCode('currency').notNull(),
    /** BCP 47 tag of the language it reads. */
    language: text('language').notNull(),
    source: customerSourceEnum('source').notNull(),
    /** The words that tell its name from others, by which it is found again. */
    nameWords: text('name_words').array().notNull(),
    /** Of its website, where that tells who it is. */
    domain: text('domain'),
    /** Since when it is in the public pool; null while somebody looks after it. */
    pooledAt: instant('pooled_at'),
    ownerId: uuid('owner_id').notNull(),
    teamId: uuid('team_id').notNull(),
  },
  (customer) => [
    primaryKey({ columns: [customer.companyId, customer.id] }),
    foreignKey({ columns: [customer.companyId], foreignColumns: [companies.id] }),
    foreignKey({
      columns: [customer.companyId, customer.ownerId],
      foreignColumns: [people.companyId, people.id],
    }),
    foreignKey({
      columns: [customer.companyId, customer.teamId],
      foreignColumns: [teams.companyId, teams.id],
    }),
    uniqueIndex('customers_tax_number_key').on(customer.companyId, customer.country, customer.taxNumber),
    index('customers_words').using('gin', customer.nameWords),
    index('customers_same_name').on(customer.companyId, customer.country, customer.nameWords),
    index('customers_domain').on(customer.companyId, customer.domain),
    index('customers_pool')
      .on(customer.companyId, customer.pooledAt, customer.id)
      .where(sql`${customer.pooledAt} IS NOT NULL`),
    index('customers_name').on(customer.companyId, customer.name, customer.id),
    index('customers_owner').on(customer.companyId, customer.ownerId, customer.name, customer.id),
  ],
);

/** A person at a customer. */
export const contacts = pgTable(
  'contacts',
  {
    ...businessRow,
    customerId: uuid('customer_id').notNull(),
    name: text('name').notNull(),
    position: text('position'),
    email: text('email'),
    phone: text('phone'),
    language: text('language'),
    isPrimary: boolean('is_primary').notNull().default(false),
  },
  (contact) => [
    primaryKey({ columns: [contact.companyId, contact.id] }),
    foreignKey({
      columns: [contact.companyId, contact.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    uniqueIndex('contacts_email_key').on(contact.companyId, contact.customerId, contact.email),
    index('contacts_domain').on(contact.companyId, sql`lower(split_part(${contact.email}, '@', 2))`),
    index('contacts_customer').on(contact.companyId, contact.customerId, contact.name, contact.id),
  ],
);

/** That a customer was found to be another one: the id under which it was known, and what it is now. */
export const customerMerges = pgTable(
  'customer_merges',
  {
    companyId: uuid('company_id').notNull(),
    /** The id of the customer that is no more. */
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    name: text('name').notNull(),
    country: countryCode('country').notNull(),
    reason: text('reason').notNull(),
    mergedBy: uuid('merged_by').notNull(),
    mergedAt: instant('merged_at').notNull(),
  },
  (merge) => [
    primaryKey({ columns: [merge.companyId, merge.id] }),
    foreignKey({
      columns: [merge.companyId, merge.customerId],
      foreignColumns: [customers.companyId, customers.id],
    }),
    foreignKey({ columns: [merge.companyId, merge.mergedBy], foreignColumns: [people.companyId, people.id] }),
    index('customer_merges_customer').on(merge.companyId, merge.customerId, merge.mergedAt, merge.id),
  ],
);
