import { isNotNull } from 'drizzle-orm';
import { activities } from '../../schema/tables/activities.ts';
import { deals } from '../../schema/tables/deals.ts';
import { contacts, customerMerges, customers } from '../../schema/tables/parties.ts';
import { prospects } from '../../schema/tables/prospects.ts';
import { Person } from '../access/person.type.ts';
import { ownedRows } from '../access/row-scopes.ts';
import { Activity } from '../activities/activity.type.ts';
import { Deal } from '../deals/deal.type.ts';
import { Column, Connection, Entity, Id, ToMany, ToOne } from '../graph/decorators.ts';
import { enumType } from '../graph/enum-type.ts';
import { CountryCodeScalar, CurrencyCodeScalar, DateTimeScalar } from '../trade/trade.scalar.ts';
import { CustomerMerge } from './customer-merge.type.ts';
import { customerSources } from './customer-source.ts';
import { Prospect } from './prospect.type.ts';

export const CustomerSourceType = enumType('CustomerSource', customerSources, 'How a customer came to us.', {
  TRADE_SHOW: 'Met at a trade fair.',
  REFERRAL: 'Recommended by someone who knows us.',
  DIRECTORY: 'Found in a directory or a customs record.',
  WEB_FORM: 'Wrote through our website.',
  PARTNER: 'Brought by a partner.',
  OUTREACH: 'Written or called to by us.',
});

@Entity(customers, {
  description: 'A company abroad that buys, or may.',
  prefix: 'customer',
  scope: ownedRows<typeof customers>(({ pooledAt }) => isNotNull(pooledAt)),
  filters: {
    country: { kind: 'anyOf', column: customers.country, type: () => CountryCodeScalar },
    source: { kind: 'anyOf', column: customers.source, type: () => CustomerSourceType },
    owner: { kind: 'idIn', column: customers.ownerId, target: () => Person },
    name: { kind: 'text', column: customers.name },
    pooledAt: { kind: 'range', column: customers.pooledAt, of: 'DateTime' },
    search: { kind: 'search', columns: [customers.name, customers.city, customers.taxNumber] },
  },
  orders: { name: customers.name, createdAt: customers.createdAt },
})
export class Customer {
  @Id(customers.id)
  id!: string;

  @Column(customers.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(customers.name, { description: 'The registered name.' })
  name!: string;

  @Column(customers.country, {
    type: () => CountryCodeScalar,
    description: 'Where it is established (ISO 3166-1 alpha-2).',
  })
  country!: string;

  @Column(customers.city, { description: 'The city of its seat.' })
  city!: string | null;

  @Column(customers.address, { description: 'The address as it is printed on documents.' })
  address!: string | null;

  @Column(customers.website, { description: 'Its website.' })
  website!: string | null;

  @Column(customers.taxNumber, { description: 'Tax or VAT number, unique in its country.' })
  taxNumber!: string | null;

  @Column(customers.currency, {
    type: () => CurrencyCodeScalar,
    description: 'The currency that it prefers to buy in (ISO 4217).',
  })
  currency!: string;

  @Column(customers.language, { description: 'The language that it reads (BCP 47).' })
  language!: string;

  @Column(customers.source, { type: () => CustomerSourceType, description: 'How it came to us.' })
  source!: string;

  @Column(customers.createdAt, { type: () => DateTimeScalar, description: 'When it was entered.' })
  createdAt!: string;

  @Column(customers.pooledAt, {
    description:
      'Since when it is in the public pool, where every salesperson sees it; null while somebody looks after it.',
  })
  pooledAt!: string | null;

  @ToOne(() => Prospect, customers.id, {
    description: 'What is known of it as a prospect, with its score.',
    to: prospects.customerId,
  })
  prospect!: Prospect | null;

  @ToOne(() => Person, customers.ownerId, { description: 'The salesperson who looks after it, or did last.' })
  owner!: Person | null;

  @ToMany(() => Contact, contacts.customerId, {
    description: 'The people there, by name.',
    orderBy: [contacts.name, contacts.id],
    atMost: 200,
  })
  contacts!: Contact[];

  @ToMany(() => CustomerMerge, customerMerges.customerId, {
    description: 'What was found to be the same, and was merged into it.',
    orderBy: [customerMerges.mergedAt, customerMerges.id],
    atMost: 50,
  })
  mergedFrom!: CustomerMerge[];

  @Connection(() => Deal, deals.customerId, { description: 'Its deals that you may see.' })
  deals!: object;

  @Connection(() => Activity, activities.customerId, { description: 'What was done and is planned with it.' })
  activities!: object;
}

@Entity(contacts, {
  description: 'A person at a customer.',
  prefix: 'contact',
  scope: { parent: () => Customer, through: contacts.customerId },
})
export class Contact {
  @Id(contacts.id)
  id!: string;

  @Column(contacts.version, { description: 'Counts the changes; an edit names the one that it read.' })
  version!: number;

  @Column(contacts.name, { description: 'Full name.' })
  name!: string;

  @Column(contacts.position, { description: 'What they do there.' })
  position!: string | null;

  @Column(contacts.email, { description: 'Mail address, unique at the customer.' })
  email!: string | null;

  @Column(contacts.phone, { description: 'Telephone number, with the country code.' })
  phone!: string | null;

  @Column(contacts.language, { description: 'The language to write in (BCP 47); null for the customer’s.' })
  language!: string | null;

  @Column(contacts.isPrimary, { description: 'Whether they are the first to turn to.' })
  isPrimary!: boolean;

  @ToOne(() => Customer, contacts.customerId, { description: 'Where they work.' })
  customer!: Customer | null;
}
